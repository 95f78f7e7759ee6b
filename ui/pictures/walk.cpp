#include "pictures/walk.h"

#include "widgets/wording.h"

#include <QAbstractItemModel>
#include <QHeaderView>
#include <QTextStream>
#include <QTreeView>

namespace regioncast {

using namespace std::chrono_literals;

namespace {

/// The three images of the standard practice catalogue that the walk copies, the regions it copies
/// them to. The copy of the first to Frankfurt fails: the practice service is made so.
constexpr const char *imageNames[] = {"rhel9-cad", "win11-office", "win2022-base"};
constexpr const char *destinations[] = {"eu-central-1", "ap-northeast-1", "ap-southeast-1"};
constexpr auto stepDeadline = 120s;

void printRows(QTextStream &out, const QTreeView &tree, const QModelIndex &parent, int depth)
{
    const QAbstractItemModel *model = tree.model();
    for (int row = 0; row < model->rowCount(parent); ++row) {
        QString line(qsizetype{2} * depth, QLatin1Char(' '));
        for (int visual = 0; visual < tree.header()->count(); ++visual) {
            const int column = tree.header()->logicalIndex(visual);
            if (tree.isColumnHidden(column))
                continue;
            const QString text = model->index(row, column, parent).data().toString();
            const int width = column == 0 ? 34 - depth * 2 : column == 1 ? 44 : 12;
            line += text.leftJustified(width) + QLatin1Char(' ');
        }
        out << line.trimmed().prepend(QString(qsizetype{2} * depth, QLatin1Char(' '))) << '\n';
        printRows(out, tree, model->index(row, 0, parent), depth + 1);
    }
}

} // namespace

Walk::Walk(const UiContext &context, const WorldSettings &world, QString pictureFolder)
    : m_context(context)
    , m_world(world)
    , m_stage(context, std::move(pictureFolder), stepDeadline)
{
    plan();
    connect(&m_stage, &Stage::finished, this, [this] {
        printTasks();
        QTextStream(stdout) << "Pictures: " << m_stage.pictureFolder() << '\n';
        Q_EMIT ended(0);
    });
    connect(&m_stage, &Stage::failed, this, [this](const QString &what) {
        QTextStream(stderr) << "regioncast walk: " << what << '\n';
        Q_EMIT ended(1);
    });
}

void Walk::start()
{
    Workspace::Options options;
    options.practice = m_world;
    m_stage.start(std::move(options));
}

void Walk::plan()
{
    m_stage.step(QStringLiteral("list images and regions"), [this] {
        return m_stage.session().imagesState().phase == LoadState::Phase::Complete
               && m_stage.session().regionsState().phase == RegionsState::Phase::Complete;
    });
    m_stage.picture(QStringLiteral("1-first-screen"));
    for (const char *const &name : imageNames) {
        m_stage.choose("imageTable", QString::fromLatin1(name),
                       &name == imageNames ? Qt::NoModifier : Qt::ControlModifier);
    }
    for (const char *region : destinations)
        m_stage.tick("destinationTree", m_context.regions.name({QString::fromLatin1(region)}));
    m_stage.picture(QStringLiteral("2-form"));
    m_stage.press("reviewButton");
    m_stage.type("labelEdit", QStringLiteral("CHG-20417"));
    m_stage.picture(QStringLiteral("3-review"));
    m_stage.press("sendButton");
    m_stage.step(QStringLiteral("see the batch in the task table"),
                 [this] { return !m_stage.session().tasks().destinations().empty(); });
    m_stage.picture(QStringLiteral("4-sent"));
    // At a high speed copies may end between two readings, never seen on their way.
    m_stage.step(QStringLiteral("see copies on their way"),
                 [this] { return m_stage.anyIn(DestinationState::Copying) || m_stage.allEnded(); });
    m_stage.picture(QStringLiteral("5-copying"));
    m_stage.step(QStringLiteral("see every copy end"), [this] { return m_stage.allEnded(); });
    m_stage.picture(QStringLiteral("6-ended"));
    m_stage.step(QStringLiteral("choose the copy that failed"), [this] {
        for (const auto &[number, destination] : m_stage.session().tasks().destinations()) {
            if (destination.state() != DestinationState::Failed)
                continue;
            const QString view = QStringLiteral("taskTree");
            const QString text = Wording(m_context).destination(destination).text;
            return m_stage.pilot().clickCell(view, m_stage.pilot().indexOf(view, text, 1));
        }
        return false;
    });
    m_stage.picture(QStringLiteral("7-details"));
}

void Walk::printTasks() const
{
    QTextStream out(stdout);
    const auto *tree = qobject_cast<QTreeView *>(m_stage.pilot().find(QStringLiteral("taskTree")));
    if (tree)
        printRows(out, *tree, {}, 0);
}

} // namespace regioncast
