#include "command/workspace.h"

#include "api/httpapiclient.h"
#include "command/onewindow.h"
#include "support/log.h"

#include <QCryptographicHash>
#include <QDir>
#include <QHostAddress>
#include <QPointer>

#include <cerrno>

namespace regioncast {

using namespace std::chrono_literals;

namespace {

/// Between two looks whether somebody else's lock is free.
constexpr std::chrono::milliseconds lockPace{500};

bool isLoopback(const QUrl &endpoint)
{
    return endpoint.host() == QLatin1String("localhost")
           || QHostAddress(endpoint.host()).isLoopback();
}

} // namespace

Result<Profile> chosenProfile(const ProfileStore &store, const ProfileChoice &choice)
{
    if (!choice.endpoint.isEmpty()) {
        const QByteArray spelling = choice.endpoint.toEncoded();
        const QByteArray hash = QCryptographicHash::hash(spelling, QCryptographicHash::Sha256);
        Profile profile;
        // Not of the form of a saved profile's id: the two never meet.
        profile.id = QLatin1String("endpoint-") + QString::fromLatin1(hash.left(8).toHex());
        profile.name = choice.endpoint.host();
        profile.endpoint = choice.endpoint;
        profile.keySource = KeySource::Environment;
        return profile;
    }
    if (choice.name.isEmpty())
        return store.current();
    QList<Profile> named;
    for (const Profile &profile : store.profiles()) {
        if (profile.id == choice.name)
            return profile;
        if (profile.name == choice.name)
            named.append(profile);
    }
    if (named.size() == 1)
        return named.first();
    return fail(
        makeError(ErrorKind::Local, Effect::NothingSent, codes::profileUnknown, {choice.name}));
}

Workspace::Workspace(Options options, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_clock(clock)
    , m_secrets(clock)
    , m_network(m_secrets, clock)
{
}

Workspace::~Workspace()
{
    closeSession();
}

void Workspace::open(Done<void> done)
{
    if (!QDir().mkpath(m_options.folder)) {
        QMetaObject::invokeMethod(
            this,
            [this, done = std::move(done)] {
                done(fail(makeError(ErrorKind::Local, Effect::NothingSent, codes::fileUnwritable,
                                    {m_options.folder, qt_error_string(errno)})));
            },
            Qt::QueuedConnection);
        return;
    }
    m_profiles = std::make_unique<ProfileStore>(m_options.folder);
    if (m_profiles->problem())
        m_problems.append(*m_profiles->problem());
    if (m_options.profile != ProfileChoice{}) {
        const Result<Profile> chosen = chosenProfile(*m_profiles, m_options.profile);
        if (!chosen) {
            QMetaObject::invokeMethod(
                this, [done = std::move(done), error = chosen.error()] { done(fail(error)); },
                Qt::QueuedConnection);
            return;
        }
        m_chosen = *chosen;
    }
    if (m_options.answersWindows) {
        m_oneWindow = std::make_unique<OneWindow>(m_options.folder);
        connect(m_oneWindow.get(), &OneWindow::asked, this, &Workspace::showAsked);
    }
    openJournal(std::move(done));
}

void Workspace::openJournal(Done<void> done)
{
    closeSession(); // it writes to the old one
    if (m_oneWindow)
        m_oneWindow->stop();
    m_journal = std::make_unique<Journal>(m_options.folder);
    m_journal->open(
        [this, done = std::move(done)](const Result<JournalOpened> &opened) {
            onJournalOpened(opened, done);
        },
        m_options.access == Access::OnlyRead ? JournalAccess::Read : JournalAccess::Write);
}

void Workspace::onJournalOpened(const Result<JournalOpened> &opened, const Done<void> &done)
{
    m_journalState = {};
    if (opened) {
        m_journalState = *opened;
        if (!opened->keptAs.isEmpty())
            m_problems.append(opened->keptReason);
    } else {
        // Without a journal nothing can be sent, but everything can be looked at.
        m_journalState.notSender = opened.error();
    }
    if (m_options.access == Access::MustWrite && !m_journalState.isSender) {
        if (!m_lockAskedAt)
            m_lockAskedAt = m_clock.monotonic();
        const bool isBusy = m_journalState.notSender.code == QLatin1String(codes::busy);
        if (isBusy && m_clock.monotonic() - *m_lockAskedAt < m_options.lockPatience) {
            m_lockRetry = m_clock.after(lockPace, [this, done] { openJournal(done); });
        } else {
            done(fail(m_journalState.notSender));
        }
        return;
    }
    if (m_oneWindow && m_journalState.isSender)
        m_oneWindow->listen();
    openSession();
    done({});
}

Result<void> Workspace::switchTo(const QString &profileId)
{
    Result<void> kept = m_profiles->setCurrent(profileId);
    if (!kept)
        return kept;
    if (m_session && m_session->profile().id == profileId
        && m_session->imagesState().phase == LoadState::Phase::Complete
        && m_session->adapt(m_profiles->current())) {
        m_network.use(m_session->profile());
        Q_EMIT profileChanged();
    } else {
        openSession();
    }
    return kept;
}

void Workspace::tryNow()
{
    if (m_session && !m_journalState.isSender)
        openJournal([](const Result<void> &) {});
    else if (m_session)
        m_session->tryNow();
}

void Workspace::closeSession()
{
    if (!m_session)
        return;
    Q_EMIT sessionClosing();
    m_session.reset();
    m_client.reset();
    m_credentials.reset();
}

void Workspace::openSession()
{
    closeSession();
    const Profile profile = reachable(m_chosen.value_or(m_profiles->current()));
    m_network.use(profile);
    m_credentials =
        credentialSourceFor(profile, m_secrets, m_practiceAddress.credentials, m_network);
    m_client = makeClient(profile, *m_credentials, m_network);
    m_session =
        std::make_unique<ProfileSession>(profile, *m_client, *m_journal, m_journalState, m_clock);
    m_session->start();
    // Where the practice service could not start, to read anew is to start it; that makes another
    // session, because its address is another one.
    if (profile.isPractice() && m_practiceError) {
        connect(m_session.get(), &ProfileSession::refreshAsked, this, &Workspace::openSession,
                Qt::QueuedConnection);
    }
    Q_EMIT sessionOpened();
}

std::unique_ptr<ApiClient>
Workspace::makeClient(const Profile &profile, CredentialSource &credentials, NetworkAccess &network)
{
    if (m_options.makeClient)
        return m_options.makeClient(profile);
    std::optional<Error> refusal;
    if (profile.isPractice())
        refusal = m_practiceError;
    // A signature of another time is worth nothing elsewhere, and hours that pass in seconds would
    // be a load.
    if (m_options.scale.isScaled() && !profile.endpoint.isEmpty() && !isLoopback(profile.endpoint))
        refusal = makeError(ErrorKind::Local, Effect::NothingSent, codes::scaledClock,
                            {profile.endpoint.host()});
    const auto settings = [&network, refusal] {
        HttpSettings made = network.httpSettings();
        made.refusal = refusal;
        return made;
    };
    auto client = std::make_unique<HttpApiClient>(network.manager(), profile.endpoint, credentials,
                                                  m_clock, settings());
    connect(&network, &NetworkAccess::changed, client.get(),
            [client = client.get(), &network, settings] {
                client->use(network.manager(), settings());
            });
    return client;
}

Profile Workspace::reachable(Profile profile)
{
    if (!profile.isPractice() || m_options.makeClient)
        return profile;
    if (!m_practice) {
        auto practice = std::make_unique<PracticeService>();
        PracticeSettings settings;
        settings.world = m_options.practice;
        settings.folder = m_options.folder;
        settings.clock = m_options.scale;
        const Result<PracticeAddress> address = practice->start(settings);
        if (!address) {
            m_practiceError = address.error();
            return profile;
        }
        if (!address->keptAs.isEmpty()) {
            m_problems.append(makeError(ErrorKind::Local, Effect::NothingSent,
                                        codes::practiceBroken, {address->keptAs}));
        }
        m_practiceError.reset();
        m_practice = std::move(practice);
        m_practiceAddress = *address;
    }
    profile.endpoint = m_practiceAddress.endpoint;
    return profile;
}

void Workspace::setPracticeFaults(const Faults &faults)
{
    if (m_practice)
        m_practice->setFaults(faults);
}

std::unique_ptr<ProbeClient> Workspace::clientFor(const Profile &profile,
                                                  const QByteArray &typedSecret,
                                                  const QByteArray &proxyPassword)
{
    auto probe = std::make_unique<ProbeClient>();
    const Profile target = reachable(profile);
    probe->endpoint = target.endpoint;
    probe->network = std::make_unique<NetworkAccess>(m_secrets, m_clock);
    probe->network->use(target);
    if (!proxyPassword.isEmpty())
        probe->network->setProxyPassword(proxyPassword);
    probe->credentials = credentialSourceFor(target, m_secrets, m_practiceAddress.credentials,
                                             *probe->network, typedSecret);
    probe->client = makeClient(target, *probe->credentials, *probe->network);
    return probe;
}

} // namespace regioncast
