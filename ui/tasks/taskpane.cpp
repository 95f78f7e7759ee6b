#include "tasks/taskpane.h"

#include "tasks/detailscontent.h"
#include "tasks/reportdialog.h"
#include "tasks/reporthtml.h"
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
#include <QPushButton>
#include <QSaveFile>
#include <QShortcut>
#include <QStackedLayout>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace regioncast {

using namespace std::chrono_literals;

namespace {

constexpr int daySeconds = 24 * 60 * 60;

enum Chip { AllChip, UnsolvedChip, CopyingChip, QueuedChip, DoneChip, ChipCount };

Chip chipOf(const Destination &destination)
{
    switch (groupOf(destination.state())) {
    case StateGroup::Queued:
        return QueuedChip;
    case StateGroup::Copying:
        return CopyingChip;
    case StateGroup::Unsolved:
        return destination.isUnsolved() ? UnsolvedChip : DoneChip;
    case StateGroup::Done:
        break;
    }
    return DoneChip;
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
    for (int row = 0; row < tree.model()->rowCount(parent); ++row) {
        const QModelIndex index = tree.model()->index(row, 0, parent);
        if (ids.contains(index.data(IdRole).toString()))
            act(index);
        forEach(tree, index, ids, act);
    }
}

} // namespace

TaskPane::TaskPane(const UiContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new TaskModel(context, this))
{
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

TaskPane::~TaskPane() = default;

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
                                Period::LastMonth, Period::All}) {
        connect(periods->addAction(periodName(period)), &QAction::triggered, this, [this, period] {
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
    TaskModel::Source source;
    if (session) {
        source = {&session->tasks(), &session->catalogue(), &session->startedElsewhere(),
                  [session](const Destination &destination) {
                      return session->timeLeft(destination);
                  }};
    }
    m_model->setSource(source);
    m_byHand = true;
    if (m_session) {
        connect(m_session, &ProfileSession::tasksChanged, this, &TaskPane::onTasksChanged);
        connect(m_session, &ProfileSession::elsewhereChanged, this, [this] {
            m_model->updateElsewhere();
            updatePages();
        });
    }
    applyFilter();
}

void TaskPane::onTasksChanged(const QList<qint64> &destinations)
{
    if (destinations.isEmpty()) {
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
    case Period::All:
        return tr("All", "period");
    }
    return {};
}

QString TaskPane::periodWord(Period period)
{
    switch (period) {
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
    applyFilter();
}

void TaskPane::clearFilter()
{
    m_filter->clear();
    m_chips->button(AllChip)->setChecked(true);
    setPeriod(Period::All);
}

bool TaskPane::inPeriod(const Batch &batch, const Destination &destination) const
{
    const QDateTime now = m_context.clock.utc();
    const QDate today = now.toLocalTime().date();
    const QDate begun = batch.createdAt.toLocalTime().date();
    const auto sameMonth = [&begun](const QDate &other) {
        return begun.year() == other.year() && begun.month() == other.month();
    };
    switch (m_shownPeriod) {
    case Period::OpenAndDay:
        return destination.isUnsolved() || !isEnded(destination.state())
               || destination.since.secsTo(now) < daySeconds;
    case Period::Today:
        return begun == today;
    case Period::Week:
        return begun.daysTo(today) < 7;
    case Period::Month:
        return sameMonth(today);
    case Period::LastMonth:
        return sameMonth(today.addMonths(-1));
    case Period::All:
        return true;
    }
    return true;
}

bool TaskPane::inChip(const Destination &destination) const
{
    const int chip = m_chips->checkedId();
    return chip == AllChip || chip == chipOf(destination);
}

void TaskPane::applyFilter()
{
    QStringList words;
    for (const QString &word : m_filter->text().split(QLatin1Char(' '), Qt::SkipEmptyParts))
        words.append(word.toCaseFolded());

    // What was expanded, selected and current stays so.
    QSet<QString> expanded;
    QSet<QString> selected;
    collect(
        *m_tree, {}, [this](const QModelIndex &row) { return m_tree->isExpanded(row); }, expanded);
    collect(
        *m_tree, {},
        [this](const QModelIndex &row) { return m_tree->selectionModel()->isSelected(row); },
        selected);
    const TaskSelection was = current();
    m_byHand = false;
    const Wording wording(m_context);
    const TaskWording taskWording(m_context);
    m_model->setFilter(
        [this, words, wording, taskWording](const Batch &batch, const Task &task,
                                            const Destination &destination) {
            if (!inPeriod(batch, destination) || !inChip(destination))
                return false;
            if (words.isEmpty())
                return true;
            const Request *request = m_session->tasks().request(destination.request);
            const QString text = QStringList{taskWording.batch(batch),
                                             task.imageName,
                                             task.image.image.text,
                                             task.image.version.text,
                                             task.versionLabel,
                                             destination.region.text,
                                             wording.region(destination.region),
                                             wording.destination(destination).text,
                                             destination.facts.code,
                                             request ? request->tid.text : QString(),
                                             request ? request->requestId : QString()}
                                     .join(QLatin1Char('\n'))
                                     .toCaseFolded();
            return std::all_of(words.begin(), words.end(),
                               [&text](const QString &word) { return text.contains(word); });
        },
        m_chips->checkedId() == AllChip && words.isEmpty());
    forEach(*m_tree, {}, expanded, [this](const QModelIndex &row) { m_tree->expand(row); });
    QItemSelection again;
    forEach(*m_tree, {}, selected, [&again](const QModelIndex &row) { again.select(row, row); });
    m_tree->selectionModel()->select(again, QItemSelectionModel::ClearAndSelect
                                                | QItemSelectionModel::Rows);
    m_tree->selectionModel()->setCurrentIndex(was.isEmpty() ? QModelIndex() : m_model->indexOf(was),
                                              QItemSelectionModel::NoUpdate);
    report();
    m_byHand = true;
    updateChips();
    updatePages();
    Q_EMIT shownChanged();
}

void TaskPane::updateChips()
{
    std::array<int, ChipCount> counts{};
    bool attention = false;
    if (m_session) {
        const TaskBook &book = m_session->tasks();
        for (const auto &[number, destination] : book.destinations()) {
            if (!inPeriod(*book.batch(book.task(destination.task)->batch), destination))
                continue;
            const Chip chip = chipOf(destination);
            ++counts[AllChip];
            ++counts[size_t(chip)];
            attention = attention
                        || (chip == CopyingChip
                            && (destination.state() == DestinationState::InDoubt
                                || isStalled(destination.facts)));
        }
    }
    const auto number = [&](Chip chip) {
        return m_context.locale.toString(counts[size_t(chip)]);
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
    } else if (const std::optional<Error> error = m_session->tasksError()) {
        m_empty->show(tr("The tasks could not be read."), m_context.errors.text(*error).message);
    } else if (m_session->tasks().destinations().empty() && filter.isEmpty()) {
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
    if (m_session && m_tree->isVisible())
        touchVisibleAges();
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
    const TaskBook &book = m_session->tasks();
    QStringList lines;
    for (const qint64 number : chosen()) {
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
    const QString text = supportText(m_context, m_session->tasks(), chosen());
    if (!text.isEmpty())
        QApplication::clipboard()->setText(text);
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
    if (!m_session || shownDestinations().isEmpty())
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
    const TaskBook &tasks = m_session->tasks();
    const Report report = reportOf(tasks, shownDestinations(), m_context.errors, m_context.regions);
    const Profile &profile = m_session->profile();
    const QString user = loginName();
    const QDateTime now = m_context.clock.utc();
    QByteArray text;
    switch (format) {
    case ReportFormat::Html:
        text = ReportHtml(m_context, tasks)
                   .page(report, {profile.isPractice() ? tr("Practice") : profile.name,
                                  shownPeriod(), shownFilter(), user, now});
        break;
    case ReportFormat::Csv:
        text = csvOf(report, tasks);
        break;
    case ReportFormat::Json:
        text = jsonOf(report,
                      {profile.isPractice() ? profile.id : profile.name, periodWord(m_shownPeriod),
                       chipWord(m_chips->checkedId()), m_filter->text().simplified(), user, now},
                      tasks);
        break;
    }
    const auto fail = [this, &file](const QString &reason) {
        Q_EMIT failed(makeError(ErrorKind::Local, Effect::NothingSent, codes::fileUnwritable,
                                {QFileInfo(file).fileName(), reason}));
    };
    if (!mayReplace && QFileInfo::exists(file)) {
        fail(tr("a file of that name is there already"));
        return;
    }
    QSaveFile target(file);
    if (!target.open(QIODevice::WriteOnly) || target.write(text) != text.size() || !target.commit())
        fail(target.errorString());
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
