#include "api/credentials.h"

namespace regioncast {

QString Credentials::shortKeyId() const
{
    if (keyId.size() <= 8)
        return QStringLiteral("…");
    return keyId.first(4) + QStringLiteral("…") + keyId.last(4);
}

} // namespace regioncast
