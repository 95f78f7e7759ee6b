#pragma once

#include "profile/profilesession.h"
#include "widgets/uicontext.h"

#include <QWidget>

class QLineEdit;
class QPushButton;
class QTreeView;

namespace regioncast {

class TaskModel;

/// What is current in the task tree; all 0 = nothing. `destination` implies task and batch.
struct TaskSelection
{
    qint64 batch = 0;
    qint64 task = 0;
    qint64 destination = 0;

    [[nodiscard]] bool isEmpty() const { return batch == 0; }
    friend bool operator==(const TaskSelection &, const TaskSelection &) = default;
};

/// Chips, period, filter and the tree batch > image version > region. A poll never resets it and
/// never moves rows; children keep the order of the plan.
class TaskPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TaskPane)

public:
    explicit TaskPane(const UiContext &context, QWidget *parent = nullptr);
    ~TaskPane() override;

    void setSession(ProfileSession *session);
    [[nodiscard]] QTreeView *tree() const { return m_tree; }
    [[nodiscard]] TaskSelection current() const;
    /// Makes the batch current, expanded and visible.
    void showBatch(qint64 batch);
    /// Filters to what is unsolved, expands it and makes the first current.
    void showUnsolved();
    void showImage(const ImageId &image);
    /// Unsolved destinations among the selected rows (all below a selected parent); of everything
    /// shown when nothing is selected.
    [[nodiscard]] QList<qint64> retryable() const;
    [[nodiscard]] QByteArray saveLayout() const;
    void restoreLayout(const QByteArray &layout);

Q_SIGNALS:
    /// `byHand` false: a poll or a restored selection; the inspector then does not switch.
    void currentChanged(bool byHand);
    void retryRequested(const QList<qint64> &destinations);
    void showImageRequested(const regioncast::ImageKey &image);

private:
    const UiContext &m_context;
    ProfileSession *m_session = nullptr;
    TaskModel *m_model = nullptr;
    QTreeView *m_tree = nullptr;
    QLineEdit *m_filter = nullptr;
    QPushButton *m_period = nullptr;
    QPushButton *m_retry = nullptr;
};

} // namespace regioncast
