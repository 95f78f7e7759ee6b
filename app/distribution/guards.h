#pragma once

#include "support/id.h"

#include <QDateTime>
#include <QList>
#include <QStringList>
#include <QTime>

#include <optional>

namespace regioncast {

/// When copies may begin, by the local time of this computer. `to` may lie before `from`: then the
/// hours go over midnight. Equal ends are the whole day.
struct Hours
{
    QTime from;
    QTime to;

    friend bool operator==(const Hours &, const Hours &) = default;
};

/// The guard rails of a profile: what keeps people from sending by mistake. They are checked where
/// plans are made and once more where requests leave, so that no window and no command goes around
/// them. No security boundary: who may edit the profile may lift them, and the key stays as
/// mighty as it is (docs/guards.md).
struct Guards
{
    bool readOnly = false; ///< nothing is sent
    int confirmAbove =
        defaultConfirmAbove; ///< more copies than this at once want their number typed; at least 0
    QStringList images;      ///< ids or names that may be copied, `*` stands for any text; empty =
                             ///< all
    QList<RegionId> regions; ///< that may be copied to; empty = all
    std::optional<Hours> hours; ///< in which requests may leave; nullopt = always

    static constexpr int defaultConfirmAbove = 100;

    friend bool operator==(const Guards &, const Guards &) = default;
};

/// The code of the guard that forbids this copy, whatever the time: `Client.ReadOnly`,
/// `Client.ImageNotAllowed` or `Client.RegionNotAllowed`; empty when none does. `name` is the
/// image's name as last read and may be empty.
[[nodiscard]] QString guardAgainst(const Guards &guards, const ImageId &image, const QString &name,
                                   const RegionId &region);
/// Whether a code is one that guardAgainst() gives.
[[nodiscard]] bool isGuard(const QString &code);

/// When requests may leave next: nullopt = now, else the beginning of the hours (UTC).
[[nodiscard]] std::optional<QDateTime> waitsForHours(const Guards &guards, const QDateTime &now);

} // namespace regioncast
