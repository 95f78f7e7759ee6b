#include "distribution/tasks.h"

#include <algorithm>

namespace regioncast {

namespace {

template<class Row>
const Row *rowIn(const std::map<qint64, Row> &rows, qint64 number)
{
    const auto row = rows.find(number);
    return row == rows.end() ? nullptr : &row->second;
}

} // namespace

void TaskBook::apply(const TaskRecords &records)
{
    for (const Batch &batch : records.batches)
        m_batches.insert_or_assign(batch.number, batch);
    for (const Task &task : records.tasks) {
        if (m_tasks.insert_or_assign(task.number, task).second)
            m_tasksOf[task.batch].append(task.number);
    }
    for (const Destination &destination : records.destinations) {
        const qint64 number = destination.number;
        if (m_destinations.insert_or_assign(number, destination).second) {
            m_destinationsOf[destination.task].append(number);
            m_destinationsFor[keyOf(destination)].append(number);
        }
        if (isEnded(destination.state()))
            m_open.erase(number);
        else
            m_open.insert(number);
    }
    for (const Request &request : records.requests) {
        m_requests.insert_or_assign(request.number, request);
        for (const qint64 destination : request.destinations) {
            QList<qint64> &carriers = m_requestsOf[destination];
            const auto place = std::lower_bound(carriers.begin(), carriers.end(), request.number);
            if (place == carriers.end() || *place != request.number)
                carriers.insert(place, request.number);
        }
    }
}

void TaskBook::remove(const QList<qint64> &batches)
{
    QSet<qint64> tasks;
    for (const qint64 batch : batches) {
        for (const qint64 task : m_tasksOf.take(batch)) {
            tasks.insert(task);
            for (const qint64 number : m_destinationsOf.take(task)) {
                const CopyKey key = keyOf(m_destinations.at(number));
                QList<qint64> &sameCopy = m_destinationsFor[key];
                sameCopy.removeAll(number);
                if (sameCopy.isEmpty())
                    m_destinationsFor.remove(key);
                m_requestsOf.remove(number);
                m_open.erase(number);
                m_destinations.erase(number);
            }
        }
        m_batches.erase(batch);
    }
    for (const qint64 task : std::as_const(tasks))
        m_tasks.erase(task);
    std::erase_if(m_requests,
                  [&tasks](const auto &entry) { return tasks.contains(entry.second.task); });
}

const Batch *TaskBook::batch(qint64 number) const
{
    return rowIn(m_batches, number);
}

const Task *TaskBook::task(qint64 number) const
{
    return rowIn(m_tasks, number);
}

const Destination *TaskBook::destination(qint64 number) const
{
    return rowIn(m_destinations, number);
}

const Request *TaskBook::request(qint64 number) const
{
    return rowIn(m_requests, number);
}

QList<qint64> TaskBook::tasksOf(qint64 batch) const
{
    return m_tasksOf.value(batch);
}

QList<qint64> TaskBook::destinationsOf(qint64 task) const
{
    return m_destinationsOf.value(task);
}

QList<qint64> TaskBook::requestsOf(qint64 destination) const
{
    return m_requestsOf.value(destination);
}

CopyKey TaskBook::keyOf(const Destination &destination) const
{
    const Task *task = rowIn(m_tasks, destination.task);
    const ImageKey image = task ? task->image : ImageKey();
    return {image.image, image.version, destination.region};
}

QList<qint64> TaskBook::destinationsFor(const CopyKey &key) const
{
    return m_destinationsFor.value(key);
}

bool TaskBook::isSuperseded(qint64 destination) const
{
    const Destination *row = rowIn(m_destinations, destination);
    if (!row)
        return false;
    const QList<qint64> sameCopy = m_destinationsFor.value(keyOf(*row));
    return std::any_of(sameCopy.begin(), sameCopy.end(), [&](qint64 other) {
        return other > destination
               && m_destinations.at(other).facts.request != RequestState::Cancelled;
    });
}

QSet<CopyKey> TaskBook::openCopies() const
{
    QSet<CopyKey> copies;
    for (const qint64 number : m_open)
        copies.insert(keyOf(m_destinations.at(number)));
    return copies;
}

QList<qint64> TaskBook::openDestinations() const
{
    return {m_open.begin(), m_open.end()};
}

} // namespace regioncast
