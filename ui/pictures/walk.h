#pragma once

#include "command/workspace.h"
#include "pictures/pilot.h"
#include "pictures/script.h"
#include "widgets/uicontext.h"

#include <QObject>
#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace regioncast {

class MainWindow;

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
    ~Walk() override;

    void start();

Q_SIGNALS:
    /// 0 = all stations were reached, 1 = not; what was missing stands on standard error.
    void ended(int exitCode);

private:
    void plan();
    /// A step that also writes a picture once it is done.
    void station(const QString &picture, const QString &what, std::function<bool()> act);
    void fail(const QString &what);
    [[nodiscard]] bool allEnded() const;
    void printTasks() const;

    const UiContext &m_context;
    WorldSettings m_world;
    QString m_folder;
    QTemporaryDir m_data;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<Pilot> m_pilot;
    Script m_script;
};

} // namespace regioncast
