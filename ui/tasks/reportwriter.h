#pragma once

#include "distribution/taskfilter.h"
#include "tasks/reportdialog.h"
#include "tasks/reporthtml.h"

#include <QCoreApplication>

#include <functional>

namespace regioncast {

/// Everything that a report is made of, as values: it can be made on any thread.
struct ReportOrder
{
    TaskBook tasks;       ///< those in memory
    QList<qint64> copies; ///< of `tasks`, in the order shown
    TaskRecords older;    ///< batches of history, whole
    TaskFilter filter;    ///< which of their copies are wanted
    ErrorCatalogue errors;
    RegionTable regions;
    QLocale locale;
    QString language; ///< of UiContext
    ReportFormat format = ReportFormat::Html;
    QString file;
    bool mayReplace = false; ///< whether a file of that name may be there
    ReportHead head;         ///< of CSV and JSON
    ReportHtml::Head page;   ///< of HTML
};

/// Makes a report and writes it to its file, as a whole or not at all.
class ReportWriter
{
    Q_DECLARE_TR_FUNCTIONS(ReportWriter)

public:
    /// Waits for the disk; any thread. Leaves the file as it was when `givenUp` says so before the
    /// end. Fails with `Client.FileUnwritable`.
    [[nodiscard]] static Result<void> write(const ReportOrder &order,
                                            const std::function<bool()> &givenUp);

private:
    [[nodiscard]] static QByteArray textOf(const ReportOrder &order);
};

} // namespace regioncast
