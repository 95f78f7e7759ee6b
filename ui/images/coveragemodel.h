#pragma once

#include "images/imagetablemodel.h"
#include "widgets/spread.h"

#include <QAbstractTableModel>

#include <optional>

namespace regioncast {

/// What is where: the rows of the image table, in its order and under its filter, by the regions of
/// its set. Resets only when the table does or the set is another one; a reading changes cells, one
/// dataChanged() for each run of rows.
class CoverageModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CoverageModel)

public:
    enum Role {
        NameRole = Qt::UserRole + 100, ///< of a vertical section: name of the image
        VersionRole,                   ///< label of the version that the row is about
        MissingRole, ///< of any section: int, gaps in it; invalid for a row that can have none
    };

    struct Cell
    {
        StateLook look; ///< an empty text and icon = absent
        QString older;  ///< label of another version that is there instead
        bool gap = false;
    };

    /// `context` and `images` outlive the model.
    CoverageModel(const UiContext &context, ImageTableModel &images, QObject *parent = nullptr);

    void setSession(const ProfileSession *session);
    /// Numbers as ProfileSession::tasksChanged() gives them.
    void takeTasks(const QList<qint64> &destinations);
    /// Regions are written otherwise.
    void rename();

    [[nodiscard]] const QList<RegionId> &regions() const { return m_regions; }
    /// Number of gaps in all rows.
    [[nodiscard]] int missing() const { return m_missing; }
    /// Row and column must be there.
    [[nodiscard]] const Cell &cellAt(int row, int column) const;
    [[nodiscard]] bool isGap(int row, int column) const;
    [[nodiscard]] int missingInRow(int row) const;
    [[nodiscard]] int missingIn(int column) const { return m_missingIn.at(column); }
    /// Wishes for the gaps among these cells, an image each, in the order of the rows.
    [[nodiscard]] QList<Wish> wishesFor(const QModelIndexList &cells) const;
    /// The same for all gaps of these rows.
    [[nodiscard]] QList<Wish> wishesForRows(const QList<int> &rows) const;
    /// A line for each row, a column for each region, for spreadsheets: UTF-8 with a mark.
    [[nodiscard]] QByteArray csv() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        Gaps gaps;         ///< as they are in m_missingIn
        QList<Cell> cells; ///< empty until somebody looks
    };

    void reset();
    void count(const Gaps &gaps, int by);
    void takeRows(int first, int last);
    void insertRows(int first, int last);
    [[nodiscard]] ImageKey versionAt(int row) const;
    [[nodiscard]] QString labelAt(int row) const;
    [[nodiscard]] QString wordsOf(int row, const Spread::Cell &cell) const;
    [[nodiscard]] QString toolTip(int row, int column) const;
    [[nodiscard]] std::optional<Spread> spreadOf(int row) const;

    const UiContext &m_context;
    ImageTableModel &m_images;
    const ProfileSession *m_session = nullptr;
    QList<RegionId> m_regions;
    mutable QList<Row> m_rows;
    QList<int> m_missingIn;
    int m_missing = 0;
};

} // namespace regioncast
