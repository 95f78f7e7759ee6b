#include "support/csv.h"

namespace regioncast {

QString csvCell(const QString &text)
{
    static const QString starts = QStringLiteral("=+-@\t\r\n＝＋－＠");
    const bool looksLikeFormula = !text.isEmpty() && starts.contains(text.front());
    QString cell = looksLikeFormula ? QLatin1Char('\'') + text : text;
    return QLatin1Char('"') + cell.replace(QLatin1Char('"'), QLatin1String("\"\""))
           + QLatin1Char('"');
}

} // namespace regioncast
