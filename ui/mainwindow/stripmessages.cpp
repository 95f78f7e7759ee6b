#include "mainwindow/stripmessages.h"

#include "api/credentials.h"
#include "api/effect.h"
#include "settings/accountpage.h"

#include <algorithm>
#include <initializer_list>

namespace regioncast {

namespace {

/// A clock that differs by less does no harm.
constexpr std::chrono::seconds clockWorthSaying{60};

StripMessage::Link link(const char *id, const QString &text)
{
    return {QString::fromLatin1(id), text};
}

bool hasCode(const Error &error, std::initializer_list<const char *> codes)
{
    return std::any_of(codes.begin(), codes.end(),
                       [&error](const char *code) { return error.code == QLatin1String(code); });
}

} // namespace

StripMessage StripMessages::fromError(const QString &id, Severity severity,
                                      const Error &error) const
{
    const ErrorText text = m_context.errors.text(error);
    StripMessage message{id, severity, text.message, {}, error, {}};
    const bool inProfile =
        text.fields.contains(FormField::Credentials) || text.fields.contains(FormField::Endpoint)
        || hasCode(error, {codes::nameNotFound, codes::proxyRefused, codes::proxyAuthentication});
    const bool fromService = error.kind == ErrorKind::Answer || error.kind == ErrorKind::Gateway
                             || error.kind == ErrorKind::Business;
    if (text.policyHelps)
        message.links.append(link(copyPolicy, tr("Copy Policy")));
    else if (hasCode(error, {codes::tlsFailed}))
        message.links.append(link(checkConnection, tr("Check Connection…")));
    else if (hasCode(error, {codes::journalForeign, codes::settingsBroken, codes::practiceBroken}))
        message.links.append(link(showFile, tr("Show File")));
    else if (inProfile)
        message.links.append(link(editProfile, tr("Edit Profile…")));
    else if (fromService && !isThrottling(error.code))
        message.links.append(link(details, tr("Details")));
    return message;
}

QString StripMessages::nextTry(const QDateTime &at) const
{
    if (!at.isValid())
        return {};
    const qint64 seconds = std::max<qint64>(0, m_context.clock.utc().secsTo(at));
    //: %1 = seconds
    return tr("Next try in %1 s.").arg(m_context.locale.toString(seconds));
}

void StripMessages::addSending(Messages &list, const ProfileSession &session,
                               const std::optional<Error> &sendError) const
{
    const std::optional<Error> off = session.sendingOff();
    if (off) {
        StripMessage message = fromError(QStringLiteral("sendingOff"), Severity::Error, *off);
        if (!hasCode(*off, {codes::journalTooNew}))
            message.links.append(link(tryNow, tr("Try Again")));
        list.append(message);
    }
    if (sendError && sendError != off) {
        StripMessage message = fromError(QStringLiteral("sendError"), Severity::Error, *sendError);
        message.links.append(link(dismiss, tr("Dismiss")));
        list.append(message);
    }
    const std::optional<Error> pause = session.dispatcherPause();
    // While the line is down the message about reading says so; sending waits for the same line.
    const std::optional<Error> &reading = session.trackerState().failing;
    const bool said = pause == off
                      || (reading && pause && pause->kind == ErrorKind::Transport
                          && reading->kind == ErrorKind::Transport);
    if (pause && !said) {
        StripMessage message = fromError(QStringLiteral("pause"), Severity::Warning, *pause);
        if (isThrottling(pause->code) || hasCode(*pause, {codes::outsideHours})) {
            //: %1 = time
            message.countdown = tr("Sending goes on at %1.")
                                    .arg(m_wording.shortTime(session.dispatcherResumesAt()));
        } else if (!hasCode(*pause, {codes::readOnly})) {
            message.countdown = nextTry(session.dispatcherResumesAt());
            message.links.append(link(tryNow, tr("Try Now")));
        }
        list.append(message);
    }
}

void StripMessages::addReading(Messages &list, const ProfileSession &session) const
{
    const TrackerState &tracker = session.trackerState();
    const LoadState &images = session.imagesState();
    const RegionsState &regions = session.regionsState();
    if (tracker.failing) {
        StripMessage message =
            fromError(QStringLiteral("reading"), Severity::Error, *tracker.failing);
        if (hasCode(*tracker.failing, {codes::unreachable, codes::connectionRefused,
                                       codes::connectionCut, codes::timedOut})) {
            const QString since = m_wording.shortTime(tracker.failingSince);
            // The listing may be younger than what the tracker read, or all there is.
            const QDateTime seen = std::max(tracker.lastReadAt, images.readAt);
            message.text = seen.isValid()
                               ? tr("Cannot reach the service since %1; what you see is from %2.")
                                     .arg(since, m_wording.shortTime(seen))
                               : tr("Cannot reach the service since %1.").arg(since);
            message.links.clear();
        }
        if (isThrottling(tracker.failing->code)) {
            //: %1 = time
            message.countdown = tr("Next read at %1.").arg(m_wording.shortTime(tracker.nextReadAt));
        } else {
            message.countdown = nextTry(tracker.nextReadAt);
            message.links.append(link(tryNow, tr("Try Now")));
        }
        list.append(message);
    } else if (images.phase == LoadState::Phase::Failed) {
        StripMessage message = fromError(QStringLiteral("images"), Severity::Error, images.error);
        message.links.append(link(refresh, tr("Try Again")));
        list.append(message);
    } else if (regions.phase == RegionsState::Phase::Failed && regions.error) {
        StripMessage message =
            fromError(QStringLiteral("regions"), Severity::Warning, *regions.error);
        message.links.append(link(refresh, tr("Try Again")));
        list.append(message);
    }
}

/// `count` copies are unsolved, and the one whose state is the youngest is `newest`.
StripMessage StripMessages::unsolved(const ProfileSession &session, const Destination &newest,
                                     int count) const
{
    const QString id = QStringLiteral("unsolved%1").arg(newest.number);
    const Request *request = session.tasks().request(newest.request);
    if (newest.state() == DestinationState::Refused && request
        && request->code == newest.facts.code) {
        // Of a key that may not copy, or that is unknown, every copy says the same.
        Error refused = makeError(ErrorKind::Gateway, Effect::Refused, "", request->args);
        refused.code = request->code;
        refused.serverMessage = request->serverMessage;
        refused.requestId = request->requestId;
        if (m_context.errors.text(refused).fields.contains(FormField::Credentials)) {
            StripMessage message = fromError(id, Severity::Error, refused);
            message.links.append(link(showUnsolved, tr("Show")));
            return message;
        }
    }
    const Task *task = session.tasks().task(newest.task);
    const QString which =
        tr("%1 %2 to %3", "image, version, region")
            .arg(task->imageName, task->versionLabel, m_wording.region(newest.region));
    StripMessage message{id, Severity::Error, {}, {}, {}, {}};
    if (count == 1 && newest.state() == DestinationState::Failed) {
        //: %1 = image, version and region, %2 = time
        message.text = tr("1 copy failed: %1, %2.").arg(which, m_wording.shortTime(newest.since));
    } else if (count == 1) {
        message.text =
            tr("1 copy needs you: %1, %2.").arg(which, m_wording.destination(newest).text);
    } else {
        message.text = tr("%n copies are unsolved; the newest: %1, %2.", nullptr, count)
                           .arg(which, m_wording.destination(newest).text);
    }
    message.links = {link(showUnsolved, tr("Show")), link(later, tr("Later"))};
    return message;
}

void StripMessages::addTasks(Messages &list, const ProfileSession &session) const
{
    int unsolvedCount = 0;
    const Destination *newest = nullptr;
    QSet<qint64> doubtful; // requests
    int looks = absentReadsNeeded;
    for (const auto &[number, destination] : session.tasks().destinations()) {
        // One that was refused is looked at as well, but its outcome is no riddle.
        if (destination.state() == DestinationState::InDoubt
            && destination.facts.request == RequestState::Doubtful) {
            doubtful.insert(destination.request);
            looks = std::min(looks, destination.facts.absentReads);
        }
        if (!destination.isUnsolved())
            continue;
        ++unsolvedCount;
        if (!newest || newest->since < destination.since)
            newest = &destination;
    }
    if (newest)
        list.append(unsolved(session, *newest, unsolvedCount));
    if (!doubtful.isEmpty()) {
        //: %n = requests; %1 of %2 = looks at the image list
        const QString text = tr("The outcome of %n requests is unknown. Looking before anything is "
                                "sent again: %1 of %2.",
                                nullptr, int(doubtful.size()))
                                 .arg(m_context.locale.toString(looks),
                                      m_context.locale.toString(absentReadsNeeded));
        list.append({QStringLiteral("doubt"),
                     Severity::Warning,
                     text,
                     {},
                     {},
                     {link(showDoubtful, tr("Show"))}});
    }
    // While something is sent that decides what becomes of them.
    if (const int waiting = session.isSubmitting() ? 0 : session.waitingCount()) {
        //: %1 = time
        const QString text =
            tr("%n copies of %1 are not sent yet and wait for you.", nullptr, waiting)
                .arg(m_wording.shortTime(session.waitingSince()));
        list.append({QStringLiteral("waiting"),
                     Severity::Warning,
                     text,
                     {},
                     {},
                     {link(reviewWaiting, tr("Review…")), link(removeWaiting, tr("Remove"))}});
    }
}

void StripMessages::addClock(Messages &list, const ProfileSession &session) const
{
    const auto offset = std::chrono::duration_cast<std::chrono::seconds>(session.clockOffset());
    if (std::chrono::abs(offset) < clockWorthSaying)
        return;
    const QString minutes =
        m_context.locale.toString(qint64((std::chrono::abs(offset).count() + 30) / 60));
    const bool ahead = offset.count() < 0;
    StripMessage message =
        fromError(QStringLiteral("clock"), Severity::Warning,
                  makeError(ErrorKind::Local, Effect::NothingSent, codes::clockDiffers,
                            {ahead ? minutes : QString(), ahead ? QString() : minutes}));
    message.links = {link(details, tr("Details")), link(later, tr("Later"))};
    list.append(message);
}

QList<StripMessage> StripMessages::messages(const ProfileSession &session,
                                            const QList<Error> &problems,
                                            const std::optional<Error> &sendError,
                                            bool keptForSession,
                                            const std::optional<FoundSource> &foundKey) const
{
    QList<StripMessage> list;
    for (qsizetype i = 0; i < problems.size(); ++i) {
        StripMessage message =
            fromError(QStringLiteral("problem%1").arg(i), Severity::Warning, problems.at(i));
        message.links.append(link(dismiss, tr("Dismiss")));
        list.append(message);
    }
    addSending(list, session, sendError);
    addReading(list, session);
    addTasks(list, session);
    addClock(list, session);
    if (keptForSession) {
        StripMessage message =
            fromError(QStringLiteral("keychain"), Severity::Warning,
                      makeError(ErrorKind::Local, Effect::NothingSent, codes::noKeychain));
        message.links = {link(dismiss, tr("Dismiss"))};
        list.append(message);
    }
    if (session.profile().isPractice() && foundKey) {
        list.append({QStringLiteral("practice"),
                     Severity::Practice,
                     //: %1 = where a key is, such as: vendor CLI profile “default” (LTAI…9xQe)
                     tr("Practice. Found a key: %1.").arg(described(*foundKey)),
                     {},
                     {},
                     {link(newProfile, tr("Use It…"))}});
    } else if (session.profile().isPractice()) {
        list.append({QStringLiteral("practice"),
                     Severity::Practice,
                     tr("Made-up images; nothing leaves this computer and nothing costs money."),
                     {},
                     {},
                     {link(newProfile, tr("Connect an Account…"))}});
    }
    std::stable_sort(list.begin(), list.end(), [](const StripMessage &a, const StripMessage &b) {
        return a.severity > b.severity;
    });
    return list;
}

QString StripMessages::plain(const ProfileSession &session) const
{
    const LoadState &state = session.imagesState();
    if (state.phase == LoadState::Phase::Loading)
        return tr("Reading images…");
    if (!state.readAt.isValid())
        return {};
    const QString images = tr("%n image(s)", nullptr, int(session.catalogue().imageCount()));
    const QString regions = tr("%n region(s)", nullptr, int(session.regionsState().listed.size()));
    //: %1 = "128 images", %2 = "9 regions", %3 = age such as "8 s"
    return tr("%1 in %2, read %3 ago").arg(images, regions, m_wording.age(state.readAt));
}

QString StripMessages::account(const ProfileSession &session) const
{
    const QString site = siteOf(session.profile());
    QString name;
    if (site == QLatin1String("china"))
        name = tr("China");
    else if (site == QLatin1String("international"))
        name = tr("International");
    else if (site == QLatin1String("practice"))
        name = tr("Practice service");
    else
        name = session.profile().endpoint.host();
    const QString key = Credentials{session.profile().keyId, {}, {}}.shortKeyId();
    return session.profile().keyId.isEmpty() ? name : tr("%1 · %2", "site, key").arg(name, key);
}

} // namespace regioncast
