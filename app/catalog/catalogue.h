#pragma once

#include "api/operations.h"
#include "catalog/copy.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QSet>

#include <optional>
#include <unordered_map>

namespace regioncast {

/// What ListImage said: one call for `single`, one page of a listing, or a listing at its end.
struct Reading
{
    QDateTime startedAt;           ///< UTC, before the first byte of the first request
    QDateTime endedAt;             ///< UTC, after the last answer
    std::optional<ImageId> single; ///< the call asked for this image alone; only it proves absence
    QList<ImageRow> rows;
    QSet<ImageKey> listed; ///< at the end of a listing: all that its pages showed; they brought the
                           ///< rows, which are not repeated here
    bool complete = true;  ///< false: a part of more, so a missing row proves nothing

    friend bool operator==(const Reading &, const Reading &) = default;
};

/// What a ListImage call for one image alone said. More images of that id than the page holds make
/// it incomplete.
[[nodiscard]] Reading singleReading(const ImageId &image, const QDateTime &startedAt,
                                    const QDateTime &endedAt, const ImagePage &page);

/// Which rows a merge touched.
struct CatalogueChange
{
    QList<ImageKey> added;
    QList<ImageKey> changed;
    QList<ImageKey> removed;

    [[nodiscard]] bool isEmpty() const
    {
        return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
    }
};

/// The images of an account as last read, keyed by (image id, version id). A value.
class Catalogue
{
public:
    /// Takes in what a reading says: adds and replaces its rows. Rows that a complete listing, or a
    /// complete reading of a single image, no longer shows are removed; nothing else is.
    /// A row of an older reading never replaces or removes one of a newer (by startedAt). A row
    /// without an image id cannot be kept.
    CatalogueChange merge(const Reading &reading);

    [[nodiscard]] qsizetype size() const { return qsizetype(m_rows.size()); }
    [[nodiscard]] bool isEmpty() const { return m_rows.empty(); }
    /// An image with several rows counts once.
    [[nodiscard]] qsizetype imageCount() const { return m_versions.size(); }
    /// All keys, sorted by image id, then version id.
    [[nodiscard]] QList<ImageKey> keys() const;
    /// nullptr when there is no such row; valid until the next merge.
    [[nodiscard]] const ImageRow *find(const ImageKey &key) const;
    /// When the row was read (start of its reading); null when there is none.
    [[nodiscard]] QDateTime readAt(const ImageKey &key) const;
    /// The rows of one image, in the order of versionsOf().
    [[nodiscard]] QList<ImageRow> rowsOf(const ImageId &image) const;
    /// Those rows of one image that a reading which began then or later showed; in no order.
    [[nodiscard]] QList<ImageRow> rowsReadSince(const ImageId &image, const QDateTime &since) const;
    /// Every version of the image that any row names (its own, online, latest, those of copies),
    /// newest known first: LatestVersionId, then rows by time of creation, then the rest.
    [[nodiscard]] QList<VersionId> versionsOf(const ImageId &image) const;
    /// LatestVersionId where a row tells it (the row read last, if several do), else the first of
    /// versionsOf(); nullopt for an image that is not there.
    [[nodiscard]] std::optional<VersionId> newestVersionOf(const ImageId &image) const;
    /// `VersionName` of that version, else its id.
    [[nodiscard]] QString versionLabel(const ImageKey &key) const;
    /// The image's name from any of its rows, else its id.
    [[nodiscard]] QString imageLabel(const ImageId &image) const;

    /// See findCopy(): over all rows of the image.
    [[nodiscard]] std::optional<Copy> copyOf(const CopyKey &key) const;
    /// All copies of one version.
    [[nodiscard]] QHash<RegionId, Copy> copiesOf(const ImageKey &key) const;
    /// Regions that hold the version (Available), in the order of the row.
    [[nodiscard]] QList<RegionId> sourcesOf(const ImageKey &key) const;
    /// Every region id that any row ever named; only grows.
    [[nodiscard]] const QSet<RegionId> &regionsSeen() const { return m_regions; }

private:
    struct Held
    {
        ImageRow row;
        QDateTime readAt;
    };
    struct Hash
    {
        size_t operator()(const ImageKey &key) const { return qHash(key); }
    };
    [[nodiscard]] RowPointers rowPointers(const ImageId &image) const;
    void remove(const ImageKey &key);

    /// A row is a kilobyte: QHash would move them all whenever it grows.
    std::unordered_map<ImageKey, Held, Hash> m_rows;
    QHash<ImageId, QList<VersionId>> m_versions; ///< keys of m_rows by image
    QSet<RegionId> m_regions;
};

} // namespace regioncast
