#include "mainwindow/notices.h"

#include "tasks/taskwording.h"

#include <algorithm>

namespace regioncast {

Notices::Notices(const UiContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
}

void Notices::setSession(ProfileSession *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_open.clear();
    m_failed.clear();
    m_known.clear();
    if (!m_session)
        return;
    connect(m_session, &ProfileSession::tasksChanged, this, &Notices::onTasksChanged);
    connect(m_session, &ProfileSession::batchAdded, this, [this](qint64 batch) {
        m_open.insert(batch, m_context.clock.utc());
        m_failed.remove(batch);
        noteUnsolved(destinationsOfBatch(m_session->tasks(), batch));
    });
    onTasksChanged({});
}

void Notices::onTasksChanged(const QList<qint64> &destinations)
{
    const TaskBook &book = m_session->tasks();
    if (destinations.isEmpty()) {
        // Everything was loaded anew: what is in it already is no news.
        for (const qint64 number : book.openDestinations()) {
            const qint64 batch = book.task(book.destination(number)->task)->batch;
            m_open.insert(batch, book.batch(batch)->createdAt);
        }
        QList<qint64> all;
        for (const auto &[number, destination] : book.destinations())
            all.append(number);
        noteUnsolved(all);
        return;
    }
    QSet<qint64> touched;
    for (const qint64 number : destinations) {
        if (const Destination *destination = book.destination(number))
            touched.insert(book.task(destination->task)->batch);
    }
    for (const qint64 batch : touched)
        lookAt(batch);
}

void Notices::noteUnsolved(const QList<qint64> &destinations)
{
    for (const qint64 number : destinations) {
        if (m_session->tasks().destination(number)->isUnsolved())
            m_known.insert(number);
        else
            m_known.remove(number); // sent again: it may fail anew
    }
}

void Notices::lookAt(qint64 number)
{
    const TaskBook &book = m_session->tasks();
    const Batch *batch = book.batch(number);
    if (!batch || !m_open.contains(number))
        return;
    const QList<qint64> destinations = destinationsOfBatch(book, number);
    const Destination *failed = nullptr;
    qsizetype failures = 0;
    bool ended = true;
    for (const qint64 each : destinations) {
        const Destination *destination = book.destination(each);
        ended = ended && isEnded(destination->state());
        if (!destination->isUnsolved() || m_known.contains(each))
            continue;
        ++failures;
        if (!failed || failed->since < destination->since)
            failed = destination;
    }
    // The end tells of failures, too.
    if (ended) {
        tellEnd(*batch, m_open.take(number), destinations);
    } else if (failed && !m_failed.contains(number)) {
        m_failed.insert(number);
        tellFailure(*batch, *failed, failures, destinations.size());
    }
}

void Notices::tellEnd(const Batch &batch, const QDateTime &began, const QList<qint64> &destinations)
{
    const TaskBook &book = m_session->tasks();
    const TaskSum sum = sumOf(book, destinations);
    if (sum.removed == sum.total)
        return; // whoever took all of it from the queue knows
    const TaskWording words(m_context);
    //: %1 = name of a batch
    const QString title = tr("%1 ended").arg(words.batch(batch));
    //: %1 = sum such as "35 of 36 done · 1 failed", %2 = a time span
    const QString text =
        tr("%1. Took %2.").arg(words.sum(sum), words.duration(began.secsTo(m_context.clock.utc())));
    Q_EMIT notice(title, text, batch.number);
}

void Notices::tellFailure(const Batch &batch, const Destination &failed, qsizetype failures,
                          qsizetype copies)
{
    const TaskWording words(m_context);
    const Wording wording(m_context);
    const Task &task = *m_session->tasks().task(failed.task);
    const QString which = tr("%1 to %2", "image with version, region")
                              .arg(words.task(task), wording.region(failed.region));
    //: %1 = how many of the %n copies
    const QString title = tr("%1 of %n copies did not get there", nullptr, int(copies))
                              .arg(m_context.locale.toString(failures));
    //: %1 = image and region, %2 = state such as "Failed at 63 %: no reason given", %3 = batch
    const QString text =
        tr("%1: %2. %3 goes on.").arg(which, wording.destination(failed).text, words.batch(batch));
    Q_EMIT notice(title, text, batch.number);
}

} // namespace regioncast
