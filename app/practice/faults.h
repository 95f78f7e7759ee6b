#pragma once

#include "support/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <cstdint>
#include <optional>

class QJsonObject;

namespace regioncast {

/// What can be made to go wrong (docs/practice.md).
enum class FaultKind {
    // a request
    Refuse,       ///< with a code, before anything is done
    ExpiredToken, ///< refused as if the security token were over
    Throttle,     ///< refused beyond so many in a time
    Http,         ///< a 5xx with HTML, as from something in front of the service
    Skew,         ///< the service's clock is wrong
    Delay,        ///< done at once, answered late
    Hang,         ///< not done and never answered
    CutBefore,    ///< not done; the connection is closed without a byte
    CutWithin,    ///< done; half of the answer, then the connection is closed
    CutAfter,     ///< done; the connection is closed without a byte
    // a copy, from its acceptance on
    Status, ///< shows another word
    Fail,
    Stall,
    GoBack,
    Vanish,
    Late, ///< shows nothing at first
};

/// Whether it befalls a copy, else a request.
[[nodiscard]] constexpr bool isOfCopies(FaultKind kind)
{
    return kind >= FaultKind::Status;
}

/// One fault with its values. Which kind has which stands in docs/practice.md; those that a kind
/// has not are empty or 0. Seconds of a copy are those of a world at speed 1.
struct Fault
{
    FaultKind kind = FaultKind::Refuse;
    QString code;         ///< Refuse, Throttle
    QString word;         ///< Status; may be empty
    int retryAfter = 0;   ///< Refuse, Throttle: milliseconds; 0 = not named
    int status = 0;       ///< Http: 500 to 599
    int milliseconds = 0; ///< Delay
    int perSecond = 0;    ///< Throttle: this or perMinute
    int perMinute = 0;    ///< Throttle
    int seconds = 0;      ///< Skew: above 0 = ahead. Of copies: how long; 0 = for ever
    int at = 0;           ///< of copies: per cent
    int to = 0;           ///< GoBack: per cent, below `at`

    friend bool operator==(const Fault &, const Fault &) = default;
};

/// The fault as it stands in a script.
[[nodiscard]] QJsonObject toJson(const Fault &fault);
/// The fault of a copy that toJson() wrote; nullopt for anything else.
[[nodiscard]] std::optional<Fault> copyFaultOf(const QJsonObject &object);

/// A fault and whom it befalls. Empty = anybody.
struct FaultRule
{
    Fault fault;
    QString operation; ///< of requests: ListImage, ListRegions, StartTaskForDistributeImage
    QString image;     ///< id or whole name
    QString region;
    double probability = 1; ///< above 0, at most 1
    int skip = 0;           ///< so many that match are spared first
    int count = 0;          ///< befalls so many at most; 0 = no limit

    friend bool operator==(const FaultRule &, const FaultRule &) = default;
};

/// What the rules look at: a request, or one region of an accepted one.
struct FaultTarget
{
    QString operation;
    QString imageId;   ///< empty when it names none
    QString imageName; ///< likewise
    QStringList regions;
};

/// What befalls one request.
struct RequestFault
{
    std::optional<Fault> fault; ///< Refuse, Http, Hang or one of the cuts
    std::chrono::milliseconds delay{0};
    std::chrono::seconds skew{0};
};

/// A fault script and how far it has played. The rules are asked in their order; the first that
/// acts decides, and those behind it do not count what it took. Delays and skews only add up,
/// delays to a day at most.
/// Chances follow from the seed, the rule and the number of the request among those that match, so
/// the same script does the same to the same requests. A value; a copy plays on its own.
class Faults
{
public:
    /// No faults.
    Faults() = default;
    /// Fails with `Client.FaultsBroken`; its argument is an English sentence that names the rule
    /// (from 1), the field, and what is allowed there.
    [[nodiscard]] static Result<Faults> fromJson(const QByteArray &json);

    [[nodiscard]] bool isEmpty() const { return m_rules.isEmpty(); }
    [[nodiscard]] const QList<FaultRule> &rules() const { return m_rules; }

    /// Counts a request that came at `now`.
    [[nodiscard]] RequestFault onRequest(const FaultTarget &request, const QDateTime &now);
    /// Counts an accepted copy; what befalls it for the rest of its life.
    [[nodiscard]] std::optional<Fault> onCopy(const FaultTarget &copy);

private:
    struct Played
    {
        qint64 seen = 0; ///< that matched
        int acted = 0;
        QList<qint64> passed; ///< Throttle: when requests went through, ms since 1970
    };
    [[nodiscard]] bool acts(qsizetype index);
    /// Milliseconds until there is room; nullopt = there is.
    [[nodiscard]] std::optional<int> throttled(qsizetype index, const QDateTime &now);

    std::uint32_t m_seed = 1;
    QList<FaultRule> m_rules;
    QList<Played> m_played; ///< as many as rules
};

/// The script in a file; the sentence of the error begins with the file's name.
[[nodiscard]] Result<Faults> readFaults(const QString &file);

} // namespace regioncast
