#include "support/error.h"

namespace regioncast {

Error makeError(ErrorKind kind, Effect effect, const char *code, const QStringList &args)
{
    Error error;
    error.kind = kind;
    error.effect = effect;
    error.code = QString::fromLatin1(code);
    error.args = args;
    return error;
}

} // namespace regioncast
