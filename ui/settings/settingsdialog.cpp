#include "settings/settingsdialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace regioncast {

namespace {

constexpr int fewestDays = 30;
constexpr int mostDays = 3650;
constexpr int usualDays = 365;

} // namespace

SettingsDialog::SettingsDialog(ProfileStore &store, QWidget *parent)
    : QDialog(parent)
    , m_store(store)
{
    setObjectName(QStringLiteral("settingsDialog"));
    setWindowTitle(tr("Settings"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *general = new QGroupBox(tr("General"), this);
    auto *column = new QVBoxLayout(general);
    auto *row = new QHBoxLayout;
    m_forget = new QCheckBox(tr("&Forget copies that ended more than"), general);
    m_forget->setObjectName(QStringLiteral("forgetHistoryCheck"));
    m_days = new QSpinBox(general);
    m_days->setObjectName(QStringLiteral("keepHistoryDays"));
    m_days->setAccessibleName(tr("Days that history is kept"));
    // Who wrote another number into the file finds it here.
    const int days = m_store.keepHistoryDays();
    m_days->setRange(days > 0 ? std::min(days, fewestDays) : fewestDays, std::max(days, mostDays));
    m_days->setValue(days > 0 ? days : usualDays);
    m_days->setEnabled(days > 0);
    m_forget->setChecked(days > 0);
    row->addWidget(m_forget);
    row->addWidget(m_days);
    row->addWidget(new QLabel(tr("days ago"), general));
    row->addStretch(1);
    column->addLayout(row);
    auto *note = new QLabel(tr("Otherwise the journal keeps them for ever. What is under way or "
                               "unsolved is always kept, with its whole batch."),
                            general);
    note->setWordWrap(true);
    column->addWidget(note);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(general);
    layout->addStretch(1);
    layout->addWidget(buttons);

    connect(m_forget, &QCheckBox::toggled, m_days, &QWidget::setEnabled);
    connect(buttons, &QDialogButtonBox::accepted, this, &SettingsDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

SettingsDialog::~SettingsDialog() = default;

void SettingsDialog::save()
{
    const Result<void> written =
        m_store.setKeepHistoryDays(m_forget->isChecked() ? m_days->value() : 0);
    if (!written) {
        Q_EMIT failed(written.error());
        return;
    }
    Q_EMIT saved();
    accept();
}

} // namespace regioncast
