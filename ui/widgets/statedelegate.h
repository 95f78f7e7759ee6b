#pragma once

#include <QIcon>
#include <QStyledItemDelegate>

class QAbstractItemView;

namespace regioncast {

class Theme;

/// Paints every cell of our tables and trees by the roles of itemroles.h: shape and text of a
/// state, bars, ids in the fixed font. Frames the current row in accent while the view has the
/// focus; a cell whose text is elided shows it in a tooltip. Owned by its view.
class StateDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StateDelegate)

public:
    /// Makes itself the delegate of `view`. `rowPadding`: pixels above a text line that a row is
    /// high. Call before or after the view has its model.
    explicit StateDelegate(QAbstractItemView *view, int rowPadding = 8);

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

    /// The shape of a state as an icon that is not greyed anywhere; also for labels.
    /// `pie` 0 to 100 fills a ring, -1 takes the shape as it is. `size` in device-independent
    /// pixels.
    [[nodiscard]] static QIcon stateIcon(const QPalette &palette, const QString &name, int role,
                                         int pie, bool stalled, int size, qreal devicePixelRatio);

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    void paintBar(QPainter *painter, const QStyleOptionViewItem &option,
                  const QModelIndex &index) const;
    void frameCurrentRow(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const;

    int m_rowPadding;
};

/// Edge of a state's shape beside text of these metrics: 16 at the usual font.
[[nodiscard]] int shapeSize(const QFontMetrics &metrics);
/// Repaints the whole row when another becomes current. Call after the view has its model.
void followCurrentRow(QAbstractItemView *view);

} // namespace regioncast
