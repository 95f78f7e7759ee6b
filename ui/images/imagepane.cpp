#include "images/imagepane.h"

#include "images/coveragelegend.h"
#include "images/coveragetable.h"
#include "images/filtertree.h"
#include "images/imagetablemodel.h"
#include "widgets/elidelabel.h"
#include "widgets/emptypage.h"
#include "widgets/linkbutton.h"
#include "widgets/namedialog.h"
#include "widgets/regionsets.h"
#include "widgets/statedelegate.h"
#include "widgets/tablecolumns.h"
#include "widgets/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDataStream>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QIODevice>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSaveFile>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace regioncast {

namespace {

using Model = ImageTableModel;

/// Widths in ch, in the order of the model's columns. Type is not shown at first: the state names
/// what is not the account's own, and the filters count the types.
QList<ColumnSpec> columnSpecs()
{
    return {
        {24, true},  {8, true},   {25, true},  {13, true},  {18, true},  {6, true},   {12, true},
        {12, false}, {24, false}, {14, false}, {20, false}, {20, false}, {8, false},  {24, false},
        {20, false}, {10, false}, {18, false}, {20, false}, {30, false}, {12, false},
    };
}

/// Typing finds by name, whichever column is current.
class ImageTable final : public QTableView
{
public:
    using QTableView::QTableView;

    void keyboardSearch(const QString &text) override
    {
        const QModelIndex current = currentIndex();
        if (current.isValid() && current.column() != Model::Image)
            selectionModel()->setCurrentIndex(current.siblingAtColumn(Model::Image),
                                              QItemSelectionModel::NoUpdate);
        QTableView::keyboardSearch(text);
    }
};

constexpr QLatin1String clearLink("emptyClear");
constexpr QLatin1String tryAgainLink("emptyTryAgain");
constexpr QLatin1String checkConnectionLink("emptyCheckConnection");

} // namespace

ImagePane::ImagePane(const UiContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new ImageTableModel(context, this))
    , m_filters(new FilterTree(context, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildFilterLine();
    buildTable();
    buildCoverage();
    buildSearch();

    m_empty = new EmptyPage(this);
    connect(m_empty, &EmptyPage::linkActivated, this, [this](const QString &link) {
        if (link == clearLink)
            clearFilters();
        else if (link == checkConnectionLink)
            Q_EMIT checkConnectionRequested();
        else if (m_session)
            m_session->refresh();
    });
    m_pages = new QStackedLayout;
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_coverage);
    m_pages->addWidget(m_empty);
    column->addLayout(m_pages);

    connect(m_filters, &FilterTree::filterChanged, this, [this] {
        // A search that came with a saved filter goes with it.
        if (m_filters->chosenSaved().isEmpty() && !m_savedSearch.isEmpty()) {
            if (m_search->text() == m_savedSearch)
                m_search->clear();
            m_savedSearch.clear();
        }
        m_model->setFilter(m_filters->filter());
        Q_EMIT filtersChanged();
    });
    connect(m_filters, &FilterTree::savedChosen, this, &ImagePane::applySaved);
    connect(m_filters, &FilterTree::saveRequested, this, &ImagePane::saveFilter);
    connect(m_filters, &FilterTree::renameRequested, this, &ImagePane::renameFilter);
    connect(m_filters, &FilterTree::deleteRequested, this, &ImagePane::deleteFilter);
    connect(m_model, &Model::countsChanged, this, [this] {
        m_filters->setCounts(m_model->counts());
        showState();
    });
    showState();
}

ImagePane::~ImagePane() = default;

void ImagePane::buildFilterLine()
{
    const int u = spacingUnit(fontMetrics());
    auto *line = new QWidget(this);
    line->setFixedHeight(fontMetrics().height() + 10);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(u, 0, 2 * u, 0);
    row->setSpacing(u);
    m_filterLine = new ElideLabel(line);
    m_filterLine->setObjectName(QStringLiteral("filterLine"));
    m_notice = new ElideLabel(line);
    m_notice->setObjectName(QStringLiteral("imageNotice"));
    auto link = [line](const char *name, const QString &text) {
        auto *button = new LinkButton(text, line);
        button->setObjectName(QLatin1String(name));
        button->hide();
        return button;
    };
    m_clear = link("filterClearButton", tr("Clear", "filters"));
    m_update = link("filterUpdateButton", tr("Update"));
    m_missing = link("filterNotFoundButton", {});
    m_noticeLink = link("imageNoticeButton", {});
    m_legend = new CoverageLegend(line);
    m_legend->hide();
    row->addWidget(m_filterLine);
    row->addWidget(m_clear);
    row->addWidget(m_missing);
    row->addWidget(m_update);
    row->addStretch(1);
    row->addWidget(m_notice);
    row->addWidget(m_noticeLink);
    row->addWidget(m_legend);
    layout()->addWidget(line);
    connect(m_clear, &QPushButton::clicked, this, &ImagePane::clearFilters);
    connect(m_update, &QPushButton::clicked, this, &ImagePane::rearrange);
    connect(m_missing, &QPushButton::clicked, this, &ImagePane::showNotFound);
    connect(m_noticeLink, &QPushButton::clicked, this, [this] {
        if (!m_session)
            return;
        if (m_session->imagesState().phase == LoadState::Phase::Incomplete)
            m_session->readRest();
        else
            m_session->refresh();
    });
}

void ImagePane::buildTable()
{
    m_table = new ImageTable(this);
    m_table->setObjectName(QStringLiteral("imageTable"));
    m_table->setAccessibleName(tr("Images"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setCornerButtonEnabled(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setMinimumSectionSize(1);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    new StateDelegate(m_table, 8);
    followCurrentRow(m_table);
    m_columns = new TableColumns(m_table->horizontalHeader(), columnSpecs(), Model::Image);

    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionsClickable(true);
    header->setSortIndicator(m_model->sortColumn(), m_model->sortOrder());
    header->setSortIndicatorShown(true);
    // not setSortingEnabled(): it sorts at once whenever it is told of a column
    connect(header, &QHeaderView::sectionClicked, this,
            [this, header](int section) { m_model->sort(section, header->sortIndicatorOrder()); });

    auto action = [this](const char *name, const QString &text, const QKeySequence &keys = {}) {
        auto *made = new QAction(text, this);
        made->setObjectName(QLatin1String(name));
        made->setShortcut(keys);
        made->setShortcutContext(Qt::WidgetShortcut);
        m_table->addAction(made);
        return made;
    };
    m_copyToRegions = action("actionImageCopyToRegions", tr("&Copy to Regions"));
    m_showTasks = action("actionImageShowTasks", tr("Show &Tasks"));
    m_copy = action("actionImageCopy", tr("C&opy"), QKeySequence(QKeySequence::Copy));
    m_copyIds = action("actionImageCopyIds", tr("Copy &Ids"),
                       QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    connect(m_copyToRegions, &QAction::triggered, this, &ImagePane::copyRequested);
    connect(m_showTasks, &QAction::triggered, this, [this] {
        const ImageKey current = m_model->keyAt(view()->currentIndex().row());
        const QList<ImageKey> chosen = selection();
        if (!current.image.isEmpty())
            Q_EMIT tasksRequested(current.image);
        else if (!chosen.isEmpty())
            Q_EMIT tasksRequested(chosen.first().image);
    });
    connect(m_copy, &QAction::triggered, this, &ImagePane::copyRows);
    connect(m_copyIds, &QAction::triggered, this, &ImagePane::copyIds);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, &ImagePane::showContextMenu);
    connect(m_table, &QAbstractItemView::activated, this, &ImagePane::copyRequested);

    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ImagePane::noteSelection);
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, &ImagePane::keepSelection);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ImagePane::putSelectionBack);
}

void ImagePane::buildSearch()
{
    m_search = new QLineEdit(this);
    m_search->setObjectName(QStringLiteral("searchEdit"));
    m_search->setAccessibleName(tr("Search images"));
    m_search->setPlaceholderText(tr("Search images, or paste a list"));
    m_search->setToolTip(tr("Words are looked for in names, ids, versions, descriptions and tags. "
                            "A list of names or ids shows exactly those."));
    m_search->setClearButtonEnabled(true);
    m_searchIcon = m_search->addAction(Theme(palette()).icon(QStringLiteral("search")),
                                       QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model->setSearch(text);
        Q_EMIT filtersChanged();
    });
}

void ImagePane::buildCoverage()
{
    m_coverage = new CoverageTable(m_context, *m_model, this);
    m_copyGap = new QAction(tr("Copy This &Gap"), this);
    m_copyGap->setObjectName(QStringLiteral("actionCopyThisGap"));
    connect(m_copyGap, &QAction::triggered, this, [this] {
        const QModelIndex cell = m_coverage->currentIndex();
        if (cell.isValid())
            Q_EMIT gapsRequested(m_coverage->coverage()->wishesFor({cell}));
    });
    m_coverage->addActions({m_copy, m_copyIds});
    connect(m_coverage, &QWidget::customContextMenuRequested, this, &ImagePane::showCellMenu);
    connect(m_coverage, &QAbstractItemView::activated, this, &ImagePane::copyRequested);
    connect(m_coverage, &CoverageTable::chosenChanged, this, [this] {
        if (m_page == Page::Coverage)
            Q_EMIT selectionChanged();
    });
}

QTableView *ImagePane::coverageTable() const
{
    return m_coverage;
}

QTableView *ImagePane::view() const
{
    return m_page == Page::List ? m_table : m_coverage;
}

void ImagePane::setPage(Page page)
{
    if (m_page == page)
        return;
    const QList<ImageKey> chosen = selection();
    const int currentRow = view()->currentIndex().row();
    const ImageKey current = m_model->keyAt(currentRow);
    const bool hadFocus = view()->hasFocus();
    m_page = page;
    if (page == Page::Coverage) {
        // One image is always chosen in the list; that is no choice of cells.
        if (chosen.size() > 1)
            m_coverage->chooseRows(chosen);
        m_coverage->goTo(current);
    } else if (!chosen.isEmpty()) {
        m_keptSelection = chosen;
        m_keptCurrent = chosen.first();
        m_keptTop = {};
        putSelectionBack();
    }
    showState();
    if (hadFocus)
        view()->setFocus();
    Q_EMIT pageChanged();
    Q_EMIT selectionChanged();
}

std::optional<QList<Wish>> ImagePane::chosenGaps() const
{
    if (m_page == Page::List || !m_coverage->hasChosen())
        return std::nullopt;
    return m_coverage->chosenGaps();
}

QList<Wish> ImagePane::gapsToFill() const
{
    if (const auto chosen = chosenGaps())
        return *chosen;
    QList<int> rows;
    if (m_page == Page::List && m_table->selectionModel()->hasSelection()) {
        for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
            rows.append(index.row());
        std::sort(rows.begin(), rows.end());
    } else {
        for (int row = 0; row < m_model->rowCount(); ++row)
            rows.append(row);
    }
    return m_coverage->coverage()->wishesForRows(rows);
}

void ImagePane::renameRegions()
{
    m_coverage->rename();
    m_table->viewport()->update();
}

// ---- saved filters

void ImagePane::showSaved()
{
    const QList<SavedFilter> saved =
        m_session ? m_session->profile().savedFilters : QList<SavedFilter>();
    QList<CountedFilter> counted;
    for (const SavedFilter &each : saved) {
        CountedFilter one{filterOf(each), each.search, std::nullopt};
        if (each.regionSet)
            one.regions = regionsNamed(m_context, m_session, *each.regionSet);
        counted.append(one);
    }
    m_filters->setSaved(saved);
    m_model->setSavedFilters(counted);
    m_filters->setCounts(m_model->counts());
}

void ImagePane::applySaved(const SavedFilter &saved)
{
    if (saved.regionSet && m_session && *saved.regionSet != m_session->profile().regionSet)
        Q_EMIT regionSetRequested(*saved.regionSet);
    if (!saved.search.isEmpty() || m_search->text() == m_savedSearch)
        m_search->setText(saved.search);
    m_savedSearch = saved.search;
}

void ImagePane::saveFilter()
{
    if (!m_session)
        return;
    const Profile &profile = m_session->profile();
    QStringList names;
    for (const SavedFilter &each : profile.savedFilters)
        names.append(each.name);
    auto *dialog = new NameDialog(tr("Save Filter"), tr("Save"), this);
    dialog->setTaken(names, NameDialog::Taken::Replace);
    const QStringList chosen = m_filters->chosenSaved();
    if (chosen.size() == 1)
        dialog->setName(chosen.first());
    const QString set = profile.regionSet.isEmpty() ? tr("all listed regions") : profile.regionSet;
    //: %1 = name of a region set
    dialog->setChoice(tr("A &rule for %1").arg(set), !profile.regionSet.isEmpty(),
                      tr("A rule counts the gaps in these regions; choosing it chooses them too."));
    connect(dialog, &NameDialog::named, this, [this](const QString &name, bool isRule) {
        if (!m_session)
            return;
        SavedFilter filter;
        filter.name = name;
        if (isRule)
            filter.regionSet = m_session->profile().regionSet;
        setFilterOf(&filter, m_filters->filter());
        filter.search = m_search->text();
        QList<SavedFilter> all = m_session->profile().savedFilters;
        all.removeIf([&name](const SavedFilter &each) { return each.name == name; });
        all.append(filter);
        Q_EMIT savedFiltersChanged(all);
        m_savedSearch = filter.search;
        m_filters->chooseSaved(name);
    });
    dialog->open();
}

void ImagePane::renameFilter(const QString &name)
{
    if (!m_session)
        return;
    QStringList others;
    for (const SavedFilter &each : m_session->profile().savedFilters) {
        if (each.name != name)
            others.append(each.name);
    }
    auto *dialog = new NameDialog(tr("Rename Filter"), tr("Rename"), this);
    dialog->setTaken(others, NameDialog::Taken::Refuse);
    dialog->setName(name);
    connect(dialog, &NameDialog::named, this, [this, name](const QString &now) {
        if (!m_session)
            return;
        const bool wasChosen = m_filters->chosenSaved() == QStringList{name};
        QList<SavedFilter> all = m_session->profile().savedFilters;
        for (SavedFilter &each : all) {
            if (each.name == name)
                each.name = now;
        }
        Q_EMIT savedFiltersChanged(all);
        if (wasChosen)
            m_filters->chooseSaved(now);
    });
    dialog->open();
}

void ImagePane::deleteFilter(const QString &name)
{
    if (!m_session)
        return;
    QList<SavedFilter> all = m_session->profile().savedFilters;
    all.removeIf([&name](const SavedFilter &each) { return each.name == name; });
    Q_EMIT savedFiltersChanged(all);
}

// ---- a file

void ImagePane::saveCoverage()
{
    auto *dialog = new QFileDialog(this, tr("Save Coverage"));
    dialog->setObjectName(QStringLiteral("coverageDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setNameFilters({tr("Table for spreadsheets (*.csv)")});
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(QStringLiteral("Regioncast coverage %1.csv")
                           .arg(m_context.clock.utc().toLocalTime().date().toString(Qt::ISODate)));
    connect(dialog, &QFileDialog::fileSelected, this, &ImagePane::writeCoverage);
    dialog->open();
}

void ImagePane::writeCoverage(const QString &file)
{
    QSaveFile target(file);
    const QByteArray text = m_coverage->coverage()->csv();
    if (target.open(QIODevice::WriteOnly) && target.write(text) == text.size() && target.commit())
        return;
    Q_EMIT failed(makeError(ErrorKind::Local, Effect::NothingSent, codes::fileUnwritable,
                            {QFileInfo(file).fileName(), target.errorString()}));
}

void ImagePane::setSession(ProfileSession *session)
{
    if (m_session == session)
        return;
    if (m_session)
        disconnect(m_session, nullptr, this, nullptr);
    m_session = session;
    m_phase = session ? session->imagesState().phase : LoadState::Phase::Idle;
    m_coverage->setSession(session);
    m_model->setCatalogue(session ? &session->catalogue() : nullptr,
                          workingRegions(m_context, session));
    takeUnsolved();
    showSaved();
    showState();
    if (!session)
        return;
    connect(session, &ProfileSession::imagesChanged, this, &ImagePane::mergeImages);
    connect(session, &ProfileSession::imagesStateChanged, this, &ImagePane::onImagesStateChanged);
    connect(session, &ProfileSession::regionsChanged, this, [this] {
        m_model->setRegionSet(workingRegions(m_context, m_session));
        showSaved();
    });
    connect(session, &ProfileSession::tasksChanged, this, &ImagePane::onTasksChanged);
}

void ImagePane::takeUnsolved()
{
    QSet<ImageKey> unsolved;
    if (m_session) {
        for (const auto &[number, destination] : m_session->tasks().destinations()) {
            if (!destination.isUnsolved())
                continue;
            if (const Task *task = m_session->tasks().task(destination.task))
                unsolved.insert(task->image);
        }
    }
    m_model->setUnsolved(unsolved);
    m_model->setOpenCopies(m_session ? m_session->tasks().openCopies() : QSet<CopyKey>());
}

void ImagePane::onTasksChanged(const QList<qint64> &destinations)
{
    takeUnsolved();
    m_coverage->coverage()->takeTasks(destinations);
}

void ImagePane::mergeImages(const CatalogueChange &change)
{
    // rows that come or go above the first visible one must not push it away; at the very top the
    // table stays at the top
    QScrollBar *bar = m_table->verticalScrollBar();
    const int first = bar->value() > 0 ? m_table->rowAt(0) : -1;
    const QPersistentModelIndex top = first > 0 ? m_model->index(first, 0) : QModelIndex();
    const auto topCell = [this] {
        const int row = m_coverage->verticalScrollBar()->value() > 0 ? m_coverage->rowAt(0) : -1;
        return m_coverage->model()->index(row, 0);
    };
    const QPersistentModelIndex topOfCoverage = topCell();
    m_model->merge(change);
    if (top.isValid() && m_table->rowAt(0) != top.row())
        m_table->scrollTo(top, QAbstractItemView::PositionAtTop);
    if (topOfCoverage.isValid() && m_coverage->rowAt(0) != topOfCoverage.row())
        m_coverage->scrollTo(topOfCoverage, QAbstractItemView::PositionAtTop);
}

void ImagePane::onImagesStateChanged()
{
    const LoadState::Phase phase = m_session->imagesState().phase;
    // the user asked for this reading, so its end may put rows in order
    if (m_phase == LoadState::Phase::Loading && phase != LoadState::Phase::Loading
        && (m_model->noLongerMatching() > 0 || m_model->newlyMatching() > 0))
        m_model->rearrange();
    m_phase = phase;
    showState();
}

QList<ImageKey> ImagePane::selection() const
{
    if (m_page == Page::Coverage)
        return m_coverage->chosenImages();
    QList<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows.append(index.row());
    std::sort(rows.begin(), rows.end());
    const int current = m_table->currentIndex().row();
    if (const qsizetype at = rows.indexOf(current); at > 0)
        rows.move(at, 0);
    QList<ImageKey> keys;
    for (const int row : std::as_const(rows))
        keys.append(m_model->keyAt(row));
    return keys;
}

void ImagePane::selectOnly(const ImageKey &key)
{
    ImageKey wanted = key;
    if (!m_model->contains(wanted))
        wanted = m_model->mainKeyOf(key.image).value_or(ImageKey());
    if (!m_model->contains(wanted))
        return;
    if (m_model->rowOf(wanted) < 0)
        clearFilters();
    // an older version is hidden without any filter
    if (m_model->rowOf(wanted) < 0)
        wanted = m_model->mainKeyOf(key.image).value_or(wanted);
    const int row = m_model->rowOf(wanted);
    if (row < 0)
        return;
    const QModelIndex index = m_model->index(row, Model::Image);
    m_table->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect
                                                          | QItemSelectionModel::Rows);
    m_table->scrollTo(index);
    m_coverage->goTo(wanted);
}

int ImagePane::activeFilters() const
{
    return m_model->filter().count();
}

void ImagePane::clearFilters()
{
    m_search->clear();
    m_filters->clear();
}

void ImagePane::rearrange()
{
    m_model->rearrange();
}

void ImagePane::keepSelection()
{
    m_settling = true;
    m_keptSelection.clear();
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        m_keptSelection.append(m_model->keyAt(index.row()));
    m_keptCurrent = m_model->keyAt(m_table->currentIndex().row());
    m_keptTop =
        m_table->verticalScrollBar()->value() > 0 ? m_model->keyAt(m_table->rowAt(0)) : ImageKey();
}

void ImagePane::putSelectionBack()
{
    QItemSelection selected;
    const QList<int> rows =
        m_model->rowsOf(QSet<ImageKey>(m_keptSelection.cbegin(), m_keptSelection.cend()));
    for (qsizetype begin = 0; begin < rows.size();) {
        qsizetype end = begin + 1;
        while (end < rows.size() && rows.at(end) == rows.at(end - 1) + 1)
            ++end;
        selected.select(m_model->index(rows.at(begin), 0),
                        m_model->index(rows.at(end - 1), Model::ColumnCount - 1));
        begin = end;
    }
    QItemSelectionModel *selection = m_table->selectionModel();
    selection->select(selected, QItemSelectionModel::ClearAndSelect);
    const int current = m_model->rowOf(m_keptCurrent);
    if (current >= 0)
        selection->setCurrentIndex(m_model->index(current, 0), QItemSelectionModel::NoUpdate);
    const int top = m_model->rowOf(m_keptTop);
    if (current >= 0 && rows.contains(current))
        m_table->scrollTo(m_model->index(current, 0));
    else if (top >= 0)
        m_table->scrollTo(m_model->index(top, 0), QAbstractItemView::PositionAtTop);
    m_settling = false;
    noteSelection();
}

void ImagePane::noteSelection()
{
    // the selection model also speaks when rows elsewhere come or go
    if (m_settling || m_page != Page::List)
        return;
    const QList<ImageKey> keys = selection();
    const QSet<ImageKey> now(keys.cbegin(), keys.cend());
    if (now == m_noted)
        return;
    m_noted = now;
    Q_EMIT selectionChanged();
}

QString ImagePane::searchText() const
{
    return m_search->text().simplified();
}

void ImagePane::showState()
{
    if (!m_pages)
        return;
    showFilterLine();
    showNotice();
    m_legend->setVisible(m_page == Page::Coverage);
    if (!m_session) {
        m_empty->show({});
        m_pages->setCurrentWidget(m_empty);
        return;
    }
    const LoadState &state = m_session->imagesState();
    const QLocale &locale = m_context.locale;
    if (m_model->rowCount() > 0) {
        m_pages->setCurrentWidget(view());
        return;
    }
    if (m_session->catalogue().isEmpty()) {
        switch (state.phase) {
        case LoadState::Phase::Idle:
        case LoadState::Phase::Loading:
            m_empty->show(state.rowsTotal > 0 ? tr("Reading images… %1 of %2")
                                                    .arg(locale.toString(state.rowsRead),
                                                         locale.toString(state.rowsTotal))
                                              : tr("Reading images…"));
            break;
        case LoadState::Phase::Failed:
        case LoadState::Phase::Incomplete: {
            QList<EmptyPage::Link> links{{tryAgainLink, tr("Try Again")}};
            if (!m_session->profile().isPractice()) // that has nothing to be checked
                links.append({checkConnectionLink, tr("Check Connection…")});
            m_empty->show(tr("Images could not be read."),
                          m_context.errors.text(state.error).message, links);
            break;
        }
        case LoadState::Phase::Complete: {
            const QString product = m_session->profile().product;
            m_empty->show(
                tr("This account has no images."),
                product.isEmpty()
                    ? QString()
                    //: %1 = name of a product of the service
                    : tr("The profile shows images of the product %1 only.").arg(product));
            break;
        }
        }
        m_pages->setCurrentWidget(m_empty);
        return;
    }
    const QString filters = m_filters->names().join(QStringLiteral(" · "));
    QString sentence;
    if (!m_model->search().list.isEmpty())
        sentence = tr("No image of the list matches.");
    else if (filters.isEmpty())
        sentence = tr("No image matches “%1”.").arg(searchText());
    else if (searchText().isEmpty())
        //: %1 = names of filters
        sentence = tr("No image matches %1.").arg(filters);
    else
        //: %1 = search text, %2 = names of filters
        sentence = tr("No image matches “%1” with %2.").arg(searchText(), filters);
    m_empty->show(sentence, {}, {{clearLink, tr("Clear", "filters")}});
    m_pages->setCurrentWidget(m_empty);
}

void ImagePane::showFilterLine()
{
    const QLocale &locale = m_context.locale;
    const ImageCounts &counts = m_model->counts();
    const ImageSearch &search = m_model->search();
    const bool isList = !search.list.isEmpty();
    const bool acts = activeFilters() > 0 || isList || !search.words.isEmpty();
    const int total = counts.images + (m_model->filter().olderVersions ? counts.older : 0);
    const int shown = m_model->rowCount();

    QStringList parts;
    if (shown == total && !acts && total > 0)
        parts.append(tr("%n image(s)", nullptr, total));
    else if (total > 0)
        //: %1 of %n
        parts.append(tr("%1 of %n image(s)", nullptr, total).arg(locale.toString(shown)));
    const QStringList notFound = m_model->notFound();
    if (isList) {
        parts.append(tr("%1 of %2 found")
                         .arg(locale.toString(search.list.size() - notFound.size()),
                              locale.toString(search.list.size())));
    } else if (!search.words.isEmpty()) {
        parts.append(tr("“%1”").arg(searchText()));
    }
    parts += m_filters->names();
    if (m_model->noLongerMatching() > 0)
        parts.append(tr("%n row(s) no longer match", nullptr, m_model->noLongerMatching()));
    if (m_model->newlyMatching() > 0)
        parts.append(tr("%n more match(es) now", nullptr, m_model->newlyMatching()));
    m_filterLine->setText(parts.join(QStringLiteral(" · ")));
    m_filterLine->updateGeometry();
    m_clear->setVisible(acts);
    m_update->setVisible(m_model->noLongerMatching() > 0 || m_model->newlyMatching() > 0);
    if (!notFound.isEmpty())
        m_missing->setText(tr("Show the other %n", nullptr, int(notFound.size())));
    m_missing->setVisible(!notFound.isEmpty());
}

void ImagePane::showNotice()
{
    QString text;
    QString link;
    if (m_session && !m_session->catalogue().isEmpty()) {
        const LoadState &state = m_session->imagesState();
        const QLocale &locale = m_context.locale;
        const QString read = locale.toString(state.rowsRead);
        const QString total = locale.toString(state.rowsTotal);
        switch (state.phase) {
        case LoadState::Phase::Loading:
            text = state.rowsTotal > 0 ? tr("Reading images… %1 of %2").arg(read, total)
                                       : tr("Reading images…");
            break;
        case LoadState::Phase::Incomplete:
            if (state.missingPages.size() == 1) {
                text = tr("Page %1 of %2 could not be read; %3 of %4 images shown.")
                           .arg(locale.toString(state.missingPages.first()),
                                locale.toString(state.pagesTotal), read, total);
            } else {
                text = tr("%1 of %2 pages could not be read; %3 of %4 images shown.")
                           .arg(locale.toString(state.missingPages.size()),
                                locale.toString(state.pagesTotal), read, total);
            }
            link = tr("Read the Rest");
            break;
        case LoadState::Phase::Failed:
            text = tr("Images could not be read anew.");
            link = tr("Try Again");
            break;
        case LoadState::Phase::Idle:
        case LoadState::Phase::Complete:
            break;
        }
    }
    m_notice->setText(text);
    m_notice->updateGeometry();
    m_noticeLink->setText(link);
    m_noticeLink->setVisible(!link.isEmpty());
}

void ImagePane::showContextMenu(const QPoint &at)
{
    if (!m_table->indexAt(at).isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("imageMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_copyToRegions, m_showTasks});
    menu->addSeparator();
    menu->addActions({m_copy, m_copyIds});
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

void ImagePane::showCellMenu(const QPoint &at)
{
    const QModelIndex cell = m_coverage->indexAt(at);
    if (!cell.isValid())
        return;
    m_coverage->selectionModel()->setCurrentIndex(cell, QItemSelectionModel::NoUpdate);
    m_copyGap->setEnabled(m_coverage->coverage()->isGap(cell.row(), cell.column()));
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("cellMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_copyGap, m_showTasks});
    menu->addSeparator();
    menu->addActions({m_copy, m_copyIds});
    menu->popup(m_coverage->viewport()->mapToGlobal(at));
}

void ImagePane::copyRows() const
{
    if (m_page == Page::Coverage) {
        QMap<int, QSet<int>> chosen;
        QSet<int> columns;
        for (const QModelIndex &cell : m_coverage->selectionModel()->selectedIndexes()) {
            chosen[cell.row()].insert(cell.column());
            columns.insert(cell.column());
        }
        QStringList lines;
        for (const auto &[row, cells] : chosen.asKeyValueRange()) {
            QStringList line;
            for (const int role : {CoverageModel::NameRole, CoverageModel::VersionRole})
                line.append(m_coverage->model()->headerData(row, Qt::Vertical, role).toString());
            for (int column = 0; column < m_coverage->model()->columnCount(); ++column) {
                if (columns.contains(column))
                    line.append(cells.contains(column)
                                    ? m_coverage->model()->index(row, column).data().toString()
                                    : QString());
            }
            lines.append(line.join(QLatin1Char('\t')));
        }
        if (!lines.isEmpty())
            QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
        return;
    }
    const QList<int> columns = m_columns->shownColumns();
    QList<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows.append(index.row());
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const int row : std::as_const(rows)) {
        QStringList cells;
        for (const int column : columns)
            cells.append(m_model->index(row, column).data().toString());
        lines.append(cells.join(QLatin1Char('\t')));
    }
    if (!lines.isEmpty())
        QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

void ImagePane::copyIds() const
{
    QStringList lines;
    for (const ImageKey &key : selection())
        lines.append(key.image.text + QLatin1Char('\t') + key.version.text);
    if (!lines.isEmpty())
        QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

void ImagePane::showNotFound()
{
    auto *dialog = new QDialog(this);
    dialog->setObjectName(QStringLiteral("notFoundDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Not Found"));
    auto *column = new QVBoxLayout(dialog);
    auto *text = new QPlainTextEdit(dialog);
    text->setObjectName(QStringLiteral("notFoundText"));
    text->setAccessibleName(tr("Names and ids that no image has"));
    text->setReadOnly(true);
    text->setPlainText(m_model->notFound().join(QLatin1Char('\n')));
    column->addWidget(text);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    column->addWidget(buttons);
    dialog->resize(ch(fontMetrics(), 60), fontMetrics().height() * 16);
    dialog->open();
}

bool ImagePane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search)
        return QWidget::eventFilter(watched, event);
    // Esc is a shortcut elsewhere; with a text in the search it is ours
    const bool isOverride = event->type() == QEvent::ShortcutOverride;
    if (isOverride || event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape && !m_search->text().isEmpty()) {
            if (!isOverride)
                m_search->clear();
            event->accept();
            return true;
        }
        if (!isOverride && (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter)
            && m_model->rowCount() > 0) {
            if (m_page == Page::List && !m_table->selectionModel()->hasSelection())
                m_table->setCurrentIndex(m_model->index(0, 0));
            view()->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ImagePane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_searchIcon)
        m_searchIcon->setIcon(Theme(palette()).icon(QStringLiteral("search")));
}

QByteArray ImagePane::saveLayout() const
{
    QByteArray layout;
    QDataStream stream(&layout, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << m_columns->save() << qint32(m_model->sortColumn()) << qint32(m_model->sortOrder());
    return layout;
}

void ImagePane::restoreLayout(const QByteArray &layout)
{
    // an empty one is the standard
    QDataStream stream(layout);
    stream.setVersion(QDataStream::Qt_6_4);
    QByteArray columns;
    qint32 column = Model::Image;
    qint32 order = Qt::AscendingOrder;
    stream >> columns >> column >> order;
    const bool read =
        stream.status() == QDataStream::Ok && column >= 0 && column < Model::ColumnCount;
    if (!read || !m_columns->restore(columns)) {
        m_columns->reset();
        column = Model::Image;
        order = Qt::AscendingOrder;
    }
    const auto sortOrder = order == Qt::DescendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    m_table->horizontalHeader()->setSortIndicator(column, sortOrder);
    m_table->horizontalHeader()->setSortIndicatorShown(true);
    m_model->sort(column, sortOrder);
}

} // namespace regioncast
