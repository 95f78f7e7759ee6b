#pragma once

#include <QLoggingCategory>

namespace regioncast {

// One category per area; nothing secret is ever passed to them.
Q_DECLARE_LOGGING_CATEGORY(logWire)
Q_DECLARE_LOGGING_CATEGORY(logJournal)
Q_DECLARE_LOGGING_CATEGORY(logTasks)
Q_DECLARE_LOGGING_CATEGORY(logProfile)
Q_DECLARE_LOGGING_CATEGORY(logPractice)

} // namespace regioncast
