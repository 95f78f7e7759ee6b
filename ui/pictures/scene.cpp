#include "pictures/scene.h"

#include "mainwindow/mainwindow.h"
#include "widgets/wording.h"

#include <QAction>

namespace regioncast {

using namespace std::chrono_literals;

namespace {

constexpr auto stepDeadline = 20s;

QDateTime fixedNow()
{
    return {QDate(2026, 10, 30), QTime(8, 0), Qt::UTC};
}

WorldSettings worldOf(int images)
{
    WorldSettings world;
    world.images = images;
    world.epoch = fixedNow().addSecs(qint64{-2} * 60 * 60);
    return world;
}

} // namespace

Scene::Scene(const QLocale &locale, const QString &language, const QString &pictureFolder,
             Setting setting)
    : m_setting(std::move(setting))
    , m_clock(fixedNow())
    , m_context{locale, ErrorCatalogue::load(locale), RegionTable::load(locale), m_clock, language}
    , m_world(worldOf(m_setting.images))
    , m_stage(m_context, pictureFolder, stepDeadline)
{
}

void Scene::start()
{
    Workspace::Options options;
    options.makeClient = [this](const Profile &) {
        auto client = std::make_unique<WorldClient>(m_world, m_clock);
        if (m_setting.client)
            m_setting.client(*client);
        m_client = client.get();
        return client;
    };
    m_stage.start(std::move(options), [this](const QString &folder) {
        if (!m_setting.profile.id.isEmpty()) {
            ProfileStore store(folder);
            const bool kept =
                store.put(m_setting.profile) && store.setCurrent(m_setting.profile.id);
            Q_ASSERT(kept);
        }
    });
}

void Scene::listed()
{
    m_stage.step(QStringLiteral("list images and regions"), [this] {
        return m_stage.session().imagesState().phase == LoadState::Phase::Complete
               && m_stage.session().regionsState().phase == RegionsState::Phase::Complete
               && m_stage.session().tasksLoaded();
    });
}

void Scene::pass(const QString &what, std::function<bool()> until, std::chrono::seconds stride)
{
    m_stage.step(what, [this, stride, until = std::move(until)] {
        if (until())
            return true;
        m_clock.advance(stride);
        return false;
    });
}

void Scene::trigger(const char *action)
{
    const QString name = QString::fromLatin1(action);
    m_stage.step(QStringLiteral("trigger %1").arg(name), [this, name] {
        auto *found = m_stage.window().findChild<QAction *>(name);
        if (!found || !found->isEnabled())
            return false;
        found->trigger();
        return true;
    });
}

void Scene::review(const char *image, const QList<const char *> &regions)
{
    m_stage.choose("imageTable", QString::fromLatin1(image));
    for (const char *region : regions)
        m_stage.tick("destinationTree", m_context.regions.name({QString::fromLatin1(region)}));
    m_stage.press("reviewButton");
}

void Scene::chooseTask(DestinationState state)
{
    m_stage.step(QStringLiteral("choose the row that is %1").arg(wordOf(state)), [this, state] {
        for (const auto &[number, destination] : m_stage.session().tasks().destinations()) {
            if (destination.state() != state)
                continue;
            const QString view = QStringLiteral("taskTree");
            const QString text = Wording(m_context).destination(destination).text;
            return m_stage.pilot().clickCell(view, m_stage.pilot().indexOf(view, text, 1));
        }
        return false;
    });
}

} // namespace regioncast
