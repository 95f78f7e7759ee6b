#pragma once

#include <QHash>
#include <QString>

#include <compare>

namespace regioncast {

/// A text that names one kind of thing. Two kinds cannot be mixed up by mistake: an `ImageId` does
/// not convert to a `RegionId`. Empty means "none"; the text is never translated.
template<class Tag>
struct Id
{
    QString text;

    [[nodiscard]] bool isEmpty() const { return text.isEmpty(); }

    friend bool operator==(const Id &a, const Id &b) { return a.text == b.text; }
    friend std::strong_ordering operator<=>(const Id &a, const Id &b)
    {
        return a.text.compare(b.text) <=> 0;
    }
    friend size_t qHash(const Id &id, size_t seed = 0) { return ::qHash(id.text, seed); }
};

using ImageId = Id<struct ImageTag>;     ///< `ImageId` on the wire, for example `imgc-07jyldnd9i`
using VersionId = Id<struct VersionTag>; ///< `VersionId` on the wire, for example `iv-0caoeogrk9m`
using RegionId = Id<struct RegionTag>;   ///< `RegionId` on the wire, for example `eu-central-1`
using Tid = Id<struct TidTag>;           ///< what StartTaskForDistributeImage returns: `tid-…`

/// One row of an image list: an image in one of its versions.
struct ImageKey
{
    ImageId image;
    VersionId version;

    friend bool operator==(const ImageKey &, const ImageKey &) = default;
    // NOLINTNEXTLINE(modernize-use-nullptr): a false alarm about defaulted comparisons
    friend auto operator<=>(const ImageKey &, const ImageKey &) = default;
    friend size_t qHash(const ImageKey &key, size_t seed = 0)
    {
        return qHashMulti(seed, key.image, key.version);
    }
};

/// One copy: one version of one image in one region.
struct CopyKey
{
    ImageId image;
    VersionId version;
    RegionId region;

    [[nodiscard]] ImageKey imageKey() const { return {image, version}; }

    friend bool operator==(const CopyKey &, const CopyKey &) = default;
    friend auto operator<=>(const CopyKey &, const CopyKey &) = default;
    friend size_t qHash(const CopyKey &key, size_t seed = 0)
    {
        return qHashMulti(seed, key.image, key.version, key.region);
    }
};

} // namespace regioncast
