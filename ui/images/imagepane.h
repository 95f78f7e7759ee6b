#pragma once

#include "profile/profilesession.h"
#include "widgets/uicontext.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QStackedLayout;
class QTableView;
class QTreeView;

namespace regioncast {

class FilterTree;
class ImageTableModel;

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
    void selectOnly(const ImageKey &key);
    /// Number of filters that act.
    [[nodiscard]] int activeFilters() const;
    void clearFilters();
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

private:
    const UiContext &m_context;
    ProfileSession *m_session = nullptr;
    ImageTableModel *m_model = nullptr;
    FilterTree *m_filters = nullptr;
    QLineEdit *m_search = nullptr;
    QLabel *m_filterLine = nullptr;
    QTableView *m_table = nullptr;
    QStackedLayout *m_pages = nullptr;
};

} // namespace regioncast
