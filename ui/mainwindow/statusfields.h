#pragma once

#include "profile/profilesession.h"
#include "widgets/uicontext.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace regioncast {

/// The fields of the status bar: counts of copies, queue, reading, rate. Fixed widths, so that
/// nothing moves while the numbers change; their accessible names do not count down.
class StatusFields final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatusFields)

public:
    explicit StatusFields(const UiContext &context, QWidget *parent = nullptr);

    /// Shows the session as it is now; nullptr empties the fields.
    void show(const ProfileSession *session);

Q_SIGNALS:
    void countsClicked();

private:
    const UiContext &m_context;
    QPushButton *m_counts = nullptr;
    QLabel *m_queue = nullptr;
    QLabel *m_read = nullptr;
    QLabel *m_rate = nullptr;
};

} // namespace regioncast
