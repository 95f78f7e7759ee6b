#include "tasks/reportwriter.h"

#include <QFileInfo>
#include <QSaveFile>

#include <map>

namespace regioncast {

namespace {

/// The copies of history and those in memory, batches newest first.
QList<qint64> copiesOf(const ReportOrder &order, const TaskBook &all)
{
    std::map<qint64, QList<qint64>, std::greater<>> byBatch;
    for (const qint64 number : order.copies) {
        if (const Destination *copy = all.destination(number))
            byBatch[all.task(copy->task)->batch].append(number);
    }
    for (const Batch &batch : order.older.batches) {
        for (const qint64 number : destinationsOfBatch(all, batch.number)) {
            const Destination &copy = *all.destination(number);
            if (order.filter.matches(batch, *all.task(copy.task), copy, all.request(copy.request)))
                byBatch[batch.number].append(number);
        }
    }
    QList<qint64> copies;
    for (const auto &[batch, numbers] : byBatch)
        copies += numbers;
    return copies;
}

} // namespace

QByteArray ReportWriter::textOf(const ReportOrder &order)
{
    TaskBook all = order.tasks;
    all.apply(order.older);
    const Report report = reportOf(all, copiesOf(order, all), order.errors, order.regions);
    if (order.format == ReportFormat::Csv)
        return csvOf(report, all);
    if (order.format == ReportFormat::Json)
        return jsonOf(report, order.head, all);
    // The program's clock belongs to its thread; the report is of one moment anyway.
    ManualClock moment(order.page.madeAt);
    const UiContext context{order.locale, order.errors, order.regions, moment, order.language};
    return ReportHtml(context, all).page(report, order.page);
}

Result<void> ReportWriter::write(const ReportOrder &order, const std::function<bool()> &givenUp)
{
    const auto failed = [&order](const QString &reason) {
        return fail(makeError(ErrorKind::Local, Effect::NothingSent, codes::fileUnwritable,
                              {QFileInfo(order.file).fileName(), reason}));
    };
    if (!order.mayReplace && QFileInfo::exists(order.file))
        return failed(tr("a file of that name is there already"));
    QSaveFile target(order.file);
    if (!target.open(QIODevice::WriteOnly))
        return failed(target.errorString());
    const QByteArray text = textOf(order);
    if (givenUp())
        return {}; // what was written so far goes with `target`
    if (target.write(text) != text.size() || !target.commit())
        return failed(target.errorString());
    return {};
}

} // namespace regioncast
