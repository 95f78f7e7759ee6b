#include "tasks/taskmodel.h"

#include "distribution/relations.h"
#include "widgets/itemroles.h"

#include <QFont>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

namespace regioncast {

namespace {

QVariant lookData(const StateLook &look, int role)
{
    switch (role) {
    case Qt::DisplayRole:
        return look.text;
    case StateIconRole:
        return look.icon;
    case StateColourRole:
        return int(look.role);
    case PieRole:
        return look.pie >= 0 ? QVariant(look.pie) : QVariant();
    case StalledRole:
        return look.stalled;
    default:
        return {};
    }
}

/// Whole per cent, rounded down: 99.9 is not done.
int percentOf(double share)
{
    return int(std::floor(100 * share + 1e-9));
}

bool isRightAligned(int column)
{
    return column == TaskModel::Left || column == TaskModel::Seen || column == TaskModel::Try
           || column == TaskModel::Took;
}

bool isIdColumn(int column)
{
    return column == TaskModel::TaskId || column == TaskModel::RequestIdColumn
           || column == TaskModel::RegionIdColumn || column == TaskModel::Code;
}

} // namespace

struct TaskModel::Node
{
    enum class Kind {
        Root,
        Batch,
        Task,
        Destination,
        Elsewhere,
        ElsewhereImage,
        ElsewhereCopy,
    };
    Kind kind = Kind::Root;
    qint64 number = 0;              ///< of batch, task or destination
    CopyKey copy;                   ///< of ElsewhereImage (without a region) and ElsewhereCopy
    const TaskBook *book = nullptr; ///< that holds it; null for copies of others
    Node *parent = nullptr;
    int row = 0;
    std::vector<std::unique_ptr<Node>> children;
    mutable std::optional<TaskSum> sum; ///< of a parent; void after each change below it
    mutable QString shownAge;           ///< as it was last asked for

    Node() = default;
    Node(Kind ownKind, qint64 ownNumber)
        : kind(ownKind)
        , number(ownNumber)
    {
    }

    Node *add(std::unique_ptr<Node> child)
    {
        if (!child->book)
            child->book = book;
        child->parent = this;
        child->row = int(children.size());
        children.push_back(std::move(child));
        return children.back().get();
    }
};

TaskModel::TaskModel(const UiContext &context, QObject *parent)
    : QAbstractItemModel(parent)
    , m_context(context)
    , m_wording(context)
    , m_taskWording(context)
    , m_root(std::make_unique<Node>())
{
}

TaskModel::~TaskModel() = default;

void TaskModel::setSource(const Source &source)
{
    beginResetModel();
    m_source = source;
    rebuild();
    endResetModel();
}

void TaskModel::setFilter(Filter filter, bool withElsewhere)
{
    beginResetModel();
    m_filter = std::move(filter);
    m_withElsewhere = withElsewhere;
    rebuild();
    endResetModel();
}

void TaskModel::rebuild()
{
    m_destinations.clear();
    m_tasks.clear();
    m_batches.clear();
    m_elsewhereCopies.clear();
    m_elsewhere = nullptr;
    m_elsewhereKnown = 0;
    m_root = std::make_unique<Node>();
    m_root->book = m_source.tasks;
    if (!m_source.tasks)
        return;
    std::map<qint64, const TaskBook *, std::greater<>> batches; // newest on top
    for (const TaskBook *book : {m_source.older, m_source.tasks}) {
        if (!book)
            continue;
        for (const auto &[number, batch] : book->batches())
            batches[number] = book;
    }
    for (const auto &[number, book] : batches) {
        if (auto node = makeBatch(*book, number))
            m_batches.insert(number, m_root->add(std::move(node)));
    }
    if (m_withElsewhere && m_source.elsewhere) {
        for (const CopyKey &copy : *m_source.elsewhere)
            addElsewhere(copy, false);
        m_elsewhereKnown = m_source.elsewhere->size();
    }
}

std::unique_ptr<TaskModel::Node> TaskModel::makeBatch(const TaskBook &book, qint64 number)
{
    auto node = std::make_unique<Node>(Node::Kind::Batch, number);
    node->book = &book;
    const QList<qint64> tasks = book.tasksOf(number);
    for (const qint64 task : tasks) {
        QList<qint64> shown;
        for (const qint64 destination : book.destinationsOf(task)) {
            const Destination &copy = *book.destination(destination);
            if (!m_filter
                || m_filter(*book.batch(number), *book.task(task), copy,
                            book.request(copy.request)))
                shown.append(destination);
        }
        if (shown.isEmpty())
            continue;
        Node *parent = node.get();
        if (tasks.size() > 1) {
            parent = node->add(std::make_unique<Node>(Node::Kind::Task, task));
            m_tasks.insert(task, parent);
        }
        for (const qint64 destination : std::as_const(shown)) {
            m_destinations.insert(destination, parent->add(std::make_unique<Node>(
                                                   Node::Kind::Destination, destination)));
        }
    }
    return node->children.empty() ? nullptr : std::move(node);
}

void TaskModel::insertBatch(const TaskBook &book, qint64 number)
{
    auto node = makeBatch(book, number);
    if (!node)
        return;
    // Newest on top: before the first batch with a smaller number; copies of others have none.
    auto &batches = m_root->children;
    const auto place = std::find_if(batches.begin(), batches.end(),
                                    [number](const auto &other) { return other->number < number; });
    const int row = int(place - batches.begin());
    beginInsertRows({}, row, row);
    node->parent = m_root.get();
    m_batches.insert(number, node.get());
    batches.insert(place, std::move(node));
    for (auto i = size_t(row); i < batches.size(); ++i)
        batches[i]->row = int(i);
    endInsertRows();
}

TaskModel::Node *TaskModel::append(Node *parent, std::unique_ptr<Node> child, bool tellViews)
{
    const int row = int(parent->children.size());
    if (tellViews)
        beginInsertRows(indexOf(parent), row, row);
    Node *added = parent->add(std::move(child));
    if (tellViews)
        endInsertRows();
    return added;
}

void TaskModel::addElsewhere(const CopyKey &copy, bool tellViews)
{
    if (!m_elsewhere) {
        m_elsewhere =
            append(m_root.get(), std::make_unique<Node>(Node::Kind::Elsewhere, 0), tellViews);
    }
    const auto &images = m_elsewhere->children;
    const auto known = std::find_if(images.begin(), images.end(), [&copy](const auto &image) {
        return image->copy.imageKey() == copy.imageKey();
    });
    Node *image = known == images.end() ? nullptr : known->get();
    if (!image) {
        auto node = std::make_unique<Node>(Node::Kind::ElsewhereImage, 0);
        node->copy = {copy.image, copy.version, {}};
        image = append(m_elsewhere, std::move(node), tellViews);
    }
    auto node = std::make_unique<Node>(Node::Kind::ElsewhereCopy, 0);
    node->copy = copy;
    m_elsewhereCopies.insert(copy, append(image, std::move(node), tellViews));
}

void TaskModel::update(const QList<qint64> &destinations)
{
    if (!m_source.tasks)
        return;
    if (destinations.isEmpty()) {
        beginResetModel();
        rebuild();
        endResetModel();
        return;
    }
    const TaskBook &book = *m_source.tasks;
    QSet<Node *> touched;
    for (const qint64 number : destinations) {
        const Destination *destination = book.destination(number);
        const Task *task = destination ? book.task(destination->task) : nullptr;
        if (!task)
            continue;
        Node *batch = m_batches.value(task->batch);
        if (!batch) {
            insertBatch(book, task->batch);
            continue;
        }
        if (batch->book != &book)
            continue; // it was history a moment ago and is shown anew in a moment
        // A sum counts what the filter hides as well.
        touched.insert(batch);
        if (Node *parent = m_tasks.value(task->number))
            touched.insert(parent);
        if (Node *node = m_destinations.value(number))
            touched.insert(node);
    }
    for (Node *node : std::as_const(touched))
        node->sum.reset();
    for (const Node *node : std::as_const(touched))
        emitChanged(node);
}

void TaskModel::updateElsewhere()
{
    if (!m_source.tasks || !m_source.elsewhere || !m_withElsewhere)
        return;
    const QList<CopyKey> &copies = *m_source.elsewhere;
    for (const Node *node : std::as_const(m_elsewhereCopies))
        emitChanged(node);
    for (; m_elsewhereKnown < copies.size(); ++m_elsewhereKnown)
        addElsewhere(copies.at(m_elsewhereKnown), true);
    if (!m_elsewhere)
        return;
    for (const auto &image : m_elsewhere->children)
        emitChanged(image.get());
    emitChanged(m_elsewhere);
}

void TaskModel::addOlder(const QList<qint64> &batches)
{
    for (const qint64 number : batches) {
        if (m_source.older && !m_batches.contains(number))
            insertBatch(*m_source.older, number);
    }
}

void TaskModel::touchAges(const QModelIndexList &rows)
{
    for (const QModelIndex &index : rows) {
        const Node &node = *static_cast<const Node *>(index.constInternalPointer());
        if (node.shownAge == ageOf(node))
            continue;
        const QModelIndex cell = index.siblingAtColumn(Seen);
        Q_EMIT dataChanged(cell, cell, {Qt::DisplayRole, StateColourRole});
    }
}

void TaskModel::emitChanged(const Node *node)
{
    Q_EMIT dataChanged(indexOf(node), indexOf(node, ColumnCount - 1));
}

// ---- places

bool TaskModel::isEmpty() const
{
    return m_root->children.empty();
}

QModelIndex TaskModel::indexOf(const Node *node, int column) const
{
    return node == m_root.get() ? QModelIndex() : createIndex(node->row, column, node);
}

QModelIndex TaskModel::index(int row, int column, const QModelIndex &parent) const
{
    const Node *node =
        parent.isValid() ? static_cast<const Node *>(parent.constInternalPointer()) : m_root.get();
    if (row < 0 || row >= int(node->children.size()) || column < 0 || column >= ColumnCount
        || parent.column() > 0)
        return {};
    return createIndex(row, column, node->children.at(size_t(row)).get());
}

QModelIndex TaskModel::parent(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    return indexOf(static_cast<const Node *>(index.constInternalPointer())->parent);
}

int TaskModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    const Node *node =
        parent.isValid() ? static_cast<const Node *>(parent.constInternalPointer()) : m_root.get();
    return int(node->children.size());
}

int TaskModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

TaskSelection TaskModel::selectionAt(const QModelIndex &index) const
{
    if (!index.isValid() || !m_source.tasks)
        return {};
    const Node &node = *static_cast<const Node *>(index.constInternalPointer());
    const TaskBook &book = *node.book;
    switch (node.kind) {
    case Node::Kind::Batch:
        return {node.number, 0, 0, {}};
    case Node::Kind::Task:
        return {book.task(node.number)->batch, node.number, 0, {}};
    case Node::Kind::Destination: {
        const qint64 task = book.destination(node.number)->task;
        return {book.task(task)->batch, task, node.number, {}};
    }
    case Node::Kind::ElsewhereCopy:
        return {0, 0, 0, node.copy};
    case Node::Kind::Root:
    case Node::Kind::Elsewhere:
    case Node::Kind::ElsewhereImage:
        break;
    }
    return {};
}

QModelIndex TaskModel::indexOf(const TaskSelection &selection) const
{
    const Node *node = m_destinations.value(selection.destination);
    if (!node)
        node = m_tasks.value(selection.task);
    if (!node)
        node = m_batches.value(selection.batch);
    if (!node)
        node = m_elsewhereCopies.value(selection.elsewhere);
    return node ? indexOf(node) : QModelIndex();
}

QList<qint64> TaskModel::destinationsAt(const QModelIndex &index) const
{
    QList<qint64> numbers;
    const std::function<void(const Node &)> collect = [&](const Node &node) {
        if (node.kind == Node::Kind::Destination)
            numbers.append(node.number);
        for (const auto &child : node.children)
            collect(*child);
    };
    collect(index.isValid() ? *static_cast<const Node *>(index.constInternalPointer()) : *m_root);
    return numbers;
}

CopyKey TaskModel::copyAt(const QModelIndex &index) const
{
    if (!index.isValid() || !m_source.tasks)
        return {};
    const Node &node = *static_cast<const Node *>(index.constInternalPointer());
    const TaskBook &book = *node.book;
    const auto ofTask = [&book](qint64 number) {
        const ImageKey key = book.task(number)->image;
        return CopyKey{key.image, key.version, {}};
    };
    switch (node.kind) {
    case Node::Kind::Destination:
        return book.keyOf(*book.destination(node.number));
    case Node::Kind::Task:
        return ofTask(node.number);
    case Node::Kind::Batch: {
        const QList<qint64> tasks = book.tasksOf(node.number);
        return tasks.size() == 1 ? ofTask(tasks.first()) : CopyKey{};
    }
    case Node::Kind::ElsewhereImage:
    case Node::Kind::ElsewhereCopy:
        return node.copy;
    case Node::Kind::Root:
    case Node::Kind::Elsewhere:
        break;
    }
    return {};
}

// ---- texts

const TaskSum &TaskModel::sumOf(const Node &node) const
{
    if (!node.sum) {
        const TaskBook &book = *node.book;
        node.sum = regioncast::sumOf(book, node.kind == Node::Kind::Batch
                                               ? destinationsOfBatch(book, node.number)
                                               : book.destinationsOf(node.number));
    }
    return *node.sum;
}

QString TaskModel::nameOf(const Node &node) const
{
    const TaskBook &book = *node.book;
    switch (node.kind) {
    case Node::Kind::Batch: {
        QString name = m_taskWording.batch(*book.batch(node.number));
        const QList<qint64> tasks = book.tasksOf(node.number);
        if (tasks.size() != 1)
            return name;
        //: %1 = label of the batch, %2 = its one image and version
        return tr("%1: %2").arg(name, m_taskWording.task(*book.task(tasks.first())));
    }
    case Node::Kind::Task:
        return m_taskWording.task(*book.task(node.number));
    case Node::Kind::Destination:
        return m_wording.region(book.destination(node.number)->region);
    case Node::Kind::Elsewhere:
        return tr("Started elsewhere");
    case Node::Kind::ElsewhereImage:
        return m_taskWording.imageVersion(m_source.catalogue->imageLabel(node.copy.image),
                                          m_source.catalogue->versionLabel(node.copy.imageKey()));
    case Node::Kind::ElsewhereCopy:
        return m_wording.region(node.copy.region);
    case Node::Kind::Root:
        break;
    }
    return {};
}

QString TaskModel::ageOf(const Node &node) const
{
    switch (node.kind) {
    case Node::Kind::Batch:
    case Node::Kind::Task:
        return m_wording.age(sumOf(node).lookedAt);
    case Node::Kind::Destination:
        return m_wording.age(node.book->destination(node.number)->facts.lookedAt);
    case Node::Kind::ElsewhereCopy:
        return m_wording.age(m_source.catalogue->readAt(node.copy.imageKey()));
    case Node::Kind::Elsewhere:
    case Node::Kind::ElsewhereImage:
    case Node::Kind::Root:
        break;
    }
    return {};
}

QVariant TaskModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_source.tasks)
        return {};
    const Node &node = *static_cast<const Node *>(index.constInternalPointer());
    const int column = index.column();
    switch (role) {
    case Qt::TextAlignmentRole:
        return isRightAligned(column) ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case FixedFontRole:
        return isIdColumn(column);
    case Qt::FontRole: {
        if (node.parent != m_root.get() || column != Name)
            return {};
        QFont font;
        font.setBold(true);
        return font;
    }
    case Qt::AccessibleTextRole:
        if (column == Name)
            return spoken(node);
        //: said by screen readers: name of a column, its value
        return tr("%1: %2").arg(headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(),
                                data(index, Qt::DisplayRole).toString());
    case Qt::DisplayRole:
        if (column == Name)
            return nameOf(node);
        if (column == Seen) {
            node.shownAge = ageOf(node);
            return node.shownAge;
        }
        break;
    default:
        break;
    }
    switch (node.kind) {
    case Node::Kind::Batch:
    case Node::Kind::Task:
        return parentData(node, column, role);
    case Node::Kind::Destination:
        return destinationData(node, column, role);
    case Node::Kind::Elsewhere:
    case Node::Kind::ElsewhereImage:
        return elsewhereParentData(node, column, role);
    case Node::Kind::ElsewhereCopy:
        return elsewhereData(node, column, role);
    case Node::Kind::Root:
        break;
    }
    return {};
}

QVariant TaskModel::parentData(const Node &node, int column, int role) const
{
    const TaskBook &book = *node.book;
    const TaskSum &sum = sumOf(node);
    const Batch &batch =
        *book.batch(node.kind == Node::Kind::Batch ? node.number : book.task(node.number)->batch);
    if (role == IdRole) {
        return node.kind == Node::Kind::Batch ? QStringLiteral("batch/%1").arg(node.number)
                                              : QStringLiteral("task/%1").arg(node.number);
    }
    switch (Column(column)) {
    case State: {
        StateLook look = m_wording.destination(*book.destination(sum.worst));
        look.text = m_taskWording.sum(sum);
        if (look.pie >= 0)
            look.pie = percentOf(sum.progress());
        return lookData(look, role);
    }
    case Progress:
        if (role == BarRole)
            return sum.progress();
        if (role == BarTextRole || role == Qt::DisplayRole)
            return m_wording.percent(percentOf(sum.progress()));
        if (role == BadShareRole)
            return double(sum.failed + sum.refused) / sum.total;
        if (role == StateColourRole)
            return int(sum.done == sum.total ? ColourRole::Good : ColourRole::Accent);
        return {};
    case Sent: {
        const QDateTime &sent = sum.sentAt.isValid() ? sum.sentAt : batch.createdAt;
        if (role == Qt::DisplayRole)
            return m_wording.shortTime(sent);
        return role == Qt::ToolTipRole ? m_wording.fullTime(sent) : QVariant();
    }
    case Seen:
        return role == Qt::ToolTipRole ? m_wording.fullTime(sum.lookedAt) : QVariant();
    case By:
        return role == Qt::DisplayRole ? batch.user : QVariant();
    case Name:
    case Left:
    case From:
    case Ended:
    case Took:
    case Try:
    case Code:
    case TaskId:
    case RequestIdColumn:
    case RegionIdColumn:
    case Product:
    case ColumnCount:
        break;
    }
    return {};
}

QVariant TaskModel::destinationData(const Node &node, int column, int role) const
{
    const TaskBook &book = *node.book;
    const Destination &destination = *book.destination(node.number);
    const Task &task = *book.task(destination.task);
    const Request *request = book.request(destination.request);
    const DestinationState state = destination.state();
    if (role == IdRole)
        return QString::number(node.number);
    if (column == State) {
        if (role == Qt::ToolTipRole) {
            if (destination.facts.code.isEmpty())
                return {};
            const ErrorText text = m_context.errors.text(destination.facts.code);
            return text.retry == RetryHelp::No ? tr("A retry cannot help: %1").arg(text.meaning)
                                               : text.meaning;
        }
        if (const std::optional<ImageKey> parent = waitsFor(book, *m_source.catalogue, destination))
            return lookData(m_taskWording.waiting(*parent, *m_source.catalogue), role);
        StateLook look = m_wording.destination(destination);
        look.text = m_taskWording.state(destination);
        return lookData(look, role);
    }
    if (column == Progress) {
        const bool known =
            hasArrived(state) || (destination.facts.seen && destination.facts.seen->progress);
        if (!known)
            return {};
        const double share = shareDone(destination);
        const bool bad = destination.isUnsolved();
        if (role == BarRole)
            return share;
        if (role == BarTextRole || role == Qt::DisplayRole)
            return m_wording.percent(percentOf(share));
        if (role == StateColourRole) {
            return int(bad                 ? ColourRole::Bad
                       : hasArrived(state) ? ColourRole::Good
                       : isEnded(state)    ? ColourRole::Muted
                                           : ColourRole::Accent);
        }
        return {};
    }
    if (role == StateColourRole && column == Seen) {
        return int(isStale(destination, m_context.clock.utc()) ? ColourRole::Look
                                                               : ColourRole::Text);
    }
    if (role == Qt::ToolTipRole) {
        if (column == Seen)
            return m_wording.fullTime(destination.facts.lookedAt);
        if (column == Sent)
            return m_wording.fullTime(destination.sentAt);
        if (column == Ended && isEnded(state))
            return m_wording.fullTime(destination.since);
        return column == Name ? QVariant(destination.region.text) : QVariant();
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(column)) {
    case Left: {
        const std::optional<TimeBand> left =
            m_source.timeLeft ? m_source.timeLeft(destination) : std::nullopt;
        return left ? m_wording.band(*left) : QString();
    }
    case Sent:
        return m_wording.shortTime(destination.sentAt);
    case From:
        return task.source ? m_wording.region(*task.source) : tr("any", "source region");
    case Ended:
        return isEnded(state) ? m_wording.shortTime(destination.since) : QString();
    case Took: {
        const std::optional<qint64> seconds = secondsTaken(destination);
        return seconds ? m_taskWording.duration(*seconds) : QString();
    }
    case By:
        return book.batch(task.batch)->user;
    case Try:
        return m_context.locale.toString(destination.tries);
    case Code:
        return destination.facts.code;
    case TaskId:
        return request ? request->tid.text : QString();
    case RequestIdColumn:
        return request ? request->requestId : QString();
    case RegionIdColumn:
        return destination.region.text;
    case Product:
        return m_wording.product(task.product);
    case Name:
    case State:
    case Progress:
    case Seen:
    case ColumnCount:
        break;
    }
    return {};
}

StateLook TaskModel::elsewhereLook(const CopyKey &key) const
{
    if (const std::optional<Copy> copy = m_source.catalogue->copyOf(key)) {
        StateLook look = m_wording.copy(*copy);
        if (originOf(*m_source.tasks, key) == Origin::PerhapsOurs) {
            //: %1 = state of a copy whose request was lost
            look.text = tr("%1 · perhaps ours").arg(look.text);
        }
        return look;
    }
    return {tr("Not listed any more"), QStringLiteral("state-removed"), ColourRole::Muted};
}

QVariant TaskModel::elsewhereParentData(const Node &node, int column, int role) const
{
    int total = 0;
    int moving = 0;
    const std::function<void(const Node &)> count = [&](const Node &each) {
        for (const auto &child : each.children)
            count(*child);
        if (each.kind != Node::Kind::ElsewhereCopy)
            return;
        const std::optional<Copy> copy = m_source.catalogue->copyOf(each.copy);
        ++total;
        moving += copy && copy->isMoving() ? 1 : 0;
    };
    if (role == IdRole) {
        return node.kind == Node::Kind::Elsewhere
                   ? QStringLiteral("elsewhere")
                   : QStringLiteral("elsewhere/%1/%2")
                         .arg(node.copy.image.text, node.copy.version.text);
    }
    if (column != State)
        return {};
    count(node);
    StateLook look;
    look.text = moving > 0
                    ? tr("%1 of %2 on their way")
                          .arg(m_context.locale.toString(moving), m_context.locale.toString(total))
                    : tr("None of %1 on its way").arg(m_context.locale.toString(total));
    look.icon = node.kind == Node::Kind::Elsewhere ? QStringLiteral("elsewhere")
                : moving > 0                       ? QStringLiteral("state-preparing")
                                                   : QStringLiteral("state-there");
    look.role = moving > 0 ? ColourRole::Accent : ColourRole::Muted;
    return lookData(look, role);
}

QVariant TaskModel::elsewhereData(const Node &node, int column, int role) const
{
    if (role == IdRole) {
        return QStringLiteral("elsewhere/%1/%2/%3")
            .arg(node.copy.image.text, node.copy.version.text, node.copy.region.text);
    }
    if (column == State)
        return lookData(elsewhereLook(node.copy), role);
    if (column == Progress) {
        const std::optional<Copy> copy = m_source.catalogue->copyOf(node.copy);
        if (!copy || (!copy->progress && copy->state != CopyState::Available))
            return {};
        const int percent = copy->state == CopyState::Available ? 100 : *copy->progress;
        if (role == BarRole)
            return percent / 100.0;
        if (role == BarTextRole || role == Qt::DisplayRole)
            return m_wording.percent(percent);
        if (role == StateColourRole)
            return int(copy->state == CopyState::Available ? ColourRole::Good : ColourRole::Accent);
        return {};
    }
    if (column == Seen && role == Qt::ToolTipRole)
        return m_wording.fullTime(m_source.catalogue->readAt(node.copy.imageKey()));
    if (column == RegionIdColumn && role == Qt::DisplayRole)
        return node.copy.region.text;
    return {};
}

QString TaskModel::spoken(const Node &node) const
{
    const TaskBook &book = *node.book;
    switch (node.kind) {
    case Node::Kind::Batch:
        return m_taskWording.spoken(*book.batch(node.number), sumOf(node));
    case Node::Kind::Task:
        return m_taskWording.spoken(*book.task(node.number), sumOf(node));
    case Node::Kind::Destination: {
        const Destination &destination = *book.destination(node.number);
        return m_taskWording.spoken(*book.task(destination.task), destination);
    }
    case Node::Kind::Elsewhere:
    case Node::Kind::ElsewhereImage:
        return tr("%1, %2.").arg(
            nameOf(node), elsewhereParentData(node, State, Qt::DisplayRole).toString().toLower());
    case Node::Kind::ElsewhereCopy:
        //: said by screen readers: image, version, region, state
        return tr("%1 %2 to %3, %4, started elsewhere.")
            .arg(
                m_source.catalogue->imageLabel(node.copy.image),
                m_taskWording.spokenVersion(m_source.catalogue->versionLabel(node.copy.imageKey())),
                m_wording.region(node.copy.region),
                m_taskWording.spokenState(elsewhereLook(node.copy)));
    case Node::Kind::Root:
        break;
    }
    return {};
}

QVariant TaskModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return isRightAligned(section) ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Name:
        return tr("Batch / Image / Region");
    case State:
        return tr("State and Reason");
    case Progress:
        return tr("Progress");
    case Left:
        return tr("Left", "time");
    case Seen:
        return tr("Seen");
    case Sent:
        return tr("Sent");
    case From:
        return tr("From");
    case Ended:
        return tr("Ended");
    case Took:
        return tr("Took");
    case By:
        return tr("By");
    case Try:
        return tr("Try");
    case Code:
        return tr("Code");
    case TaskId:
        return tr("Task Id");
    case RequestIdColumn:
        return tr("Request Id");
    case RegionIdColumn:
        return tr("Region Id");
    case Product:
        return tr("Product");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace regioncast
