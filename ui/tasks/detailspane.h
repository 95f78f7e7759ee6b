#pragma once

#include "profile/profilesession.h"
#include "tasks/taskpane.h"
#include "widgets/uicontext.h"

#include <QPointer>
#include <QWidget>

#include <memory>

namespace regioncast {

/// What happened, what was checked, what to do, ids, exchange and history of what is current in the
/// task tree; a summary of the task pane when nothing is; an image's facts when an image was
/// chosen. A reading changes only the texts that differ: scroll position and selected text stay.
class DetailsPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailsPane)

public:
    explicit DetailsPane(const UiContext &context, QWidget *parent = nullptr);
    ~DetailsPane() override;

    void setSession(ProfileSession *session);
    /// The summary sums up what this pane shows; without one, all tasks of the session.
    void follow(const TaskPane *pane);
    using QWidget::show;
    /// An empty selection shows the summary.
    void show(const TaskSelection &selection);
    void showImage(const ImageKey &image);
    /// An error that belongs to no copy, until something else is chosen.
    void showError(const Error &error);

Q_SIGNALS:
    void retryRequested(const QList<qint64> &destinations);
    /// Save Report… of the summary.
    void saveReportRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class View;
    enum class Mode { Summary, Task, Image, Error };

    void choose(Mode mode, const TaskSelection &selection, const ImageKey &image,
                const Error &error = {});
    void refresh();
    [[nodiscard]] const TaskBook &book() const;
    void readHistory();
    void tick();

    const UiContext &m_context;
    ProfileSession *m_session = nullptr;
    QPointer<const TaskPane> m_tasks;
    std::unique_ptr<View> m_view;
    Mode m_mode = Mode::Summary;
    TaskSelection m_selection;
    ImageKey m_image;
    Error m_error;
    Pending m_second;
};

} // namespace regioncast
