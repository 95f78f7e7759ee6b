#include "settings/profiledialog.h"

#include "settings/connectionsteps.h"
#include "widgets/theme.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPainter>
#include <QPushButton>
#include <QRadioButton>
#include <QRandomGenerator>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace regioncast {

namespace {

enum Site { China, International, Other };
enum Source { Environment, Typed };

constexpr char keyVariable[] = "ALIBABA_CLOUD_ACCESS_KEY_ID";

Profile profileOf(Workspace &workspace, const QString &id)
{
    for (const Profile &profile : workspace.profiles().profiles()) {
        if (profile.id == id && !profile.isPractice())
            return profile;
    }
    Profile fresh;
    fresh.badgeColour = QStringLiteral("violet");
    return fresh;
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

} // namespace

/// The widgets of the dialog and what they say about each other; no wire, no files.
class ProfileDialog::Form
{
    Q_DISABLE_COPY_MOVE(Form)

public:
    Form(ProfileDialog *dialog, const UiContext &context);

    void load(const Profile &profile);
    /// What the fields say; id and added regions are those of `before`.
    [[nodiscard]] Profile profile(const Profile &before) const;
    /// Marks every field that is not in order and focuses the first; true when there is none.
    /// `names` are those of the other profiles. Without `forSaving` only what a test needs counts.
    bool check(const Profile &before, const QStringList &names, bool forSaving);
    void clearProblems();
    void update();
    void setProblem(const char *name, const QString &text);
    void applyColours();

    QLineEdit *name;
    QLineEdit *badge;
    QComboBox *colour;
    QButtonGroup *sites;
    QLineEdit *endpoint;
    QButtonGroup *sources;
    QLineEdit *keyId;
    QLineEdit *secret;
    QCheckBox *keep;
    QComboBox *product;
    QSpinBox *perRegion;
    QSpinBox *inAll;
    QCheckBox *oneRegion;
    ConnectionSteps *steps;
    QPushButton *test;
    QPushButton *remove;
    QPushButton *cancel;
    QPushButton *save;
    QPushButton *saveAndUse;

private:
    [[nodiscard]] QLabel *problem(const char *name);
    [[nodiscard]] QRadioButton *radio(QButtonGroup *group, int id, const char *name,
                                      const QString &text);
    void onSecretTyped();
    void fillColours();

    ProfileDialog *m_dialog;
    QLabel *m_cleaned;
    bool m_badgeIsTyped = false; ///< else it follows the name
    bool m_secretIsKept = false; ///< of the profile as it was opened
    QString m_keptKeyId;
    KeySource m_keptIn = KeySource::Keychain;
};

ProfileDialog::Form::Form(ProfileDialog *dialog, const UiContext &context)
    : m_dialog(dialog)
{
    const QFontMetrics metrics = dialog->fontMetrics();
    const int u = spacingUnit(metrics);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(3 * u);
    grid->setVerticalSpacing(2 * u);
    grid->setColumnStretch(1, 1);
    int row = 0;
    const auto label = [&](const QString &text, QWidget *buddy) {
        auto *made = new QLabel(text, dialog);
        made->setBuddy(buddy);
        made->setMinimumHeight(metrics.height() + 2 * u);
        return made;
    };
    const auto edit = [dialog](const char *objectName, const QString &accessibleName) {
        auto *made = new QLineEdit(dialog);
        made->setObjectName(QString::fromLatin1(objectName));
        made->setAccessibleName(accessibleName);
        return made;
    };
    const auto line = [u] {
        auto *made = new QHBoxLayout;
        made->setSpacing(2 * u);
        return made;
    };

    name = edit("profileNameEdit", ProfileDialog::tr("Name"));
    badge = edit("badgeEdit", ProfileDialog::tr("Badge"));
    badge->setMaxLength(16);
    badge->setMaximumWidth(ch(metrics, 22));
    colour = new QComboBox(dialog);
    colour->setObjectName(QStringLiteral("badgeColourCombo"));
    colour->setAccessibleName(ProfileDialog::tr("Colour of the badge"));
    const std::pair<const char *, QString> colours[] = {
        {"violet", ProfileDialog::tr("Violet")}, {"blue", ProfileDialog::tr("Blue")},
        {"green", ProfileDialog::tr("Green")},   {"amber", ProfileDialog::tr("Amber")},
        {"grey", ProfileDialog::tr("Grey")},     {"red", ProfileDialog::tr("Red")}};
    for (const auto &[id, text] : colours)
        colour->addItem(text, QString::fromLatin1(id));
    QHBoxLayout *names = line();
    names->addWidget(name, 3);
    names->addWidget(label(ProfileDialog::tr("&Badge"), badge));
    names->addWidget(badge, 2);
    names->addWidget(colour);
    grid->addWidget(label(ProfileDialog::tr("&Name"), name), row, 0);
    grid->addLayout(names, row++, 1);
    grid->addWidget(problem("nameProblem"), row++, 1);

    sites = new QButtonGroup(dialog);
    QHBoxLayout *siteRow = line();
    siteRow->addWidget(radio(sites, China, "siteChinaRadio", ProfileDialog::tr("C&hina")));
    siteRow->addWidget(
        radio(sites, International, "siteInternationalRadio", ProfileDialog::tr("&International")));
    siteRow->addWidget(radio(sites, Other, "siteOtherRadio", ProfileDialog::tr("&Other")));
    endpoint = edit("endpointEdit", ProfileDialog::tr("Endpoint"));
    endpoint->setPlaceholderText(ProfileDialog::tr("Host name of the endpoint"));
    siteRow->addWidget(endpoint, 1);
    grid->addWidget(label(ProfileDialog::tr("Site"), sites->button(International)), row, 0);
    grid->addLayout(siteRow, row++, 1);
    grid->addWidget(problem("endpointProblem"), row++, 1);

    sources = new QButtonGroup(dialog);
    const QString variable = QString::fromLatin1(keyVariable);
    const QString found = qEnvironmentVariable(keyVariable).trimmed();
    QRadioButton *environment =
        radio(sources, Environment, "keyEnvironmentRadio",
              found.isEmpty()
                  //: %1 = name of a variable
                  ? ProfileDialog::tr("&Environment: %1 is not set").arg(variable)
                  //: %1 = name of a variable, %2 = short key id
                  : ProfileDialog::tr("&Environment: %1 is %2")
                        .arg(variable, Credentials{found, {}, {}}.shortKeyId()));
    QRadioButton *typed = radio(sources, Typed, "keyTypedRadio", ProfileDialog::tr("&Typed here"));
    grid->addWidget(label(ProfileDialog::tr("Key"), environment), row, 0);
    grid->addWidget(environment, row++, 1);
    grid->addWidget(typed, row++, 1);
    keyId = edit("keyIdEdit", ProfileDialog::tr("Key id"));
    secret = edit("secretEdit", ProfileDialog::tr("Secret"));
    secret->setEchoMode(QLineEdit::Password);
    keep = new QCheckBox(ProfileDialog::tr("&Keep in the keychain"), dialog);
    keep->setObjectName(QStringLiteral("keepInKeychainCheck"));
    keep->setToolTip(
        ProfileDialog::tr("Otherwise the secret is forgotten when Regioncast is closed."));
    // Two rows: side by side a whole key id has no room in every language.
    auto *keyGrid = new QGridLayout;
    keyGrid->setContentsMargins(ch(metrics, 3), 0, 0, 0);
    keyGrid->setHorizontalSpacing(2 * u);
    keyGrid->setVerticalSpacing(u);
    keyGrid->setColumnStretch(1, 1);
    keyGrid->addWidget(label(ProfileDialog::tr("Key i&d"), keyId), 0, 0);
    keyGrid->addWidget(keyId, 0, 1);
    keyGrid->addWidget(label(ProfileDialog::tr("Se&cret"), secret), 1, 0);
    keyGrid->addWidget(secret, 1, 1);
    keyGrid->addWidget(keep, 1, 2);
    grid->addLayout(keyGrid, row++, 1);
    grid->addWidget(problem("keyProblem"), row++, 1);
    m_cleaned = new QLabel(dialog);
    m_cleaned->setObjectName(QStringLiteral("cleanedLabel"));
    m_cleaned->setTextFormat(Qt::PlainText);
    m_cleaned->hide();
    grid->addWidget(m_cleaned, row++, 1);

    product = new QComboBox(dialog);
    product->setObjectName(QStringLiteral("profileProductCombo"));
    product->setAccessibleName(ProfileDialog::tr("Product"));
    product->addItem(ProfileDialog::tr("All products"), QString());
    for (const char *id : {"CloudDesktop", "CloudApp", "WuyingServer"})
        product->addItem(QString::fromLatin1(id), QString::fromLatin1(id));
    product->setToolTip(ProfileDialog::tr("Images of other products are not listed."));
    grid->addWidget(label(ProfileDialog::tr("&Product"), product), row, 0);
    grid->addWidget(product, row++, 1, Qt::AlignLeft);

    const auto limit = [dialog](const char *objectName, const QString &accessibleName) {
        auto *spin = new QSpinBox(dialog);
        spin->setObjectName(QString::fromLatin1(objectName));
        spin->setAccessibleName(accessibleName);
        spin->setRange(1, mostCopies);
        spin->setFocusPolicy(
            Qt::StrongFocus); // not WheelFocus: the wheel changes nothing by itself
        spin->setToolTip(ProfileDialog::tr("Further copies wait in the queue until others have "
                                           "arrived."));
        return spin;
    };
    perRegion = limit("copiesPerRegionSpin", ProfileDialog::tr("Copies at once per region"));
    inAll = limit("copiesInAllSpin", ProfileDialog::tr("Copies at once in all"));
    auto *limits = new QHBoxLayout;
    limits->setSpacing(u);
    limits->addWidget(perRegion);
    limits->addWidget(new QLabel(ProfileDialog::tr("per region", "copies at once"), dialog));
    limits->addSpacing(2 * u);
    limits->addWidget(inAll);
    limits->addWidget(new QLabel(ProfileDialog::tr("in all", "copies at once"), dialog));
    limits->addStretch(1);
    grid->addWidget(label(ProfileDialog::tr("Copies at &once"), perRegion), row, 0);
    grid->addLayout(limits, row++, 1);
    oneRegion = new QCheckBox(ProfileDialog::tr("One request per &region"), dialog);
    oneRegion->setObjectName(QStringLiteral("oneRegionCheck"));
    oneRegion->setToolTip(
        ProfileDialog::tr("A region that is refused then takes no other with it."));
    grid->addWidget(oneRegion, row++, 1);

    steps = new ConnectionSteps(context, dialog);
    grid->addWidget(new QLabel(ProfileDialog::tr("Test"), dialog), row, 0, Qt::AlignTop);
    grid->addWidget(steps, row++, 1);
    grid->setRowStretch(row - 1, 1);
    grid->addWidget(problem("saveProblem"), row++, 1);

    const auto button = [dialog](const char *objectName, const QString &text) {
        auto *made = new QPushButton(text, dialog);
        made->setObjectName(QString::fromLatin1(objectName));
        made->setAutoDefault(false);
        return made;
    };
    remove = button("deleteProfileButton", ProfileDialog::tr("De&lete…"));
    test = button("testConnectionButton", ProfileDialog::tr("Test Co&nnection"));
    cancel = button("cancelButton", ProfileDialog::tr("Cancel"));
    save = button("saveButton", ProfileDialog::tr("&Save"));
    saveAndUse = button("saveAndUseButton", ProfileDialog::tr("Save and &Use"));
    saveAndUse->setDefault(true);
    QHBoxLayout *buttons = line();
    buttons->addWidget(remove);
    buttons->addWidget(test);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(save);
    buttons->addWidget(saveAndUse);

    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(4 * u, 4 * u, 4 * u, 4 * u);
    column->setSpacing(3 * u);
    column->addLayout(grid, 1);
    column->addLayout(buttons);

    QObject::connect(name, &QLineEdit::textChanged, dialog, [this](const QString &text) {
        if (!m_badgeIsTyped)
            badge->setText(text.toUpper().left(badge->maxLength()));
    });
    QObject::connect(badge, &QLineEdit::textEdited, dialog,
                     [this](const QString &text) { m_badgeIsTyped = !text.isEmpty(); });
    QObject::connect(secret, &QLineEdit::textChanged, dialog, [this] { onSecretTyped(); });
    QObject::connect(keyId, &QLineEdit::textEdited, dialog,
                     [this] { sources->button(Typed)->setChecked(true); });
    for (QLineEdit *each : {name, endpoint, keyId, secret})
        QObject::connect(each, &QLineEdit::textEdited, dialog, [this] { clearProblems(); });
    QObject::connect(sites, &QButtonGroup::idToggled, dialog, [this](int id, bool on) {
        update();
        if (id == Other && on)
            endpoint->setFocus();
    });
    QObject::connect(sources, &QButtonGroup::idToggled, dialog, [this] { update(); });
    QObject::connect(keep, &QCheckBox::toggled, dialog, [this] { update(); });
    QObject::connect(keyId, &QLineEdit::textChanged, dialog, [this] { update(); });
    applyColours();
}

QLabel *ProfileDialog::Form::problem(const char *objectName)
{
    auto *label = new QLabel(m_dialog);
    label->setObjectName(QString::fromLatin1(objectName));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->hide();
    return label;
}

QRadioButton *ProfileDialog::Form::radio(QButtonGroup *group, int id, const char *objectName,
                                         const QString &text)
{
    auto *made = new QRadioButton(text, m_dialog);
    made->setObjectName(QString::fromLatin1(objectName));
    group->addButton(made, id);
    return made;
}

void ProfileDialog::Form::fillColours()
{
    const int size = m_dialog->fontMetrics().ascent();
    const qreal ratio = m_dialog->devicePixelRatioF();
    for (int i = 0; i < colour->count(); ++i) {
        QPixmap square((QSizeF(size, size) * ratio).toSize());
        square.setDevicePixelRatio(ratio);
        square.fill(Qt::transparent);
        QPainter painter(&square);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::badgeColour(colour->itemData(i).toString()));
        painter.drawRoundedRect(QRectF(0, 0, size, size), 2, 2);
        painter.end();
        colour->setItemIcon(i, QIcon(square));
    }
}

void ProfileDialog::Form::applyColours()
{
    fillColours();
    const Theme theme(m_dialog->palette());
    QPalette bad = m_dialog->palette();
    bad.setColor(QPalette::WindowText, theme.colour(ColourRole::Bad));
    for (const char *objectName : {"nameProblem", "endpointProblem", "keyProblem", "saveProblem"})
        m_dialog->findChild<QLabel *>(QString::fromLatin1(objectName))->setPalette(bad);
    QPalette muted = m_dialog->palette();
    muted.setColor(QPalette::WindowText, theme.colour(ColourRole::Muted));
    m_cleaned->setPalette(muted);
}

void ProfileDialog::Form::load(const Profile &profile)
{
    const bool isNew = profile.id.isEmpty();
    m_badgeIsTyped = !isNew;
    name->setText(profile.name);
    badge->setText(profile.badge);
    colour->setCurrentIndex(std::max(0, colour->findData(profile.badgeColour)));
    const QString site = siteOf(profile);
    const Site chosen = isNew || site == QLatin1String("international") ? International
                        : site == QLatin1String("china")                ? China
                                                                        : Other;
    if (chosen == Other)
        endpoint->setText(profile.endpoint.toString());
    sites->button(chosen)->setChecked(true);
    m_secretIsKept = !isNew && isTyped(profile.keySource);
    m_keptKeyId = profile.keyId;
    m_keptIn = profile.keySource;
    keyId->setText(profile.keyId);
    keep->setChecked(profile.keySource != KeySource::Session);
    // A new profile takes the key that is there already.
    const bool fromEnvironment = isNew ? qEnvironmentVariableIsSet(keyVariable)
                                       : profile.keySource == KeySource::Environment;
    sources->button(fromEnvironment ? Environment : Typed)->setChecked(true);
    product->setCurrentIndex(std::max(0, product->findData(profile.product)));
    perRegion->setValue(profile.limits.perRegion);
    inAll->setValue(profile.limits.inAll);
    oneRegion->setChecked(profile.grouping == Grouping::PerRegion);
    remove->setVisible(!isNew);
    update();
    name->setFocus();
}

void ProfileDialog::Form::update()
{
    const bool other = sites->checkedId() == Other;
    endpoint->setEnabled(other);
    const bool typed = sources->checkedId() == Typed;
    for (QWidget *widget : std::initializer_list<QWidget *>{keyId, secret, keep})
        widget->setEnabled(typed);
    const bool same = m_secretIsKept && keyId->text().trimmed() == m_keptKeyId
                      && keep->isChecked() == (m_keptIn == KeySource::Keychain);
    secret->setPlaceholderText(!same ? QString()
                               : m_keptIn == KeySource::Keychain
                                   ? ProfileDialog::tr("kept in the keychain")
                                   : ProfileDialog::tr("typed for this session"));
    clearProblems();
}

void ProfileDialog::Form::onSecretTyped()
{
    const int removed = cleanedSecret(secret->text()).removed;
    m_cleaned->setText(removed > 0 ? ProfileDialog::tr(
                           "%n character(s) around the secret were removed.", nullptr, removed)
                                   : QString());
    m_cleaned->setVisible(removed > 0);
}

Profile ProfileDialog::Form::profile(const Profile &before) const
{
    Profile profile = before;
    profile.name = name->text().simplified();
    profile.badge = badge->text().simplified().toUpper();
    if (profile.badge.isEmpty())
        profile.badge = profile.name.toUpper().left(badge->maxLength());
    profile.badgeColour = colour->currentData().toString();
    switch (Site(sites->checkedId())) {
    case China:
        profile.endpoint = QUrl(QString::fromLatin1(endpointChina));
        break;
    case International:
        profile.endpoint = QUrl(QString::fromLatin1(endpointInternational));
        break;
    case Other:
        profile.endpoint = endpointFrom(endpoint->text()).value_or(QUrl());
        break;
    }
    profile.product = product->currentData().toString();
    profile.limits = {perRegion->value(), inAll->value()};
    profile.grouping = oneRegion->isChecked() ? Grouping::PerRegion : Grouping::PerImage;
    if (sources->checkedId() == Environment) {
        profile.keySource = KeySource::Environment;
        profile.keyId.clear();
    } else {
        profile.keySource = keep->isChecked() ? KeySource::Keychain : KeySource::Session;
        profile.keyId = cleanedSecret(keyId->text()).text;
    }
    return profile;
}

void ProfileDialog::Form::setProblem(const char *objectName, const QString &text)
{
    auto *label = m_dialog->findChild<QLabel *>(QString::fromLatin1(objectName));
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

void ProfileDialog::Form::clearProblems()
{
    for (const char *objectName : {"nameProblem", "endpointProblem", "keyProblem", "saveProblem"})
        setProblem(objectName, {});
}

bool ProfileDialog::Form::check(const Profile &before, const QStringList &names, bool forSaving)
{
    clearProblems();
    QWidget *first = nullptr;
    const auto mark = [&](const char *problemName, QWidget *field, const QString &text) {
        setProblem(problemName, text);
        if (!first)
            first = field;
    };
    const QString typedName = name->text().simplified();
    if (forSaving && typedName.isEmpty())
        mark("nameProblem", name, ProfileDialog::tr("The profile has no name yet."));
    else if (forSaving && names.contains(typedName, Qt::CaseInsensitive))
        mark("nameProblem", name, ProfileDialog::tr("Another profile has this name."));

    if (sites->checkedId() == Other) {
        const Result<QUrl> url = endpointFrom(endpoint->text());
        if (!url && url.error().code == QLatin1String(codes::insecureEndpoint)) {
            mark("endpointProblem", endpoint,
                 ProfileDialog::tr("Plain http is allowed for this computer only; use https."));
        } else if (!url) {
            mark("endpointProblem", endpoint,
                 ProfileDialog::tr("This is not the host name of an endpoint."));
        }
    }
    if (sources->checkedId() == Typed) {
        const Profile now = profile(before);
        const bool kept = m_secretIsKept && now.keyId == m_keptKeyId && now.keySource == m_keptIn;
        if (now.keyId.isEmpty()) {
            mark("keyProblem", keyId, ProfileDialog::tr("The key id is missing."));
        } else if (cleanedSecret(secret->text()).text.isEmpty() && !kept) {
            mark("keyProblem", secret,
                 m_secretIsKept ? ProfileDialog::tr("Type the secret again: the key changed, or "
                                                    "where it is kept.")
                                : ProfileDialog::tr("The secret is missing."));
        }
    } else if (!forSaving && !qEnvironmentVariableIsSet(keyVariable)) {
        mark("keyProblem", sources->button(Environment),
             ProfileDialog::tr("%1 is not set.").arg(QString::fromLatin1(keyVariable)));
    }
    if (first)
        first->setFocus();
    return !first;
}

// ---- the dialog

ProfileDialog::ProfileDialog(Workspace &workspace, const UiContext &context,
                             const QString &profileId, QWidget *parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_context(context)
    , m_before(profileOf(workspace, profileId))
{
    setObjectName(QStringLiteral("profileDialog"));
    setWindowTitle(m_before.id.isEmpty() ? tr("New Profile") : tr("Profile %1").arg(m_before.name));
    m_form = std::make_unique<Form>(this, context);
    m_form->load(m_before);
    resize(780, 420);
    connect(m_form->cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_form->save, &QPushButton::clicked, this, [this] { save(false); });
    connect(m_form->saveAndUse, &QPushButton::clicked, this, [this] { save(true); });
    connect(m_form->test, &QPushButton::clicked, this, &ProfileDialog::testConnection);
    connect(m_form->remove, &QPushButton::clicked, this, &ProfileDialog::askToDelete);
}

ProfileDialog::~ProfileDialog() = default;

QByteArray ProfileDialog::typedSecret() const
{
    return cleanedSecret(m_form->secret->text()).text.toUtf8();
}

void ProfileDialog::setBusy(bool busy)
{
    for (QPushButton *button : {m_form->save, m_form->saveAndUse, m_form->remove, m_form->test})
        button->setEnabled(!busy);
}

void ProfileDialog::save(bool use)
{
    QStringList names;
    for (const Profile &other : m_workspace.profiles().profiles()) {
        if (other.id != m_before.id)
            names.append(other.name);
    }
    if (!m_form->check(m_before, names, true))
        return;
    Profile profile = m_form->profile(m_before);
    if (profile.id.isEmpty())
        profile.id = newId(m_workspace.profiles().profiles());
    setBusy(true);
    // A secret that no profile names any more must not stay behind.
    const bool orphaned =
        m_before.keySource == KeySource::Keychain && !m_before.keyId.isEmpty()
        && (profile.keySource != KeySource::Keychain || profile.keyId != m_before.keyId);
    if (orphaned) {
        m_pending = m_workspace.secrets().forget(
            m_before, [this, profile, use](const Result<void> &) { keepSecret(profile, use); });
    } else {
        keepSecret(profile, use);
    }
}

void ProfileDialog::keepSecret(const Profile &profile, bool use)
{
    const QByteArray secret = typedSecret();
    if (!isTyped(profile.keySource) || secret.isEmpty()) {
        store(profile, use);
    } else if (profile.keySource == KeySource::Session) {
        m_workspace.secrets().keepForSession(profile, secret);
        store(profile, use);
    } else {
        m_pending = m_workspace.secrets().keep(profile, secret,
                                               [this, profile, use](const Result<void> &kept) {
                                                   Profile asKept = profile;
                                                   if (!kept) {
                                                       // Said as it is: the next start will find no
                                                       // secret in a keychain.
                                                       asKept.keySource = KeySource::Session;
                                                       Q_EMIT keptForSession();
                                                   }
                                                   store(asKept, use);
                                               });
    }
}

void ProfileDialog::store(const Profile &profile, bool use)
{
    const Result<void> written = m_workspace.profiles().put(profile);
    if (!written) {
        setBusy(false);
        m_form->setProblem("saveProblem", m_context.errors.text(written.error()).message);
        return;
    }
    accept();
    Q_EMIT saved(profile.id, use);
}

void ProfileDialog::testConnection()
{
    if (!m_form->check(m_before, {}, false))
        return;
    Profile profile = m_form->profile(m_before);
    m_test.reset();
    m_probe =
        m_workspace.clientFor(profile, isTyped(profile.keySource) ? typedSecret() : QByteArray());
    m_test = std::make_unique<ConnectionTest>(*m_probe->client, m_workspace.clock());
    connect(m_test.get(), &ConnectionTest::changed, this, [this, host = profile.endpoint.host()] {
        m_form->steps->show(m_test->steps(), host);
        m_form->test->setEnabled(!m_test->isRunning());
    });
    m_test->start();
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
        m_form->setProblem("saveProblem", m_context.errors.text(written.error()).message);
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
    if (isTyped(m_before.keySource)) {
        m_pending =
            m_workspace.secrets().forget(m_before, [finish](const Result<void> &) { finish(); });
    } else {
        finish();
    }
}

} // namespace regioncast
