#include "profile/credentialsources.h"

#include "profile/credentialchain.h"
#include "profile/later.h"
#include "profile/sessions.h"

#include <QCryptographicHash>
#include <QPointer>
#include <QSet>

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
    wait->patience = clock.afterReal(keychainPatience, [wait, guard = QPointer<QObject>(owner)] {
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

QByteArray hashOf(const Credentials &credentials)
{
    return QCryptographicHash::hash(credentials.secret + '\n' + credentials.securityToken,
                                    QCryptographicHash::Sha256);
}

/// An end that is past by less may be this computer's clock; then the service decides.
constexpr auto clockAllowance = 15min;

Error sessionEnded(const KeyRecipe &recipe)
{
    const QDateTime at = recipe.expiresAt;
    return makeError(
        ErrorKind::Local, Effect::NothingSent, codes::sessionEnded,
        {recipe.name,
         at.isValid() ? at.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm")) : QString()});
}

/// Makes credentials by a recipe that is asked for each time, so that a file that changed counts at
/// once.
class RecipeCredentials final : public CredentialSource
{
public:
    using Recipe = std::function<Pending(Done<KeyRecipe>)>;

    RecipeCredentials(Recipe recipe, NetworkAccess &network)
        : m_recipe(std::move(recipe))
        , m_network(network)
        , m_sessions(network)
    {
    }

    [[nodiscard]] Pending get(Done<Credentials> done) override
    {
        const auto work = std::make_shared<Work>();
        work->done = std::move(done);
        work->step = m_recipe([this, weak = std::weak_ptr(work)](const Result<KeyRecipe> &recipe) {
            if (const WorkPtr wanted = weak.lock())
                begin(wanted, recipe);
        });
        return Pending([work] {
            work->step.reset();
            work->done = nullptr;
        });
    }

    bool end(const Credentials &over) override
    {
        if (over.securityToken.isEmpty())
            return false;
        if (!m_sessions.end(over))
            m_over.insert(hashOf(over));
        return true;
    }

private:
    struct Work
    {
        Done<Credentials> done;
        Pending step;
        KeyRecipe recipe;
        qsizetype roles = 0; ///< that are taken on
    };
    using WorkPtr = std::shared_ptr<Work>;

    static void finish(const WorkPtr &work, const Result<Credentials> &result)
    {
        if (const auto done = std::exchange(work->done, nullptr))
            done(result);
    }

    void begin(const WorkPtr &work, const Result<KeyRecipe> &recipe)
    {
        if (!recipe) {
            finish(work, fail(recipe.error()));
            return;
        }
        work->recipe = *recipe;
        if (!recipe->uri.isEmpty()) {
            work->step = m_sessions.ask(
                recipe->uri, [this, work](const Result<Credentials> &got) { goOn(work, got); });
            return;
        }
        const QDateTime end = recipe->expiresAt;
        const bool isPast =
            end.isValid()
            && end.addSecs(std::chrono::seconds(clockAllowance).count()) <= m_network.clock().utc();
        if (isPast || m_over.contains(hashOf(recipe->key)))
            finish(work, fail(sessionEnded(*recipe)));
        else
            goOn(work, recipe->key);
    }

    void goOn(const WorkPtr &work, const Result<Credentials> &got)
    {
        if (!got || work->roles == work->recipe.roles.size()) {
            finish(work, got);
            return;
        }
        const RoleSettings role = work->recipe.roles.at(work->roles++);
        work->step = m_sessions.assume(
            role, *got, [this, work, with = *got](const Result<Credentials> &assumed) {
                const bool isOver = !assumed
                                    && assumed.error().args.value(1)
                                           == QLatin1String("InvalidSecurityToken.Expired");
                if (isOver && end(with))
                    finish(work, fail(sessionEnded(work->recipe)));
                else
                    goOn(work, assumed);
            });
    }

    Recipe m_recipe;
    NetworkAccess &m_network;
    Sessions m_sessions;
    QSet<QByteArray> m_over; ///< hashes of keys that the service takes no more
};

/// Waits until the network is ready: who cannot reach the service needs no key, and what keeps it
/// from being reached is told before anything is sent.
class ReadyCredentials final : public CredentialSource
{
public:
    ReadyCredentials(std::unique_ptr<CredentialSource> source, NetworkAccess &network)
        : m_source(std::move(source))
        , m_network(network)
    {
    }

    [[nodiscard]] Pending get(Done<Credentials> done) override
    {
        if (m_network.isReady())
            return m_source->get(std::move(done));
        const auto step = std::make_shared<Pending>();
        *step = m_network.ready(
            [this, weak = std::weak_ptr(step), done = std::move(done)](const Result<void> &ready) {
                const auto wanted = weak.lock();
                if (!wanted)
                    return;
                if (ready)
                    *wanted = m_source->get(done);
                else
                    done(fail(ready.error()));
            });
        return Pending([step] { step->reset(); });
    }

    bool end(const Credentials &over) override { return m_source->end(over); }

private:
    std::unique_ptr<CredentialSource> m_source;
    NetworkAccess &m_network;
};

/// Where a profile's key begins; its own role is not in it.
RecipeCredentials::Recipe recipeFor(const Profile &profile, SecretStore &secrets,
                                    const QByteArray &typedSecret)
{
    const auto read = [](Result<KeyRecipe> (*find)(const Surroundings &, const QString &),
                         const QString &name) {
        return [find, name](Done<KeyRecipe> done) {
            return later<KeyRecipe>(std::move(done), find(Surroundings::ofThisComputer(), name));
        };
    };
    switch (profile.keySource) {
    case KeySource::Practice:
    case KeySource::Keychain:
    case KeySource::Session:
        break;
    case KeySource::Environment:
        return read([](const Surroundings &around,
                       const QString &) { return recipeFromEnvironment(around); },
                    {});
    case KeySource::VendorCli:
        return read(&recipeFromCli, profile.keyProfile);
    case KeySource::CredentialsFile:
        return read(&recipeFromFile, profile.keyProfile);
    case KeySource::Chain:
        return read(
            [](const Surroundings &around, const QString &) { return recipeFromChain(around); },
            {});
    case KeySource::CredentialsUri:
        return [uri = profile.credentialsUri](Done<KeyRecipe> done) {
            return later<KeyRecipe>(std::move(done), recipeFromUri(uri));
        };
    }
    return [profile, &secrets, typedSecret](Done<KeyRecipe> done) {
        const auto recipe = [keyId = profile.keyId](const QByteArray &secret) {
            KeyRecipe made;
            made.name = Credentials{keyId, {}, {}}.shortKeyId();
            made.key = {keyId, secret, {}};
            return made;
        };
        if (!typedSecret.isEmpty())
            return later<KeyRecipe>(std::move(done), recipe(typedSecret));
        return secrets.read(profile,
                            [recipe, done = std::move(done)](const Result<QByteArray> &secret) {
                                done(secret.map(recipe));
                            });
    };
}

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
                                                      const Credentials &practice,
                                                      NetworkAccess &network,
                                                      const QByteArray &typedSecret)
{
    if (profile.isPractice())
        return std::make_unique<FixedCredentials>(practice);
    const RecipeCredentials::Recipe plain = recipeFor(profile, secrets, typedSecret);
    const RecipeCredentials::Recipe whole = [plain, role = profile.role](Done<KeyRecipe> done) {
        return plain([role, done = std::move(done)](const Result<KeyRecipe> &recipe) {
            done(recipe.map([&role](KeyRecipe made) {
                if (!role.isNone())
                    made.roles.append(role);
                return made;
            }));
        });
    };
    return std::make_unique<ReadyCredentials>(std::make_unique<RecipeCredentials>(whole, network),
                                              network);
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
