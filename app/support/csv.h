#pragma once

#include <QString>

namespace regioncast {

/// A cell of a CSV line (RFC 4180) for people who open it in a spreadsheet: always in quotes, so
/// that an empty one at the beginning of a line stays a cell, and with an apostrophe before what a
/// spreadsheet would take for a formula; East Asian ones read the wide forms of these characters
/// like the narrow ones.
[[nodiscard]] QString csvCell(const QString &text);

} // namespace regioncast
