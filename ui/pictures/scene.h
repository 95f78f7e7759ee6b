#pragma once

#include "pictures/stage.h"
#include "practice/world.h"
#include "practice/worldclient.h"
#include "profile/profile.h"
#include "support/clock.h"
#include "widgets/uicontext.h"

#include <QObject>

#include <chrono>
#include <functional>

namespace regioncast {

/// One start of the program for pictures: the production windows on a fixed practice world with a
/// fixed clock. No network: the world is asked directly. Everything that a scene does is added as
/// steps before start().
class Scene final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Scene)

public:
    /// What is different from a first start on the practice service.
    struct Setting
    {
        int images = 40;                                ///< of the world
        Profile profile = {};                           ///< the current one; without id: practice
        std::function<void(WorldClient &)> client = {}; ///< before it is asked
    };

    Scene(const QLocale &locale, const QString &language, const QString &pictureFolder,
          Setting setting);

    void start();

    [[nodiscard]] const UiContext &context() const { return m_context; }
    [[nodiscard]] Stage &stage() { return m_stage; }
    // Only once a step runs.
    [[nodiscard]] World &world() { return m_world; }
    [[nodiscard]] WorldClient &client() const { return *m_client; }

    // Steps that several scenes have.

    void listed();
    /// Lets the fixed clock go on by `stride` at a time until the condition holds.
    void pass(const QString &what, std::function<bool()> until,
              std::chrono::seconds stride = std::chrono::seconds{1});
    void trigger(const char *action);
    /// Chooses the image, ticks the regions (ids) and opens the review.
    void review(const char *image, const QList<const char *> &regions);
    /// Makes the task row current whose destination is in that state.
    void chooseTask(DestinationState state);

private:
    Setting m_setting;
    ManualClock m_clock;
    UiContext m_context;
    World m_world;
    WorldClient *m_client = nullptr; ///< of the session; belongs to the workspace
    Stage m_stage;
};

} // namespace regioncast
