#include "pictures/screenshots.h"

#include "mainwindow/mainwindow.h"
#include "widgets/wording.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QFont>
#include <QLineEdit>
#include <QTextStream>

namespace regioncast {

using namespace std::chrono_literals;

namespace {

QDateTime fixedNow()
{
    return {QDate(2026, 10, 30), QTime(8, 0), Qt::UTC};
}

constexpr auto stepDeadline = 20s;

WorldSettings fixedWorld()
{
    WorldSettings world;
    world.epoch = fixedNow().addSecs(qint64{-2} * 60 * 60);
    return world;
}

} // namespace

void Screenshots::prepare(int scale)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_SCALE_FACTOR", QByteArray::number(scale));
    qputenv("TZ", "UTC");
    qputenv("USER", "anna");
    qputenv("LC_ALL", "C.UTF-8");
}

Screenshots::Screenshots(const QString &folder, const QLocale &locale, const QString &language)
    : m_clock(fixedNow())
    , m_context{locale, ErrorCatalogue::load(locale), RegionTable::load(locale), m_clock, language}
    , m_world(fixedWorld())
    , m_stage(m_context, folder, stepDeadline)
{
    plan();
    connect(&m_stage, &Stage::finished, this, [this] {
        QTextStream(stdout) << m_stage.picturesWritten() << " pictures in "
                            << m_stage.pictureFolder() << '\n';
        Q_EMIT ended(0);
    });
    connect(&m_stage, &Stage::failed, this, [this](const QString &what) {
        QTextStream(stderr) << "regioncast screenshots: " << what << '\n';
        Q_EMIT ended(1);
    });
}

void Screenshots::start()
{
    // Which shapes Chinese characters have depends on the language.
    QFont font;
    font.setFamilies({QStringLiteral("Noto Sans"), m_context.language == QLatin1String("ja")
                                                       ? QStringLiteral("Noto Sans CJK JP")
                                                       : QStringLiteral("Noto Sans CJK SC")});
    font.setPointSize(10);
    QApplication::setFont(font);
    QApplication::setCursorFlashTime(0);
    Workspace::Options options;
    options.makeClient = [this](const Profile &) {
        auto client = std::make_unique<WorldClient>(m_world, m_clock);
        m_client = client.get();
        return client;
    };
    m_stage.start(std::move(options));
}

void Screenshots::plan()
{
    const auto region = [this](const char *id) {
        return m_context.regions.name(RegionId{QString::fromLatin1(id)});
    };
    const QString frankfurt = region("eu-central-1");
    const QString tokyo = region("ap-northeast-1");
    const QString singapore = region("ap-southeast-1");
    const auto send = [this] {
        m_stage.press("sendButton");
        m_stage.step(QStringLiteral("be sent"), [this] { return !m_stage.window().isReviewing(); });
    };
    const auto trigger = [this](const char *action) {
        m_stage.window().findChild<QAction *>(QString::fromLatin1(action))->trigger();
    };
    /// Makes the task row current whose destination is in that state.
    const auto chooseTask = [this](DestinationState wanted) {
        m_stage.step(
            QStringLiteral("choose the row that is %1").arg(wordOf(wanted)), [this, wanted] {
                for (const auto &[number, destination] : m_stage.session().tasks().destinations()) {
                    if (destination.state() != wanted)
                        continue;
                    const QString view = QStringLiteral("taskTree");
                    const QString text = Wording(m_context).destination(destination).text;
                    return m_stage.pilot().clickCell(view, m_stage.pilot().indexOf(view, text, 1));
                }
                return false;
            });
    };

    m_stage.step(QStringLiteral("list images and regions"), [this] {
        return m_stage.session().imagesState().phase == LoadState::Phase::Complete
               && m_stage.session().regionsState().phase == RegionsState::Phase::Complete
               && m_stage.session().tasksLoaded();
    });
    m_stage.picture(QStringLiteral("first-screen"));

    m_stage.choose("imageTable", QStringLiteral("rhel9-cad"));
    for (const QString &name : {frankfurt, tokyo, singapore})
        m_stage.tick("destinationTree", name);
    m_stage.picture(QStringLiteral("form"));
    m_stage.choose("imageTable", QStringLiteral("win11-office"), Qt::ControlModifier);
    m_stage.choose("imageTable", QStringLiteral("win2022-base"), Qt::ControlModifier);
    m_stage.picture(QStringLiteral("form-several-images"));
    m_stage.press("reviewButton");
    m_stage.type("labelEdit", QStringLiteral("CHG-20417"));
    m_stage.picture(QStringLiteral("review"));
    send();
    pass(QStringLiteral("see copies on their way"),
         [this] { return m_stage.anyIn(DestinationState::Copying); });
    pass(QStringLiteral("wait a minute"), [this, until = std::make_shared<QDateTime>()] {
        if (until->isNull())
            *until = m_clock.utc().addSecs(60);
        return m_clock.utc() >= *until;
    });
    m_stage.picture(QStringLiteral("copying"));
    pass(QStringLiteral("see every copy end"), [this] { return m_stage.allEnded(); });
    chooseTask(DestinationState::Failed);
    m_stage.picture(QStringLiteral("failed"));
    chooseTask(DestinationState::Done);
    m_stage.picture(QStringLiteral("done"));

    // The ticks of the form stay when another image is chosen; details are in front now.
    m_stage.choose("imageTable", QStringLiteral("encrypted-finance"));
    m_stage.step(QStringLiteral("open the form"), [trigger] {
        trigger("actionCopyToRegions");
        return true;
    });
    m_stage.press("reviewButton");
    send();
    pass(QStringLiteral("see the refusal"),
         [this] { return m_stage.anyIn(DestinationState::Refused) && m_stage.allEnded(); });
    chooseTask(DestinationState::Refused);
    m_stage.picture(QStringLiteral("refused"));

    m_stage.type("searchEdit", QStringLiteral("foo"));
    m_stage.rest();
    m_stage.picture(QStringLiteral("nothing-found"));
    m_stage.step(QStringLiteral("clear the search"), [this] {
        m_stage.window().findChild<QLineEdit *>(QStringLiteral("searchEdit"))->clear();
        return true;
    });
    m_stage.rest();

    m_stage.step(QStringLiteral("lose the line"), [this, trigger] {
        m_client->failNext(QStringLiteral("ListImage"),
                           makeError(ErrorKind::Transport, Effect::NothingSent, codes::unreachable,
                                     {QStringLiteral("appstream-center.example.invalid")}));
        trigger("actionLookNow");
        return true;
    });
    pass(QStringLiteral("see the failed reading"),
         [this] { return m_stage.session().trackerState().failing.has_value(); });
    m_stage.picture(QStringLiteral("offline"));

    m_stage.step(QStringLiteral("open the profile dialog"), [trigger] {
        trigger("actionNewProfile");
        return true;
    });
    m_stage.picture(QStringLiteral("profile"), [this]() -> QWidget * {
        return m_stage.window().findChild<QDialog *>(QStringLiteral("profileDialog"));
    });
}

void Screenshots::pass(const QString &what, std::function<bool()> until)
{
    m_stage.step(what, [this, until = std::move(until)] {
        if (until())
            return true;
        m_clock.advance(1s);
        return false;
    });
}

} // namespace regioncast
