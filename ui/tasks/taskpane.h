#pragma once

#include "profile/profilesession.h"
#include "tasks/reporthtml.h"
#include "tasks/taskselection.h"
#include "widgets/uicontext.h"

#include <QModelIndexList>
#include <QThreadPool>
#include <QWidget>

#include <memory>

class QAction;
class QButtonGroup;
class QLineEdit;
class QPushButton;
class QStackedLayout;
class QTreeView;

namespace regioncast {

class EmptyPage;
enum class ReportFormat;
class TableColumns;
class TaskModel;

/// Chips, period, filter and the tree batch > image version > region. A poll never resets it and
/// never moves rows; children keep the order of the plan. What the session does not hold in memory
/// is read from the journal: sums of all of it, rows a page at a time as the tree is scrolled.
class TaskPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TaskPane)

public:
    explicit TaskPane(const UiContext &context, QWidget *parent = nullptr);
    ~TaskPane() override;

    void setSession(ProfileSession *session);
    [[nodiscard]] QTreeView *tree() const { return m_tree; }
    /// The current row; empty when no row is selected.
    [[nodiscard]] TaskSelection current() const;
    /// Makes the batch current, expanded and visible.
    void showBatch(qint64 batch);
    /// Filters to what is unsolved, expands it and makes the first current.
    void showUnsolved();
    /// Shows all, expands it and makes the first copy current whose outcome is unknown.
    void showDoubtful();
    void showImage(const ImageId &image);
    /// Unsolved destinations that a retry can help (by the error catalogue), among the selected
    /// rows (all that is shown below a selected parent); of everything shown when nothing is
    /// selected.
    [[nodiscard]] QList<qint64> retryable() const;
    /// Every destination that stands in the tree, in its order; of history those that were read.
    [[nodiscard]] QList<qint64> shownDestinations() const;
    /// What everything shown comes to, history that was not read yet included. `copies`, `unsolved`
    /// and `retry` are those that the session holds. While isCounting() it lacks the history.
    [[nodiscard]] Report shownReport() const;
    [[nodiscard]] bool isCounting() const { return !m_found; }
    /// Whether there is anything to report.
    [[nodiscard]] bool showsCopies() const;
    /// The book that holds what is selected: the session's, or that of history. There must be a
    /// session.
    [[nodiscard]] const TaskBook &bookOf(const TaskSelection &selection) const;
    /// The period as it is named: "Open + 24 h".
    [[nodiscard]] QString shownPeriod() const;
    /// What narrows the period, as it is named: "Unsolved · “tokyo”"; empty = nothing does.
    [[nodiscard]] QString shownFilter() const;
    /// Asks for a file and writes what the pane shows to it; nothing when it shows no copy.
    void saveReport();
    /// Copy and Copy Ids, for a menu.
    [[nodiscard]] QList<QAction *> copyActions() const { return {m_copy, m_copyIds}; }
    /// Try One by One, Mark as Solved, Show Image, Copy for Support: for the selected rows; for a
    /// menu.
    [[nodiscard]] QList<QAction *> rowActions() const
    {
        return {m_oneByOne, m_solve, m_showImage, m_copyForSupport};
    }
    /// Move to Top, Move to Bottom, Remove from Queue: what is selected and not sent; for a menu.
    [[nodiscard]] QList<QAction *> queueActions() const { return {m_toTop, m_toBottom, m_remove}; }
    [[nodiscard]] QByteArray saveLayout() const;
    void restoreLayout(const QByteArray &layout);

Q_SIGNALS:
    /// `byHand` false: a poll or a restored selection; the inspector then does not switch.
    void currentChanged(bool byHand);
    void retryRequested(const QList<qint64> &destinations);
    /// Each in a request of its own.
    void retryOneByOneRequested(const QList<qint64> &destinations);
    void showImageRequested(const regioncast::ImageKey &image);
    /// Context menu "Details", Return, double click.
    void detailsRequested();
    /// The user chose a period: what it comes to is wanted.
    void periodChosen();
    void reportWritten(const QString &file);
    /// The report could not be written, or history could not be read.
    void failed(const regioncast::Error &error);
    /// Filter or period changed, or batches came: what the pane shows is another list.
    void shownChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Period { OpenAndDay, Today, Week, Month, LastMonth, Range, All };
    struct Names; ///< of regions, states and reasons, to find words in

    void buildBar();
    void buildTree();
    void buildActions();
    void showFirst(int chip, bool (*wanted)(const Destination &));
    void applyFilter();
    void clearFilter();
    void updateChips();
    void updatePages();
    void updateActions();
    void report();
    void onTasksChanged(const QList<qint64> &destinations);
    void onContextMenu(const QPoint &at);
    [[nodiscard]] QModelIndexList selectedInOrder() const;
    /// Destinations at or below the selected rows; of everything when nothing is selected.
    [[nodiscard]] QList<qint64> chosen() const;
    [[nodiscard]] QList<qint64> those(const QList<qint64> &destinations,
                                      bool (*wanted)(const Destination &)) const;
    [[nodiscard]] QList<qint64> unsolvedIn(const QList<qint64> &destinations) const;
    [[nodiscard]] QList<qint64> queuedIn(const QList<qint64> &destinations) const;
    [[nodiscard]] QList<qint64> retryableIn(const QList<qint64> &destinations) const;
    void copyRows() const;
    void copyIds() const;
    void copyForSupport() const;
    void writeReport(const QString &file, ReportFormat format, bool mayReplace);
    void startWriting(ReportFormat format, const QString &file, bool mayReplace,
                      const TaskRecords &older);
    void askForRange();
    void onHistoryChanged();
    void lookIntoHistory();
    void takeFound(const HistorySurvey &found);
    void readPage();
    void fillView();
    [[nodiscard]] TaskFilter periodFilter() const;
    [[nodiscard]] QList<TaskFilter::Word> words() const;
    [[nodiscard]] const TaskBook *bookWith(qint64 destination) const;
    void expandBatch(const QModelIndex &index);
    void touchVisibleAges();
    void tick();
    [[nodiscard]] QString periodName(Period period) const;
    [[nodiscard]] QString periodWord() const; ///< for files, never translated
    void setPeriod(Period period);

    const UiContext &m_context;
    ProfileSession *m_session = nullptr;
    TaskModel *m_model = nullptr;
    QTreeView *m_tree = nullptr;
    TableColumns *m_columns = nullptr;
    EmptyPage *m_empty = nullptr;
    QStackedLayout *m_pages = nullptr;
    QLineEdit *m_filter = nullptr;
    QButtonGroup *m_chips = nullptr;
    QPushButton *m_period = nullptr;
    QPushButton *m_retry = nullptr;
    QAction *m_showDetails = nullptr;
    QAction *m_retryRows = nullptr;
    QAction *m_oneByOne = nullptr;
    QAction *m_solve = nullptr;
    QAction *m_showImage = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_copyIds = nullptr;
    QAction *m_copyForSupport = nullptr;
    QAction *m_toTop = nullptr;
    QAction *m_toBottom = nullptr;
    QAction *m_remove = nullptr;
    Period m_shownPeriod = Period::OpenAndDay;
    QDate m_rangeFrom;                      ///< of Period::Range
    QDate m_rangeTo;                        ///< last day of it
    TaskFilter m_filtered;                  ///< as the tree was filtered last
    mutable std::unique_ptr<Names> m_names; ///< made when a word is looked for
    TaskBook m_older;                       ///< history that was read
    QList<qint64> m_unread;                 ///< batches of history to be shown, newest first
    std::optional<int> m_olderInPeriod;     ///< copies; nullopt = they are being counted
    std::optional<HistorySurvey> m_found;   ///< nullopt = history is being looked through
    bool m_olderIsStale = false;
    Pending m_counting;
    Pending m_finding;
    Pending m_reading;
    bool m_isReading = false;
    QThreadPool m_writers; ///< of reports; waits for them in the end
    Pending m_readingReport;
    bool m_byHand = true; ///< the current row changes because of the user
    TaskSelection m_reported;
    Pending m_second;
};

} // namespace regioncast
