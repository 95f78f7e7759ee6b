#pragma once

#include "profile/profile.h"
#include "support/result.h"

#include <QList>
#include <QString>

#include <optional>

namespace regioncast {

/// Profiles and small settings in `settings.json` of the data folder (written as a whole, by
/// QSaveFile). Holds no secret. Unknown keys are kept.
class ProfileStore
{
public:
    /// Reads the file. A missing one gives the practice profile alone. One that is not ours or does
    /// not parse is renamed (`settings.json.broken-<date>`), which `problem()` tells, and the
    /// practice profile remains.
    explicit ProfileStore(const QString &folder);

    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }
    /// Never empty: the practice profile is always first.
    [[nodiscard]] const QList<Profile> &profiles() const { return m_profiles; }
    [[nodiscard]] const Profile &current() const;

    // Each writes at once; fails with `Client.FileUnwritable`, and then nothing has changed.
    [[nodiscard]] Result<void> put(const Profile &profile); ///< by id: adds or replaces
    [[nodiscard]] Result<void> remove(const QString &id);   ///< practice cannot be removed
    [[nodiscard]] Result<void> setCurrent(const QString &id);

private:
    [[nodiscard]] Result<void> write();

    QString m_path;
    QList<Profile> m_profiles;
    QString m_current;
    std::optional<Error> m_problem;
    QByteArray m_unknown; ///< keys of the file that this version does not know, as JSON
};

} // namespace regioncast
