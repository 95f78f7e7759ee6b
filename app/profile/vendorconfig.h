#pragma once

#include "api/credentials.h"
#include "profile/profile.h"
#include "support/result.h"

#include <QDateTime>
#include <QStringList>

// The vendor's own files with keys: read, never written. Pure but for the two functions that open
// files; any thread.

namespace regioncast {

/// How the keys of a vendor profile become usable, as far as that works here.
enum class VendorMode {
    AccessKey,      ///< `AK`; type `access_key`
    StsToken,       ///< `StsToken`; type `sts`
    SignIn,         ///< `CloudSSO` and `OAuth`: the temporary key that the CLI keeps beside
    Role,           ///< `RamRoleArn`; type `ram_role_arn`
    ChainedRole,    ///< `ChainableRamRoleArn`
    CredentialsUri, ///< `CredentialsURI`
    Other,          ///< works nowhere but in the vendor's tools, or nobody knows it
};

/// A profile of the CLI, or a section of the credentials file.
struct VendorProfile
{
    QString name;
    QString word; ///< the mode or type as written; the vendor's guess when it is missing
    VendorMode mode = VendorMode::Other;
    Credentials key;     ///< as far as the mode has one
    QDateTime expiresAt; ///< of a temporary key, in UTC; null = nobody wrote it down
    RoleSettings role;   ///< of Role and ChainedRole
    QString source;      ///< of ChainedRole: the profile whose key takes the role on
    QString uri;         ///< of CredentialsUri
    QString region;      ///< `region_id`; may be empty
    /// Fields that the mode needs and that are empty or cannot be meant, in the file's spelling.
    QStringList missing;
};

/// All of a file.
struct VendorFile
{
    QString path;
    QString current; ///< name of the profile that counts when nobody names one
    QList<VendorProfile> profiles;

    /// The first of that name; null when there is none.
    [[nodiscard]] const VendorProfile *find(const QString &name) const;
};

/// `~/.aliyun/config.json`. `path` is for the errors, which hold nothing of the content:
/// `Client.ConfigBroken` with the file and what is wrong where.
[[nodiscard]] Result<VendorFile> parseCliConfig(const QByteArray &content, const QString &path);

/// `~/.alibabacloud/credentials`: sections in brackets, `name = value`. Lines that begin with `#`
/// or `;` are comments; all else of a value is the value, but for the spaces around it. Of a name
/// or section that comes twice the later one adds and replaces. Fails as parseCliConfig() does.
[[nodiscard]] Result<VendorFile> parseCredentialsFile(const QByteArray &content,
                                                      const QString &path);

/// Opens and parses; links are followed. Without a file `Client.NoCredentials` with its path; what
/// is no file, cannot be read, or is over 1 MiB is `Client.ConfigBroken`.
[[nodiscard]] Result<VendorFile> readCliConfig(const QString &path);
[[nodiscard]] Result<VendorFile> readCredentialsFile(const QString &path);

/// Overwrites bytes that nobody else holds, and empties them.
void wipe(QByteArray &secret);
void wipe(Credentials &credentials);

} // namespace regioncast
