#pragma once

#include "profile/profilesession.h"
#include "widgets/uicontext.h"

#include <QDateTime>
#include <QHash>
#include <QObject>
#include <QSet>

namespace regioncast {

/// What is worth a desktop notification: of each batch its first failure, and its end. Of batches
/// that had ended before the session was attached nothing is told, nor anything twice; rows that
/// are sent again begin anew.
class Notices final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Notices)

public:
    explicit Notices(const UiContext &context, QObject *parent = nullptr);

    void setSession(ProfileSession *session);

Q_SIGNALS:
    /// "1 of 36 copies failed" and "rhel9-cad v7 to Frankfurt: … CHG-20417 goes on.", or
    /// "CHG-20417 ended" and "35 of 36 done · 1 failed. Took 5 h 43 min."
    void notice(const QString &title, const QString &text, qint64 batch);

private:
    void onTasksChanged(const QList<qint64> &destinations);
    void lookAt(qint64 batch);
    void noteUnsolved(const QList<qint64> &destinations);
    void tellEnd(const Batch &batch, const QDateTime &began, const QList<qint64> &destinations);
    void tellFailure(const Batch &batch, const Destination &failed, qsizetype failures,
                     qsizetype copies);

    const UiContext &m_context;
    ProfileSession *m_session = nullptr;
    QHash<qint64, QDateTime> m_open; ///< batches whose end is still to be told, and when they began
    QSet<qint64> m_failed;           ///< batches of which a failure was told
    QSet<qint64> m_known;            ///< copies that were unsolved before
};

} // namespace regioncast
