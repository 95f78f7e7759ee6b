#include "settings/formpage.h"

#include "widgets/theme.h"

#include <QButtonGroup>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QSpinBox>

namespace regioncast {

FormPage::FormPage(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    const int u = spacingUnit(fontMetrics());
    m_grid->setContentsMargins(3 * u, 3 * u, 3 * u, 3 * u);
    m_grid->setHorizontalSpacing(3 * u);
    m_grid->setVerticalSpacing(u + u / 2);
    m_grid->setColumnStretch(1, 1);
}

QLabel *FormPage::label(const QString &text, QWidget *buddy)
{
    auto *made = new QLabel(text, this);
    made->setBuddy(buddy);
    made->setMinimumHeight(fontMetrics().height() + 2 * spacingUnit(fontMetrics()));
    return made;
}

void FormPage::addRow(const QString &text, QWidget *buddy, QWidget *field)
{
    if (!text.isEmpty())
        m_grid->addWidget(label(text, buddy), m_row, 0, Qt::AlignTop);
    m_grid->addWidget(field, m_row++, 1);
}

void FormPage::addRow(const QString &text, QWidget *buddy, QLayout *field)
{
    if (!text.isEmpty())
        m_grid->addWidget(label(text, buddy), m_row, 0, Qt::AlignTop);
    m_grid->addLayout(field, m_row++, 1);
}

void FormPage::addProblem(const char *name)
{
    auto *problem = new QLabel(this);
    problem->setObjectName(QString::fromLatin1(name));
    problem->setTextFormat(Qt::PlainText);
    problem->setWordWrap(true);
    problem->hide();
    m_problems.append(problem);
    m_grid->addWidget(problem, m_row++, 1);
}

void FormPage::endRows()
{
    m_grid->setRowStretch(m_row, 1);
    applyColours();
}

QLineEdit *FormPage::edit(const char *name, const QString &accessibleName)
{
    auto *made = new QLineEdit(this);
    made->setObjectName(QString::fromLatin1(name));
    made->setAccessibleName(accessibleName);
    connect(made, &QLineEdit::textEdited, this, [this] { clearProblems(); });
    return made;
}

QSpinBox *FormPage::number(const char *name, const QString &accessibleName, int least, int most)
{
    auto *made = new QSpinBox(this);
    made->setObjectName(QString::fromLatin1(name));
    made->setAccessibleName(accessibleName);
    made->setRange(least, most);
    keepFromWheel(made);
    return made;
}

QRadioButton *FormPage::radio(QButtonGroup *group, int id, const char *name, const QString &text)
{
    auto *made = new QRadioButton(text, this);
    made->setObjectName(QString::fromLatin1(name));
    group->addButton(made, id);
    return made;
}

QHBoxLayout *FormPage::line() const
{
    auto *made = new QHBoxLayout;
    made->setSpacing(2 * spacingUnit(fontMetrics()));
    return made;
}

void FormPage::keepFromWheel(QWidget *field)
{
    field->setFocusPolicy(Qt::StrongFocus);
    field->installEventFilter(this);
}

bool FormPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Wheel) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void FormPage::clearProblems()
{
    m_firstProblem = nullptr;
    for (QLabel *problem : std::as_const(m_problems)) {
        problem->clear();
        problem->hide();
    }
}

void FormPage::mark(const char *name, QWidget *field, const QString &text)
{
    for (QLabel *problem : std::as_const(m_problems)) {
        if (problem->objectName() != QLatin1String(name))
            continue;
        problem->setText(text);
        problem->setVisible(!text.isEmpty());
    }
    if (!m_firstProblem)
        m_firstProblem = field;
}

void FormPage::applyColours()
{
    QPalette bad = palette();
    bad.setColor(QPalette::WindowText, Theme(palette()).colour(ColourRole::Bad));
    for (QLabel *problem : std::as_const(m_problems))
        problem->setPalette(bad);
}

void FormPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColours();
}

} // namespace regioncast
