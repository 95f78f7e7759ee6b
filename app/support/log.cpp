#include "support/log.h"

namespace regioncast {

Q_LOGGING_CATEGORY(logWire, "regioncast.wire", QtWarningMsg)
Q_LOGGING_CATEGORY(logJournal, "regioncast.journal", QtWarningMsg)
Q_LOGGING_CATEGORY(logTasks, "regioncast.tasks", QtWarningMsg)
Q_LOGGING_CATEGORY(logProfile, "regioncast.profile", QtWarningMsg)
Q_LOGGING_CATEGORY(logPractice, "regioncast.practice", QtWarningMsg)

} // namespace regioncast
