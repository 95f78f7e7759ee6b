#pragma once

#include "command/workspace.h"
#include "pictures/pilot.h"
#include "widgets/uicontext.h"

#include <QList>
#include <QObject>
#include <QTemporaryDir>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>

namespace regioncast {

class MainWindow;

/// The production windows in a data folder of their own, and a list of steps that are done in them
/// one after the other from the event loop. Each step is tried again every few milliseconds until
/// it succeeds or its deadline is over; that is real time, whatever clock the windows run on. What
/// the walk and the pictures of the manual share; each owns one.
class Stage final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Stage)

public:
    /// Pictures go to `pictureFolder`, which is created.
    Stage(const UiContext &context, QString pictureFolder, std::chrono::milliseconds deadline);
    ~Stage() override;

    /// Opens the workspace (its folder is set here) and the window, and begins with the steps.
    /// `furnish` may put files into the folder first.
    void start(Workspace::Options options,
               const std::function<void(const QString &folder)> &furnish = {});

    // Only once a step runs.
    [[nodiscard]] ProfileSession &session() const { return *m_workspace->session(); }
    [[nodiscard]] MainWindow &window() const { return *m_window; }
    [[nodiscard]] const Pilot &pilot() const { return *m_pilot; }

    // Steps, in the order in which they are added.

    /// `act` returns false as long as it is not possible.
    void step(const QString &what, std::function<bool()> act);
    /// Clicks the row whose first cell reads `text`.
    void choose(const char *view, const QString &text,
                Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void tick(const char *view, const QString &text);
    void press(const char *button);
    void type(const char *edit, const QString &text);
    /// Closes the window and opens it anew in the same folder, as at the next start of the program.
    void reopen();
    /// Waits a moment of real time: the clear button of a line edit fades in and out by it.
    void rest();
    /// Writes `<name>.png` of the widget that `which` gives; of the window without one.
    void picture(const QString &name, std::function<QWidget *()> which = {});

    [[nodiscard]] int picturesWritten() const { return m_pictures; }
    /// Absolute.
    [[nodiscard]] QString pictureFolder() const;
    /// Whether any destination of any task is in that state.
    [[nodiscard]] bool anyIn(DestinationState state) const;
    /// Whether every destination of every task has ended.
    [[nodiscard]] bool allEnded() const;

Q_SIGNALS:
    void finished();
    /// A sentence for standard error.
    void failed(const QString &what);

private:
    struct Step
    {
        QString what;
        std::function<bool()> act;
    };
    /// Tries the next step once everything that the last one set going is answered and written:
    /// answers come from the event loop and from the journal's thread, and each may cause another.
    /// Without this two runs on a clock that stands still would not see the same.
    void open();
    void settle(int rounds);
    void proceed();

    const UiContext &m_context;
    QString m_pictureFolder;
    std::chrono::milliseconds m_deadline;
    QTemporaryDir m_data;
    Workspace::Options m_options;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<Pilot> m_pilot;
    QList<Step> m_steps;
    qsizetype m_at = 0;
    std::chrono::steady_clock::time_point m_began;
    QTimer m_timer;
    int m_pictures = 0;
};

} // namespace regioncast
