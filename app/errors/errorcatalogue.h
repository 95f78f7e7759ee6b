#pragma once

#include "support/error.h"
#include "support/result.h"

#include <QHash>
#include <QList>
#include <QLocale>
#include <QString>

namespace regioncast {

/// The form field that an error points at.
enum class FormField {
    None,
    Image,
    Version,
    SourceRegion,
    Destinations,
    Product,
    Credentials,
    Endpoint
};

/// Whether sending the same thing again can help.
enum class RetryHelp {
    No,         ///< the same request will fail again
    Yes,        ///< at once
    Later,      ///< after a while, or after something has finished
    AfterCheck, ///< only after looking whether it happened
    NotNeeded,  ///< the goal is reached already
};

/// What people read about an error, in one language, arguments filled in.
struct ErrorText
{
    QString shortReason; ///< two to five words for a table row, "cloud computer gone"
    QString message;     ///< one or two sentences for the strip
    QString meaning;     ///< what happened; whole sentences
    QString cause;       ///< likely cause; may be empty
    QString advice;      ///< what to do next
    QList<FormField> fields;
    Effect effect = Effect::MayHaveHappened; ///< from effectOf() (api/effect.h)
    RetryHelp retry = RetryHelp::AfterCheck;
    bool policyHelps = false; ///< a permission is missing that leastPolicy() would give
};

/// Reads resources/errors: `codes.json` (field and retry of every code, whether a policy
/// helps, or the entry it shares as `as`) and one file of texts per language. In a text `%0` is the
/// code and `%1` to `%9` are the arguments; `[a|b]` reads the first choice of which every value is
/// there. An entry `code/action` is for that refused action. Pure after loading; a value that may
/// be copied.
class ErrorCatalogue
{
public:
    /// The catalogue in the language of `locale` (en, zh, ja; any other reads English). The files
    /// are compiled in, so a failure is a fault of the build and is asserted.
    [[nodiscard]] static ErrorCatalogue load(const QLocale &locale);

    /// The text for an error; works for any code. Codes are looked up exactly, then with
    /// `Missing…`, `InvalidParameter.…` and `Invalid…` resolved to the parameter they name, then by
    /// the part before the first dot; a code that is in no list gets the entry `Unknown`, which
    /// quotes the code. Arguments that are missing leave a whole sentence all the same. The effect
    /// is that of the code; `error.effect` may be graver, as behind a 5xx.
    [[nodiscard]] ErrorText text(const Error &error) const;
    /// The text for a bare code, as kept in the journal.
    [[nodiscard]] ErrorText text(const QString &code, const QStringList &args = {}) const;

    /// Every code that has an entry of its own, sorted.
    [[nodiscard]] QStringList codes() const;

private:
    struct Facts
    {
        QList<FormField> fields;
        RetryHelp retry = RetryHelp::AfterCheck;
        bool policyHelps = false;
    };
    struct Texts
    {
        QString shortReason, message, meaning, cause, advice;
    };
    QHash<QString, QString> m_shared; ///< code → the entry whose facts and texts it shares
    QHash<QString, Facts> m_facts;
    QHash<QString, Texts> m_texts;
};

/// The RAM policy that gives the three actions this program calls and no more, as JSON to be
/// copied.
[[nodiscard]] QString leastPolicy();

} // namespace regioncast
