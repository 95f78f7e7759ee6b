#pragma once

#include "command/workspace.h"
#include "profile/connectiontest.h"
#include "widgets/uicontext.h"

#include <QDialog>

#include <memory>

namespace regioncast {

/// Edits one real profile: name, badge, endpoint (China, International or typed), where the key
/// comes from, Test Connection with its steps. Opened with open(), never exec(). Never shows a
/// secret again.
class ProfileDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProfileDialog)

public:
    /// `profileId` empty, unknown or that of the practice profile: a new profile.
    ProfileDialog(Workspace &workspace, const UiContext &context, const QString &profileId,
                  QWidget *parent = nullptr);
    ~ProfileDialog() override;

Q_SIGNALS:
    /// Saved; `use` when Save and Use was pressed.
    void saved(const QString &profileId, bool use);
    /// The keychain did not answer and the secret is kept for this session only.
    void keptForSession();
    /// The profile and its secret are gone. If it was the current one, the workspace has switched
    /// to the practice profile.
    void removed(const QString &profileId);

private:
    class Form;

    void save(bool use);
    void keepSecret(const Profile &profile, bool use);
    void store(const Profile &profile, bool use);
    void testConnection();
    void askToDelete();
    void remove();
    [[nodiscard]] QByteArray typedSecret() const;
    void setBusy(bool busy);

    Workspace &m_workspace;
    const UiContext &m_context;
    Profile m_before; ///< as it was opened; `id` empty for a new one
    std::unique_ptr<Form> m_form;
    std::unique_ptr<ProbeClient> m_probe;
    std::unique_ptr<ConnectionTest> m_test; ///< after the client that it asks
    Pending m_pending;
};

} // namespace regioncast
