#include "errors/errorcatalogue.h"

#include "api/effect.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace regioncast {

namespace {

/// Entries that are no codes: what a family of codes and a code that nobody knows read.
constexpr char unknownEntry[] = "Unknown";
constexpr char missingEntry[] = "Missing*";
constexpr char invalidEntry[] = "InvalidParameter.*";

QJsonObject objectIn(const QString &name)
{
    QFile file(QStringLiteral(":/errors/") + name);
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "ErrorCatalogue", "the error catalogue is not compiled in");
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
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
                                       std::pair{"ProductType", FormField::Product}};
    for (const auto &[name, field] : parameters) {
        if (parameter.compare(QLatin1String(name), Qt::CaseInsensitive) == 0)
            return field;
    }
    return FormField::None;
}

/// Fills in %1 to %9; what is missing reads "…".
QString filled(QString text, const QStringList &args)
{
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool place = text.at(i) == QLatin1Char('%') && i + 1 < text.size()
                           && text.at(i + 1) >= QLatin1Char('1')
                           && text.at(i + 1) <= QLatin1Char('9');
        if (!place) {
            result += text.at(i);
            continue;
        }
        const QString value = args.value(text.at(++i).digitValue() - 1);
        result += value.isEmpty() ? QStringLiteral("…") : value;
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
        Facts fact;
        for (const QJsonValue &field : object.value(QLatin1String("fields")).toArray())
            fact.fields.append(fieldOf(field.toString()));
        fact.retry = retryOf(object.value(QLatin1String("retry")).toString());
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
    QString entry = error.code;
    QStringList args = error.args;
    QList<FormField> fields;
    if (!m_texts.contains(entry)) {
        QString parameter;
        if (entry.startsWith(QLatin1String("InvalidParameter."))) {
            parameter = entry.section(QLatin1Char('.'), 1);
            entry = QLatin1String(invalidEntry);
        } else if (entry.startsWith(QLatin1String("Missing")) && entry.size() > 7) {
            parameter = entry.mid(7);
            entry = QLatin1String(missingEntry);
        } else if (entry.startsWith(QLatin1String("Invalid"))
                   && fieldOfParameter(entry.mid(7)) != FormField::None) {
            parameter = entry.mid(7);
            entry = QLatin1String(invalidEntry);
        } else if (m_texts.contains(entry.section(QLatin1Char('.'), 0, 0))) {
            entry = entry.section(QLatin1Char('.'), 0, 0);
        } else {
            args.prepend(entry);
            entry = QLatin1String(unknownEntry);
        }
        if (!parameter.isEmpty()) {
            args.prepend(parameter);
            fields = {fieldOfParameter(parameter)};
        }
    }
    const Facts facts = m_facts.value(entry);
    const Texts texts = m_texts.value(entry);
    ErrorText text;
    text.shortReason = filled(texts.shortReason, args);
    text.message = filled(texts.message, args);
    text.meaning = filled(texts.meaning, args);
    text.cause = filled(texts.cause, args);
    text.advice = filled(texts.advice, args);
    text.fields = fields.isEmpty() ? facts.fields : fields;
    text.fields.removeAll(FormField::None);
    text.effect = effectOf(error.code);
    text.retry = facts.retry;
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
    codes.removeIf([](const QString &code) {
        return code == QLatin1String(unknownEntry) || code.endsWith(QLatin1Char('*'));
    });
    codes.sort();
    return codes;
}

} // namespace regioncast
