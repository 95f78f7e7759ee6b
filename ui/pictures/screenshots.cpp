#include "pictures/screenshots.h"

#include "mainwindow/mainwindow.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QFont>
#include <QLineEdit>
#include <QTabWidget>
#include <QTextStream>

namespace regioncast {

using namespace std::chrono_literals;

namespace {

const QDateTime fixedNow(QDate(2026, 10, 30), QTime(8, 0), Qt::UTC);

WorldSettings fixedWorld()
{
    WorldSettings world;
    world.epoch = fixedNow.addSecs(-2 * 60 * 60);
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
    : m_folder(folder)
    , m_clock(fixedNow)
    , m_context{locale, ErrorCatalogue::load(locale), RegionTable::load(locale), m_clock, language}
    , m_world(fixedWorld())
    , m_script(20s)
{
}

Screenshots::~Screenshots() = default;

void Screenshots::start()
{
    if (!QDir().mkpath(m_folder)) {
        fail(QStringLiteral("The folder '%1' cannot be created.").arg(m_folder));
        return;
    }
    QApplication::setFont(QFont(QStringLiteral("Noto Sans"), 10));
    QApplication::setCursorFlashTime(0);
    Workspace::Options options;
    options.folder = m_data.path();
    options.makeClient = [this](const Profile &) {
        auto client = std::make_unique<WorldClient>(m_world, m_clock);
        m_client = client.get();
        return client;
    };
    m_workspace = std::make_unique<Workspace>(std::move(options), m_clock);
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

void Screenshots::plan()
{
    const auto session = [this] {
        return m_workspace->session();
    };
    const auto name = [this](const char *region) {
        return m_context.regions.name(RegionId{QString::fromLatin1(region)});
    };
    const auto choose = [this](const QString &image, Qt::KeyboardModifiers modifiers) {
        m_script.add(QStringLiteral("choose ") + image, [this, image, modifiers] {
            return m_pilot->clickCell(QStringLiteral("imageTable"),
                                      m_pilot->indexOf(QStringLiteral("imageTable"), image),
                                      modifiers);
        });
    };
    const auto tick = [this](const QString &region) {
        m_script.add(QStringLiteral("tick ") + region, [this, region] {
            return m_pilot->tick(QStringLiteral("destinationTree"),
                                 m_pilot->indexOf(QStringLiteral("destinationTree"), region));
        });
    };
    const auto press = [this](const char *button) {
        m_script.add(QStringLiteral("press ") + QString::fromLatin1(button),
                     [this, button] { return m_pilot->click(QString::fromLatin1(button)); });
    };
    const auto chooseTask = [this](const QString &text) {
        m_script.add(QStringLiteral("choose the task row ") + text, [this, text] {
            return m_pilot->clickCell(QStringLiteral("taskTree"),
                                      m_pilot->indexOf(QStringLiteral("taskTree"), text));
        });
    };
    const auto state = [session](DestinationState wanted) {
        const auto &all = session()->tasks().destinations();
        return std::any_of(all.begin(), all.end(),
                           [wanted](const auto &entry) { return entry.second.state() == wanted; });
    };
    const auto allEnded = [session] {
        const auto &all = session()->tasks().destinations();
        return std::all_of(all.begin(), all.end(),
                           [](const auto &entry) { return isEnded(entry.second.state()); });
    };

    pass(QStringLiteral("list images and regions"), [session] {
        return session()->imagesState().phase == LoadState::Phase::Complete
               && session()->regionsState().phase == RegionsState::Phase::Complete
               && session()->tasksLoaded();
    });
    picture(QStringLiteral("first-screen"));

    choose(QStringLiteral("rhel9-cad"), Qt::NoModifier);
    tick(name("eu-central-1"));
    tick(name("ap-northeast-1"));
    tick(name("ap-southeast-1"));
    picture(QStringLiteral("form"));
    choose(QStringLiteral("win11-office"), Qt::ControlModifier);
    choose(QStringLiteral("win2022-base"), Qt::ControlModifier);
    picture(QStringLiteral("form-several-images"));
    press("reviewButton");
    m_script.add(QStringLiteral("label"), [this] {
        return m_pilot->type(QStringLiteral("labelEdit"), QStringLiteral("CHG-20417"));
    });
    picture(QStringLiteral("review"));
    press("sendButton");
    m_script.add(QStringLiteral("be sent"), [this, session] {
        return !m_window->isReviewing() && !session()->tasks().destinations().empty();
    });
    pass(QStringLiteral("copies on their way"),
         [state] { return state(DestinationState::Copying); });
    pass(QStringLiteral("half a minute"), [this, until = std::make_shared<QDateTime>()] {
        if (until->isNull())
            *until = m_clock.utc().addSecs(30);
        return m_clock.utc() >= *until;
    });
    picture(QStringLiteral("copying"));
    pass(QStringLiteral("every copy has ended"), allEnded);
    chooseTask(name("eu-central-1"));
    picture(QStringLiteral("failed"));
    chooseTask(name("ap-northeast-1"));
    picture(QStringLiteral("done"));

    choose(QStringLiteral("encrypted-finance"), Qt::NoModifier);
    press("reviewButton");
    press("sendButton");
    m_script.add(QStringLiteral("be sent"), [this] { return !m_window->isReviewing(); });
    pass(QStringLiteral("the refusal"), [state] { return state(DestinationState::Refused); });
    pass(QStringLiteral("every copy has ended"), allEnded);
    chooseTask(name("eu-central-1"));
    picture(QStringLiteral("refused"));

    m_script.add(QStringLiteral("search for nothing"), [this] {
        return m_pilot->type(QStringLiteral("searchEdit"), QStringLiteral("foo"));
    });
    picture(QStringLiteral("nothing-found"));
    m_script.add(QStringLiteral("clear the search"), [this] {
        auto *search = m_window->findChild<QLineEdit *>(QStringLiteral("searchEdit"));
        search->clear();
        return true;
    });
    m_script.add(QStringLiteral("lose the line"), [this] {
        Error lost = makeError(ErrorKind::Transport, Effect::NothingSent, codes::unreachable,
                               {QStringLiteral("appstream-center.example.invalid")});
        m_client->failNext(QStringLiteral("ListImage"), lost, 1);
        m_window->findChild<QAction *>(QStringLiteral("actionLookNow"))->trigger();
        return true;
    });
    pass(QStringLiteral("the failed reading"),
         [session] { return session()->trackerState().failing.has_value(); });
    picture(QStringLiteral("offline"));

    m_script.add(QStringLiteral("open the profile dialog"), [this] {
        m_window->findChild<QAction *>(QStringLiteral("actionNewProfile"))->trigger();
        return m_window->findChild<QDialog *>(QStringLiteral("profileDialog")) != nullptr;
    });
    pictureOf(QStringLiteral("profile"), [this]() -> QWidget * {
        return m_window->findChild<QDialog *>(QStringLiteral("profileDialog"));
    });

    connect(&m_script, &Script::finished, this, [this] {
        QTextStream(stdout) << m_written << " pictures in " << QDir(m_folder).absolutePath()
                            << '\n';
        Q_EMIT ended(0);
    });
    connect(&m_script, &Script::stuck, this, [this](const QString &what) {
        m_window->grab().save(m_folder + QStringLiteral("/stuck.png"));
        fail(QStringLiteral("This could not be done: %1 (see stuck.png)").arg(what));
    });
}

void Screenshots::pass(const QString &what, std::function<bool()> until)
{
    m_script.add(what, [this, until = std::move(until)] {
        if (until())
            return true;
        m_clock.advance(1s);
        return false;
    });
}

void Screenshots::picture(const QString &name)
{
    pictureOf(name, [this]() -> QWidget * { return m_window.get(); });
}

void Screenshots::pictureOf(const QString &name, std::function<QWidget *()> which)
{
    // One turn of the event loop between what was done and the picture, so that everything posted
    // has been laid out and painted.
    m_script.add(QStringLiteral("let it settle"),
                 [turns = std::make_shared<int>(0)] { return ++*turns > 3; });
    m_script.add(QStringLiteral("write ") + name, [this, name, which = std::move(which)] {
        QWidget *widget = which();
        if (!widget
            || !widget->grab().save(m_folder + QLatin1Char('/') + name + QStringLiteral(".png"))) {
            return false;
        }
        ++m_written;
        return true;
    });
}

void Screenshots::fail(const QString &what)
{
    QTextStream(stderr) << "regioncast screenshots: " << what << '\n';
    Q_EMIT ended(1);
}

} // namespace regioncast
