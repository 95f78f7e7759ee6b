#pragma once

#include "api/operations.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <utility>

namespace regioncast {

/// Names and values, decoded. Lists are spread as `Name.1`, `Name.2` …
using Parameters = QList<std::pair<QString, QString>>;

/// UTF-8; `A-Z a-z 0-9 - _ . ~` stay, everything else becomes `%XX` in upper case.
[[nodiscard]] QByteArray percentEncode(const QString &text);

/// `name=value` joined with `&`, percent-encoded, sorted by the encoded name in byte order. It is
/// the canonical query of the signature, and a query or a form body as it is. Empty for no
/// parameters.
[[nodiscard]] QByteArray encodeSorted(const Parameters &parameters);

/// The reverse, for any order: `+` is a space, a name without `=` has an empty value. Nullopt for a
/// `%` without two hexadecimal digits, for text that is not UTF-8 and for an empty name.
[[nodiscard]] std::optional<Parameters> parseForm(const QByteArray &encoded);

/// What of a request travels in the body, and what in the query. ListRegions has no body at all.
[[nodiscard]] Parameters bodyOf(const ListImageQuery &query);
[[nodiscard]] Parameters queryOf(const ListImageQuery &query);
[[nodiscard]] Parameters queryOf(const ListRegionsQuery &query);
[[nodiscard]] Parameters bodyOf(const StartTaskRequest &request);

} // namespace regioncast
