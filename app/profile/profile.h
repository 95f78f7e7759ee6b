#pragma once

#include "distribution/copylimits.h"
#include "distribution/guards.h"
#include "distribution/plan.h"
#include "profile/networksettings.h"
#include "support/id.h"
#include "support/result.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace regioncast {

/// Where a profile's key comes from.
enum class KeySource {
    Practice,        ///< the practice service's own key; never typed, never kept
    Environment,     ///< ALIBABA_CLOUD_ACCESS_KEY_ID, …_SECRET, …_SECURITY_TOKEN
    Keychain,        ///< typed once, kept in the system keychain
    Session,         ///< typed, kept in memory until the program ends
    VendorCli,       ///< a profile of ~/.aliyun/config.json
    CredentialsFile, ///< a section of ~/.alibabacloud/credentials
    Chain,           ///< the first of the vendor's default chain that is set up
    CredentialsUri,  ///< handed out by a program on this computer, over HTTP
};

/// A role that is taken on with a key: AssumeRole of the vendor's token service.
struct RoleSettings
{
    QString arn;         ///< `acs:ram::<account>:role/<name>`; empty = no role
    QString sessionName; ///< shown in the account's logs; empty = `regioncast`
    QString externalId;  ///< may be empty
    int seconds = 3600;  ///< that a session lasts, 900 to 43200
    QUrl endpoint;       ///< of the token service; empty = stsCentral

    [[nodiscard]] bool isNone() const { return arn.isEmpty(); }

    friend bool operator==(const RoleSettings &, const RoleSettings &) = default;
};

inline constexpr char stsCentral[] = "https://sts.aliyuncs.com";

/// A named list of regions that somebody works with.
struct RegionSet
{
    QString name; ///< not empty; unique within its profile
    QList<RegionId> regions;

    friend bool operator==(const RegionSet &, const RegionSet &) = default;
};

/// Choices of the filter tree and a search text under a name. One with a region set is a rule: it
/// says which images belong in which regions.
struct SavedFilter
{
    QString name; ///< not empty; unique within its profile
    /// Name of a region set of the profile; empty = all listed; nullopt = no rule.
    std::optional<QString> regionSet;
    QStringList show; ///< words of the window: `gaps`, `newVersion`, …; others are kept
    QStringList types;
    QStringList os;
    QStringList products;
    bool olderVersions = false;
    QString search;

    friend bool operator==(const SavedFilter &, const SavedFilter &) = default;
};

/// How to reach an account. Never holds a secret; may be written to a file as it is.
struct Profile
{
    QString id;    ///< stable, made once: `practice` or eight hex digits
    QString name;  ///< as people named it
    QString badge; ///< text of the badge in the strip, upper case
    QString badgeColour = QStringLiteral("grey"); ///< violet, blue, green, amber, grey, red
    QUrl endpoint; ///< scheme, host, port; empty for practice until its service runs
    KeySource keySource = KeySource::Keychain;
    QString keyId; ///< for Keychain and Session; empty otherwise
    /// For VendorCli and CredentialsFile: profile or section; empty = the one that is current
    /// there.
    QString keyProfile;
    QUrl credentialsUri;          ///< for CredentialsUri: http or https on a loopback address
    RoleSettings role;            ///< taken on with that key
    NetworkSettings network;      ///< the way to the service and to the token service
    QString product;              ///< ProductType that the listing is narrowed to; empty = all
    QList<RegionId> addedRegions; ///< added by id
    QList<RegionSet> regionSets;
    QString regionSet; ///< name of the one that is chosen; empty = all listed
    QList<SavedFilter> savedFilters;
    CopyLimits limits;                      ///< each 1 to mostCopies
    Grouping grouping = Grouping::PerImage; ///< that a plan begins with
    Guards guards;

    [[nodiscard]] bool isPractice() const { return keySource == KeySource::Practice; }

    friend bool operator==(const Profile &, const Profile &) = default;
};

/// The regions of the chosen set; nullopt while that is all that are listed.
[[nodiscard]] std::optional<QList<RegionId>> chosenRegions(const Profile &profile);
/// The regions of a set of that name; nullopt when there is none.
[[nodiscard]] std::optional<QList<RegionId>> regionsOfSet(const Profile &profile,
                                                          const QString &name);

/// The highest limit for copies under way that a profile may set.
inline constexpr int mostCopies = 1000;

/// The practice profile: needs nothing and is the default.
[[nodiscard]] Profile practiceProfile();

/// The two documented endpoints.
inline constexpr char endpointChina[] = "https://appstream-center.cn-shanghai.aliyuncs.com";
inline constexpr char endpointInternational[] =
    "https://appstream-center.ap-southeast-1.aliyuncs.com";

/// Reads what somebody typed: a host name, with or without scheme and port. https is added; plain
/// http is allowed for `localhost`, 127.0.0.0/8 and ::1 only. A single closing slash and a port
/// that the scheme implies are dropped; user info, path, query and fragment are refused. Fails with
/// `Client.BadEndpoint` or `Client.InsecureEndpoint`, whose text leaves out what stands before `@`:
/// it may be a password.
[[nodiscard]] Result<QUrl> endpointFrom(const QString &text);

/// Reads the address of a program that hands out keys: http or https, on a loopback address, any
/// path and query. Fails with `Client.BadEndpoint` or, for another host, `Client.InsecureEndpoint`.
[[nodiscard]] Result<QUrl> credentialsUriFrom(const QString &text);

/// "China", "International" or the host, as stable words for the status of a profile:
/// `china`, `international`, `practice`, `other`.
[[nodiscard]] QString siteOf(const Profile &profile);

} // namespace regioncast
