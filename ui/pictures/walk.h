#pragma once

#include "pictures/stage.h"
#include "widgets/uicontext.h"

#include <QObject>

namespace regioncast {

/// Does the main job through the real windows, as a person would: chooses three images, ticks three
/// regions, reviews, sends, and watches until every copy has ended. Prints the task table as text
/// on standard output and writes a picture of each station. Works in a data folder of its own, on
/// a practice service of its own. Started by `regioncast walk DIR`.
class Walk final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Walk)

public:
    Walk(const UiContext &context, const WorldSettings &world, QString pictureFolder);

    void start();

Q_SIGNALS:
    /// 0 = all stations were reached, 1 = not; what was missing stands on standard error.
    void ended(int exitCode);

private:
    void plan();
    void printTasks() const;

    const UiContext &m_context;
    WorldSettings m_world;
    Stage m_stage;
};

} // namespace regioncast
