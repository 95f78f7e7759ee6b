#include "widgets/emptypage.h"

#include "widgets/linkbutton.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace regioncast {

EmptyPage::EmptyPage(QWidget *parent)
    : QWidget(parent)
    , m_sentence(new QLabel(this))
    , m_reason(new QLabel(this))
    , m_row(new QHBoxLayout)
{
    const int u = spacingUnit(fontMetrics());
    for (QLabel *label : {m_sentence, m_reason}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignHCenter);
    }
    m_row->setSpacing(3 * u);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(6 * u, 6 * u, 6 * u, 6 * u);
    column->setSpacing(2 * u);
    column->addStretch(2);
    column->addWidget(m_sentence);
    column->addWidget(m_reason);
    column->addLayout(m_row);
    column->addStretch(3);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    applyColours();
}

void EmptyPage::show(const QString &sentence, const QString &reason, const QList<Link> &links)
{
    m_sentence->setText(sentence);
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
    if (m_links == links)
        return;
    m_links = links;
    while (QLayoutItem *item = m_row->takeAt(0)) {
        if (QWidget *button = item->widget()) {
            button->hide();
            button->deleteLater();
        }
        delete item;
    }
    m_row->addStretch(1);
    for (const Link &link : links) {
        auto *button = new LinkButton(link.text, this);
        button->setObjectName(link.id);
        connect(button, &QPushButton::clicked, this,
                [this, id = link.id] { Q_EMIT linkActivated(id); });
        m_row->addWidget(button);
    }
    m_row->addStretch(1);
}

QString EmptyPage::sentence() const
{
    return m_sentence->text();
}

void EmptyPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColours();
}

void EmptyPage::applyColours()
{
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, Theme(palette()).colour(ColourRole::Muted));
    m_reason->setPalette(muted);
}

} // namespace regioncast
