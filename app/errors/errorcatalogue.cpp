#include "errors/errorcatalogue.h"

#include "api/effect.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace regioncast {

namespace {

/// Entries that are no codes of their own.
constexpr char unknownEntry[] = "Unknown";           // a code that nobody knows
constexpr char programFaultEntry[] = "ProgramFault"; // the codes of a request that is malformed
constexpr char missingEntry[] = "MissingParameter";
constexpr char invalidEntry[] = "InvalidParameter";

QByteArray compiledIn(const QString &name)
{
    QFile file(QStringLiteral(":/errors/") + name);
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "ErrorCatalogue", "the error catalogue is not compiled in");
    return file.readAll();
}

QJsonObject objectIn(const QString &name)
{
    const QJsonDocument document = QJsonDocument::fromJson(compiledIn(name));
    Q_ASSERT_X(document.isObject(), "ErrorCatalogue", "the error catalogue does not parse");
    return document.object();
}

FormField fieldOf(const QString &word)
{
    static const std::array words{std::pair{"image", FormField::Image},
                                  std::pair{"version", FormField::Version},
                                  std::pair{"sourceRegion", FormField::SourceRegion},
                                  std::pair{"destinations", FormField::Destinations},
                                  std::pair{"product", FormField::Product},
                                  std::pair{"credentials", FormField::Credentials},
                                  std::pair{"endpoint", FormField::Endpoint}};
    for (const auto &[name, field] : words) {
        if (word == QLatin1String(name))
            return field;
    }
    return FormField::None;
}

RetryHelp retryOf(const QString &word)
{
    static const std::array words{std::pair{"no", RetryHelp::No}, std::pair{"yes", RetryHelp::Yes},
                                  std::pair{"later", RetryHelp::Later},
                                  std::pair{"notNeeded", RetryHelp::NotNeeded}};
    for (const auto &[name, help] : words) {
        if (word == QLatin1String(name))
            return help;
    }
    return RetryHelp::AfterCheck;
}

/// The form field that a parameter of the API stands in.
FormField fieldOfParameter(const QString &parameter)
{
    static const std::array parameters{std::pair{"ImageId", FormField::Image},
                                       std::pair{"VersionId", FormField::Version},
                                       std::pair{"SourceRegion", FormField::SourceRegion},
                                       std::pair{"DestinationRegionList", FormField::Destinations},
                                       std::pair{"ProductType", FormField::Product},
                                       std::pair{"AccessKeyId", FormField::Credentials},
                                       std::pair{"SecurityToken", FormField::Credentials}};
    // An element of a list comes as "DestinationRegionList.1".
    const QString first = parameter.section(QLatin1Char('.'), 0, 0);
    for (const auto &[name, field] : parameters) {
        if (first.compare(QLatin1String(name), Qt::CaseInsensitive) == 0)
            return field;
    }
    return FormField::None;
}

/// What the places of a text stand for: `%0` the code, `%1` to `%9` the arguments.
struct Values
{
    QString code;
    QStringList args;

    [[nodiscard]] QString of(int place) const { return place == 0 ? code : args.value(place - 1); }
};

/// The digit of the place that begins at `at`, or -1.
int placeAt(QStringView text, qsizetype at)
{
    const bool place = text.at(at) == QLatin1Char('%') && at + 1 < text.size()
                       && text.at(at + 1) >= QLatin1Char('0')
                       && text.at(at + 1) <= QLatin1Char('9');
    return place ? text.at(at + 1).digitValue() : -1;
}

bool allGiven(QStringView part, const Values &values)
{
    for (qsizetype i = 0; i < part.size(); ++i) {
        const int place = placeAt(part, i);
        if (place >= 0 && values.of(place).isEmpty())
            return false;
    }
    return true;
}

/// A value that is missing reads "…".
QString withPlacesFilled(QStringView part, const Values &values)
{
    QString result;
    for (qsizetype i = 0; i < part.size(); ++i) {
        const int place = placeAt(part, i);
        if (place < 0) {
            result += part.at(i);
            continue;
        }
        const QString value = values.of(place);
        result += value.isEmpty() ? QStringLiteral("…") : value;
        ++i;
    }
    return result;
}

/// Fills in the values. `[a|b]` reads a when every value in a is there, else b, and so on with
/// more; of a single `[a]` nothing is left then. Brackets do not nest, and those inside a value are
/// ordinary text.
QString filled(const QString &text, const Values &values)
{
    QString result;
    QStringView rest(text);
    while (!rest.isEmpty()) {
        const qsizetype open = rest.indexOf(QLatin1Char('['));
        const qsizetype close = open < 0 ? -1 : rest.indexOf(QLatin1Char(']'), open);
        if (close < 0)
            return result + withPlacesFilled(rest, values);
        result += withPlacesFilled(rest.first(open), values);
        const auto choices = rest.sliced(open + 1, close - open - 1).split(QLatin1Char('|'));
        const auto whole =
            std::find_if(choices.begin(), choices.end(),
                         [&values](QStringView choice) { return allGiven(choice, values); });
        if (whole != choices.end())
            result += withPlacesFilled(*whole, values);
        rest = rest.sliced(close + 1);
    }
    return result;
}

} // namespace

ErrorCatalogue ErrorCatalogue::load(const QLocale &locale)
{
    QString language = QStringLiteral("en");
    if (locale.language() == QLocale::Chinese)
        language = QStringLiteral("zh_CN");
    else if (locale.language() == QLocale::Japanese)
        language = QStringLiteral("ja");

    ErrorCatalogue catalogue;
    const QJsonObject facts = objectIn(QStringLiteral("codes.json"));
    for (auto entry = facts.begin(); entry != facts.end(); ++entry) {
        const QJsonObject object = entry->toObject();
        const QString shared = object.value(QLatin1String("as")).toString();
        if (!shared.isEmpty()) {
            catalogue.m_shared.insert(entry.key(), shared);
            continue;
        }
        Facts fact;
        const QJsonArray fields = object.value(QLatin1String("fields")).toArray();
        for (const auto &field : fields)
            fact.fields.append(fieldOf(field.toString()));
        fact.retry = retryOf(object.value(QLatin1String("retry")).toString());
        fact.policyHelps = object.value(QLatin1String("policy")).toBool();
        catalogue.m_facts.insert(entry.key(), fact);
    }
    const QJsonObject texts = objectIn(QStringLiteral("texts.%1.json").arg(language));
    for (auto entry = texts.begin(); entry != texts.end(); ++entry) {
        const QJsonObject object = entry->toObject();
        const auto text = [&object](const char *name) {
            return object.value(QLatin1String(name)).toString();
        };
        catalogue.m_texts.insert(entry.key(), {text("short"), text("message"), text("meaning"),
                                               text("cause"), text("advice")});
    }
    return catalogue;
}

ErrorText ErrorCatalogue::text(const Error &error) const
{
    const auto has = [this](const QString &code) {
        return m_texts.contains(code) || m_shared.contains(code);
    };
    const QString &code = error.code;
    const QString firstPart = code.section(QLatin1Char('.'), 0, 0);
    QString entry = code;
    std::optional<QString> parameter;
    if (!has(code)) {
        const QLatin1String invalidParameter("InvalidParameter.");
        const QLatin1String missing("Missing");
        const QLatin1String invalid("Invalid");
        if (code.startsWith(invalidParameter)) {
            parameter = code.mid(invalidParameter.size());
            entry = QLatin1String(invalidEntry);
        } else if (code.startsWith(missing)) {
            parameter = firstPart.mid(missing.size());
            entry = QLatin1String(missingEntry);
        } else if (code.startsWith(invalid)) {
            parameter = firstPart.mid(invalid.size());
            entry = QLatin1String(invalidEntry);
        } else {
            entry = has(firstPart) ? firstPart : QString::fromLatin1(unknownEntry);
        }
    }
    entry = m_shared.value(entry, entry);
    const Values values{code, parameter ? QStringList{*parameter} : error.args};
    // A refused action such as "appstreaming:ListImage" may have a text of its own.
    const QString ofAction = entry + QLatin1Char('/') + values.of(1).section(QLatin1Char(':'), -1);
    if (m_texts.contains(ofAction))
        entry = ofAction;

    const Facts facts = m_facts.value(entry);
    const Texts texts = m_texts.value(entry);
    ErrorText text;
    text.shortReason = filled(texts.shortReason, values);
    text.message = filled(texts.message, values);
    text.meaning = filled(texts.meaning, values);
    text.cause = filled(texts.cause, values);
    text.advice = filled(texts.advice, values);
    text.fields = parameter ? QList<FormField>{fieldOfParameter(*parameter)} : facts.fields;
    text.fields.removeAll(FormField::None);
    text.effect = effectOf(code);
    text.retry = facts.retry;
    text.policyHelps = facts.policyHelps;
    return text;
}

ErrorText ErrorCatalogue::text(const QString &code, const QStringList &args) const
{
    Error error;
    error.code = code;
    error.args = args;
    return text(error);
}

QStringList ErrorCatalogue::codes() const
{
    QStringList codes = m_texts.keys();
    codes += m_shared.keys();
    codes.removeIf([](const QString &code) {
        return code == QLatin1String(unknownEntry) || code == QLatin1String(programFaultEntry)
               || code.contains(QLatin1Char('/'));
    });
    codes.sort();
    return codes;
}

QString leastPolicy()
{
    return QString::fromUtf8(compiledIn(QStringLiteral("ram-policy.json")));
}

} // namespace regioncast
