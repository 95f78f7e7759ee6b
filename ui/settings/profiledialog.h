#pragma once

#include "command/workspace.h"
#include "widgets/uicontext.h"

#include <QDialog>

namespace regioncast {

/// Edits one real profile: name, badge, endpoint (China, International or typed), where the key
/// comes from, Test Connection with its steps. Opened with open(), never exec(). Never shows a
/// secret again.
class ProfileDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProfileDialog)

public:
    /// `profileId` empty: a new profile.
    ProfileDialog(Workspace &workspace, const UiContext &context, const QString &profileId,
                  QWidget *parent = nullptr);
    ~ProfileDialog() override;

Q_SIGNALS:
    /// Saved; `use` when Save and Use was pressed.
    void saved(const QString &profileId, bool use);
    /// The keychain did not answer and the secret is kept for this session only.
    void keptForSession();

private:
    class Form;
    Workspace &m_workspace;
    const UiContext &m_context;
    std::unique_ptr<Form> m_form;
};

} // namespace regioncast
