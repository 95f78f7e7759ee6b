#pragma once

#include "profile/profilesession.h"
#include "widgets/uicontext.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedLayout;
class QTableView;

namespace regioncast {

class EmptyPage;
class FilterTree;
class ImageTableModel;
class TableColumns;

/// The image table with its filter line and its loading, empty, filtered-to-nothing and failed
/// pages. The filter tree and the search edit are its own but stand elsewhere in the window.
class ImagePane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ImagePane)

public:
    explicit ImagePane(const UiContext &context, QWidget *parent = nullptr);
    ~ImagePane() override;

    /// nullptr empties the pane. Kept: filters, columns, order.
    void setSession(ProfileSession *session);

    [[nodiscard]] FilterTree *filterTree() const { return m_filters; } ///< objectName filterTree
    [[nodiscard]] QLineEdit *searchEdit() const { return m_search; }   ///< objectName searchEdit
    [[nodiscard]] QTableView *table() const { return m_table; }        ///< objectName imageTable

    /// Selected rows in visible order; the current row first when it is among them.
    [[nodiscard]] QList<ImageKey> selection() const;
    /// Makes it the only selected row, clearing filters that hide it. A version without a row of
    /// its own stands for its image.
    void selectOnly(const ImageKey &key);
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
    [[nodiscard]] QList<RegionId> regionSet() const;

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
    EmptyPage *m_empty = nullptr;
    QStackedLayout *m_pages = nullptr;
    QAction *m_copyToRegions = nullptr;
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
