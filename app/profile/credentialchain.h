#pragma once

#include "api/credentials.h"
#include "profile/profile.h"
#include "profile/vendorconfig.h"
#include "support/result.h"

#include <QDateTime>
#include <QProcessEnvironment>

#include <optional>

// Which of the keys that an administrator already has is used, and what must be done with it. Reads
// variables and files at each call and keeps nothing.

namespace regioncast {

/// Where the vendor's variables and files are looked for.
struct Surroundings
{
    QProcessEnvironment environment;
    QString home; ///< `HOME`; on Windows `HOMEDRIVE` and `HOMEPATH`, else `USERPROFILE`

    [[nodiscard]] static Surroundings ofThisComputer();

    /// `~/.aliyun/config.json`.
    [[nodiscard]] QString cliConfig() const;
    /// `ALIBABA_CLOUD_CREDENTIALS_FILE`, else `~/.alibabacloud/credentials`.
    [[nodiscard]] QString credentialsFile() const;
    /// A variable without the spaces around it; empty when it is not set.
    [[nodiscard]] QString variable(const char *name) const;
};

/// A key, and what is to be done until a request can be signed.
struct KeyRecipe
{
    QString name;              ///< of its profile, section or variable
    QString mode;              ///< the vendor's word; empty = a plain key
    Credentials key;           ///< empty when `uri` is set
    QDateTime expiresAt;       ///< of `key`, in UTC; null = not known
    QUrl uri;                  ///< asked for the key; empty = there is one
    QList<RoleSettings> roles; ///< to be taken on, one with the key of the one before
};

// Each fails with what is missing: `Client.NoCredentials` (%1 = the variable, file or profile),
// `Client.ConfigBroken`, `Client.CredentialMode`; `Client.BadEndpoint` or `Client.InsecureEndpoint`
// for an address that hands out keys and is none on this computer.

[[nodiscard]] Result<KeyRecipe> recipeFromEnvironment(const Surroundings &around);
/// A profile of the CLI. An empty name stands for `ALIBABA_CLOUD_PROFILE`, else the current one.
[[nodiscard]] Result<KeyRecipe> recipeFromCli(const Surroundings &around, const QString &profile);
/// A section of the credentials file. An empty name stands for `ALIBABA_CLOUD_PROFILE`, else
/// `default`.
[[nodiscard]] Result<KeyRecipe> recipeFromFile(const Surroundings &around, const QString &section);
[[nodiscard]] Result<KeyRecipe> recipeFromUri(const QUrl &uri);
/// The first of findSources().chain that is used.
[[nodiscard]] Result<KeyRecipe> recipeFromChain(const Surroundings &around);

/// A place where keys may be, as it may be shown: without any secret.
struct FoundSource
{
    enum class Kind {
        Environment,
        OidcRole,
        VendorCli,
        CredentialsFile,
        InstanceRole,
        CredentialsUri,
    };
    enum class Verdict {
        Used,   ///< by the chain; of a list of profiles: usable
        Behind, ///< usable, and one that stands before it in the chain is used
        Passed, ///< set up, but `reason` keeps it from being used
        Absent, ///< not set up; `reason` names the variable or file
    };
    Kind kind = Kind::Environment;
    Verdict verdict = Verdict::Absent;
    QString place;          ///< file, or the variable that decides
    QString name;           ///< of profile or section; empty for the others
    bool isCurrent = false; ///< the one that counts when nobody names one
    QString mode;           ///< the vendor's word; empty = a plain key
    QString shortKeyId;     ///< empty while it is not known, as with an address that hands out keys
    QString roleArn;        ///< that is taken on, of several the last; may be empty
    QDateTime expiresAt;    ///< of a temporary key; null = not known
    bool isOver = false;    ///< expiresAt has passed: it is used all the same, see findSources()
    std::optional<Error> reason; ///< of Passed and Absent

    friend bool operator==(const FoundSource &, const FoundSource &) = default;
};

/// What was found on this computer.
struct FoundSources
{
    /// All six of the vendor's default chain, in its order. The first that is complete and works
    /// here is Used. One whose time is over stays in its place: to go on with the next could mean
    /// another account in the middle of the work.
    QList<FoundSource> chain;
    QList<FoundSource> profiles; ///< all of the CLI, in the file's order
    QList<FoundSource> sections; ///< all of the credentials file

    /// The one that the chain uses; null when there is none.
    [[nodiscard]] const FoundSource *used() const;

    friend bool operator==(const FoundSources &, const FoundSources &) = default;
};

[[nodiscard]] FoundSources findSources(const Surroundings &around, const QDateTime &now);

/// The settings of a profile that takes its key from there, for "Use It": source of the key and its
/// name. Leaves all else of the profile.
[[nodiscard]] Profile withSource(Profile profile, const FoundSource &source);

} // namespace regioncast
