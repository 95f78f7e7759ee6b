#include "distribute/regionsetsdialog.h"

#include "distribute/destinationtree.h"
#include "widgets/namedialog.h"
#include "widgets/theme.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace regioncast {

RegionSetsDialog::RegionSetsDialog(const UiContext &context, const Profile &profile,
                                   const RegionsState &regions, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_before(profile)
{
    setObjectName(QStringLiteral("regionSetsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Region Sets"));
    for (const RegionSet &set : profile.regionSets)
        m_sets.append(Edited{set, set.name});

    m_list = new QListWidget(this);
    m_list->setObjectName(QStringLiteral("regionSetList"));
    m_list->setAccessibleName(tr("Region sets"));
    const auto button = [this](const char *name, const QString &text) {
        auto *made = new QPushButton(text, this);
        made->setObjectName(QLatin1String(name));
        made->setAutoDefault(false);
        return made;
    };
    QPushButton *add = button("newSetButton", tr("&New…"));
    m_rename = button("renameSetButton", tr("&Rename…"));
    m_delete = button("deleteSetButton", tr("&Delete"));
    m_find = new QLineEdit(this);
    m_find->setObjectName(QStringLiteral("setRegionFindEdit"));
    m_find->setPlaceholderText(tr("Find region"));
    m_find->setAccessibleName(tr("Find region"));
    m_find->setClearButtonEnabled(true);
    m_tree = new DestinationTree(context, this);
    m_tree->setObjectName(QStringLiteral("regionSetTree"));
    m_tree->setAccessibleName(tr("Regions of the set"));
    // A set may hold what is not listed now; that is told apart, not hidden.
    QList<RegionId> others = regions.others;
    for (const RegionSet &set : profile.regionSets) {
        for (const RegionId &region : set.regions) {
            const auto isThere = [&region](const QList<RegionId> &list) {
                return list.contains(region);
            };
            if (!isThere(regions.listed) && !isThere(regions.added) && !isThere(others))
                others.append(region);
        }
    }
    m_tree->setRegions(regions.listed + regions.added, others);
    m_tree->setOthersShown(true);
    m_note = new QLabel(this);
    m_note->setObjectName(QStringLiteral("regionSetNote"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setMinimumHeight(2 * fontMetrics().height());
    m_note->setAlignment(Qt::AlignTop);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("cancelSetsButton"));
    QPushButton *save = buttons->addButton(tr("&Save"), QDialogButtonBox::AcceptRole);
    save->setObjectName(QStringLiteral("saveSetsButton"));
    save->setDefault(true);

    auto *setButtons = new QHBoxLayout;
    for (QPushButton *each : {add, m_rename, m_delete})
        setButtons->addWidget(each);
    auto *left = new QVBoxLayout;
    left->addWidget(m_list, 1);
    left->addLayout(setButtons);
    auto *right = new QVBoxLayout;
    right->addWidget(m_find);
    right->addWidget(m_tree, 1);
    auto *panes = new QHBoxLayout;
    panes->addLayout(left, 2);
    panes->addLayout(right, 3);
    auto *column = new QVBoxLayout(this);
    column->addLayout(panes, 1);
    column->addWidget(m_note);
    column->addWidget(buttons);
    resize(ch(fontMetrics(), 96), 26 * fontMetrics().height());

    connect(m_list, &QListWidget::currentRowChanged, this, &RegionSetsDialog::showSet);
    connect(m_list, &QListWidget::itemActivated, this, &RegionSetsDialog::renameSet);
    connect(add, &QPushButton::clicked, this, &RegionSetsDialog::addSet);
    connect(m_rename, &QPushButton::clicked, this, &RegionSetsDialog::renameSet);
    connect(m_delete, &QPushButton::clicked, this, &RegionSetsDialog::deleteSet);
    connect(m_find, &QLineEdit::textChanged, m_tree,
            [this](const QString &text) { m_tree->find(text); });
    connect(m_tree, &DestinationTree::tickedChanged, this, &RegionSetsDialog::takeTicks);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        const Profile edited = this->profile();
        accept();
        Q_EMIT saved(edited);
    });
    int current = 0;
    for (qsizetype i = 0; i < m_sets.size(); ++i) {
        if (m_sets.at(i).set.name == profile.regionSet)
            current = int(i);
    }
    showSets(current);
}

QStringList RegionSetsDialog::namesBut(int row) const
{
    QStringList names;
    for (qsizetype i = 0; i < m_sets.size(); ++i) {
        if (i != row)
            names.append(m_sets.at(i).set.name);
    }
    return names;
}

void RegionSetsDialog::showSets(int current)
{
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    for (const Edited &each : std::as_const(m_sets)) {
        m_list->addItem(
            tr("%1 (%2)", "region set")
                .arg(each.set.name, m_context.locale.toString(each.set.regions.size())));
    }
    m_list->setCurrentRow(std::min(current, int(m_sets.size()) - 1));
    showSet();
}

void RegionSetsDialog::showSet()
{
    const int row = m_list->currentRow();
    QSet<RegionId> ticked;
    if (row >= 0) {
        const QList<RegionId> &regions = m_sets.at(row).set.regions;
        ticked = QSet<RegionId>(regions.cbegin(), regions.cend());
    }
    m_tree->setTicked(ticked);
    showState();
}

void RegionSetsDialog::takeTicks()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    m_sets[row].set.regions = m_tree->destinations();
    m_list->item(row)->setText(
        tr("%1 (%2)", "region set")
            .arg(m_sets.at(row).set.name,
                 m_context.locale.toString(m_sets.at(row).set.regions.size())));
    showState();
}

QString RegionSetsDialog::ruleWith(const Edited &set) const
{
    for (const SavedFilter &filter : m_before.savedFilters) {
        if (!set.was.isEmpty() && filter.regionSet == set.was)
            return filter.name;
    }
    return {};
}

void RegionSetsDialog::showState()
{
    const int row = m_list->currentRow();
    const QString rule = row >= 0 ? ruleWith(m_sets.at(row)) : QString();
    m_rename->setEnabled(row >= 0);
    m_delete->setEnabled(row >= 0 && rule.isEmpty());
    m_tree->setEnabled(row >= 0);
    m_find->setEnabled(row >= 0);
    QString note;
    if (row < 0)
        note = tr("A set names the regions that gaps, coverage and destinations refer to.");
    else if (m_sets.at(row).set.regions.isEmpty())
        note = tr("Tick the regions of this set.");
    else if (!rule.isEmpty())
        note = tr("The rule “%1” uses this set, so it cannot be deleted.").arg(rule);
    m_note->setText(note);
}

void RegionSetsDialog::addSet()
{
    auto *dialog = new NameDialog(tr("New Set"), tr("Add"), this);
    dialog->setTaken(namesBut(-1), NameDialog::Taken::Refuse);
    connect(dialog, &NameDialog::named, this, [this](const QString &name) {
        m_sets.append(Edited{{name, {}}, {}});
        showSets(int(m_sets.size()) - 1);
        m_tree->setFocus();
        m_tree->goToFirst();
    });
    dialog->open();
}

void RegionSetsDialog::renameSet()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    auto *dialog = new NameDialog(tr("Rename Set"), tr("Rename"), this);
    dialog->setTaken(namesBut(row), NameDialog::Taken::Refuse);
    dialog->setName(m_sets.at(row).set.name);
    connect(dialog, &NameDialog::named, this, [this, row](const QString &name) {
        m_sets[row].set.name = name;
        showSets(row);
    });
    dialog->open();
}

void RegionSetsDialog::deleteSet()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    m_sets.removeAt(row);
    showSets(row);
}

Profile RegionSetsDialog::profile() const
{
    Profile profile = m_before;
    profile.regionSets.clear();
    QHash<QString, QString> now{{QString(), QString()}};
    for (const Edited &each : m_sets) {
        profile.regionSets.append(each.set);
        if (!each.was.isEmpty())
            now.insert(each.was, each.set.name);
    }
    profile.regionSet = now.value(profile.regionSet);
    for (SavedFilter &filter : profile.savedFilters) {
        if (filter.regionSet)
            filter.regionSet = now.value(*filter.regionSet);
    }
    return profile;
}

} // namespace regioncast
