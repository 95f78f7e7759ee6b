#include "profile/credentialchain.h"

#include <QDir>

#include <algorithm>
#include <array>

namespace regioncast {

namespace {

using SourceKind = FoundSource::Kind;
using SourceVerdict = FoundSource::Verdict;

constexpr char idVariable[] = "ALIBABA_CLOUD_ACCESS_KEY_ID";
constexpr char secretVariable[] = "ALIBABA_CLOUD_ACCESS_KEY_SECRET";
constexpr char tokenVariable[] = "ALIBABA_CLOUD_SECURITY_TOKEN";
constexpr char profileVariable[] = "ALIBABA_CLOUD_PROFILE";
constexpr char uriVariable[] = "ALIBABA_CLOUD_CREDENTIALS_URI";

Error local(const char *code, const QStringList &arguments)
{
    return makeError(ErrorKind::Local, Effect::NothingSent, code, arguments);
}

bool isOn(const Surroundings &around, const char *variable)
{
    return around.variable(variable).compare(QLatin1String("true"), Qt::CaseInsensitive) == 0;
}

/// The name that was given, else the one that the variable names, else the current one.
QString nameIn(const Surroundings &around, const VendorFile &file, const QString &given)
{
    if (!given.isEmpty())
        return given;
    const QString named = around.variable(profileVariable);
    return named.isEmpty() ? file.current : named;
}

/// `seen` are the profiles on the way here, which must not come again.
Result<KeyRecipe> recipeOf(const VendorFile &file, const QString &name, QStringList seen = {})
{
    const VendorProfile *profile = file.find(name);
    if (!profile) {
        return fail(local(codes::noCredentials,
                          {name.isEmpty() ? file.path : file.path + QLatin1String(": ") + name}));
    }
    if (profile->mode == VendorMode::Other && !profile->word.isEmpty())
        return fail(local(codes::credentialMode, {name, profile->word}));
    if (!profile->missing.isEmpty()) {
        // A key that was never entered is no fault of the file.
        const bool empty = profile->key.keyId.isEmpty() && profile->key.secret.isEmpty()
                           && profile->mode == VendorMode::AccessKey;
        if (empty)
            return fail(local(codes::noCredentials, {file.path + QLatin1String(": ") + name}));
        return fail(local(codes::configBroken,
                          {file.path, QStringLiteral("%1: %2 is missing or not valid")
                                          .arg(name, profile->missing.join(QLatin1String(", ")))}));
    }
    KeyRecipe recipe;
    switch (profile->mode) {
    case VendorMode::AccessKey:
    case VendorMode::StsToken:
    case VendorMode::SignIn:
        recipe.key = profile->key;
        recipe.expiresAt = profile->expiresAt;
        break;
    case VendorMode::Role:
        recipe.key = profile->key;
        recipe.expiresAt = profile->expiresAt;
        recipe.roles.append(profile->role);
        break;
    case VendorMode::ChainedRole: {
        seen.append(name);
        if (seen.contains(profile->source)) {
            return fail(local(
                codes::configBroken,
                {file.path, QStringLiteral("%1: source_profile leads back to itself").arg(name)}));
        }
        Result<KeyRecipe> base = recipeOf(file, profile->source, seen);
        if (!base)
            return base;
        recipe = *base;
        recipe.roles.append(profile->role);
        break;
    }
    case VendorMode::CredentialsUri: {
        Result<KeyRecipe> asked = recipeFromUri(QUrl(profile->uri, QUrl::StrictMode));
        if (!asked)
            return asked;
        recipe = *asked;
        break;
    }
    case VendorMode::Other:
        return fail(local(codes::configBroken,
                          {file.path, QStringLiteral("%1: type is missing").arg(name)}));
    }
    recipe.name = name;
    recipe.mode = profile->mode == VendorMode::AccessKey ? QString() : profile->word;
    return recipe;
}

/// How something set up with a mode of its own is called where there is no word for it.
Error unsupported(const QString &what, const char *mode)
{
    return local(codes::credentialMode, {what, QString::fromLatin1(mode)});
}

/// Whether somebody meant to have a key there, whatever became of it.
bool isSetUp(const Error &why)
{
    return why.code != QLatin1String(codes::noCredentials)
           || why.args.value(0) == QLatin1String(secretVariable);
}

void describe(FoundSource *found, const Result<KeyRecipe> &recipe, const QDateTime &now)
{
    if (!recipe) {
        found->verdict = isSetUp(recipe.error()) ? SourceVerdict::Passed : SourceVerdict::Absent;
        found->reason = recipe.error();
        return;
    }
    found->verdict = SourceVerdict::Used;
    found->mode = recipe->mode;
    if (!recipe->key.isEmpty())
        found->shortKeyId = recipe->key.shortKeyId();
    if (!recipe->roles.isEmpty())
        found->roleArn = recipe->roles.last().arn;
    found->expiresAt = recipe->expiresAt;
    found->isOver = recipe->expiresAt.isValid() && recipe->expiresAt <= now;
}

FoundSource placed(SourceKind kind, const QString &place, const QString &name = {})
{
    FoundSource found;
    found.kind = kind;
    found.place = place;
    found.name = name;
    return found;
}

/// A link of the chain: how it looks, and its recipe.
struct Link
{
    FoundSource found;
    Result<KeyRecipe> recipe;
};

/// The profile or section that counts when nobody names one.
Link linkOf(const Surroundings &around, SourceKind kind, const Result<VendorFile> &file,
            const QString &path)
{
    if (!file)
        return {placed(kind, path), fail(file.error())};
    const QString name = nameIn(around, *file, {});
    FoundSource found = placed(kind, path, name);
    found.isCurrent = true;
    if (const VendorProfile *profile = file->find(name))
        found.mode = profile->mode == VendorMode::AccessKey ? QString() : profile->word;
    return {found, recipeOf(*file, name)};
}

std::array<Link, 6> linksOf(const Surroundings &around, const Result<VendorFile> &cli,
                            const Result<VendorFile> &sections)
{
    const auto absent = [](const char *variable) {
        return fail(local(codes::noCredentials, {QString::fromLatin1(variable)}));
    };
    const QString oidc = QStringLiteral("ALIBABA_CLOUD_OIDC_PROVIDER_ARN");
    Result<KeyRecipe> oidcRole = absent("ALIBABA_CLOUD_OIDC_PROVIDER_ARN");
    if (!around.variable("ALIBABA_CLOUD_OIDC_PROVIDER_ARN").isEmpty()
        && !around.variable("ALIBABA_CLOUD_OIDC_TOKEN_FILE").isEmpty()
        && !around.variable("ALIBABA_CLOUD_ROLE_ARN").isEmpty()) {
        oidcRole = fail(unsupported(oidc, "OIDC"));
    }

    Link cliLink = linkOf(around, SourceKind::VendorCli, cli, around.cliConfig());
    if (isOn(around, "ALIBABA_CLOUD_CLI_PROFILE_DISABLED")) {
        cliLink.recipe = absent("ALIBABA_CLOUD_CLI_PROFILE_DISABLED");
        cliLink.found.mode.clear();
    }

    const QString instance = QStringLiteral("ALIBABA_CLOUD_ECS_METADATA");
    Result<KeyRecipe> instanceRole = absent("ALIBABA_CLOUD_ECS_METADATA");
    if (!around.variable("ALIBABA_CLOUD_ECS_METADATA").isEmpty()
        && !isOn(around, "ALIBABA_CLOUD_ECS_METADATA_DISABLED")) {
        instanceRole = fail(unsupported(instance, "EcsRamRole"));
    }

    const QString uri = around.variable(uriVariable);
    Result<KeyRecipe> asked = absent(uriVariable);
    if (!uri.isEmpty())
        asked = recipeFromUri(QUrl(uri, QUrl::StrictMode));

    return {Link{placed(SourceKind::Environment, QString::fromLatin1(idVariable)),
                 recipeFromEnvironment(around)},
            Link{placed(SourceKind::OidcRole, oidc), oidcRole},
            cliLink,
            linkOf(around, SourceKind::CredentialsFile, sections, around.credentialsFile()),
            Link{placed(SourceKind::InstanceRole, instance), instanceRole},
            Link{placed(SourceKind::CredentialsUri, QString::fromLatin1(uriVariable)), asked}};
}

QList<FoundSource> allOf(const Surroundings &around, SourceKind kind,
                         const Result<VendorFile> &file, const QDateTime &now)
{
    if (!file)
        return {};
    const QString current = nameIn(around, *file, {});
    QList<FoundSource> all;
    for (const VendorProfile &profile : file->profiles) {
        FoundSource found = placed(kind, file->path, profile.name);
        found.isCurrent = profile.name == current;
        found.mode = profile.mode == VendorMode::AccessKey ? QString() : profile.word;
        describe(&found, recipeOf(*file, profile.name), now);
        all.append(found);
    }
    return all;
}

} // namespace

Surroundings Surroundings::ofThisComputer()
{
    Surroundings around{QProcessEnvironment::systemEnvironment(), {}};
#ifdef Q_OS_WIN
    around.home = around.variable("HOMEDRIVE") + around.variable("HOMEPATH");
    if (around.home.isEmpty())
        around.home = around.variable("USERPROFILE");
#else
    around.home = around.variable("HOME");
#endif
    return around;
}

QString Surroundings::cliConfig() const
{
    return home + QStringLiteral("/.aliyun/config.json");
}

QString Surroundings::credentialsFile() const
{
    const QString named = variable("ALIBABA_CLOUD_CREDENTIALS_FILE");
    return named.isEmpty() ? home + QStringLiteral("/.alibabacloud/credentials") : named;
}

QString Surroundings::variable(const char *name) const
{
    return environment.value(QString::fromLatin1(name)).trimmed();
}

Result<KeyRecipe> recipeFromEnvironment(const Surroundings &around)
{
    KeyRecipe recipe;
    recipe.name = QString::fromLatin1(idVariable);
    recipe.key = {around.variable(idVariable), around.variable(secretVariable).toUtf8(),
                  around.variable(tokenVariable).toUtf8()};
    if (recipe.key.isEmpty()) {
        return fail(
            local(codes::noCredentials,
                  {QString::fromLatin1(recipe.key.keyId.isEmpty() ? idVariable : secretVariable)}));
    }
    return recipe;
}

Result<KeyRecipe> recipeFromCli(const Surroundings &around, const QString &profile)
{
    const Result<VendorFile> file = readCliConfig(around.cliConfig());
    if (!file)
        return fail(file.error());
    return recipeOf(*file, nameIn(around, *file, profile));
}

Result<KeyRecipe> recipeFromFile(const Surroundings &around, const QString &section)
{
    const Result<VendorFile> file = readCredentialsFile(around.credentialsFile());
    if (!file)
        return fail(file.error());
    return recipeOf(*file, nameIn(around, *file, section));
}

Result<KeyRecipe> recipeFromUri(const QUrl &uri)
{
    const Result<QUrl> loopback = credentialsUriFrom(uri.toString(QUrl::FullyEncoded));
    if (!loopback)
        return fail(loopback.error());
    KeyRecipe recipe;
    recipe.name = uri.host();
    recipe.mode = QStringLiteral("CredentialsURI");
    recipe.uri = *loopback;
    return recipe;
}

Result<KeyRecipe> recipeFromChain(const Surroundings &around)
{
    const std::array<Link, 6> links = linksOf(around, readCliConfig(around.cliConfig()),
                                              readCredentialsFile(around.credentialsFile()));
    std::optional<Error> first;
    for (const Link &link : links) {
        if (link.recipe)
            return link.recipe;
        if (!first && isSetUp(link.recipe.error()))
            first = link.recipe.error();
    }
    // What is set up and does not work says more than what is not there.
    return fail(first.value_or(local(codes::noCredentials, {})));
}

const FoundSource *FoundSources::used() const
{
    const auto place = std::find_if(chain.begin(), chain.end(), [](const FoundSource &found) {
        return found.verdict == SourceVerdict::Used;
    });
    return place == chain.end() ? nullptr : &*place;
}

FoundSources findSources(const Surroundings &around, const QDateTime &now)
{
    const Result<VendorFile> cli = readCliConfig(around.cliConfig());
    const Result<VendorFile> sections = readCredentialsFile(around.credentialsFile());
    FoundSources all;
    const std::array<Link, 6> links = linksOf(around, cli, sections);
    for (const Link &link : links) {
        FoundSource found = link.found;
        describe(&found, link.recipe, now);
        if (found.verdict == SourceVerdict::Used && all.used())
            found.verdict = SourceVerdict::Behind;
        all.chain.append(found);
    }
    all.profiles = allOf(around, SourceKind::VendorCli, cli, now);
    all.sections = allOf(around, SourceKind::CredentialsFile, sections, now);
    return all;
}

Profile withSource(Profile profile, const FoundSource &source)
{
    profile.keyId.clear();
    profile.keyProfile.clear();
    profile.credentialsUri.clear();
    profile.role = {};
    switch (source.kind) {
    case SourceKind::Environment:
        profile.keySource = KeySource::Environment;
        break;
    case SourceKind::VendorCli:
        profile.keySource = KeySource::VendorCli;
        profile.keyProfile = source.name;
        break;
    case SourceKind::CredentialsFile:
        profile.keySource = KeySource::CredentialsFile;
        profile.keyProfile = source.name;
        break;
    case SourceKind::OidcRole:
    case SourceKind::InstanceRole:
    case SourceKind::CredentialsUri:
        profile.keySource = KeySource::Chain;
        break;
    }
    return profile;
}

} // namespace regioncast
