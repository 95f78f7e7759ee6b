#pragma once

#include "profile/profile.h"
#include "support/result.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace regioncast {

/// The most days of history that can be asked for: a hundred years.
inline constexpr int mostHistoryDays = 36500;

/// Profiles and small settings in `settings.json` of the data folder (written as a whole, by
/// QSaveFile, readable for its owner only). Holds no secret. Keys that this version does not know
/// are kept, those of a profile too as long as the profile is there. Main thread.
class ProfileStore
{
public:
    /// Reads the file. A missing one gives the practice profile alone. One that is not ours or does
    /// not parse is renamed (`settings.json.broken-<yyyyMMdd-HHmmss>`, local time), which
    /// `problem()` tells, and the practice profile remains. So is a file that is over 1 MiB, has a
    /// known key of the wrong type, or a profile without id, with an id used twice, without a
    /// usable endpoint, with an unknown source of its key or with a limit out of range, and so is
    /// one with a region set or saved filter without a name, with one used twice, or with a rule
    /// whose set is not there: nobody can say what was meant, and a guess would be written back
    /// over it. Only a `current` that names no profile is put right, it becomes practice, and a
    /// chosen region set that is not there: it becomes all listed.
    explicit ProfileStore(const QString &folder);

    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }
    /// Never empty: the practice profile is always first.
    [[nodiscard]] const QList<Profile> &profiles() const { return m_profiles; }
    [[nodiscard]] const Profile &current() const;

    /// How long the journal keeps what has ended and is not unsolved, in days, 1 to
    /// mostHistoryDays; 0 = for ever.
    [[nodiscard]] int keepHistoryDays() const;

    // Each writes at once; fails with `Client.FileUnwritable`, and then nothing has changed: not
    // when a broken file could not be renamed either, for it is never overwritten.

    /// Adds or replaces by id, which must not be empty. Fails as endpointFrom() does when the
    /// endpoint could not be read back. Of the practice profile only the regions and filters that
    /// somebody chose are kept: addedRegions, regionSets, regionSet, savedFilters.
    [[nodiscard]] Result<void> put(const Profile &profile);
    /// The practice profile cannot be removed. When the current one is, practice becomes current.
    [[nodiscard]] Result<void> remove(const QString &id);
    /// An id that is not there changes nothing.
    [[nodiscard]] Result<void> setCurrent(const QString &id);
    [[nodiscard]] Result<void> setKeepHistoryDays(int days);

private:
    void read();
    [[nodiscard]] Result<void> write();

    QString m_path;
    QList<Profile> m_profiles;
    QString m_current;
    std::optional<Error> m_problem;
    QJsonObject m_file;           ///< as last read or written, for the keys that are not known here
    bool m_brokenInPlace = false; ///< a broken file could not be renamed yet
};

} // namespace regioncast
