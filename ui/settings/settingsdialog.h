#pragma once

#include "profile/profilestore.h"

#include <QDialog>

class QCheckBox;
class QSpinBox;

namespace regioncast {

/// What is set for the data folder, whatever the profile. open() shows it; it deletes itself when
/// it closes.
class SettingsDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsDialog)

public:
    /// `store` must outlive the dialog.
    SettingsDialog(ProfileStore &store, QWidget *parent);
    ~SettingsDialog() override;

Q_SIGNALS:
    /// What was chosen is in the store.
    void saved();
    /// It could not be written; the dialog stays.
    void failed(const regioncast::Error &error);

private:
    void save();

    ProfileStore &m_store;
    QCheckBox *m_forget;
    QSpinBox *m_days;
};

} // namespace regioncast
