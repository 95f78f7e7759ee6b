#pragma once

#include "distribution/tasks.h"

#include <QList>
#include <QSet>
#include <QString>

#include <optional>

namespace regioncast {

/// The chips of the task pane but All; every copy is in exactly one.
enum class TaskChip { Unsolved, Copying, Queued, Done };
/// What was unsolved and was solved since counts as done.
[[nodiscard]] TaskChip chipOf(const Destination &destination);

/// Which copies are wanted. A value that says the same of rows in memory, by matches(), and of
/// those in the journal, by Journal::survey().
struct TaskFilter
{
    /// A word that is looked for in texts, in any case (the journal knows letters beyond ASCII as
    /// typed, all small or all capital), and what else it means in the language of the program.
    struct Word
    {
        QString text;
        QSet<QString> regions; ///< ids of regions whose names hold it
        QSet<QString> states;  ///< words of states whose names hold it
        QSet<QString> codes;   ///< error codes whose reasons hold it

        friend bool operator==(const Word &, const Word &) = default;
    };
    /// Words beyond these, and characters beyond these of a word, narrow nothing more.
    static constexpr qsizetype mostWords = 30;
    static constexpr qsizetype mostCharacters = 200;

    QDateTime from;               ///< batches made then or later; null = from the beginning
    QDateTime until;              ///< batches made before; null = until now
    QDateTime activeSince;        ///< what is open, unsolved or ended later; null = everything
    std::optional<TaskChip> chip; ///< nullopt = all
    QList<Word> words;            ///< all of them

    /// Whether the batch is of the period and the copy as lively as asked; chip and words apart.
    [[nodiscard]] bool inPeriod(const Batch &batch, const Destination &destination) const;
    /// `request` is the one that carries it; may be null.
    [[nodiscard]] bool matches(const Batch &batch, const Task &task, const Destination &destination,
                               const Request *request) const;

    friend bool operator==(const TaskFilter &, const TaskFilter &) = default;
};

} // namespace regioncast
