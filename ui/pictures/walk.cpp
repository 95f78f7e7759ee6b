#include "pictures/walk.h"

#include "mainwindow/mainwindow.h"
#include "widgets/wording.h"

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
    , m_script(stepDeadline)
{
}

Walk::~Walk() = default;

void Walk::start()
{
    if (!QDir().mkpath(m_folder)) {
        fail(QStringLiteral("The folder '%1' cannot be created.").arg(m_folder));
        return;
    }
    m_workspace =
        std::make_unique<Workspace>(Workspace::Options{m_data.path(), m_world}, m_context.clock);
    m_workspace->open([this](const Result<void> &opened) {
        if (!opened) {
            fail(m_context.errors.text(opened.error()).message);
            return;
        }
        m_window = std::make_unique<MainWindow>(*m_workspace, m_context, false);
        m_pilot = std::make_unique<Pilot>(m_window.get());
        m_window->show();
        plan();
        m_script.start();
    });
}

void Walk::station(const QString &picture, const QString &what, std::function<bool()> act)
{
    m_script.add(what, std::move(act));
    m_script.add(QStringLiteral("write the picture ") + picture, [this, picture] {
        return m_window->grab().save(m_folder + QLatin1Char('/') + picture
                                     + QStringLiteral(".png"));
    });
}

void Walk::plan()
{
    const auto session = [this] {
        return m_workspace->session();
    };
    station(QStringLiteral("1-first-screen"), QStringLiteral("list images and regions"), [session] {
        return session()->imagesState().phase == LoadState::Phase::Complete
               && session()->regionsState().phase == RegionsState::Phase::Complete;
    });
    for (const QString &name : imageNames) {
        m_script.add(QStringLiteral("choose the image ") + name, [this, name] {
            return m_pilot->clickCell(
                QStringLiteral("imageTable"), m_pilot->indexOf(QStringLiteral("imageTable"), name),
                name == imageNames.first() ? Qt::NoModifier : Qt::ControlModifier);
        });
    }
    for (const RegionId &region : destinations) {
        const QString name = m_context.regions.name(region);
        m_script.add(QStringLiteral("tick the region ") + name, [this, name] {
            return m_pilot->tick(QStringLiteral("destinationTree"),
                                 m_pilot->indexOf(QStringLiteral("destinationTree"), name));
        });
    }
    station(QStringLiteral("2-form"), QStringLiteral("be offered a review"),
            [this] { return m_pilot->find(QStringLiteral("reviewButton"))->isEnabled(); });
    m_script.add(QStringLiteral("press Review"),
                 [this] { return m_pilot->click(QStringLiteral("reviewButton")); });
    station(QStringLiteral("3-review"), QStringLiteral("see the review page"), [this] {
        const QWidget *send = m_pilot->find(QStringLiteral("sendButton"));
        return send && send->isEnabled();
    });
    m_script.add(QStringLiteral("type a label"), [this] {
        return m_pilot->type(QStringLiteral("labelEdit"), QStringLiteral("CHG-20417"));
    });
    m_script.add(QStringLiteral("press Send"),
                 [this] { return m_pilot->click(QStringLiteral("sendButton")); });
    station(QStringLiteral("4-sent"), QStringLiteral("see the batch in the task table"),
            [session] { return !session()->tasks().destinations().empty(); });
    station(QStringLiteral("5-copying"), QStringLiteral("see copies on their way"), [session] {
        const auto &all = session()->tasks().destinations();
        return std::any_of(all.begin(), all.end(), [](const auto &entry) {
            return entry.second.state() == DestinationState::Copying;
        });
    });
    station(QStringLiteral("6-ended"), QStringLiteral("see every copy end"),
            [this] { return allEnded(); });
    station(QStringLiteral("7-details"), QStringLiteral("choose the copy that failed"),
            [this, session] {
                for (const auto &[number, destination] : session()->tasks().destinations()) {
                    if (destination.state() != DestinationState::Failed)
                        continue;
                    const QString text = Wording(m_context).destination(destination).text;
                    return m_pilot->clickCell(
                        QStringLiteral("taskTree"),
                        m_pilot->indexOf(QStringLiteral("taskTree"), text, 1));
                }
                return false;
            });
    connect(&m_script, &Script::finished, this, [this] {
        printTasks();
        QTextStream(stdout) << "Pictures: " << QDir(m_folder).absolutePath() << '\n';
        Q_EMIT ended(0);
    });
    connect(&m_script, &Script::stuck, this, [this](const QString &what) {
        printTasks();
        fail(QStringLiteral("Gave up after %1 s; this could not be done: %2")
                 .arg(std::chrono::seconds(stepDeadline).count())
                 .arg(what));
    });
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
