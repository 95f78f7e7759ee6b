#pragma once

#include "catalog/catalogue.h"
#include "images/imagefilter.h"
#include "widgets/rowindex.h"
#include "widgets/uicontext.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QMap>

namespace regioncast {

/// How many images each filter would show.
struct ImageCounts
{
    int images = 0; ///< rows that stand for their image
    int older = 0;  ///< the other rows
    QHash<ImageShow, int> show;
    QMap<QString, int> types;
    QMap<QString, int> os;
    QMap<QString, int> products;
    /// Of saved filters, in their order: images that match, and gaps of those.
    struct Saved
    {
        int images = 0;
        int gaps = 0;
        friend bool operator==(const Saved &, const Saved &) = default;
    };
    QList<Saved> saved;

    friend bool operator==(const ImageCounts &, const ImageCounts &) = default;
};

/// The image table: one row for each image version of a catalogue. Readings are merged: rows come
/// and go singly and change where they stand; nothing is filtered or sorted anew but by
/// setFilter(), setSearch(), sort() and rearrange(), which the user causes and which reset the
/// model.
class ImageTableModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ImageTableModel)

public:
    enum Column {
        Image,
        Version,
        State,
        Regions,
        Os,
        Gib,
        Modified,
        Type,
        MissingIn,
        Product,
        ImageIdColumn,
        VersionIdColumn,
        Newest,
        Parent,
        Features,
        Session,
        Owner,
        Tags,
        Description,
        Created,
        ColumnCount
    };

    /// `context` outlives the model.
    explicit ImageTableModel(const UiContext &context, QObject *parent = nullptr);

    /// Shows another catalogue; it outlives its time here. nullptr shows nothing.
    void setCatalogue(const Catalogue *catalogue, const QList<RegionId> &regionSet);
    /// The catalogue changed by this.
    void merge(const CatalogueChange &change);
    void setRegionSet(const QList<RegionId> &regionSet);
    [[nodiscard]] const QList<RegionId> &regionSet() const { return m_set; }
    /// Images with unsolved copies.
    void setUnsolved(const QSet<ImageKey> &unsolved);
    /// Copies that were sent or queued from here and have not ended: no gap is there.
    void setOpenCopies(const QSet<CopyKey> &open);
    /// Which filters counts().saved tells of.
    void setSavedFilters(const QList<CountedFilter> &filters);

    void setFilter(const ImageFilter &filter);
    [[nodiscard]] const ImageFilter &filter() const { return m_filter; }
    void setSearch(const QString &text);
    [[nodiscard]] const ImageSearch &search() const { return m_search; }
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    [[nodiscard]] int sortColumn() const { return m_sortColumn; }
    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_sortOrder; }
    /// Filters and sorts anew.
    void rearrange();

    [[nodiscard]] const ImageCounts &counts() const { return m_counts; }
    /// Visible rows that rearrange() would take away, and hidden ones that it would show.
    [[nodiscard]] int noLongerMatching() const { return int(m_stale.size()); }
    [[nodiscard]] int newlyMatching() const { return int(m_fresh.size()); }
    /// Of search().list, as typed, what no row is.
    [[nodiscard]] QStringList notFound() const;

    /// `row` of the view; an empty key when it is out of range.
    [[nodiscard]] ImageKey keyAt(int row) const;
    /// Where the key is shown; -1 = not now.
    [[nodiscard]] int rowOf(const ImageKey &key) const;
    [[nodiscard]] QList<int> rowsOf(const QSet<ImageKey> &keys) const;
    /// Of a row that is shown. Gaps by the place of their region in regionSet(); a row that does
    /// not stand for its image has none.
    [[nodiscard]] const ImageFacts &factsAt(int row) const;
    [[nodiscard]] const Gaps &gapsAt(int row) const;
    /// "7" of "v7", for reading aloud after the word version.
    [[nodiscard]] static QString spokenVersion(QString label);
    /// The row that stands for the image; nullopt when it has none.
    [[nodiscard]] std::optional<ImageKey> mainKeyOf(const ImageId &image) const;
    [[nodiscard]] bool contains(const ImageKey &key) const { return m_rowOfKey.contains(key); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// Counts, or which rows match, changed.
    void countsChanged();
    /// regionSet() is another one, and gapsAt() with it; what rows show follows.
    void regionSetChanged();

private:
    /// What the rows of one image share.
    struct Covered
    {
        QSet<RegionId> regions; ///< the newest version is there, comes, or was sent
        QSet<RegionId> older;   ///< an older version is there
    };
    struct SavedFilter
    {
        CountedFilter asked;
        ImageSearch search;
        QSet<QString> list; ///< search.list
    };
    struct Row
    {
        ImageFacts facts;
        Gaps gaps;
        QList<int> savedGaps;             ///< by saved filter; -1 = it does not match
        QString name, imageId, versionId; ///< case folded
        bool counted = false;             ///< `facts` are in m_counts
    };

    void setCatalogueRows();
    [[nodiscard]] Covered coveredOf(const ImageId &image) const;
    [[nodiscard]] static Gaps gapsIn(const QList<RegionId> &regions, const Covered &covered);
    static void setGaps(ImageFacts *facts, const QList<RegionId> &regions, const Gaps &gaps,
                        const Covered &covered);
    [[nodiscard]] ImageFacts factsOf(const ImageKey &key, const ImageRow &row) const;
    void takeFacts(const ImageId &image);
    void fill(qsizetype number);
    void countSaved(Row *row, const Covered &covered) const;
    bool parseSaved();
    void takeAllFacts();
    void setNames(Row *row, const QString &name, const ImageKey &key);
    [[nodiscard]] SortKey sortKey(const ImageKey &key) const;
    [[nodiscard]] bool accepts(qsizetype number) const;
    [[nodiscard]] static bool accepts(const Row &row, const ImageFacts &facts, ImageFilter filter,
                                      const QSet<QString> &list);
    [[nodiscard]] bool matches(qsizetype row) const;
    void removeKeys(const QList<ImageKey> &keys);
    void insertVisible(QList<qsizetype> rows);
    void touch(const QSet<qsizetype> &rows);
    void count(const Row &row, int by);
    [[nodiscard]] QString text(const ImageRow &row, int column) const;
    [[nodiscard]] QString rowSentence(const ImageRow &row) const;

    const UiContext &m_context;
    const Catalogue *m_catalogue = nullptr;
    QList<RegionId> m_set;
    QSet<ImageKey> m_unsolved;
    QSet<CopyKey> m_open;
    QHash<ImageId, QList<CopyKey>> m_openOf; ///< m_open by image
    QList<SavedFilter> m_saved;
    QList<Row> m_rows; ///< by number of m_index
    RowIndex m_index;
    QList<qsizetype> m_visible;
    QHash<ImageKey, qsizetype> m_rowOfKey;
    QHash<ImageId, QList<qsizetype>> m_rowsOfImage;
    QHash<QString, int> m_known; ///< names and ids, case folded, and how many rows have them
    QSet<qsizetype> m_stale;     ///< shown, but no longer matching
    QSet<qsizetype> m_fresh;     ///< matching, but not shown
    ImageFilter m_filter;
    QString m_searchText;
    ImageSearch m_search;
    QSet<QString> m_list; ///< m_search.list
    int m_sortColumn = Image;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    ImageCounts m_counts;
};

} // namespace regioncast
