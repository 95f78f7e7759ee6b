#include "pictures/screenshots.h"

#include "api/credentials.h"
#include "images/filtertree.h"
#include "mainwindow/mainwindow.h"
#include "settings/connectionsteps.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QFont>
#include <QLineEdit>
#include <QMenu>
#include <QTabWidget>
#include <QTextStream>

namespace regioncast {

using namespace std::chrono_literals;

namespace {

const char *const listImage = "ListImage";
const char *const listRegions = "ListRegions";
const char *const startTask = "StartTaskForDistributeImage";

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

Error unreachable()
{
    return makeError(ErrorKind::Transport, Effect::NothingSent, codes::unreachable,
                     {QStringLiteral("appstream-center.example.invalid")});
}

/// An account of the international site. Nobody asks for its secret: scenes have no network.
Profile account()
{
    Profile profile;
    profile.id = QStringLiteral("0a1b2c3d");
    profile.name = QStringLiteral("Production");
    profile.badge = QStringLiteral("PRODUCTION");
    profile.badgeColour = QStringLiteral("violet");
    profile.endpoint = QUrl(text(endpointInternational));
    profile.keyId = QStringLiteral("LTAI5tPracticeKey00k9xQe");
    return profile;
}

void picture(Scene &scene, const char *name)
{
    scene.stage().picture(text(name));
}

void dialogPicture(Scene &scene, const char *name, const char *dialog)
{
    scene.stage().picture(text(name), [&scene, dialog]() -> QWidget * {
        return scene.stage().window().findChild<QDialog *>(text(dialog));
    });
}

void send(Scene &scene)
{
    scene.stage().press("sendButton");
    scene.stage().step(QStringLiteral("be sent"),
                       [&scene] { return !scene.stage().window().isReviewing(); });
}

void clearLine(Scene &scene, const char *edit)
{
    scene.stage().step(QStringLiteral("clear %1").arg(text(edit)), [&scene, edit] {
        scene.stage().window().findChild<QLineEdit *>(text(edit))->clear();
        return true;
    });
    scene.stage().rest();
}

void mainJob(Scene &scene)
{
    Stage &stage = scene.stage();
    scene.listed();
    picture(scene, "first-screen");
    stage.choose("imageTable", QStringLiteral("rhel9-cad"));
    for (const char *region : {"eu-central-1", "ap-northeast-1", "ap-southeast-1"})
        stage.tick("destinationTree", scene.context().regions.name({text(region)}));
    picture(scene, "form");
    stage.choose("imageTable", QStringLiteral("win11-office"), Qt::ControlModifier);
    stage.choose("imageTable", QStringLiteral("win2022-base"), Qt::ControlModifier);
    picture(scene, "form-several-images");
    stage.press("reviewButton");
    stage.type("labelEdit", QStringLiteral("CHG-20417"));
    picture(scene, "review");
    send(scene);
    scene.pass(QStringLiteral("see copies on their way"),
               [&stage] { return stage.anyIn(DestinationState::Copying); });
    scene.pass(QStringLiteral("wait a minute"), [seconds = 0]() mutable { return ++seconds > 60; });
    picture(scene, "copying");
    scene.pass(QStringLiteral("see every copy end"), [&stage] { return stage.allEnded(); });
    scene.chooseTask(DestinationState::Failed);
    picture(scene, "failed");
    scene.chooseTask(DestinationState::Done);
    picture(scene, "done");

    // The ticks of the form stay when another image is chosen; details are in front now.
    stage.choose("imageTable", QStringLiteral("locked-for-change"));
    scene.trigger("actionCopyToRegions");
    stage.press("reviewButton");
    send(scene);
    scene.pass(QStringLiteral("see the refusal"),
               [&stage] { return stage.anyIn(DestinationState::Refused) && stage.allEnded(); });
    scene.chooseTask(DestinationState::Refused);
    picture(scene, "refused");

    stage.type("searchEdit", QStringLiteral("foo"));
    stage.type("taskFilterEdit", QStringLiteral("foo"));
    stage.rest();
    picture(scene, "nothing-found");
    clearLine(scene, "searchEdit");
    clearLine(scene, "taskFilterEdit");

    stage.step(QStringLiteral("lose the line"), [&scene] {
        scene.client().failNext(text(listImage), unreachable());
        return true;
    });
    scene.trigger("actionLookNow");
    scene.pass(QStringLiteral("see the failed reading"),
               [&stage] { return stage.session().trackerState().failing.has_value(); });
    picture(scene, "offline");

    scene.trigger("actionNewProfile");
    dialogPicture(scene, "profile-new", "profileDialog");
    stage.press("saveButton");
    dialogPicture(scene, "profile-incomplete", "profileDialog");
}

void loading(Scene &scene)
{
    scene.stage().step(QStringLiteral("see the first page"), [&scene] {
        return scene.stage().session().imagesState().rowsRead > 0
               && scene.client().callCount(text(listImage)) > 1;
    });
    picture(scene, "loading");
}

/// A picture of the window once its listing of images stands so.
std::function<void(Scene &)> pictureAt(LoadState::Phase phase, const char *name)
{
    return [phase, name](Scene &scene) {
        scene.stage().step(
            QStringLiteral("see the listing of %1").arg(text(name)),
            [&scene, phase] { return scene.stage().session().imagesState().phase == phase; });
        picture(scene, name);
    };
}

/// What a check finds where all is well. Scenes have no network that could be looked at.
QList<CheckStep> goodSteps()
{
    using Kind = CheckStep::Kind;
    QList<CheckStep> steps;
    for (const Kind kind : {Kind::Name, Kind::Reach, Kind::Proxy, Kind::Tls, Kind::Clock, Kind::Key,
                            Kind::ListImages, Kind::Copy}) {
        CheckStep step;
        step.kind = kind;
        step.verdict = kind == Kind::Proxy  ? CheckStep::Verdict::NotTried
                       : kind == Kind::Copy ? CheckStep::Verdict::Open
                                            : CheckStep::Verdict::Passed;
        step.host = account().endpoint.host();
        step.port = 443;
        step.addresses = QStringList{text("203.0.113.20")};
        step.took = 84ms;
        step.subject = text("*.ap-southeast-1.aliyuncs.com");
        step.issuer = text("Example CA");
        step.validUntil = QDateTime(QDate(2027, 3, 2), QTime(12, 0), Qt::UTC);
        step.clockOffset = 400ms;
        step.count = kind == Kind::Key ? 9 : 128;
        steps.append(step);
    }
    return steps;
}

void showTab(Scene &scene, int index)
{
    scene.stage().step(QStringLiteral("turn to the page %1").arg(index), [&scene, index] {
        auto *tabs = scene.stage().window().findChild<QTabWidget *>(text("profileTabs"));
        tabs->setCurrentIndex(index);
        return true;
    });
}

/// A first start on a computer where the vendor's CLI has a key.
void foundKey(Scene &scene)
{
    const QDir home(qEnvironmentVariable("HOME"));
    home.mkpath(text(".aliyun"));
    const QString path = home.filePath(text(".aliyun/config.json"));
    QFile config(path);
    if (config.open(QIODevice::WriteOnly)) {
        config.write(R"({"current":"default","profiles":[
            {"name":"default","mode":"AK","access_key_id":"LTAI5tPracticeKey00k9xQe",
             "access_key_secret":"made-up-and-good-for-nothing-00"},
            {"name":"build","mode":"EcsRamRole"}]})");
    }
    config.close();
    scene.listed();
    picture(scene, "found-key");
    scene.stage().press("messageLink");
    dialogPicture(scene, "profile-found-key", "profileDialog");
    scene.stage().step(QStringLiteral("take on a role"), [&scene] {
        scene.stage().window().findChild<QCheckBox *>(text("roleCheck"))->setChecked(true);
        return true;
    });
    scene.stage().rest();
    dialogPicture(scene, "profile-role", "profileDialog");
    scene.stage().step(QStringLiteral("take the file away"),
                       [path] { return QFile::remove(path); });
}

void ownAccount(Scene &scene)
{
    Stage &stage = scene.stage();
    scene.listed();
    picture(scene, "account");
    scene.trigger("actionEditProfile");
    stage.step(QStringLiteral("show a good connection"), [&stage] {
        stage.window().findChild<ConnectionSteps *>(text("testSteps"))->show(goodSteps());
        return true;
    });
    stage.rest();
    dialogPicture(scene, "profile-tested", "profileDialog");
    showTab(scene, 1);
    stage.press("proxyManualRadio");
    stage.type("proxyHostEdit", text("proxy.example.invalid"));
    dialogPicture(scene, "profile-network", "profileDialog");
    showTab(scene, 2);
    stage.press("hoursCheck");
    stage.type("allowedRegionsEdit", text("eu-central-1, ap-southeast-1"));
    dialogPicture(scene, "profile-guards", "profileDialog");
    showTab(scene, 0);
    stage.press("deleteProfileButton");
    dialogPicture(scene, "profile-delete", "deleteProfileQuestion");
    stage.press("keepProfileButton");
    stage.press("cancelButton");

    // Several images of which some cannot be copied; then those alone, as a list in the search.
    for (const char *image : {"encrypted-finance", "design-0029", "community-blender"}) {
        stage.choose("imageTable", text(image),
                     text(image) == QLatin1String("encrypted-finance") ? Qt::NoModifier
                                                                       : Qt::ControlModifier);
    }
    stage.tick("destinationTree", scene.context().regions.name({text("ap-northeast-2")}));
    picture(scene, "not-copyable");
    stage.press("showNotCopyableButton");
    stage.rest();
    picture(scene, "list-in-search");
    clearLine(scene, "searchEdit");

    // Shown by itself: the button's own way waits inside the click until the menu is closed.
    stage.step(QStringLiteral("open the menu"), [&stage] {
        stage.window().findChild<QMenu *>(QStringLiteral("selectRegionsMenu"))->popup({});
        return true;
    });
    stage.picture(QStringLiteral("select-menu"), [&stage]() -> QWidget * {
        return stage.window().findChild<QMenu *>(QStringLiteral("selectRegionsMenu"));
    });
    stage.step(QStringLiteral("add a region"), [&stage] {
        auto *menu = stage.window().findChild<QMenu *>(QStringLiteral("selectRegionsMenu"));
        auto *add = menu->findChild<QAction *>(QStringLiteral("actionAddRegion"));
        if (!add)
            return false;
        menu->close();
        add->trigger();
        return true;
    });
    stage.type("regionIdEdit", QStringLiteral("Frankfurt!"));
    stage.press("addRegionButton");
    dialogPicture(scene, "add-region", "addRegionDialog");
    stage.press("cancelRegionButton");
    scene.trigger("actionAbout");
    dialogPicture(scene, "about", "aboutDialog");
}

void doubt(Scene &scene)
{
    Stage &stage = scene.stage();
    scene.listed();
    // The service would refuse this one, so after the lost answer there is no copy to be seen.
    scene.review("locked-for-change", {"eu-central-1", "ap-northeast-1"});
    stage.step(QStringLiteral("lose the answer"), [&scene] {
        scene.client().failNext(
            text(startTask),
            makeError(ErrorKind::Transport, Effect::MayHaveHappened, codes::connectionCut));
        return true;
    });
    send(scene);
    scene.pass(QStringLiteral("see the doubt"),
               [&stage] { return stage.anyIn(DestinationState::InDoubt); });
    scene.chooseTask(DestinationState::InDoubt);
    picture(scene, "in-doubt");
    scene.pass(
        QStringLiteral("see that it was not taken"),
        [&stage] { return stage.anyIn(DestinationState::NotTaken) && stage.allEnded(); }, 10s);
    scene.chooseTask(DestinationState::NotTaken);
    picture(scene, "not-taken");
}

void throttled(Scene &scene)
{
    Stage &stage = scene.stage();
    scene.listed();
    scene.review("win11-office", {"eu-central-1", "ap-northeast-1", "us-west-1"});
    send(scene);
    scene.pass(QStringLiteral("see that the service asks for fewer requests"),
               [&stage] { return stage.session().dispatcherPause().has_value(); });
    scene.chooseTask(DestinationState::Queued);
    picture(scene, "throttled");
    stage.step(QStringLiteral("close the window"), [&stage] { return !stage.window().close(); });
    dialogPicture(scene, "closing", "closeDialog");
    stage.reopen();
    scene.listed();
    picture(scene, "waiting-after-restart");
}

void changedMeanwhile(Scene &scene)
{
    Stage &stage = scene.stage();
    scene.listed();
    scene.review("win11-office", {"eu-central-1", "ap-northeast-1", "us-west-1"});
    stage.step(QStringLiteral("let somebody else copy it"), [&scene] {
        for (const ImageKey &key : scene.stage().session().catalogue().keys()) {
            const ImageRow *row = scene.stage().session().catalogue().find(key);
            if (row->imageName != QLatin1String("win11-office"))
                continue;
            StartTaskRequest request;
            request.imageId = key.image;
            request.versionId = key.version;
            request.destinations = {{text("eu-central-1")}};
            return scene.world()
                .startTask(request, scene.context().clock.utc().addSecs(-60))
                .has_value();
        }
        return false;
    });
    stage.press("sendButton");
    stage.rest();
    picture(scene, "review-changed");
}

Error signInPage()
{
    Error error = makeError(ErrorKind::Answer, Effect::MayHaveHappened, codes::unexpectedAnswer,
                            {account().endpoint.host(), text("200"), text("HTML")});
    error.http = 200;
    error.detail = text("<!DOCTYPE html> <html><head><title>Guest network: please sign in</title>");
    return error;
}

void strangeAnswer(Scene &scene)
{
    scene.pass(QStringLiteral("see that the answer is none"), [&scene] {
        return scene.stage().session().imagesState().phase == LoadState::Phase::Failed;
    });
    scene.stage().press("messageLink");
    picture(scene, "strange-answer");
}

void noPermission(Scene &scene)
{
    scene.listed();
    scene.review("win11-office", {"eu-central-1", "ap-northeast-1"});
    send(scene);
    scene.pass(QStringLiteral("see that it was refused"),
               [&scene] { return scene.stage().anyIn(DestinationState::Refused); });
    scene.chooseTask(DestinationState::Refused);
    picture(scene, "no-permission");
}

/// The account with a region set, and with a rule for it.
Profile accountWithSets()
{
    Profile profile = account();
    const auto regions = [](const QList<const char *> &ids) {
        QList<RegionId> list;
        for (const char *id : ids)
            list.append({text(id)});
        return list;
    };
    profile.regionSets = {
        {text("APAC"), regions({"ap-southeast-1", "ap-southeast-3", "ap-southeast-5",
                                "ap-northeast-1", "ap-northeast-2", "cn-hongkong"})},
        {text("Offices"), regions({"cn-shanghai", "ap-southeast-1", "eu-central-1", "us-west-1"})}};
    SavedFilter rule;
    rule.name = text("Office / APAC");
    rule.regionSet = text("APAC");
    rule.search = text("office");
    SavedFilter saved;
    saved.name = text("Own and new");
    saved.show = {text("newVersion")};
    saved.types = {text("User")};
    profile.savedFilters = {rule, saved};
    return profile;
}

void coverage(Scene &scene)
{
    scene.listed();
    scene.trigger("viewCoverage");
    picture(scene, "coverage");
    scene.trigger("actionFillGaps");
    picture(scene, "coverage-gaps");
}

void regionSets(Scene &scene)
{
    Stage &stage = scene.stage();
    scene.listed();
    stage.choose("filterTree", text("Office / APAC"));
    scene.trigger("viewCoverage");
    stage.rest(); // the search line fades its button in
    picture(scene, "rule");
    scene.trigger("actionEditSets");
    dialogPicture(scene, "region-sets", "regionSetsDialog");
    stage.press("cancelSetsButton");
    stage.step(QStringLiteral("open the menu"), [&stage] {
        stage.window().findChild<QMenu *>(QStringLiteral("menuRegionSet"))->popup({});
        return true;
    });
    stage.picture(QStringLiteral("region-set-menu"), [&stage]() -> QWidget * {
        return stage.window().findChild<QMenu *>(QStringLiteral("menuRegionSet"));
    });
    stage.step(QStringLiteral("save the filter"), [&stage] {
        stage.window().findChild<QMenu *>(QStringLiteral("menuRegionSet"))->close();
        auto *tree = stage.window().findChild<FilterTree *>(QStringLiteral("filterTree"));
        Q_EMIT tree->saveRequested();
        return true;
    });
    dialogPicture(scene, "save-filter", "nameDialog");
}

struct Play
{
    Scene::Setting setting;
    std::function<void(Scene &)> plan;
};

/// In the order in which they are played.
QList<Play> plays()
{
    const auto failing = [](const Error &error) {
        return [error](WorldClient &client) {
            client.failNext(text(listImage), error, -1);
            client.failNext(text(listRegions), error, -1);
        };
    };
    return {
        {{}, coverage},
        {{}, foundKey},
        {{.profile = accountWithSets()}, regionSets},
        {{}, mainJob},
        {{.images = 240,
          .client =
              [](WorldClient &client) {
                  client.hang(text(listImage), 1);
              }},
         loading},
        {{.client = failing(unreachable())}, pictureAt(LoadState::Phase::Failed, "unreadable")},
        {{.images = 240,
          .client =
              [](WorldClient &client) {
                  client.failNext(text(listImage), unreachable(), 1, 1);
              }},
         pictureAt(LoadState::Phase::Incomplete, "partly-read")},
        {{.profile = account()}, ownAccount},
        {{.profile = account(),
          .client =
              failing(makeError(ErrorKind::Gateway, Effect::Refused, "InvalidAccessKeyId.NotFound",
                                {Credentials{account().keyId, {}, {}}.shortKeyId()}))},
         pictureAt(LoadState::Phase::Failed, "wrong-key")},
        {{.profile = account(), .client = failing(signInPage())}, strangeAnswer},
        {{.profile = account(),
          .client =
              [](WorldClient &client) {
                  client.failNext(text(startTask),
                                  makeError(ErrorKind::Gateway, Effect::Refused, "NoPermission",
                                            {text("appstreaming:StartTaskForDistributeImage")}));
              }},
         noPermission},
        {{}, doubt},
        {{.client =
              [](WorldClient &client) {
                  client.failNext(text(startTask),
                                  makeError(ErrorKind::Gateway, Effect::RefusedBeforeService,
                                            "Throttling.User"),
                                  -1);
              }},
         throttled},
        {{}, changedMeanwhile},
    };
}

} // namespace

void Screenshots::prepare(int scale)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_SCALE_FACTOR", QByteArray::number(scale));
    qputenv("TZ", "UTC");
    qputenv("USER", "anna");
    qputenv("LC_ALL", "C.UTF-8");
    // The profile dialog says which keys there are.
    for (const char *variable :
         {"ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "ALIBABA_CLOUD_PROFILE",
          "ALIBABA_CLOUD_CREDENTIALS_FILE", "ALIBABA_CLOUD_CREDENTIALS_URI",
          "ALIBABA_CLOUD_ECS_METADATA", "ALIBABA_CLOUD_OIDC_PROVIDER_ARN",
          "ALIBABA_CLOUD_CLI_PROFILE_DISABLED"}) {
        qunsetenv(variable);
    }
}

Screenshots::Screenshots(QString folder, const QLocale &locale, QString language)
    : m_folder(std::move(folder))
    , m_locale(locale)
    , m_language(std::move(language))
{
    qputenv("HOME", m_home.path().toUtf8());
}

void Screenshots::start()
{
    // Which shapes Chinese characters have depends on the language.
    QFont font;
    font.setFamilies({QStringLiteral("Noto Sans"), m_language == QLatin1String("ja")
                                                       ? QStringLiteral("Noto Sans CJK JP")
                                                       : QStringLiteral("Noto Sans CJK SC")});
    font.setPointSize(10);
    QApplication::setFont(font);
    QApplication::setCursorFlashTime(0);
    QApplication::setQuitOnLastWindowClosed(false); // each scene has its own window
    playNext();
}

void Screenshots::playNext()
{
    const QList<Play> all = plays();
    if (m_next == all.size()) {
        QTextStream(stdout) << m_pictures << " pictures in " << m_scene->stage().pictureFolder()
                            << '\n';
        Q_EMIT ended(0);
        return;
    }
    const Play &play = all.at(m_next++);
    m_scene = std::make_unique<Scene>(m_locale, m_language, m_folder, play.setting);
    play.plan(*m_scene);
    // Queued: the next scene takes the place of the one that says so.
    connect(
        &m_scene->stage(), &Stage::finished, this,
        [this] {
            m_pictures += m_scene->stage().picturesWritten();
            playNext();
        },
        Qt::QueuedConnection);
    connect(&m_scene->stage(), &Stage::failed, this, [this](const QString &what) {
        QTextStream(stderr) << "regioncast screenshots: " << what << '\n';
        Q_EMIT ended(1);
    });
    m_scene->start();
}

} // namespace regioncast
