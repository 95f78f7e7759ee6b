#include "tasks/taskpane.h"

#include "tasks/detailscontent.h"
#include "tasks/perioddialog.h"
#include "tasks/reportdialog.h"
#include "tasks/reportwriter.h"
#include "tasks/taskmodel.h"
#include "widgets/emptypage.h"
#include "widgets/itemroles.h"
#include "widgets/statedelegate.h"
#include "widgets/tablecolumns.h"

#include <QApplication>
#include <QButtonGroup>
#include <QClipboard>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QProgressDialog>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QStackedLayout>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <limits>

namespace regioncast {

using namespace std::chrono_literals;

namespace {

constexpr int daySeconds = 24 * 60 * 60;
/// Copies of history that are read at a time, and that are kept when the filter changes.
constexpr int pageCopies = 400;
constexpr size_t keptCopies = 20000;
/// A report that takes longer says that it is being written.
constexpr int noticeMilliseconds = 400;

enum Chip { AllChip, UnsolvedChip, CopyingChip, QueuedChip, DoneChip, ChipCount };

std::optional<TaskChip> chipOf(int button)
{
    switch (Chip(button)) {
    case UnsolvedChip:
        return TaskChip::Unsolved;
    case CopyingChip:
        return TaskChip::Copying;
    case QueuedChip:
        return TaskChip::Queued;
    case DoneChip:
        return TaskChip::Done;
    case AllChip:
    case ChipCount:
        break;
    }
    return std::nullopt;
}

Chip buttonOf(TaskChip chip)
{
    switch (chip) {
    case TaskChip::Unsolved:
        return UnsolvedChip;
    case TaskChip::Copying:
        return CopyingChip;
    case TaskChip::Queued:
        return QueuedChip;
    case TaskChip::Done:
        break;
    }
    return DoneChip;
}

/// The beginning of a day at this place.
QDateTime beginOf(const QDate &day)
{
    return day.startOfDay().toUTC();
}

/// A chip's word for files.
QString chipWord(int chip)
{
    switch (Chip(chip)) {
    case AllChip:
        return QStringLiteral("all");
    case UnsolvedChip:
        return QStringLiteral("unsolved");
    case CopyingChip:
        return QStringLiteral("copying");
    case QueuedChip:
        return QStringLiteral("queued");
    case DoneChip:
        return QStringLiteral("done");
    case ChipCount:
        break;
    }
    return {};
}

bool isUnsolvedCopy(const Destination &destination)
{
    return destination.isUnsolved();
}

bool isQueuedCopy(const Destination &destination)
{
    return destination.state() == DestinationState::Queued;
}

/// Ids of the rows that `wanted` takes, anywhere in the tree.
template<class Wanted>
void collect(const QTreeView &tree, const QModelIndex &parent, Wanted wanted, QSet<QString> &ids)
{
    for (int row = 0; row < tree.model()->rowCount(parent); ++row) {
        const QModelIndex index = tree.model()->index(row, 0, parent);
        if (wanted(index))
            ids.insert(index.data(IdRole).toString());
        collect(tree, index, wanted, ids);
    }
}

template<class Act>
void forEach(const QTreeView &tree, const QModelIndex &parent, const QSet<QString> &ids, Act act)
{
    if (ids.isEmpty())
        return;
    for (int row = 0; row < tree.model()->rowCount(parent); ++row) {
        const QModelIndex index = tree.model()->index(row, 0, parent);
        if (ids.contains(index.data(IdRole).toString()))
            act(index);
        forEach(tree, index, ids, act);
    }
}

} // namespace

struct TaskPane::Names
{
    QList<std::pair<QString, QString>> regions; ///< id, name
    QList<std::pair<QString, QString>> states;  ///< word, name
    QList<std::pair<QString, QString>> codes;   ///< code, reason

    explicit Names(const UiContext &context)
    {
        for (const RegionId &region : context.regions.all())
            regions.append({region.text, context.regions.name(region)});
        const TaskWording wording(context);
        for (const DestinationState state :
             {DestinationState::Queued, DestinationState::Sending, DestinationState::Cancelled,
              DestinationState::NotSeen, DestinationState::InDoubt, DestinationState::Preparing,
              DestinationState::Copying, DestinationState::UnknownWord, DestinationState::Done,
              DestinationState::AlreadyThere, DestinationState::Failed, DestinationState::Refused,
              DestinationState::NotTaken, DestinationState::Removed, DestinationState::ImageGone})
            states.append({wordOf(state), wording.event(wordOf(state))});
        for (const QString &code : context.errors.codes())
            codes.append({code, context.errors.text(code).shortReason});
    }

    static QSet<QString> holding(const QList<std::pair<QString, QString>> &named,
                                 const QString &word)
    {
        QSet<QString> found;
        for (const auto &[key, name] : named) {
            if (name.contains(word, Qt::CaseInsensitive))
                found.insert(key);
        }
        return found;
    }
};

TaskPane::TaskPane(const UiContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new TaskModel(context, this))
    , m_found(HistorySurvey())
{
    m_writers.setMaxThreadCount(1);
    setObjectName(QStringLiteral("taskPane"));
    const int u = spacingUnit(fontMetrics());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, u, 0, 0);
    column->setSpacing(u);
    buildBar();
    buildTree();
    buildActions();

    connect(m_chips, &QButtonGroup::idClicked, this, &TaskPane::applyFilter);
    connect(m_filter, &QLineEdit::textChanged, this, &TaskPane::applyFilter);
    connect(m_retry, &QPushButton::clicked, this, [this] { Q_EMIT retryRequested(retryable()); });
    connect(m_empty, &EmptyPage::linkActivated, this, &TaskPane::clearFilter);
    setPeriod(Period::OpenAndDay);
    tick();
}

TaskPane::~TaskPane()
{
    // The tree, which goes later, scrolls once more.
    m_tree->verticalScrollBar()->disconnect(this);
}

void TaskPane::buildBar()
{
    const int u = spacingUnit(fontMetrics());
    auto *row = new QHBoxLayout;
    row->setContentsMargins(u, 0, u, 0);
    row->setSpacing(u);
    m_chips = new QButtonGroup(this);
    m_chips->setExclusive(true);
    const std::pair<const char *, Chip> chips[] = {{"chipAll", AllChip},
                                                   {"chipUnsolved", UnsolvedChip},
                                                   {"chipCopying", CopyingChip},
                                                   {"chipQueued", QueuedChip},
                                                   {"chipDone", DoneChip}};
    const int size = shapeSize(fontMetrics());
    for (const auto &[name, chip] : chips) {
        auto *button = new QPushButton(this);
        button->setObjectName(QString::fromLatin1(name));
        button->setCheckable(true);
        button->setChecked(chip == AllChip);
        button->setAutoDefault(false);
        button->setIconSize(QSize(size, size));
        m_chips->addButton(button, chip);
        row->addWidget(button);
    }
    m_period = new QPushButton(this);
    m_period->setObjectName(QStringLiteral("periodButton"));
    m_period->setFlat(true);
    m_period->setAutoDefault(false);
    auto *periods = new QMenu(this);
    periods->setObjectName(QStringLiteral("periodMenu"));
    for (const Period period : {Period::OpenAndDay, Period::Today, Period::Week, Period::Month,
                                Period::LastMonth, Period::Range, Period::All}) {
        const bool asks = period == Period::Range;
        QAction *action = periods->addAction(asks ? tr("From–To…", "period") : periodName(period));
        if (asks)
            action->setObjectName(QStringLiteral("actionPeriodRange"));
        connect(action, &QAction::triggered, this, [this, period, asks] {
            if (asks) {
                askForRange();
                return;
            }
            setPeriod(period);
            Q_EMIT periodChosen();
        });
    }
    m_period->setMenu(periods);
    row->addWidget(m_period);
    m_filter = new QLineEdit(this);
    m_filter->setObjectName(QStringLiteral("taskFilterEdit"));
    m_filter->setPlaceholderText(tr("Filter tasks"));
    m_filter->setAccessibleName(tr("Filter tasks"));
    m_filter->setToolTip(tr("Words are looked for in names, regions, labels, ids and states."));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(ch(fontMetrics(), 10));
    row->addWidget(m_filter, 1);
    m_retry = new QPushButton(this);
    m_retry->setObjectName(QStringLiteral("retryFailedButton"));
    m_retry->setAutoDefault(false);
    row->addWidget(m_retry);
    qobject_cast<QVBoxLayout *>(layout())->addLayout(row);
}

void TaskPane::buildTree()
{
    m_tree = new QTreeView(this);
    m_tree->setObjectName(QStringLiteral("taskTree"));
    m_tree->setAccessibleName(tr("Tasks"));
    m_tree->setModel(m_model);
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(true);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setIndentation(ch(fontMetrics(), 2.5));
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setFrameShape(QFrame::NoFrame);
    new StateDelegate(m_tree);
    followCurrentRow(m_tree);
    m_columns = new TableColumns(m_tree->header(),
                                 {{36},
                                  {34},
                                  {16},
                                  {12},
                                  {7},
                                  {11},
                                  {12},
                                  {11, false},
                                  {12, false},
                                  {10, false},
                                  {5, false},
                                  {28, false},
                                  {26, false},
                                  {38, false},
                                  {16, false},
                                  {16, false}},
                                 TaskModel::State);
    m_empty = new EmptyPage(this);
    auto *stack = new QWidget(this);
    m_pages = new QStackedLayout(stack);
    m_pages->addWidget(m_tree);
    m_pages->addWidget(m_empty);
    qobject_cast<QVBoxLayout *>(layout())->addWidget(stack, 1);

    connect(m_tree, &QTreeView::customContextMenuRequested, this, &TaskPane::onContextMenu);
    connect(m_tree, &QTreeView::activated, this, &TaskPane::detailsRequested);
    // A row that is current already can be clicked as well, to see its details again.
    connect(m_tree, &QTreeView::clicked, this, [this] {
        if (!current().isEmpty())
            Q_EMIT currentChanged(true);
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &TaskPane::report);
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &TaskPane::report);
    connect(m_tree->verticalScrollBar(), &QScrollBar::valueChanged, this, &TaskPane::fillView);
    auto *escape = new QShortcut(QKeySequence(Qt::Key_Escape), m_tree);
    escape->setContext(Qt::WidgetShortcut);
    connect(escape, &QShortcut::activated, m_tree, &QTreeView::clearSelection);
}

void TaskPane::buildActions()
{
    const auto make = [this](const char *name, const QString &text, auto act) {
        auto *made = new QAction(text, this);
        made->setObjectName(QString::fromLatin1(name));
        made->setShortcutContext(Qt::WidgetShortcut);
        m_tree->addAction(made);
        connect(made, &QAction::triggered, this, act);
        return made;
    };
    m_showDetails =
        make("actionTaskDetails", tr("&Details"), [this] { Q_EMIT detailsRequested(); });
    m_retryRows =
        make("actionTaskRetry", {}, [this] { Q_EMIT retryRequested(retryableIn(chosen())); });
    m_oneByOne = make("actionTryOneByOne", tr("Try One by O&ne…"),
                      [this] { Q_EMIT retryOneByOneRequested(retryableIn(chosen())); });
    m_solve = make("actionMarkSolved", tr("Mark as &Solved"), [this] {
        if (m_session)
            m_session->markSolved(unsolvedIn(chosen()));
    });
    m_showImage = make("actionShowImage", tr("Show &Image"), [this] {
        Q_EMIT showImageRequested(m_model->copyAt(m_tree->currentIndex()).imageKey());
    });
    m_copy = make("actionTaskCopy", tr("&Copy"), [this] { copyRows(); });
    m_copy->setShortcut(QKeySequence::Copy);
    m_copyIds = make("actionTaskCopyIds", tr("Copy &Ids"), [this] { copyIds(); });
    m_copyIds->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    m_copyForSupport =
        make("actionCopyForSupport", tr("Copy &for Support"), [this] { copyForSupport(); });
    m_toTop = make("actionMoveToTop", tr("Move to To&p"), [this] {
        if (m_session)
            m_session->moveToTop(chosen());
    });
    m_toBottom = make("actionMoveToBottom", tr("Move to &Bottom"), [this] {
        if (m_session)
            m_session->moveToBottom(chosen());
    });
    m_remove = make("actionRemoveFromQueue", tr("Remo&ve from Queue"), [this] {
        if (m_session)
            m_session->removeFromQueue(queuedIn(chosen()));
    });
    m_remove->setShortcut(QKeySequence::Delete);
}

void TaskPane::setSession(ProfileSession *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_byHand = false;
    m_readingReport.reset();
    TaskModel::Source source;
    if (session) {
        source = {
            &session->tasks(), &session->catalogue(), &session->startedElsewhere(),
            [session](const Destination &destination) { return session->timeLeft(destination); },
            &m_older};
    }
    m_model->setSource({});
    m_older = {};
    m_model->setSource(source);
    m_byHand = true;
    if (m_session) {
        connect(m_session, &ProfileSession::tasksChanged, this, &TaskPane::onTasksChanged);
        connect(m_session, &ProfileSession::historyChanged, this, &TaskPane::onHistoryChanged);
        connect(m_session, &ProfileSession::elsewhereChanged, this, [this] {
            m_model->updateElsewhere();
            updatePages();
        });
    }
    m_olderInPeriod.reset();
    applyFilter();
}

void TaskPane::onTasksChanged(const QList<qint64> &destinations)
{
    if (destinations.isEmpty()) {
        m_olderInPeriod.reset();
        applyFilter();
        return;
    }
    const int batches = m_model->rowCount();
    m_model->update(destinations);
    updateChips();
    updatePages();
    updateActions();
    if (m_model->rowCount() != batches)
        Q_EMIT shownChanged();
}

TaskSelection TaskPane::current() const
{
    const QModelIndex index = m_tree->currentIndex();
    return m_tree->selectionModel()->isSelected(index) ? m_model->selectionAt(index)
                                                       : TaskSelection{};
}

void TaskPane::report()
{
    updateActions();
    const QItemSelectionModel &selection = *m_tree->selectionModel();
    // Selection and current row change one after the other; only both together mean something.
    if (selection.hasSelection() && !selection.isSelected(m_tree->currentIndex()))
        return;
    const TaskSelection now = current();
    if (now == m_reported)
        return;
    m_reported = now;
    Q_EMIT currentChanged(m_byHand);
}

QList<qint64> TaskPane::shownDestinations() const
{
    return m_model->destinationsAt({});
}

Report TaskPane::shownReport() const
{
    if (!m_session)
        return {};
    const TaskBook &book = m_session->tasks();
    Report held = reportOf(book, shownDestinations(), m_context.errors, m_context.regions);
    if (!m_found || m_found->batches.isEmpty())
        return held;
    ReportSums sums = m_found->sums;
    for (const qint64 number : std::as_const(held.copies)) {
        const Destination &copy = *book.destination(number);
        sums.add(*book.task(copy.task), summedOf(copy));
    }
    Report report = sums.report(m_context.regions);
    report.copies = held.copies;
    report.unsolved = held.unsolved;
    report.retry = held.retry;
    return report;
}

bool TaskPane::showsCopies() const
{
    if (m_found && !m_found->batches.isEmpty())
        return true;
    return m_session && !shownDestinations().isEmpty();
}

const TaskBook &TaskPane::bookOf(const TaskSelection &selection) const
{
    const bool older = selection.batch != 0 && !m_session->tasks().batch(selection.batch)
                       && m_older.batch(selection.batch);
    return older ? m_older : m_session->tasks();
}

const TaskBook *TaskPane::bookWith(qint64 destination) const
{
    if (m_session && m_session->tasks().destination(destination))
        return &m_session->tasks();
    return m_older.destination(destination) ? &m_older : nullptr;
}

QString TaskPane::shownPeriod() const
{
    return periodName(m_shownPeriod);
}

void TaskPane::expandBatch(const QModelIndex &index)
{
    m_tree->expand(index);
    for (int row = 0; row < m_model->rowCount(index); ++row)
        m_tree->expand(m_model->index(row, 0, index));
}

void TaskPane::showBatch(qint64 batch)
{
    QModelIndex index = m_model->indexOf(TaskSelection{batch, 0, 0, {}});
    if (!index.isValid()) {
        clearFilter();
        index = m_model->indexOf(TaskSelection{batch, 0, 0, {}});
    }
    if (!index.isValid())
        return;
    expandBatch(index);
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index, QAbstractItemView::PositionAtTop);
}

void TaskPane::showUnsolved()
{
    showFirst(UnsolvedChip, isUnsolvedCopy);
}

void TaskPane::showDoubtful()
{
    showFirst(AllChip, [](const Destination &destination) {
        return destination.state() == DestinationState::InDoubt;
    });
}

void TaskPane::showFirst(int chip, bool (*wanted)(const Destination &))
{
    m_filter->clear();
    m_chips->button(chip)->setChecked(true);
    setPeriod(Period::OpenAndDay);
    m_tree->expandAll();
    const QList<qint64> found = those(m_model->destinationsAt({}), wanted);
    if (found.isEmpty())
        return;
    const QModelIndex index = m_model->indexOf(TaskSelection{0, 0, found.first(), {}});
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
}

void TaskPane::showImage(const ImageId &image)
{
    m_chips->button(AllChip)->setChecked(true);
    m_filter->setText(image.text);
    setPeriod(Period::All);
    m_tree->expandAll();
}

QList<qint64> TaskPane::chosen() const
{
    const QModelIndexList selected = selectedInOrder();
    if (selected.isEmpty())
        return m_model->destinationsAt({});
    QList<qint64> numbers;
    QSet<qint64> known;
    for (const QModelIndex &index : selected) {
        for (const qint64 number : m_model->destinationsAt(index)) {
            if (known.contains(number))
                continue;
            known.insert(number);
            numbers.append(number);
        }
    }
    return numbers;
}

QList<qint64> TaskPane::those(const QList<qint64> &destinations,
                              bool (*wanted)(const Destination &)) const
{
    QList<qint64> found;
    for (const qint64 number : destinations) {
        const Destination *destination =
            m_session ? m_session->tasks().destination(number) : nullptr;
        if (destination && wanted(*destination))
            found.append(number);
    }
    return found;
}

QList<qint64> TaskPane::unsolvedIn(const QList<qint64> &destinations) const
{
    return those(destinations, isUnsolvedCopy);
}

QList<qint64> TaskPane::queuedIn(const QList<qint64> &destinations) const
{
    return those(destinations, isQueuedCopy);
}

QList<qint64> TaskPane::retryableIn(const QList<qint64> &destinations) const
{
    QList<qint64> numbers = unsolvedIn(destinations);
    numbers.removeIf([this](qint64 number) {
        return !canRetry(m_context.errors, *m_session->tasks().destination(number));
    });
    return numbers;
}

QList<qint64> TaskPane::retryable() const
{
    return retryableIn(chosen());
}

// ---- filters

QString TaskPane::periodName(Period period) const
{
    switch (period) {
    case Period::OpenAndDay:
        return tr("Open + 24 h");
    case Period::Today:
        return tr("Today");
    case Period::Week:
        return tr("7 Days");
    case Period::Month:
        return tr("This Month");
    case Period::LastMonth:
        return tr("Last Month");
    case Period::Range:
        //: %1 and %2 = first and last day
        return tr("%1 – %2", "period")
            .arg(m_rangeFrom.toString(Qt::ISODate), m_rangeTo.toString(Qt::ISODate));
    case Period::All:
        return tr("All", "period");
    }
    return {};
}

QString TaskPane::periodWord() const
{
    switch (m_shownPeriod) {
    case Period::OpenAndDay:
        return QStringLiteral("open-and-24-hours");
    case Period::Today:
        return QStringLiteral("today");
    case Period::Week:
        return QStringLiteral("7-days");
    case Period::Month:
        return QStringLiteral("this-month");
    case Period::LastMonth:
        return QStringLiteral("last-month");
    case Period::Range:
        return m_rangeFrom.toString(Qt::ISODate) + QLatin1Char('/')
               + m_rangeTo.toString(Qt::ISODate);
    case Period::All:
        return QStringLiteral("all");
    }
    return {};
}

void TaskPane::setPeriod(Period period)
{
    m_shownPeriod = period;
    m_period->setText(periodName(period));
    m_period->setAccessibleName(tr("Period: %1").arg(periodName(period)));
    m_olderInPeriod.reset();
    applyFilter();
}

void TaskPane::askForRange()
{
    const QDate today = m_context.clock.utc().toLocalTime().date();
    auto *dialog = new PeriodDialog(m_rangeFrom.isValid() ? m_rangeFrom : today.addMonths(-1),
                                    m_rangeTo.isValid() ? m_rangeTo : today, this);
    connect(dialog, &PeriodDialog::chosen, this, [this](const QDate &from, const QDate &to) {
        m_rangeFrom = from;
        m_rangeTo = to;
        setPeriod(Period::Range);
        Q_EMIT periodChosen();
    });
    dialog->open();
}

void TaskPane::clearFilter()
{
    m_filter->clear();
    m_chips->button(AllChip)->setChecked(true);
    setPeriod(Period::All);
}

TaskFilter TaskPane::periodFilter() const
{
    TaskFilter filter;
    const QDateTime now = m_context.clock.utc();
    const QDate today = now.toLocalTime().date();
    const QDate month(today.year(), today.month(), 1);
    switch (m_shownPeriod) {
    case Period::OpenAndDay:
        filter.activeSince = now.addSecs(-daySeconds);
        break;
    case Period::Today:
        filter.from = beginOf(today);
        filter.until = beginOf(today.addDays(1));
        break;
    case Period::Week:
        filter.from = beginOf(today.addDays(-6));
        break;
    case Period::Month:
        filter.from = beginOf(month);
        filter.until = beginOf(month.addMonths(1));
        break;
    case Period::LastMonth:
        filter.from = beginOf(month.addMonths(-1));
        filter.until = beginOf(month);
        break;
    case Period::Range:
        filter.from = beginOf(m_rangeFrom);
        filter.until = beginOf(m_rangeTo.addDays(1));
        break;
    case Period::All:
        break;
    }
    return filter;
}

QList<TaskFilter::Word> TaskPane::words() const
{
    QList<TaskFilter::Word> words;
    for (const QString &typed : m_filter->text().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (words.size() == TaskFilter::mostWords)
            break;
        if (!m_names)
            m_names = std::make_unique<Names>(m_context);
        const QString word = typed.left(TaskFilter::mostCharacters);
        words.append({word, Names::holding(m_names->regions, word),
                      Names::holding(m_names->states, word), Names::holding(m_names->codes, word)});
    }
    return words;
}

void TaskPane::applyFilter()
{
    // What was expanded, selected and current stays so.
    QSet<QString> expanded;
    QSet<QString> selected;
    collect(
        *m_tree, {}, [this](const QModelIndex &row) { return m_tree->isExpanded(row); }, expanded);
    const QModelIndexList selectedRows = m_tree->selectionModel()->selectedRows();
    for (const QModelIndex &row : selectedRows)
        selected.insert(row.data(IdRole).toString());
    const TaskSelection was = current();
    m_byHand = false;
    m_filtered = periodFilter();
    m_filtered.chip = chipOf(m_chips->checkedId());
    m_filtered.words = words();
    if (std::exchange(m_olderIsStale, false) || m_older.destinations().size() > keptCopies) {
        m_model->setFilter(
            [](const Batch &, const Task &, const Destination &, const Request *) { return false; },
            false);
        m_older = {};
    }
    m_model->setFilter(
        [filter = m_filtered](const Batch &batch, const Task &task, const Destination &destination,
                              const Request *request) {
            return filter.matches(batch, task, destination, request);
        },
        !m_filtered.chip && m_filtered.words.isEmpty());
    forEach(*m_tree, {}, expanded, [this](const QModelIndex &row) { m_tree->expand(row); });
    QItemSelection again;
    forEach(*m_tree, {}, selected, [&again](const QModelIndex &row) { again.select(row, row); });
    m_tree->selectionModel()->select(again, QItemSelectionModel::ClearAndSelect
                                                | QItemSelectionModel::Rows);
    m_tree->selectionModel()->setCurrentIndex(was.isEmpty() ? QModelIndex() : m_model->indexOf(was),
                                              QItemSelectionModel::NoUpdate);
    report();
    m_byHand = true;
    lookIntoHistory();
    updateChips();
    updatePages();
    Q_EMIT shownChanged();
}

// ---- history

void TaskPane::onHistoryChanged()
{
    m_olderIsStale = true;
    m_olderInPeriod.reset();
    applyFilter();
}

/// Counts what the session does not hold, and finds its batches.
void TaskPane::lookIntoHistory()
{
    m_unread.clear();
    m_reading.reset();
    m_isReading = false;
    m_finding.reset();
    if (!m_session || !m_session->tasksLoaded() || m_session->tasksError()
        || m_session->holdsAllTasks()) {
        m_counting.reset();
        m_olderInPeriod = 0;
        m_found = HistorySurvey();
        return;
    }
    const auto taken = [this](const Result<HistorySurvey> &found) {
        if (!found)
            Q_EMIT failed(found.error());
        return found.value_or(HistorySurvey());
    };
    // The chips count the period, whatever the words.
    const bool counts = !m_olderInPeriod;
    const bool same = m_filtered.words.isEmpty();
    const bool finds = !m_filtered.chip || *m_filtered.chip == TaskChip::Done;
    if (counts) {
        m_counting = m_session->surveyHistory(
            periodFilter(), [this, taken, both = same && finds](const Result<HistorySurvey> &r) {
                const HistorySurvey found = taken(r);
                m_olderInPeriod = found.sums.total().total;
                if (both)
                    takeFound(found);
                updateChips();
            });
    }
    if (!finds) {
        m_found = HistorySurvey(); // nothing of history is open or unsolved
        return;
    }
    m_found.reset();
    if (counts && same)
        return;
    m_finding = m_session->surveyHistory(
        m_filtered, [this, taken](const Result<HistorySurvey> &found) { takeFound(taken(found)); });
}

void TaskPane::takeFound(const HistorySurvey &found)
{
    m_found = found;
    m_unread = found.batches;
    m_unread.removeIf([this](qint64 batch) { return m_older.batch(batch) != nullptr; });
    readPage();
    updatePages();
    updateActions();
    Q_EMIT shownChanged();
}

void TaskPane::readPage()
{
    if (m_isReading || m_unread.isEmpty())
        return;
    m_isReading = true;
    m_reading =
        m_session->readHistory(m_unread, pageCopies, true, [this](const Result<TaskRecords> &page) {
            m_isReading = false;
            if (!page) {
                m_unread.clear();
                Q_EMIT failed(page.error());
                return;
            }
            QList<qint64> came;
            for (const Batch &batch : page->batches)
                came.prepend(batch.number);
            // Those that are gone meanwhile stood before the last one that came.
            if (came.isEmpty())
                m_unread.clear();
            while (!m_unread.isEmpty() && m_unread.first() >= came.last())
                m_unread.removeFirst();
            m_older.apply(*page);
            m_model->addOlder(came);
            updatePages();
            updateActions();
            fillView();
        });
}

/// Reads on while the end of the tree can be seen.
void TaskPane::fillView()
{
    if (m_unread.isEmpty() || m_isReading || !m_tree->isVisible())
        return;
    const QScrollBar &bar = *m_tree->verticalScrollBar();
    if (bar.value() >= bar.maximum() - bar.pageStep())
        readPage();
}

void TaskPane::updateChips()
{
    std::array<int, ChipCount> counts{};
    bool attention = false;
    if (m_session) {
        const TaskBook &book = m_session->tasks();
        const TaskFilter period = periodFilter();
        for (const auto &[number, destination] : book.destinations()) {
            if (!period.inPeriod(*book.batch(book.task(destination.task)->batch), destination))
                continue;
            const Chip chip = buttonOf(chipOf(destination));
            ++counts[AllChip];
            ++counts[size_t(chip)];
            attention = attention
                        || (chip == CopyingChip
                            && (destination.state() == DestinationState::InDoubt
                                || isStalled(destination.facts)));
        }
    }
    // What is history is done.
    counts[AllChip] += m_olderInPeriod.value_or(0);
    counts[DoneChip] += m_olderInPeriod.value_or(0);
    const auto number = [&](Chip chip) {
        const QString counted = m_context.locale.toString(counts[size_t(chip)]);
        const bool mayGrow = !m_olderInPeriod && (chip == AllChip || chip == DoneChip);
        //: a number that is still being counted
        return mayGrow ? tr("%1+").arg(counted) : counted;
    };
    const std::array<QString, ChipCount> texts{
        tr("All %1", "chip with a number of copies").arg(number(AllChip)),
        tr("Unsolved %1").arg(number(UnsolvedChip)), tr("Copying %1").arg(number(CopyingChip)),
        tr("Queued %1").arg(number(QueuedChip)), tr("Done %1").arg(number(DoneChip))};
    const auto icon = [this](bool shown, const char *name, ColourRole role) {
        return shown
                   ? StateDelegate::stateIcon(palette(), QString::fromLatin1(name), int(role), -1,
                                              false, shapeSize(fontMetrics()), devicePixelRatioF())
                   : QIcon();
    };
    for (int chip = AllChip; chip < ChipCount; ++chip) {
        QAbstractButton *button = m_chips->button(chip);
        if (button->text() != texts[size_t(chip)])
            button->setText(texts[size_t(chip)]);
    }
    m_chips->button(UnsolvedChip)
        ->setIcon(icon(counts[UnsolvedChip] > 0, "state-failed", ColourRole::Bad));
    m_chips->button(CopyingChip)->setIcon(icon(attention, "warning", ColourRole::Look));
    m_chips->button(CopyingChip)
        ->setToolTip(attention ? tr("A copy does not get on, or its outcome is unknown.")
                               : QString());
}

void TaskPane::updatePages()
{
    if (!m_session || !m_model->isEmpty()) {
        m_pages->setCurrentWidget(m_tree);
        return;
    }
    const QString filter = m_filter->text();
    if (!m_session->tasksLoaded()) {
        m_empty->show(tr("Opening the journal…"));
    } else if (!m_found || m_isReading) {
        m_empty->show(tr("Looking through the journal…"));
    } else if (const std::optional<Error> error = m_session->tasksError()) {
        m_empty->show(tr("The tasks could not be read."), m_context.errors.text(*error).message);
    } else if (m_session->tasks().destinations().empty() && m_session->holdsAllTasks()
               && filter.isEmpty()) {
        m_empty->show(tr("No copies yet. Choose an image, tick regions, then Review. What you send "
                         "appears here and stays."));
    } else {
        const int chip = m_chips->checkedId();
        QString sentence =
            filter.isEmpty()
                ? tr("No copies in %1.", "period").arg(periodName(m_shownPeriod))
                : tr("No copies in %1 match “%2”.").arg(periodName(m_shownPeriod), filter);
        if (filter.isEmpty() && chip == UnsolvedChip)
            sentence = tr("Nothing is unsolved in %1.", "period").arg(periodName(m_shownPeriod));
        m_empty->show(sentence, {}, {{QStringLiteral("clearTaskFilter"), tr("Clear")}});
    }
    m_pages->setCurrentWidget(m_empty);
}

void TaskPane::updateActions()
{
    const bool selected = m_tree->selectionModel()->hasSelection();
    const QList<qint64> copies = chosen();
    const qsizetype count = retryableIn(copies).size();
    const QString retry = count > 0
                              ? tr("&Retry Failed (%1)…").arg(m_context.locale.toString(count))
                              : tr("&Retry Failed…");
    m_retry->setText(retry);
    m_retry->setEnabled(count > 0);
    m_retryRows->setText(retry);
    m_retryRows->setEnabled(selected && count > 0);
    m_oneByOne->setEnabled(selected && count > 1); // one is always one by one
    m_solve->setEnabled(selected && !unsolvedIn(copies).isEmpty());
    m_showImage->setEnabled(selected && !m_model->copyAt(m_tree->currentIndex()).image.isEmpty());
    m_copy->setEnabled(selected);
    for (QAction *action : {m_copyIds, m_copyForSupport})
        action->setEnabled(selected && !copies.isEmpty());
    const QList<qint64> queued = selected ? queuedIn(copies) : QList<qint64>();
    m_remove->setEnabled(!queued.isEmpty());
    // What waits since a restart has no place in the queue yet.
    for (QAction *action : {m_toTop, m_toBottom})
        action->setEnabled(!queued.isEmpty() && !m_session->isWaiting(queued.first()));
}

void TaskPane::touchVisibleAges()
{
    QModelIndexList rows;
    const int bottom = m_tree->viewport()->height();
    for (QModelIndex index = m_tree->indexAt(QPoint(0, 0)); index.isValid();
         index = m_tree->indexBelow(index)) {
        if (m_tree->visualRect(index).top() > bottom)
            break;
        rows.append(index);
    }
    m_model->touchAges(rows);
}

void TaskPane::tick()
{
    if (m_session && m_tree->isVisible()) {
        touchVisibleAges();
        fillView();
    }
    m_second = m_context.clock.after(1s, [this] { tick(); });
}

void TaskPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_retry)
        updateChips();
}

// ---- menu and clipboard

void TaskPane::onContextMenu(const QPoint &at)
{
    const QModelIndex index = m_tree->indexAt(at);
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("taskContextMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    // What is queued has nothing to retry or to solve, and the other way round.
    if (queuedIn(chosen()).isEmpty())
        menu->addActions({m_showDetails, m_retryRows, m_oneByOne, m_solve, m_showImage});
    else
        menu->addActions({m_showDetails, m_toTop, m_remove, m_showImage});
    menu->addSeparator();
    menu->addActions({m_copy, m_copyIds, m_copyForSupport});
    menu->popup(m_tree->viewport()->mapToGlobal(at));
}

QModelIndexList TaskPane::selectedInOrder() const
{
    QModelIndexList rows = m_tree->selectionModel()->selectedRows();
    // By the way from the top; to ask the view where a row stands is a search for each.
    const auto way = [](QModelIndex index) {
        QList<int> steps;
        for (; index.isValid(); index = index.parent())
            steps.prepend(index.row());
        return steps;
    };
    QList<std::pair<QList<int>, QModelIndex>> ordered;
    for (const QModelIndex &row : std::as_const(rows))
        ordered.append({way(row), row});
    std::sort(ordered.begin(), ordered.end(),
              [](const auto &a, const auto &b) { return a.first < b.first; });
    std::transform(ordered.begin(), ordered.end(), rows.begin(),
                   [](const auto &entry) { return entry.second; });
    return rows;
}

void TaskPane::copyRows() const
{
    QStringList lines;
    for (const QModelIndex &row : selectedInOrder()) {
        QStringList cells;
        for (const int column : m_columns->shownColumns())
            cells.append(row.siblingAtColumn(column).data().toString());
        lines.append(cells.join(QLatin1Char('\t')));
    }
    if (!lines.isEmpty())
        QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

void TaskPane::copyIds() const
{
    if (!m_session || !m_tree->selectionModel()->hasSelection())
        return;
    QStringList lines;
    for (const qint64 number : chosen()) {
        const TaskBook &book = *bookWith(number);
        const Destination &destination = *book.destination(number);
        const CopyKey key = book.keyOf(destination);
        const Request *request = book.request(destination.request);
        lines.append(QStringList{key.image.text, key.version.text, key.region.text,
                                 request ? request->tid.text : QString(),
                                 request ? request->requestId : QString()}
                         .join(QLatin1Char('\t')));
    }
    if (!lines.isEmpty())
        QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

void TaskPane::copyForSupport() const
{
    if (!m_session)
        return;
    QStringList texts;
    for (const qint64 number : chosen())
        texts.append(supportText(m_context, *bookWith(number), {number}));
    if (!texts.isEmpty())
        QApplication::clipboard()->setText(texts.join(QStringLiteral("\n\n")));
}

// ---- report

QString TaskPane::shownFilter() const
{
    QStringList parts;
    switch (m_chips->checkedId()) {
    case UnsolvedChip:
        parts.append(tr("Unsolved", "filter"));
        break;
    case CopyingChip:
        parts.append(tr("Copying", "filter"));
        break;
    case QueuedChip:
        parts.append(tr("Queued", "filter"));
        break;
    case DoneChip:
        parts.append(tr("Done", "filter"));
        break;
    }
    const QString words = m_filter->text().simplified();
    if (!words.isEmpty())
        parts.append(tr("“%1”", "text of a filter").arg(words));
    return parts.join(QStringLiteral(" · "));
}

void TaskPane::saveReport()
{
    if (!m_session || !showsCopies())
        return;
    const QString day = m_context.clock.utc().toLocalTime().date().toString(Qt::ISODate);
    auto *dialog = new ReportDialog(
        QStringLiteral("Regioncast %1 %2").arg(periodName(m_shownPeriod), day), this);
    connect(dialog, &ReportDialog::chosen, this, &TaskPane::writeReport);
    dialog->open();
}

void TaskPane::writeReport(const QString &file, ReportFormat format, bool mayReplace)
{
    if (!m_session)
        return;
    // What was found last is what the pane shows; what it found of history is read whole.
    const QList<qint64> older = m_found ? m_found->batches : QList<qint64>();
    if (older.isEmpty()) {
        startWriting(format, file, mayReplace, {});
        return;
    }
    m_readingReport = m_session->readHistory(
        older, std::numeric_limits<int>::max(), false,
        [this, file, format, mayReplace](const Result<TaskRecords> &records) {
            if (records)
                startWriting(format, file, mayReplace, *records);
            else
                Q_EMIT failed(records.error());
        });
}

void TaskPane::startWriting(ReportFormat format, const QString &file, bool mayReplace,
                            const TaskRecords &older)
{
    if (!m_session)
        return;
    const Profile &profile = m_session->profile();
    const QString user = loginName();
    const QDateTime now = m_context.clock.utc();
    ReportOrder order;
    order.tasks = m_session->tasks();
    for (const qint64 number : shownDestinations()) {
        if (order.tasks.destination(number))
            order.copies.append(number);
    }
    order.older = older;
    order.filter = m_filtered;
    order.errors = m_context.errors;
    order.regions = m_context.regions;
    order.locale = m_context.locale;
    order.language = m_context.language;
    order.format = format;
    order.file = file;
    order.mayReplace = mayReplace;
    order.head = {profile.isPractice() ? profile.id : profile.name,
                  periodWord(),
                  chipWord(m_chips->checkedId()),
                  m_filter->text().simplified(),
                  user,
                  now};
    order.page = {profile.isPractice() ? tr("Practice") : profile.name, shownPeriod(),
                  shownFilter(), user, now};

    auto *progress = new QProgressDialog(this);
    progress->setObjectName(QStringLiteral("reportProgress"));
    progress->setWindowTitle(tr("Save Report"));
    progress->setLabelText(tr("Writing %1…", "file").arg(QFileInfo(file).fileName()));
    progress->setRange(0, 0);
    progress->setMinimumDuration(noticeMilliseconds);
    const auto givenUp = std::make_shared<std::atomic<bool>>(false);
    connect(progress, &QProgressDialog::canceled, this, [givenUp] { *givenUp = true; });
    m_writers.start(
        [this, order = std::move(order), givenUp, shown = QPointer<QProgressDialog>(progress)] {
            const Result<void> written =
                ReportWriter::write(order, [&givenUp] { return bool(*givenUp); });
            // The pane waits for this thread before it goes, and takes this call with it.
            QMetaObject::invokeMethod(
                this,
                [this, written, givenUp, shown, file = order.file] {
                    if (shown)
                        shown->deleteLater();
                    if (!written)
                        Q_EMIT failed(written.error());
                    else if (!*givenUp)
                        Q_EMIT reportWritten(file);
                },
                Qt::QueuedConnection);
        });
}

QByteArray TaskPane::saveLayout() const
{
    return m_columns->save();
}

void TaskPane::restoreLayout(const QByteArray &layout)
{
    if (!layout.isEmpty())
        m_columns->restore(layout);
}

} // namespace regioncast
