#pragma once

#include "profile/profile.h"
#include "support/id.h"
#include "widgets/wording.h"

#include <QBitArray>
#include <QSet>
#include <QString>
#include <QStringList>

#include <functional>

namespace regioncast {

/// What filters ask of one row of the image table. "The set" are the regions that counts refer to.
struct ImageFacts
{
    ImageKey key;
    bool main = true; ///< stands for its image: the newest version that has a row
    int have = 0;     ///< regions of the set that hold this version
    /// Regions of the set where the newest version neither is nor comes, nor was sent from here.
    int gaps = 0;
    bool newVersion = false; ///< an older version is in one of those
    bool moving = false;     ///< a copy of this version is on its way somewhere
    bool unsolved = false;   ///< has copies that failed and were not made good
    Copyable copyable = Copyable::Yes;
    QString type; ///< as the service writes it, like the two below; empty = not stated
    QString os;
    QString product;

    friend bool operator==(const ImageFacts &, const ImageFacts &) = default;
};

/// The fixed filters of the group SHOW.
enum class ImageShow { Gaps, NewVersion, Copying, Unsolved, NotCopyable };
[[nodiscard]] bool holds(ImageShow show, const ImageFacts &facts);

/// Which rows the filter tree lets through: those that hold one of each group's choices. An empty
/// group lets everything through.
struct ImageFilter
{
    QSet<ImageShow> show;
    QSet<QString> types;
    QSet<QString> os;
    QSet<QString> products;
    bool olderVersions = false; ///< rows that do not stand for their image are shown too

    [[nodiscard]] bool accepts(const ImageFacts &facts) const;
    /// Number of choices.
    [[nodiscard]] int count() const;

    friend bool operator==(const ImageFilter &, const ImageFilter &) = default;
};

[[nodiscard]] inline size_t qHash(ImageShow show, size_t seed = 0)
{
    return ::qHash(int(show), seed);
}

/// Where the newest version of an image belongs and is not: bit by bit the regions of a set.
using Gaps = QBitArray;

/// A search text, understood: words that a row must hold, or a list of names and ids that were
/// pasted, of which a row must be one.
struct ImageSearch
{
    QStringList words; ///< case folded
    QStringList list;  ///< case folded, without duplicates; empty = no list
    /// `list` as it was typed, for showing what was not found.
    QStringList listAsTyped;

    friend bool operator==(const ImageSearch &, const ImageSearch &) = default;
};

/// A text with line breaks, tabs, semicolons or commas is a list when it has two parts or more and
/// lines separate them or a part is known; so is a text whose words are all known. `known` is asked
/// with case-folded names and ids.
[[nodiscard]] ImageSearch parseSearch(const QString &text,
                                      const std::function<bool(const QString &)> &known);

/// A saved filter as the table counts it.
struct CountedFilter
{
    ImageFilter filter;
    QString search;
    std::optional<QList<RegionId>> regions; ///< nullopt = those of the table

    friend bool operator==(const CountedFilter &, const CountedFilter &) = default;
};

// ---- saved filters: words in the profile, choices here

[[nodiscard]] ImageFilter filterOf(const SavedFilter &saved);
/// The choices of `filter` into `saved`. Words that this version does not know go.
void setFilterOf(SavedFilter *saved, const ImageFilter &filter);
/// Stable word of a fixed filter: `newVersion`.
[[nodiscard]] QString wordOf(ImageShow show);
/// All fixed filters, in the order of the tree.
[[nodiscard]] const QList<ImageShow> &allShows();
/// Lets through what either lets through, group by group.
[[nodiscard]] ImageFilter united(ImageFilter a, const ImageFilter &b);

} // namespace regioncast
