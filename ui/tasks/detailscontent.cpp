#include "tasks/detailscontent.h"

#include "distribution/relations.h"
#include "tasks/taskwording.h"

#include <algorithm>

namespace regioncast {

namespace {

/// Other copies to the same region count as evidence for this long.
constexpr int evidenceSeconds = 24 * 60 * 60;
/// Lines of failures that a sum lists before it says how many more there are.
constexpr int listedFailures = 12;
/// Images that a sum names.
constexpr qsizetype listedImages = 40;
/// Events of a history that are shown; of a longer one the first and the last.
constexpr qsizetype shownEvents = 14;

QString goodLine(const QString &text)
{
    return QStringLiteral("✓ ") + text;
}

QString warningLine(const QString &text)
{
    return QStringLiteral("! ") + text;
}

} // namespace

QString plainText(const DetailsContent &content)
{
    QStringList lines{content.title};
    if (!content.subject.isEmpty())
        lines.append(content.subject);
    for (const DetailsContent::Section &section : content.sections) {
        lines.append(QString());
        if (!section.heading.isEmpty())
            lines.append(section.heading);
        lines.append(section.text);
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

QString supportText(const UiContext &context, const TaskBook &tasks,
                    const QList<qint64> &destinations)
{
    QStringList blocks;
    for (const qint64 number : destinations) {
        const Destination *destination = tasks.destination(number);
        if (!destination)
            continue;
        const Task &task = *tasks.task(destination->task);
        const Request *request = tasks.request(destination->request);
        QStringList lines;
        const auto line = [&lines](const char *name, const QString &value) {
            if (!value.isEmpty())
                lines.append(QString::fromLatin1(name) + QStringLiteral(": ") + value);
        };
        line("Operation", QStringLiteral("StartTaskForDistributeImage"));
        line("ImageId", task.image.image.text);
        line("VersionId", task.image.version.text);
        line("SourceRegion", task.source ? task.source->text : QString());
        line("DestinationRegion", destination->region.text);
        line("ProductType", task.product);
        QString state = wordOf(destination->state());
        if (const auto &seen = destination->facts.seen; seen && seen->progress)
            state += QStringLiteral(" at %1 %").arg(*seen->progress);
        line("State", state);
        line("State since", destination->since.toUTC().toString(Qt::ISODate));
        line("Sent", destination->sentAt.toUTC().toString(Qt::ISODate));
        line("Try", QString::number(destination->tries));
        if (request) {
            line("Task id", request->tid.text);
            line("Request id", request->requestId);
            line("Endpoint", request->exchange.endpoint);
        }
        line("Code", destination->facts.code);
        if (request && request->code == destination->facts.code)
            line("Message", request->serverMessage);
        if (!destination->facts.code.isEmpty())
            line("Meaning", context.errors.text(destination->facts.code).meaning);
        blocks.append(lines.join(QLatin1Char('\n')));
    }
    return blocks.join(QStringLiteral("\n\n"));
}

DetailsWriter::DetailsWriter(const UiContext &context, const TaskBook &tasks,
                             const Catalogue &catalogue)
    : m_context(context)
    , m_tasks(tasks)
    , m_catalogue(catalogue)
    , m_wording(context)
{
}

QString DetailsWriter::number(qint64 value) const
{
    return m_context.locale.toString(value);
}

QString DetailsWriter::regionWithId(const RegionId &region) const
{
    const QString name = m_wording.region(region);
    //: %1 = name of a region, %2 = its id
    return name == region.text ? name : tr("%1 (%2)").arg(name, region.text);
}

QString DetailsWriter::subjectOf(const QString &image, const QString &version,
                                 const RegionId &region) const
{
    //: %1 = image, %2 = version, %3 = region
    return tr("%1 %2 to %3").arg(image, version, regionWithId(region));
}

ErrorText DetailsWriter::errorOf(const Destination &destination) const
{
    return regioncast::errorOf(m_context.errors, m_tasks, destination);
}

// ---- one copy

QString DetailsWriter::titleOf(const Destination &destination) const
{
    if (!destination.solvedAt.isNull() && isUnsolved(destination.state()))
        return tr("Solved");
    switch (destination.state()) {
    case DestinationState::Queued:
        return tr("Queued, not sent");
    case DestinationState::Sending:
        return tr("Sending");
    case DestinationState::Cancelled:
        return tr("Removed from the queue");
    case DestinationState::NotSeen:
        return tr("Accepted, not visible yet");
    case DestinationState::InDoubt:
        return tr("Outcome unknown");
    case DestinationState::Preparing:
        return tr("Preparing");
    case DestinationState::Copying:
        return isStalled(destination.facts) ? tr("Copying, stalled") : tr("Copying");
    case DestinationState::UnknownWord:
        return tr("In a state that Regioncast does not know");
    case DestinationState::Done:
        return tr("Done");
    case DestinationState::AlreadyThere:
        return tr("Already there");
    case DestinationState::Failed:
        return tr("Failed at the service");
    case DestinationState::Refused:
        return tr("Refused");
    case DestinationState::NotTaken:
        return tr("Not taken");
    case DestinationState::Removed:
        return tr("Removed from the region");
    case DestinationState::ImageGone:
        return tr("The image is gone");
    }
    return {};
}

QString DetailsWriter::happened(const Destination &destination) const
{
    const DestinationFacts &facts = destination.facts;
    const Request *request = m_tasks.request(destination.request);
    const std::optional<int> progress = facts.seen ? facts.seen->progress : std::nullopt;
    const QString region = m_wording.region(destination.region);
    QStringList sentences;
    switch (destination.state()) {
    case DestinationState::Queued:
        sentences.append(tr("The copy waits in the queue of this computer. The service does not "
                            "know of it yet."));
        if (waitsFor(m_tasks, m_catalogue, destination)) {
            sentences.append(tr("It is sent when its parent is in this region. If the parent "
                                "fails, it waits until the parent is sent again."));
        }
        break;
    case DestinationState::Sending:
        sentences.append(tr("The request is on its way to the service."));
        break;
    case DestinationState::Cancelled:
        sentences.append(tr("The copy was taken from the queue before it was sent."));
        break;
    case DestinationState::NotSeen:
        sentences.append(tr("The service accepted the request. Its image list does not show the "
                            "copy yet."));
        break;
    case DestinationState::InDoubt:
        sentences.append(tr("No clear answer to the request came back. It may have been taken, or "
                            "not; nothing is sent again before that is known."));
        break;
    case DestinationState::Preparing:
        sentences.append(tr("The service has begun the copy (INIT)."));
        break;
    case DestinationState::Copying:
        sentences.append(
            progress
                ? tr("The service copies the image; %1 is done.").arg(m_wording.percent(*progress))
                : tr("The service copies the image and does not say how far it "
                     "is."));
        break;
    case DestinationState::UnknownWord:
        sentences.append(tr("The service reports “%1”, a word that is not documented. It counts "
                            "neither as done nor as failed.")
                             .arg(facts.seen ? facts.seen->word : QString()));
        break;
    case DestinationState::Done:
        sentences.append(tr("%1 holds the version; the image list showed it.").arg(region));
        break;
    case DestinationState::AlreadyThere:
        sentences.append(tr("%1 held the version already; there was nothing to copy.").arg(region));
        break;
    case DestinationState::Failed:
        sentences.append(progress
                             ? tr("The copy stopped at %1. The service reports CREATE_FAILED and "
                                  "gives no reason.")
                                   .arg(m_wording.percent(*progress))
                             : tr("The service reports CREATE_FAILED and gives no reason."));
        break;
    case DestinationState::Refused: {
        const QString meaning = errorOf(destination).meaning;
        sentences.append(meaning.isEmpty()
                             ? facts.code
                             : tr("%1: %2", "code, meaning").arg(facts.code, meaning));
        if (request && request->destinations.size() > 1) {
            sentences.append(tr("The request was for %n regions and was refused as a whole.",
                                nullptr, int(request->destinations.size())));
        }
        break;
    }
    case DestinationState::NotTaken:
        sentences.append(tr("The request never became a copy: after its signature had expired, "
                            "%n readings of the image showed nothing in %1.",
                            nullptr, facts.absentReads)
                             .arg(region));
        break;
    case DestinationState::Removed:
        sentences.append(tr("The copy was seen before and is not shown any more."));
        break;
    case DestinationState::ImageGone:
        sentences.append(tr("The service does not list the image any more."));
        break;
    }
    if (isStalled(facts)) {
        sentences.append(tr("It has not got on for %n readings.", nullptr, facts.unchangedReads));
    }
    const bool lost = destination.state() == DestinationState::InDoubt && !facts.code.isEmpty();
    if (lost)
        sentences.append(
            tr("%1: %2", "code, meaning").arg(facts.code, errorOf(destination).meaning));
    if (request && !request->serverMessage.isEmpty() && request->code == facts.code
        && (lost || destination.state() == DestinationState::Refused)) {
        sentences.append(tr("The service wrote: “%1”").arg(request->serverMessage));
    }
    if (!destination.solvedAt.isNull() && isUnsolved(destination.state())) {
        sentences.append(
            tr("It counts as solved since %1.").arg(m_wording.shortTime(destination.solvedAt)));
    }
    return sentences.join(QLatin1Char(' '));
}

QString DetailsWriter::checked(const Destination &destination) const
{
    const Task &task = *m_tasks.task(destination.task);
    const CopyKey key = m_tasks.keyOf(destination);
    const TaskWording words(m_context);
    QStringList lines;

    // Of an image that no reading shows nothing is known, not even that it is nowhere.
    if (!m_catalogue.versionsOf(key.image).isEmpty()) {
        const QList<RegionId> sources = m_catalogue.sourcesOf(key.imageKey());
        if (task.source) {
            const QString source = m_wording.region(*task.source);
            lines.append(sources.contains(*task.source)
                             ? goodLine(tr("%1 is still in the source, %2", "version, region")
                                            .arg(task.versionLabel, source))
                             : warningLine(tr("%1 is not in the source now, %2", "version, region")
                                               .arg(task.versionLabel, source)));
        } else if (sources.isEmpty()) {
            lines.append(warningLine(tr("No region holds %1 now").arg(task.versionLabel)));
        } else {
            lines.append(goodLine(
                tr("%1 is in %n region(s)", nullptr, int(sources.size())).arg(task.versionLabel)));
        }
    }
    const ImageRow *row = m_catalogue.find(key.imageKey());
    if (row && !row->parentImageId.isEmpty()
        && !m_catalogue.versionsOf(row->parentImageId).isEmpty()) {
        const ImageKey parent{row->parentImageId, row->parentImageVersion};
        const QString name = words.imageVersion(m_catalogue.imageLabel(parent.image),
                                                m_catalogue.versionLabel(parent));
        const bool there = m_catalogue.sourcesOf(parent).contains(destination.region);
        const QString region = m_wording.region(destination.region);
        lines.append(there ? goodLine(tr("Parent %1 is in %2").arg(name, region))
                           : warningLine(tr("Parent %1 is not in %2").arg(name, region)));
    }
    if (row && row->volumeEncryptionEnabled.value_or(false))
        lines.append(warningLine(tr("The image is encrypted")));

    int failed = 0;
    int arrived = 0;
    QDateTime firstFailed;
    const QDateTime since = m_context.clock.utc().addSecs(-evidenceSeconds);
    for (const auto &[other, each] : m_tasks.destinations()) {
        if (other == destination.number || each.region != destination.region || each.since < since)
            continue;
        if (each.state() == DestinationState::Done)
            ++arrived;
        if (each.state() != DestinationState::Failed)
            continue;
        ++failed;
        if (firstFailed.isNull() || each.since < firstFailed)
            firstFailed = each.since;
    }
    if (failed > 0) {
        lines.append(warningLine(tr("%n other copies there failed since %1", nullptr, failed)
                                     .arg(m_wording.shortTime(firstFailed))));
    }
    if (arrived > 0) {
        lines.append(
            goodLine(tr("%n other copies there arrived in the last 24 hours", nullptr, arrived)));
    }
    if (destination.state() == DestinationState::InDoubt) {
        lines.append(warningLine(
            tr("%1 of %2 looks that would prove that nothing was taken")
                .arg(number(destination.facts.absentReads), number(absentReadsNeeded))));
    }
    return lines.join(QLatin1Char('\n'));
}

QString DetailsWriter::advice(const Destination &destination) const
{
    if (!destination.solvedAt.isNull() && isUnsolved(destination.state()))
        return {};
    switch (destination.state()) {
    case DestinationState::Failed:
        return destination.tries < 2
                   ? tr("Retry once; if it fails again, send support the two ids.")
                   : tr("It failed in %n tries. Send support the two ids.", nullptr,
                        destination.tries);
    case DestinationState::Refused:
        return errorOf(destination).advice;
    case DestinationState::NotTaken:
        return tr("Send it again; it cannot become two copies.");
    case DestinationState::InDoubt:
        return tr("Wait. Regioncast looks until the outcome is known; do not send the copy by "
                  "other means before.");
    case DestinationState::UnknownWord:
        return tr("Wait for the next readings. If the word stays, send support the two ids.");
    case DestinationState::Sending:
    case DestinationState::NotSeen:
    case DestinationState::Preparing:
    case DestinationState::Copying:
        return isStalled(destination.facts)
                   ? tr("Wait; a copy can go on after hours. If it does not, send support the two "
                        "ids.")
                   : tr("Nothing. The copy goes on even if Regioncast is closed.");
    case DestinationState::Queued:
        return tr("Keep Regioncast open until it is sent.");
    case DestinationState::Removed:
    case DestinationState::ImageGone:
        return tr("If the copy is still needed, choose the image and send it anew.");
    case DestinationState::Cancelled:
    case DestinationState::Done:
    case DestinationState::AlreadyThere:
        break;
    }
    return {};
}

QString DetailsWriter::factsOf(const Destination &destination) const
{
    const Task &task = *m_tasks.task(destination.task);
    const Batch &batch = *m_tasks.batch(task.batch);
    const ImageRow *row = m_catalogue.find(task.image);
    QStringList parts;
    if (destination.since.isValid()) {
        //: %1 = time, %2 = how long ago
        parts.append(tr("State since %1 (%2)")
                         .arg(m_wording.shortTime(destination.since),
                              TaskWording(m_context).duration(
                                  destination.since.secsTo(m_context.clock.utc()))));
    }
    if (destination.facts.lookedAt.isValid())
        parts.append(tr("seen %1 ago").arg(m_wording.age(destination.facts.lookedAt)));
    if (row && row->systemDiskSize)
        parts.append(
            tr("%1 GiB").arg(number(*row->systemDiskSize + row->dataDiskSize.value_or(0))));
    parts.append(task.source ? tr("from %1", "region").arg(m_wording.region(*task.source))
                             : tr("from a region that the service chooses"));
    if (destination.sentAt.isValid()) {
        parts.append(
            batch.user.isEmpty()
                ? tr("sent %1").arg(m_wording.shortTime(destination.sentAt))
                : tr("sent %1 by %2").arg(m_wording.shortTime(destination.sentAt), batch.user));
    }
    if (destination.tries > 1)
        parts.append(tr("try %1").arg(number(destination.tries)));
    if (!batch.label.isEmpty())
        parts.append(batch.label);
    return parts.join(QStringLiteral(" · "));
}

DetailsContent DetailsWriter::destination(const Destination &destination) const
{
    const Task &task = *m_tasks.task(destination.task);
    const Request *request = m_tasks.request(destination.request);
    DetailsContent content;
    content.look = m_wording.destination(destination);
    content.title = titleOf(destination);
    if (const std::optional<ImageKey> parent = waitsFor(m_tasks, m_catalogue, destination)) {
        content.look = TaskWording(m_context).waiting(*parent, m_catalogue);
        content.title = content.look.text;
    }
    content.subject = subjectOf(task.imageName, task.versionLabel, destination.region);
    const auto section = [&content](const QString &heading, const QString &text) {
        if (!text.isEmpty())
            content.sections.append({heading, text});
    };
    section(tr("What happened"), happened(destination));
    section(tr("What Regioncast checked"), checked(destination));
    section(tr("What to do"), advice(destination));
    if (destination.isUnsolved()) {
        content.unsolved = {destination.number};
        if (canRetry(m_context.errors, destination))
            content.retry = {destination.number};
        else
            content.retryHelp = tr("A retry cannot help: %1").arg(errorOf(destination).shortReason);
    }
    content.hasButtons = true;
    content.facts = factsOf(destination);
    if (request) {
        content.taskId = request->tid.text;
        content.requestId = request->requestId;
        if (!request->exchange.request.isEmpty() || !request->exchange.answer.isEmpty()) {
            content.exchange = request->exchange.request.trimmed() + QStringLiteral("\n\n")
                               + request->exchange.answer.trimmed();
        }
    }
    content.policyHelps =
        destination.state() == DestinationState::Refused && errorOf(destination).policyHelps;
    content.supported = {destination.number};
    return content;
}

DetailsContent DetailsWriter::elsewhere(const CopyKey &key) const
{
    DetailsContent content;
    const std::optional<Copy> copy = m_catalogue.copyOf(key);
    if (copy) {
        content.look = m_wording.copy(*copy);
    } else {
        content.look = {tr("Not listed any more"), QStringLiteral("state-removed"),
                        ColourRole::Muted};
    }
    content.title = content.look.text;
    content.subject = subjectOf(m_catalogue.imageLabel(key.image),
                                m_catalogue.versionLabel(key.imageKey()), key.region);
    content.sections.append(
        {tr("What happened"),
         originOf(m_tasks, key) == Origin::PerhapsOurs
             ? tr("A request of this computer for this copy was lost, and this copy appeared "
                  "later: it is perhaps ours. The service does not say who began it.")
             : tr("This copy was on its way when Regioncast read the image list, and nobody sent "
                  "it from this computer. The service does not say who began it.")});
    const QDateTime readAt = m_catalogue.readAt(key.imageKey());
    if (readAt.isValid())
        content.facts = tr("Seen %1 ago").arg(m_wording.age(readAt));
    return content;
}

// ---- several

void DetailsWriter::addSums(DetailsContent &content, const Report &report) const
{
    const TaskWording words(m_context);
    content.sections.append({{}, words.sum(report.total)});

    content.unsolved = report.unsolved;
    content.retry = report.retry;
    QStringList failures;
    for (const qint64 copy : report.unsolved.mid(0, listedFailures)) {
        const Destination &each = *m_tasks.destination(copy);
        const Task &task = *m_tasks.task(each.task);
        //: %1 = image, version and region, %2 = state with its reason
        failures.append(tr("%1: %2").arg(
            tr("%1 %2 to %3").arg(task.imageName, task.versionLabel, m_wording.region(each.region)),
            words.state(each)));
    }
    if (const qsizetype left = report.unsolved.size() - failures.size(); left > 0)
        failures.append(tr("and %n more", nullptr, int(left)));
    if (!failures.isEmpty())
        content.sections.append({tr("Unsolved"), failures.join(QLatin1Char('\n'))});

    if (report.regions.size() > 1 || report.images.size() > 1) {
        QStringList names;
        for (const Report::OfRegion &each : report.regions) {
            names.append(tr("%1 %2", "name, count")
                             .arg(m_wording.region(each.region), number(each.sum.total)));
        }
        content.sections.append({tr("By region"), names.join(QStringLiteral(" · "))});
    }
    if (report.images.size() > 1) {
        QStringList names;
        for (const Report::OfImage &each : report.images.mid(0, listedImages)) {
            names.append(
                tr("%1 %2", "name, count")
                    .arg(words.imageVersion(each.name, each.version), number(each.sum.total)));
        }
        if (const qsizetype left = report.images.size() - names.size(); left > 0)
            names.append(tr("and %n more", nullptr, int(left)));
        content.sections.append({tr("By image"), names.join(QStringLiteral(" · "))});
    }
    if (report.times)
        content.sections.append({tr("Time"), words.times(*report.times)});
    content.supported = report.unsolved.isEmpty() ? report.copies : report.unsolved;
    content.hasButtons = !content.supported.isEmpty();
}

DetailsContent DetailsWriter::task(const TaskSelection &selection) const
{
    if (!selection.elsewhere.image.isEmpty())
        return elsewhere(selection.elsewhere);
    if (const Destination *found = m_tasks.destination(selection.destination))
        return destination(*found);
    const Batch *batch = m_tasks.batch(selection.batch);
    if (!batch)
        return {};
    const TaskWording words(m_context);
    const Task *task = m_tasks.task(selection.task);
    const QList<qint64> destinations =
        task ? m_tasks.destinationsOf(task->number) : destinationsOfBatch(m_tasks, batch->number);
    const Report report = reportOf(m_tasks, destinations, m_context.errors, m_context.regions);
    const TaskSum &sum = report.total;
    DetailsContent content;
    if (const Destination *worst = m_tasks.destination(sum.worst))
        content.look = m_wording.destination(*worst);
    content.title = task ? words.task(*task) : words.batch(*batch);
    const QString copies = words.copies(sum.total);
    content.subject = task ? tr("%1 of %2", "copies, batch").arg(copies, words.batch(*batch))
                           : tr("%1 of %2", "copies, images")
                                 .arg(copies, tr("%n image(s)", nullptr,
                                                 int(m_tasks.tasksOf(batch->number).size())));
    addSums(content, report);
    QStringList facts;
    if (sum.sentAt.isValid()) {
        facts.append(batch->user.isEmpty()
                         ? tr("Sent %1").arg(m_wording.fullTime(sum.sentAt))
                         : tr("Sent %1 by %2").arg(m_wording.fullTime(sum.sentAt), batch->user));
    }
    if (sum.lookedAt.isValid())
        facts.append(tr("seen %1 ago").arg(m_wording.age(sum.lookedAt)));
    content.facts = facts.join(QStringLiteral(" · "));
    return content;
}

DetailsContent DetailsWriter::summary(const Report &report, const QString &period,
                                      bool isCounting) const
{
    DetailsContent content;
    if (isCounting) {
        content.title = tr("Looking through the journal…");
        return content;
    }
    if (report.total.total == 0) {
        content.title = tr("No copies in %1", "period").arg(period);
        content.sections.append(
            {{}, tr("Choose an image or a row of the task table to see its details.")});
        return content;
    }
    content.title = TaskWording(m_context).title(report, period);
    content.isSummary = true;
    addSums(content, report);
    content.sections.append(
        {{},
         tr("From the journal of this computer. Copies started elsewhere are listed apart; the "
            "service does not say who began them.")});
    return content;
}

// ---- an image

DetailsContent DetailsWriter::image(const ImageKey &key) const
{
    DetailsContent content;
    const ImageRow *row = m_catalogue.find(key);
    if (!row) {
        content.title = tr("The image is not listed any more");
        return content;
    }
    const TaskWording words(m_context);
    content.look = m_wording.image(*row);
    content.title =
        words.imageVersion(m_catalogue.imageLabel(key.image), m_catalogue.versionLabel(key));
    content.subject = content.look.text;
    const auto add = [&content](const QString &name, const QString &value) {
        if (!value.isEmpty())
            content.table.append({name, value});
    };
    const auto gib = [this](const std::optional<int> &size) {
        return size ? tr("%1 GiB").arg(number(*size)) : QString();
    };
    const auto flag = [](const std::optional<bool> &value, const QString &yes, const QString &no) {
        return value ? (*value ? yes : no) : QString();
    };
    add(tr("Description"), row->description);
    add(tr("Image id"), key.image.text);
    add(tr("Version id"), key.version.text);
    const std::optional<VersionId> newest = m_catalogue.newestVersionOf(key.image);
    if (newest && *newest != key.version)
        add(tr("Newest"), m_catalogue.versionLabel({key.image, *newest}));
    add(tr("Status"), row->status);
    add(tr("Type"), m_wording.imageType(row->imageType));
    add(tr("Product"), row->productType);
    add(tr("System"), row->platformName.isEmpty() ? row->osType : row->platformName);
    add(tr("System disk"), gib(row->systemDiskSize));
    add(tr("Data disk"), gib(row->dataDiskSize));
    if (!row->parentImageId.isEmpty()) {
        add(tr("Parent"), words.imageVersion(m_catalogue.imageLabel(row->parentImageId),
                                             m_catalogue.versionLabel(
                                                 {row->parentImageId, row->parentImageVersion})));
    }
    add(tr("Encryption"), flag(row->volumeEncryptionEnabled, tr("encrypted"), tr("none")));
    add(tr("Session"), row->sessionType);
    add(tr("Features"), row->featureList.join(QStringLiteral(", ")));
    QStringList tags;
    for (const Tag &tag : row->tagList)
        tags.append(tag.value.isEmpty() ? tag.key
                                        : tr("%1: %2", "key, value").arg(tag.key, tag.value));
    add(tr("Tags"), tags.join(QStringLiteral(", ")));
    if (row->aliUid && *row->aliUid != 0)
        add(tr("Owner"), QString::number(*row->aliUid)); // an id, not a quantity
    add(tr("Created"), m_wording.serviceTimeTip(row->gmtCreate));
    add(tr("Modified"), m_wording.serviceTimeTip(row->gmtModified));

    const QHash<RegionId, Copy> copies = m_catalogue.copiesOf(key);
    QList<RegionId> regions = copies.keys();
    std::sort(regions.begin(), regions.end(), [this](const RegionId &a, const RegionId &b) {
        const int left = m_context.regions.order(a);
        const int right = m_context.regions.order(b);
        return left != right ? left < right : a < b;
    });
    QStringList lines;
    for (const RegionId &region : std::as_const(regions)) {
        lines.append(tr("%1: %2", "region, state")
                         .arg(regionWithId(region), m_wording.copy(copies.value(region)).text));
    }
    content.sections.append(
        {tr("In %n region(s)", nullptr, int(regions.size())), lines.join(QLatin1Char('\n'))});
    const QDateTime readAt = m_catalogue.readAt(key);
    if (readAt.isValid())
        content.facts = tr("Read %1 ago").arg(m_wording.age(readAt));
    return content;
}

// ---- an error

DetailsContent DetailsWriter::error(const Error &error) const
{
    const ErrorText text = m_context.errors.text(error);
    DetailsContent content;
    content.look = {{}, QStringLiteral("warning"), ColourRole::Look};
    content.title = text.message;
    QStringList subject{error.code};
    if (error.http != 0)
        subject.append(QStringLiteral("HTTP %1").arg(error.http));
    content.subject = subject.join(QStringLiteral(" · "));
    const auto section = [&content](const QString &heading, const QString &said) {
        if (!said.isEmpty())
            content.sections.append({heading, said});
    };
    section(tr("What happened"),
            error.serverMessage.isEmpty()
                ? text.meaning
                : text.meaning + QLatin1Char(' ')
                      + tr("The service wrote: “%1”").arg(error.serverMessage));
    section(tr("Likely cause"), text.cause);
    section(tr("What to do"), text.advice);
    section(error.kind == ErrorKind::Answer ? tr("The answer begins with") : tr("Reason given"),
            error.detail);
    section(tr("More from the vendor"), error.helpUrl);
    content.policyHelps = text.policyHelps;
    content.requestId = error.requestId;
    return content;
}

// ---- history

QString DetailsWriter::history(const QList<HistoryEvent> &events) const
{
    const TaskWording words(m_context);
    QStringList parts;
    QDate day = m_context.clock.utc().toLocalTime().date();
    const bool whole = events.size() <= shownEvents;
    for (qsizetype i = 0; i < events.size(); ++i) {
        if (!whole && i == shownEvents / 2) {
            parts.append(QStringLiteral("…"));
            i = events.size() - shownEvents / 2;
        }
        const HistoryEvent &event = events.at(i);
        const QDateTime at = event.at.toLocalTime();
        QString time = at.time().toString(QStringLiteral("HH:mm:ss"));
        if (at.date() != day) {
            day = at.date();
            time = at.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
        }
        QString text = tr("%1 %2", "time, what happened").arg(time, words.event(event.word));
        bool isNumber = false;
        const int percent = event.note.toInt(&isNumber);
        if (isNumber) {
            //: %1 = what happened, %2 = per cent
            text = tr("%1 at %2").arg(text, m_wording.percent(percent));
        } else if (!event.note.isEmpty()) {
            text = tr("%1 (%2)").arg(text, event.note);
        }
        parts.append(text);
    }
    return parts.join(QLatin1Char('\n'));
}

} // namespace regioncast
