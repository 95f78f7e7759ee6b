#pragma once

#include "images/imagefilter.h"
#include "profile/profilesession.h"
#include "widgets/uicontext.h"

#include <QWidget>

#include <optional>

class QAbstractItemView;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedLayout;
class QTableView;

namespace regioncast {

class CoverageLegend;
class CoverageTable;
class EmptyPage;
class FilterTree;
class ImageTableModel;
class TableColumns;

/// The images as a list or as coverage, with one filter line for both and the loading, empty,
/// filtered-to-nothing and failed pages. The filter tree and the search edit are its own but stand
/// elsewhere in the window.
class ImagePane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ImagePane)

public:
    explicit ImagePane(const UiContext &context, QWidget *parent = nullptr);
    ~ImagePane() override;

    /// nullptr empties the pane. Kept: filters, columns, order.
    void setSession(ProfileSession *session);

    enum class Page { List, Coverage };
    /// Shows the other page; what is chosen goes along: rows of several images, or the images of
    /// the cells.
    void setPage(Page page);
    [[nodiscard]] Page page() const { return m_page; }

    [[nodiscard]] FilterTree *filterTree() const { return m_filters; } ///< objectName filterTree
    [[nodiscard]] QLineEdit *searchEdit() const { return m_search; }   ///< objectName searchEdit
    [[nodiscard]] QTableView *table() const { return m_table; }        ///< objectName imageTable
    [[nodiscard]] QTableView *coverageTable() const;                   ///< objectName coverageTable
    /// The table of the page.
    [[nodiscard]] QTableView *view() const;

    /// Selected rows in visible order, in coverage rows with a chosen cell; the current row first
    /// when it is among them.
    [[nodiscard]] QList<ImageKey> selection() const;
    /// Makes it the only selected row, clearing filters that hide it. A version without a row of
    /// its own stands for its image.
    void selectOnly(const ImageKey &key);
    /// The gaps among the chosen cells of the coverage, an image each; nullopt in the list, and
    /// when no cell is chosen.
    [[nodiscard]] std::optional<QList<Wish>> chosenGaps() const;
    /// What Fill the Gaps plans: chosenGaps(), in the list those of the chosen images; of all that
    /// is shown when nothing is chosen.
    [[nodiscard]] QList<Wish> gapsToFill() const;
    /// Asks for a file and writes the coverage of what is shown.
    void saveCoverage();
    /// Regions are written otherwise.
    void renameRegions();
    /// Number of filters that act.
    [[nodiscard]] int activeFilters() const;
    void clearFilters();
    /// Filters and sorts anew: rows that no longer match go.
    void rearrange();
    /// Copy and Copy Ids, for a menu.
    [[nodiscard]] QList<QAction *> copyActions() const { return {m_copy, m_copyIds}; }
    /// Show Tasks of the current image, for a menu.
    [[nodiscard]] QAction *tasksAction() const { return m_showTasks; }
    [[nodiscard]] QByteArray saveLayout() const;
    void restoreLayout(const QByteArray &layout);

Q_SIGNALS:
    void selectionChanged();
    /// Return, double click, "Copy to Regions".
    void copyRequested();
    /// "Copy This Gap" of a cell.
    void gapsRequested(const QList<regioncast::Wish> &gaps);
    /// A rule was chosen: its set, empty for all listed.
    void regionSetRequested(const QString &set);
    /// Saved, renamed or deleted in the filter tree's menu: all of them.
    void savedFiltersChanged(const QList<regioncast::SavedFilter> &filters);
    void pageChanged();
    /// A file could not be written.
    void failed(const regioncast::Error &error);
    /// Context menu "Show Tasks".
    void tasksRequested(const regioncast::ImageId &image);
    void filtersChanged();
    void checkConnectionRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildFilterLine();
    void buildTable();
    void buildSearch();
    void buildCoverage();
    void showSaved();
    void applySaved(const SavedFilter &saved);
    void saveFilter();
    void renameFilter(const QString &name);
    void deleteFilter(const QString &name);
    void writeCoverage(const QString &file);
    void onTasksChanged(const QList<qint64> &destinations);
    void showCellMenu(const QPoint &at);
    void mergeImages(const CatalogueChange &change);
    void onImagesStateChanged();
    void takeUnsolved();
    void keepSelection();
    void putSelectionBack();
    void noteSelection();
    void showState();
    void showFilterLine();
    void showNotice();
    void showContextMenu(const QPoint &at);
    void copyRows() const;
    void copyIds() const;
    void showNotFound();
    [[nodiscard]] QString searchText() const;

    const UiContext &m_context;
    ProfileSession *m_session = nullptr;
    ImageTableModel *m_model = nullptr;
    FilterTree *m_filters = nullptr;
    QLineEdit *m_search = nullptr;
    QAction *m_searchIcon = nullptr;
    QLabel *m_filterLine = nullptr;
    QPushButton *m_clear = nullptr;
    QPushButton *m_update = nullptr;
    QPushButton *m_missing = nullptr;
    QLabel *m_notice = nullptr;
    QPushButton *m_noticeLink = nullptr;
    QTableView *m_table = nullptr;
    TableColumns *m_columns = nullptr;
    CoverageTable *m_coverage = nullptr;
    CoverageLegend *m_legend = nullptr;
    Page m_page = Page::List;
    QString m_savedSearch; ///< that a saved filter brought into the search
    EmptyPage *m_empty = nullptr;
    QStackedLayout *m_pages = nullptr;
    QAction *m_copyToRegions = nullptr;
    QAction *m_copyGap = nullptr;
    QAction *m_showTasks = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_copyIds = nullptr;
    LoadState::Phase m_phase = LoadState::Phase::Idle; ///< last seen
    bool m_settling = false; ///< the model resets; the selection is put back at its end
    QSet<ImageKey> m_noted;  ///< the selection that selectionChanged() told of last
    QList<ImageKey> m_keptSelection;
    ImageKey m_keptCurrent;
    ImageKey m_keptTop;
};

} // namespace regioncast
