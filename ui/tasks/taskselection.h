#pragma once

#include "support/id.h"

namespace regioncast {

/// What is current in the task tree; all empty = nothing. `destination` implies task and batch.
struct TaskSelection
{
    qint64 batch = 0;
    qint64 task = 0;
    qint64 destination = 0;
    CopyKey elsewhere; ///< a copy that others started; then the numbers are 0

    [[nodiscard]] bool isEmpty() const { return batch == 0 && elsewhere.image.isEmpty(); }
    friend bool operator==(const TaskSelection &, const TaskSelection &) = default;
};

} // namespace regioncast
