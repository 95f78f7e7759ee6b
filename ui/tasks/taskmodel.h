#pragma once

#include "catalog/catalogue.h"
#include "distribution/tasks.h"
#include "tasks/taskselection.h"
#include "tasks/taskwording.h"
#include "widgets/uicontext.h"
#include "widgets/wording.h"

#include <QAbstractItemModel>
#include <QHash>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace regioncast {

/// Batches, image versions and regions as a tree; a batch of one image has its regions right below
/// it. Last stands what others started. Changes touch the rows they concern: a reading never resets
/// the model and never moves a row. Rows that no longer match the filter stay until the filter is
/// set again. Owned by the task pane.
class TaskModel final : public QAbstractItemModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TaskModel)

public:
    enum Column {
        Name,
        State,
        Progress,
        Left,
        Seen,
        Sent,
        From,
        Ended,
        Took,
        By,
        Try,
        Code,
        TaskId,
        RequestIdColumn,
        RegionIdColumn,
        Product,
        ColumnCount
    };
    /// Which destinations are shown; the request may be null.
    using Filter =
        std::function<bool(const Batch &, const Task &, const Destination &, const Request *)>;

    /// What the model shows. It holds no copies: the pointers must stay good until others are set,
    /// and each change of the values is told by update() or updateElsewhere().
    struct Source
    {
        const TaskBook *tasks = nullptr; ///< null = nothing to show
        const Catalogue *catalogue = nullptr;
        const QList<CopyKey> *elsewhere = nullptr; ///< only ever grows at its end
        /// What is left of a copy; null = no column says so.
        std::function<std::optional<TimeBand>(const Destination &)> timeLeft = {};
        /// Batches of history that `tasks` does not hold, which never change; null = none. Those
        /// that come in later are told by addOlder().
        const TaskBook *older = nullptr;
    };

    explicit TaskModel(const UiContext &context, QObject *parent = nullptr);
    ~TaskModel() override;

    void setSource(const Source &source);
    void setFilter(Filter filter, bool withElsewhere);
    /// The rows of these destinations changed or are new. Empty: everything was loaded anew.
    void update(const QList<qint64> &destinations);
    void updateElsewhere();
    /// These batches came into the book of history.
    void addOlder(const QList<qint64> &batches);
    /// Tells of the ages of these rows that read differently than when they were last asked for.
    void touchAges(const QModelIndexList &rows);

    [[nodiscard]] TaskSelection selectionAt(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const TaskSelection &selection) const;
    /// The destinations at or below a row, all for an invalid one; empty for copies of others.
    [[nodiscard]] QList<qint64> destinationsAt(const QModelIndex &index) const;
    /// The image version of a row, with its region if the row has one; empty for batches of
    /// several.
    [[nodiscard]] CopyKey copyAt(const QModelIndex &index) const;
    [[nodiscard]] bool isEmpty() const;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Node;

    void rebuild();
    [[nodiscard]] std::unique_ptr<Node> makeBatch(const TaskBook &book, qint64 number);
    void insertBatch(const TaskBook &book, qint64 number);
    void addElsewhere(const CopyKey &copy, bool tellViews);
    Node *append(Node *parent, std::unique_ptr<Node> child, bool tellViews);
    [[nodiscard]] QModelIndex indexOf(const Node *node, int column = 0) const;
    void emitChanged(const Node *node);
    [[nodiscard]] const TaskSum &sumOf(const Node &node) const;
    [[nodiscard]] QString ageOf(const Node &node) const;
    [[nodiscard]] QVariant parentData(const Node &node, int column, int role) const;
    [[nodiscard]] QVariant destinationData(const Node &node, int column, int role) const;
    [[nodiscard]] QVariant elsewhereParentData(const Node &node, int column, int role) const;
    [[nodiscard]] QVariant elsewhereData(const Node &node, int column, int role) const;
    [[nodiscard]] StateLook elsewhereLook(const CopyKey &key) const;
    [[nodiscard]] QString nameOf(const Node &node) const;
    [[nodiscard]] QString spoken(const Node &node) const;

    const UiContext &m_context;
    Wording m_wording;
    TaskWording m_taskWording;
    Source m_source;
    Filter m_filter;
    bool m_withElsewhere = true;
    std::unique_ptr<Node> m_root;
    QHash<qint64, Node *> m_destinations;
    QHash<qint64, Node *> m_tasks;
    QHash<qint64, Node *> m_batches;
    QHash<CopyKey, Node *> m_elsewhereCopies;
    Node *m_elsewhere = nullptr;
    qsizetype m_elsewhereKnown = 0; ///< length of the list as far as it is shown
};

} // namespace regioncast
