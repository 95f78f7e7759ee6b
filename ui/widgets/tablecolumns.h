#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>

class QHeaderView;
class QMenu;

namespace regioncast {

/// How a column begins.
struct ColumnSpec
{
    double width = 10; ///< in ch
    bool shown = true;
};

/// Widths, order and visibility of the columns of one table or tree: its header menu (columns, Fit,
/// Reset), one column that takes the room that is left, saving and restoring. Every column can be
/// resized by hand. Owned by its header.
class TableColumns final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TableColumns)

public:
    /// `header` has its model; one spec per logical column. The first column cannot be hidden.
    TableColumns(QHeaderView *header, QList<ColumnSpec> specs, int stretched);

    /// The standard widths, order and visibility. Sorting stays.
    void reset();
    /// Every shown column as wide as what it shows.
    void fit();
    [[nodiscard]] QByteArray save() const;
    /// false, and nothing changed, when it is no layout of these columns.
    bool restore(const QByteArray &layout);
    /// The logical columns in the order they are shown.
    [[nodiscard]] QList<int> shownColumns() const;
    /// Fills a menu with the columns to tick, Fit and Reset.
    void fillMenu(QMenu *menu);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void stretch();

    QHeaderView *m_header;
    QList<ColumnSpec> m_specs;
    int m_stretched;
    int m_chosenWidth = 0; ///< least width of the stretched column: the standard or the user's
    bool m_ownResize = false;
};

} // namespace regioncast
