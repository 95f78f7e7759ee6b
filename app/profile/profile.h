#pragma once

#include "distribution/copylimits.h"
#include "distribution/plan.h"
#include "support/id.h"
#include "support/result.h"

#include <QList>
#include <QString>
#include <QUrl>

namespace regioncast {

/// Where a profile's key comes from.
enum class KeySource {
    Practice,    ///< the practice service's own key; never typed, never kept
    Environment, ///< ALIBABA_CLOUD_ACCESS_KEY_ID, …_SECRET, …_SECURITY_TOKEN
    Keychain,    ///< typed once, kept in the system keychain
    Session,     ///< typed, kept in memory until the program ends
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
    QString keyId;                ///< for Keychain and Session; empty otherwise
    QString product;              ///< ProductType that the listing is narrowed to; empty = all
    QList<RegionId> addedRegions; ///< added by id
    CopyLimits limits;            ///< each 1 to mostCopies
    Grouping grouping = Grouping::PerImage; ///< that a plan begins with

    [[nodiscard]] bool isPractice() const { return keySource == KeySource::Practice; }

    friend bool operator==(const Profile &, const Profile &) = default;
};

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

/// "China", "International" or the host, as stable words for the status of a profile:
/// `china`, `international`, `practice`, `other`.
[[nodiscard]] QString siteOf(const Profile &profile);

} // namespace regioncast
