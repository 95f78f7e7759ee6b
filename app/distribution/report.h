#pragma once

#include "catalog/regiontable.h"
#include "distribution/tasksum.h"
#include "errors/errorcatalogue.h"

#include <QByteArray>
#include <QHash>

#include <map>
#include <utility>
#include <vector>

namespace regioncast {

/// What a list of copies comes to, in all and by group: what the details of several copies and a
/// saved report both tell. A value; the copies themselves stay in their TaskBook.
struct Report
{
    struct OfRegion
    {
        RegionId region;
        TaskSum sum;
    };
    struct OfImage
    {
        ImageKey image;
        QString name;    ///< as of the last copy of the list
        QString version; ///< its label, as of the last copy of the list
        TaskSum sum;
    };
    struct OfBatch
    {
        qint64 batch = 0;
        TaskSum sum;
    };
    /// Of copies that arrived, in seconds from being sent.
    struct Times
    {
        qint64 median = 0;
        qint64 slowest = 0;
        RegionId slowestTo;
    };

    QList<qint64> copies; ///< in the order of the list
    TaskSum total;
    QList<OfRegion> regions;    ///< most copies first, then in the order of the region table
    QList<OfImage> images;      ///< most copies first, then by id
    QList<OfBatch> batches;     ///< in the order of the list
    QList<qint64> unsolved;     ///< those of `copies` that are, in their order
    QList<qint64> retry;        ///< those of `unsolved` that canRetry() means
    std::optional<Times> times; ///< nullopt when fewer than two arrived
};

/// Sums copies up one after the other; parts that were summed up apart can be joined. A value. What
/// it makes has no `copies`, `unsolved` and `retry`: those are lists of a book.
class ReportSums
{
public:
    void add(const Task &task, const SummedCopy &copy);
    void add(const ReportSums &other);
    [[nodiscard]] const TaskSum &total() const { return m_total; }
    [[nodiscard]] Report report(const RegionTable &regions) const;

private:
    [[nodiscard]] int place(const RegionId &region);
    [[nodiscard]] Report::OfBatch &batch(qint64 number);

    TaskSum m_total;
    QList<Report::OfRegion> m_regions;
    QHash<RegionId, int> m_places; ///< in m_regions
    std::map<ImageKey, Report::OfImage> m_images;
    QList<Report::OfBatch> m_batches;
    QHash<qint64, qsizetype> m_batchPlaces;
    std::vector<std::pair<qint64, int>> m_taken; ///< seconds, place of the region
};

/// Numbers that the book does not hold are left out.
[[nodiscard]] Report reportOf(const TaskBook &tasks, const QList<qint64> &copies,
                              const ErrorCatalogue &errors, const RegionTable &regions);

/// Whether sending this copy again can help, as far as the error catalogue knows.
[[nodiscard]] bool canRetry(const ErrorCatalogue &errors, const Destination &destination);
/// The texts for its code, with the arguments that came with it.
[[nodiscard]] ErrorText errorOf(const ErrorCatalogue &errors, const TaskBook &tasks,
                                const Destination &destination);

/// What a file tells of the list as a whole.
struct ReportHead
{
    QString profile; ///< its name
    QString period;  ///< a stable word, such as `last-month`
    QString state;   ///< a stable word: the chip, such as `unsolved`, or `all`
    QString filter;  ///< the text that the list is narrowed to; empty = none
    QString madeBy;  ///< login name
    QDateTime madeAt;
};

// Both write the same in every language: names of regions and reasons are English. docs/report.md
// describes them; nothing secret is in them.

/// One line per copy, with a byte order mark, quoted as RFC 4180 asks. A cell that a spreadsheet
/// would take for a formula begins with an apostrophe.
[[nodiscard]] QByteArray csvOf(const Report &report, const TaskBook &tasks);
/// Head, sums and copies.
[[nodiscard]] QByteArray jsonOf(const Report &report, const ReportHead &head,
                                const TaskBook &tasks);

} // namespace regioncast
