#pragma once

#include "images/imagetablemodel.h"

#include <QTreeWidget>

namespace regioncast {

/// The filters of the image table with their counts: SHOW, TYPE, OS, PRODUCT. A click chooses one,
/// Ctrl+click adds one; filterChanged() comes for the user's choices and for clear().
class FilterTree final : public QTreeWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterTree)

public:
    /// `context` outlives the tree.
    explicit FilterTree(const UiContext &context, QWidget *parent = nullptr);

    /// Types, systems and products come and go with their images; a chosen one stays.
    void setCounts(const ImageCounts &counts);
    [[nodiscard]] ImageFilter filter() const;
    /// What is chosen, as it reads in the tree.
    [[nodiscard]] QStringList names() const;
    /// Chooses All images.
    void clear();

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void filterChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Group { Show, Type, Os, Product };
    QTreeWidgetItem *addGroup(const QString &title);
    QTreeWidgetItem *addItem(QTreeWidgetItem *group, const QString &id, const QString &text);
    void setCount(QTreeWidgetItem *item, int count);
    void updateGroup(QTreeWidgetItem *group, const QMap<QString, int> &counts, Group kind);
    [[nodiscard]] QString nameOf(Group kind, const QString &word) const;
    void applyColours();

    const UiContext &m_context;
    QTreeWidgetItem *m_show = nullptr;
    QTreeWidgetItem *m_types = nullptr;
    QTreeWidgetItem *m_os = nullptr;
    QTreeWidgetItem *m_products = nullptr;
    ImageFilter m_last;
};

} // namespace regioncast
