#include "command/workspace.h"

#include "api/httpapiclient.h"
#include "support/log.h"

#include <QDir>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QPointer>

#include <cerrno>

namespace regioncast {

Workspace::Workspace(Options options, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_clock(clock)
    , m_secrets(clock)
    , m_network(std::make_unique<QNetworkAccessManager>())
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
    openJournal(std::move(done));
}

void Workspace::openJournal(Done<void> done)
{
    closeSession(); // it writes to the old one
    m_journal = std::make_unique<Journal>(m_options.folder);
    m_journal->open([this, done = std::move(done)](const Result<JournalOpened> &opened) {
        m_journalState = {};
        if (opened) {
            m_journalState = *opened;
            if (!opened->keptAs.isEmpty())
                m_problems.append(opened->keptReason);
        } else {
            // Without a journal nothing can be sent, but everything can be looked at.
            m_journalState.notSender = opened.error();
        }
        openSession();
        done({});
    });
}

Result<void> Workspace::switchTo(const QString &profileId)
{
    Result<void> kept = m_profiles->setCurrent(profileId);
    if (!kept)
        return kept;
    if (m_session && m_session->profile().id == profileId
        && m_session->imagesState().phase == LoadState::Phase::Complete
        && m_session->adapt(m_profiles->current())) {
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
    const Profile profile = reachable(m_profiles->current());
    m_credentials = credentialSourceFor(profile, m_secrets, m_practiceAddress.credentials);
    m_client = makeClient(profile, *m_credentials);
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

std::unique_ptr<ApiClient> Workspace::makeClient(const Profile &profile,
                                                 CredentialSource &credentials)
{
    if (m_options.makeClient)
        return m_options.makeClient(profile);
    HttpSettings settings;
    if (profile.isPractice())
        settings.refusal = m_practiceError;
    return std::make_unique<HttpApiClient>(*m_network, profile.endpoint, credentials, m_clock,
                                           settings);
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

std::unique_ptr<ProbeClient> Workspace::clientFor(const Profile &profile,
                                                  const QByteArray &typedSecret)
{
    auto probe = std::make_unique<ProbeClient>();
    const Profile target = reachable(profile);
    if (typedSecret.isEmpty()) {
        probe->credentials = credentialSourceFor(target, m_secrets, m_practiceAddress.credentials);
    } else {
        probe->credentials =
            std::make_unique<FixedCredentials>(Credentials{target.keyId, typedSecret, {}});
    }
    probe->client = makeClient(target, *probe->credentials);
    return probe;
}

} // namespace regioncast
