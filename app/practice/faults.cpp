#include "practice/faults.h"

#include "practice/dice.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace regioncast {

namespace {

constexpr int mostRules = 1'000;
constexpr int mostCharacters = 100;      ///< of a text in a rule
constexpr int longestDelay = 86'400'000; ///< a day
constexpr int longest = 366 * 86'400;    ///< a year, in seconds
constexpr int mostCalls = 1'000'000'000;
constexpr qint64 mostBytes = qint64{1024} * 1024; ///< of a file

enum class Needed { Yes, No };

/// A whole number that a kind of fault has.
struct Number
{
    const char *name;
    int Fault::*field;
    int least;
    int most;
    Needed needed;
};

/// How a kind of fault is written.
struct Form
{
    FaultKind kind;
    const char *word;
    const char *textName; ///< nullptr = it has no text
    QString Fault::*text;
    Needed textNeeded;
    int leastText; ///< characters
    QList<Number> numbers;
};

const QList<Form> &forms()
{
    using enum FaultKind;
    const auto bare = [](FaultKind kind, const char *word, const QList<Number> &numbers = {}) {
        return Form{kind, word, nullptr, nullptr, Needed::No, 0, numbers};
    };
    const Number at{"at", &Fault::at, 0, 100, Needed::Yes};
    const Number laterOn{"at", &Fault::at, 0, 100, Needed::No};
    const Number lasting{"seconds", &Fault::seconds, 1, longest, Needed::No};
    static const QList<Form> all{
        {Refuse,
         "refuse",
         "code",
         &Fault::code,
         Needed::Yes,
         1,
         {{"retryAfter", &Fault::retryAfter, 1, longestDelay, Needed::No}}},
        bare(ExpiredToken, "expired-token"),
        {Throttle,
         "throttle",
         "code",
         &Fault::code,
         Needed::No,
         1,
         {{"perSecond", &Fault::perSecond, 1, 100'000, Needed::No},
          {"perMinute", &Fault::perMinute, 1, 100'000, Needed::No}}},
        bare(Http, "http", {{"status", &Fault::status, 500, 599, Needed::Yes}}),
        bare(Skew, "skew", {{"seconds", &Fault::seconds, -longest, longest, Needed::Yes}}),
        bare(Delay, "delay",
             {{"milliseconds", &Fault::milliseconds, 1, longestDelay, Needed::Yes}}),
        bare(Hang, "hang"),
        bare(CutBefore, "cut-before"),
        bare(CutWithin, "cut-within"),
        bare(CutAfter, "cut-after"),
        {Status, "status", "word", &Fault::word, Needed::Yes, 0, {laterOn, lasting}},
        bare(Fail, "fail", {at}),
        bare(Stall, "stall", {at, lasting}),
        bare(GoBack, "go-back", {at, {"to", &Fault::to, 0, 99, Needed::Yes}}),
        bare(Vanish, "vanish", {at, lasting}),
        bare(Late, "late", {{"seconds", &Fault::seconds, 1, longest, Needed::Yes}}),
    };
    return all;
}

/// A value, or what is wrong with a field.
template<class T>
using Read = tl::expected<T, QString>;

tl::unexpected<QString> wrong(const char *field, const QString &allowed)
{
    return tl::unexpected<QString>(QStringLiteral("\"%1\": %2").arg(QLatin1String(field), allowed));
}

tl::unexpected<QString> notAllowed(const QString &key, const QString &where,
                                   const QStringList &allowed)
{
    return tl::unexpected<QString>(QStringLiteral("\"%1\": %2 has no such field; allowed: %3")
                                       .arg(key, where, allowed.join(QLatin1String(", "))));
}

std::optional<QString> firstUnknown(const QJsonObject &object, const QStringList &allowed)
{
    for (const QString &key : object.keys()) {
        if (!allowed.contains(key))
            return key;
    }
    return std::nullopt;
}

/// nullopt when it is left out and may be.
Read<std::optional<int>> wholeNumber(const QJsonObject &object, const Number &number)
{
    const QJsonValue value = object.value(QLatin1String(number.name));
    if (value.isUndefined() && number.needed == Needed::No)
        return std::nullopt;
    const double given = value.toDouble();
    if (!value.isDouble() || given != std::floor(given) || given < number.least
        || given > number.most) {
        return wrong(number.name, QStringLiteral("a whole number from %1 to %2 is %3")
                                      .arg(number.least)
                                      .arg(number.most)
                                      .arg(value.isUndefined() ? QLatin1String("missing")
                                                               : QLatin1String("wanted")));
    }
    return int(given);
}

/// Empty when it is left out and may be.
Read<QString> text(const QJsonObject &object, const char *name, Needed needed, int least)
{
    const QJsonValue value = object.value(QLatin1String(name));
    if (value.isUndefined() && needed == Needed::No)
        return QString();
    const QString given = value.toString();
    if (!value.isString() || given.size() < least || given.size() > mostCharacters) {
        return wrong(name, QStringLiteral("a text of %1 to %2 characters is %3")
                               .arg(least)
                               .arg(mostCharacters)
                               .arg(value.isUndefined() ? QLatin1String("missing")
                                                        : QLatin1String("wanted")));
    }
    return given;
}

const QStringList &operations()
{
    static const QStringList all{QStringLiteral("ListImage"), QStringLiteral("ListRegions"),
                                 QStringLiteral("StartTaskForDistributeImage")};
    return all;
}

/// The names that every rule may have.
QStringList restrictionsOf(FaultKind kind)
{
    QStringList names{QStringLiteral("image"), QStringLiteral("region"),
                      QStringLiteral("probability"), QStringLiteral("skip"),
                      QStringLiteral("count")};
    if (!isOfCopies(kind))
        names.prepend(QStringLiteral("operation"));
    return names;
}

Read<const Form *> formOf(const QJsonObject &object)
{
    const QString word = object.value(QLatin1String("fault")).toString();
    QStringList words;
    for (const Form &form : forms()) {
        if (word == QLatin1String(form.word))
            return &form;
        words.append(QLatin1String(form.word));
    }
    return wrong("fault",
                 QStringLiteral("one of %1 is wanted").arg(words.join(QLatin1String(", "))));
}

Read<Fault> faultOf(const QJsonObject &object, const Form &form, const QStringList &restrictions)
{
    QStringList allowed{QStringLiteral("fault")};
    if (form.textName)
        allowed.append(QLatin1String(form.textName));
    for (const Number &number : form.numbers)
        allowed.append(QLatin1String(number.name));
    allowed += restrictions;
    if (const auto unknown = firstUnknown(object, allowed))
        return notAllowed(*unknown, QStringLiteral("\"%1\"").arg(QLatin1String(form.word)),
                          allowed);

    Fault fault;
    fault.kind = form.kind;
    if (form.textName) {
        const Read<QString> given = text(object, form.textName, form.textNeeded, form.leastText);
        if (!given)
            return tl::unexpected<QString>(given.error());
        fault.*form.text = *given;
    }
    for (const Number &number : form.numbers) {
        const Read<std::optional<int>> given = wholeNumber(object, number);
        if (!given)
            return tl::unexpected<QString>(given.error());
        fault.*number.field = given->value_or(0);
    }
    if (fault.kind == FaultKind::Throttle && (fault.perSecond == 0) == (fault.perMinute == 0))
        return wrong("perSecond", QStringLiteral("either this or \"perMinute\" is wanted"));
    if (fault.kind == FaultKind::GoBack && fault.to >= fault.at)
        return wrong("to", QStringLiteral("a number below \"at\" is wanted"));
    return fault;
}

Read<FaultRule> ruleOf(const QJsonValue &value)
{
    if (!value.isObject())
        return tl::unexpected<QString>(QStringLiteral("an object is wanted"));
    const QJsonObject object = value.toObject();
    const Read<const Form *> form = formOf(object);
    if (!form)
        return tl::unexpected<QString>(form.error());
    const Read<Fault> fault = faultOf(object, **form, restrictionsOf((*form)->kind));
    if (!fault)
        return tl::unexpected<QString>(fault.error());
    FaultRule rule;
    rule.fault = *fault;
    for (const auto &[name, field] :
         {std::pair{"operation", &FaultRule::operation}, std::pair{"image", &FaultRule::image},
          std::pair{"region", &FaultRule::region}}) {
        const Read<QString> given = text(object, name, Needed::No, 1);
        if (!given)
            return tl::unexpected<QString>(given.error());
        rule.*field = *given;
    }
    if (!rule.operation.isEmpty() && !operations().contains(rule.operation)) {
        return wrong(
            "operation",
            QStringLiteral("one of %1 is wanted").arg(operations().join(QLatin1String(", "))));
    }
    if (rule.operation == operations().at(1)) {
        for (const char *name : {"image", "region"}) {
            if (object.contains(QLatin1String(name)))
                return wrong(name, QStringLiteral("a ListRegions names none"));
        }
    }
    for (const auto &[name, field, least] :
         {std::tuple{"skip", &FaultRule::skip, 0}, std::tuple{"count", &FaultRule::count, 1}}) {
        const Read<std::optional<int>> given =
            wholeNumber(object, {name, nullptr, least, mostCalls, Needed::No});
        if (!given)
            return tl::unexpected<QString>(given.error());
        rule.*field = given->value_or(0);
    }
    const QJsonValue probability = object.value(QLatin1String("probability"));
    rule.probability = probability.toDouble(1);
    if (!(probability.isUndefined() || probability.isDouble()) || !(rule.probability > 0)
        || rule.probability > 1) {
        return wrong("probability", QStringLiteral("a number above 0, at most 1 is wanted"));
    }
    return rule;
}

Error broken(const QString &sentence)
{
    return makeError(ErrorKind::Local, Effect::NothingSent, codes::faultsBroken, {sentence});
}

Fault refusal(const QString &code, int retryAfter = 0)
{
    Fault fault;
    fault.code = code;
    fault.retryAfter = retryAfter;
    return fault;
}

bool matches(const FaultRule &rule, const FaultTarget &target)
{
    return (rule.operation.isEmpty() || rule.operation == target.operation)
           && (rule.image.isEmpty() || rule.image == target.imageId
               || rule.image == target.imageName)
           && (rule.region.isEmpty() || target.regions.contains(rule.region));
}

} // namespace

QJsonObject toJson(const Fault &fault)
{
    const auto form = std::find_if(forms().begin(), forms().end(), [&fault](const Form &known) {
        return known.kind == fault.kind;
    });
    QJsonObject object{{QStringLiteral("fault"), QLatin1String(form->word)}};
    if (form->textName && (form->textNeeded == Needed::Yes || !(fault.*form->text).isEmpty()))
        object.insert(QLatin1String(form->textName), fault.*form->text);
    for (const Number &number : form->numbers) {
        if (number.needed == Needed::Yes || fault.*number.field != 0)
            object.insert(QLatin1String(number.name), fault.*number.field);
    }
    return object;
}

std::optional<Fault> copyFaultOf(const QJsonObject &object)
{
    const Read<const Form *> form = formOf(object);
    if (!form || !isOfCopies((*form)->kind))
        return std::nullopt;
    const Read<Fault> fault = faultOf(object, **form, {});
    return fault ? std::optional(*fault) : std::nullopt;
}

Result<Faults> Faults::fromJson(const QByteArray &json)
{
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parsed);
    if (parsed.error != QJsonParseError::NoError) {
        return fail(broken(QStringLiteral("line %1: %2")
                               .arg(json.left(parsed.offset).count('\n') + 1)
                               .arg(parsed.errorString())));
    }
    if (!document.isObject())
        return fail(broken(QStringLiteral("an object with \"rules\" is wanted")));
    const QJsonObject object = document.object();
    const QStringList allowed{QStringLiteral("seed"), QStringLiteral("rules")};
    if (const auto unknown = firstUnknown(object, allowed))
        return fail(broken(notAllowed(*unknown, QStringLiteral("a script"), allowed).value()));

    Faults faults;
    const QJsonValue seed = object.value(QLatin1String("seed"));
    const double given = seed.toDouble(faults.m_seed);
    if (!(seed.isUndefined() || seed.isDouble()) || given != std::floor(given) || given < 0
        || given > double(UINT32_MAX)) {
        return fail(broken(
            QStringLiteral("\"seed\": a whole number from 0 to %1 is wanted").arg(UINT32_MAX)));
    }
    faults.m_seed = std::uint32_t(given);
    const QJsonValue rules = object.value(QLatin1String("rules"));
    if (!rules.isArray() || rules.toArray().size() > mostRules) {
        return fail(
            broken(QStringLiteral("\"rules\": an array of at most %1 is wanted").arg(mostRules)));
    }
    for (const auto &value : rules.toArray()) {
        const Read<FaultRule> rule = ruleOf(value);
        if (!rule) {
            return fail(broken(
                QStringLiteral("rule %1, %2").arg(faults.m_rules.size() + 1).arg(rule.error())));
        }
        faults.m_rules.append(*rule);
    }
    faults.m_played.resize(faults.m_rules.size());
    return faults;
}

bool Faults::acts(qsizetype index)
{
    const FaultRule &rule = m_rules.at(index);
    Played &played = m_played[index];
    const qint64 number = played.seen++;
    if (number < rule.skip || (rule.count > 0 && played.acted >= rule.count)
        || share(m_seed, quint64(index), quint64(number)) >= rule.probability)
        return false;
    ++played.acted;
    return true;
}

std::optional<int> Faults::throttled(qsizetype index, const QDateTime &now)
{
    const Fault &fault = m_rules.at(index).fault;
    QList<qint64> &passed = m_played[index].passed;
    const qint64 window = fault.perSecond > 0 ? 1'000 : 60'000;
    const int limit = fault.perSecond > 0 ? fault.perSecond : fault.perMinute;
    const qint64 time = now.toMSecsSinceEpoch();
    passed.removeIf([&](qint64 at) { return at <= time - window; });
    if (passed.size() < limit || !acts(index)) {
        passed.append(time);
        return std::nullopt;
    }
    return int(std::clamp(passed.at(passed.size() - limit) + window - time, qint64{1}, window));
}

RequestFault Faults::onRequest(const FaultTarget &request, const QDateTime &now)
{
    RequestFault result;
    for (qsizetype i = 0; i < m_rules.size() && !result.fault; ++i) {
        const FaultRule &rule = m_rules.at(i);
        if (isOfCopies(rule.fault.kind) || !matches(rule, request))
            continue;
        if (rule.fault.kind == FaultKind::Throttle) {
            if (const std::optional<int> wait = throttled(i, now)) {
                const QString &code = rule.fault.code;
                result.fault =
                    refusal(code.isEmpty() ? QStringLiteral("Throttling.User") : code, *wait);
            }
            continue;
        }
        if (!acts(i))
            continue;
        if (rule.fault.kind == FaultKind::Delay) {
            result.delay =
                std::min(result.delay + std::chrono::milliseconds(rule.fault.milliseconds),
                         std::chrono::milliseconds(longestDelay));
        } else if (rule.fault.kind == FaultKind::Skew) {
            result.skew += std::chrono::seconds(rule.fault.seconds);
        } else if (rule.fault.kind == FaultKind::ExpiredToken) {
            result.fault = refusal(QStringLiteral("InvalidSecurityToken.Expired"));
        } else {
            result.fault = rule.fault;
        }
    }
    return result;
}

std::optional<Fault> Faults::onCopy(const FaultTarget &copy)
{
    for (qsizetype i = 0; i < m_rules.size(); ++i) {
        const FaultRule &rule = m_rules.at(i);
        if (isOfCopies(rule.fault.kind) && matches(rule, copy) && acts(i))
            return rule.fault;
    }
    return std::nullopt;
}

Result<Faults> readFaults(const QString &file)
{
    QFile script(file);
    const auto failed = [&file](const QString &reason) {
        return fail(broken(QStringLiteral("%1: %2").arg(file, reason)));
    };
    if (!script.open(QIODevice::ReadOnly))
        return failed(script.errorString());
    const QByteArray json = script.read(mostBytes + 1);
    if (json.size() > mostBytes)
        return failed(QStringLiteral("a script has at most %1 bytes").arg(mostBytes));
    const Result<Faults> faults = Faults::fromJson(json);
    return faults ? faults : failed(faults.error().args.value(0));
}

} // namespace regioncast
