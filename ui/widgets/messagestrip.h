#pragma once

#include "support/error.h"

#include <QFrame>
#include <QList>
#include <QString>

#include <array>
#include <optional>

class QLabel;
class QPushButton;

namespace regioncast {

/// One message of the strip.
struct StripMessage
{
    enum class Severity { Plain, Practice, Warning, Error };
    QString id; ///< stable; a message with the same id replaces the older one
    Severity severity = Severity::Plain;
    QString text;
    /// When something happens by itself: "Next try in 24 s."; stands after the text and is no part
    /// of what screen readers are told.
    QString countdown = {};
    /// What Details shows of it; nullopt = the text says it all.
    std::optional<Error> error = {};
    struct Link
    {
        QString id; ///< handed to linkActivated()
        QString text;

        friend bool operator==(const Link &a, const Link &b) = default;
    };
    QList<Link> links = {}; ///< two at most are shown

    friend bool operator==(const StripMessage &a, const StripMessage &b) = default;
};

/// The strip of fixed height under the toolbar: the badge of the profile, the most severe message
/// with its links, site and short key id. Long text elides and stands whole in the tooltip.
/// Announces new messages to screen readers. objectName messageBar; its links messageLink,
/// messageLink2, messageNext.
class MessageStrip final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessageStrip)

public:
    explicit MessageStrip(QWidget *parent = nullptr);

    void setBadge(const QString &text, const QString &colour);
    /// "International · LTAI…9xQe"; empty hides it.
    void setAccount(const QString &text);
    /// Shown when there is no message.
    void setPlainText(const QString &text);
    /// The most severe first. Goes on showing the current one while it is there and no other became
    /// the first.
    void setMessages(const QList<StripMessage> &messages);
    [[nodiscard]] const QList<StripMessage> &messages() const { return m_messages; }

Q_SIGNALS:
    void linkActivated(const QString &messageId, const QString &linkId);
    /// A message that was not shown before was told to screen readers.
    void announced(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] const StripMessage *current() const;
    void showCurrent();
    void showAccount();

    QList<StripMessage> m_messages;
    QString m_plain;
    QString m_accountText;
    QString m_announced; ///< id of the message that was announced last
    qsizetype m_current = 0;
    QLabel *m_badge = nullptr;
    QLabel *m_text = nullptr;
    QLabel *m_account = nullptr;
    std::array<QPushButton *, 2> m_links = {};
    QPushButton *m_next = nullptr;
};

} // namespace regioncast
