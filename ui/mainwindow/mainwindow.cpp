#include "mainwindow/mainwindow.h"

#include "distribute/distributeform.h"
#include "distribute/regionsetsdialog.h"
#include "distribute/reviewpage.h"
#include "images/filtertree.h"
#include "images/imagepane.h"
#include "mainwindow/notices.h"
#include "mainwindow/statusfields.h"
#include "mainwindow/stripmessages.h"
#include "settings/faultswindow.h"
#include "settings/profiledialog.h"
#include "settings/settingsdialog.h"
#include "tasks/detailspane.h"
#include "tasks/taskpane.h"
#include "widgets/messagestrip.h"
#include "widgets/regionsets.h"
#include "widgets/statedelegate.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QSystemTrayIcon>
#include <QTabWidget>
#include <QTableView>
#include <QToolBar>
#include <QTreeView>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace regioncast {

using namespace std::chrono_literals;

namespace {

/// Under this width the filters start hidden, in ch.
constexpr int wideEnoughForFilters = 165;
/// Under this width the toolbar shows icons alone, in ch.
constexpr int wideEnoughForText = 140;
/// A layout of another version is not restored.
constexpr int layoutVersion = 2;

QString layoutFile(const Workspace &workspace)
{
    return workspace.folder() + QStringLiteral("/window.ini");
}

/// The one plan file that is dragged; empty when it is anything else.
QString planFileIn(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    if (urls.size() != 1 || !urls.first().isLocalFile())
        return {};
    const QString file = urls.first().toLocalFile();
    const QString suffix = QFileInfo(file).suffix().toLower();
    return suffix == QLatin1String("json") || suffix == QLatin1String("csv") ? file : QString();
}

} // namespace

MainWindow::MainWindow(Workspace &workspace, const UiContext &context, bool rememberLayout,
                       QWidget *parent)
    : QMainWindow(parent)
    , m_workspace(workspace)
    , m_context(context)
    , m_rememberLayout(rememberLayout)
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("Regioncast"));
    setWindowIcon(QIcon(QStringLiteral(":/icons/regioncast.svg")));
    buildActions();
    buildPanes();
    buildMenus();
    buildToolBar();
    connectPanes();
    applyIcons();

    const int u = spacingUnit(fontMetrics());
    setMinimumSize(ch(fontMetrics(), 134), 31 * 4 * u);
    resetLayout();
    if (m_rememberLayout)
        restoreLayout();

    connect(&m_workspace, &Workspace::sessionClosing, this, &MainWindow::detachSession);
    connect(&m_workspace, &Workspace::sessionOpened, this, &MainWindow::attachSession);
    connect(&m_workspace, &Workspace::showAsked, this, &MainWindow::comeForward);
    connect(&m_workspace, &Workspace::profileChanged, this, &MainWindow::showProfile);
    setAcceptDrops(true);
    attachSession();
    tick();
}

MainWindow::~MainWindow() = default;

// ---- building

void MainWindow::buildActions()
{
    const auto make = [this](const char *name, const QString &text, const QKeySequence &keys = {}) {
        auto *action = new QAction(text, this);
        action->setObjectName(QString::fromLatin1(name));
        action->setShortcut(keys);
        addAction(action);
        return action;
    };
    m_newProfile = make("actionNewProfile", tr("&New Profile…"));
    m_editProfile = make("actionEditProfile", tr("&Edit Profile…"));
    m_saveReport =
        make("actionSaveReport", tr("Save &Report…"), QKeySequence(Qt::CTRL | Qt::Key_E));
    m_openPlan = make("actionOpenPlan", tr("&Open Plan…"), QKeySequence(QKeySequence::Open));
    m_savePlan = make("actionSavePlan", tr("Sa&ve Plan…"), QKeySequence(QKeySequence::Save));
    m_quit = make("actionQuit", tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q));
    m_selectAll = make("actionSelectAll", tr("Select &All"));
    m_findImages = make("actionFindImages", tr("&Find Images"), QKeySequence(Qt::CTRL | Qt::Key_F));
    m_filterTasks = make("actionFilterTasks", tr("Filter &Tasks"),
                         QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F));
    m_viewList = make("viewList", tr("&List"), QKeySequence(Qt::CTRL | Qt::Key_1));
    m_viewCoverage = make("viewCoverage", tr("C&overage"), QKeySequence(Qt::CTRL | Qt::Key_2));
    auto *pages = new QActionGroup(this);
    for (QAction *action : {m_viewList, m_viewCoverage}) {
        action->setCheckable(true);
        pages->addAction(action);
    }
    m_viewList->setChecked(true);
    m_fillGaps = make("actionFillGaps", tr("Fill the &Gaps"), QKeySequence(Qt::CTRL | Qt::Key_G));
    m_saveCoverage = make("actionSaveCoverage", tr("Save Co&verage…"));
    m_editSets = make("actionEditSets", tr("&Edit Sets…"));
    m_addRegion = make("actionAddRegionById", tr("Add &Region by Id…"));
    m_filters = make("actionFilters", tr("F&ilters"), QKeySequence(Qt::CTRL | Qt::Key_B));
    m_filters->setCheckable(true);
    m_filters->setChecked(true);
    m_showInspector = make("actionInspector", tr("I&nspector"), QKeySequence(Qt::CTRL | Qt::Key_I));
    m_showInspector->setCheckable(true);
    m_showInspector->setChecked(true);
    m_resetLayout = make("actionResetLayout", tr("&Reset Layout"));
    m_refresh = make("actionRefresh", tr("&Refresh"), QKeySequence(Qt::Key_F5));
    m_copyToRegions =
        make("actionCopyToRegions", tr("&Copy to Regions"), QKeySequence(Qt::CTRL | Qt::Key_3));
    m_tickAllMissing =
        make("actionTickAllMissing", tr("Tick All &Missing"), QKeySequence(Qt::CTRL | Qt::Key_M));
    m_reviewAction = make("actionReview", tr("Re&view…"), QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_sendAction =
        make("actionSend", tr("&Send"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return));
    m_sendAction->setAutoRepeat(false);
    m_goToTasks = make("actionGoToTasks", tr("&Go to Tasks"), QKeySequence(Qt::CTRL | Qt::Key_4));
    m_goToDetails = make("actionDetails", tr("&Details"), QKeySequence(Qt::ALT | Qt::Key_Return));
    m_retry = make("actionRetryFailed", tr("Retry &Failed…"), QKeySequence(Qt::CTRL | Qt::Key_R));
    m_lookNow = make("actionLookNow", tr("&Look Now"), QKeySequence(Qt::CTRL | Qt::Key_F5));
    m_pauseQueue = make("actionPauseQueue", tr("&Pause Queue"), QKeySequence(Qt::CTRL | Qt::Key_P));
    m_pauseQueue->setCheckable(true);
    m_nextPane = make("actionNextPane", tr("Next Pane"), QKeySequence(Qt::Key_F6));
    m_previousPane =
        make("actionPreviousPane", tr("Previous Pane"), QKeySequence(Qt::SHIFT | Qt::Key_F6));
    m_settings = make("actionSettings", tr("&Settings…"), QKeySequence(Qt::CTRL | Qt::Key_Comma));
    m_makeItFail = make("actionMakeItFail", tr("&Make It Fail…"));
    m_about = make("actionAbout", tr("&About Regioncast"));

    m_themes = new QActionGroup(this);
    const std::pair<ThemeChoice, QString> themes[] = {{ThemeChoice::System, tr("&System")},
                                                      {ThemeChoice::Light, tr("&Light")},
                                                      {ThemeChoice::Dark, tr("&Dark")}};
    for (const auto &[choice, text] : themes) {
        QAction *action = m_themes->addAction(text);
        action->setCheckable(true);
        action->setData(int(choice));
        action->setChecked(choice == ThemeChoice::System);
    }
    m_namings = new QActionGroup(this);
    const std::tuple<RegionNaming, const char *, QString> namings[] = {
        {RegionNaming::Name, "actionRegionName", tr("&Name")},
        {RegionNaming::Id, "actionRegionId", tr("&Id")},
        {RegionNaming::Both, "actionRegionBoth", tr("&Both", "name and id of a region")}};
    for (const auto &[naming, name, text] : namings) {
        QAction *action = m_namings->addAction(text);
        action->setObjectName(QString::fromLatin1(name));
        action->setCheckable(true);
        action->setData(int(naming));
        action->setChecked(naming == RegionNaming::Name);
    }
    m_languages = new QActionGroup(this);
    // Languages are named in themselves; only "System" is translated.
    const std::pair<QString, QString> languages[] = {
        {QString(), tr("&System", "language")},
        {QStringLiteral("en"), QStringLiteral("English")},
        {QStringLiteral("zh_CN"), QStringLiteral("简体中文")},
        {QStringLiteral("ja"), QStringLiteral("日本語")}};
    for (const auto &[language, text] : languages) {
        QAction *action = m_languages->addAction(text);
        action->setCheckable(true);
        action->setData(language);
        action->setChecked(language.isEmpty());
    }

    connect(m_newProfile, &QAction::triggered, this, [this] { editProfile({}); });
    connect(m_editProfile, &QAction::triggered, this,
            [this] { editProfile(m_workspace.profiles().current().id); });
    connect(m_quit, &QAction::triggered, this, &MainWindow::close);
    connect(m_refresh, &QAction::triggered, this, [this] {
        if (ProfileSession *session = m_workspace.session())
            session->refresh();
    });
    connect(m_lookNow, &QAction::triggered, this, [this] {
        if (ProfileSession *session = m_workspace.session())
            session->tryNow();
    });
    connect(m_pauseQueue, &QAction::triggered, this, [this](bool held) {
        if (ProfileSession *session = m_workspace.session())
            session->holdQueue(held);
    });
    connect(m_resetLayout, &QAction::triggered, this, &MainWindow::resetLayout);
    connect(m_settings, &QAction::triggered, this, &MainWindow::editSettings);
    connect(m_openPlan, &QAction::triggered, this, &MainWindow::askForPlan);
    connect(m_savePlan, &QAction::triggered, this, [this] { m_review->savePlan(); });
    connect(m_makeItFail, &QAction::triggered, this, &MainWindow::makeItFail);
    connect(m_about, &QAction::triggered, this, &MainWindow::about);
    connect(m_themes, &QActionGroup::triggered, this,
            [this](QAction *action) { Q_EMIT themeChosen(ThemeChoice(action->data().toInt())); });
    connect(m_namings, &QActionGroup::triggered, this,
            [this](QAction *action) { chooseRegionNaming(RegionNaming(action->data().toInt())); });
    connect(m_languages, &QActionGroup::triggered, this,
            [this](QAction *action) { Q_EMIT languageChosen(action->data().toString()); });
}

void MainWindow::buildPanes()
{
    auto *central = new QWidget(this);
    auto *column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_strip = new MessageStrip(central);
    m_pages = new QStackedWidget(central);
    column->addWidget(m_strip);
    column->addWidget(m_pages, 1);
    setCentralWidget(central);

    m_images = new ImagePane(m_context, this);
    m_tasks = new TaskPane(m_context, this);
    m_form = new DistributeForm(m_context, this);
    m_details = new DetailsPane(m_context, this);
    m_review = new ReviewPage(m_context, this);
    m_notices = new Notices(m_context, this);

    m_inspector = new QTabWidget(this);
    m_inspector->setObjectName(QStringLiteral("inspectorTabs"));
    m_inspector->setAccessibleName(tr("Inspector"));
    m_inspector->setDocumentMode(true);
    m_inspector->addTab(m_form, tr("Copy to Regions"));
    m_inspector->addTab(m_details, tr("Details"));

    m_top = new QSplitter(Qt::Horizontal, this);
    m_top->addWidget(m_images->filterTree());
    m_top->addWidget(m_images);
    m_top->setStretchFactor(1, 1);
    m_left = new QSplitter(Qt::Vertical, this);
    m_left->addWidget(m_top);
    m_left->addWidget(m_tasks);
    m_outer = new QSplitter(Qt::Horizontal, this);
    m_outer->addWidget(m_left);
    m_outer->addWidget(m_inspector);
    m_outer->setStretchFactor(0, 1);
    for (QSplitter *splitter : {m_top, m_left, m_outer})
        splitter->setChildrenCollapsible(false);

    m_pages->addWidget(m_outer);
    m_pages->addWidget(m_review);
    m_mainPage = m_outer;

    m_status = new StatusFields(m_context, this);
    statusBar()->addWidget(m_status, 1);
    statusBar()->setSizeGripEnabled(false);
}

void MainWindow::buildMenus()
{
    const auto menu = [this](const char *name, const QString &title) {
        QMenu *made = menuBar()->addMenu(title);
        made->setObjectName(QString::fromLatin1(name));
        return made;
    };
    QMenu *file = menu("menuFile", tr("&File"));
    file->addAction(m_newProfile);
    m_switchMenu = file->addMenu(tr("&Switch Profile"));
    m_switchMenu->setObjectName(QStringLiteral("menuSwitchProfile"));
    file->addAction(m_editProfile);
    file->addSeparator();
    file->addAction(m_openPlan);
    file->addAction(m_savePlan);
    file->addSeparator();
    file->addAction(m_saveReport);
    file->addAction(m_saveCoverage);
    file->addSeparator();
    file->addAction(m_quit);

    QMenu *edit = menu("menuEdit", tr("&Edit"));
    QAction *afterCopying = edit->addSeparator();
    // What Copy copies is of the table that had the focus last; each has its own actions.
    connect(edit, &QMenu::aboutToShow, this, [this, edit, afterCopying] {
        const QList<QAction *> images = m_images->copyActions();
        const QList<QAction *> tasks = m_tasks->copyActions();
        for (QAction *action : images + tasks)
            edit->removeAction(action);
        edit->insertActions(afterCopying, m_tasksHadFocus ? tasks : images);
    });
    edit->addAction(m_selectAll);
    edit->addSeparator();
    edit->addAction(m_findImages);
    edit->addAction(m_filterTasks);

    QMenu *view = menu("menuView", tr("&View"));
    view->addAction(m_viewList);
    view->addAction(m_viewCoverage);
    view->addSeparator();
    view->addAction(m_filters);
    view->addAction(m_showInspector);
    view->addSeparator();
    QMenu *namings = view->addMenu(tr("Region &Names"));
    namings->setObjectName(QStringLiteral("menuRegionNames"));
    namings->addActions(m_namings->actions());
    QMenu *theme = view->addMenu(tr("&Theme"));
    theme->setObjectName(QStringLiteral("menuTheme"));
    theme->addActions(m_themes->actions());
    QMenu *language = view->addMenu(tr("&Language"));
    language->setObjectName(QStringLiteral("menuLanguage"));
    language->addActions(m_languages->actions());
    view->addSeparator();
    view->addAction(m_resetLayout);

    QMenu *images = menu("menuImages", tr("&Images"));
    images->addAction(m_refresh);
    images->addSeparator();
    images->addAction(m_copyToRegions);
    images->addAction(m_tickAllMissing);
    images->addAction(m_fillGaps);
    images->addAction(m_reviewAction);
    images->addAction(m_sendAction);
    images->addSeparator();
    images->addAction(m_images->tasksAction());

    QMenu *tasks = menu("menuTasks", tr("&Tasks"));
    tasks->addAction(m_retry);
    tasks->addAction(m_lookNow);
    tasks->addActions(m_tasks->rowActions());
    tasks->addSeparator();
    tasks->addAction(m_pauseQueue);
    tasks->addActions(m_tasks->queueActions());
    tasks->addSeparator();
    tasks->addAction(m_goToTasks);
    tasks->addAction(m_goToDetails);

    QMenu *tools = menu("menuTools", tr("T&ools"));
    tools->addAction(m_makeItFail);
    tools->addAction(m_settings);

    QMenu *help = menu("menuHelp", tr("&Help"));
    help->addAction(m_about);
}

void MainWindow::buildToolBar()
{
    QToolBar *bar = addToolBar(tr("Toolbar"));
    bar->setObjectName(QStringLiteral("toolBar"));
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    const int edge = shapeSize(fontMetrics());
    bar->setIconSize({edge, edge});

    m_profileMenu = new QMenu(this);
    m_profileMenu->setObjectName(QStringLiteral("menuProfile"));
    m_profileButton = new QPushButton(bar);
    m_profileButton->setObjectName(QStringLiteral("profileButton"));
    m_profileButton->setFlat(true);
    m_profileButton->setMenu(m_profileMenu);
    bar->addWidget(m_profileButton);
    bar->addSeparator();
    bar->addAction(m_refresh);
    bar->addSeparator();
    bar->addAction(m_viewList);
    bar->addAction(m_viewCoverage);
    bar->addSeparator();
    m_regionSetMenu = new QMenu(this);
    m_regionSetMenu->setObjectName(QStringLiteral("menuRegionSet"));
    m_regionSetButton = new QPushButton(bar);
    m_regionSetButton->setObjectName(QStringLiteral("regionSetButton"));
    m_regionSetButton->setFlat(true);
    m_regionSetButton->setMenu(m_regionSetMenu);
    connect(m_regionSetMenu, &QMenu::aboutToShow, this, &MainWindow::fillRegionSetMenu);
    bar->addWidget(m_regionSetButton);
    bar->addSeparator();
    bar->addAction(m_filters);

    auto *spring = new QWidget(bar);
    spring->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(spring);
    QLineEdit *search = m_images->searchEdit();
    search->setMinimumWidth(ch(fontMetrics(), 36));
    search->setMaximumWidth(ch(fontMetrics(), 48));
    bar->addWidget(search);
}

void MainWindow::connectPanes()
{
    connect(m_notices, &Notices::notice, this, &MainWindow::showNotice);
    for (QTableView *table : {m_images->table(), m_images->coverageTable()})
        table->installEventFilter(this);
    m_tasks->tree()->installEventFilter(this);
    connect(m_strip, &MessageStrip::linkActivated, this, &MainWindow::onStripLink);

    connect(m_images, &ImagePane::selectionChanged, this, &MainWindow::showChosenImages);
    connect(m_images, &ImagePane::gapsRequested, this, &MainWindow::fillGaps);
    connect(m_images, &ImagePane::failed, this, &MainWindow::onSendFailed);
    connect(m_images, &ImagePane::regionSetRequested, this, &MainWindow::chooseRegionSet);
    connect(m_images, &ImagePane::savedFiltersChanged, this,
            [this](const QList<SavedFilter> &filters) {
                changeProfile([&filters](Profile &profile) { profile.savedFilters = filters; });
            });
    connect(m_viewList, &QAction::triggered, this,
            [this] { m_images->setPage(ImagePane::Page::List); });
    connect(m_viewCoverage, &QAction::triggered, this,
            [this] { m_images->setPage(ImagePane::Page::Coverage); });
    connect(m_images, &ImagePane::pageChanged, this, [this] {
        const bool isCoverage = m_images->page() == ImagePane::Page::Coverage;
        m_form->setHint(isCoverage ? tr("Choose cells, or Fill the Gaps (Ctrl+G) of all shown.")
                                   : QString());
    });
    connect(m_fillGaps, &QAction::triggered, this, [this] { fillGaps(m_images->gapsToFill()); });
    connect(m_saveCoverage, &QAction::triggered, m_images, &ImagePane::saveCoverage);
    connect(m_editSets, &QAction::triggered, this, &MainWindow::editRegionSets);
    connect(m_addRegion, &QAction::triggered, m_form, &DistributeForm::addRegion);
    connect(m_form, &DistributeForm::regionSetSaved, this, [this](const RegionSet &saved) {
        changeProfile([&saved](Profile &profile) {
            profile.regionSets.removeIf(
                [&saved](const RegionSet &set) { return set.name == saved.name; });
            profile.regionSets.append(saved);
        });
    });
    connect(m_images, &ImagePane::copyRequested, m_copyToRegions, &QAction::trigger);
    connect(m_images, &ImagePane::tasksRequested, m_tasks, &TaskPane::showImage);
    connect(m_images, &ImagePane::filtersChanged, this, [this] {
        const int active = m_images->activeFilters();
        m_filters->setText(active == 0 ? tr("F&ilters") : tr("F&ilters (%1)").arg(active));
    });
    connect(m_images, &ImagePane::checkConnectionRequested, this,
            [this] { editProfile(m_workspace.profiles().current().id); });

    connect(m_form, &DistributeForm::changed, this, &MainWindow::updateActions);
    connect(m_form, &DistributeForm::reviewRequested, m_reviewAction, &QAction::trigger);
    connect(m_form, &DistributeForm::imagesRequested, this, [this](const QList<ImageId> &images) {
        QStringList ids;
        for (const ImageId &image : images)
            ids.append(image.text);
        m_images->searchEdit()->setText(ids.join(QLatin1Char(' '))); // as a pasted list
    });
    connect(m_reviewAction, &QAction::triggered, this, [this] {
        if (!isReviewing() && m_form->canReview())
            review(m_form->wishes());
    });
    connect(m_sendAction, &QAction::triggered, m_review, &ReviewPage::send);
    connect(m_review, &ReviewPage::backRequested, this, &MainWindow::showMainPage);
    connect(m_review, &ReviewPage::sent, this, &MainWindow::onSent);
    connect(m_review, &ReviewPage::failed, this, &MainWindow::onSendFailed);

    connect(m_tasks, &TaskPane::currentChanged, this, &MainWindow::onCurrentTaskChanged);
    const auto retry = [this](const QList<qint64> &destinations) {
        if (ProfileSession *session = m_workspace.session())
            review(session->retryWishes(destinations));
    };
    connect(m_tasks, &TaskPane::retryRequested, this, retry);
    connect(m_tasks, &TaskPane::retryOneByOneRequested, this,
            [this](const QList<qint64> &destinations) {
                if (ProfileSession *session = m_workspace.session())
                    review(session->retryWishes(destinations), Grouping::PerRegion);
            });
    connect(m_details, &DetailsPane::retryRequested, this, retry);
    m_details->follow(m_tasks);
    connect(m_saveReport, &QAction::triggered, m_tasks, &TaskPane::saveReport);
    connect(m_details, &DetailsPane::saveReportRequested, m_saveReport, &QAction::trigger);
    connect(m_tasks, &TaskPane::failed, this, &MainWindow::onSendFailed);
    connect(m_tasks, &TaskPane::shownChanged, this, &MainWindow::updateActions);
    connect(m_tasks, &TaskPane::periodChosen, this, [this] {
        m_inspector->setCurrentWidget(m_details);
        m_details->show({});
    });
    connect(m_tasks, &TaskPane::detailsRequested, m_goToDetails, &QAction::trigger);
    connect(m_tasks, &TaskPane::showImageRequested, m_images, &ImagePane::selectOnly);
    connect(m_retry, &QAction::triggered, this, [this, retry] { retry(m_tasks->retryable()); });

    connect(m_filters, &QAction::triggered, this,
            [this](bool shown) { setFiltersShown(shown, true); });
    connect(m_showInspector, &QAction::toggled, m_inspector, &QWidget::setVisible);
    connect(m_copyToRegions, &QAction::triggered, this, [this] {
        m_showInspector->setChecked(true);
        m_inspector->setCurrentWidget(m_form);
        m_form->setFocus();
    });
    connect(m_tickAllMissing, &QAction::triggered, m_form, &DistributeForm::tickAllMissing);
    connect(m_findImages, &QAction::triggered, this, [this] {
        m_images->searchEdit()->setFocus(Qt::ShortcutFocusReason);
        m_images->searchEdit()->selectAll();
    });
    connect(m_filterTasks, &QAction::triggered, this, [this] {
        if (auto *filter = m_tasks->findChild<QLineEdit *>(QStringLiteral("taskFilterEdit")))
            filter->setFocus(Qt::ShortcutFocusReason);
    });
    connect(m_selectAll, &QAction::triggered, this, [this] { m_images->view()->selectAll(); });
    connect(m_goToTasks, &QAction::triggered, this,
            [this] { m_tasks->tree()->setFocus(Qt::ShortcutFocusReason); });
    connect(m_goToDetails, &QAction::triggered, this, &MainWindow::showCurrentTask);
    connect(m_inspector, &QTabWidget::currentChanged, this, [this] {
        if (m_inspector->currentWidget() != m_details)
            return;
        const QList<ImageKey> images = m_images->selection();
        if (!m_tasks->current().isEmpty())
            m_details->show(m_tasks->current());
        else if (!images.isEmpty())
            m_details->showImage(images.first());
        else
            m_details->show({});
    });
    connect(m_nextPane, &QAction::triggered, this, [this] { cycleFocus(true); });
    connect(m_previousPane, &QAction::triggered, this, [this] { cycleFocus(false); });
    connect(m_status, &StatusFields::countsClicked, m_tasks, &TaskPane::showUnsolved);
}

void MainWindow::applyIcons()
{
    const Theme theme(palette());
    m_profileButton->setIcon(theme.icon(QStringLiteral("profile")));
    m_regionSetButton->setIcon(theme.icon(QStringLiteral("region-set")));
    const std::pair<QAction *, const char *> icons[] = {
        {m_refresh, "refresh"},   {m_filters, "filter"},           {m_reviewAction, "review"},
        {m_pauseQueue, "pause"},  {m_sendAction, "send"},          {m_retry, "retry"},
        {m_lookNow, "look"},      {m_goToDetails, "details"},      {m_newProfile, "profile"},
        {m_findImages, "search"}, {m_copyToRegions, "region-set"}, {m_saveReport, "report"},
        {m_viewList, "list"},     {m_viewCoverage, "coverage"}};
    for (const auto &[action, name] : icons)
        action->setIcon(theme.icon(QString::fromLatin1(name)));
}

// ---- session

void MainWindow::attachSession()
{
    ProfileSession *session = m_workspace.session();
    m_putOff.clear();
    m_sendError.reset();
    m_images->setSession(session);
    m_form->setSession(session);
    m_review->setSession(session);
    m_tasks->setSession(session);
    m_details->setSession(session);
    m_notices->setSession(session);
    m_pauseQueue->setEnabled(session != nullptr);
    m_pauseQueue->setChecked(session && session->isQueueHeld());
    showProfile();
    if (session) {
        session->setInView(isVisible() && !isMinimized());
        session->keepHistory(m_workspace.profiles().keepHistoryDays());
        connect(session, &ProfileSession::activityChanged, this, &MainWindow::updateStrip);
        connect(session, &ProfileSession::imagesStateChanged, this, [this, session] {
            updateStrip();
            // The first image is current once there is one, so that the form has something to say.
            QTableView *table = m_images->view();
            if (session->imagesState().phase == LoadState::Phase::Complete
                && !table->currentIndex().isValid() && table->model()->rowCount() > 0) {
                table->setCurrentIndex(table->model()->index(0, 0));
            }
        });
        connect(session, &ProfileSession::regionsChanged, this, [this] {
            keepAddedRegions();
            showRegionSet();
            updateStrip();
        });
        connect(session, &ProfileSession::tasksChanged, this, &MainWindow::updateActions);
    }
    updateStrip();
    updateActions();
}

void MainWindow::detachSession()
{
    showMainPage();
    m_images->setSession(nullptr);
    m_form->setSession(nullptr);
    m_review->setSession(nullptr);
    m_tasks->setSession(nullptr);
    m_details->setSession(nullptr);
    m_notices->setSession(nullptr);
    m_status->show(nullptr);
}

void MainWindow::showProfile()
{
    const Profile current = m_workspace.profiles().current();
    m_strip->setBadge(current.badge, current.badgeColour);
    m_makeItFail->setEnabled(current.isPractice());
    if (m_faults && !current.isPractice())
        m_faults->hide();
    m_profileButton->setText(current.isPractice() ? tr("Practice") : current.name);
    m_profileButton->setAccessibleName(tr("Profile: %1").arg(m_profileButton->text()));
    for (QMenu *menu : {m_profileMenu, m_switchMenu}) {
        menu->clear();
        for (const Profile &profile : m_workspace.profiles().profiles()) {
            QAction *action = menu->addAction(profile.isPractice() ? tr("Practice") : profile.name);
            action->setCheckable(true);
            action->setChecked(profile.id == current.id);
            connect(action, &QAction::triggered, this, [this, id = profile.id] {
                const Result<void> switched = m_workspace.switchTo(id);
                if (!switched)
                    onSendFailed(switched.error());
            });
        }
    }
    m_foundKey.reset();
    if (m_workspace.profiles().profiles().size() == 1) {
        const FoundSources found =
            findSources(Surroundings::ofThisComputer(), m_context.clock.utc());
        if (const FoundSource *used = found.used())
            m_foundKey = *used;
    }
    m_profileMenu->addSeparator();
    m_profileMenu->addAction(m_newProfile);
    m_profileMenu->addAction(m_editProfile);
    m_editProfile->setEnabled(!current.isPractice());
    showRegionSet();
}

// ---- region sets

/// Changes the profile where it is kept and in the session, which goes on. What cannot be written
/// holds until the program ends.
void MainWindow::changeProfile(const std::function<void(Profile &)> &change)
{
    ProfileSession *session = m_workspace.session();
    if (!session)
        return;
    Profile kept = m_workspace.profiles().current();
    change(kept);
    const Result<void> written = m_workspace.profiles().put(kept);
    Profile used = session->profile();
    change(used);
    const bool adapted = session->adapt(used);
    Q_ASSERT(adapted);
    if (!written)
        onSendFailed(written.error());
}

/// A region that was added by its id stays in the profile.
void MainWindow::keepAddedRegions()
{
    const QList<RegionId> added = m_workspace.session()->profile().addedRegions;
    if (m_workspace.profiles().current().addedRegions == added)
        return;
    Profile kept = m_workspace.profiles().current();
    kept.addedRegions = added;
    const Result<void> written = m_workspace.profiles().put(kept);
    if (!written)
        onSendFailed(written.error());
}

void MainWindow::showRegionSet()
{
    const ProfileSession *session = m_workspace.session();
    const QString chosen = session ? session->profile().regionSet : QString();
    const QString count = m_context.locale.toString(workingRegions(m_context, session).size());
    const QString name = chosen.isEmpty() ? tr("All Listed") : chosen;
    //: name of a region set, number of its regions
    const QString text = tr("%1 (%2)", "region set").arg(name, count);
    // an ampersand would be a mnemonic
    m_regionSetButton->setText(fontMetrics()
                                   .elidedText(text, Qt::ElideMiddle, ch(fontMetrics(), 26))
                                   .replace(QLatin1Char('&'), QLatin1String("&&")));
    m_regionSetButton->setAccessibleName(tr("Regions: %1").arg(text));
}

void MainWindow::fillRegionSetMenu()
{
    m_regionSetMenu->clear();
    const ProfileSession *session = m_workspace.session();
    if (!session)
        return;
    const Profile &profile = session->profile();
    const auto add = [&](const QString &objectName, const QString &set, const QString &title) {
        const auto size = regionsNamed(m_context, session, set).size();
        QAction *action = m_regionSetMenu->addAction(
            tr("%1 (%2)", "region set").arg(title, m_context.locale.toString(size)));
        action->setObjectName(objectName);
        action->setCheckable(true);
        action->setChecked(profile.regionSet == set);
        connect(action, &QAction::triggered, this, [this, set] { chooseRegionSet(set); });
    };
    add(QStringLiteral("actionRegionSetAll"), {}, tr("All Listed"));
    for (qsizetype i = 0; i < profile.regionSets.size(); ++i) {
        const QString name = profile.regionSets.at(i).name;
        add(QStringLiteral("actionRegionSet%1").arg(i), name,
            QString(name).replace(QLatin1Char('&'), QLatin1String("&&")));
    }
    m_regionSetMenu->addSeparator();
    m_regionSetMenu->addAction(m_editSets);
    m_regionSetMenu->addAction(m_addRegion);
}

void MainWindow::chooseRegionSet(const QString &name)
{
    changeProfile([&name](Profile &profile) { profile.regionSet = name; });
    m_images->rearrange(); // the user asked for other rows
}

void MainWindow::editRegionSets()
{
    const ProfileSession *session = m_workspace.session();
    if (!session)
        return;
    auto *dialog =
        new RegionSetsDialog(m_context, session->profile(), session->regionsState(), this);
    connect(dialog, &RegionSetsDialog::saved, this, [this](const Profile &edited) {
        changeProfile([&edited](Profile &profile) {
            profile.regionSets = edited.regionSets;
            profile.regionSet = edited.regionSet;
            profile.savedFilters = edited.savedFilters;
        });
        m_images->rearrange();
    });
    dialog->open();
}

void MainWindow::chooseRegionNaming(RegionNaming naming)
{
    m_context.regionNaming = naming;
    m_images->renameRegions();
    m_form->renameRegions();
    m_tasks->tree()->viewport()->update();
    if (m_inspector->currentWidget() == m_details && !m_tasks->current().isEmpty())
        m_details->show(m_tasks->current());
    updateStrip();
    if (m_rememberLayout) {
        QSettings(layoutFile(m_workspace), QSettings::IniFormat)
            .setValue(QStringLiteral("regionNames"), int(naming));
    }
}

// ---- coverage

/// The form and Details follow what is chosen in list or coverage.
void MainWindow::showChosenImages()
{
    const QList<ImageKey> selection = m_images->selection();
    if (const std::optional<QList<Wish>> gaps = m_images->chosenGaps())
        m_form->setGaps(*gaps);
    else
        m_form->setImages(selection);
    if (!selection.isEmpty() && m_inspector->currentWidget() == m_details)
        m_details->showImage(selection.first());
    updateActions();
}

void MainWindow::fillGaps(const QList<Wish> &gaps)
{
    m_form->setGaps(gaps);
    m_showInspector->setChecked(true);
    m_inspector->setCurrentWidget(m_form);
    m_form->focusReview();
    updateActions();
}

void MainWindow::editProfile(const QString &profileId)
{
    auto *dialog = new ProfileDialog(m_workspace, m_context, profileId, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ProfileDialog::keptForSession, this, [this] {
        m_keptForSession = true;
        updateStrip();
    });
    connect(dialog, &ProfileDialog::saved, this, [this](const QString &id, bool use) {
        const bool isCurrent = m_workspace.profiles().current().id == id;
        if (use || isCurrent) {
            const Result<void> switched = m_workspace.switchTo(id);
            if (!switched)
                onSendFailed(switched.error());
        } else {
            showProfile();
            updateStrip();
        }
    });
    connect(dialog, &ProfileDialog::removed, this, &MainWindow::showProfile);
    dialog->open();
}

// ---- review

bool MainWindow::isReviewing() const
{
    return m_pages->currentWidget() == m_review;
}

void MainWindow::review(const QList<Wish> &wishes, std::optional<Grouping> grouping)
{
    if (wishes.isEmpty())
        return;
    m_sendError.reset();
    m_form->markField(FormField::None, {});
    m_pages->setCurrentWidget(m_review);
    m_review->review(wishes, grouping);
    updateActions();
    updateStrip();
}

bool MainWindow::canOpenPlan() const
{
    const ProfileSession *session = m_workspace.session();
    return session && !isReviewing() && session->imagesState().phase == LoadState::Phase::Complete;
}

void MainWindow::askForPlan()
{
    auto *dialog = new QFileDialog(this, tr("Open Plan"));
    dialog->setObjectName(QStringLiteral("openPlanDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Plans (*.json *.csv)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openPlan);
    dialog->open();
}

void MainWindow::openPlan(const QString &file)
{
    if (!canOpenPlan())
        return;
    const Result<PlanFile> plan = readPlanFile(file);
    if (!plan) {
        onSendFailed(plan.error());
        return;
    }
    m_sendError.reset();
    m_form->markField(FormField::None, {});
    m_pages->setCurrentWidget(m_review);
    m_review->review(*plan);
    updateActions();
    updateStrip();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (canOpenPlan() && !planFileIn(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QString file = planFileIn(event->mimeData());
    if (file.isEmpty())
        return;
    event->acceptProposedAction();
    openPlan(file);
}

void MainWindow::showMainPage()
{
    if (!isReviewing())
        return;
    m_pages->setCurrentWidget(m_mainPage);
    m_images->view()->setFocus();
    updateActions();
}

void MainWindow::onSent(qint64 batch)
{
    showMainPage();
    m_tasks->showBatch(batch);
    m_tasks->tree()->setFocus();
    updateStrip();
}

void MainWindow::onSendFailed(const Error &error)
{
    m_sendError = error;
    const ErrorText text = m_context.errors.text(error);
    for (const FormField field : text.fields)
        m_form->markField(field, text.message);
    updateStrip();
}

void MainWindow::onCurrentTaskChanged(bool byHand)
{
    const TaskSelection current = m_tasks->current();
    if (byHand && !current.isEmpty()) {
        m_inspector->setCurrentWidget(m_details);
        m_details->show(current);
    } else if (m_inspector->currentWidget() == m_details) {
        m_details->show(current);
    }
    // A refusal that names a field of the form is marked there when its row is chosen.
    const ProfileSession *session = m_workspace.session();
    const Destination *destination =
        session ? session->tasks().destination(current.destination) : nullptr;
    m_form->markField(FormField::None, {});
    if (destination && destination->state() == DestinationState::Refused) {
        const ErrorText text = m_context.errors.text(destination->facts.code);
        for (const FormField field : text.fields)
            m_form->markField(field, text.message);
    }
    updateActions();
}

// ---- what is shown all the time

void MainWindow::updateActions()
{
    const bool reviewing = isReviewing();
    const bool hasSession = m_workspace.session() != nullptr;
    m_reviewAction->setEnabled(!reviewing && m_form->canReview());
    m_sendAction->setEnabled(reviewing);
    m_tickAllMissing->setEnabled(!reviewing && !m_images->selection().isEmpty());
    m_retry->setEnabled(!reviewing && hasSession && !m_tasks->retryable().isEmpty());
    m_saveReport->setEnabled(!reviewing && m_tasks->showsCopies());
    m_openPlan->setEnabled(canOpenPlan());
    m_savePlan->setEnabled(reviewing);
    m_profileButton->setEnabled(!reviewing);
    m_regionSetButton->setEnabled(!reviewing && hasSession);
    m_regionSetButton->setToolTip(reviewing ? tr("Go back first.")
                                            : tr("What counts, gaps, coverage and destinations "
                                                 "refer to"));
    for (QAction *action : m_tasks->rowActions() + m_tasks->queueActions())
        action->setVisible(!reviewing);
    m_profileButton->setToolTip(reviewing ? tr("Go back first.") : QString());
    m_switchMenu->setEnabled(!reviewing);
    for (QAction *action : m_namings->actions())
        action->setEnabled(!reviewing);
    for (QAction *action :
         {m_viewList, m_viewCoverage, m_fillGaps, m_saveCoverage, m_editSets, m_addRegion}) {
        action->setEnabled(!reviewing && hasSession);
    }
    for (QAction *action : {m_copyToRegions, m_goToTasks, m_goToDetails, m_findImages,
                            m_filterTasks, m_selectAll, m_filters, m_showInspector}) {
        action->setEnabled(!reviewing);
    }
    m_images->searchEdit()->setEnabled(!reviewing);
}

void MainWindow::updateStrip()
{
    const ProfileSession *session = m_workspace.session();
    if (!session) {
        m_strip->setMessages({});
        return;
    }
    const StripMessages texts(m_context);
    QList<StripMessage> messages =
        texts.messages(*session, m_workspace.problems(), m_sendError, m_keptForSession, m_foundKey);
    messages.removeIf(
        [this](const StripMessage &message) { return m_putOff.contains(message.id); });
    m_strip->setMessages(messages);
    m_strip->setPlainText(texts.plain(*session));
    m_strip->setAccount(texts.account(*session));
    m_status->show(session);
}

void MainWindow::onStripLink(const QString &message, const QString &link)
{
    ProfileSession *session = m_workspace.session();
    if (!session)
        return;
    const auto is = [&link](const char *id) {
        return link == QLatin1String(id);
    };
    if (is(StripMessages::tryNow)) {
        m_workspace.tryNow();
    } else if (is(StripMessages::refresh)) {
        session->refresh();
    } else if (is(StripMessages::editProfile)) {
        editProfile(session->profile().isPractice() ? QString() : session->profile().id);
    } else if (is(StripMessages::newProfile)) {
        editProfile({});
    } else if (is(StripMessages::checkConnection)) {
        editProfile(session->profile().id);
    } else if (is(StripMessages::copyPolicy)) {
        QApplication::clipboard()->setText(leastPolicy());
    } else if (is(StripMessages::showFile)) {
        QDesktopServices::openUrl(QUrl::fromLocalFile(m_workspace.folder()));
    } else if (is(StripMessages::details)) {
        const QList<StripMessage> &messages = m_strip->messages();
        const auto said =
            std::find_if(messages.begin(), messages.end(),
                         [&message](const StripMessage &each) { return each.id == message; });
        if (said != messages.end() && said->error) {
            showMainPage();
            m_showInspector->setChecked(true);
            m_inspector->setCurrentWidget(m_details);
            m_details->showError(*said->error);
        }
    } else if (is(StripMessages::showUnsolved)) {
        showMainPage();
        m_tasks->showUnsolved();
        showCurrentTask();
    } else if (is(StripMessages::showDoubtful)) {
        showMainPage();
        m_tasks->showDoubtful();
        showCurrentTask();
    } else if (is(StripMessages::later)) {
        m_putOff.insert(message);
    } else if (is(StripMessages::reviewWaiting)) {
        review(session->waitingWishes());
    } else if (is(StripMessages::removeWaiting)) {
        session->removeWaiting();
    } else if (is(StripMessages::dismiss)) {
        m_putOff.insert(message);
        if (message == QLatin1String("sendError")) {
            m_putOff.remove(message);
            m_sendError.reset();
        } else if (message == QLatin1String("keychain")) {
            m_keptForSession = false;
        }
    }
    updateStrip();
}

void MainWindow::showCurrentTask()
{
    m_showInspector->setChecked(true);
    m_inspector->setCurrentWidget(m_details);
    m_details->show(m_tasks->current());
}

void MainWindow::showNotice(const QString &title, const QString &text, qint64 batch)
{
    if (isActiveWindow())
        return; // whoever looks at the table sees it there
    m_noticed = batch;
    QApplication::alert(this);
    if (!QSystemTrayIcon::isSystemTrayAvailable())
        return;
    if (!m_tray) {
        m_tray = new QSystemTrayIcon(windowIcon(), this);
        auto *menu = new QMenu(this);
        menu->setObjectName(QStringLiteral("menuTray"));
        menu->addAction(tr("&Show"), this, &MainWindow::comeForward);
        menu->addAction(m_quit);
        m_tray->setContextMenu(menu);
        connect(m_tray, &QSystemTrayIcon::activated, this, &MainWindow::comeForward);
        connect(m_tray, &QSystemTrayIcon::messageClicked, this, [this] {
            comeForward();
            showMainPage();
            m_tasks->showBatch(m_noticed);
        });
    }
    m_tray->show();
    m_tray->showMessage(title, text, windowIcon());
}

void MainWindow::comeForward()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::tick()
{
    updateStrip();
    m_second = m_context.clock.after(1s, [this] { tick(); });
}

void MainWindow::cycleFocus(bool forward)
{
    const QList<QWidget *> stops = isReviewing()
                                       ? QList<QWidget *>{m_review}
                                       : QList<QWidget *>{m_images->filterTree(), m_images->view(),
                                                          m_inspector, m_tasks->tree(), m_strip};
    const QWidget *focus = QApplication::focusWidget();
    qsizetype at = -1;
    for (qsizetype i = 0; i < stops.size(); ++i) {
        if (focus && (stops.at(i) == focus || stops.at(i)->isAncestorOf(focus)))
            at = i;
    }
    for (qsizetype step = 1; step <= stops.size(); ++step) {
        const qsizetype next = (at + (forward ? step : -step) + 2 * stops.size()) % stops.size();
        QWidget *stop = stops.at(next);
        if (!stop->isVisible())
            continue;
        if (stop == m_inspector)
            stop = m_inspector->currentWidget();
        stop->setFocus(Qt::ShortcutFocusReason);
        return;
    }
}

// ---- layout

void MainWindow::setFiltersShown(bool shown, bool byUser)
{
    if (byUser)
        m_filtersByUser = true;
    m_filters->setChecked(shown);
    m_images->filterTree()->setVisible(shown);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    // Only a window that is laid out knows how wide its panes are.
    if (std::exchange(m_layoutPending, false))
        layOutPanes();
    if (!QApplication::focusWidget() || !isAncestorOf(QApplication::focusWidget()))
        m_images->view()->setFocus();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    if (!m_filtersByUser)
        setFiltersShown(width() >= ch(fontMetrics(), wideEnoughForFilters), false);
    if (auto *bar = findChild<QToolBar *>(QStringLiteral("toolBar"))) {
        bar->setToolButtonStyle(width() >= ch(fontMetrics(), wideEnoughForText)
                                    ? Qt::ToolButtonTextBesideIcon
                                    : Qt::ToolButtonIconOnly);
    }
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        m_tasksHadFocus = watched == m_tasks->tree();
    return QMainWindow::eventFilter(watched, event);
}

bool MainWindow::event(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && m_profileButton)
        applyIcons();
    if (event->type() == QEvent::WindowActivate && m_tray)
        m_tray->hide();
    if (event->type() == QEvent::WindowStateChange || event->type() == QEvent::Show
        || event->type() == QEvent::Hide) {
        if (ProfileSession *session = m_workspace.session())
            session->setInView(isVisible() && !isMinimized());
    }
    return QMainWindow::event(event);
}

void MainWindow::resetLayout()
{
    m_filtersByUser = false;
    m_showInspector->setChecked(true);
    resize(1280, 800);
    m_layoutPending = !isVisible();
    if (isVisible())
        layOutPanes();
    setFiltersShown(width() >= ch(fontMetrics(), wideEnoughForFilters), false);
}

void MainWindow::layOutPanes()
{
    const int inspector = std::clamp(width() / 4, ch(fontMetrics(), 36), ch(fontMetrics(), 44));
    m_outer->setSizes({width() - inspector, inspector});
    m_left->setSizes({55 * height() / 100, 45 * height() / 100});
    const int filters = m_top->widget(0)->sizeHint().width();
    m_top->setSizes({filters, width() - inspector - filters});
}

void MainWindow::saveLayout()
{
    if (!m_rememberLayout)
        return;
    QSettings file(layoutFile(m_workspace), QSettings::IniFormat);
    file.setValue(QStringLiteral("version"), layoutVersion);
    file.setValue(QStringLiteral("geometry"), saveGeometry());
    file.setValue(QStringLiteral("outer"), m_outer->saveState());
    file.setValue(QStringLiteral("left"), m_left->saveState());
    file.setValue(QStringLiteral("top"), m_top->saveState());
    file.setValue(QStringLiteral("images"), m_images->saveLayout());
    file.setValue(QStringLiteral("coverageShown"), m_viewCoverage->isChecked());
    file.setValue(QStringLiteral("tasks"), m_tasks->saveLayout());
    file.setValue(QStringLiteral("review"), m_review->saveLayout());
    file.setValue(QStringLiteral("inspectorShown"), m_showInspector->isChecked());
    if (m_filtersByUser)
        file.setValue(QStringLiteral("filtersShown"), m_filters->isChecked());
    else
        file.remove(QStringLiteral("filtersShown"));
}

void MainWindow::restoreLayout()
{
    const QSettings file(layoutFile(m_workspace), QSettings::IniFormat);
    for (QActionGroup *group : {m_themes, m_languages}) {
        const QVariant kept =
            file.value(group == m_themes ? QStringLiteral("theme") : QStringLiteral("language"));
        for (QAction *action : group->actions()) {
            if (kept.isValid() && action->data().toString() == kept.toString())
                action->setChecked(true);
        }
    }
    for (QAction *action : m_namings->actions()) {
        if (action->data().toInt() == file.value(QStringLiteral("regionNames")).toInt()) {
            action->setChecked(true);
            m_context.regionNaming = RegionNaming(action->data().toInt());
        }
    }
    if (file.value(QStringLiteral("version")).toInt() != layoutVersion)
        return;
    m_layoutPending = false;
    restoreGeometry(file.value(QStringLiteral("geometry")).toByteArray());
    m_outer->restoreState(file.value(QStringLiteral("outer")).toByteArray());
    m_left->restoreState(file.value(QStringLiteral("left")).toByteArray());
    m_top->restoreState(file.value(QStringLiteral("top")).toByteArray());
    m_images->restoreLayout(file.value(QStringLiteral("images")).toByteArray());
    if (file.value(QStringLiteral("coverageShown")).toBool())
        m_viewCoverage->trigger();
    m_tasks->restoreLayout(file.value(QStringLiteral("tasks")).toByteArray());
    m_review->restoreLayout(file.value(QStringLiteral("review")).toByteArray());
    m_showInspector->setChecked(file.value(QStringLiteral("inspectorShown"), true).toBool());
    if (file.contains(QStringLiteral("filtersShown")))
        setFiltersShown(file.value(QStringLiteral("filtersShown")).toBool(), true);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    const ProfileSession *session = m_workspace.session();
    int unsent = 0;
    if (session && !m_closing) {
        for (const auto &[number, destination] : session->tasks().destinations())
            unsent += destination.state() == DestinationState::Queued ? 1 : 0;
        unsent -= session->waitingCount(); // these were said at the start
    }
    if (unsent > 0) {
        event->ignore();
        confirmClose(unsent);
        return;
    }
    saveLayout();
    QMainWindow::closeEvent(event);
}

void MainWindow::confirmClose(int unsent)
{
    auto *box = new QMessageBox(QMessageBox::Question, QStringLiteral("Regioncast"),
                                tr("%n copies are not sent yet. They stay in the queue and wait "
                                   "for you at the next start. Copies already sent go on without "
                                   "Regioncast.",
                                   nullptr, unsent),
                                QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("closeDialog"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *close = box->addButton(tr("Close"), QMessageBox::AcceptRole);
    close->setObjectName(QStringLiteral("closeButton"));
    QPushButton *stay = box->addButton(tr("Stay"), QMessageBox::RejectRole);
    stay->setObjectName(QStringLiteral("stayButton"));
    box->setDefaultButton(stay);
    connect(close, &QPushButton::clicked, this, [this] {
        m_closing = true;
        this->close();
    });
    box->open();
}

void MainWindow::editSettings()
{
    auto *dialog = new SettingsDialog(m_workspace.profiles(), this);
    connect(dialog, &SettingsDialog::failed, this, &MainWindow::onSendFailed);
    connect(dialog, &SettingsDialog::saved, this, [this] {
        if (ProfileSession *session = m_workspace.session())
            session->keepHistory(m_workspace.profiles().keepHistoryDays());
    });
    dialog->open();
}

void MainWindow::makeItFail()
{
    if (!m_faults) {
        m_faults = new FaultsWindow(m_context, this);
        connect(m_faults, &FaultsWindow::faultsChosen, &m_workspace, &Workspace::setPracticeFaults);
    }
    m_faults->show();
    m_faults->raise();
    m_faults->activateWindow();
}

void MainWindow::about()
{
    auto *box = new QMessageBox(
        QMessageBox::NoIcon, tr("About Regioncast"),
        tr("Regioncast %1\n\nCopies cloud images to other regions and watches them arrive.\n"
           "Not made or endorsed by the vendor of the service.\n\nMIT licence. Uses Qt %2.")
            .arg(QStringLiteral(REGIONCAST_VERSION), QString::fromLatin1(qVersion())),
        QMessageBox::Ok, this);
    box->setObjectName(QStringLiteral("aboutDialog"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIconPixmap(windowIcon().pixmap(48));
    box->open();
}

} // namespace regioncast
