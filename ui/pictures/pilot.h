#pragma once

#include <QList>
#include <QModelIndex>
#include <QString>

class QAbstractItemView;
class QWidget;

namespace regioncast {

/// Hands for the windows: finds what a person would find, by object name, and clicks and types
/// where a person would, through real mouse and key events. Used by the walk and the pictures.
/// Every function says false, and does nothing, when the thing is not there or not enabled.
class Pilot
{
public:
    explicit Pilot(QWidget *window)
        : m_window(window)
    {
    }

    /// The visible widget of that name; nullptr when there is none.
    [[nodiscard]] QWidget *find(const QString &name) const;
    bool click(const QString &name) const;
    bool type(const QString &name, const QString &text) const;
    /// The index whose text in `column` is `text`, anywhere in a tree; invalid when there is none.
    [[nodiscard]] QModelIndex indexOf(const QString &view, const QString &text,
                                      int column = 0) const;
    bool clickCell(const QString &view, const QModelIndex &index,
                   Qt::KeyboardModifiers modifiers = Qt::NoModifier) const;
    /// Clicks the check box of an item.
    bool tick(const QString &view, const QModelIndex &index) const;

private:
    QWidget *m_window;
};

} // namespace regioncast
