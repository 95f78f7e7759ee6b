#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace regioncast {

/// What stands in place of a list that has nothing to show: a sentence, perhaps a reason, and
/// links that lead on.
class EmptyPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EmptyPage)

public:
    struct Link
    {
        QString id; ///< handed to linkActivated(); also the button's object name
        QString text;
        friend bool operator==(const Link &, const Link &) = default;
    };

    explicit EmptyPage(QWidget *parent = nullptr);

    /// `reason` stands under the sentence, muted; empty = none.
    void show(const QString &sentence, const QString &reason = {}, const QList<Link> &links = {});
    [[nodiscard]] QString sentence() const;

Q_SIGNALS:
    void linkActivated(const QString &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyColours();

    QLabel *m_sentence = nullptr;
    QLabel *m_reason = nullptr;
    QHBoxLayout *m_row = nullptr;
    QList<Link> m_links;
};

} // namespace regioncast
