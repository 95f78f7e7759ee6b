#pragma once

#include "support/id.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace regioncast {

// The three operations of appstream-center 2021-09-01 that the console uses, with every documented
// parameter and every documented field of the answer, as values. Texts that are missing or null are
// empty; numbers and flags that are missing or null are nullopt. Words are kept as the service
// wrote them, known or not.

/// `Key` and `Value` of a custom tag.
struct Tag
{
    QString key;
    QString value;

    friend bool operator==(const Tag &, const Tag &) = default;
};

/// Parameters of ListImage. What is empty or nullopt is left out of the request.
struct ListImageQuery
{
    QString imageId;
    QString imageName; ///< fuzzy
    QString status;
    QString imageType;
    QString packageType;
    QString osType;
    std::optional<int> bizType;
    QList<int> bizTypeList;
    QString productType;
    QStringList productTypeList;
    QString protocolType;
    QStringList featureList;
    QString languageType;
    QString fotaVersion;
    QString resourceInstanceType;
    QString platformName;
    QStringList platformNameList;
    QStringList bizRegionIdList;
    std::optional<int> pageNumber; ///< from 1
    std::optional<int> pageSize;   ///< 1 to 100; the service's default is 10
    QString distro;                ///< travels in the query, not in the body
    QList<Tag> tagList;            ///< travels in the query, not in the body

    friend bool operator==(const ListImageQuery &, const ListImageQuery &) = default;
};

/// One entry of `ImageRegionDistributeList`: the state of a copy. An entry without ids means those
/// of its row.
struct RegionDistribution
{
    ImageId imageId;
    VersionId versionId;
    RegionId regionId;
    QString status;   ///< INIT, CREATING, AVAILABLE, CREATE_FAILED, DELETE, or any other word
    QString progress; ///< for example `70%`; may be empty

    friend bool operator==(const RegionDistribution &, const RegionDistribution &) = default;
};

/// One entry of `SnapshotList`.
struct Snapshot
{
    QString snapshotId;
    QString versionId;
    QString diskType;
    QString diskCategory;
    QString diskSubType;
    QString bindType;
    std::optional<int> size;

    friend bool operator==(const Snapshot &, const Snapshot &) = default;
};

/// One entry of `AppList`.
struct ImageApp
{
    QString appId;
    QString appName;

    friend bool operator==(const ImageApp &, const ImageApp &) = default;
};

/// One element of `Data` of ListImage.
struct ImageRow
{
    ImageId imageId;
    VersionId versionId;
    VersionId onlineVersionId;
    VersionId latestVersionId;
    std::optional<bool> onlineVersion;
    QString imageName;
    QString description;
    QString versionName;
    std::optional<qint64> aliUid; ///< owner; 0 = system image
    QString imageType;            ///< User, Shared, System, Community
    QString productType;          ///< CloudDesktop, CloudApp, WuyingServer
    QString osType;
    QString platform; ///< arrives as number or text
    QString platformName;
    QString distro;
    QString packageType;
    QString protocolType;
    std::optional<int> bizType;
    QString status; ///< INIT, CREATING, AVAILABLE, CREATE_FAILED, DELETE, or any other word
    ImageId parentImageId;
    VersionId parentImageVersion;
    ImageId baseImageId;
    VersionId baseImageVersion;
    QString fotaVersion;
    QString fotaChannel;
    QString language;
    QStringList supportedLanguageList;
    std::optional<int> systemDiskSize; ///< GiB
    std::optional<int> dataDiskSize;   ///< GiB
    QStringList featureList;
    QString imageCreateMode;
    QList<RegionId> imageRegionList;
    QList<RegionDistribution> imageRegionDistributeList;
    QString resourceInstanceCategory; ///< a JSON array inside a text, as received
    std::optional<bool> volumeEncryptionEnabled;
    QString volumeEncryptionKey;
    QString sessionType;
    std::optional<bool> compatibleMode;
    QList<ImageApp> appList;
    QStringList driverList;
    QList<Snapshot> snapshotList;
    QList<Tag> tagList;
    QString environmentId;
    QString imageIconUrl;
    QString scene;
    std::optional<double> rating;
    QString gmtCreate;   ///< `yyyy-MM-dd HH:mm:ss`, zone not stated; as received
    QString gmtModified; ///< as gmtCreate

    [[nodiscard]] ImageKey key() const { return {imageId, versionId}; }

    friend bool operator==(const ImageRow &, const ImageRow &) = default;
};

/// An answer of ListImage.
struct ImagePage
{
    QList<ImageRow> rows;
    std::optional<int> pageNumber; ///< echo
    std::optional<int> pageSize;   ///< echo
    std::optional<qint64> count;   ///< matches over all pages
    QString requestId;

    friend bool operator==(const ImagePage &, const ImagePage &) = default;
};

/// Parameters of ListRegions; both travel in the query.
struct ListRegionsQuery
{
    QString productType;
    QString bizSource; ///< not public

    friend bool operator==(const ListRegionsQuery &, const ListRegionsQuery &) = default;
};

/// An answer of ListRegions, in the order received, without duplicates.
struct RegionList
{
    QList<RegionId> regions;
    QString requestId;

    friend bool operator==(const RegionList &, const RegionList &) = default;
};

/// Parameters of StartTaskForDistributeImage. `RetryType` is not offered: its documented values
/// contradict each other.
struct StartTaskRequest
{
    ImageId imageId;
    std::optional<VersionId> versionId; ///< nullopt = left out = newest
    QList<RegionId> destinations;       ///< 1 to 100; empty is refused by the service
    QString productType;                ///< empty = left out
    std::optional<RegionId> source;     ///< nullopt = left out = the service picks one at random

    friend bool operator==(const StartTaskRequest &, const StartTaskRequest &) = default;
};

/// An answer of StartTaskForDistributeImage.
struct StartTaskAnswer
{
    Tid tid; ///< may be empty although the request was accepted
    QString requestId;

    friend bool operator==(const StartTaskAnswer &, const StartTaskAnswer &) = default;
};

/// Largest `PageSize` of ListImage.
inline constexpr int maxPageSize = 100;
/// More images than this in one listing are taken for an answer gone wrong: read on, they would
/// fill the memory. Ours, the service names no limit.
inline constexpr int mostImages = 250'000;
/// Most entries of `DestinationRegionList`.
inline constexpr int maxDestinations = 100;

} // namespace regioncast
