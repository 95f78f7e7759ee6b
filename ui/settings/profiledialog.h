#pragma once

#include "command/workspace.h"
#include "profile/connectioncheck.h"
#include "widgets/uicontext.h"

#include <QDialog>

#include <array>
#include <functional>
#include <memory>
#include <optional>

class QLabel;
class QPushButton;
class QTabWidget;

namespace regioncast {

class AccountPage;
class ConnectionSteps;
class FormPage;
class GuardsPage;
class NetworkPage;

/// Edits one real profile on three pages: the account and where its key comes from, the way there,
/// guard rails; and tests the connection. Opened with open(), never exec(). Never shows a secret
/// again; what cannot be saved stays in the fields.
class ProfileDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProfileDialog)

public:
    /// `profileId` empty, unknown or that of the practice profile: a new profile, which begins with
    /// the key that was found on this computer.
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

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void load();
    [[nodiscard]] Profile typedProfile() const;
    /// Focuses the first problem of the pages; true when there is none.
    [[nodiscard]] bool check(bool forSaving);
    void withSite(const std::function<void(const Profile &)> &then);
    void onSiteAnswered(const Profile &profile, const std::function<void(const Profile &)> &then);
    void save(bool use);
    void keepSecret(const Profile &profile, bool use);
    void keepProxyPassword(const Profile &profile, bool use);
    void store(const Profile &profile, bool use);
    void forgetOrphans(const Profile &profile);
    void startCheck(const Profile &profile);
    void showCheck();
    void duplicate();
    void askToDelete();
    void remove();
    void setBusy(bool busy);
    void setProblem(const QString &text);
    void applyColours();

    /// One of the two documented sites while both are asked which one knows the key.
    struct Asked
    {
        QUrl endpoint;
        std::unique_ptr<ProbeClient> probe;
        std::optional<Result<RegionList>> answer;
        Pending pending;
    };

    Workspace &m_workspace;
    const UiContext &m_context;
    Profile m_before; ///< as it was opened; `id` empty for a new one
    QTabWidget *m_tabs = nullptr;
    AccountPage *m_account = nullptr;
    NetworkPage *m_network = nullptr;
    GuardsPage *m_guards = nullptr;
    ConnectionSteps *m_steps = nullptr;
    QPushButton *m_copyPolicy = nullptr;
    QLabel *m_problem = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_duplicate = nullptr;
    QPushButton *m_test = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_saveAndUse = nullptr;
    std::array<Asked, 2> m_asked;
    std::unique_ptr<ProbeClient> m_probe;
    std::unique_ptr<ConnectionCheck> m_check; ///< after the client that it asks
    Pending m_pending;
    std::array<Pending, 2> m_forgetting;
};

} // namespace regioncast
