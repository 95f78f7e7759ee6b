#include "profile/credentialsources.h"

#include <QCoreApplication>
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
    const auto wanted = std::make_shared<bool>(true);
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [wanted, done = std::move(done), result = std::move(result)] {
            if (*wanted)
                done(result);
        },
        Qt::QueuedConnection);
    return Pending([wanted] { *wanted = false; });
}

/// Starts a keychain job; `ended` gets it when it has finished, or nullptr when it took too long,
/// but nothing once `owner` is gone. The job is never ended from here: QtKeychain works off its
/// jobs one by one and goes on by a job's own signals, and libsecret calls back into a job that it
/// holds by a plain pointer.
template<class Job>
Pending run(Clock &clock, QObject *owner, Job *job, std::function<void(Job *)> ended)
{
    struct Wait
    {
        std::function<void(Job *)> ended;
        Pending patience;
        void settle(Job *finished)
        {
            patience.reset();
            if (const auto once = std::exchange(ended, nullptr))
                once(finished);
        }
    };
    const auto wait = std::make_shared<Wait>();
    wait->ended = std::move(ended);
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    QObject::connect(job, &QKeychain::Job::finished, owner, [wait, job] { wait->settle(job); });
    wait->patience = clock.after(keychainPatience, [wait, guard = QPointer<QObject>(owner)] {
        if (guard)
            wait->settle(nullptr);
    });
    job->start();
    return Pending([wait] {
        wait->patience.reset();
        wait->ended = nullptr;
    });
}

/// What a keychain job came to; EntryNotFound is left to those who may meet it.
Result<void> outcomeOf(const QKeychain::Job *ended)
{
    if (!ended)
        return fail(noKeychain(QStringLiteral("timeout")));
    if (ended->error() != QKeychain::NoError)
        return fail(noKeychain(ended->errorString()));
    return {};
}

bool entryIsMissing(const QKeychain::Job *ended)
{
    return ended && ended->error() == QKeychain::EntryNotFound;
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
    static const QString quotes = QStringLiteral("\"'`“”„‘’‚«»‹›「」『』＂＇");
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
    QByteArray &held = m_session[entryOf(profile)];
    held.fill('\0');
    // A copy of its own: only bytes that nobody shares can be overwritten later.
    held = QByteArray(secret.constData(), secret.size());
}

Pending SecretStore::keep(const Profile &profile, const QByteArray &secret, Done<void> done)
{
    auto *job = new QKeychain::WritePasswordJob(service());
    job->setKey(entryOf(profile));
    job->setBinaryData(secret);
    return run<QKeychain::WritePasswordJob>(
        m_clock, this, job,
        [this, profile, secret, done = std::move(done)](QKeychain::WritePasswordJob *ended) {
            keepForSession(profile, secret);
            done(outcomeOf(ended));
        });
}

Pending SecretStore::read(const Profile &profile, Done<QByteArray> done)
{
    const auto none = [&profile] {
        return noCredentials(Credentials{profile.keyId, {}, {}}.shortKeyId());
    };
    const auto held = m_session.constFind(entryOf(profile));
    if (held != m_session.constEnd())
        return later<QByteArray>(std::move(done), *held);
    if (profile.keySource == KeySource::Session)
        return later<QByteArray>(std::move(done), fail(none()));
    auto *job = new QKeychain::ReadPasswordJob(service());
    job->setKey(entryOf(profile));
    return run<QKeychain::ReadPasswordJob>(
        m_clock, this, job,
        [this, profile, missing = none(),
         done = std::move(done)](QKeychain::ReadPasswordJob *ended) {
            if (entryIsMissing(ended)) {
                done(fail(missing));
                return;
            }
            const Result<void> outcome = outcomeOf(ended);
            if (!outcome) {
                done(fail(makeError(ErrorKind::Local, Effect::NothingSent,
                                    codes::keychainUnreadable, {outcome.error().detail})));
                return;
            }
            keepForSession(profile, ended->binaryData());
            done(ended->binaryData());
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
    return run<QKeychain::DeletePasswordJob>(
        m_clock, this, job, [done = std::move(done)](QKeychain::DeletePasswordJob *ended) {
            done(entryIsMissing(ended) ? Result<void>() : outcomeOf(ended));
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
