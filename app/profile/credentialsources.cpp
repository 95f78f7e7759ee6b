#include "profile/credentialsources.h"

#include <QPointer>

#include <qt6keychain/keychain.h>

namespace regioncast {

using namespace std::chrono_literals;

namespace {

/// A keychain that asks its user something answers late; one that never answers must not hold us.
constexpr auto keychainPatience = 10s;

QString service()
{
    return QStringLiteral("regioncast");
}

QString entryOf(const Profile &profile)
{
    return profile.id + QLatin1Char('/') + profile.keyId;
}

Error noCredentials(const QString &where)
{
    return makeError(ErrorKind::Local, Effect::NothingSent, codes::noCredentials, {where});
}

Error noKeychain(const QString &why)
{
    Error error = makeError(ErrorKind::Local, Effect::NothingSent, codes::noKeychain);
    error.detail = why;
    return error;
}

/// Calls back from the event loop, unless the Pending is dropped first.
template<class T>
Pending later(Done<T> done, Result<T> result)
{
    auto context = std::make_unique<QObject>();
    QObject *raw = context.get();
    QMetaObject::invokeMethod(
        raw,
        [raw, done = std::move(done), result = std::move(result)] {
            raw->deleteLater();
            done(result);
        },
        Qt::QueuedConnection);
    return Pending([guard = QPointer<QObject>(context.release())] { delete guard.data(); });
}

/// Starts a keychain job; `ended` gets it when it has finished, or nullptr when it took too long.
template<class Job, class Ended>
Pending run(Clock &clock, Job *job, Ended ended)
{
    job->setAutoDelete(false);
    job->setInsecureFallback(false);
    struct State
    {
        QPointer<Job> job;
        Pending patience;
    };
    auto state = std::make_shared<State>();
    state->job = job;
    const auto settle = [state, ended](Job *finished) {
        if (!state->job)
            return;
        Job *held = state->job;
        state->job = nullptr;
        held->disconnect();
        ended(finished);
        held->deleteLater();
    };
    QObject::connect(job, &QKeychain::Job::finished, job,
                     [settle, job](QKeychain::Job *) { settle(job); });
    state->patience = clock.after(keychainPatience, [settle] { settle(nullptr); });
    job->start();
    return Pending([state] {
        if (!state->job)
            return;
        state->job->disconnect();
        state->job->deleteLater();
        state->job = nullptr;
        state->patience.reset();
    });
}

class EnvironmentCredentials final : public CredentialSource
{
public:
    [[nodiscard]] Pending get(Done<Credentials> done) override
    {
        Credentials credentials{qEnvironmentVariable("ALIBABA_CLOUD_ACCESS_KEY_ID").trimmed(),
                                qgetenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET").trimmed(),
                                qgetenv("ALIBABA_CLOUD_SECURITY_TOKEN").trimmed()};
        if (credentials.isEmpty()) {
            return later<Credentials>(
                std::move(done),
                fail(noCredentials(credentials.keyId.isEmpty()
                                       ? QStringLiteral("ALIBABA_CLOUD_ACCESS_KEY_ID")
                                       : QStringLiteral("ALIBABA_CLOUD_ACCESS_KEY_SECRET"))));
        }
        return later<Credentials>(std::move(done), std::move(credentials));
    }
};

class TypedCredentials final : public CredentialSource
{
public:
    TypedCredentials(Profile profile, SecretStore &secrets)
        : m_profile(std::move(profile))
        , m_secrets(secrets)
    {
    }

    [[nodiscard]] Pending get(Done<Credentials> done) override
    {
        return m_secrets.read(m_profile, [keyId = m_profile.keyId, done = std::move(done)](
                                             const Result<QByteArray> &secret) {
            done(secret.map([&keyId](const QByteArray &text) {
                return Credentials{keyId, text, {}};
            }));
        });
    }

private:
    Profile m_profile;
    SecretStore &m_secrets;
};

bool surrounds(QChar character)
{
    static const QString quotes = QStringLiteral("\"'`“”‘’„«»");
    return character.isSpace() || quotes.contains(character)
           || character.category() == QChar::Other_Control
           || character.category() == QChar::Other_Format;
}

} // namespace

SecretStore::SecretStore(Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
}

SecretStore::~SecretStore()
{
    for (QByteArray &secret : m_session)
        secret.fill('\0');
}

void SecretStore::keepForSession(const Profile &profile, const QByteArray &secret)
{
    m_session.insert(entryOf(profile), secret);
}

Pending SecretStore::keep(const Profile &profile, const QByteArray &secret, Done<void> done)
{
    auto *job = new QKeychain::WritePasswordJob(service());
    job->setKey(entryOf(profile));
    job->setBinaryData(secret);
    return run(m_clock, job,
               [this, profile, secret, done = std::move(done)](QKeychain::WritePasswordJob *ended) {
                   // Held in memory either way: read() then need not ask the keychain again.
                   keepForSession(profile, secret);
                   if (!ended)
                       done(fail(noKeychain(QStringLiteral("timeout"))));
                   else if (ended->error() != QKeychain::NoError)
                       done(fail(noKeychain(ended->errorString())));
                   else
                       done({});
               });
}

Pending SecretStore::read(const Profile &profile, Done<QByteArray> done)
{
    const auto held = m_session.constFind(entryOf(profile));
    if (held != m_session.constEnd())
        return later<QByteArray>(std::move(done), *held);
    if (profile.keySource == KeySource::Session)
        return later<QByteArray>(std::move(done), fail(noCredentials(profile.keyId)));
    auto *job = new QKeychain::ReadPasswordJob(service());
    job->setKey(entryOf(profile));
    return run(m_clock, job,
               [this, profile, done = std::move(done)](QKeychain::ReadPasswordJob *ended) {
                   if (!ended) {
                       done(fail(noKeychain(QStringLiteral("timeout"))));
                   } else if (ended->error() == QKeychain::EntryNotFound) {
                       done(fail(noCredentials(profile.keyId)));
                   } else if (ended->error() != QKeychain::NoError) {
                       done(fail(noKeychain(ended->errorString())));
                   } else {
                       keepForSession(profile, ended->binaryData());
                       done(ended->binaryData());
                   }
               });
}

Pending SecretStore::forget(const Profile &profile, Done<void> done)
{
    const auto held = m_session.find(entryOf(profile));
    if (held != m_session.end()) {
        held->fill('\0');
        m_session.erase(held);
    }
    auto *job = new QKeychain::DeletePasswordJob(service());
    job->setKey(entryOf(profile));
    return run(m_clock, job, [done = std::move(done)](QKeychain::DeletePasswordJob *ended) {
        if (!ended)
            done(fail(noKeychain(QStringLiteral("timeout"))));
        else if (ended->error() != QKeychain::NoError && ended->error() != QKeychain::EntryNotFound)
            done(fail(noKeychain(ended->errorString())));
        else
            done({});
    });
}

std::unique_ptr<CredentialSource> credentialSourceFor(const Profile &profile, SecretStore &secrets,
                                                      const Credentials &practice)
{
    switch (profile.keySource) {
    case KeySource::Practice:
        return std::make_unique<FixedCredentials>(practice);
    case KeySource::Environment:
        return std::make_unique<EnvironmentCredentials>();
    case KeySource::Keychain:
    case KeySource::Session:
        break;
    }
    return std::make_unique<TypedCredentials>(profile, secrets);
}

FixedCredentials::FixedCredentials(Credentials credentials)
    : m_credentials(std::move(credentials))
{
}

Pending FixedCredentials::get(Done<Credentials> done)
{
    if (m_credentials.isEmpty())
        return later<Credentials>(std::move(done), fail(noCredentials({})));
    return later<Credentials>(std::move(done), m_credentials);
}

CleanedSecret cleanedSecret(const QString &typed)
{
    qsizetype from = 0;
    qsizetype to = typed.size();
    while (from < to && surrounds(typed.at(from)))
        ++from;
    while (to > from && surrounds(typed.at(to - 1)))
        --to;
    return {typed.mid(from, to - from), int(typed.size() - (to - from))};
}

} // namespace regioncast
