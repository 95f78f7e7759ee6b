#pragma once

#include "support/pending.h"
#include "support/result.h"

#include <QCoreApplication>

#include <memory>

namespace regioncast {

/// Calls back from the event loop, unless the Pending is dropped first. Main thread.
template<class T>
[[nodiscard]] Pending later(Done<T> done, Result<T> result)
{
    const auto wanted = std::make_shared<bool>(true);
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [wanted, done = std::move(done), result = std::move(result)] {
            if (*wanted)
                done(result);
        },
        Qt::QueuedConnection);
    return Pending([wanted] { *wanted = false; });
}

} // namespace regioncast
