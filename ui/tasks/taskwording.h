#pragma once

#include "distribution/report.h"
#include "widgets/wording.h"

#include <QCoreApplication>

namespace regioncast {

/// Sentences about tasks that the tree and the details share, in the language of the program.
class TaskWording
{
    Q_DECLARE_TR_FUNCTIONS(TaskWording)

public:
    explicit TaskWording(const UiContext &context);

    /// The batch's label, else "Batch of 08:01".
    [[nodiscard]] QString batch(const Batch &batch) const;
    /// "rhel9-cad v7"
    [[nodiscard]] QString task(const Task &task) const;
    [[nodiscard]] QString imageVersion(const QString &image, const QString &version) const;
    /// "35 of 36 done · 1 failed"
    [[nodiscard]] QString sum(const TaskSum &sum) const;
    /// "84 copies"
    [[nodiscard]] QString copies(qsizetype count) const;
    /// "84 copies in 5 batches, Last Month"
    [[nodiscard]] QString title(const Report &report, const QString &period) const;
    /// "Median 28 min · slowest to Dubai, 1 h 40 min"
    [[nodiscard]] QString times(const Report::Times &times) const;
    /// State of one copy with its number of tries: "Copying · try 2".
    [[nodiscard]] QString state(const Destination &destination) const;
    /// How a queued copy looks that waits for a parent image.
    [[nodiscard]] StateLook waiting(const ImageKey &parent, const Catalogue &catalogue) const;
    /// The word of a history event, such as "accepted"; the word itself when it is not known.
    [[nodiscard]] QString event(const QString &word) const;
    /// "5 h 51 min", "28 min", "40 s"
    [[nodiscard]] QString duration(qint64 seconds) const;

    // What screen readers say.
    [[nodiscard]] QString spoken(const Batch &batch, const TaskSum &sum) const;
    [[nodiscard]] QString spoken(const Task &task, const TaskSum &sum) const;
    [[nodiscard]] QString spoken(const Task &task, const Destination &destination) const;
    /// "version 7" for "v7", else "version" and the label as it is.
    [[nodiscard]] QString spokenVersion(const QString &label) const;
    /// "failed at 63 per cent, no reason given"
    [[nodiscard]] QString spokenState(const StateLook &look) const;

private:
    const UiContext &m_context;
    Wording m_wording;
};

} // namespace regioncast
