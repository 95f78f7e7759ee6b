#include "practice/world.h"

#include "api/effect.h"
#include "practice/dice.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <cmath>

namespace regioncast {

QString businessMessage(const QString &code)
{
    static const QHash<QString, QString> messages = [] {
        QHash<QString, QString> all;
        const auto add = [&all](const char *which, const char *text) {
            all.insert(QString::fromLatin1(which), QString::fromLatin1(text));
        };
        add("Instance.NotFound", "The instance is not found.");
        add("DesktopInstance.NotFound", "The cloud computer instance does not exist.");
        add("Instance.ImageUnsupported",
            "A non-centralized image does not support this type of operation.");
        add("Instance.PhysicalNodeNotExist", "The instance physical node does not exist.");
        add("ImageCreateByInstance.TaskExist",
            "The image task of instance creation already exists.");
        add("ExceedBuilderQuota", "The maximum number of builders is reached.");
        add("InvalidBaseImage.NotConfigured", "Configuration required for Vhd/Container images.");
        add("CreateDesktopImageRecord.Failed", "Create cloud computer image failed.");
        add("Image.NotExist", "The image does not exist.");
        add("ImageRegionDistribute.NotAllow", "This image cannot be distributed.");
        add("ImageUpdateFailed.NotAllow", "The image is not allowed to be modified.");
        add("ImageUpdateSharedImageFailed.NotAllow",
            "The shared image is not allowed to be modified.");
        add("ParentImageRegionDistribute.NotExist",
            "The target distribution region of the parent image does not exist.");
        add("InternalError", "Internal error.");
        add("ImageDistribute.TargetDistributeRegionListEmpty",
            "The target distribution region list is empty.");
        add("ImageDistribute.ImageNotSupport", "The image does not support region distribution.");
        add("ImageDistribute.RepeatedDistribution",
            "This image has been distributed to this region.");
        add("ImageDistribute.Undistributed", "The image has not been distributed to any region.");
        add("ImageRegion.NotConfigured", "The image does not have any region configuration.");
        return all;
    }();
    return messages.value(code, code);
}

namespace {

// ---- how long things take, in seconds of a world at speed 1

constexpr double invisibleFor = 2;     ///< an accepted copy shows nothing yet
constexpr double preparingFor = 6;     ///< INIT
constexpr double secondsPerGiB = 4.5;  ///< 40 GiB take three minutes
constexpr double repairingFor = 25;    ///< the odd word, at 90 %
constexpr int failsAt = 63;            ///< per cent
constexpr int oddWordAt = 90;          ///< per cent
constexpr double elsewhereEvery = 170; ///< somebody else starts a copy
constexpr int elsewhereCopies = 400;   ///< at most, until they begin again
constexpr double removedFor = 60;      ///< such a copy says DELETE before it goes
constexpr int quota = 60;              ///< copies that run at once

/// What ListRegions names.
const std::array listedRegions{
    "cn-shanghai",    "cn-hangzhou",    "cn-beijing",     "cn-shenzhen",    "cn-hongkong",
    "ap-southeast-1", "ap-southeast-3", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7",
    "ap-northeast-1", "ap-northeast-2", "us-east-1",      "us-west-1",      "eu-central-1",
    "eu-west-1",      "me-east-1"};
/// Images lie there, but ListRegions keeps silent about it.
constexpr char unlistedRegion[] = "cn-zhangjiakou";

RegionId region(const char *id)
{
    return {QString::fromLatin1(id)};
}

bool existsHere(const RegionId &id)
{
    return id == region(unlistedRegion)
           || std::any_of(listedRegions.begin(), listedRegions.end(),
                          [&id](const char *known) { return id == region(known); });
}

quint64 stableHash(const QString &text)
{
    quint64 hash = 1469598103934665603ULL;
    for (const QChar &character : text)
        hash = (hash ^ character.unicode()) * 1099511628211ULL;
    return hash;
}

/// A row of numbers that follows from its arguments alone.
class Dice
{
public:
    Dice(std::uint32_t seed, quint64 number)
        : m_state(mixed(seed) ^ number)
    {
    }
    /// From 0 to below `limit`.
    int bounded(int limit) { return int((m_state = mixed(m_state)) % quint64(limit)); }
    const char *oneOf(const auto &list) { return list[size_t(bounded(int(std::size(list))))]; }

private:
    quint64 m_state;
};

double elapsed(const QDateTime &from, const QDateTime &now, double speed)
{
    return double(from.msecsTo(now)) / 1000.0 * speed;
}

Error refusal(const QString &code, const QString &message, ErrorKind kind = ErrorKind::Business,
              int http = 400)
{
    Error error;
    error.kind = kind;
    error.effect = effectOf(code);
    error.code = code;
    error.serverMessage = message;
    error.http = http;
    return error;
}

Error business(const char *code)
{
    const QString text = QString::fromLatin1(code);
    return refusal(text, businessMessage(text));
}

bool sameWord(const QString &a, const QString &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

} // namespace

/// What never changes about an image.
struct World::Image
{
    int index = 0;
    ImageRow row;                      ///< of its newest version, without copies
    int versions = 1;                  ///< it has v1 … this
    int shownVersions = 1;             ///< rows that ListImage gives of it, newest first
    QList<RegionId> home;              ///< regions that hold the newest version from the start
    QList<RegionId> olderHome;         ///< regions that hold the version before it
    const char *refusedWith = nullptr; ///< a business code, whatever the request
    const char *failsIn = nullptr;     ///< the first copy to this region fails
    bool oddWord = false;              ///< its copies say REPAIRING before they are AVAILABLE

    [[nodiscard]] VersionId version(int number) const
    {
        return {QStringLiteral("iv-%1v%2").arg(index, 6, 36, QLatin1Char('0')).arg(number)};
    }
};

/// A copy that somebody else starts, again and again.
struct World::Elsewhere
{
    RegionId region;
    double startsAt = 0; ///< seconds after the epoch, the first time
};

/// A copy as it is, and what ListImage says of it.
struct World::Copy
{
    RegionDistribution entry;
    bool isListed = true;
    bool isHere = false; ///< complete
    bool isOver = false; ///< failed or removed: may be sent again
};

World::World(WorldSettings settings, QList<AcceptedSubmission> accepted)
    : m_settings(std::move(settings))
    , m_accepted(std::move(accepted))
{
    struct Named
    {
        const char *name;
        const char *platform;
        int gib;
        int versions;
        int homes;
        const char *product;
        const char *refusedWith;
    };
    // Those of daily work first: a world of 12 has no others.
    constexpr char app[] = "CloudApp";
    constexpr char desktop[] = "CloudDesktop";
    constexpr char server[] = "WuyingServer";
    const Named table[] = {
        {"rhel9-cad", "Red Hat Enterprise Linux 9", 80, 7, 5, app, nullptr},
        {"win11-office", "Windows 11", 40, 3, 3, desktop, nullptr},
        {"win2022-base", "Windows Server 2022", 60, 5, 7, server, nullptr},
        {"debian12-dev", "Debian", 40, 6, 8, app, nullptr},
        {"CAD 工作站 2026", "Windows 11", 100, 4, 6, desktop, nullptr},
        {"開発環境 2026", "Ubuntu", 40, 2, 2, server, nullptr},
        {"ubuntu22-ml", "Ubuntu", 120, 9, 4, server, nullptr},
        {"win10-kiosk", "Windows 10", 40, 6, 9, desktop, nullptr},
        {"encrypted-finance", "Windows Server 2019", 60, 2, 2, desktop, nullptr},
        {"rhel9-base", "Red Hat Enterprise Linux 9", 40, 2, 3, app, nullptr},
        {"layered-needs-parent", "Red Hat Enterprise Linux 9", 60, 3, 2, app, nullptr},
        {"reports-odd-word", "Debian", 40, 1, 2, app, nullptr},
        // Those that are refused, named for why.
        {"instance-gone", "Windows 10", 40, 1, 1, app, "Instance.NotFound"},
        {"cloud-computer-gone", "Windows 10", 40, 1, 1, desktop, "DesktopInstance.NotFound"},
        {"old-regional-image", "Windows Server 2016", 40, 1, 1, desktop,
         "Instance.ImageUnsupported"},
        {"host-machine-gone", "Windows 10", 40, 1, 1, desktop, "Instance.PhysicalNodeNotExist"},
        {"still-being-made", "Windows 11", 40, 1, 1, desktop, "ImageCreateByInstance.TaskExist"},
        {"too-many-image-jobs", "Windows 11", 40, 1, 1, app, "ExceedBuilderQuota"},
        {"base-image-not-set", "Ubuntu", 40, 1, 1, app, "InvalidBaseImage.NotConfigured"},
        {"record-not-created", "Windows 11", 40, 1, 1, desktop, "CreateDesktopImageRecord.Failed"},
        {"deleted-meanwhile", "Debian", 40, 1, 1, app, "Image.NotExist"},
        {"community-blender", "Ubuntu", 60, 1, 3, app, "ImageRegionDistribute.NotAllow"},
        {"locked-for-change", "Windows 11", 40, 1, 1, desktop, "ImageUpdateFailed.NotAllow"},
        {"shared-by-partner", "Windows 10", 40, 1, 2, desktop,
         "ImageUpdateSharedImageFailed.NotAllow"},
        {"internal-error", "Debian", 40, 1, 1, app, "InternalError"},
        {"in-no-region", "Debian", 40, 1, 0, app, "ImageDistribute.Undistributed"},
        {"no-region-settings", "Debian", 40, 1, 0, app, "ImageRegion.NotConfigured"},
        {"system-windows-2022", "Windows Server 2022", 50, 1, 12, server,
         "ImageRegionDistribute.NotAllow"},
    };
    for (const Named &named : table) {
        Image image;
        image.index = int(m_named.size());
        image.versions = named.versions;
        image.refusedWith = named.refusedWith;
        ImageRow &row = image.row;
        row.imageName = QString::fromUtf8(named.name);
        row.platformName = QString::fromLatin1(named.platform);
        row.systemDiskSize = named.gib;
        row.productType = QString::fromLatin1(named.product);
        row.imageType = QStringLiteral("User");
        row.status = QStringLiteral("AVAILABLE");
        // Shanghai first; Frankfurt, Tokyo and Singapore stay free for the first copies.
        static const char *const homes[] = {"cn-shanghai",    "cn-hangzhou",    "cn-beijing",
                                            "cn-shenzhen",    unlistedRegion,   "us-west-1",
                                            "ap-southeast-3", "eu-west-1",      "me-east-1",
                                            "us-east-1",      "ap-southeast-5", "ap-northeast-2"};
        for (int i = 0; i < named.homes; ++i)
            image.home.append(region(homes[i]));
        if (named.versions > 1)
            image.olderHome = {region("ap-southeast-1"), region("cn-hongkong")};
        m_named.append(image);
    }
    const auto named = [this](const char *name) -> Image & {
        return *std::find_if(m_named.begin(), m_named.end(), [name](const Image &image) {
            return image.row.imageName == QString::fromUtf8(name);
        });
    };
    named("rhel9-cad").failsIn = "eu-central-1";
    named("reports-odd-word").oddWord = true;
    named("debian12-dev").shownVersions = 2;
    named("encrypted-finance").row.volumeEncryptionEnabled = true;
    named("encrypted-finance").row.volumeEncryptionKey = QStringLiteral("practice-key");
    named("still-being-made").row.status = QStringLiteral("CREATING");
    named("in-no-region").row.status = QStringLiteral("CREATE_FAILED");
    named("no-region-settings").row.status = QStringLiteral("INIT");
    named("community-blender").row.imageType = QStringLiteral("Community");
    named("shared-by-partner").row.imageType = QStringLiteral("Shared");
    named("system-windows-2022").row.imageType = QStringLiteral("System");
    for (Image &image : m_named) {
        ImageRow &row = image.row;
        row.imageId = {
            row.imageName == QLatin1String("old-regional-image")
                ? QStringLiteral("img-0practice%1").arg(image.index, 4, 10, QLatin1Char('0'))
                : QStringLiteral("imgc-0practice%1").arg(image.index, 4, 10, QLatin1Char('0'))};
    }
    named("layered-needs-parent").row.parentImageId = named("rhel9-base").row.imageId;
    named("layered-needs-parent").row.parentImageVersion =
        named("rhel9-base").version(named("rhel9-base").versions);
    if (m_named.size() > m_settings.images)
        m_named.resize(std::max(m_settings.images, 1));

    // Others copy as well, one copy every few minutes and for ever: each is removed after a while
    // and made again. Images of the main job stay out of it.
    Dice dice(m_settings.seed, 0);
    QList<std::pair<int, RegionId>> copies;
    const auto addImage = [&](int index) {
        const Image image = imageAt(index);
        for (const char *listed : listedRegions) {
            if (!image.refusedWith && !image.row.volumeEncryptionEnabled.value_or(false)
                && !image.home.contains(region(listed)))
                copies.append({index, region(listed)});
        }
    };
    for (const int index : {3, 7})
        addImage(std::min(index, imageCount() - 1));
    for (int index = int(m_named.size()); index < imageCount() && copies.size() < elsewhereCopies;
         ++index)
        addImage(index);
    for (qsizetype i = copies.size() - 1; i > 0; --i)
        copies.swapItemsAt(i, dice.bounded(int(i) + 1));
    for (qsizetype i = 0; i < copies.size(); ++i) {
        m_elsewhere[copies.at(i).first].append(
            {copies.at(i).second, double(i - 2) * elsewhereEvery});
    }
    m_elsewhereCycle = double(copies.size()) * elsewhereEvery;
    for (qsizetype i = 0; i < m_accepted.size(); ++i) {
        const StartTaskRequest &request = m_accepted.at(i).request;
        for (const RegionId &destination : request.destinations) {
            m_submissionsOf[{request.imageId, request.versionId.value_or(VersionId{}), destination}]
                .append(i);
        }
    }
}

World::~World() = default;
World::World(World &&) noexcept = default;
World &World::operator=(World &&) noexcept = default;

int World::imageCount() const
{
    return m_settings.images;
}

World::Image World::imageAt(int index) const
{
    Image image;
    if (index < m_named.size()) {
        image = m_named.at(index);
    } else {
        static const char *const purposes[] = {"office", "design",   "kiosk",   "build",
                                               "render", "training", "support", "finance"};
        static const char *const platforms[] = {
            "Windows 11", "Windows 10", "Windows Server 2022", "Windows Server 2019",
            "Ubuntu",     "Debian",     "Windows Server 2016"};
        static const char *const products[] = {"CloudDesktop", "CloudApp", "WuyingServer"};
        image.index = index;
        Dice dice(m_settings.seed, quint64(index));
        ImageRow &row = image.row;
        row.imageName = QStringLiteral("%1-%2")
                            .arg(QLatin1String(dice.oneOf(purposes)))
                            .arg(index, 4, 10, QLatin1Char('0'));
        row.imageId = {QStringLiteral("imgc-0practice%1").arg(index, 4, 10, QLatin1Char('0'))};
        row.platformName = QString::fromLatin1(dice.oneOf(platforms));
        row.productType = QString::fromLatin1(dice.oneOf(products));
        row.systemDiskSize = 40 + 20 * dice.bounded(5);
        const int kind = dice.bounded(20);
        row.imageType = kind == 0   ? QStringLiteral("System")
                        : kind == 1 ? QStringLiteral("Shared")
                        : kind == 2 ? QStringLiteral("Community")
                                    : QStringLiteral("User");
        row.volumeEncryptionEnabled = dice.bounded(25) == 0;
        const int state = dice.bounded(40);
        row.status = state == 0   ? QStringLiteral("CREATING")
                     : state == 1 ? QStringLiteral("CREATE_FAILED")
                                  : QStringLiteral("AVAILABLE");
        image.versions = 1 + dice.bounded(9);
        const int homes = 1 + dice.bounded(8);
        image.home = {region("cn-shanghai")};
        for (int i = 1; i < homes; ++i) {
            const RegionId home = region(dice.oneOf(listedRegions));
            if (!image.home.contains(home))
                image.home.append(home);
        }
        if (image.versions > 1) {
            const RegionId older = region(dice.oneOf(listedRegions));
            if (!image.home.contains(older))
                image.olderHome = {older};
        }
        if (row.imageType == QLatin1String("Shared"))
            image.refusedWith = "ImageUpdateSharedImageFailed.NotAllow";
        else if (row.imageType != QLatin1String("User"))
            image.refusedWith = "ImageRegionDistribute.NotAllow";
        else if (row.status == QLatin1String("CREATING"))
            image.refusedWith = "ImageCreateByInstance.TaskExist";
        else if (row.status == QLatin1String("CREATE_FAILED"))
            image.refusedWith = "ImageDistribute.Undistributed";
    }
    ImageRow &row = image.row;
    row.versionId = row.latestVersionId = image.version(image.versions);
    // Every ninth image has its newest version not yet in effect.
    row.onlineVersionId = image.version(
        image.index % 9 == 8 && image.versions > 1 ? image.versions - 1 : image.versions);
    row.onlineVersion = row.onlineVersionId == row.versionId;
    row.versionName = QStringLiteral("v%1").arg(image.versions);
    row.description = QStringLiteral("Practice image %1").arg(image.index);
    row.aliUid = row.imageType == QLatin1String("System") ? 0 : 1234567890123456;
    row.osType = row.platformName.startsWith(QLatin1String("Windows")) ? QStringLiteral("Windows")
                                                                       : QStringLiteral("Linux");
    row.platform = row.platformName;
    row.distro = row.platformName;
    row.packageType = QStringLiteral("ECS");
    row.protocolType = QStringLiteral("ASP");
    row.bizType = 1;
    row.fotaVersion = QStringLiteral("2.0.%1-practice").arg(image.index % 5);
    row.language = image.index % 4 == 3 ? QStringLiteral("zh-CN") : QStringLiteral("en-US");
    row.supportedLanguageList = {row.language};
    row.dataDiskSize = 0;
    row.featureList = image.index % 3 == 0   ? QStringList{QStringLiteral("GPU")}
                      : image.index % 3 == 1 ? QStringList{QStringLiteral("MultiSession")}
                                             : QStringList{};
    row.imageCreateMode = QStringLiteral("BY_INSTANCE_ID");
    row.resourceInstanceCategory = QStringLiteral("[\"eds.enterprise_office.2c4g\"]");
    row.sessionType = image.index % 3 == 1 ? QStringLiteral("MULTIPLE_SESSION")
                                           : QStringLiteral("SINGLE_SESSION");
    row.compatibleMode = false;
    row.tagList = {{QStringLiteral("team"),
                    image.index % 2 == 0 ? QStringLiteral("cad") : QStringLiteral("office")}};
    if (image.index % 5 == 0) {
        row.baseImageId = {QStringLiteral("practice-base-%1").arg(row.osType.toLower())};
        row.baseImageVersion = {QStringLiteral("v1")};
        row.fotaChannel = QStringLiteral("stable");
        row.appList = {{QStringLiteral("ca-practice1"), QStringLiteral("Practice Viewer")}};
        row.driverList = {QStringLiteral("[\"practice-gpu\"]")};
        row.snapshotList = {{QStringLiteral("s-practice1"),
                             row.versionId.text,
                             QStringLiteral("SYSTEM"),
                             QStringLiteral("cloud_essd"),
                             {},
                             {},
                             row.systemDiskSize}};
        row.environmentId = QStringLiteral("env-practice");
        row.imageIconUrl = QStringLiteral("https://example.invalid/icon.png");
        row.scene = QStringLiteral("AIGC");
        row.rating = 95;
    }
    const QDateTime made = QDateTime(QDate(2026, 1, 5), QTime(9, 0), Qt::UTC)
                               .addSecs(qint64(image.index % 5000) * 5'111);
    const QString format = QStringLiteral("yyyy-MM-dd HH:mm:ss");
    row.gmtCreate = made.toString(format);
    row.gmtModified = made.addDays(qint64{4} * image.versions).toString(format);
    return image;
}

int World::indexOf(const ImageId &id) const
{
    const qsizetype marker = id.text.indexOf(QLatin1String("-0practice"));
    bool good = false;
    const int index = QStringView(id.text).mid(marker + 10).toInt(&good);
    if (marker < 0 || !good || index < 0 || index >= imageCount()
        || imageAt(index).row.imageId != id)
        return -1;
    return index;
}

std::optional<World::Copy> World::copyOf(const Image &image, const CopyKey &key,
                                         const QDateTime &now) const
{
    Copy copy{
        {key.image, key.version, key.region, QStringLiteral("AVAILABLE"), QStringLiteral("100%")}};
    RegionDistribution &entry = copy.entry;
    const bool newest = key.version == image.row.latestVersionId;
    const bool older =
        !newest && image.versions > 1 && key.version == image.version(image.versions - 1);
    if ((newest && image.home.contains(key.region))
        || (older && (image.olderHome.contains(key.region) || image.home.contains(key.region)))) {
        copy.isHere = true;
        return copy;
    }

    // The newest submission decides; older ones only tell whether a failure was the first.
    double seconds = -1;
    bool first = true;
    std::optional<Fault> fault;
    const QList<qsizetype> submissions = m_submissionsOf.value(key);
    if (!submissions.isEmpty()) {
        const AcceptedSubmission &last = m_accepted.at(submissions.last());
        seconds = elapsed(last.at, now, last.speed);
        first = submissions.size() == 1;
        const auto own = last.faults.constFind(key.region);
        if (own != last.faults.constEnd())
            fault = *own;
    } else if (newest) {
        const auto others = m_elsewhere.constFind(image.index);
        if (others == m_elsewhere.constEnd())
            return std::nullopt;
        for (const Elsewhere &other : *others) {
            const double since = elapsed(m_settings.epoch, now, m_settings.speed) - other.startsAt;
            if (other.region == key.region && since >= 0)
                seconds = std::fmod(since, m_elsewhereCycle);
        }
        if (seconds >= m_elsewhereCycle - removedFor) {
            entry.status = QStringLiteral("DELETE");
            copy.isOver = true;
            return copy;
        }
        first = false;
    }
    if (submissions.isEmpty() && seconds < invisibleFor)
        return std::nullopt;
    const auto is = [&fault](FaultKind kind) {
        return fault && fault->kind == kind;
    };
    if (seconds
        < (is(FaultKind::Late) ? std::max(double(fault->seconds), invisibleFor) : invisibleFor)) {
        copy.isListed = false;
        return copy;
    }
    if (seconds < preparingFor) {
        entry.status = QStringLiteral("INIT");
        entry.progress = QStringLiteral("0%");
        return copy;
    }
    const double jitter =
        0.8 + 0.6 * share(m_settings.seed, quint64(image.index), stableHash(key.region.text));
    const double whole = image.row.systemDiskSize.value_or(40) * secondsPerGiB * jitter;
    double copying = seconds - preparingFor;
    const auto show = [&entry](const QString &status, int percent) {
        entry.status = status;
        entry.progress = QStringLiteral("%1%").arg(percent);
    };
    const auto failAt = [&](int percent) {
        show(QStringLiteral("CREATE_FAILED"), percent);
        copy.isOver = true;
        return copy;
    };
    // Since the copy came to where its fault lies.
    const double since = fault ? copying - whole * fault->at / 100.0 : -1;
    const bool struck = since >= 0;
    const bool lasts = struck && (fault->seconds == 0 || since < fault->seconds);
    if (is(FaultKind::Fail) && struck)
        return failAt(fault->at);
    if (is(FaultKind::Vanish) && lasts) {
        copy.isListed = false;
        copy.isOver = fault->seconds == 0;
        return copy;
    }
    if (is(FaultKind::Stall) && lasts) {
        show(QStringLiteral("CREATING"), fault->at);
        return copy;
    }
    if (is(FaultKind::Stall) && struck)
        copying -= fault->seconds;
    if (is(FaultKind::GoBack) && struck)
        copying -= whole * (fault->at - fault->to) / 100.0;

    int percent = int(std::min(100.0 * copying / whole, 100.0));
    // What images do by themselves, unless a fault was asked for.
    if (!fault && first && image.failsIn && key.region == region(image.failsIn)
        && percent >= failsAt)
        return failAt(failsAt);
    QString status = QStringLiteral("CREATING");
    if (!fault && image.oddWord && percent >= oddWordAt
        && copying - whole * oddWordAt / 100.0 < repairingFor) {
        status = QStringLiteral("REPAIRING");
        percent = oddWordAt;
    }
    copy.isHere = percent >= 100;
    if (copy.isHere)
        status = QStringLiteral("AVAILABLE");
    show(is(FaultKind::Status) && lasts ? fault->word : status, percent);
    return copy;
}

QList<ImageRow> World::rowsOf(const Image &image, const QDateTime &now) const
{
    QList<ImageRow> rows;
    for (int shown = 0; shown < image.shownVersions; ++shown) {
        ImageRow row = image.row;
        const int number = image.versions - shown;
        row.versionId = image.version(number);
        row.versionName = QStringLiteral("v%1").arg(number);
        row.onlineVersion = row.versionId == row.onlineVersionId;
        const auto add = [&](const RegionId &where, const VersionId &version) {
            const std::optional<Copy> copy = copyOf(image, {row.imageId, version, where}, now);
            if (!copy || !copy->isListed)
                return;
            row.imageRegionDistributeList.append(copy->entry);
            if (version == row.versionId && copy->isHere)
                row.imageRegionList.append(where);
        };
        const auto addAll = [&](const VersionId &version) {
            for (const char *listed : listedRegions)
                add(region(listed), version);
            add(region(unlistedRegion), version);
        };
        addAll(row.versionId);
        // The row of the newest version tells of the one before as well, unless that has a row.
        if (shown == 0 && image.versions > 1 && image.shownVersions == 1)
            addAll(image.version(image.versions - 1));
        rows.append(row);
    }
    return rows;
}

Result<ImagePage> World::listImages(const ListImageQuery &query, const QDateTime &now) const
{
    const int number = query.pageNumber.value_or(1);
    const int size = query.pageSize.value_or(10);
    const auto invalid = [](const char *name) {
        return fail(
            refusal(QStringLiteral("InvalidParameter.%1").arg(QLatin1String(name)),
                    QStringLiteral("Specified parameter %1 is not valid.").arg(QLatin1String(name)),
                    ErrorKind::Gateway));
    };
    if (number < 1)
        return invalid("PageNumber");
    if (size < 1 || size > maxPageSize)
        return invalid("PageSize");

    const auto listed = [](const QStringList &wanted, const QString &word) {
        return wanted.isEmpty() || std::any_of(wanted.begin(), wanted.end(), [&](const QString &w) {
                   return sameWord(w, word);
               });
    };
    const auto is = [](const QString &wanted, const QString &word) {
        return wanted.isEmpty() || sameWord(wanted, word);
    };
    const auto matches = [&](const ImageRow &row) {
        const bool features =
            std::all_of(query.featureList.begin(), query.featureList.end(),
                        [&row](const QString &f) { return row.featureList.contains(f); });
        const bool tags =
            std::all_of(query.tagList.begin(), query.tagList.end(), [&row](const Tag &tag) {
                return std::any_of(row.tagList.begin(), row.tagList.end(), [&tag](const Tag &own) {
                    return own.key == tag.key && (tag.value.isEmpty() || own.value == tag.value);
                });
            });
        const bool bizType =
            (!query.bizType || row.bizType == query.bizType)
            && (query.bizTypeList.isEmpty() || query.bizTypeList.contains(row.bizType.value_or(0)));
        // The filter says Ecs and Ecs_Container where rows say ECS, VHD, Container, ECS_APP.
        const bool package =
            query.packageType.isEmpty()
            || row.packageType.startsWith(query.packageType.section(QLatin1Char('_'), 0, 0),
                                          Qt::CaseInsensitive);
        return (query.imageName.isEmpty()
                || row.imageName.contains(query.imageName, Qt::CaseInsensitive))
               && is(query.status, row.status) && is(query.imageType, row.imageType) && package
               && is(query.osType, row.osType) && bizType && is(query.productType, row.productType)
               && listed(query.productTypeList, row.productType)
               && is(query.protocolType, row.protocolType) && features
               && is(query.languageType, row.language) && is(query.fotaVersion, row.fotaVersion)
               && (query.resourceInstanceType.isEmpty()
                   || row.resourceInstanceCategory.contains(query.resourceInstanceType))
               && is(query.platformName, row.platformName)
               && listed(query.platformNameList, row.platformName)
               && (query.distro.isEmpty() || row.distro.contains(query.distro, Qt::CaseInsensitive))
               && tags;
    };
    const auto isInRegion = [&](const ImageRow &row) {
        return std::any_of(row.imageRegionDistributeList.begin(),
                           row.imageRegionDistributeList.end(), [&](const auto &entry) {
                               return query.bizRegionIdList.contains(entry.regionId.text)
                                      && entry.status == QLatin1String("AVAILABLE");
                           });
    };
    ListImageQuery unfiltered = query;
    unfiltered.pageNumber.reset();
    unfiltered.pageSize.reset();
    const bool everything = unfiltered == ListImageQuery{};

    ImagePage page;
    page.pageNumber = number;
    page.pageSize = size;
    const qint64 from = qint64(number - 1) * size;
    const qint64 end = from + size;
    qint64 count = 0;
    // Rows are made for this page only, unless a filter has to look at copies.
    const auto consider = [&](int index) {
        const Image image = imageAt(index);
        if (!everything && !matches(image.row))
            return;
        if (query.bizRegionIdList.isEmpty()
            && (count + image.shownVersions <= from || count >= end)) {
            count += image.shownVersions;
            return;
        }
        for (const ImageRow &row : rowsOf(image, now)) {
            if (!query.bizRegionIdList.isEmpty() && !isInRegion(row))
                continue;
            if (count >= from && count < end)
                page.rows.append(row);
            ++count;
        }
    };
    if (!query.imageId.isEmpty()) {
        if (const int index = indexOf({query.imageId}); index >= 0)
            consider(index);
    } else if (everything) {
        for (int index = 0; index < m_named.size(); ++index)
            consider(index);
        // Those that are not named have one row each.
        const qint64 named = m_named.size();
        const qint64 whole = count + imageCount() - named;
        for (qint64 at = std::max(from, count); at < std::min(end, whole); ++at)
            page.rows.append(rowsOf(imageAt(int(named + at - count)), now));
        count = whole;
    } else {
        for (int index = 0; index < imageCount(); ++index)
            consider(index);
    }
    page.count = count;
    return page;
}

RegionList World::listRegions(const ListRegionsQuery &) const
{
    RegionList list;
    for (const char *id : listedRegions)
        list.regions.append(region(id));
    return list;
}

int World::runningCopies(const QDateTime &now) const
{
    int running = 0;
    for (auto copy = m_submissionsOf.begin(); copy != m_submissionsOf.end(); ++copy) {
        const int index = indexOf(copy.key().image);
        if (index < 0)
            continue;
        const std::optional<Copy> state = copyOf(imageAt(index), copy.key(), now);
        running += state && !state->isHere && !state->isOver ? 1 : 0;
    }
    return running;
}

QString World::nameOf(const ImageId &id) const
{
    const int index = indexOf(id);
    return index < 0 ? QString() : imageAt(index).row.imageName;
}

Result<StartTaskAnswer> World::startTask(const StartTaskRequest &request, const QDateTime &now,
                                         Faults *faults)
{
    if (request.destinations.isEmpty())
        return fail(business("ImageDistribute.TargetDistributeRegionListEmpty"));
    if (request.destinations.size() > maxDestinations) {
        return fail(refusal(QStringLiteral("InvalidParameter.DestinationRegionList"),
                            QStringLiteral("Specified parameter DestinationRegionList is not "
                                           "valid."),
                            ErrorKind::Gateway));
    }
    const int index = indexOf(request.imageId);
    if (index < 0)
        return fail(business("Image.NotExist"));
    const Image image = imageAt(index);
    const VersionId version = request.versionId.value_or(image.row.latestVersionId);
    bool known = false;
    for (int number = 1; number <= image.versions; ++number)
        known = known || image.version(number) == version;
    if (!known)
        return fail(business("Image.NotExist"));
    if (image.refusedWith)
        return fail(business(image.refusedWith));
    if (image.row.volumeEncryptionEnabled.value_or(false))
        return fail(business("ImageDistribute.ImageNotSupport"));

    const auto holds = [&](const RegionId &where) {
        const std::optional<Copy> copy = copyOf(image, {request.imageId, version, where}, now);
        return copy && copy->isHere;
    };
    QList<RegionId> sources;
    for (const char *listed : listedRegions) {
        if (holds(region(listed)))
            sources.append(region(listed));
    }
    if (holds(region(unlistedRegion)))
        sources.append(region(unlistedRegion));
    if (sources.isEmpty() || (request.source && !sources.contains(*request.source)))
        return fail(business("ImageDistribute.Undistributed"));

    for (const RegionId &destination : request.destinations) {
        if (!existsHere(destination)) {
            return fail(refusal(QStringLiteral("InvalidRegion.NotFound"),
                                QStringLiteral("The specified region is not found."),
                                ErrorKind::Gateway, 404));
        }
    }
    if (!image.row.parentImageId.isEmpty()) {
        const int parent = indexOf(image.row.parentImageId);
        for (const RegionId &destination : request.destinations) {
            const std::optional<Copy> copy =
                parent < 0
                    ? std::nullopt
                    : copyOf(imageAt(parent),
                             {image.row.parentImageId, image.row.parentImageVersion, destination},
                             now);
            if (!copy || !copy->isHere)
                return fail(business("ParentImageRegionDistribute.NotExist"));
        }
    }
    QSet<RegionId> seen;
    for (const RegionId &destination : request.destinations) {
        const std::optional<Copy> copy =
            copyOf(image, {request.imageId, version, destination}, now);
        if ((copy && !copy->isOver) || seen.contains(destination))
            return fail(business("ImageDistribute.RepeatedDistribution"));
        seen.insert(destination);
    }
    if (runningCopies(now) + request.destinations.size() > quota)
        return fail(business("ExceedBuilderQuota"));

    AcceptedSubmission accepted;
    accepted.at = now;
    accepted.request = request;
    accepted.request.versionId = version;
    if (!request.source) {
        const double dice = share(m_settings.seed, quint64(m_accepted.size()), 7);
        accepted.request.source = sources.at(qsizetype(dice * double(sources.size())));
    }
    accepted.tid = {QStringLiteral("tid-%1").arg(
        mixed(mixed(m_settings.seed) ^ quint64(m_accepted.size())), 13, 36, QLatin1Char('0'))};
    accepted.speed = m_settings.speed;
    for (const RegionId &destination : request.destinations) {
        m_submissionsOf[{request.imageId, version, destination}].append(m_accepted.size());
        const std::optional<Fault> fault =
            faults ? faults->onCopy(
                {{}, request.imageId.text, image.row.imageName, {destination.text}})
                   : std::nullopt;
        if (fault)
            accepted.faults.insert(destination, *fault);
    }
    m_accepted.append(accepted);
    return StartTaskAnswer{accepted.tid, {}};
}

} // namespace regioncast
