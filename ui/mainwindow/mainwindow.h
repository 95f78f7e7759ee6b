#pragma once

#include "command/workspace.h"
#include "profile/credentialchain.h"
#include "widgets/theme.h"
#include "widgets/uicontext.h"

#include <QMainWindow>

#include <functional>

class QActionGroup;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QSystemTrayIcon;
class QTabWidget;

namespace regioncast {

class DetailsPane;
class DistributeForm;
class FaultsWindow;
class ImagePane;
class MessageStrip;
class Notices;
class ReviewPage;
class StatusFields;
class TaskPane;

/// The window: menus, toolbar, strip, panes, review page, status bar. Builds the panes, connects
/// them with each other and with the session of the workspace, and remembers the layout in
/// `window.ini` of the data folder. Main thread; main() owns it.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)

public:
    /// `workspace` must be open and outlive the window. `rememberLayout` false starts with the
    /// standard layout and writes none (pictures, tests).
    MainWindow(Workspace &workspace, const UiContext &context, bool rememberLayout = true,
               QWidget *parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] bool isReviewing() const;
    /// Opens the review page for these wishes; nothing for none. See ReviewPage::review().
    void review(const QList<Wish> &wishes, std::optional<Grouping> grouping = {});

Q_SIGNALS:
    /// The user chose another theme; main() applies it.
    void themeChosen(regioncast::ThemeChoice choice);
    /// The user chose another language (empty = the system's) for the next start.
    void languageChosen(const QString &language);

protected:
    void closeEvent(QCloseEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;
    /// Plan files open when they are dropped; nothing that is dropped is ever sent.
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildActions();
    void buildMenus();
    void buildToolBar();
    void buildPanes();
    void connectPanes();
    void attachSession();
    void detachSession();
    void showProfile();
    void showRegionSet();
    void fillRegionSetMenu();
    void chooseRegionSet(const QString &name);
    void editRegionSets();
    void changeProfile(const std::function<void(Profile &)> &change);
    void keepAddedRegions();
    void showChosenImages();
    void fillGaps(const QList<Wish> &gaps);
    void chooseRegionNaming(RegionNaming naming);
    void applyIcons();
    void updateActions();
    void updateStrip();
    void onStripLink(const QString &message, const QString &link);
    void showCurrentTask();
    void showNotice(const QString &title, const QString &text, qint64 batch);
    void comeForward();
    void onCurrentTaskChanged(bool byHand);
    void showMainPage();
    void onSent(qint64 batch);
    void onSendFailed(const Error &error);
    void editProfile(const QString &profileId);
    void cycleFocus(bool forward);
    void setFiltersShown(bool shown, bool byUser);
    void saveLayout();
    void restoreLayout();
    void resetLayout();
    void layOutPanes();
    void confirmClose(int unsent);
    void editSettings();
    [[nodiscard]] bool canOpenPlan() const;
    void askForPlan();
    void openPlan(const QString &file);
    void makeItFail();
    void about();
    void tick();

    Workspace &m_workspace;
    UiContext m_context; ///< a copy: how regions are written is chosen here
    bool m_rememberLayout = true;
    bool m_filtersByUser = false; ///< the user's own choice wins over the width
    bool m_closing = false;
    bool m_layoutPending = true; ///< the standard layout is to be made when the window shows
    QSet<QString> m_putOff;      ///< strip messages answered with Later
    std::optional<Error> m_sendError;
    bool m_keptForSession = false;
    std::optional<FoundSource> m_foundKey; ///< offered at the first start
    bool m_tasksHadFocus = false; ///< the task tree, and not the image table, had the focus last

    MessageStrip *m_strip = nullptr;
    QStackedWidget *m_pages = nullptr;
    QWidget *m_mainPage = nullptr;
    QSplitter *m_outer = nullptr; ///< left | inspector
    QSplitter *m_left = nullptr;  ///< images over tasks
    QSplitter *m_top = nullptr;   ///< filters | images
    ImagePane *m_images = nullptr;
    TaskPane *m_tasks = nullptr;
    QTabWidget *m_inspector = nullptr;
    DistributeForm *m_form = nullptr;
    DetailsPane *m_details = nullptr;
    ReviewPage *m_review = nullptr;
    StatusFields *m_status = nullptr;
    Notices *m_notices = nullptr;
    FaultsWindow *m_faults = nullptr;  ///< made when it is asked for
    QSystemTrayIcon *m_tray = nullptr; ///< there to carry a notice, until the window is in front
    qint64 m_noticed = 0;              ///< the batch of the last notice
    QPushButton *m_profileButton = nullptr;
    QMenu *m_profileMenu = nullptr;
    QMenu *m_switchMenu = nullptr;
    QPushButton *m_regionSetButton = nullptr;
    QMenu *m_regionSetMenu = nullptr;

    QAction *m_newProfile = nullptr;
    QAction *m_editProfile = nullptr;
    QAction *m_saveReport = nullptr;
    QAction *m_openPlan = nullptr;
    QAction *m_savePlan = nullptr;
    QAction *m_quit = nullptr;
    QAction *m_selectAll = nullptr;
    QAction *m_findImages = nullptr;
    QAction *m_filterTasks = nullptr;
    QAction *m_viewList = nullptr;
    QAction *m_viewCoverage = nullptr;
    QAction *m_fillGaps = nullptr;
    QAction *m_saveCoverage = nullptr;
    QAction *m_editSets = nullptr;
    QAction *m_addRegion = nullptr;
    QAction *m_filters = nullptr;
    QAction *m_showInspector = nullptr;
    QAction *m_resetLayout = nullptr;
    QAction *m_refresh = nullptr;
    QAction *m_copyToRegions = nullptr;
    QAction *m_tickAllMissing = nullptr;
    QAction *m_reviewAction = nullptr;
    QAction *m_sendAction = nullptr;
    QAction *m_goToTasks = nullptr;
    QAction *m_goToDetails = nullptr;
    QAction *m_retry = nullptr;
    QAction *m_lookNow = nullptr;
    QAction *m_pauseQueue = nullptr;
    QAction *m_nextPane = nullptr;
    QAction *m_previousPane = nullptr;
    QAction *m_settings = nullptr;
    QAction *m_makeItFail = nullptr;
    QAction *m_about = nullptr;
    QActionGroup *m_themes = nullptr;
    QActionGroup *m_languages = nullptr;
    QActionGroup *m_namings = nullptr;
    Pending m_second;
};

} // namespace regioncast
