#include "mainwindow/statusfields.h"

#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace regioncast {

namespace {

qint64 secondsUntil(const Clock &clock, const QDateTime &time)
{
    return std::max<qint64>(0, clock.utc().secsTo(time));
}

} // namespace

StatusFields::StatusFields(const UiContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_counts(new QPushButton(this))
    , m_queue(new QLabel(this))
    , m_read(new QLabel(this))
    , m_rate(new QLabel(this))
{
    m_counts->setObjectName(QStringLiteral("statusCounts"));
    m_counts->setFlat(true);
    m_counts->setAccessibleName(tr("Copies by state"));
    m_queue->setObjectName(QStringLiteral("statusQueue"));
    m_read->setObjectName(QStringLiteral("statusRead"));
    m_rate->setObjectName(QStringLiteral("statusRate"));
    auto *layout = new QHBoxLayout(this);
    const int u = spacingUnit(fontMetrics());
    layout->setContentsMargins(2 * u, 0, 2 * u, 0);
    layout->setSpacing(3 * u);
    layout->addWidget(m_counts);
    layout->addStretch(1);
    layout->addWidget(m_queue);
    layout->addWidget(m_read);
    layout->addWidget(m_rate);
    m_queue->setMinimumWidth(ch(fontMetrics(), 22));
    m_read->setMinimumWidth(ch(fontMetrics(), 34));
    m_rate->setMinimumWidth(ch(fontMetrics(), 16));
    m_rate->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    connect(m_counts, &QPushButton::clicked, this, &StatusFields::countsClicked);
}

void StatusFields::show(const ProfileSession *session)
{
    if (!session) {
        for (QLabel *label : {m_queue, m_read, m_rate})
            label->clear();
        m_counts->setText({});
        return;
    }
    int copying = 0;
    int queued = 0;
    int unsolved = 0;
    for (const auto &[number, destination] : session->tasks().destinations()) {
        switch (groupOf(destination.state())) {
        case StateGroup::Queued:
            ++queued;
            break;
        case StateGroup::Copying:
            ++copying;
            break;
        case StateGroup::Unsolved:
            unsolved += destination.isUnsolved() ? 1 : 0;
            break;
        case StateGroup::Done:
            break;
        }
    }
    m_counts->setText(tr("%1 copying · %2 queued · %3 unsolved")
                          .arg(m_context.locale.toString(copying),
                               m_context.locale.toString(queued),
                               m_context.locale.toString(unsolved)));

    const bool paused =
        session->isQueueHeld() || session->dispatcherPause() || session->sendingOff();
    QFont font = m_queue->font();
    font.setBold(paused);
    m_queue->setFont(font);
    const CopyLimits limits = session->copyLimits();
    m_queue->setText(
        paused ? tr("Queue: paused")
               //: %1 = copies that may be under way at once
               : tr("Queue: on, %1 per region").arg(m_context.locale.toString(limits.perRegion)));
    //: %1 and %2 = copies
    m_queue->setToolTip(tr("At most %1 copies to one region and %2 in all are under way at once.")
                            .arg(m_context.locale.toString(limits.perRegion),
                                 m_context.locale.toString(limits.inAll)));

    const TrackerState &tracker = session->trackerState();
    const Clock &clock = session->clock();
    QString read;
    if (tracker.failing) {
        read = tracker.nextReadAt.isValid()
                   ? tr("Offline; next try in %1 s").arg(secondsUntil(clock, tracker.nextReadAt))
                   : tr("Offline");
    } else if (tracker.reading) {
        read = tr("Reading…");
    } else if (!tracker.running) {
        read = tr("Nothing moves");
    } else if (tracker.lastReadAt.isValid() && tracker.nextReadAt.isValid()) {
        read = tr("Read %1 s ago, next in %2 s")
                   .arg(std::max<qint64>(0, tracker.lastReadAt.secsTo(clock.utc())))
                   .arg(secondsUntil(clock, tracker.nextReadAt));
    }
    m_read->setText(read);
    m_rate->setText(tr("%n request(s)/min", nullptr, session->requestsPerMinute()));
}

} // namespace regioncast
