#pragma once

#include "distribution/planfile.h"
#include "profile/profilesession.h"
#include "widgets/tablecolumns.h"
#include "widgets/uicontext.h"

#include <QWidget>

#include <optional>

class QCheckBox;
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
    /// Without `grouping` the profile decides how many regions a request carries.
    void review(const QList<Wish> &wishes, std::optional<Grouping> grouping = {});
    /// The plan of a file; its label stands in the label's field.
    void review(const PlanFile &file);
    /// Ctrl+Shift+Return: like the button; nothing when it is off.
    void send();
    /// Asks for a file and saves what is ticked as a plan.
    void savePlan();
    [[nodiscard]] bool isSending() const { return m_sending; }
    [[nodiscard]] QByteArray saveLayout() const { return m_columns->save(); }
    void restoreLayout(const QByteArray &layout) { m_columns->restore(layout); }

Q_SIGNALS:
    void backRequested();
    /// The batch is queued; the page may close.
    void sent(qint64 batch);
    /// Sending failed as a whole: for the strip.
    void failed(const regioncast::Error &error);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class News { None, Told, Changed, Failed };
    void addTable();
    void addFoot();
    void updateAll();
    void updateCounts();
    void everySecond();
    [[nodiscard]] QString timeSentence() const;
    void rebuildVerdicts();
    void goToFirstRow();
    void toggleChosen();
    void showNews(News kind, const QString &sentence = {});
    void showNewsSign();
    void writePlan(const QString &file);
    void showCommand();
    void onSubmitted(const Plan &sent, const Result<Submission> &result);
    [[nodiscard]] bool canSend() const;
    /// Above this many copies their number must be typed.
    [[nodiscard]] int confirmAbove() const;

    const UiContext &m_context;
    ProfileSession *m_session = nullptr;
    QList<Wish> m_wishes;
    ReviewModel *m_model = nullptr;
    bool m_sending = false;
    News m_newsKind = News::None;
    Pending m_second;
    QLabel *m_title = nullptr;
    QLabel *m_counts = nullptr;
    QLabel *m_newsSign = nullptr;
    QLabel *m_news = nullptr; ///< what changed, or why it was not sent
    QPushButton *m_useNew = nullptr;
    QTreeWidget *m_verdicts = nullptr;
    QTableView *m_table = nullptr;
    TableColumns *m_columns = nullptr;
    QCheckBox *m_oneRegion = nullptr;
    QLabel *m_time = nullptr;
    QLabel *m_note = nullptr;
    QLineEdit *m_label = nullptr;
    QLineEdit *m_count = nullptr;
    QPushButton *m_savePlan = nullptr;
    QPushButton *m_showCommand = nullptr;
    QPushButton *m_back = nullptr;
    QPushButton *m_send = nullptr;
};

} // namespace regioncast
