#include "tasks/taskwording.h"

#include <algorithm>

namespace regioncast {

TaskWording::TaskWording(const UiContext &context)
    : m_context(context)
    , m_wording(context)
{
}

QString TaskWording::batch(const Batch &batch) const
{
    //: %1 = time it was sent
    return batch.label.isEmpty() ? tr("Batch of %1").arg(m_wording.shortTime(batch.createdAt))
                                 : batch.label;
}

QString TaskWording::task(const Task &task) const
{
    return imageVersion(task.imageName, task.versionLabel);
}

QString TaskWording::imageVersion(const QString &image, const QString &version) const
{
    return tr("%1 %2", "image, version").arg(image, version);
}

QString TaskWording::sum(const TaskSum &sum) const
{
    const auto number = [this](int value) {
        return m_context.locale.toString(value);
    };
    QStringList parts{tr("%1 of %2 done").arg(number(sum.done), number(sum.total))};
    if (sum.failed > 0)
        parts.append(tr("%1 failed", "number of copies").arg(number(sum.failed)));
    if (sum.refused > 0)
        parts.append(tr("%1 refused", "number of copies").arg(number(sum.refused)));
    if (sum.notTaken > 0)
        parts.append(tr("%1 not taken", "number of copies").arg(number(sum.notTaken)));
    if (sum.doubtful > 0)
        parts.append(tr("%1 in doubt", "number of copies").arg(number(sum.doubtful)));
    if (sum.copying > 0)
        parts.append(tr("%1 copying", "number of copies").arg(number(sum.copying)));
    if (sum.queued > 0)
        parts.append(tr("%1 queued", "number of copies").arg(number(sum.queued)));
    if (sum.solved > 0)
        parts.append(tr("%1 solved", "number of copies").arg(number(sum.solved)));
    if (sum.removed > 0)
        parts.append(tr("%1 removed", "number of copies").arg(number(sum.removed)));
    return parts.join(QStringLiteral(" · "));
}

QString TaskWording::copies(qsizetype count) const
{
    return tr("%n copies", nullptr, int(count));
}

QString TaskWording::title(const Report &report, const QString &period) const
{
    //: %1 = copies, %2 = batches, %3 = period
    return tr("%1 in %2, %3")
        .arg(copies(report.total.total), tr("%n batches", nullptr, int(report.batches.size())),
             period);
}

QString TaskWording::times(const Report::Times &times) const
{
    return tr("Median %1 · slowest to %2, %3")
        .arg(duration(times.median), m_wording.region(times.slowestTo), duration(times.slowest));
}

QString TaskWording::state(const Destination &destination) const
{
    QString text = m_wording.destination(destination).text;
    if (destination.tries < 2)
        return text;
    //: %1 = state, %2 = number of the try
    return tr("%1 · try %2").arg(text, m_context.locale.toString(destination.tries));
}

StateLook TaskWording::waiting(const ImageKey &parent, const Catalogue &catalogue) const
{
    //: %1 = image and version that must be there before
    return {
        tr("Waits for parent %1")
            .arg(imageVersion(catalogue.imageLabel(parent.image), catalogue.versionLabel(parent))),
        QStringLiteral("state-waiting"), ColourRole::Muted};
}

QString TaskWording::event(const QString &word) const
{
    const std::optional<DestinationState> state = destinationStateOf(word);
    if (!state)
        return word;
    switch (*state) {
    case DestinationState::Queued:
        return tr("queued", "history");
    case DestinationState::Sending:
        return tr("sent", "history");
    case DestinationState::Cancelled:
        return tr("removed from the queue", "history");
    case DestinationState::NotSeen:
        return tr("accepted", "history");
    case DestinationState::InDoubt:
        return tr("outcome unknown", "history");
    case DestinationState::Preparing:
        return tr("preparing", "history");
    case DestinationState::Copying:
        return tr("copying", "history");
    case DestinationState::UnknownWord:
        return tr("unknown word", "history");
    case DestinationState::Done:
        return tr("done", "history");
    case DestinationState::AlreadyThere:
        return tr("already there", "history");
    case DestinationState::Failed:
        return tr("failed", "history");
    case DestinationState::Refused:
        return tr("refused", "history");
    case DestinationState::NotTaken:
        return tr("not taken", "history");
    case DestinationState::Removed:
        return tr("removed", "history");
    case DestinationState::ImageGone:
        return tr("image gone", "history");
    }
    return word;
}

QString TaskWording::duration(qint64 seconds) const
{
    seconds = std::max<qint64>(0, seconds);
    const QLocale &locale = m_context.locale;
    if (seconds < 60)
        return tr("%1 s", "seconds").arg(locale.toString(seconds));
    const qint64 minutes = seconds / 60;
    if (minutes < 60)
        return tr("%1 min", "minutes").arg(locale.toString(minutes));
    const qint64 hours = minutes / 60;
    if (hours < 24)
        return tr("%1 h %2 min").arg(locale.toString(hours), locale.toString(minutes % 60));
    return tr("%1 d %2 h").arg(locale.toString(hours / 24), locale.toString(hours % 24));
}

// ---- voices

QString TaskWording::spokenVersion(const QString &label) const
{
    const bool short_ =
        label.size() > 1 && label.startsWith(QLatin1Char('v'))
        && std::all_of(label.begin() + 1, label.end(), [](QChar c) { return c.isDigit(); });
    //: said by screen readers; %1 = number or name of the version
    return tr("version %1").arg(short_ ? label.mid(1) : label);
}

QString TaskWording::spokenState(const StateLook &look) const
{
    QString text = look.text;
    // The texts of rows are as short as they can be; a voice wants words and pauses.
    text.replace(QLatin1String(": "), QLatin1String(", "));
    text.replace(QStringLiteral(" · "), QStringLiteral(", "));
    text.replace(QLatin1String(" %"), tr(" per cent", "said by screen readers after a number"));
    if (!text.isEmpty())
        text.replace(0, 1, m_context.locale.toLower(text.left(1)));
    return text;
}

QString TaskWording::spoken(const Batch &batch, const TaskSum &sum) const
{
    QString text = this->sum(sum);
    text.replace(QStringLiteral(" · "), QStringLiteral(", "));
    const QString name = this->batch(batch);
    const QString whole = batch.label.isEmpty() ? name : tr("Batch %1").arg(name);
    //: said by screen readers: name, sum
    return sum.unsolved() > 0 ? tr("%1, %2, unsolved.").arg(whole, text)
                              : tr("%1, %2.").arg(whole, text);
}

QString TaskWording::spoken(const Task &task, const TaskSum &sum) const
{
    QString text = this->sum(sum);
    text.replace(QStringLiteral(" · "), QStringLiteral(", "));
    //: said by screen readers: image, version
    const QString name =
        tr("%1 %2", "image, version").arg(task.imageName, spokenVersion(task.versionLabel));
    return sum.unsolved() > 0 ? tr("%1, %2, unsolved.").arg(name, text)
                              : tr("%1, %2.").arg(name, text);
}

QString TaskWording::spoken(const Task &task, const Destination &destination) const
{
    QString since = m_wording.shortTime(destination.since);
    if (since.startsWith(QLatin1Char('0')))
        since.remove(0, 1);
    StateLook look = m_wording.destination(destination);
    look.text = state(destination);
    QStringList parts;
    //: said by screen readers: image, version, region
    parts.append(tr("%1 %2 to %3")
                     .arg(task.imageName, spokenVersion(task.versionLabel),
                          m_wording.region(destination.region)));
    parts.append(spokenState(look));
    if (!since.isEmpty())
        parts.append(tr("since %1").arg(since));
    if (destination.isUnsolved())
        parts.append(tr("unsolved", "said by screen readers"));
    if (isStale(destination, m_context.clock.utc())) {
        const qint64 seconds = destination.facts.lookedAt.secsTo(m_context.clock.utc());
        parts.append(seconds < 60 ? tr("last seen %n second(s) ago", nullptr, int(seconds))
                                  : tr("last seen %n minute(s) ago", nullptr, int(seconds / 60)));
    }
    return parts.join(QStringLiteral(", ")) + QLatin1Char('.');
}

} // namespace regioncast
