#include "practice/worldfile.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <unistd.h>

namespace regioncast {

namespace {

constexpr int format = 1;
constexpr qint64 maxLine = qint64{64} * 1024; ///< bytes; ours are shorter by far

Error unwritable(const QFile &file)
{
    return makeError(ErrorKind::Local, Effect::NothingSent, codes::fileUnwritable,
                     {file.fileName(), file.errorString()});
}

QByteArray headLine(const WorldSettings &settings)
{
    return QJsonDocument(
               QJsonObject{{QStringLiteral("regioncastPractice"), format},
                           {QStringLiteral("seed"), qint64(settings.seed)},
                           {QStringLiteral("epoch"), settings.epoch.toString(Qt::ISODateWithMs)}})
               .toJson(QJsonDocument::Compact)
           + '\n';
}

QByteArray lineOf(const AcceptedSubmission &submission)
{
    QJsonArray destinations;
    for (const RegionId &region : submission.request.destinations)
        destinations.append(region.text);
    QJsonObject faults;
    for (auto fault = submission.faults.begin(); fault != submission.faults.end(); ++fault)
        faults.insert(fault.key().text, toJson(*fault));
    QJsonObject object{
        {QStringLiteral("at"), submission.at.toString(Qt::ISODateWithMs)},
        {QStringLiteral("tid"), submission.tid.text},
        {QStringLiteral("speed"), submission.speed},
        {QStringLiteral("image"), submission.request.imageId.text},
        {QStringLiteral("version"), submission.request.versionId.value_or(VersionId{}).text},
        {QStringLiteral("source"), submission.request.source.value_or(RegionId{}).text},
        {QStringLiteral("product"), submission.request.productType},
        {QStringLiteral("destinations"), destinations}};
    if (!faults.isEmpty())
        object.insert(QStringLiteral("faults"), faults);
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

std::optional<AcceptedSubmission> submissionOf(const QByteArray &line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    AcceptedSubmission submission;
    submission.at =
        QDateTime::fromString(object.value(QStringLiteral("at")).toString(), Qt::ISODateWithMs);
    submission.tid = {object.value(QStringLiteral("tid")).toString()};
    submission.speed = object.value(QStringLiteral("speed")).toDouble();
    submission.request.imageId = {object.value(QStringLiteral("image")).toString()};
    submission.request.versionId = VersionId{object.value(QStringLiteral("version")).toString()};
    const QString source = object.value(QStringLiteral("source")).toString();
    if (!source.isEmpty())
        submission.request.source = RegionId{source};
    submission.request.productType = object.value(QStringLiteral("product")).toString();
    const QJsonArray destinations = object.value(QStringLiteral("destinations")).toArray();
    for (const auto &value : destinations)
        submission.request.destinations.append({value.toString()});
    const QJsonObject faults = object.value(QStringLiteral("faults")).toObject();
    for (auto given = faults.begin(); given != faults.end(); ++given) {
        const std::optional<Fault> fault = copyFaultOf(given->toObject());
        if (!fault)
            return std::nullopt;
        submission.faults.insert({given.key()}, *fault);
    }
    if (!submission.at.isValid() || submission.speed <= 0 || submission.request.imageId.isEmpty()
        || submission.request.destinations.isEmpty()) {
        return std::nullopt;
    }
    return submission;
}

} // namespace

Result<std::unique_ptr<WorldFile>> WorldFile::open(const QString &folder, WorldSettings settings)
{
    std::unique_ptr<WorldFile> world(new WorldFile);
    if (!settings.epoch.isValid())
        settings.epoch = QDateTime::currentDateTimeUtc();
    QFile &file = world->m_file;
    file.setFileName(QDir(folder).filePath(QStringLiteral("practice-%1.jsonl").arg(settings.seed)));
    bool whole = true;
    if (file.open(QIODevice::ReadOnly)) {
        const QByteArray first = file.readLine(maxLine);
        const QJsonObject head = QJsonDocument::fromJson(first).object();
        const QDateTime epoch = QDateTime::fromString(
            head.value(QStringLiteral("epoch")).toString(), Qt::ISODateWithMs);
        whole =
            head.value(QStringLiteral("regioncastPractice")).toInt() == format && epoch.isValid();
        if (whole)
            settings.epoch = epoch;
        // Else the next line would be appended to the first.
        whole = whole && first.endsWith('\n');
        while (whole && !file.atEnd()) {
            const QByteArray line = file.readLine(maxLine);
            const std::optional<AcceptedSubmission> submission = submissionOf(line);
            whole = submission.has_value() && line.endsWith('\n');
            if (whole)
                world->m_accepted.append(*submission);
        }
        file.close();
        if (!whole) {
            world->m_keptAs = file.fileName()
                              + QDateTime::currentDateTime().toString(
                                  QStringLiteral("'.kept-'yyyyMMdd-HHmmss-zzz"));
            if (!QFile::rename(file.fileName(), world->m_keptAs))
                return fail(unwritable(file));
        }
    }
    world->m_settings = settings;
    const bool fresh = !file.exists();
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        return fail(unwritable(file));
    if (fresh) {
        QByteArray text = headLine(settings);
        for (const AcceptedSubmission &submission : std::as_const(world->m_accepted))
            text += lineOf(submission);
        if (file.write(text) != text.size())
            return fail(unwritable(file));
    }
    return world;
}

Result<void> WorldFile::append(const AcceptedSubmission &submission)
{
    const QByteArray line = lineOf(submission);
    const qint64 before = m_file.size();
    if (m_file.write(line) == line.size() && ::fdatasync(m_file.handle()) == 0)
        return {};
    const Error error = unwritable(m_file);
    m_file.resize(before); // half a line would hide those that come after it
    return fail(error);
}

} // namespace regioncast
