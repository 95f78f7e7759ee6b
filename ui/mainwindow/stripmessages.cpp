#include "mainwindow/stripmessages.h"

#include "api/credentials.h"
#include "widgets/wording.h"

#include <algorithm>

namespace regioncast {

namespace {

/// A clock that differs by less does no harm.
constexpr std::chrono::seconds clockWorthSaying{60};

QString linkId(const char *id)
{
    return QString::fromLatin1(id);
}

} // namespace

StripMessage StripMessages::fromError(const QString &id, const Error &error) const
{
    const ErrorText text = m_context.errors.text(error);
    StripMessage message;
    message.id = id;
    message.severity = StripMessage::Severity::Error;
    message.text = text.message;
    const bool account = text.fields.contains(FormField::Credentials)
                         || text.fields.contains(FormField::Endpoint)
                         || error.code == QLatin1String(codes::nameNotFound)
                         || error.code == QLatin1String(codes::proxyRefused)
                         || error.code == QLatin1String(codes::proxyAuthentication);
    if (account)
        message.links.append({linkId(editProfile), tr("Edit Profile…")});
    return message;
}

QList<StripMessage> StripMessages::messages(const ProfileSession &session,
                                            const QList<Error> &problems,
                                            const std::optional<Error> &sendError,
                                            bool keptForSession) const
{
    const Wording wording(m_context);
    QList<StripMessage> list;

    for (qsizetype i = 0; i < problems.size(); ++i) {
        StripMessage message = fromError(QStringLiteral("problem%1").arg(i), problems.at(i));
        message.severity = StripMessage::Severity::Warning;
        message.links.append({linkId(dismiss), tr("Dismiss")});
        list.append(message);
    }
    if (session.sendingOff()) {
        StripMessage message = fromError(QStringLiteral("sendingOff"), *session.sendingOff());
        list.append(message);
    }
    if (sendError) {
        StripMessage message = fromError(QStringLiteral("sendError"), *sendError);
        message.links.append({linkId(dismiss), tr("Dismiss")});
        list.append(message);
    }

    const TrackerState &tracker = session.trackerState();
    const LoadState &images = session.imagesState();
    if (tracker.failing && tracker.failing->kind == ErrorKind::Transport) {
        StripMessage message;
        message.id = QStringLiteral("offline");
        message.severity = StripMessage::Severity::Error;
        message.text = tracker.lastReadAt.isValid()
                           ? tr("Cannot reach the service since %1; what you see is from %2.")
                                 .arg(wording.shortTime(tracker.failingSince),
                                      wording.shortTime(tracker.lastReadAt))
                           : tr("Cannot reach the service since %1.")
                                 .arg(wording.shortTime(tracker.failingSince));
        message.links.append({linkId(tryNow), tr("Try Now")});
        list.append(message);
    } else if (tracker.failing) {
        StripMessage message = fromError(QStringLiteral("reading"), *tracker.failing);
        message.links.append({linkId(tryNow), tr("Try Now")});
        list.append(message);
    } else if (images.phase == LoadState::Phase::Failed) {
        StripMessage message = fromError(QStringLiteral("images"), images.error);
        message.links.append({linkId(refresh), tr("Try Again")});
        list.append(message);
    } else if (session.regionsState().phase == RegionsState::Phase::Failed
               && session.regionsState().error) {
        StripMessage message = fromError(QStringLiteral("regions"), *session.regionsState().error);
        message.severity = StripMessage::Severity::Warning;
        message.links.append({linkId(refresh), tr("Try Again")});
        list.append(message);
    }
    if (const std::optional<Error> pause = session.dispatcherPause()) {
        StripMessage message = fromError(QStringLiteral("pause"), *pause);
        message.severity = StripMessage::Severity::Warning;
        message.links.append({linkId(tryNow), tr("Try Now")});
        list.append(message);
    }

    int unsolved = 0;
    int failed = 0;
    const Destination *newest = nullptr;
    int doubtful = 0;
    for (const auto &[number, destination] : session.tasks().destinations()) {
        if (destination.state() == DestinationState::InDoubt)
            ++doubtful;
        if (!destination.isUnsolved())
            continue;
        ++unsolved;
        failed += destination.state() == DestinationState::Failed ? 1 : 0;
        if (!newest || newest->since < destination.since)
            newest = &destination;
    }
    if (newest) {
        const Task *task = session.tasks().task(newest->task);
        const QString which =
            tr("%1 %2 to %3", "image, version, region")
                .arg(task->imageName, task->versionLabel, wording.region(newest->region));
        StripMessage message;
        message.id = QStringLiteral("unsolved%1").arg(newest->number);
        message.severity = StripMessage::Severity::Error;
        if (unsolved == 1 && failed == 1) {
            //: %1 = image, version and region, %2 = time
            message.text =
                tr("1 copy failed: %1, %2.").arg(which, wording.shortTime(newest->since));
        } else if (unsolved == 1) {
            message.text =
                tr("1 copy needs you: %1, %2.").arg(which, wording.destination(*newest).text);
        } else {
            message.text = tr("%n copies are unsolved; the newest: %1, %2.", nullptr, unsolved)
                               .arg(which, wording.destination(*newest).text);
        }
        message.links = {{linkId(show), tr("Show")}, {linkId(later), tr("Later")}};
        list.append(message);
    }
    if (doubtful > 0) {
        StripMessage message;
        message.id = QStringLiteral("doubt");
        message.severity = StripMessage::Severity::Warning;
        message.text =
            tr("The outcome of %n copies is unknown. Looking before anything is sent again.",
               nullptr, doubtful);
        list.append(message);
    }
    if (const int waiting = session.waitingCount()) {
        StripMessage message;
        message.id = QStringLiteral("waiting");
        message.severity = StripMessage::Severity::Warning;
        message.text = tr("%n copies of an earlier start are not sent yet and wait for you.",
                          nullptr, waiting);
        message.links = {{linkId(reviewWaiting), tr("Review…")},
                         {linkId(removeWaiting), tr("Remove")}};
        list.append(message);
    }
    const auto offset = std::chrono::duration_cast<std::chrono::seconds>(session.clockOffset());
    if (std::chrono::abs(offset) >= clockWorthSaying) {
        StripMessage message;
        message.id = QStringLiteral("clock");
        message.severity = StripMessage::Severity::Warning;
        const int minutes = int((std::abs(offset.count()) + 30) / 60);
        message.text =
            offset.count() < 0
                ? tr("This computer's clock is %n minutes ahead; requests use the service's time.",
                     nullptr, minutes)
                : tr("This computer's clock is %n minutes behind; requests use the service's time.",
                     nullptr, minutes);
        message.links.append({linkId(later), tr("Later")});
        list.append(message);
    }
    if (keptForSession) {
        StripMessage message =
            fromError(QStringLiteral("keychain"),
                      makeError(ErrorKind::Local, Effect::NothingSent, codes::noKeychain));
        message.severity = StripMessage::Severity::Warning;
        message.links = {{linkId(dismiss), tr("Dismiss")}};
        list.append(message);
    }
    if (session.profile().isPractice()) {
        StripMessage message;
        message.id = QStringLiteral("practice");
        message.severity = StripMessage::Severity::Practice;
        message.text = tr("Made-up images; nothing leaves this computer and nothing costs money.");
        message.links.append({linkId(newProfile), tr("Connect an Account…")});
        list.append(message);
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
    return tr("%1 in %2, read %3 ago").arg(images, regions, Wording(m_context).age(state.readAt));
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
