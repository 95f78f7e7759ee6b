#pragma once

#include "profile/profilesession.h"
#include "tasks/taskpane.h"
#include "widgets/uicontext.h"

#include <QWidget>

namespace regioncast {

/// What happened, what was checked, what to do, ids, exchange and history of what is current in the
/// task tree; a summary of the task pane when nothing is; an image's facts when an image was
/// chosen.
class DetailsPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailsPane)

public:
    explicit DetailsPane(const UiContext &context, QWidget *parent = nullptr);
    ~DetailsPane() override;

    void setSession(ProfileSession *session);
    void show(const TaskSelection &selection);
    void showImage(const ImageKey &image);

Q_SIGNALS:
    void retryRequested(const QList<qint64> &destinations);

private:
    class Content;
    const UiContext &m_context;
    ProfileSession *m_session = nullptr;
    std::unique_ptr<Content> m_content;
};

} // namespace regioncast
