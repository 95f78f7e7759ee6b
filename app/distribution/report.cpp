#include "distribution/report.h"

#include "support/csv.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <tuple>
#include <vector>

namespace regioncast {

namespace {

constexpr int formatVersion = 1;

QString timeText(const QDateTime &time)
{
    return time.isNull() ? QString() : time.toUTC().toString(Qt::ISODate);
}

/// The time at which it ended; null while it has not.
QDateTime endOf(const Destination &destination)
{
    return isEnded(destination.state()) ? destination.since : QDateTime();
}

std::optional<int> percentOf(const Destination &destination)
{
    if (hasArrived(destination.state()))
        return 100;
    const std::optional<Copy> &seen = destination.facts.seen;
    return seen ? seen->progress : std::nullopt;
}

/// What the writers look up for each copy, in English.
struct Texts
{
    ErrorCatalogue errors = ErrorCatalogue::load(QLocale::c());
    RegionTable regions = RegionTable::load(QLocale::c());

    /// Empty when there is no code: a copy that fails at the service has no reason.
    [[nodiscard]] QString reason(const TaskBook &tasks, const Destination &destination) const
    {
        return destination.facts.code.isEmpty() ? QString()
                                                : errorOf(errors, tasks, destination).shortReason;
    }
};

// ---- CSV

void addCell(QString &line, const QString &text)
{
    if (!line.isEmpty() && !line.endsWith(QLatin1Char('\n')))
        line += QLatin1Char(',');
    line += csvCell(text);
}

// ---- JSON

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

template<class Number>
QJsonValue orNull(const std::optional<Number> &number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

QJsonObject jsonOf(const TaskSum &sum)
{
    return {
        {QStringLiteral("total"), sum.total},         {QStringLiteral("done"), sum.done},
        {QStringLiteral("unsolved"), sum.unsolved()}, {QStringLiteral("failed"), sum.failed},
        {QStringLiteral("refused"), sum.refused},     {QStringLiteral("notTaken"), sum.notTaken},
        {QStringLiteral("solved"), sum.solved},       {QStringLiteral("inDoubt"), sum.doubtful},
        {QStringLiteral("copying"), sum.copying},     {QStringLiteral("queued"), sum.queued},
        {QStringLiteral("removed"), sum.removed}};
}

QJsonObject jsonOf(const Destination &copy, const TaskBook &tasks, const Texts &texts)
{
    const Task &task = *tasks.task(copy.task);
    const Request *request = tasks.request(copy.request);
    return {
        {QStringLiteral("copy"), copy.number},
        {QStringLiteral("batch"), task.batch},
        {QStringLiteral("imageId"), task.image.image.text},
        {QStringLiteral("imageName"), task.imageName},
        {QStringLiteral("versionId"), task.image.version.text},
        {QStringLiteral("versionLabel"), task.versionLabel},
        {QStringLiteral("product"), orNull(task.product)},
        {QStringLiteral("sourceRegionId"), orNull(task.source ? task.source->text : QString())},
        {QStringLiteral("regionId"), copy.region.text},
        {QStringLiteral("regionName"), texts.regions.name(copy.region)},
        {QStringLiteral("state"), wordOf(copy.state())},
        {QStringLiteral("progress"), orNull(percentOf(copy))},
        {QStringLiteral("code"), orNull(copy.facts.code)},
        {QStringLiteral("reason"), orNull(texts.reason(tasks, copy))},
        {QStringLiteral("unsolved"), copy.isUnsolved()},
        {QStringLiteral("retryCanHelp"), canRetry(texts.errors, copy)},
        {QStringLiteral("solvedAt"), orNull(timeText(copy.solvedAt))},
        {QStringLiteral("sentAt"), orNull(timeText(copy.sentAt))},
        {QStringLiteral("endedAt"), orNull(timeText(endOf(copy)))},
        {QStringLiteral("seconds"), orNull(secondsTaken(copy))},
        {QStringLiteral("try"), copy.tries},
        {QStringLiteral("taskId"), orNull(request ? request->tid.text : QString())},
        {QStringLiteral("requestId"), orNull(request ? request->requestId : QString())},
    };
}

} // namespace

bool canRetry(const ErrorCatalogue &errors, const Destination &destination)
{
    if (!destination.isUnsolved())
        return false;
    if (destination.state() != DestinationState::Refused)
        return true;
    const RetryHelp help = errors.text(destination.facts.code).retry;
    return help != RetryHelp::No && help != RetryHelp::NotNeeded;
}

ErrorText errorOf(const ErrorCatalogue &errors, const TaskBook &tasks,
                  const Destination &destination)
{
    const Request *request = tasks.request(destination.request);
    const bool same = request && request->code == destination.facts.code;
    return errors.text(destination.facts.code, same ? request->args : QStringList());
}

int ReportSums::place(const RegionId &region)
{
    const auto known = m_places.constFind(region);
    if (known != m_places.constEnd())
        return *known;
    const int added = int(m_regions.size());
    m_regions.append(Report::OfRegion{region, {}});
    m_places.insert(region, added);
    return added;
}

Report::OfBatch &ReportSums::batch(qint64 number)
{
    const qsizetype at = m_batchPlaces.value(number, m_batches.size());
    if (at == m_batches.size()) {
        m_batchPlaces.insert(number, at);
        m_batches.append(Report::OfBatch{number, {}});
    }
    return m_batches[at];
}

void ReportSums::add(const Task &task, const SummedCopy &copy)
{
    m_total.add(copy);
    const int region = place(copy.region);
    m_regions[region].sum.add(copy);
    Report::OfImage &image = m_images[task.image];
    image.image = task.image;
    image.name = task.imageName;
    image.version = task.versionLabel;
    image.sum.add(copy);
    batch(task.batch).sum.add(copy);
    const std::optional<qint64> seconds = secondsTaken(copy);
    if (seconds && copy.state == DestinationState::Done)
        m_taken.emplace_back(*seconds, region);
}

void ReportSums::add(const ReportSums &other)
{
    m_total.add(other.m_total);
    for (const Report::OfRegion &each : other.m_regions)
        m_regions[place(each.region)].sum.add(each.sum);
    for (const auto &[key, each] : other.m_images) {
        Report::OfImage &image = m_images[key];
        image.image = each.image;
        image.name = each.name;
        image.version = each.version;
        image.sum.add(each.sum);
    }
    for (const Report::OfBatch &each : other.m_batches)
        batch(each.batch).sum.add(each.sum);
    for (const auto &[seconds, region] : other.m_taken)
        m_taken.emplace_back(seconds, place(other.m_regions.at(region).region));
}

Report ReportSums::report(const RegionTable &regions) const
{
    Report report;
    report.total = m_total;
    report.regions = m_regions;
    std::sort(report.regions.begin(), report.regions.end(),
              [&regions](const Report::OfRegion &a, const Report::OfRegion &b) {
                  const auto key = [&regions](const Report::OfRegion &each) {
                      return std::tuple(-each.sum.total, regions.order(each.region), each.region);
                  };
                  return key(a) < key(b);
              });
    for (const auto &[key, image] : m_images)
        report.images.append(image);
    std::stable_sort(report.images.begin(), report.images.end(),
                     [](const Report::OfImage &a, const Report::OfImage &b) {
                         return a.sum.total > b.sum.total;
                     });
    report.batches = m_batches;
    if (m_taken.size() > 1) {
        std::vector<std::pair<qint64, int>> taken = m_taken;
        const auto slowest = *std::max_element(taken.begin(), taken.end());
        const auto middle = taken.begin() + std::ptrdiff_t(taken.size() / 2);
        std::nth_element(taken.begin(), middle, taken.end());
        qint64 median = middle->first;
        if (taken.size() % 2 == 0)
            median = (std::max_element(taken.begin(), middle)->first + median) / 2;
        report.times = {median, slowest.first, m_regions.at(slowest.second).region};
    }
    return report;
}

Report reportOf(const TaskBook &tasks, const QList<qint64> &copies, const ErrorCatalogue &errors,
                const RegionTable &regions)
{
    ReportSums sums;
    QList<qint64> held;
    QList<qint64> unsolved;
    QList<qint64> retry;
    for (const qint64 number : copies) {
        const Destination *copy = tasks.destination(number);
        if (!copy)
            continue;
        held.append(number);
        sums.add(*tasks.task(copy->task), summedOf(*copy));
        if (!copy->isUnsolved())
            continue;
        unsolved.append(number);
        if (canRetry(errors, *copy))
            retry.append(number);
    }
    Report report = sums.report(regions);
    report.copies = held;
    report.unsolved = unsolved;
    report.retry = retry;
    return report;
}

QByteArray csvOf(const Report &report, const TaskBook &tasks)
{
    const Texts texts;
    QString lines = QStringLiteral("\uFEFF"); // without it spreadsheets take the file for Latin 1
    lines += QLatin1String(
        "batch,label,sent_by,image_name,version_label,image_id,version_id,product,"
        "source_region_id,region_id,region_name,state,progress_percent,code,reason,unsolved,"
        "retry_can_help,solved_at,sent_at,ended_at,seconds,try,task_id,request_id\r\n");
    const auto yes = [](bool value) {
        return value ? QStringLiteral("yes") : QStringLiteral("no");
    };
    for (const qint64 number : report.copies) {
        const Destination &copy = *tasks.destination(number);
        const Task &task = *tasks.task(copy.task);
        const Batch *batch = tasks.batch(task.batch);
        const Request *request = tasks.request(copy.request);
        const std::optional<int> percent = percentOf(copy);
        const std::optional<qint64> seconds = secondsTaken(copy);
        const QString cells[] = {
            QString::number(task.batch),
            batch ? batch->label : QString(),
            batch ? batch->user : QString(),
            task.imageName,
            task.versionLabel,
            task.image.image.text,
            task.image.version.text,
            task.product,
            task.source ? task.source->text : QString(),
            copy.region.text,
            texts.regions.name(copy.region),
            wordOf(copy.state()),
            percent ? QString::number(*percent) : QString(),
            copy.facts.code,
            texts.reason(tasks, copy),
            yes(copy.isUnsolved()),
            yes(canRetry(texts.errors, copy)),
            timeText(copy.solvedAt),
            timeText(copy.sentAt),
            timeText(endOf(copy)),
            seconds ? QString::number(*seconds) : QString(),
            QString::number(copy.tries),
            request ? request->tid.text : QString(),
            request ? request->requestId : QString(),
        };
        for (const QString &cell : cells)
            addCell(lines, cell);
        lines += QLatin1String("\r\n");
    }
    return lines.toUtf8();
}

QByteArray jsonOf(const Report &report, const ReportHead &head, const TaskBook &tasks)
{
    const Texts texts;
    QJsonArray regions;
    for (const Report::OfRegion &each : report.regions) {
        QJsonObject object = jsonOf(each.sum);
        object.insert(QStringLiteral("regionId"), each.region.text);
        object.insert(QStringLiteral("regionName"), texts.regions.name(each.region));
        regions.append(object);
    }
    QJsonArray images;
    for (const Report::OfImage &each : report.images) {
        QJsonObject object = jsonOf(each.sum);
        object.insert(QStringLiteral("imageId"), each.image.image.text);
        object.insert(QStringLiteral("imageName"), each.name);
        object.insert(QStringLiteral("versionId"), each.image.version.text);
        object.insert(QStringLiteral("versionLabel"), each.version);
        images.append(object);
    }
    QJsonArray batches;
    for (const Report::OfBatch &each : report.batches) {
        QJsonObject object = jsonOf(each.sum);
        object.insert(QStringLiteral("batch"), each.batch);
        if (const Batch *batch = tasks.batch(each.batch)) {
            object.insert(QStringLiteral("label"), orNull(batch->label));
            object.insert(QStringLiteral("sentBy"), orNull(batch->user));
            object.insert(QStringLiteral("createdAt"), orNull(timeText(batch->createdAt)));
        }
        batches.append(object);
    }
    QJsonArray copies;
    for (const qint64 number : report.copies)
        copies.append(jsonOf(*tasks.destination(number), tasks, texts));
    QJsonValue times;
    if (report.times) {
        times = QJsonObject{
            {QStringLiteral("median"), report.times->median},
            {QStringLiteral("slowest"), report.times->slowest},
            {QStringLiteral("slowestRegionId"), report.times->slowestTo.text},
        };
    }
    const QJsonObject document{
        {QStringLiteral("format"), QStringLiteral("regioncast-report")},
        {QStringLiteral("version"), formatVersion},
        {QStringLiteral("profile"), head.profile},
        {QStringLiteral("period"), head.period},
        {QStringLiteral("shownState"), head.state},
        {QStringLiteral("filter"), orNull(head.filter)},
        {QStringLiteral("madeBy"), orNull(head.madeBy)},
        {QStringLiteral("madeAt"), timeText(head.madeAt)},
        {QStringLiteral("total"), jsonOf(report.total)},
        {QStringLiteral("secondsTaken"), times},
        {QStringLiteral("regions"), regions},
        {QStringLiteral("images"), images},
        {QStringLiteral("batches"), batches},
        {QStringLiteral("copies"), copies},
    };
    return QJsonDocument(document).toJson();
}

} // namespace regioncast
