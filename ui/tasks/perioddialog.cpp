#include "tasks/perioddialog.h"

#include <QDateEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>

#include <algorithm>

namespace regioncast {

PeriodDialog::PeriodDialog(const QDate &from, const QDate &to, QWidget *parent)
    : QDialog(parent)
    , m_from(new QDateEdit(from, this))
    , m_to(new QDateEdit(to, this))
{
    setObjectName(QStringLiteral("periodDialog"));
    setWindowTitle(tr("Period of the Tasks"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *form = new QFormLayout(this);
    for (const auto &[edit, name, text] : {std::tuple{m_from, "periodFromEdit", tr("&From:")},
                                           std::tuple{m_to, "periodToEdit", tr("&To:")}}) {
        edit->setObjectName(QString::fromLatin1(name));
        edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
        edit->setCalendarPopup(true);
        form->addRow(text, edit);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *show = buttons->addButton(tr("&Show"), QDialogButtonBox::AcceptRole);
    show->setObjectName(QStringLiteral("periodShowButton"));
    show->setDefault(true);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        const auto [first, last] = std::minmax({m_from->date(), m_to->date()});
        Q_EMIT chosen(first, last);
        accept();
    });
}

PeriodDialog::~PeriodDialog() = default;

} // namespace regioncast
