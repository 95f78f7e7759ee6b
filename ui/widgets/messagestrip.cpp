#include "widgets/messagestrip.h"

#include "widgets/elidelabel.h"
#include "widgets/linkbutton.h"
#include "widgets/theme.h"

#include <QAccessible>
#include <QAccessibleEvent>
#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>

namespace regioncast {

namespace {

/// Under this width site and key stand in the badge's tooltip, in ch.
constexpr int wideEnoughForAccount = 140;

ColourRole surfaceOf(StripMessage::Severity severity)
{
    switch (severity) {
    case StripMessage::Severity::Plain:
        return ColourRole::StripPlain;
    case StripMessage::Severity::Practice:
        return ColourRole::StripPractice;
    case StripMessage::Severity::Warning:
        return ColourRole::StripWarning;
    case StripMessage::Severity::Error:
        return ColourRole::StripError;
    }
    return ColourRole::StripPlain;
}

} // namespace

MessageStrip::MessageStrip(QWidget *parent)
    : QFrame(parent)
    , m_badge(new QLabel(this))
    , m_text(new ElideLabel(this))
    , m_account(new QLabel(this))
    , m_next(new LinkButton(this))
{
    setObjectName(QStringLiteral("messageBar"));
    const int u = spacingUnit(fontMetrics());
    setFixedHeight(fontMetrics().height() + 12);

    m_badge->setObjectName(QStringLiteral("messageBadge"));
    m_badge->setTextFormat(Qt::PlainText);
    m_badge->setAutoFillBackground(true);
    m_badge->setContentsMargins(2 * u, 0, 2 * u, 0);
    QFont bold = font();
    bold.setBold(true);
    m_badge->setFont(bold);
    m_badge->hide();
    m_text->setObjectName(QStringLiteral("messageText"));
    m_account->setObjectName(QStringLiteral("messageAccount"));
    m_account->setTextFormat(Qt::PlainText);
    m_account->hide();

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 2 * u, 0);
    row->setSpacing(2 * u);
    row->addWidget(m_badge);
    m_badge->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Ignored);
    row->addWidget(m_text);
    for (std::size_t i = 0; i < m_links.size(); ++i) {
        auto *link = new LinkButton(this);
        link->setObjectName(i == 0 ? QStringLiteral("messageLink")
                                   : QStringLiteral("messageLink2"));
        link->hide();
        connect(link, &QPushButton::clicked, this, [this, i] {
            const StripMessage *message = current();
            if (message && qsizetype(i) < message->links.size())
                Q_EMIT linkActivated(message->id, message->links.at(qsizetype(i)).id);
        });
        m_links[i] = link;
        row->addWidget(link);
    }
    row->addStretch(1);
    m_next->setObjectName(QStringLiteral("messageNext"));
    m_next->setAccessibleName(tr("Next message"));
    m_next->hide();
    connect(m_next, &QPushButton::clicked, this, [this] {
        m_current = (m_current + 1) % m_messages.size();
        showCurrent();
    });
    row->addWidget(m_next);
    row->addWidget(m_account);
}

void MessageStrip::setBadge(const QString &text, const QString &colour)
{
    QPalette palette = m_badge->palette();
    palette.setColor(QPalette::Window, Theme::badgeColour(colour));
    palette.setColor(QPalette::WindowText, Qt::white);
    m_badge->setPalette(palette);
    m_badge->setText(text);
    m_badge->setVisible(!text.isEmpty());
}

void MessageStrip::setAccount(const QString &text)
{
    m_accountText = text;
    showAccount();
}

void MessageStrip::setPlainText(const QString &text)
{
    m_plain = text;
    if (m_messages.isEmpty())
        showCurrent();
}

void MessageStrip::setMessages(const QList<StripMessage> &messages)
{
    if (messages == m_messages)
        return;
    const QString first = m_messages.isEmpty() ? QString() : m_messages.first().id;
    const QString shown = current() ? current()->id : QString();
    m_messages = messages;
    m_current = 0;
    if (!m_messages.isEmpty() && m_messages.first().id == first) {
        const auto same =
            std::find_if(m_messages.cbegin(), m_messages.cend(),
                         [&shown](const StripMessage &message) { return message.id == shown; });
        if (same != m_messages.cend())
            m_current = same - m_messages.cbegin();
    }
    showCurrent();
}

const StripMessage *MessageStrip::current() const
{
    return m_messages.isEmpty() ? nullptr : &m_messages.at(m_current);
}

void MessageStrip::showCurrent()
{
    const StripMessage *message = current();
    const QString text = message ? message->text : m_plain;
    const QString countdown = message ? message->countdown : QString();
    m_text->setText(countdown.isEmpty() ? text : text + QLatin1Char(' ') + countdown);
    m_text->setAccessibleName(text);
    for (std::size_t i = 0; i < m_links.size(); ++i) {
        const bool has = message && qsizetype(i) < message->links.size();
        // a hidden button hands its focus on; clearing it first would hand it to the next pane
        if (has)
            m_links[i]->setText(message->links.at(qsizetype(i)).text);
        m_links[i]->setVisible(has);
    }
    m_next->setVisible(m_messages.size() > 1);
    //: %1 = number of the message that is shown, %2 = how many there are
    m_next->setText(tr("%1 of %2 ▸").arg(m_current + 1).arg(m_messages.size()));
    setAccessibleName(text);
    update();

    const QString id = message ? message->id : QString();
    if (id == m_announced)
        return;
    m_announced = id;
    if (message && message->severity != StripMessage::Severity::Plain) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
        Q_EMIT announced(text);
    }
}

void MessageStrip::showAccount()
{
    const bool room = width() >= ch(fontMetrics(), wideEnoughForAccount);
    m_account->setText(m_accountText);
    m_account->setVisible(room && !m_accountText.isEmpty());
    m_badge->setToolTip(room ? QString() : m_accountText);
}

void MessageStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const StripMessage *message = current();
    const auto severity = message ? message->severity : StripMessage::Severity::Plain;
    painter.fillRect(rect(), Theme(palette()).colour(surfaceOf(severity)));
}

void MessageStrip::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    showAccount();
}

} // namespace regioncast
