#pragma once

#include "profile/profile.h"
#include "settings/formpage.h"
#include "widgets/uicontext.h"

#include <QCoreApplication>

class QCheckBox;
class QComboBox;

namespace regioncast {

/// The way to the service: proxy, further certificates, time limits. Of the proxy's password it
/// knows what is typed now, nothing else.
class NetworkPage final : public FormPage
{
    Q_DECLARE_TR_FUNCTIONS(regioncast::ProfileDialog)
    Q_DISABLE_COPY_MOVE(NetworkPage)

public:
    NetworkPage(const UiContext &context, QWidget *parent);

    void load(const Profile &profile);
    /// The profile with what the fields say.
    [[nodiscard]] Profile applied(Profile profile) const;
    /// Marks what is not in order.
    void check();
    [[nodiscard]] QByteArray typedPassword() const;

private:
    void update();
    void checkCaFile();
    void browse();
    [[nodiscard]] bool isSameProxy(const NetworkSettings &now) const;

    const UiContext &m_context;
    NetworkSettings m_before; ///< as it was opened
    bool m_isNew = true;
    QButtonGroup *m_modes;
    QComboBox *m_kind;
    QLineEdit *m_host;
    QSpinBox *m_port;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QCheckBox *m_keep;
    QLineEdit *m_caFile;
    QSpinBox *m_connect;
    QSpinBox *m_answer;
};

} // namespace regioncast
