#pragma once

#include "profile/credentialchain.h"
#include "profile/profile.h"
#include "settings/formpage.h"
#include "widgets/uicontext.h"

#include <QCoreApplication>

class QCheckBox;
class QComboBox;

namespace regioncast {

/// Name and badge, site, where the key comes from, the role that is taken on with it, product.
/// Never shows a secret again.
class AccountPage final : public FormPage
{
    Q_DECLARE_TR_FUNCTIONS(regioncast::ProfileDialog)
    Q_DISABLE_COPY_MOVE(AccountPage)

public:
    AccountPage(const UiContext &context, QWidget *parent);

    /// `found` is what is on this computer; a new profile begins with the key that is used there.
    void load(const Profile &profile, const FoundSources &found);
    /// The profile with what the fields say. Its endpoint is empty while wantsDetection().
    [[nodiscard]] Profile applied(Profile profile) const;
    /// Marks what is not in order. `names` are those of the other profiles. Without `forSaving`
    /// only what a test needs counts.
    void check(const QStringList &names, bool forSaving);
    [[nodiscard]] QByteArray typedSecret() const;

    /// The site is still to be found out.
    [[nodiscard]] bool wantsDetection() const;
    void setSite(const QUrl &endpoint);
    /// Why it could not be found out.
    void markSite(const QString &text);

protected:
    void applyColours() override;

private:
    void addSources();
    void addRole();
    void update();
    void onSecretTyped();
    void fillColours();
    void fillSources(const FoundSources &found);
    void fillNames(QComboBox *combo, const QList<FoundSource> &sources, const QString &chosen);
    [[nodiscard]] QString whyNot(const FoundSource &found) const;
    [[nodiscard]] bool isKept(const Profile &now) const;
    void checkKey(bool forSaving);
    void checkRole();

    const UiContext &m_context;
    Profile m_before; ///< as it was opened
    FoundSources m_found;
    bool m_badgeIsTyped = false; ///< else it follows the name
    QLineEdit *m_name;
    QLineEdit *m_badge;
    QComboBox *m_colour;
    QButtonGroup *m_sites;
    QLineEdit *m_endpoint;
    QButtonGroup *m_sources;
    QComboBox *m_vendorProfile;
    QComboBox *m_section;
    QLineEdit *m_uri;
    QLineEdit *m_keyId;
    QLineEdit *m_secret;
    QCheckBox *m_keep;
    QLabel *m_cleaned;
    QCheckBox *m_role;
    QWidget *m_roleFields;
    QLineEdit *m_roleArn;
    QLineEdit *m_sessionName;
    QLineEdit *m_externalId;
    QSpinBox *m_roleMinutes;
    QLineEdit *m_tokenService;
    QComboBox *m_product;
};

/// "vendor CLI profile “default” (LTAI…9xQe)": a place with a key in words.
[[nodiscard]] QString described(const FoundSource &found);

} // namespace regioncast
