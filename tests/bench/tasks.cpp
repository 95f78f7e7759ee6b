// bench_tasks fill FOLDER COPIES: writes a journal with so many copies, 1,000 of them unsolved.
// bench_tasks use FOLDER IMAGES: opens the console's window on that folder with so many images,
// types into the filter of the tasks over their whole history, then has 1,000 rows change, and
// prints the longest time that the event loop of the window stood still meanwhile.
// bench_tasks open FOLDER IMAGES: only opens it, until everything is read.
#include "command/workspace.h"
#include "mainwindow/mainwindow.h"
#include "support/fakeclient.h"
#include "tasks/taskpane.h"
#include "widgets/uicontext.h"

#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTextStream>
#include <QTimer>

#include <algorithm>
#include <chrono>

using namespace regioncast;
using namespace std::chrono_literals;
using Instant = std::chrono::steady_clock::time_point;

namespace {

constexpr int batchSize = 40;
constexpr int unsolvedCopies = 1000;

QString regionOf(int number)
{
    static const QList<RegionId> regions = RegionTable::load(QLocale::c()).all();
    return regions.at(number % regions.size()).text;
}

/// Batch by batch, two a day, one image in ten regions a task; the newest ones are unsolved.
TaskRecords recordsOf(int copies)
{
    TaskRecords records;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (int i = 0; i < copies; ++i) {
        const QDateTime at = now.addSecs(-qint64{copies - i} * 1080);
        if (i % batchSize == 0) {
            records.batches.append({i / batchSize + 1, practiceProfile().id,
                                    QStringLiteral("CHG-%1").arg(20000 + i / batchSize),
                                    QStringLiteral("anna"), at});
        }
        if (i % 10 == 0) {
            Task task;
            task.number = i / 10 + 1;
            task.batch = i / batchSize + 1;
            task.image = {{QStringLiteral("imgc-%1").arg(i / 10 % 500)}, {QStringLiteral("iv-1")}};
            task.imageName = QStringLiteral("win11-office-%1").arg(i / 10 % 500);
            task.versionLabel = QStringLiteral("v7");
            records.tasks.append(task);
            Request request;
            request.number = task.number;
            request.task = task.number;
            request.state = RequestState::Accepted;
            request.createdAt = request.sentAt = request.endedAt = at;
            request.tid = {QStringLiteral("tid-%1").arg(task.number)};
            request.requestId = QStringLiteral("419F31B9-1FDF-5B2C-9F0E-%1").arg(task.number);
            request.exchange.action = QStringLiteral("StartTaskForDistributeImage");
            request.exchange.request = QString(600, QLatin1Char('q'));
            request.exchange.answer = QString(400, QLatin1Char('a'));
            records.requests.append(request);
        }
        Destination destination;
        destination.number = i + 1;
        destination.task = i / 10 + 1;
        destination.region = {regionOf(i)};
        destination.request = i / 10 + 1;
        destination.sentAt = at;
        destination.since = at.addSecs(1700 + i % 900);
        destination.facts.request = RequestState::Accepted;
        destination.facts.requestEndedAt = at;
        destination.facts.lookedAt = destination.since;
        if (i >= copies - unsolvedCopies)
            destination.facts.failedReads = 2;
        else
            destination.facts.latched = DestinationState::Done;
        records.destinations.append(destination);
        records.requests.last().destinations.append(destination.number);
        records.events.append({i + 1, i + 1, destination.since, wordOf(destination.state()), {}});
    }
    return records;
}

int fill(const QString &folder, int copies)
{
    Journal journal(folder);
    journal.open([&](const Result<JournalOpened> &opened) {
        if (!opened || !opened->isSender) {
            QCoreApplication::exit(1);
            return;
        }
        journal.append(recordsOf(copies), Durability::Durable, [](const Result<void> &written) {
            QCoreApplication::exit(written ? 0 : 1);
        });
    });
    return QCoreApplication::exec();
}

/// The longest gap between two beats. Not without interval: that would keep a core busy.
class Heart
{
public:
    Heart()
    {
        m_beat.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_beat, &QTimer::timeout, &m_beat, [this] { beat(); });
        m_beat.start(1ms);
    }
    void reset()
    {
        m_last = std::chrono::steady_clock::now();
        m_longest = {};
    }
    [[nodiscard]] QString longest()
    {
        beat();
        return QString::number(std::chrono::duration<double, std::milli>(m_longest).count(), 'f',
                               1);
    }

private:
    void beat()
    {
        const Instant now = std::chrono::steady_clock::now();
        m_longest = std::max(m_longest, now - m_last);
        m_last = now;
    }

    QTimer m_beat;
    Instant m_last = std::chrono::steady_clock::now();
    std::chrono::steady_clock::duration m_longest{0};
};

/// Does one step after the other, each when what the one before began has ended.
class Steps final : public QObject
{
public:
    Steps(Workspace &workspace, MainWindow &window, bool all)
        : m_workspace(workspace)
        , m_pane(*window.findChild<TaskPane *>())
        , m_all(all)
    {
        connect(&m_look, &QTimer::timeout, this, &Steps::look);
        m_look.start(20ms);
    }

private:
    [[nodiscard]] bool isQuiet() const
    {
        const ProfileSession &session = *m_workspace.session();
        return session.tasksLoaded() && !m_pane.isCounting()
               && session.imagesState().phase == LoadState::Phase::Complete;
    }
    void look()
    {
        // Quiet for a while: what was put off is done as well.
        m_quiet = isQuiet() ? m_quiet + 1 : 0;
        if (m_quiet < 10)
            return;
        m_quiet = 0;
        step();
        ++m_step;
    }
    void step()
    {
        QTextStream out(stdout);
        if (!m_all) {
            QCoreApplication::exit(0);
            return;
        }
        auto *filter = m_pane.findChild<QLineEdit *>(QStringLiteral("taskFilterEdit"));
        static const QString typed = QStringLiteral("office-42 tokyo");
        if (m_step == 0) {
            const auto *periods = m_pane.findChild<QMenu *>(QStringLiteral("periodMenu"));
            m_heart.reset();
            periods->actions().last()->trigger();
        } else if (m_step == 1) {
            out << "period All: " << m_pane.shownReport().total.total << " copies, longest stall "
                << m_heart.longest() << " ms\n";
            m_heart.reset();
            filter->setText(typed.left(1));
        } else if (m_step <= typed.size()) {
            filter->setText(typed.left(m_step));
        } else if (m_step == typed.size() + 1) {
            out << "filter keystrokes: " << m_pane.shownReport().total.total
                << " copies found, longest stall " << m_heart.longest() << " ms\n";
            filter->clear();
        } else if (m_step == typed.size() + 2) {
            QList<qint64> unsolved;
            for (const auto &[number, copy] : m_workspace.session()->tasks().destinations()) {
                if (copy.isUnsolved())
                    unsolved.append(number);
            }
            out << "rows that change: " << unsolved.size();
            m_heart.reset();
            m_workspace.session()->markSolved(unsolved);
        } else {
            out << ", longest stall " << m_heart.longest() << " ms\n";
            m_look.stop();
            QCoreApplication::exit(0);
        }
    }

    Workspace &m_workspace;
    TaskPane &m_pane;
    bool m_all;
    Heart m_heart;
    QTimer m_look;
    int m_quiet = 0;
    int m_step = 0;
};

int use(const QString &folder, int images, bool all)
{
    SystemClock clock;
    const UiContext context{
        QLocale(QStringLiteral("en_GB")), ErrorCatalogue::load(QLocale(QStringLiteral("en"))),
        RegionTable::load(QLocale(QStringLiteral("en"))), clock, QStringLiteral("en")};
    Workspace::Options options;
    options.folder = folder;
    options.makeClient = [&clock, images](const Profile &) {
        auto client = std::make_unique<test::FakeClient>();
        client->clock = &clock;
        for (int i = 0; i < images; ++i) {
            client->images.append(test::imageRow(QStringLiteral("imgc-%1").arg(i),
                                                 QStringLiteral("iv-1"),
                                                 {{regionOf(i), QStringLiteral("AVAILABLE")},
                                                  {regionOf(i + 1), QStringLiteral("AVAILABLE")}}));
        }
        return client;
    };
    Workspace workspace(options, clock);
    std::unique_ptr<MainWindow> window;
    std::unique_ptr<Steps> steps;
    workspace.open([&](const Result<void> &opened) {
        if (!opened) {
            QCoreApplication::exit(1);
            return;
        }
        window = std::make_unique<MainWindow>(workspace, context, false);
        window->show();
        steps = std::make_unique<Steps>(workspace, *window, all);
    });
    const int code = QApplication::exec();
    steps.reset();
    window.reset();
    return code;
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 4)
        return 2;
    const int count = arguments.at(3).toInt();
    if (arguments.at(1) == QLatin1String("fill"))
        return fill(arguments.at(2), count);
    return use(arguments.at(2), count, arguments.at(1) == QLatin1String("use"));
}
