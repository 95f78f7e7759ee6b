#pragma once

#include "profile/profilesession.h"
#include "widgets/uicontext.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;
class QTreeWidget;

namespace regioncast {

class ReviewModel;

/// The page in place of everything between strip and status bar: rows of a plan with verdicts and
/// ticks, label, Back and Send. The only place that sends.
class ReviewPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReviewPage)

public:
    explicit ReviewPage(const UiContext &context, QWidget *parent = nullptr);
    ~ReviewPage() override;

    void setSession(ProfileSession *session);
    /// Shows the plan for these wishes. Ticks of an earlier review with the same wishes are kept.
    void review(const QList<Wish> &wishes);
    /// Ctrl+Shift+Return: like the button; nothing when it is off.
    void send();
    [[nodiscard]] bool isSending() const;

Q_SIGNALS:
    void backRequested();
    /// The batch is queued; the page may close.
    void sent(qint64 batch);
    /// Sending failed as a whole: for the strip.
    void failed(const regioncast::Error &error);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void updateAll();
    void updateAges();
    void rebuildVerdicts();
    void onSubmitted(const Plan &sent, const Result<Submission> &result);
    [[nodiscard]] bool canSend() const;

    const UiContext &m_context;
    ProfileSession *m_session = nullptr;
    QList<Wish> m_wishes;
    ReviewModel *m_model = nullptr;
    bool m_sending = false;
    QLabel *m_title = nullptr;
    QLabel *m_counts = nullptr;
    QLabel *m_news = nullptr; ///< what changed, or why it was not sent
    QPushButton *m_useNew = nullptr;
    QTreeWidget *m_verdicts = nullptr;
    QTableView *m_table = nullptr;
    QLabel *m_note = nullptr;
    QLineEdit *m_label = nullptr;
    QLineEdit *m_count = nullptr;
    QPushButton *m_back = nullptr;
    QPushButton *m_send = nullptr;
};

} // namespace regioncast
