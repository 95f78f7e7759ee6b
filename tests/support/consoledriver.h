#pragma once

#include "command/workspace.h"
#include "mainwindow/mainwindow.h"
#include "widgets/uicontext.h"

#include <QAbstractItemView>
#include <QTemporaryDir>
#include <QTranslator>

#include <functional>
#include <memory>

namespace regioncast::test {

/// The whole console on a practice service of its own: the real windows, journal, client and wire,
/// with a clock that the test moves. Everything is found by object name.
class Console
{
public:
    using MakeClient = std::function<std::unique_ptr<ApiClient>(const Profile &)>;
    /// With `makeClient` no service runs and nothing goes over the network.
    explicit Console(WorldSettings world = quickWorld(), MakeClient makeClient = {});
    ~Console();

    /// Copies that take seconds at speed 1 take none.
    [[nodiscard]] static WorldSettings quickWorld();
    /// Opens the workspace and the window and waits until images and regions are listed.
    [[nodiscard]] bool open();
    /// Closes window and workspace, as at the end of the program; open() starts again.
    void close();

    [[nodiscard]] ManualClock &clock() { return m_clock; }
    [[nodiscard]] MainWindow &window() { return *m_window; }
    [[nodiscard]] ProfileSession &session() { return *m_workspace->session(); }
    [[nodiscard]] Workspace &workspace() { return *m_workspace; }
    [[nodiscard]] const UiContext &context() const { return m_context; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }

    /// The one widget of that name and type; the test fails loudly when there is none.
    template<class Widget = QWidget>
    [[nodiscard]] Widget *get(const char *name) const
    {
        auto *widget = m_window->findChild<Widget *>(QString::fromLatin1(name));
        if (!widget)
            qFatal("There is no %s called %s", Widget::staticMetaObject.className(), name);
        return widget;
    }
    /// The index that shows this text in `column`, anywhere in the view; invalid when none does.
    [[nodiscard]] QModelIndex find(const char *view, const QString &text, int column = 0) const;
    void clickCell(const char *view, const QModelIndex &index,
                   Qt::KeyboardModifiers modifiers = Qt::NoModifier) const;
    /// Clicks the check box of an item.
    void tick(const char *view, const QModelIndex &index) const;
    /// Moves the clock on by a second: for conditions of QTRY_VERIFY.
    bool second();

    /// States of all destinations of all tasks by region name and image name: "rhel9-cad>Tokyo".
    [[nodiscard]] QMap<QString, DestinationState> states() const;
    [[nodiscard]] bool allEnded() const;

private:
    QTemporaryDir m_folder;
    QTranslator m_plurals;
    WorldSettings m_world;
    MakeClient m_makeClient;
    ManualClock m_clock;
    UiContext m_context;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace regioncast::test
