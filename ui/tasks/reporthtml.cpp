#include "tasks/reporthtml.h"

#include <QPalette>

namespace regioncast {

namespace {

/// Characters of a row of the long table, more or less.
constexpr qsizetype rowSize = 1200;

QString styles()
{
    // Paper is light whatever the window's theme.
    const Theme light{QPalette(Qt::white)};
    const auto colour = [&light](ColourRole role) {
        return light.colour(role).name();
    };
    return QStringLiteral(
               "@page { size: A4 landscape; margin: 12mm; }\n"
               "body { margin: 2em auto; max-width: 90em; padding: 0 1em; background: %1; "
               "color: %2; font: 10pt/1.35 system-ui, \"Noto Sans\", sans-serif; }\n"
               "h1 { font-size: 1.5em; margin: 0 0 0.5em; }\n"
               "h2 { font-size: 1.15em; margin: 1.5em 0 0.4em; break-after: avoid; }\n"
               "dl { display: grid; grid-template-columns: max-content auto; gap: 0.1em 1.5em; "
               "margin: 0; }\n"
               "dt, small, p.note { color: %3; }\n"
               "dd { margin: 0; }\n"
               "table { border-collapse: collapse; width: 100%; }\n"
               "thead { display: table-header-group; }\n"
               "tr { break-inside: avoid; }\n"
               "th, td { padding: 0.25em 0.6em; border-bottom: 1px solid %4; text-align: left; "
               "vertical-align: top; overflow-wrap: anywhere; }\n"
               "th { color: %3; font-weight: 600; }\n"
               // A name written from right to left must not turn its neighbours round.
               "td, dd { unicode-bidi: isolate; }\n"
               ".n { text-align: right; }\n"
               "small { display: block; font-size: 0.85em; }\n"
               "code { font-family: \"Noto Sans Mono\", monospace; }\n"
               ".good { color: %5; } .bad { color: %6; } .look { color: %7; } "
               ".accent { color: %8; } .muted { color: %3; }\n"
               "@media print { body { margin: 0; padding: 0; max-width: none; font-size: 8pt; } "
               "}\n")
        .arg(colour(ColourRole::Base), colour(ColourRole::Text), colour(ColourRole::Muted),
             colour(ColourRole::BarTrack), colour(ColourRole::Good), colour(ColourRole::Bad),
             colour(ColourRole::Look), colour(ColourRole::Accent));
}

QString styleOf(ColourRole role)
{
    if (role == ColourRole::Good)
        return QStringLiteral("good");
    if (role == ColourRole::Bad)
        return QStringLiteral("bad");
    if (role == ColourRole::Look)
        return QStringLiteral("look");
    if (role == ColourRole::Accent)
        return QStringLiteral("accent");
    return role == ColourRole::Muted ? QStringLiteral("muted") : QStringLiteral("text");
}

/// With the offset of the zone: the reader may be in another one.
QString timeText(const QDateTime &time)
{
    if (time.isNull())
        return {};
    const QDateTime local = time.toLocalTime();
    const int minutes = local.offsetFromUtc() / 60;
    return QStringLiteral("%1 %2%3:%4")
        .arg(local.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")),
             minutes < 0 ? QStringLiteral("-") : QStringLiteral("+"))
        .arg(std::abs(minutes) / 60, 2, 10, QLatin1Char('0'))
        .arg(std::abs(minutes) % 60, 2, 10, QLatin1Char('0'));
}

QString cell(const QString &text)
{
    return QStringLiteral("<td>") + text.toHtmlEscaped() + QStringLiteral("</td>");
}

QString numberCell(const QString &text)
{
    return QStringLiteral("<td class=\"n\">") + text.toHtmlEscaped() + QStringLiteral("</td>");
}

/// A small line of ids below the text of a cell; nothing for an empty one.
QString ids(const QString &text)
{
    return text.isEmpty() ? QString()
                          : QStringLiteral("<small><code>") + text.toHtmlEscaped()
                                + QStringLiteral("</code></small>");
}

/// The beginning of a table; the first `words` columns hold words, the others numbers.
QString tableHead(const QStringList &columns, qsizetype words)
{
    QString html = QStringLiteral("<table>\n<thead><tr>");
    for (qsizetype i = 0; i < columns.size(); ++i) {
        html += (i < words ? QStringLiteral("<th>") : QStringLiteral("<th class=\"n\">"))
                + columns.at(i).toHtmlEscaped() + QStringLiteral("</th>");
    }
    return html + QStringLiteral("</tr></thead>\n<tbody>\n");
}

QString heading(const QString &text)
{
    return QStringLiteral("<h2>") + text.toHtmlEscaped() + QStringLiteral("</h2>\n");
}

constexpr QLatin1String tableEnd("</tbody>\n</table>\n");

} // namespace

ReportHtml::ReportHtml(const UiContext &context, const TaskBook &tasks)
    : m_context(context)
    , m_tasks(tasks)
    , m_wording(context)
    , m_words(context)
{
}

QByteArray ReportHtml::page(const Report &report, const Head &head) const
{
    QString html;
    html.reserve(rowSize * (report.copies.size() + 10));
    addHead(html, report, head);
    addSums(html, report);
    addUnsolved(html, report);
    addCopies(html, report);
    html += QStringLiteral("<p class=\"note\">")
            + tr("From the journal of the computer on which this report was made. Copies that were "
                 "started elsewhere are not in it; the service does not say who began them.")
                  .toHtmlEscaped()
            + QStringLiteral("</p>\n</body>\n</html>\n");
    return html.toUtf8();
}

void ReportHtml::addHead(QString &html, const Report &report, const Head &head) const
{
    QString language = m_context.language;
    const QString title = m_words.title(report, head.period).toHtmlEscaped();
    html +=
        QStringLiteral("<!DOCTYPE html>\n<html lang=\"%1\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                       "style-src 'unsafe-inline'\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
            .arg(language.replace(QLatin1Char('_'), QLatin1Char('-')));
    html += title + QStringLiteral(" – Regioncast</title>\n<style>\n") + styles()
            + QStringLiteral("</style>\n</head>\n<body>\n<h1>") + title
            + QStringLiteral("</h1>\n<dl>\n");
    const auto line = [&html](const QString &name, const QString &value) {
        if (!value.isEmpty()) {
            html += QStringLiteral("<dt>") + name.toHtmlEscaped() + QStringLiteral("</dt><dd>")
                    + value.toHtmlEscaped() + QStringLiteral("</dd>\n");
        }
    };
    line(tr("Total"), m_words.sum(report.total));
    line(tr("Profile"), head.profile);
    line(tr("Period"), head.period);
    line(tr("Filter"), head.filter);
    line(tr("Time"), report.times ? m_words.times(*report.times) : QString());
    line(tr("Made"), head.madeBy.isEmpty()
                         ? timeText(head.madeAt)
                         //: %1 = time, %2 = login name
                         : tr("%1 by %2").arg(timeText(head.madeAt), head.madeBy));
    html += QStringLiteral("</dl>\n");
}

QString ReportHtml::sumCells(const TaskSum &sum) const
{
    QString html;
    for (const int count :
         {sum.total, sum.done, sum.unsolved(), sum.solved, sum.open(), sum.removed})
        html += numberCell(m_context.locale.toString(count));
    return html;
}

void ReportHtml::addSums(QString &html, const Report &report) const
{
    const QStringList counts{tr("Copies"), tr("Done"),      tr("Unsolved"),
                             tr("Solved"), tr("Not Ended"), tr("Removed")};
    html += heading(tr("By image")) + tableHead(QStringList{tr("Image")} + counts, 1);
    for (const Report::OfImage &each : report.images) {
        html += QStringLiteral("<tr><td>")
                + m_words.imageVersion(each.name, each.version).toHtmlEscaped()
                + ids(each.image.image.text + QLatin1Char(' ') + each.image.version.text)
                + QStringLiteral("</td>") + sumCells(each.sum) + QStringLiteral("</tr>\n");
    }
    html += tableEnd + heading(tr("By region")) + tableHead(QStringList{tr("Region")} + counts, 1);
    for (const Report::OfRegion &each : report.regions) {
        html += QStringLiteral("<tr>") + regionCell(each.region) + sumCells(each.sum)
                + QStringLiteral("</tr>\n");
    }
    html += tableEnd + heading(tr("By batch"))
            + tableHead(QStringList{tr("Batch"), tr("Made"), tr("By")} + counts, 3);
    for (const Report::OfBatch &each : report.batches) {
        const Batch &batch = *m_tasks.batch(each.batch);
        html += QStringLiteral("<tr>") + batchCell(batch) + cell(timeText(batch.createdAt))
                + cell(batch.user) + sumCells(each.sum) + QStringLiteral("</tr>\n");
    }
    html += tableEnd;
}

QString ReportHtml::batchCell(const Batch &batch) const
{
    const QString day = batch.createdAt.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    //: %1 = day and time
    return cell(batch.label.isEmpty() ? tr("Batch of %1").arg(day) : batch.label);
}

QString ReportHtml::imageCell(const Task &task) const
{
    return QStringLiteral("<td>") + m_words.task(task).toHtmlEscaped()
           + ids(task.image.image.text + QLatin1Char(' ') + task.image.version.text)
           + QStringLiteral("</td>");
}

QString ReportHtml::regionCell(const RegionId &region) const
{
    const QString name = m_wording.region(region);
    return QStringLiteral("<td>") + name.toHtmlEscaped()
           + ids(name == region.text ? QString() : region.text) + QStringLiteral("</td>");
}

QString ReportHtml::stateCell(const Destination &destination) const
{
    QString text = m_words.state(destination);
    const std::optional<Copy> &seen = destination.facts.seen;
    if (!isEnded(destination.state()) && seen && seen->progress)
        text += QStringLiteral(" · ") + m_wording.percent(*seen->progress);
    return QStringLiteral("<td class=\"%1\">").arg(styleOf(m_wording.destination(destination).role))
           + text.toHtmlEscaped() + ids(destination.facts.code) + QStringLiteral("</td>");
}

void ReportHtml::addUnsolved(QString &html, const Report &report) const
{
    if (report.unsolved.isEmpty())
        return;
    html += heading(tr("Unsolved"))
            + tableHead({tr("Image"), tr("Region"), tr("State and Reason"), tr("What it means"),
                         tr("Try"), tr("Retry")},
                        6);
    for (const qint64 number : report.unsolved) {
        const Destination &copy = *m_tasks.destination(number);
        const QString meaning = copy.facts.code.isEmpty()
                                    ? QString()
                                    : errorOf(m_context.errors, m_tasks, copy).meaning;
        html += QStringLiteral("<tr>") + imageCell(*m_tasks.task(copy.task))
                + regionCell(copy.region) + stateCell(copy) + cell(meaning)
                + cell(m_context.locale.toString(copy.tries))
                + cell(canRetry(m_context.errors, copy) ? tr("can help", "a retry")
                                                        : tr("cannot help", "a retry"))
                + QStringLiteral("</tr>\n");
    }
    html += tableEnd;
}

void ReportHtml::addCopies(QString &html, const Report &report) const
{
    html += heading(tr("All copies"))
            + tableHead({tr("Batch"), tr("Image"), tr("Region"), tr("From"), tr("State and Reason"),
                         tr("Sent"), tr("By"), tr("Ended"), tr("Took"), tr("Try"),
                         tr("Task Id, Request Id")},
                        11);
    for (const qint64 number : report.copies) {
        const Destination &copy = *m_tasks.destination(number);
        const Task &task = *m_tasks.task(copy.task);
        const Batch &batch = *m_tasks.batch(task.batch);
        const Request *request = m_tasks.request(copy.request);
        const std::optional<qint64> seconds = secondsTaken(copy);
        html += QStringLiteral("<tr>") + batchCell(batch) + imageCell(task)
                + regionCell(copy.region)
                + cell(task.source ? m_wording.region(*task.source) : tr("any", "source region"))
                + stateCell(copy) + cell(timeText(copy.sentAt)) + cell(batch.user)
                + cell(isEnded(copy.state()) ? timeText(copy.since) : QString())
                + cell(seconds ? m_words.duration(*seconds) : QString())
                + cell(m_context.locale.toString(copy.tries)) + QStringLiteral("<td>")
                + (request ? ids(request->tid.text) + ids(request->requestId) : QString())
                + QStringLiteral("</td></tr>\n");
    }
    html += tableEnd;
}

} // namespace regioncast
