#pragma once

#include "support/id.h"
#include "widgets/uicontext.h"
#include "widgets/wording.h"

#include <QList>
#include <QSet>
#include <QTreeWidget>

#include <functional>

namespace regioncast {

/// The regions to copy to, by group, each with a box and the state of the copy there. Regions that
/// are not among those somebody works with stand in a last group that begins closed. A change of
/// regions or states keeps ticks, current row, scroll position and closed groups.
class DestinationTree final : public QTreeWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DestinationTree)

public:
    struct Cell
    {
        StateLook look; ///< an empty text shows nothing
        QString whyNot; ///< why the region cannot be chosen; empty = it can
    };

    explicit DestinationTree(const UiContext &context, QWidget *parent = nullptr);

    void setRegions(const QList<RegionId> &regions, const QList<RegionId> &others);
    /// Regions are written otherwise.
    void rename();
    /// Asks for every region that may be seen; not for those in the closed last group.
    void setCells(const std::function<Cell(const RegionId &)> &cellOf);

    /// Ticks are kept for regions that are not shown, too.
    void setTicked(const QSet<RegionId> &regions);
    [[nodiscard]] const QSet<RegionId> &ticked() const { return m_ticked; }
    /// What is ticked and shown here, in the order in which it stands.
    [[nodiscard]] QList<RegionId> destinations() const;

    void setOthersShown(bool shown);
    [[nodiscard]] bool othersShown() const;

    /// Shows only regions whose name or id holds `text`, with open groups; empty shows all.
    /// The number of regions that match.
    int find(const QString &text);
    /// Makes the first region current that can be chosen, unless the current one can.
    void goToFirst();
    void goTo(const RegionId &region);

Q_SIGNALS:
    /// By the user's hand.
    void tickedChanged();
    void othersShownChanged();

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    /// The key of a group and its regions.
    using Group = std::pair<QString, QList<RegionId>>;
    [[nodiscard]] QString headOf(const Group &group) const;
    void build(const QList<Group> &groups);
    void showTick(QTreeWidgetItem *item) const;
    void tickGroup(const QString &key, bool ticked);
    [[nodiscard]] QTreeWidgetItem *itemOf(const RegionId &region) const;
    [[nodiscard]] static RegionId regionOf(const QTreeWidgetItem *item);

    const UiContext &m_context;
    QList<Group> m_groups;
    QSet<QString> m_closed; ///< keys of groups; while something is looked for all are open
    QSet<RegionId> m_ticked;
    QString m_wanted;
};

} // namespace regioncast
