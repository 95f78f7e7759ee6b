#include "distribute/fieldmark.h"

#include "widgets/statedelegate.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QRegularExpression>

namespace regioncast {

FieldMark::FieldMark(QWidget *parent)
    : QWidget(parent)
    , m_sign(new QLabel(this))
    , m_text(new QLabel(this))
{
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setMinimumWidth(1); // a long word must not widen the form
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacingUnit(fontMetrics()));
    row->addWidget(m_sign, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    applyColours();
    hide();
}

void FieldMark::setSentence(const QString &sentence)
{
    m_sentence = sentence;
    // Codes such as Image.NotExist may break after their dots.
    static const QRegularExpression innerDot(QStringLiteral("\\.(?=\\w)"));
    m_text->setText(QString(sentence).replace(innerDot, QStringLiteral(".\u200b")));
    setVisible(!sentence.isEmpty());
}

void FieldMark::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColours();
}

void FieldMark::applyColours()
{
    const Theme theme(palette());
    QPalette bad = palette();
    bad.setColor(QPalette::WindowText, theme.colour(ColourRole::Bad));
    m_text->setPalette(bad);
    m_sign->setPixmap(theme.pixmap(QStringLiteral("warning"), ColourRole::Bad,
                                   shapeSize(fontMetrics()), devicePixelRatioF()));
}

} // namespace regioncast
