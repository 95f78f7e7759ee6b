#include "settings/profiledialog.h"

#include "profile/credentialchain.h"
#include "settings/accountpage.h"
#include "settings/connectionsteps.h"
#include "settings/guardspage.h"
#include "settings/networkpage.h"
#include "widgets/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QRandomGenerator>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace regioncast {

namespace {

Profile profileOf(Workspace &workspace, const FoundSources &found, const QString &id)
{
    for (const Profile &profile : workspace.profiles().profiles()) {
        if (profile.id == id && !profile.isPractice())
            return profile;
    }
    Profile fresh;
    fresh.badgeColour = QStringLiteral("violet");
    const FoundSource *used = found.used();
    return used ? withSource(fresh, *used) : fresh;
}

QString newId(const QList<Profile> &known)
{
    QString id;
    do {
        id = QStringLiteral("%1").arg(QRandomGenerator::system()->generate(), 8, 16,
                                      QLatin1Char('0'));
    } while (std::any_of(known.begin(), known.end(),
                         [&id](const Profile &profile) { return profile.id == id; }));
    return id;
}

bool isTyped(KeySource source)
{
    return source == KeySource::Keychain || source == KeySource::Session;
}

bool hasProxyPassword(const Profile &profile)
{
    return profile.network.proxy == NetworkSettings::Proxy::Manual
           && !profile.network.user.isEmpty();
}

} // namespace

ProfileDialog::ProfileDialog(Workspace &workspace, const UiContext &context,
                             const QString &profileId, QWidget *parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_context(context)
{
    setObjectName(QStringLiteral("profileDialog"));
    build();
    const FoundSources found = findSources(Surroundings::ofThisComputer(), workspace.clock().utc());
    m_before = profileOf(workspace, found, profileId);
    load();
    const QFontMetrics metrics = fontMetrics();
    resize(sizeHint().expandedTo({ch(metrics, 96), 32 * metrics.lineSpacing()}));
}

ProfileDialog::~ProfileDialog() = default;

void ProfileDialog::build()
{
    const int u = spacingUnit(fontMetrics());
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(QStringLiteral("profileTabs"));
    m_tabs->setAccessibleName(tr("Profile"));
    m_account = new AccountPage(m_context, this);
    m_account->setObjectName(QStringLiteral("accountPage"));
    m_network = new NetworkPage(m_context, this);
    m_network->setObjectName(QStringLiteral("networkPage"));
    m_guards = new GuardsPage(this);
    m_guards->setObjectName(QStringLiteral("guardsPage"));
    m_tabs->addTab(m_account, tr("Account"));
    m_tabs->addTab(m_network, tr("Network"));
    m_tabs->addTab(m_guards, tr("Guard Rails"));

    const auto button = [this](const char *name, const QString &text) {
        auto *made = new QPushButton(text, this);
        made->setObjectName(QString::fromLatin1(name));
        made->setAutoDefault(false);
        return made;
    };
    m_steps = new ConnectionSteps(m_context, this);
    m_copyPolicy = button("copyPolicyButton", tr("Copy Policy"));
    m_copyPolicy->setToolTip(
        tr("Copies a policy with the three actions that Regioncast needs, for an administrator of "
           "the account."));
    m_copyPolicy->hide();
    m_problem = new QLabel(this);
    m_problem->setObjectName(QStringLiteral("saveProblem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *test = new QHBoxLayout;
    test->setSpacing(3 * u);
    test->setContentsMargins(3 * u, 0, 3 * u, 0);
    test->addWidget(m_steps, 1);
    test->addWidget(m_copyPolicy, 0, Qt::AlignBottom);

    m_remove = button("deleteProfileButton", tr("De&lete…"));
    m_duplicate = button("duplicateProfileButton", tr("Duplicate"));
    m_duplicate->setToolTip(tr("What the fields say becomes a new profile."));
    m_test = button("testConnectionButton", tr("Test Co&nnection"));
    auto *cancel = button("cancelButton", tr("Cancel"));
    m_save = button("saveButton", tr("&Save"));
    m_saveAndUse = button("saveAndUseButton", tr("Save and &Use"));
    m_saveAndUse->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(2 * u);
    for (QPushButton *each : {m_remove, m_duplicate, m_test})
        buttons->addWidget(each);
    buttons->addStretch(1);
    for (QPushButton *each : {cancel, m_save, m_saveAndUse})
        buttons->addWidget(each);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(4 * u, 4 * u, 4 * u, 4 * u);
    column->setSpacing(3 * u);
    column->addWidget(m_tabs);
    column->addLayout(test, 1);
    column->addWidget(m_problem);
    column->addLayout(buttons);

    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(this, &QDialog::rejected, this, [this] {
        m_asked = {}; // what would be saved after the answer is not wanted any more
        m_check.reset();
    });
    connect(m_save, &QPushButton::clicked, this, [this] { save(false); });
    connect(m_saveAndUse, &QPushButton::clicked, this, [this] { save(true); });
    connect(m_test, &QPushButton::clicked, this, [this] {
        if (check(false))
            withSite([this](const Profile &profile) { startCheck(profile); });
    });
    connect(m_duplicate, &QPushButton::clicked, this, &ProfileDialog::duplicate);
    connect(m_remove, &QPushButton::clicked, this, &ProfileDialog::askToDelete);
    connect(m_copyPolicy, &QPushButton::clicked, this,
            [] { QGuiApplication::clipboard()->setText(leastPolicy()); });
    applyColours();
}

void ProfileDialog::load()
{
    const bool isNew = m_before.id.isEmpty();
    setWindowTitle(isNew ? tr("New Profile") : tr("Profile %1").arg(m_before.name));
    m_account->load(m_before,
                    findSources(Surroundings::ofThisComputer(), m_workspace.clock().utc()));
    m_network->load(m_before);
    m_guards->load(m_before);
    m_remove->setVisible(!isNew);
    m_duplicate->setVisible(!isNew);
}

void ProfileDialog::applyColours()
{
    QPalette bad = palette();
    bad.setColor(QPalette::WindowText, Theme(palette()).colour(ColourRole::Bad));
    m_problem->setPalette(bad);
}

void ProfileDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_problem)
        applyColours();
}

void ProfileDialog::setBusy(bool busy)
{
    for (QPushButton *button : {m_save, m_saveAndUse, m_remove, m_duplicate, m_test})
        button->setEnabled(!busy);
}

void ProfileDialog::setProblem(const QString &text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
}

Profile ProfileDialog::typedProfile() const
{
    return m_guards->applied(m_network->applied(m_account->applied(m_before)));
}

bool ProfileDialog::check(bool forSaving)
{
    setProblem({});
    QStringList names;
    for (const Profile &other : m_workspace.profiles().profiles()) {
        if (other.id != m_before.id)
            names.append(other.name);
    }
    m_account->check(names, forSaving);
    m_network->check();
    m_guards->check();
    for (FormPage *page : std::initializer_list<FormPage *>{m_account, m_network, m_guards}) {
        // A guard rail does not keep from testing.
        if (!page->firstProblem() || (page == m_guards && !forSaving))
            continue;
        m_tabs->setCurrentWidget(page);
        page->firstProblem()->setFocus();
        return false;
    }
    return true;
}

// ---- site

/// Goes on once the site is known; both documented ones are asked when it is to be detected.
void ProfileDialog::withSite(const std::function<void(const Profile &)> &then)
{
    const Profile profile = typedProfile();
    if (!m_account->wantsDetection()) {
        then(profile);
        return;
    }
    m_check.reset();
    m_copyPolicy->hide();
    m_steps->say(tr("Asking both sites which one knows the key…"));
    m_asked = {};
    m_asked[0].endpoint = QUrl(QString::fromLatin1(endpointInternational));
    m_asked[1].endpoint = QUrl(QString::fromLatin1(endpointChina));
    for (Asked &asked : m_asked) {
        Profile there = profile;
        there.endpoint = asked.endpoint;
        asked.probe =
            m_workspace.clientFor(there, m_account->typedSecret(), m_network->typedPassword());
    }
    for (Asked &asked : m_asked) {
        asked.pending = asked.probe->client->listRegions(
            {}, [this, &asked, profile, then](const Result<RegionList> &answer) {
                asked.answer = answer;
                onSiteAnswered(profile, then);
            });
    }
}

void ProfileDialog::onSiteAnswered(const Profile &profile,
                                   const std::function<void(const Profile &)> &then)
{
    const auto isUnknownKey = [](const Error &error) {
        return error.code.startsWith(QLatin1String("InvalidAccessKeyId"));
    };
    if (!std::all_of(m_asked.begin(), m_asked.end(),
                     [](const Asked &asked) { return asked.answer.has_value(); })) {
        return;
    }
    m_steps->say({});
    // A key that lacks a permission is known, and so is one with a wrong secret; the test says so.
    std::optional<Error> otherError;
    for (const Asked &asked : m_asked) {
        const Result<RegionList> &answer = *asked.answer;
        if (answer
            || (answer.error().kind == ErrorKind::Gateway && !isUnknownKey(answer.error()))) {
            m_account->setSite(asked.endpoint);
            Profile there = profile;
            there.endpoint = asked.endpoint;
            then(there);
            return;
        }
        if (!isUnknownKey(answer.error()))
            otherError = answer.error();
    }
    setBusy(false);
    m_tabs->setCurrentWidget(m_account);
    m_account->markSite(otherError
                            ? tr("The site cannot be found out: %1 Choose one, or try again.")
                                  .arg(m_context.errors.text(*otherError).message)
                            : tr("Neither site knows this key."));
}

// ---- saving

void ProfileDialog::save(bool use)
{
    if (!check(true))
        return;
    setBusy(true);
    withSite([this, use](const Profile &typed) {
        Profile profile = typed;
        if (profile.id.isEmpty())
            profile.id = newId(m_workspace.profiles().profiles());
        keepSecret(profile, use);
    });
}

void ProfileDialog::keepSecret(const Profile &profile, bool use)
{
    const QByteArray secret = m_account->typedSecret();
    if (profile.keySource != KeySource::Keychain || secret.isEmpty()) {
        keepProxyPassword(profile, use);
        return;
    }
    m_pending =
        m_workspace.secrets().keep(profile, secret, [this, profile, use](const Result<void> &kept) {
            Profile asKept = profile;
            if (!kept) {
                // Said as it is: the next start will find no secret in a keychain.
                asKept.keySource = KeySource::Session;
                Q_EMIT keptForSession();
            }
            keepProxyPassword(asKept, use);
        });
}

void ProfileDialog::keepProxyPassword(const Profile &profile, bool use)
{
    const QByteArray password = m_network->typedPassword();
    if (!hasProxyPassword(profile) || !profile.network.keepPassword || password.isEmpty()) {
        store(profile, use);
        return;
    }
    m_pending = m_workspace.secrets().keep(proxySecretOf(profile), password,
                                           [this, profile, use](const Result<void> &kept) {
                                               Profile asKept = profile;
                                               if (!kept) {
                                                   asKept.network.keepPassword = false;
                                                   Q_EMIT keptForSession();
                                               }
                                               store(asKept, use);
                                           });
}

void ProfileDialog::store(const Profile &profile, bool use)
{
    const Result<void> written = m_workspace.profiles().put(profile);
    if (!written) {
        setBusy(false);
        setProblem(m_context.errors.text(written.error()).message);
        return;
    }
    forgetOrphans(profile);
    // After the forgetting, which empties the memory as well.
    const QByteArray secret = m_account->typedSecret();
    if (profile.keySource == KeySource::Session && !secret.isEmpty())
        m_workspace.secrets().keepForSession(profile, secret);
    const QByteArray password = m_network->typedPassword();
    if (hasProxyPassword(profile) && !profile.network.keepPassword && !password.isEmpty())
        m_workspace.secrets().keepForSession(proxySecretOf(profile), password);
    accept();
    Q_EMIT saved(profile.id, use);
}

/// A secret that no profile names any more must not stay behind.
void ProfileDialog::forgetOrphans(const Profile &profile)
{
    if (m_before.id.isEmpty())
        return;
    const auto nothing = [](const Result<void> &) {
    };
    if (isTyped(m_before.keySource) && !m_before.keyId.isEmpty()
        && (profile.keySource != m_before.keySource || profile.keyId != m_before.keyId)) {
        m_forgetting[0] = m_workspace.secrets().forget(m_before, nothing);
    }
    const Profile before = proxySecretOf(m_before);
    const Profile now = proxySecretOf(profile);
    if (hasProxyPassword(m_before)
        && (!hasProxyPassword(profile) || now.keyId != before.keyId
            || now.keySource != before.keySource)) {
        m_forgetting[1] = m_workspace.secrets().forget(before, nothing);
    }
}

// ---- test

void ProfileDialog::startCheck(const Profile &profile)
{
    m_check.reset();
    m_probe = m_workspace.clientFor(profile, m_account->typedSecret(), m_network->typedPassword());
    m_check =
        std::make_unique<ConnectionCheck>(m_probe->endpoint, *m_probe->network, *m_probe->client);
    connect(m_check.get(), &ConnectionCheck::changed, this, &ProfileDialog::showCheck);
    m_check->start();
}

void ProfileDialog::showCheck()
{
    m_steps->show(m_check->steps());
    m_test->setEnabled(!m_check->isRunning());
    const QList<CheckStep> &steps = m_check->steps();
    m_copyPolicy->setVisible(std::any_of(steps.begin(), steps.end(), [this](const CheckStep &step) {
        return step.error && m_context.errors.text(*step.error).policyHelps;
    }));
}

// ---- others of the profile

void ProfileDialog::duplicate()
{
    const Profile typed = typedProfile();
    m_before = typed;
    m_before.id.clear();
    m_before.name = tr("%1 (copy)", "name of a profile").arg(typed.name);
    m_tabs->setCurrentWidget(m_account);
    load();
}

void ProfileDialog::askToDelete()
{
    auto *question = new QMessageBox(
        QMessageBox::Question, windowTitle(),
        tr("Delete the profile “%1”? Its secret is forgotten. Its tasks stay in the journal, and "
           "copies that were sent go on.")
            .arg(m_before.name),
        QMessageBox::NoButton, this);
    question->setObjectName(QStringLiteral("deleteProfileQuestion"));
    question->setTextFormat(Qt::PlainText);
    question->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *yes = question->addButton(tr("Delete"), QMessageBox::DestructiveRole);
    yes->setObjectName(QStringLiteral("confirmDeleteButton"));
    QPushButton *no = question->addButton(QMessageBox::Cancel);
    no->setObjectName(QStringLiteral("keepProfileButton"));
    no->setText(tr("Cancel"));
    question->setDefaultButton(no);
    connect(yes, &QPushButton::clicked, this, &ProfileDialog::remove);
    question->open();
}

void ProfileDialog::remove()
{
    const bool wasCurrent = m_workspace.profiles().current().id == m_before.id;
    const Result<void> written = m_workspace.profiles().remove(m_before.id);
    if (!written) {
        setProblem(m_context.errors.text(written.error()).message);
        return;
    }
    setBusy(true);
    const auto finish = [this, wasCurrent] {
        accept();
        if (wasCurrent) {
            // The store has made practice the current profile; only the session is left to follow.
            const Result<void> switched = m_workspace.switchTo(practiceProfile().id);
            if (!switched)
                qWarning("The practice profile could not be opened");
        }
        Q_EMIT removed(m_before.id);
    };
    if (hasProxyPassword(m_before)) {
        m_forgetting[1] =
            m_workspace.secrets().forget(proxySecretOf(m_before), [](const Result<void> &) {});
    }
    if (isTyped(m_before.keySource)) {
        m_pending =
            m_workspace.secrets().forget(m_before, [finish](const Result<void> &) { finish(); });
    } else {
        finish();
    }
}

} // namespace regioncast
