#pragma once

#include "pictures/stage.h"
#include "practice/world.h"
#include "practice/worldclient.h"
#include "support/clock.h"
#include "widgets/uicontext.h"

#include <QObject>

#include <functional>

namespace regioncast {

/// The pictures of README and guide: the production windows on a fixed practice world, with a fixed
/// clock, font, size, user and time zone. No network: the world is asked directly. Two runs with
/// the same fonts installed give identical files.
class Screenshots final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Screenshots)

public:
    /// Fixes what must be fixed before the application object exists. `scale` is 1 or 2.
    static void prepare(int scale);

    Screenshots(const QString &folder, const QLocale &locale, const QString &language);

    void start();

Q_SIGNALS:
    /// 0 = all pictures were written, 1 = not; what was missing stands on standard error.
    void ended(int exitCode);

private:
    void plan();
    /// A step that lets the fixed clock go on by a second until the condition holds.
    void pass(const QString &what, std::function<bool()> until);

    ManualClock m_clock;
    UiContext m_context;
    World m_world;
    WorldClient *m_client = nullptr; ///< belongs to the workspace
    Stage m_stage;
};

} // namespace regioncast
