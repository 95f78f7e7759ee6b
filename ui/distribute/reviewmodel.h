#pragma once

#include "profile/profilesession.h"
#include "widgets/uicontext.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>

#include <optional>

namespace regioncast {

/// The rows of a plan with their ticks, all or those of one verdict. Owned by the review page.
class ReviewModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReviewModel)

public:
    enum Column {
        Image,
        Version,
        From,
        To,
        VerdictColumn,
        Why,
        ImageIdColumn,
        Gib,
        Product,
        ColumnCount
    };

    /// What is ticked now.
    struct Counts
    {
        int copies = 0;
        int images = 0;
        int regions = 0;
        int requests = 0; ///< that would be sent for it
    };

    explicit ReviewModel(const UiContext &context, QObject *parent = nullptr);

    /// `session` gives names and reasons; copied from, not kept.
    void setPlan(const Plan &plan, const ProfileSession &session);
    /// Rows that changed since they were looked at: they come first, unticked, and say what is new.
    void setChanged(const Plan &before, const Submission &submission,
                    const ProfileSession &session);
    /// Ticks what setChanged() unticked.
    void useWhatIsNew();
    [[nodiscard]] const Plan &plan() const { return m_plan; }
    void setGrouping(Grouping grouping);
    [[nodiscard]] const Counts &chosen() const { return m_counts; }
    /// Whether useWhatIsNew() would tick something.
    [[nodiscard]] bool hasNews() const;
    /// Ticks or unticks rows that can be ticked.
    void setChosen(const QModelIndexList &rows, bool chosen);
    /// Shows rows of one verdict only; nullopt = all.
    void setFilter(std::optional<Verdict> verdict);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void chosenChanged();

private:
    struct Names
    {
        QString image, version, why, tip; ///< tip: whole sentences about why; may be empty
        std::optional<int> gib;
    };
    void rebuild();
    void nameRows(const ProfileSession &session);
    [[nodiscard]] QString whyOf(const PlanRow &row, const ProfileSession &session) const;
    [[nodiscard]] ErrorText blockedBy(const PlanRow &row, const ProfileSession &session) const;
    void afterChoice();
    [[nodiscard]] QString textOf(const PlanRow &row, int column) const;

    const UiContext &m_context;
    Plan m_plan;
    QHash<CopyKey, Names> m_names;
    QHash<CopyKey, QString> m_changed; ///< what is new about a row
    std::optional<Verdict> m_filter;
    QList<int> m_shown; ///< positions in m_plan.rows
    Counts m_counts;
};

} // namespace regioncast
