#include "command/output.h"

#include "distribution/report.h"

#include <QJsonDocument>
#include <QTextStream>

#include <algorithm>

namespace regioncast {

namespace {

/// An error that lies with the key or what it may do.
bool isAccess(const Error &error, const ErrorCatalogue &errors)
{
    const ErrorText text = errors.text(error);
    return text.policyHelps || text.fields.contains(FormField::Credentials);
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

} // namespace

Output::Output(bool json, const QLocale &locale)
    : m_json(json)
    , m_errors(ErrorCatalogue::load(locale))
    , m_regions(RegionTable::load(locale))
{
}

void Output::line(const QString &text) const
{
    if (!m_json)
        QTextStream(stdout) << text << '\n';
}

void Output::value(const QJsonObject &object) const
{
    if (m_json)
        QTextStream(stdout) << QJsonDocument(object).toJson();
}

void Output::say(const QString &text) const
{
    QTextStream(stderr) << "regioncast: " << text << '\n';
}

void Output::say(const Error &error) const
{
    const ErrorText text = m_errors.text(error);
    QString message = text.message;
    if (!text.advice.isEmpty())
        message += QLatin1Char(' ') + text.advice;
    say(message + QStringLiteral(" (%1)").arg(error.code));
}

ExitCode exitCodeOf(const Error &error, const ErrorCatalogue &errors)
{
    if (error.code == QLatin1String(codes::busy))
        return ExitCode::Busy;
    if (error.code == QLatin1String(codes::planBroken)
        || error.code == QLatin1String(codes::profileUnknown))
        return ExitCode::Usage;
    if (error.code == QLatin1String(codes::readOnly)
        || error.code == QLatin1String(codes::imageNotAllowed)
        || error.code == QLatin1String(codes::regionNotAllowed)
        || error.code == QLatin1String(codes::outsideHours))
        return ExitCode::Blocked;
    if (isAccess(error, errors))
        return ExitCode::NoAccess;
    return error.kind == ErrorKind::Local ? ExitCode::Failed : ExitCode::Unreachable;
}

QString tableOf(const QStringList &header, const QList<QStringList> &rows)
{
    QList<qsizetype> widths(header.size(), 0);
    const QList<QStringList> all = QList<QStringList>{header} + rows;
    for (const QStringList &row : all) {
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths.at(i), row.at(i).size());
    }
    QStringList lines;
    for (const QStringList &row : all) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i)
            line += row.at(i).leftJustified(widths.at(i) + 2, QLatin1Char(' '));
        while (line.endsWith(QLatin1Char(' ')))
            line.chop(1);
        lines.append(line);
    }
    return lines.join(QLatin1Char('\n'));
}

QString wordOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::WillCopy:
        return QStringLiteral("will-copy");
    case Verdict::AlreadyThere:
        return QStringLiteral("already-there");
    case Verdict::InProgress:
        return QStringLiteral("in-progress");
    case Verdict::Blocked:
        return QStringLiteral("blocked");
    case Verdict::ParentFirst:
        return QStringLiteral("parent-first");
    case Verdict::Unknown:
        return QStringLiteral("unknown");
    }
    return {};
}

QString wordOf(CopyState state)
{
    switch (state) {
    case CopyState::Initialising:
        return QStringLiteral("preparing");
    case CopyState::Copying:
        return QStringLiteral("copying");
    case CopyState::Available:
        return QStringLiteral("available");
    case CopyState::Failed:
        return QStringLiteral("failed");
    case CopyState::Removed:
        return QStringLiteral("removed");
    case CopyState::Unknown:
        return QStringLiteral("unknown");
    }
    return {};
}

QJsonObject jsonOf(const Profile &profile)
{
    return {{QStringLiteral("id"), profile.id},
            {QStringLiteral("name"), profile.name},
            {QStringLiteral("site"), siteOf(profile)},
            {QStringLiteral("endpoint"), textOrNull(profile.endpoint.toString())}};
}

QJsonObject jsonOf(const RegionId &region, const Copy &copy)
{
    return {
        {QStringLiteral("region"), region.text},
        {QStringLiteral("state"), wordOf(copy.state)},
        {QStringLiteral("word"), textOrNull(copy.word)},
        {QStringLiteral("progress"), copy.progress ? QJsonValue(*copy.progress) : QJsonValue()}};
}

QJsonValue jsonOf(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODate)) : QJsonValue();
}

QJsonObject jsonOf(const PlanRow &row, const Catalogue &catalogue, const ErrorCatalogue &errors)
{
    const QString choice = row.automaticSource ? QStringLiteral("automatic")
                           : row.source        ? QStringLiteral("chosen")
                                               : QStringLiteral("service");
    QJsonObject object{
        {QStringLiteral("image"), row.to.image.text},
        {QStringLiteral("imageName"), catalogue.imageLabel(row.to.image)},
        {QStringLiteral("version"), textOrNull(row.to.version.text)},
        {QStringLiteral("versionLabel"), textOrNull(catalogue.versionLabel(row.to.imageKey()))},
        {QStringLiteral("source"), row.source ? QJsonValue(row.source->text) : QJsonValue()},
        {QStringLiteral("sourceChoice"), choice},
        {QStringLiteral("to"), row.to.region.text},
        {QStringLiteral("product"), textOrNull(row.product)},
        {QStringLiteral("verdict"), wordOf(row.verdict)},
        {QStringLiteral("code"), textOrNull(row.code)},
        {QStringLiteral("reason"),
         row.code.isEmpty() ? QJsonValue() : QJsonValue(errors.text(row.code).message)},
        {QStringLiteral("before"),
         row.baseline ? QJsonValue(jsonOf(row.to.region, *row.baseline)) : QJsonValue()}};
    return object;
}

QJsonObject jsonOf(const TaskBook &tasks, const Destination &destination,
                   const ErrorCatalogue &errors)
{
    const Task *task = tasks.task(destination.task);
    const Batch *batch = tasks.batch(task->batch);
    const Request *request = tasks.request(destination.request);
    const QString code = destination.facts.code;
    QJsonValue progress;
    if (destination.facts.seen && destination.facts.seen->progress)
        progress = *destination.facts.seen->progress;
    return {
        {QStringLiteral("number"), destination.number},
        {QStringLiteral("batch"), batch->number},
        {QStringLiteral("label"), textOrNull(batch->label)},
        {QStringLiteral("image"), task->image.image.text},
        {QStringLiteral("imageName"), task->imageName},
        {QStringLiteral("version"), task->image.version.text},
        {QStringLiteral("versionLabel"), task->versionLabel},
        {QStringLiteral("source"), task->source ? QJsonValue(task->source->text) : QJsonValue()},
        {QStringLiteral("to"), destination.region.text},
        {QStringLiteral("product"), textOrNull(task->product)},
        {QStringLiteral("state"), wordOf(destination.state())},
        {QStringLiteral("ended"), isEnded(destination.state())},
        {QStringLiteral("unsolved"), destination.isUnsolved()},
        {QStringLiteral("progress"), progress},
        {QStringLiteral("tries"), destination.tries},
        {QStringLiteral("code"), textOrNull(code)},
        {QStringLiteral("reason"),
         code.isEmpty() ? QJsonValue() : QJsonValue(errorOf(errors, tasks, destination).message)},
        {QStringLiteral("request"), request ? QJsonValue(wordOf(request->state)) : QJsonValue()},
        {QStringLiteral("tid"), textOrNull(request ? request->tid.text : QString())},
        {QStringLiteral("sentAt"), jsonOf(destination.sentAt)},
        {QStringLiteral("since"), jsonOf(destination.since)}};
}

} // namespace regioncast
