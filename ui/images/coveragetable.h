#pragma once

#include "images/coveragemodel.h"

#include <QList>
#include <QSet>
#include <QTableView>

class QLabel;

namespace regioncast {

/// Images by regions, a shape a cell; image, version and number missing in a vertical header that
/// stays, names of regions turned in the horizontal one. Cells, rows and columns can be chosen:
/// with the mouse in headers and cells, with Shift+Space (row) and Ctrl+Space (column) too.
/// objectName coverageTable.
class CoverageTable final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CoverageTable)

public:
    /// `context` and `images` outlive the table.
    CoverageTable(const UiContext &context, ImageTableModel &images, QWidget *parent = nullptr);

    [[nodiscard]] CoverageModel *coverage() const { return m_coverage; }
    void setSession(const ProfileSession *session);
    /// Regions are written otherwise.
    void rename();

    /// Images with a cell that is chosen, in the order of the rows; that of the current cell first
    /// when it is among them.
    [[nodiscard]] QList<ImageKey> chosenImages() const;
    [[nodiscard]] bool hasChosen() const;
    /// Wishes for the gaps among the chosen cells.
    [[nodiscard]] QList<Wish> chosenGaps() const;
    /// Makes the image's row the current one, without choosing it.
    void goTo(const ImageKey &key);
    void chooseRows(const QList<ImageKey> &keys);

    void keyboardSearch(const QString &text) override;

Q_SIGNALS:
    /// Other cells are chosen. Not told while the model settles.
    void chosenChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void updateGeometries() override;
    void changeEvent(QEvent *event) override;

private:
    void keepChosen();
    void putChosenBack();
    void noteChosen();
    void layOut();

    const UiContext &m_context;
    ImageTableModel &m_images;
    CoverageModel *m_coverage = nullptr;
    QWidget *m_corner = nullptr;
    bool m_settling = false; ///< the model resets; what was chosen is put back at its end
    QSet<QPair<ImageKey, RegionId>> m_kept;
    QPair<ImageKey, RegionId> m_keptCurrent;
    ImageKey m_keptTop;
    QString m_typed;
    qint64 m_typedAt = 0; ///< milliseconds, monotonic
};

} // namespace regioncast
