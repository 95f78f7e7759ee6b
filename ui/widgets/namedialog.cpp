#include "widgets/namedialog.h"

#include "widgets/theme.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace regioncast {

namespace {

/// A name stands on buttons and in menus.
constexpr int longestName = 60;

} // namespace

NameDialog::NameDialog(const QString &title, const QString &button, QWidget *parent)
    : QDialog(parent)
    , m_buttonText(button)
{
    setObjectName(QStringLiteral("nameDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    m_edit = new QLineEdit(this);
    m_edit->setObjectName(QStringLiteral("nameEdit"));
    m_edit->setAccessibleName(tr("Name"));
    m_edit->setMaxLength(longestName);
    m_choice = new QCheckBox(this);
    m_choice->setObjectName(QStringLiteral("nameChoice"));
    m_choice->hide();
    m_note = new QLabel(this);
    m_note->setObjectName(QStringLiteral("nameNote"));
    m_note->setTextFormat(Qt::PlainText);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("nameCancelButton"));
    m_button = buttons->addButton(button, QDialogButtonBox::AcceptRole);
    m_button->setObjectName(QStringLiteral("nameOkButton"));
    m_button->setDefault(true);

    auto *form = new QFormLayout;
    form->addRow(tr("&Name"), m_edit);
    form->addRow(QString(), m_choice);
    auto *column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(m_note);
    column->addStretch(1);
    column->addWidget(buttons);
    resize(ch(fontMetrics(), 56), sizeHint().height());

    connect(m_edit, &QLineEdit::textChanged, this, &NameDialog::check);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        if (!m_button->isEnabled())
            return;
        accept();
        Q_EMIT named(m_edit->text().trimmed(), m_choice->isChecked());
    });
    check();
}

void NameDialog::setName(const QString &name)
{
    m_edit->setText(name);
    m_edit->selectAll();
}

void NameDialog::setTaken(const QStringList &names, Taken taken)
{
    m_names = names;
    m_taken = taken;
    check();
}

void NameDialog::setChoice(const QString &text, bool on, const QString &toolTip)
{
    m_choice->setText(text);
    m_choice->setToolTip(toolTip);
    m_choice->setChecked(on);
    m_choice->show();
}

void NameDialog::check()
{
    const QString name = m_edit->text().trimmed();
    const bool isTaken = m_names.contains(name);
    const bool replaces = isTaken && m_taken == Taken::Replace;
    m_button->setText(replaces ? tr("Replace") : m_buttonText);
    m_button->setEnabled(!name.isEmpty() && (!isTaken || replaces));
    m_note->setText(isTaken ? tr("There is one of that name.") : QString());
}

} // namespace regioncast
