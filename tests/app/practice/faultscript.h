#pragma once

#include "practice/faults.h"

#include <QtGlobal>

namespace regioncast::test {

/// The script with these rules; a text of JSON without the brackets around it. What is no script
/// ends the test program.
inline Faults faultsOf(const QByteArray &rules, int seed = 1)
{
    const Result<Faults> faults =
        Faults::fromJson("{\"seed\":" + QByteArray::number(seed) + ",\"rules\":[" + rules + "]}");
    if (!faults)
        qFatal("%s", qPrintable(faults.error().args.value(0)));
    return *faults;
}

} // namespace regioncast::test
