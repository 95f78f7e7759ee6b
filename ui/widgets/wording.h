#pragma once

#include "catalog/catalogue.h"
#include "distribution/estimates.h"
#include "distribution/plan.h"
#include "distribution/tasks.h"
#include "widgets/theme.h"
#include "widgets/uicontext.h"

#include <QCoreApplication>
#include <QString>

namespace regioncast {

/// How a state looks: a word, a shape and a colour. Never a colour alone.
struct StateLook
{
    QString text; ///< of a row, with its reason: "Failed at 63 %: no reason given"
    QString icon; ///< name of the shape
    ColourRole role = ColourRole::Text;
    int pie = -1;         ///< 0 to 100: the shape is a ring filled so far; -1 = the icon as it is
    bool stalled = false; ///< a small triangle over the shape
};

/// Why an image cannot be copied whatever the destination, or that it can.
enum class Copyable {
    Yes,
    Encrypted,      ///< met by `ImageDistribute.ImageNotSupport`
    NotOwn,         ///< shared, of the system or of the community: `ImageRegionDistribute.NotAllow`
    CreationFailed, ///< there is nothing to copy
    NotReady,       ///< still being made, or being deleted
};
[[nodiscard]] Copyable copyable(const ImageRow &row);

/// All sentences that several panes share, in the language of the program. Stateless.
class Wording
{
    Q_DECLARE_TR_FUNCTIONS(Wording)

public:
    explicit Wording(const UiContext &context)
        : m_context(context)
    {
    }

    [[nodiscard]] StateLook destination(const Destination &destination) const;
    [[nodiscard]] StateLook copy(const Copy &copy) const;
    [[nodiscard]] StateLook verdict(Verdict verdict) const;
    /// State of the image as a whole, or why it cannot be copied.
    [[nodiscard]] StateLook image(const ImageRow &row) const;
    [[nodiscard]] QString region(const RegionId &id) const; ///< by the current naming
    /// "Frankfurt (eu-central-1)"; the id alone for a region without a known name.
    [[nodiscard]] QString regionWithId(const RegionId &id) const;
    [[nodiscard]] QString groupName(const QString &group) const;
    [[nodiscard]] QString product(const QString &product) const;
    /// "8 s", "4 min", "3 h", "2 d"; empty for a null time.
    [[nodiscard]] QString age(const QDateTime &since) const;
    /// 08:01 today, Mon 20:31 within a week, else 2026-10-31; in the computer's zone.
    [[nodiscard]] QString shortTime(const QDateTime &time) const;
    /// Full date, time and zone, for tooltips.
    [[nodiscard]] QString fullTime(const QDateTime &time) const;
    [[nodiscard]] QString percent(int value) const;
    /// "18–25 min", "2.5–4 h", "less than a minute".
    [[nodiscard]] QString band(const TimeBand &time) const;
    /// The image's type: "Own", "Shared", "System", "Community", or the word as it is.
    [[nodiscard]] QString imageType(const QString &type) const;
    /// A time that the service wrote without a zone: 2026-10-31 08:01 for a cell.
    [[nodiscard]] QString serviceTime(const QString &text) const;
    /// The same for its tooltip, saying that the zone is not stated; empty for an empty text.
    [[nodiscard]] QString serviceTimeTip(const QString &text) const;

private:
    const UiContext &m_context;
};

} // namespace regioncast
