#include "widgets/wording.h"

#include <QTimeZone>

#include <algorithm>
#include <cmath>

namespace regioncast {

namespace {

QString quoted(const QString &word)
{
    return QStringLiteral("“%1”").arg(word);
}

} // namespace

Copyable copyable(const ImageRow &row)
{
    const QString code = blockOf(row);
    if (code.isEmpty())
        return Copyable::Yes;
    if (code == QLatin1String("ImageDistribute.ImageNotSupport"))
        return Copyable::Encrypted;
    if (code == QLatin1String("ImageDistribute.Undistributed"))
        return Copyable::CreationFailed;
    if (code == QLatin1String("ImageRegionDistribute.NotAllow")
        || code == QLatin1String("ImageUpdateSharedImageFailed.NotAllow"))
        return Copyable::NotOwn;
    return Copyable::NotReady;
}

StateLook Wording::destination(const Destination &destination) const
{
    const DestinationFacts &facts = destination.facts;
    const std::optional<int> progress = facts.seen ? facts.seen->progress : std::nullopt;
    StateLook look;
    auto set = [&look](const QString &text, const char *icon, ColourRole role) {
        look.text = text;
        look.icon = QLatin1String(icon);
        look.role = role;
    };
    switch (destination.state()) {
    case DestinationState::Queued:
        set(tr("Queued, not sent"), "state-queued", ColourRole::Muted);
        break;
    case DestinationState::Sending:
        set(tr("Sending"), "state-sending", ColourRole::Accent);
        break;
    case DestinationState::Cancelled:
        set(tr("Removed from the queue"), "state-removed", ColourRole::Muted);
        break;
    case DestinationState::NotSeen:
        set(tr("Accepted, not visible yet"), "state-accepted", ColourRole::Accent);
        break;
    case DestinationState::InDoubt:
        //: %1 of %2 looks that prove it
        set(tr("Outcome unknown, looking (%1 of %2)")
                .arg(m_context.locale.toString(std::min(facts.absentReads, absentReadsNeeded)),
                     m_context.locale.toString(absentReadsNeeded)),
            "state-doubt", ColourRole::Look);
        break;
    case DestinationState::Preparing:
        set(tr("Preparing"), "state-preparing", ColourRole::Accent);
        break;
    case DestinationState::Copying:
        set(tr("Copying"), "state-copying", ColourRole::Accent);
        look.pie = progress.value_or(0);
        break;
    case DestinationState::UnknownWord:
        set(quoted(facts.seen ? facts.seen->word : QString()), "state-unknown", ColourRole::Text);
        break;
    case DestinationState::Done:
        set(tr("Done"), "state-done", ColourRole::Good);
        break;
    case DestinationState::AlreadyThere:
        set(tr("Already there"), "state-there", ColourRole::Good);
        break;
    case DestinationState::Failed:
        set(progress ? tr("Failed at %1: no reason given").arg(percent(*progress))
                     : tr("Failed: no reason given"),
            "state-failed", ColourRole::Bad);
        break;
    case DestinationState::Refused:
        set(tr("Refused: %1").arg(m_context.errors.text(facts.code).shortReason), "state-refused",
            ColourRole::Bad);
        break;
    case DestinationState::NotTaken:
        set(tr("Not taken"), "state-nottaken", ColourRole::Look);
        break;
    case DestinationState::Removed:
        set(tr("Removed"), "state-removed", ColourRole::Muted);
        break;
    case DestinationState::ImageGone:
        set(tr("Image gone"), "state-removed", ColourRole::Muted);
        break;
    }
    if (!destination.solvedAt.isNull() && isUnsolved(destination.state())) {
        //: %1 = what had happened, such as "Refused: image locked"
        set(tr("Solved (%1)").arg(look.text), "state-removed", ColourRole::Muted);
        return look;
    }
    if (!isEnded(destination.state()) && isStalled(facts)) {
        look.stalled = true;
        //: %1 = state, such as "Copying"
        look.text = tr("%1, stalled: no progress in %n reading(s)", nullptr, facts.unchangedReads)
                        .arg(look.text);
    }
    return look;
}

StateLook Wording::copy(const Copy &copy) const
{
    switch (copy.state) {
    case CopyState::Initialising:
        return {tr("Preparing"), QStringLiteral("state-preparing"), ColourRole::Accent};
    case CopyState::Copying:
        return {copy.progress ? tr("Copying %1").arg(percent(*copy.progress)) : tr("Copying"),
                QStringLiteral("state-copying"), ColourRole::Accent, copy.progress.value_or(0)};
    case CopyState::Available:
        return {tr("There", "the region holds the version"), QStringLiteral("state-done"),
                ColourRole::Good};
    case CopyState::Failed:
        return {copy.progress ? tr("Failed at %1").arg(percent(*copy.progress)) : tr("Failed"),
                QStringLiteral("state-failed"), ColourRole::Bad};
    case CopyState::Removed:
        return {tr("Removed"), QStringLiteral("state-removed"), ColourRole::Muted};
    case CopyState::Unknown:
        break;
    }
    return {quoted(copy.word), QStringLiteral("state-unknown"), ColourRole::Text};
}

StateLook Wording::verdict(Verdict verdict) const
{
    switch (verdict) {
    case Verdict::WillCopy:
        return {tr("Will copy"), QStringLiteral("state-sending"), ColourRole::Accent};
    case Verdict::AlreadyThere:
        return {tr("Already there"), QStringLiteral("state-there"), ColourRole::Good};
    case Verdict::InProgress:
        return {tr("In progress"), QStringLiteral("state-preparing"), ColourRole::Accent};
    case Verdict::Blocked:
        return {tr("Blocked"), QStringLiteral("state-refused"), ColourRole::Bad};
    case Verdict::ParentFirst:
        return {tr("Parent first"), QStringLiteral("state-waiting"), ColourRole::Look};
    case Verdict::Unknown:
        break;
    }
    return {tr("Unknown", "verdict of a plan"), QStringLiteral("state-unknown"), ColourRole::Text};
}

StateLook Wording::image(const ImageRow &row) const
{
    const QString refused = QStringLiteral("state-refused");
    switch (copyable(row)) {
    case Copyable::Encrypted:
        return {tr("Encrypted: not copied"), refused, ColourRole::Muted};
    case Copyable::NotOwn:
        //: %1 = type of the image: Shared, System, Community
        return {tr("%1: not copied").arg(imageType(row.imageType)), refused, ColourRole::Muted};
    case Copyable::CreationFailed:
        return {tr("Creation failed"), QStringLiteral("state-failed"), ColourRole::Bad};
    case Copyable::NotReady:
    case Copyable::Yes:
        break;
    }
    if (row.status.isEmpty())
        return {tr("Not stated"), QStringLiteral("state-unknown"), ColourRole::Muted};
    switch (copyStateOf(row.status)) {
    case CopyState::Initialising:
        return {tr("Initialising"), QStringLiteral("state-preparing"), ColourRole::Accent};
    case CopyState::Copying:
        return {tr("Being created"), QStringLiteral("state-preparing"), ColourRole::Accent};
    case CopyState::Available:
        return {tr("Available"), QStringLiteral("state-done"), ColourRole::Good};
    case CopyState::Removed:
        return {tr("Removed"), QStringLiteral("state-removed"), ColourRole::Muted};
    case CopyState::Failed:
    case CopyState::Unknown:
        break;
    }
    return {quoted(row.status), QStringLiteral("state-unknown"), ColourRole::Text};
}

QString Wording::region(const RegionId &id) const
{
    switch (m_context.regionNaming) {
    case RegionNaming::Name:
        return m_context.regions.name(id);
    case RegionNaming::Id:
        return id.text;
    case RegionNaming::Both:
        break;
    }
    return regionWithId(id);
}

QString Wording::regionWithId(const RegionId &id) const
{
    const RegionInfo info = m_context.regions.info(id);
    //: name of a region and its id
    return info.known ? tr("%1 (%2)", "region").arg(info.name, id.text) : id.text;
}

QString Wording::groupName(const QString &group) const
{
    if (group == QLatin1String("mainland"))
        return tr("Mainland China");
    if (group == QLatin1String("apac"))
        return tr("Asia Pacific");
    if (group == QLatin1String("americas"))
        return tr("Americas");
    if (group == QLatin1String("emea"))
        return tr("Europe and Middle East");
    if (group == QLatin1String("finance"))
        return tr("Finance");
    if (group == QLatin1String("government"))
        return tr("Government");
    return tr("Other regions");
}

QString Wording::product(const QString &product) const
{
    if (product.isEmpty())
        return tr("As the image");
    return product;
}

QString Wording::age(const QDateTime &since) const
{
    if (since.isNull())
        return {};
    const qint64 seconds = std::max<qint64>(0, since.secsTo(m_context.clock.utc()));
    const QLocale &locale = m_context.locale;
    constexpr qint64 minute = 60;
    constexpr qint64 hour = 60 * minute;
    constexpr qint64 day = 24 * hour;
    if (seconds < minute)
        return tr("%1 s", "seconds").arg(locale.toString(seconds));
    if (seconds < hour)
        return tr("%1 min", "minutes").arg(locale.toString(seconds / minute));
    if (seconds < day)
        return tr("%1 h", "hours").arg(locale.toString(seconds / hour));
    return tr("%1 d", "days").arg(locale.toString(seconds / day));
}

QString Wording::shortTime(const QDateTime &time) const
{
    if (time.isNull())
        return {};
    const QDateTime local = time.toLocalTime();
    const QDate today = m_context.clock.utc().toLocalTime().date();
    const qint64 days = local.date().daysTo(today);
    QString clock = local.time().toString(QStringLiteral("HH:mm"));
    if (days == 0)
        return clock;
    if (days > 0 && days < 7) {
        //: %1 = short name of the day, %2 = time: "Mon 20:31"
        return tr("%1 %2", "day and time")
            .arg(m_context.locale.dayName(local.date().dayOfWeek(), QLocale::ShortFormat), clock);
    }
    return local.date().toString(Qt::ISODate);
}

QString Wording::fullTime(const QDateTime &time) const
{
    if (time.isNull())
        return {};
    const QDateTime local = time.toLocalTime();
    return QStringLiteral("%1 %2").arg(local.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")),
                                       local.timeZoneAbbreviation());
}

QString Wording::band(const TimeBand &time) const
{
    using std::chrono::seconds;
    const auto range = [this](double least, double most, int decimals) {
        const QString from = m_context.locale.toString(least, 'f', decimals);
        const QString to = m_context.locale.toString(most, 'f', decimals);
        //: a range; %1 = least, %2 = most
        return from == to ? to : tr("%1–%2").arg(from, to);
    };
    if (time.most < seconds(60))
        return tr("less than a minute");
    if (time.most < std::chrono::hours(2)) {
        const auto minutes = [](seconds all) {
            return std::max(1.0, std::round(double(all.count()) / 60));
        };
        return tr("%1 min", "minutes").arg(range(minutes(time.least), minutes(time.most), 0));
    }
    const auto hours = [](seconds all) {
        return std::max(0.1, double(all.count()) / 3600);
    };
    return tr("%1 h", "hours").arg(range(hours(time.least), hours(time.most), 1));
}

QString Wording::percent(int value) const
{
    //: %1 = number; per cent
    return tr("%1 %").arg(m_context.locale.toString(value));
}

QString Wording::imageType(const QString &type) const
{
    if (type == QLatin1String("User"))
        return tr("Own", "type of an image");
    if (type == QLatin1String("Shared"))
        return tr("Shared", "type of an image");
    if (type == QLatin1String("System"))
        return tr("System", "type of an image");
    if (type == QLatin1String("Community"))
        return tr("Community", "type of an image");
    return type;
}

QString Wording::serviceTime(const QString &text) const
{
    // seconds do not help anyone who looks for the newest image; what does not look as documented
    // is shown as it came
    constexpr qsizetype documented = 19; // yyyy-MM-dd HH:mm:ss
    return text.size() == documented ? text.left(10) : text;
}

QString Wording::serviceTimeTip(const QString &text) const
{
    if (text.isEmpty())
        return {};
    return tr("%1, service time, zone not stated").arg(text);
}

} // namespace regioncast
