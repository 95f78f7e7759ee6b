#pragma once

#include "images/imagetablemodel.h"

#include <QTreeWidget>

namespace regioncast {

/// The filters of the image table with their counts: SHOW, RULES, SAVED, TYPE, OS, PRODUCT. RULES
/// are saved filters with a region set and count gaps, all others count images. A click chooses
/// one, Ctrl+click adds one; filterChanged() comes for the user's choices, for clear(), and when a
/// saved filter that was chosen is gone.
class FilterTree final : public QTreeWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterTree)

public:
    /// `context` outlives the tree.
    explicit FilterTree(const UiContext &context, QWidget *parent = nullptr);

    /// Types, systems and products come and go with their images; a chosen one stays.
    void setCounts(const ImageCounts &counts);
    /// counts().saved are theirs, in this order. A chosen one stays chosen by its name.
    void setSaved(const QList<SavedFilter> &saved);
    /// All choices together, those of saved filters too.
    [[nodiscard]] ImageFilter filter() const;
    /// Names of the saved filters that are chosen.
    [[nodiscard]] QStringList chosenSaved() const;
    /// Chooses that saved filter alone; nothing for a name that is not there.
    void chooseSaved(const QString &name);
    /// What is chosen, as it reads in the tree.
    [[nodiscard]] QStringList names() const;
    /// Chooses All images.
    void clear();

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void filterChanged();
    /// It was not chosen before; comes before filterChanged().
    void savedChosen(const regioncast::SavedFilter &saved);
    // the context menu
    void saveRequested();
    void renameRequested(const QString &name);
    void deleteRequested(const QString &name);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum class Group { Show, Type, Os, Product };
    QTreeWidgetItem *addGroup(const QString &title);
    QTreeWidgetItem *addItem(QTreeWidgetItem *group, const QString &id, const QString &text);
    void setCount(QTreeWidgetItem *item, int count);
    void updateGroup(QTreeWidgetItem *group, const QMap<QString, int> &counts, Group kind);
    [[nodiscard]] QString nameOf(Group kind, const QString &word) const;
    void applyColours();
    void onSelectionChanged();
    void hideEmptyGroups();
    [[nodiscard]] QList<QTreeWidgetItem *> groups() const;
    [[nodiscard]] QTreeWidgetItem *savedItem(const QString &name) const;

    const UiContext &m_context;
    QTreeWidgetItem *m_show = nullptr;
    QTreeWidgetItem *m_rules = nullptr;
    QTreeWidgetItem *m_savedGroup = nullptr;
    QTreeWidgetItem *m_types = nullptr;
    QTreeWidgetItem *m_os = nullptr;
    QTreeWidgetItem *m_products = nullptr;
    QList<SavedFilter> m_saved;
    ImageFilter m_last;
    QStringList m_lastSaved;
};

} // namespace regioncast
