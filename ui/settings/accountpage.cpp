#include "settings/accountpage.h"

#include "profile/credentialsources.h"
#include "settings/profiledialog.h"
#include "widgets/theme.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QRadioButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QStandardItemModel>

#include <algorithm>

namespace regioncast {

namespace {

enum Site { Detect, China, International, Other };

/// The ids of the radio buttons: one for all keys that are typed.
constexpr int typedHere = int(KeySource::Keychain);

bool isTyped(KeySource source)
{
    return source == KeySource::Keychain || source == KeySource::Session;
}

bool isUsable(const FoundSource &found)
{
    return found.verdict == FoundSource::Verdict::Used
           || found.verdict == FoundSource::Verdict::Behind;
}

const FoundSource *linkOf(const FoundSources &found, FoundSource::Kind kind)
{
    const auto place = std::find_if(found.chain.begin(), found.chain.end(),
                                    [kind](const FoundSource &link) { return link.kind == kind; });
    return place == found.chain.end() ? nullptr : &*place;
}

} // namespace

QString described(const FoundSource &found)
{
    QString where;
    switch (found.kind) {
    case FoundSource::Kind::VendorCli:
        where = ProfileDialog::tr("vendor CLI profile “%1”", "where a key is").arg(found.name);
        break;
    case FoundSource::Kind::CredentialsFile:
        where =
            ProfileDialog::tr("credentials file, section “%1”", "where a key is").arg(found.name);
        break;
    case FoundSource::Kind::Environment:
    case FoundSource::Kind::OidcRole:
    case FoundSource::Kind::InstanceRole:
    case FoundSource::Kind::CredentialsUri:
        where = found.place;
        break;
    }
    //: %1 = where a key is, %2 = short key id
    return found.shortKeyId.isEmpty()
               ? where
               : ProfileDialog::tr("%1 (%2)", "where a key is").arg(where, found.shortKeyId);
}

AccountPage::AccountPage(const UiContext &context, QWidget *parent)
    : FormPage(parent)
    , m_context(context)
{
    const QFontMetrics metrics = fontMetrics();
    m_name = edit("profileNameEdit", tr("Name"));
    m_badge = edit("badgeEdit", tr("Badge"));
    m_badge->setMaxLength(16);
    m_badge->setMaximumWidth(ch(metrics, 22));
    m_colour = new QComboBox(this);
    m_colour->setObjectName(QStringLiteral("badgeColourCombo"));
    m_colour->setAccessibleName(tr("Colour of the badge"));
    keepFromWheel(m_colour);
    const std::pair<const char *, QString> colours[] = {
        {"violet", tr("Violet")}, {"blue", tr("Blue")}, {"green", tr("Green")},
        {"amber", tr("Amber")},   {"grey", tr("Grey")}, {"red", tr("Red")}};
    for (const auto &[id, text] : colours)
        m_colour->addItem(text, QString::fromLatin1(id));
    QHBoxLayout *names = line();
    names->addWidget(m_name, 3);
    names->addWidget(label(tr("&Badge"), m_badge));
    names->addWidget(m_badge, 2);
    names->addWidget(m_colour);
    addRow(tr("Na&me"), m_name, names);
    addProblem("nameProblem");

    m_sites = new QButtonGroup(this);
    QHBoxLayout *sites = line();
    QRadioButton *detect = radio(m_sites, Detect, "siteDetectRadio", tr("&Detect", "site"));
    detect->setToolTip(tr("Asks both sites which one knows the key, when the connection is tested "
                          "or the profile is saved."));
    sites->addWidget(detect);
    sites->addWidget(radio(m_sites, China, "siteChinaRadio", tr("C&hina")));
    sites->addWidget(radio(m_sites, International, "siteInternationalRadio", tr("&International")));
    sites->addWidget(radio(m_sites, Other, "siteOtherRadio", tr("&Other")));
    m_endpoint = edit("endpointEdit", tr("Endpoint"));
    m_endpoint->setPlaceholderText(tr("Host name of the endpoint"));
    sites->addWidget(m_endpoint, 1);
    addRow(tr("Site"), detect, sites);
    addProblem("endpointProblem");

    addSources();
    addRole();

    m_product = new QComboBox(this);
    m_product->setObjectName(QStringLiteral("profileProductCombo"));
    m_product->setAccessibleName(tr("Product"));
    m_product->addItem(tr("All products"), QString());
    for (const char *id : {"CloudDesktop", "CloudApp", "WuyingServer"})
        m_product->addItem(QString::fromLatin1(id), QString::fromLatin1(id));
    m_product->setToolTip(tr("Images of other products are not listed."));
    keepFromWheel(m_product);
    QHBoxLayout *product = line();
    product->addWidget(m_product);
    product->addStretch(1);
    addRow(tr("&Product"), m_product, product);
    endRows();

    connect(m_name, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (!m_badgeIsTyped)
            m_badge->setText(text.toUpper().left(m_badge->maxLength()));
    });
    connect(m_badge, &QLineEdit::textEdited, this,
            [this](const QString &text) { m_badgeIsTyped = !text.isEmpty(); });
    connect(m_sites, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        update();
        if (id == Other && on && isVisible())
            m_endpoint->setFocus();
    });
    connect(m_sources, &QButtonGroup::idToggled, this, [this] { update(); });
    connect(m_keep, &QCheckBox::toggled, this, [this] { update(); });
    connect(m_keyId, &QLineEdit::textChanged, this, [this] { update(); });
    connect(m_secret, &QLineEdit::textChanged, this, [this] { onSecretTyped(); });
    connect(m_keyId, &QLineEdit::textEdited, this,
            [this] { m_sources->button(typedHere)->setChecked(true); });
    connect(m_role, &QCheckBox::toggled, this, [this] { update(); });
    for (QComboBox *combo : {m_vendorProfile, m_section})
        connect(combo, &QComboBox::currentIndexChanged, this, [this] { clearProblems(); });
}

void AccountPage::addSources()
{
    const QFontMetrics metrics = fontMetrics();
    const int u = spacingUnit(metrics);
    m_sources = new QButtonGroup(this);
    const auto source = [this](KeySource which, const char *name, const QString &text) {
        return radio(m_sources, int(which), name, text);
    };
    const auto combo = [this](const char *name, const QString &accessibleName) {
        auto *made = new QComboBox(this);
        made->setObjectName(QString::fromLatin1(name));
        made->setAccessibleName(accessibleName);
        made->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        keepFromWheel(made);
        return made;
    };
    QRadioButton *cli = source(KeySource::VendorCli, "keyVendorRadio", tr("&Vendor CLI, profile"));
    m_vendorProfile = combo("vendorProfileCombo", tr("Profile of the vendor CLI"));
    QRadioButton *file =
        source(KeySource::CredentialsFile, "keyFileRadio", tr("Credentials &file, section"));
    m_section = combo("credentialsSectionCombo", tr("Section of the credentials file"));
    QRadioButton *uri =
        source(KeySource::CredentialsUri, "keyUriRadio", tr("A program at this add&ress"));
    m_uri = edit("credentialsUriEdit", tr("Address of a program that hands out keys"));
    m_uri->setPlaceholderText(QStringLiteral("http://127.0.0.1:8080/key"));
    QRadioButton *environment = source(KeySource::Environment, "keyEnvironmentRadio", QString());
    QRadioButton *chain = source(KeySource::Chain, "keyChainRadio", QString());
    auto *typed = radio(m_sources, typedHere, "keyTypedRadio", tr("&Typed here"));

    auto *named = new QGridLayout;
    named->setHorizontalSpacing(2 * u);
    named->setVerticalSpacing(u);
    named->setColumnStretch(1, 1);
    const std::pair<QRadioButton *, QWidget *> rows[] = {
        {cli, m_vendorProfile}, {file, m_section}, {uri, m_uri}};
    int row = 0;
    for (const auto &[button, field] : rows) {
        named->addWidget(button, row, 0);
        named->addWidget(field, row++, 1);
    }
    addRow(tr("Key"), cli, named);
    addRow({}, nullptr, environment);
    addRow({}, nullptr, chain);
    addRow({}, nullptr, typed);

    m_keyId = edit("keyIdEdit", tr("Key id"));
    m_secret = edit("secretEdit", tr("Secret"));
    m_secret->setEchoMode(QLineEdit::Password);
    m_keep = new QCheckBox(tr("&Keep in the keychain"), this);
    m_keep->setObjectName(QStringLiteral("keepInKeychainCheck"));
    m_keep->setToolTip(tr("Otherwise the secret is forgotten when Regioncast is closed."));
    // Two rows: side by side a whole key id has no room in every language.
    auto *keys = new QGridLayout;
    keys->setContentsMargins(ch(metrics, 3), 0, 0, 0);
    keys->setHorizontalSpacing(2 * u);
    keys->setVerticalSpacing(u);
    keys->setColumnStretch(1, 1);
    keys->addWidget(label(tr("Ke&y id"), m_keyId), 0, 0);
    keys->addWidget(m_keyId, 0, 1);
    keys->addWidget(label(tr("Se&cret"), m_secret), 1, 0);
    keys->addWidget(m_secret, 1, 1);
    keys->addWidget(m_keep, 1, 2);
    addRow({}, nullptr, keys);
    addProblem("keyProblem");
    m_cleaned = new QLabel(this);
    m_cleaned->setObjectName(QStringLiteral("cleanedLabel"));
    m_cleaned->setTextFormat(Qt::PlainText);
    m_cleaned->hide();
    addRow({}, nullptr, m_cleaned);
}

void AccountPage::addRole()
{
    const QFontMetrics metrics = fontMetrics();
    const int u = spacingUnit(metrics);
    m_role = new QCheckBox(tr("Take on a role with this key"), this);
    m_role->setObjectName(QStringLiteral("roleCheck"));
    addRow({}, nullptr, m_role);
    m_roleArn = edit("roleArnEdit", tr("ARN of the role"));
    m_roleArn->setPlaceholderText(QStringLiteral("acs:ram::1234567890123456:role/image-copier"));
    m_sessionName = edit("roleSessionEdit", tr("Name of the session"));
    m_sessionName->setPlaceholderText(QStringLiteral("regioncast"));
    m_externalId = edit("roleExternalIdEdit", tr("External id"));
    m_externalId->setPlaceholderText(tr("May be empty"));
    m_roleMinutes = number("roleMinutesSpin", tr("Minutes that a session lasts"), 15, 720);
    m_tokenService = edit("tokenServiceEdit", tr("Token service"));
    m_tokenService->setPlaceholderText(QUrl(QString::fromLatin1(stsCentral)).host());
    m_roleFields = new QWidget(this);
    auto *fields = new QGridLayout(m_roleFields);
    fields->setContentsMargins(ch(metrics, 3), 0, 0, 0);
    fields->setHorizontalSpacing(2 * u);
    fields->setVerticalSpacing(u);
    fields->setColumnStretch(1, 1);
    fields->setColumnStretch(3, 1);
    fields->addWidget(label(tr("ARN"), m_roleArn), 0, 0);
    fields->addWidget(m_roleArn, 0, 1, 1, 3);
    fields->addWidget(label(tr("Session name"), m_sessionName), 1, 0);
    fields->addWidget(m_sessionName, 1, 1);
    fields->addWidget(label(tr("External id"), m_externalId), 1, 2);
    fields->addWidget(m_externalId, 1, 3);
    fields->addWidget(label(tr("Minutes"), m_roleMinutes), 2, 0);
    fields->addWidget(m_roleMinutes, 2, 1, Qt::AlignLeft);
    fields->addWidget(label(tr("Token service"), m_tokenService), 2, 2);
    fields->addWidget(m_tokenService, 2, 3);
    addRow({}, nullptr, m_roleFields);
    addProblem("roleProblem");
}

void AccountPage::fillColours()
{
    const int size = fontMetrics().height() - spacingUnit(fontMetrics());
    for (int i = 0; i < m_colour->count(); ++i) {
        const qreal ratio = devicePixelRatioF();
        QPixmap square((QSizeF(size, size) * ratio).toSize());
        square.setDevicePixelRatio(ratio);
        square.fill(Qt::transparent);
        QPainter painter(&square);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::badgeColour(m_colour->itemData(i).toString()));
        painter.drawRoundedRect(QRectF(0, 0, size, size), 2, 2);
        painter.end();
        m_colour->setItemIcon(i, QIcon(square));
    }
}

void AccountPage::applyColours()
{
    FormPage::applyColours();
    fillColours();
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, Theme(palette()).colour(ColourRole::Muted));
    m_cleaned->setPalette(muted);
}

// ---- sources

QString AccountPage::whyNot(const FoundSource &found) const
{
    return found.reason ? m_context.errors.text(*found.reason).message : QString();
}

/// Lists all; those that cannot work are there and cannot be chosen.
void AccountPage::fillNames(QComboBox *combo, const QList<FoundSource> &sources,
                            const QString &chosen)
{
    combo->clear();
    const auto *model = qobject_cast<QStandardItemModel *>(combo->model());
    int current = -1;
    for (const FoundSource &found : sources) {
        QStringList facts;
        if (!found.shortKeyId.isEmpty())
            facts.append(found.shortKeyId);
        if (!found.mode.isEmpty())
            facts.append(found.mode);
        if (found.isOver)
            facts.append(tr("expired", "temporary key"));
        //: %1 = name of a profile, %2 = facts about it
        combo->addItem(
            facts.isEmpty()
                ? found.name
                : tr("%1 (%2)", "profile, facts").arg(found.name, facts.join(QLatin1String(", "))),
            found.name);
        const int last = combo->count() - 1;
        if (!isUsable(found)) {
            model->item(last)->setEnabled(false);
            combo->setItemData(last, whyNot(found), Qt::ToolTipRole);
        } else if (!found.roleArn.isEmpty()) {
            combo->setItemData(last, found.roleArn, Qt::ToolTipRole);
        }
        const bool wanted = chosen.isEmpty() ? found.isCurrent : found.name == chosen;
        if (wanted && (isUsable(found) || !chosen.isEmpty()))
            current = last;
    }
    if (current < 0 && !chosen.isEmpty()) {
        combo->addItem(tr("%1 (not there)", "profile").arg(chosen), chosen);
        current = combo->count() - 1;
    }
    for (int i = 0; i < combo->count() && current < 0; ++i) {
        if (model->item(i)->isEnabled())
            current = i;
    }
    combo->setCurrentIndex(current);
}

void AccountPage::fillSources(const FoundSources &found)
{
    const auto chosen = [this](KeySource source) {
        return m_before.keySource == source ? m_before.keyProfile : QString();
    };
    const std::tuple<KeySource, FoundSource::Kind, QComboBox *, QList<FoundSource>> files[] = {
        {KeySource::VendorCli, FoundSource::Kind::VendorCli, m_vendorProfile, found.profiles},
        {KeySource::CredentialsFile, FoundSource::Kind::CredentialsFile, m_section,
         found.sections}};
    for (const auto &[source, kind, combo, entries] : files) {
        fillNames(combo, entries, chosen(source));
        QAbstractButton *button = m_sources->button(int(source));
        const FoundSource *link = linkOf(found, kind);
        button->setToolTip(entries.isEmpty() && link ? whyNot(*link) : QString());
        button->setEnabled(!entries.isEmpty() || m_before.keySource == source);
        // A profile that names none follows the one that is current there.
        if (m_before.keySource == source && m_before.keyProfile.isEmpty()
            && !m_before.id.isEmpty()) {
            combo->insertItem(0, tr("the current one there", "profile"), QString());
            combo->setCurrentIndex(0);
        }
    }
    // The file that nearly nobody has takes no room when it is not there.
    const bool hasFile =
        !found.sections.isEmpty() || m_before.keySource == KeySource::CredentialsFile;
    m_section->setVisible(hasFile);
    m_sources->button(int(KeySource::CredentialsFile))->setVisible(hasFile);

    const FoundSource *variables = linkOf(found, FoundSource::Kind::Environment);
    QString variable = variables ? variables->place : QString();
    const bool isSet = variables && isUsable(*variables);
    if (variables && !isSet && variables->reason)
        variable = variables->reason->args.value(0, variable);
    m_sources
        ->button(int(KeySource::Environment))
        //: %1 = name of a variable, %2 = short key id
        ->setText(isSet ? tr("&Environment: %1 is %2").arg(variable, variables->shortKeyId)
                        //: %1 = name of a variable
                        : tr("&Environment: %1 is not set").arg(variable));
    const FoundSource *used = found.used();
    m_sources
        ->button(int(KeySource::Chain))
        //: %1 = where a key is
        ->setText(used ? tr("&As the vendor's tools choose, now %1").arg(described(*used))
                       : tr("&As the vendor's tools choose; there is no key for them now"));
}

// ---- values

void AccountPage::load(const Profile &profile, const FoundSources &found)
{
    const bool isNew = profile.id.isEmpty();
    m_before = profile;
    m_found = found;
    m_badgeIsTyped = !isNew && !profile.badge.isEmpty();
    m_name->setText(profile.name);
    m_badge->setText(isNew ? profile.name.toUpper().left(m_badge->maxLength()) : profile.badge);
    m_colour->setCurrentIndex(std::max(0, m_colour->findData(profile.badgeColour)));
    if (profile.endpoint.isEmpty())
        m_sites->button(Detect)->setChecked(true);
    else
        setSite(profile.endpoint);

    fillSources(found);
    m_keyId->setText(profile.keyId);
    m_secret->clear();
    m_keep->setChecked(profile.keySource != KeySource::Session);
    m_uri->setText(profile.credentialsUri.toString());
    m_sources->button(isTyped(profile.keySource) ? typedHere : int(profile.keySource))
        ->setChecked(true);

    m_role->setChecked(!profile.role.isNone());
    m_roleArn->setText(profile.role.arn);
    m_sessionName->setText(profile.role.sessionName);
    m_externalId->setText(profile.role.externalId);
    m_roleMinutes->setValue(profile.role.seconds / 60);
    m_tokenService->setText(profile.role.endpoint.toString());
    m_product->setCurrentIndex(std::max(0, m_product->findData(profile.product)));
    update();
    m_name->setFocus();
}

bool AccountPage::isKept(const Profile &now) const
{
    return !m_before.id.isEmpty() && isTyped(m_before.keySource) && now.keyId == m_before.keyId
           && now.keySource == m_before.keySource;
}

void AccountPage::update()
{
    m_endpoint->setEnabled(m_sites->checkedId() == Other);
    const int source = m_sources->checkedId();
    m_vendorProfile->setEnabled(source == int(KeySource::VendorCli));
    m_section->setEnabled(source == int(KeySource::CredentialsFile));
    m_uri->setEnabled(source == int(KeySource::CredentialsUri));
    for (QWidget *field : std::initializer_list<QWidget *>{m_keyId, m_secret, m_keep})
        field->setEnabled(source == typedHere);
    const bool kept = source == typedHere && isKept(applied({}));
    m_secret->setPlaceholderText(!kept ? QString()
                                 : m_before.keySource == KeySource::Keychain
                                     ? tr("kept in the keychain")
                                     : tr("typed for this session"));
    m_roleFields->setVisible(m_role->isChecked());
    clearProblems();
}

void AccountPage::onSecretTyped()
{
    const int removed = cleanedSecret(m_secret->text()).removed;
    m_cleaned->setText(removed > 0
                           ? tr("%n character(s) around the secret were removed.", nullptr, removed)
                           : QString());
    m_cleaned->setVisible(removed > 0);
}

QByteArray AccountPage::typedSecret() const
{
    return m_sources->checkedId() == typedHere ? cleanedSecret(m_secret->text()).text.toUtf8()
                                               : QByteArray();
}

bool AccountPage::wantsDetection() const
{
    return m_sites->checkedId() == Detect;
}

void AccountPage::setSite(const QUrl &endpoint)
{
    Profile at;
    at.endpoint = endpoint;
    const QString site = siteOf(at);
    const Site chosen = site == QLatin1String("china")           ? China
                        : site == QLatin1String("international") ? International
                                                                 : Other;
    if (chosen == Other)
        m_endpoint->setText(endpoint.toString());
    m_sites->button(chosen)->setChecked(true);
}

void AccountPage::markSite(const QString &text)
{
    mark("endpointProblem", m_sites->button(Detect), text);
}

Profile AccountPage::applied(Profile profile) const
{
    profile.name = m_name->text().simplified();
    profile.badge = m_badge->text().simplified().toUpper();
    if (profile.badge.isEmpty())
        profile.badge = profile.name.toUpper().left(m_badge->maxLength());
    profile.badgeColour = m_colour->currentData().toString();
    switch (Site(m_sites->checkedId())) {
    case Detect:
        profile.endpoint.clear();
        break;
    case China:
        profile.endpoint = QUrl(QString::fromLatin1(endpointChina));
        break;
    case International:
        profile.endpoint = QUrl(QString::fromLatin1(endpointInternational));
        break;
    case Other:
        profile.endpoint = endpointFrom(m_endpoint->text()).value_or(QUrl());
        break;
    }
    profile.product = m_product->currentData().toString();

    profile.keySource = KeySource(m_sources->checkedId());
    profile.keyId.clear();
    profile.keyProfile.clear();
    profile.credentialsUri.clear();
    if (m_sources->checkedId() == typedHere) {
        profile.keySource = m_keep->isChecked() ? KeySource::Keychain : KeySource::Session;
        profile.keyId = cleanedSecret(m_keyId->text()).text;
    } else if (profile.keySource == KeySource::VendorCli) {
        profile.keyProfile = m_vendorProfile->currentData().toString();
    } else if (profile.keySource == KeySource::CredentialsFile) {
        profile.keyProfile = m_section->currentData().toString();
    } else if (profile.keySource == KeySource::CredentialsUri) {
        profile.credentialsUri = credentialsUriFrom(m_uri->text()).value_or(QUrl());
    }

    profile.role = {};
    if (m_role->isChecked()) {
        profile.role.arn = m_roleArn->text().trimmed();
        profile.role.sessionName = m_sessionName->text().trimmed();
        profile.role.externalId = m_externalId->text().trimmed();
        // Odd seconds that somebody wrote into the file stay.
        const bool untouched = m_roleMinutes->value() == m_before.role.seconds / 60;
        profile.role.seconds = untouched ? m_before.role.seconds : m_roleMinutes->value() * 60;
        if (!m_tokenService->text().trimmed().isEmpty())
            profile.role.endpoint = endpointFrom(m_tokenService->text()).value_or(QUrl());
    }
    return profile;
}

// ---- problems

void AccountPage::check(const QStringList &names, bool forSaving)
{
    clearProblems();
    const QString typedName = m_name->text().simplified();
    if (forSaving && typedName.isEmpty())
        mark("nameProblem", m_name, tr("The profile has no name yet."));
    else if (forSaving && names.contains(typedName, Qt::CaseInsensitive))
        mark("nameProblem", m_name, tr("Another profile has this name."));

    if (m_sites->checkedId() == Other) {
        const Result<QUrl> url = endpointFrom(m_endpoint->text());
        if (!url && url.error().code == QLatin1String(codes::insecureEndpoint)) {
            mark("endpointProblem", m_endpoint,
                 tr("Plain http is allowed for this computer only; use https."));
        } else if (!url) {
            mark("endpointProblem", m_endpoint, tr("This is not the host name of an endpoint."));
        }
    }
    checkKey(forSaving);
    if (m_role->isChecked())
        checkRole();
}

void AccountPage::checkKey(bool forSaving)
{
    const Profile now = applied({});
    if (isTyped(now.keySource)) {
        if (now.keyId.isEmpty()) {
            mark("keyProblem", m_keyId, tr("The key id is missing."));
        } else if (typedSecret().isEmpty() && !isKept(now)) {
            const bool wasKept = !m_before.id.isEmpty() && isTyped(m_before.keySource);
            mark("keyProblem", m_secret,
                 wasKept ? tr("Type the secret again: the key changed, or where it is kept.")
                         : tr("The secret is missing."));
        }
        return;
    }
    QWidget *button = m_sources->checkedButton();
    if (now.keySource == KeySource::CredentialsUri) {
        const Result<QUrl> uri = credentialsUriFrom(m_uri->text());
        if (!uri && uri.error().code == QLatin1String(codes::insecureEndpoint)) {
            mark("keyProblem", m_uri,
                 tr("Keys are taken from a program on this computer only, such as 127.0.0.1."));
        } else if (!uri) {
            mark("keyProblem", m_uri, tr("This is not an address with http or https."));
        }
        return;
    }
    if (now.keySource == KeySource::VendorCli || now.keySource == KeySource::CredentialsFile) {
        const bool cli = now.keySource == KeySource::VendorCli;
        const QComboBox *combo = cli ? m_vendorProfile : m_section;
        if (combo->currentIndex() < 0)
            mark("keyProblem", button, tr("There is nothing that can be chosen."));
    }
    // What is not there today may be there tomorrow, so it may be saved all the same.
    if (forSaving)
        return;
    if (now.keySource == KeySource::Environment) {
        const FoundSource *variables = linkOf(m_found, FoundSource::Kind::Environment);
        if (variables && !isUsable(*variables) && variables->reason)
            mark("keyProblem", button,
                 tr("%1 is not set.").arg(variables->reason->args.value(0, variables->place)));
    }
}

void AccountPage::checkRole()
{
    static const QRegularExpression arn(QStringLiteral("^acs:ram::\\d+:role/\\S+$"),
                                        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression sessionName(QStringLiteral("^[A-Za-z0-9.@_-]{2,64}$"));
    const RoleSettings role = applied({}).role;
    if (role.arn.isEmpty()) {
        mark("roleProblem", m_roleArn, tr("The ARN of the role is missing."));
    } else if (!arn.match(role.arn).hasMatch()) {
        mark("roleProblem", m_roleArn,
             tr("This is not the ARN of a role: acs:ram::<account>:role/<name>."));
    } else if (!role.sessionName.isEmpty() && !sessionName.match(role.sessionName).hasMatch()) {
        mark("roleProblem", m_sessionName,
             tr("A session name has 2 to 64 letters, digits and . @ _ -."));
    } else if (!m_tokenService->text().trimmed().isEmpty() && role.endpoint.isEmpty()) {
        mark("roleProblem", m_tokenService,
             tr("This is not the host name of a token service, or not https."));
    }
}

} // namespace regioncast
