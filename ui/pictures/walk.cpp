#include "pictures/walk.h"

#include "mainwindow/mainwindow.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDir>
#include <QHeaderView>
#include <QPixmap>
#include <QTextStream>
#include <QTreeView>

namespace regioncast {

using namespace std::chrono_literals;

namespace {

/// The three images of the standard practice catalogue that the walk copies, the regions it copies
/// them to. The copy of the first to Frankfurt fails: the practice service is made so.
const QStringList imageNames{QStringLiteral("rhel9-cad"), QStringLiteral("win11-office"),
                             QStringLiteral("win2022-base")};
const QList<RegionId> destinations{{QStringLiteral("eu-central-1")},
                                   {QStringLiteral("ap-northeast-1")},
                                   {QStringLiteral("ap-southeast-1")}};
constexpr auto stepPause = 20ms;
constexpr auto stepDeadline = 120s;

void printRows(QTextStream &out, const QTreeView &tree, const QModelIndex &parent, int depth)
{
    const QAbstractItemModel *model = tree.model();
    for (int row = 0; row < model->rowCount(parent); ++row) {
        QString line(depth * 2, QLatin1Char(' '));
        for (int visual = 0; visual < tree.header()->count(); ++visual) {
            const int column = tree.header()->logicalIndex(visual);
            if (tree.isColumnHidden(column))
                continue;
            const QString text = model->index(row, column, parent).data().toString();
            const int width = column == 0 ? 34 - depth * 2 : column == 1 ? 44 : 12;
            line += text.leftJustified(width) + QLatin1Char(' ');
        }
        out << line.trimmed().prepend(QString(depth * 2, QLatin1Char(' '))) << '\n';
        printRows(out, tree, model->index(row, 0, parent), depth + 1);
    }
}

} // namespace

Walk::Walk(const UiContext &context, const WorldSettings &world, QString pictureFolder)
    : m_context(context)
    , m_world(world)
    , m_folder(std::move(pictureFolder))
{
}

Walk::~Walk() = default;

void Walk::start()
{
    if (!QDir().mkpath(m_folder)) {
        fail(QStringLiteral("The folder '%1' cannot be created.").arg(m_folder));
        return;
    }
    m_workspace = std::make_unique<Workspace>(Workspace::Options{m_data.path(), m_world},
                                              m_context.clock);
    m_workspace->open([this](const Result<void> &opened) {
        if (!opened) {
            fail(m_context.errors.text(opened.error()).message);
            return;
        }
        m_window = std::make_unique<MainWindow>(*m_workspace, m_context, false);
        m_pilot = std::make_unique<Pilot>(m_window.get());
        m_window->show();
        plan();
        m_stepBegan = m_context.clock.monotonic();
        proceed();
    });
}

void Walk::plan()
{
    const auto session = [this] { return m_workspace->session(); };
    m_steps.append({QStringLiteral("images and regions are listed"),
                    [session] {
                        return session()->imagesState().phase == LoadState::Phase::Complete
                               && session()->regionsState().phase == RegionsState::Phase::Complete;
                    },
                    QStringLiteral("1-first-screen")});
    for (qsizetype i = 0; i < imageNames.size(); ++i) {
        m_steps.append({QStringLiteral("choose ") + imageNames.at(i), [this, i] {
                            return m_pilot->clickCell(
                                QStringLiteral("imageTable"),
                                m_pilot->indexOf(QStringLiteral("imageTable"), imageNames.at(i)),
                                i == 0 ? Qt::NoModifier : Qt::ControlModifier);
                        }});
    }
    for (const RegionId &region : destinations) {
        const QString name = m_context.regions.name(region);
        m_steps.append({QStringLiteral("tick ") + name, [this, name] {
                            return m_pilot->tick(
                                QStringLiteral("destinationTree"),
                                m_pilot->indexOf(QStringLiteral("destinationTree"), name));
                        }});
    }
    m_steps.append({QStringLiteral("the form offers 9 copies"),
                    [this] { return m_pilot->find(QStringLiteral("reviewButton"))->isEnabled(); },
                    QStringLiteral("2-form")});
    m_steps.append({QStringLiteral("review"),
                    [this] { return m_pilot->click(QStringLiteral("reviewButton")); }});
    m_steps.append({QStringLiteral("the review page stands"),
                    [this] {
                        const QWidget *send = m_pilot->find(QStringLiteral("sendButton"));
                        return send && send->isEnabled();
                    },
                    QStringLiteral("3-review")});
    m_steps.append({QStringLiteral("label"), [this] {
                        return m_pilot->type(QStringLiteral("labelEdit"),
                                             QStringLiteral("CHG-20417"));
                    }});
    m_steps.append(
        {QStringLiteral("send"), [this] { return m_pilot->click(QStringLiteral("sendButton")); }});
    m_steps.append({QStringLiteral("the batch stands in the task table"),
                    [session] { return !session()->tasks().destinations().empty(); },
                    QStringLiteral("4-sent")});
    m_steps.append({QStringLiteral("some copies are on their way"),
                    [session] {
                        const auto &all = session()->tasks().destinations();
                        return std::any_of(all.begin(), all.end(), [](const auto &entry) {
                            return entry.second.state() == DestinationState::Copying;
                        });
                    },
                    QStringLiteral("5-copying")});
    m_steps.append({QStringLiteral("every copy has ended"), [this] { return allEnded(); },
                    QStringLiteral("6-ended")});
    m_steps.append({QStringLiteral("choose the copy that failed"),
                    [this] {
                        const QString failed = m_context.regions.name(destinations.first());
                        return m_pilot->clickCell(
                            QStringLiteral("taskTree"),
                            m_pilot->indexOf(QStringLiteral("taskTree"), failed));
                    },
                    QStringLiteral("7-details")});
}

void Walk::proceed()
{
    if (m_step == m_steps.size()) {
        printTasks();
        QTextStream(stdout) << "Pictures: " << QDir(m_folder).absolutePath() << '\n';
        Q_EMIT ended(0);
        return;
    }
    const Step &step = m_steps.at(m_step);
    if (step.act()) {
        if (!step.picture.isEmpty() && !savePicture(step.picture)) {
            fail(QStringLiteral("The picture '%1' cannot be written.").arg(step.picture));
            return;
        }
        ++m_step;
        m_stepBegan = m_context.clock.monotonic();
    } else if (m_context.clock.monotonic() - m_stepBegan > stepDeadline) {
        savePicture(QStringLiteral("stuck"));
        printTasks();
        fail(QStringLiteral("Stuck for %1 s at: %2")
                 .arg(std::chrono::seconds(stepDeadline).count())
                 .arg(step.what));
        return;
    }
    m_next = m_context.clock.after(stepPause, [this] { proceed(); });
}

bool Walk::savePicture(const QString &name)
{
    return m_window->grab().save(m_folder + QLatin1Char('/') + name + QStringLiteral(".png"));
}

void Walk::fail(const QString &what)
{
    QTextStream(stderr) << "regioncast walk: " << what << '\n';
    Q_EMIT ended(1);
}

bool Walk::allEnded() const
{
    const auto &all = m_workspace->session()->tasks().destinations();
    return std::all_of(all.begin(), all.end(),
                       [](const auto &entry) { return isEnded(entry.second.state()); });
}

void Walk::printTasks() const
{
    QTextStream out(stdout);
    const auto *tree = qobject_cast<QTreeView *>(m_pilot->find(QStringLiteral("taskTree")));
    if (tree)
        printRows(out, *tree, {}, 0);
}

} // namespace regioncast
