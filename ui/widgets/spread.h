#pragma once

#include "profile/profilesession.h"
#include "widgets/wording.h"

#include <QHash>

namespace regioncast {

/// Where one version of an image is, region by region: the newest reading, and where that shows no
/// copy, what was sent from here, or that another version is there. A value, good until images or
/// tasks change.
class Spread
{
public:
    /// What a region holds.
    struct Cell
    {
        StateLook look; ///< of the version; an empty text = no copy, and none was sent
        /// Label of the newest other version there; empty = none. A version that the list does not
        /// show has only its id.
        QString other;
        bool otherHasName = false;
        QString word;    ///< of the version, for files: the service's, else ours; empty = no copy
        QDateTime since; ///< when our own copy came to that state; null when it is not ours
    };

    /// `session` outlives it.
    Spread(const UiContext &context, const ProfileSession &session, const ImageKey &version);

    [[nodiscard]] const ImageKey &version() const { return m_version; }
    [[nodiscard]] Cell at(const RegionId &region) const;

private:
    Wording m_wording;
    const ProfileSession &m_session;
    ImageKey m_version;
    QHash<RegionId, Copy> m_copies;
    QHash<RegionId, VersionId> m_others;
};

} // namespace regioncast
