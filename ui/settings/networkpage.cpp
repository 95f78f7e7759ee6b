#include "settings/networkpage.h"

#include "profile/networkaccess.h"
#include "widgets/theme.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QSpinBox>

namespace regioncast {

using Proxy = NetworkSettings::Proxy;

NetworkPage::NetworkPage(const UiContext &context, QWidget *parent)
    : FormPage(parent)
    , m_context(context)
    , m_modes(new QButtonGroup(this))
{
    const QFontMetrics metrics = fontMetrics();
    QHBoxLayout *modes = line();
    modes->addWidget(
        radio(m_modes, int(Proxy::System), "proxySystemRadio", tr("S&ystem", "proxy")));
    modes->addWidget(radio(m_modes, int(Proxy::Environment), "proxyEnvironmentRadio",
                           tr("&Environment", "proxy")));
    modes->addWidget(
        radio(m_modes, int(Proxy::Manual), "proxyManualRadio", tr("&Manual", "proxy")));
    modes->addWidget(radio(m_modes, int(Proxy::None), "proxyNoneRadio", tr("N&one", "proxy")));
    modes->addStretch(1);
    m_modes->button(int(Proxy::Environment))
        ->setToolTip(tr("HTTPS_PROXY, HTTP_PROXY and NO_PROXY, as the vendor's tools read them."));
    addRow(tr("Proxy"), m_modes->button(int(Proxy::System)), modes);

    m_kind = new QComboBox(this);
    m_kind->setObjectName(QStringLiteral("proxyKindCombo"));
    m_kind->setAccessibleName(tr("Type of the proxy"));
    m_kind->addItem(QStringLiteral("HTTP CONNECT"), int(NetworkSettings::Kind::Http));
    m_kind->addItem(QStringLiteral("SOCKS5"), int(NetworkSettings::Kind::Socks5));
    keepFromWheel(m_kind);
    addRow(tr("&Type"), m_kind, m_kind);

    m_host = edit("proxyHostEdit", tr("Host of the proxy"));
    m_port = number("proxyPortSpin", tr("Port of the proxy"), 0, 65535);
    m_port->setSpecialValueText(tr("none", "port"));
    QHBoxLayout *host = line();
    host->addWidget(m_host, 1);
    host->addWidget(label(tr("&Port"), m_port));
    host->addWidget(m_port);
    addRow(tr("&Host"), m_host, host);
    addProblem("proxyProblem");

    m_user = edit("proxyUserEdit", tr("User at the proxy"));
    m_user->setPlaceholderText(tr("Only if the proxy asks for one"));
    addRow(tr("Use&r"), m_user, m_user);
    m_password = edit("proxyPasswordEdit", tr("Password at the proxy"));
    m_password->setEchoMode(QLineEdit::Password);
    m_keep = new QCheckBox(tr("&Keep in the keychain"), this);
    m_keep->setObjectName(QStringLiteral("keepProxyPasswordCheck"));
    m_keep->setToolTip(tr("Otherwise the password is forgotten when Regioncast is closed."));
    QHBoxLayout *password = line();
    password->addWidget(m_password, 1);
    password->addWidget(m_keep);
    addRow(tr("Pass&word"), m_password, password);
    addProblem("proxyPasswordProblem");

    m_caFile = edit("caFileEdit", tr("File with further certificates"));
    m_caFile->setPlaceholderText(tr("Certificates in PEM form, trusted besides the system's"));
    auto *choose = new QPushButton(tr("&Browse…"), this);
    choose->setObjectName(QStringLiteral("browseCaFileButton"));
    choose->setAutoDefault(false);
    QHBoxLayout *file = line();
    file->addWidget(m_caFile, 1);
    file->addWidget(choose);
    addRow(tr("&Certificates"), m_caFile, file);
    addProblem("caFileProblem");

    m_connect =
        number("connectSecondsSpin", tr("Seconds to connect"), 1, NetworkSettings::mostTimeout);
    m_answer =
        number("answerSecondsSpin", tr("Seconds for an answer"), 1, NetworkSettings::mostTimeout);
    m_answer->setToolTip(tr("A copy that is sent has twice as long."));
    QHBoxLayout *limits = line();
    limits->addWidget(m_connect);
    limits->addWidget(new QLabel(tr("s to connect", "time limit"), this));
    limits->addSpacing(ch(metrics, 2));
    limits->addWidget(m_answer);
    limits->addWidget(new QLabel(tr("s for an answer", "time limit"), this));
    limits->addStretch(1);
    addRow(tr("T&ime limits"), m_connect, limits);
    endRows();

    connect(m_modes, &QButtonGroup::idToggled, this, [this] {
        clearProblems();
        update();
    });
    for (QLineEdit *each : {m_host, m_user})
        connect(each, &QLineEdit::textChanged, this, [this] { update(); });
    connect(m_port, &QSpinBox::valueChanged, this, [this] {
        clearProblems();
        update();
    });
    connect(m_keep, &QCheckBox::toggled, this, [this] {
        clearProblems();
        update();
    });
    connect(m_caFile, &QLineEdit::editingFinished, this, [this] { checkCaFile(); });
    connect(choose, &QPushButton::clicked, this, [this] { browse(); });
}

void NetworkPage::load(const Profile &profile)
{
    m_before = profile.network;
    m_isNew = profile.id.isEmpty();
    m_modes->button(int(m_before.proxy))->setChecked(true);
    m_kind->setCurrentIndex(m_kind->findData(int(m_before.kind)));
    m_host->setText(m_before.host);
    m_port->setValue(m_before.port);
    m_user->setText(m_before.user);
    m_password->clear();
    m_keep->setChecked(m_before.keepPassword);
    m_caFile->setText(m_before.caFile);
    m_connect->setValue(m_before.connectSeconds);
    m_answer->setValue(m_before.answerSeconds);
    clearProblems();
    update();
}

bool NetworkPage::isSameProxy(const NetworkSettings &now) const
{
    return !m_isNew && !now.user.isEmpty() && now.user == m_before.user && now.host == m_before.host
           && now.port == m_before.port;
}

void NetworkPage::update()
{
    const bool manual = m_modes->checkedId() == int(Proxy::Manual);
    for (QWidget *field : std::initializer_list<QWidget *>{m_kind, m_host, m_port, m_user})
        field->setEnabled(manual);
    const NetworkSettings now = applied({}).network;
    const bool named = manual && !now.user.isEmpty();
    m_password->setEnabled(named);
    m_keep->setEnabled(named);
    m_password->setPlaceholderText(isSameProxy(now) && now.keepPassword == m_before.keepPassword
                                       ? tr("as before, unless another one is typed")
                                       : QString());
}

Profile NetworkPage::applied(Profile profile) const
{
    NetworkSettings &network = profile.network;
    network.proxy = Proxy(m_modes->checkedId());
    network.kind = NetworkSettings::Kind(m_kind->currentData().toInt());
    network.host = m_host->text().trimmed();
    network.port = m_port->value();
    network.user = m_user->text().trimmed();
    network.keepPassword = m_keep->isChecked();
    network.caFile = m_caFile->text().trimmed();
    network.connectSeconds = m_connect->value();
    network.answerSeconds = m_answer->value();
    return profile;
}

void NetworkPage::check()
{
    clearProblems();
    const NetworkSettings now = applied({}).network;
    if (now.proxy == Proxy::Manual) {
        static const QRegularExpression noHost(QStringLiteral("[\\s/@]"));
        if (now.host.isEmpty())
            mark("proxyProblem", m_host, tr("The host of the proxy is missing."));
        else if (now.host.contains(noHost))
            mark("proxyProblem", m_host, tr("This is not a host name: leave out scheme and path."));
        else if (now.port == 0)
            mark("proxyProblem", m_port, tr("The port of the proxy is missing."));
        if (isSameProxy(now) && now.keepPassword != m_before.keepPassword
            && m_password->text().isEmpty()) {
            mark("proxyPasswordProblem", m_password,
                 tr("Type the password again: where it is kept has changed."));
        }
    }
    checkCaFile();
}

QByteArray NetworkPage::typedPassword() const
{
    return m_password->isEnabled() ? m_password->text().toUtf8() : QByteArray();
}

void NetworkPage::checkCaFile()
{
    const QString path = m_caFile->text().trimmed();
    if (path.isEmpty())
        return;
    if (const Result<QByteArray> read = readAuthorities(path); !read)
        mark("caFileProblem", m_caFile, m_context.errors.text(read.error()).message);
}

void NetworkPage::browse()
{
    auto *dialog = new QFileDialog(this, tr("Certificates"), m_caFile->text());
    dialog->setObjectName(QStringLiteral("caFileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Certificates (*.pem *.crt *.cer)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        clearProblems();
        m_caFile->setText(path);
        checkCaFile();
    });
    dialog->open();
}

} // namespace regioncast
