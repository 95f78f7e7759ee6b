#include "settings/guardspage.h"

#include "widgets/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTimeEdit>

#include <limits>

namespace regioncast {

namespace {

/// Parts between commas or line ends, without the spaces around them and each once.
QStringList partsOf(const QString &text)
{
    static const QRegularExpression separators(QStringLiteral("[,;\\n\\r]+"));
    QStringList parts;
    for (const QString &part : text.split(separators, Qt::SkipEmptyParts)) {
        if (const QString trimmed = part.trimmed(); !trimmed.isEmpty() && !parts.contains(trimmed))
            parts.append(trimmed);
    }
    return parts;
}

} // namespace

GuardsPage::GuardsPage(QWidget *parent)
    : FormPage(parent)
{
    const QFontMetrics metrics = fontMetrics();
    const int u = spacingUnit(metrics);
    m_readOnly = new QCheckBox(tr("Read-onl&y: nothing is sent with this profile"), this);
    m_readOnly->setObjectName(QStringLiteral("readOnlyCheck"));
    addRow({}, nullptr, m_readOnly);

    m_confirmAbove = number("confirmAboveSpin", tr("Type the count above so many copies"), 0,
                            std::numeric_limits<int>::max());
    m_confirmAbove->setMaximumWidth(ch(metrics, 16));
    QHBoxLayout *above = line();
    above->addWidget(m_confirmAbove);
    above->addWidget(new QLabel(tr("copies", "type the count above … copies"), this));
    above->addStretch(1);
    addRow(tr("&Type the count above"), m_confirmAbove, above);

    const auto limit = [this](const char *name, const QString &accessibleName) {
        QSpinBox *spin = number(name, accessibleName, 1, mostCopies);
        spin->setToolTip(tr("Further copies wait in the queue until others have arrived."));
        return spin;
    };
    m_perRegion = limit("copiesPerRegionSpin", tr("Copies at once per region"));
    m_inAll = limit("copiesInAllSpin", tr("Copies at once in all"));
    auto *limits = new QHBoxLayout;
    limits->setSpacing(u);
    limits->addWidget(m_perRegion);
    limits->addWidget(new QLabel(tr("per region", "copies at once"), this));
    limits->addSpacing(2 * u);
    limits->addWidget(m_inAll);
    limits->addWidget(new QLabel(tr("in all", "copies at once"), this));
    limits->addStretch(1);
    addRow(tr("Copies at &once"), m_perRegion, limits);
    m_oneRegion = new QCheckBox(tr("One request per &region"), this);
    m_oneRegion->setObjectName(QStringLiteral("oneRegionCheck"));
    m_oneRegion->setToolTip(tr("A region that is refused then takes no other with it."));
    addRow({}, nullptr, m_oneRegion);

    m_images = new QPlainTextEdit(this);
    m_images->setObjectName(QStringLiteral("allowedImagesEdit"));
    m_images->setAccessibleName(tr("Allowed images"));
    m_images->setPlaceholderText(
        tr("All. Else ids or names, one per line; * stands for any text."));
    m_images->setTabChangesFocus(true);
    m_images->setFixedHeight(3 * metrics.lineSpacing() + 4 * u);
    addRow(tr("Allowed &images"), m_images, m_images);
    m_regions = edit("allowedRegionsEdit", tr("Allowed regions"));
    m_regions->setPlaceholderText(tr("All. Else ids with commas: eu-central-1, ap-southeast-1"));
    addRow(tr("Allowed re&gions"), m_regions, m_regions);
    addProblem("allowedRegionsProblem");

    m_hours = new QCheckBox(tr("Send only &from"), this);
    m_hours->setObjectName(QStringLiteral("hoursCheck"));
    const auto time = [this](const char *name, const QString &accessibleName) {
        auto *made = new QTimeEdit(this);
        made->setObjectName(QString::fromLatin1(name));
        made->setAccessibleName(accessibleName);
        made->setDisplayFormat(QStringLiteral("HH:mm"));
        keepFromWheel(made);
        return made;
    };
    m_from = time("hoursFromEdit", tr("Begin of the hours"));
    m_to = time("hoursToEdit", tr("End of the hours"));
    m_to->setToolTip(
        tr("An end before the begin is that of the next day; equal ends are the whole day."));
    QHBoxLayout *hours = line();
    hours->addWidget(m_hours);
    hours->addWidget(m_from);
    hours->addWidget(new QLabel(tr("to", "hours from … to …"), this));
    hours->addWidget(m_to);
    hours->addWidget(new QLabel(tr("by the clock of this computer"), this));
    hours->addStretch(1);
    addRow(tr("Hours"), m_hours, hours);

    m_boundary = new QLabel(
        tr("Guard rails keep from mistakes. They are no security boundary: who may edit the "
           "profile may lift them, and the key can do all that its account allows."),
        this);
    m_boundary->setObjectName(QStringLiteral("boundaryLabel"));
    m_boundary->setWordWrap(true);
    addRow({}, nullptr, m_boundary);
    endRows();

    connect(m_hours, &QCheckBox::toggled, this, [this] { update(); });
    for (QTimeEdit *each : {m_from, m_to})
        connect(each, &QTimeEdit::timeChanged, this, [this] { clearProblems(); });
    connect(m_images, &QPlainTextEdit::textChanged, this, [this] { clearProblems(); });
}

void GuardsPage::applyColours()
{
    FormPage::applyColours();
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, Theme(palette()).colour(ColourRole::Muted));
    m_boundary->setPalette(muted);
}

void GuardsPage::load(const Profile &profile)
{
    const Guards &guards = profile.guards;
    m_readOnly->setChecked(guards.readOnly);
    m_confirmAbove->setValue(guards.confirmAbove);
    m_perRegion->setValue(profile.limits.perRegion);
    m_inAll->setValue(profile.limits.inAll);
    m_oneRegion->setChecked(profile.grouping == Grouping::PerRegion);
    m_images->setPlainText(guards.images.join(QLatin1Char('\n')));
    QStringList regions;
    for (const RegionId &region : guards.regions)
        regions.append(region.text);
    m_regions->setText(regions.join(QLatin1String(", ")));
    m_hours->setChecked(guards.hours.has_value());
    m_from->setTime(guards.hours ? guards.hours->from : QTime(20, 0));
    m_to->setTime(guards.hours ? guards.hours->to : QTime(6, 0));
    clearProblems();
    update();
}

void GuardsPage::update()
{
    clearProblems();
    m_from->setEnabled(m_hours->isChecked());
    m_to->setEnabled(m_hours->isChecked());
}

QStringList GuardsPage::typedRegions() const
{
    return partsOf(m_regions->text().toLower());
}

Profile GuardsPage::applied(Profile profile) const
{
    Guards &guards = profile.guards;
    guards.readOnly = m_readOnly->isChecked();
    guards.confirmAbove = m_confirmAbove->value();
    profile.limits = {m_perRegion->value(), m_inAll->value()};
    profile.grouping = m_oneRegion->isChecked() ? Grouping::PerRegion : Grouping::PerImage;
    guards.images = partsOf(m_images->toPlainText());
    guards.regions.clear();
    for (const QString &region : typedRegions())
        guards.regions.append({region});
    guards.hours = std::nullopt;
    if (m_hours->isChecked())
        guards.hours = Hours{m_from->time(), m_to->time()};
    return profile;
}

void GuardsPage::check()
{
    clearProblems();
    static const QRegularExpression regionId(QStringLiteral("^[a-z0-9]+(-[a-z0-9]+)+$"));
    for (const QString &region : typedRegions()) {
        if (!regionId.match(region).hasMatch()) {
            mark("allowedRegionsProblem", m_regions,
                 tr("“%1” is not the id of a region.").arg(region));
            break;
        }
    }
}

} // namespace regioncast
