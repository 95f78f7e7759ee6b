#include "distribute/distributeform.h"

#include "widgets/itemroles.h"
#include "widgets/statedelegate.h"
#include "widgets/wording.h"

#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFormLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace regioncast {

namespace {

// what the items of the combos carry
const QString newestVersion = QStringLiteral("newest");
const QString otherVersion = QStringLiteral("other");
const QString automatic = QStringLiteral("automatic");
const QString serviceChooses = QStringLiteral("service");

QComboBox *makeCombo(QWidget *parent, const char *name, const QString &accessibleName)
{
    auto *combo = new QComboBox(parent);
    combo->setObjectName(QString::fromLatin1(name));
    combo->setAccessibleName(accessibleName);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(8);
    combo->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    combo->setFocusPolicy(Qt::StrongFocus); // not WheelFocus: the wheel changes nothing by itself
    return combo;
}

/// Replaces the items only when they differ, and keeps the chosen one if it is still there.
void setItems(QComboBox *combo, const QList<std::pair<QString, QString>> &items)
{
    if (combo->view()->isVisible())
        return; // an open list is not pulled away; the next change brings it up to date
    bool same = combo->count() == items.size();
    for (int i = 0; same && i < combo->count(); ++i) {
        same = combo->itemText(i) == items.at(i).first
               && combo->itemData(i).toString() == items.at(i).second;
    }
    if (same)
        return;
    const QVariant chosen = combo->currentData();
    const QString typed = combo->isEditable() ? combo->currentText() : QString();
    combo->clear();
    for (const auto &[text, data] : items)
        combo->addItem(text, data);
    combo->setCurrentIndex(std::max(0, combo->findData(chosen)));
    if (combo->isEditable())
        combo->setEditText(typed);
}

void setText(QTreeWidgetItem *item, int column, const QString &text)
{
    if (item->text(column) != text)
        item->setText(column, text);
}

} // namespace

DistributeForm::DistributeForm(const UiContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
{
    setObjectName(QStringLiteral("distributeForm"));
    const int u = spacingUnit(fontMetrics());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2 * u, 2 * u, 2 * u, 2 * u);
    column->setSpacing(2 * u);

    m_imageLabel = new QLabel(this);
    m_imageLabel->setObjectName(QStringLiteral("imageLabel"));
    m_imageLabel->setTextFormat(Qt::PlainText);
    m_imageLabel->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_imageLabel->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_version = makeCombo(this, "versionCombo", tr("Version"));
    m_source = makeCombo(this, "sourceRegionCombo", tr("Source region"));
    m_product = makeCombo(this, "productTypeCombo", tr("Product"));

    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setHorizontalSpacing(2 * u);
    form->setVerticalSpacing(u);
    const auto addMark = [this, form](FormField field) {
        auto *mark = new QLabel(this);
        mark->setObjectName(QStringLiteral("mark%1").arg(int(field)));
        mark->setWordWrap(true);
        mark->setTextFormat(Qt::PlainText);
        mark->hide();
        m_marks.insert(field, mark);
        form->addRow(QString(), mark);
        form->setRowVisible(mark, false);
    };
    form->addRow(tr("Image"), m_imageLabel);
    addMark(FormField::Image);
    form->addRow(tr("&Version"), m_version);
    addMark(FormField::Version);
    form->addRow(tr("F&rom"), m_source);
    addMark(FormField::SourceRegion);
    form->addRow(tr("&Product"), m_product);
    addMark(FormField::Product);

    m_find = new QLineEdit(this);
    m_find->setObjectName(QStringLiteral("regionFindEdit"));
    m_find->setPlaceholderText(tr("Find region"));
    m_find->setAccessibleName(tr("Find region"));
    m_find->setClearButtonEnabled(true);
    m_find->installEventFilter(this);
    m_select = new QPushButton(tr("&Select"), this);
    m_select->setObjectName(QStringLiteral("selectRegionsButton"));
    m_select->setAccessibleName(tr("Select regions"));
    m_select->setFlat(true);
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("selectRegionsMenu"));
    m_select->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillSelectMenu(menu); });
    auto *findRow = new QHBoxLayout;
    findRow->setSpacing(u);
    findRow->addWidget(m_find, 1);
    findRow->addWidget(m_select);
    auto *toLabel = new QLabel(tr("&To"), this);
    toLabel->setBuddy(m_find);
    form->addRow(toLabel, findRow);
    addMark(FormField::Destinations);
    column->addLayout(form);

    m_destinations = new QTreeWidget(this);
    m_destinations->setObjectName(QStringLiteral("destinationTree"));
    m_destinations->setAccessibleName(tr("Destination regions"));
    m_destinations->setColumnCount(2);
    m_destinations->setHeaderLabels({tr("Region"), tr("Copy")});
    m_destinations->header()->setStretchLastSection(true);
    m_destinations->setHeaderHidden(true);
    m_destinations->setUniformRowHeights(true);
    m_destinations->setAlternatingRowColors(false);
    m_destinations->setIndentation(ch(fontMetrics(), 2));
    m_destinations->setColumnWidth(0, ch(fontMetrics(), 21));
    m_destinations->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    new StateDelegate(m_destinations, 6);
    followCurrentRow(m_destinations);
    m_destinations->installEventFilter(this);
    column->addWidget(m_destinations, 1);

    m_summary = new QLabel(this);
    m_summary->setObjectName(QStringLiteral("planSummaryLabel"));
    m_summary->setWordWrap(true);
    m_summary->setTextFormat(Qt::PlainText);
    column->addWidget(m_summary);
    m_review = new QPushButton(this);
    m_review->setObjectName(QStringLiteral("reviewButton"));
    column->addWidget(m_review);

    for (QComboBox *combo : {m_version, m_source, m_product}) {
        combo->installEventFilter(this);
        connect(combo, &QComboBox::currentIndexChanged, this, [this] {
            if (m_filling)
                return;
            if (m_version->currentData() == otherVersion && !m_version->isEditable()) {
                m_version->setEditable(true);
                m_version->lineEdit()->setPlaceholderText(tr("Version id"));
                m_version->lineEdit()->setObjectName(QStringLiteral("versionIdEdit"));
                m_version->lineEdit()->setAccessibleName(tr("Version id"));
                m_version->setEditText({});
                m_version->setFocus();
                connect(m_version->lineEdit(), &QLineEdit::textEdited, this,
                        &DistributeForm::rebuild);
            } else if (m_version->isEditable() && m_version->currentData() != otherVersion) {
                m_version->setEditable(false);
            }
            markField(FormField::None, {});
            rebuild();
        });
    }
    connect(m_find, &QLineEdit::textChanged, this, &DistributeForm::applyFind);
    connect(m_destinations, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem *item) {
        if (m_filling || item->data(0, IdRole).isNull())
            return;
        const RegionId region{item->data(0, IdRole).toString()};
        if (item->checkState(0) == Qt::Checked)
            m_ticked.insert(region);
        else
            m_ticked.remove(region);
        markField(FormField::None, {});
        updateSummary();
    });
    connect(m_review, &QPushButton::clicked, this, &DistributeForm::reviewRequested);
    setFocusProxy(m_find);
    rebuild();
}

DistributeForm::~DistributeForm() = default;

void DistributeForm::setSession(ProfileSession *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_images.clear();
    m_ticked.clear();
    if (m_session) {
        connect(m_session, &ProfileSession::imagesChanged, this, &DistributeForm::rebuild);
        connect(m_session, &ProfileSession::tasksChanged, this, &DistributeForm::rebuild);
        connect(m_session, &ProfileSession::regionsChanged, this, [this] {
            rebuildDestinations();
            rebuild();
        });
        connect(m_session, &ProfileSession::activityChanged, this, &DistributeForm::updateSummary);
    }
    rebuildDestinations();
    rebuild();
}

void DistributeForm::setImages(const QList<ImageKey> &images)
{
    if (images == m_images)
        return;
    m_images = images;
    m_filling = true;
    m_version->setEditable(false);
    m_version->setCurrentIndex(0);
    // A chosen row of an older version means that version.
    if (m_session && images.size() == 1) {
        rebuildCombos();
        const auto newest = m_session->catalogue().newestVersionOf(images.first().image);
        const int index = m_version->findData(images.first().version.text);
        if (newest && *newest != images.first().version && index >= 0)
            m_version->setCurrentIndex(index);
    }
    m_filling = false;
    markField(FormField::None, {});
    rebuild();
}

QList<ImageId> DistributeForm::imageIds() const
{
    QList<ImageId> ids;
    for (const ImageKey &key : m_images) {
        if (!ids.contains(key.image))
            ids.append(key.image);
    }
    return ids;
}

std::optional<VersionId> DistributeForm::chosenVersion() const
{
    if (m_version->isEditable()) {
        const VersionId typed{m_version->currentText().trimmed()};
        return typed.isEmpty() ? std::nullopt : std::optional(typed);
    }
    const QString chosen = m_version->currentData().toString();
    if (chosen.isEmpty() || chosen == newestVersion || chosen == otherVersion)
        return std::nullopt;
    return VersionId{chosen};
}

VersionId DistributeForm::versionFor(const ImageId &image) const
{
    if (const std::optional<VersionId> chosen = chosenVersion())
        return *chosen;
    return m_session->catalogue().newestVersionOf(image).value_or(VersionId{});
}

QList<Wish> DistributeForm::wishes() const
{
    QList<Wish> wishes;
    if (!m_session)
        return wishes;
    // Destinations in the order in which they stand in the list.
    QList<RegionId> destinations;
    for (int g = 0; g < m_destinations->topLevelItemCount(); ++g) {
        const QTreeWidgetItem *group = m_destinations->topLevelItem(g);
        for (int i = 0; i < group->childCount(); ++i) {
            const RegionId region{group->child(i)->data(0, IdRole).toString()};
            if (m_ticked.contains(region))
                destinations.append(region);
        }
    }
    if (destinations.isEmpty())
        return wishes;
    const QString source = m_source->currentData().toString();
    const QString product = m_product->currentData().toString();
    for (const ImageId &image : imageIds()) {
        Wish wish;
        wish.image = image;
        wish.version = chosenVersion();
        wish.automaticSource = source == automatic || source.isEmpty();
        if (!wish.automaticSource && source != serviceChooses)
            wish.source = RegionId{source};
        wish.product = product;
        wish.destinations = destinations;
        wishes.append(wish);
    }
    return wishes;
}

Plan DistributeForm::plan() const
{
    return m_session ? m_session->plan(wishes()) : Plan();
}

void DistributeForm::tickAllMissing()
{
    QSet<RegionId> missing;
    if (m_session) {
        const QList<ImageId> ids = imageIds();
        for (const QList<RegionId> &list :
             {m_session->regionsState().listed, m_session->regionsState().added}) {
            for (const RegionId &region : list) {
                const bool isMissing = std::any_of(ids.begin(), ids.end(), [&](const ImageId &id) {
                    const auto copy = m_session->catalogue().copyOf({id, versionFor(id), region});
                    return !copy || copy->state == CopyState::Failed
                           || copy->state == CopyState::Removed;
                });
                if (isMissing)
                    missing.insert(region);
            }
        }
    }
    tick(missing);
}

void DistributeForm::tick(const QSet<RegionId> &regions)
{
    m_ticked = regions;
    rebuild();
}

// ---- filling the form

void DistributeForm::rebuild()
{
    m_filling = true;
    const QList<ImageId> ids = imageIds();
    const bool enabled = m_session && !ids.isEmpty();
    for (QWidget *widget : {static_cast<QWidget *>(m_version), static_cast<QWidget *>(m_source),
                            static_cast<QWidget *>(m_product)}) {
        widget->setEnabled(enabled);
    }
    QString image;
    if (!enabled)
        image = tr("None chosen");
    else if (ids.size() == 1)
        image = m_session->catalogue().imageLabel(ids.first());
    else
        image = tr("%n image(s)", nullptr, int(ids.size()));
    m_imageLabel->setText(image);
    m_imageLabel->setToolTip(ids.size() == 1 ? ids.first().text : QString());
    rebuildCombos();
    updateDestinations();
    m_filling = false;
    updateSummary();
}

void DistributeForm::rebuildCombos()
{
    const QList<ImageId> ids = imageIds();
    const Wording wording(m_context);
    QList<std::pair<QString, QString>> versions;
    QList<std::pair<QString, QString>> sources;
    QList<std::pair<QString, QString>> products;
    if (!m_session || ids.isEmpty()) {
        versions.append({QString(), newestVersion});
        sources.append({QString(), automatic});
        products.append({QString(), QString()});
    } else if (ids.size() > 1) {
        versions.append({tr("Newest of each"), newestVersion});
        sources.append({tr("Automatic"), automatic});
        products.append({tr("As each image"), QString()});
    } else {
        const Catalogue &catalogue = m_session->catalogue();
        const ImageId image = ids.first();
        bool first = true;
        for (const VersionId &version : catalogue.versionsOf(image)) {
            const QString label = catalogue.versionLabel({image, version});
            if (std::exchange(first, false)) {
                versions.append({tr("Newest: %1").arg(label), newestVersion});
                continue;
            }
            const int regions = int(catalogue.sourcesOf({image, version}).size());
            versions.append({tr("%1, in %n region(s)", nullptr, regions).arg(label), version.text});
        }
        if (versions.isEmpty())
            versions.append({tr("Newest"), newestVersion});
        versions.append({tr("Other Version Id…"), otherVersion});

        const ImageKey key{image, versionFor(image)};
        const std::optional<RegionId> source = automaticSource(catalogue, key);
        sources.append({source ? tr("Automatic: %1").arg(wording.region(*source)) : tr("Automatic"),
                        automatic});
        for (const RegionId &region : catalogue.sourcesOf(key))
            sources.append({wording.region(region), region.text});
        const ImageRow *row = catalogue.find(m_images.first());
        const QString product = row ? row->productType : QString();
        products.append({product.isEmpty() ? tr("As the image")
                                           : tr("As the image: %1").arg(wording.product(product)),
                         QString()});
    }
    sources.append({tr("Let the service choose (random)"), serviceChooses});
    for (const char *product : {"CloudDesktop", "CloudApp", "WuyingServer"}) {
        const QString word = QString::fromLatin1(product);
        products.append({wording.product(word), word});
    }
    setItems(m_version, versions);
    setItems(m_source, sources);
    setItems(m_product, products);
}

void DistributeForm::rebuildDestinations()
{
    m_filling = true;
    const Wording wording(m_context);
    const QString current = m_destinations->currentItem()
                                ? m_destinations->currentItem()->data(0, IdRole).toString()
                                : QString();
    m_destinations->clear();
    QList<RegionId> shown;
    if (m_session) {
        const RegionsState &state = m_session->regionsState();
        shown = state.listed + state.added;
        if (m_showAll)
            shown += state.others;
    }
    QHash<QString, QTreeWidgetItem *> groups;
    for (const RegionId &region : std::as_const(shown)) {
        const QString key = m_context.regions.info(region).group;
        QTreeWidgetItem *&group = groups[key];
        if (!group) {
            group = new QTreeWidgetItem(m_destinations, {wording.groupName(key)});
            group->setFlags(Qt::ItemIsEnabled);
            QFont bold = font();
            bold.setBold(true);
            group->setFont(0, bold);
            group->setFirstColumnSpanned(true);
            group->setExpanded(true);
        }
        auto *item = new QTreeWidgetItem(group, {wording.region(region)});
        item->setData(0, IdRole, region.text);
        item->setToolTip(0, region.text);
        item->setCheckState(0, m_ticked.contains(region) ? Qt::Checked : Qt::Unchecked);
        if (region.text == current)
            m_destinations->setCurrentItem(item);
    }
    m_filling = false;
    applyFind();
}

void DistributeForm::updateDestinations()
{
    if (!m_session)
        return;
    const Wording wording(m_context);
    const Catalogue &catalogue = m_session->catalogue();
    const QList<ImageId> ids = imageIds();
    const QString source = m_source->currentData().toString();
    for (int g = 0; g < m_destinations->topLevelItemCount(); ++g) {
        QTreeWidgetItem *group = m_destinations->topLevelItem(g);
        for (int i = 0; i < group->childCount(); ++i) {
            QTreeWidgetItem *item = group->child(i);
            const RegionId region{item->data(0, IdRole).toString()};
            StateLook look;
            if (ids.size() == 1) {
                const ImageKey key{ids.first(), versionFor(ids.first())};
                if (const auto copy = catalogue.copyOf({key.image, key.version, region})) {
                    look = wording.copy(*copy);
                } else {
                    for (const VersionId &version : catalogue.versionsOf(key.image)) {
                        const auto older = catalogue.copyOf({key.image, version, region});
                        if (older && older->state == CopyState::Available) {
                            look.text = tr("%1 there", "an older version")
                                            .arg(catalogue.versionLabel({key.image, version}));
                            look.role = ColourRole::Look;
                            break;
                        }
                    }
                }
            } else if (ids.size() > 1) {
                const auto missing = std::count_if(ids.begin(), ids.end(), [&](const ImageId &id) {
                    return !catalogue.copyOf({id, versionFor(id), region});
                });
                look.text = missing == 0 ? tr("in all %n image(s)", nullptr, int(ids.size()))
                                         : tr("missing in %1 of %2").arg(missing).arg(ids.size());
                look.role = ColourRole::Muted;
            }
            setText(item, 1, look.text);
            item->setData(1, StateIconRole, look.icon);
            item->setData(1, StateColourRole, int(look.role));
            item->setData(1, PieRole, look.pie >= 0 ? QVariant(look.pie) : QVariant());
            const bool isSource = region.text == source;
            const Qt::ItemFlags flags =
                isSource ? Qt::ItemIsSelectable
                         : Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable;
            if (item->flags() != flags)
                item->setFlags(flags);
            const QString why =
                isSource ? tr("%1: the copy comes from here").arg(region.text) : region.text;
            if (item->toolTip(0) != why)
                item->setToolTip(0, why);
            const Qt::CheckState check = m_ticked.contains(region) ? Qt::Checked : Qt::Unchecked;
            if (item->checkState(0) != check)
                item->setCheckState(0, check);
            QString voice = item->text(0);
            if (isSource)
                voice = tr("%1, cannot be chosen: the copy comes from here").arg(voice);
            else if (!look.text.isEmpty())
                voice = QStringLiteral("%1, %2").arg(voice, look.text);
            item->setData(0, Qt::AccessibleTextRole, voice);
        }
    }
}

void DistributeForm::applyFind()
{
    const QString wanted = m_find->text().trimmed();
    for (int g = 0; g < m_destinations->topLevelItemCount(); ++g) {
        QTreeWidgetItem *group = m_destinations->topLevelItem(g);
        bool any = false;
        for (int i = 0; i < group->childCount(); ++i) {
            QTreeWidgetItem *item = group->child(i);
            const bool matches =
                wanted.isEmpty() || item->text(0).contains(wanted, Qt::CaseInsensitive)
                || item->data(0, IdRole).toString().contains(wanted, Qt::CaseInsensitive);
            item->setHidden(!matches);
            any = any || matches;
        }
        group->setHidden(!any);
    }
}

void DistributeForm::fillSelectMenu(QMenu *menu)
{
    menu->clear();
    const auto add = [this, menu](const char *name, const QString &text, auto act) {
        QAction *action = menu->addAction(text);
        action->setObjectName(QString::fromLatin1(name));
        connect(action, &QAction::triggered, this, act);
        return action;
    };
    add("actionSelectMissing", tr("All &Missing"), [this] {
        tickAllMissing();
    })->setEnabled(!m_images.isEmpty());
    add("actionSelectNone", tr("&None", "no region ticked"), [this] { tick({}); });
    add("actionSelectLast", tr("As &Last Batch"), [this] {
        tick(m_lastBatch);
    })->setEnabled(!m_lastBatch.isEmpty());
    menu->addSeparator();
    add("actionAddRegion", tr("&Add Region by Id…"), [this] { addRegion(); });
    QAction *all = add("actionShowAllRegions", tr("&Show All Known"), [this] {
        m_showAll = !m_showAll;
        rebuildDestinations();
        rebuild();
    });
    all->setCheckable(true);
    all->setChecked(m_showAll);
}

void DistributeForm::addRegion()
{
    auto *dialog = new QDialog(this);
    dialog->setObjectName(QStringLiteral("addRegionDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Add Region by Id"));
    auto *layout = new QVBoxLayout(dialog);
    auto *edit = new QLineEdit(dialog);
    edit->setObjectName(QStringLiteral("regionIdEdit"));
    edit->setAccessibleName(tr("Region id"));
    edit->setPlaceholderText(QStringLiteral("eu-central-1"));
    auto *note =
        new QLabel(tr("A region that the service does not list can still be tried."), dialog);
    note->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, dialog);
    buttons->button(QDialogButtonBox::Ok)->setObjectName(QStringLiteral("addRegionButton"));
    layout->addWidget(note);
    layout->addWidget(edit);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, dialog, [this, dialog, edit, note] {
        if (m_session && m_session->addRegion(edit->text())) {
            m_ticked.insert({edit->text().trimmed().toLower()});
            dialog->accept();
            rebuildDestinations();
            rebuild();
        } else {
            note->setText(tr("A region id has letters, digits and hyphens, as in eu-central-1."));
        }
    });
    dialog->open();
}

// ---- the line above the button

QString DistributeForm::summarySentence(const Plan &plan, bool *canReview) const
{
    *canReview = false;
    const QList<ImageId> ids = imageIds();
    if (!m_session || ids.isEmpty())
        return tr("Choose an image.");
    if (const std::optional<Error> off = m_session->sendingOff())
        return m_context.errors.text(*off).message;
    if (m_version->isEditable() && !chosenVersion())
        return tr("Type a version id.");
    if (m_ticked.isEmpty())
        return tr("Tick at least one region.");
    const int there = plan.count(Verdict::AlreadyThere);
    const int moving = plan.count(Verdict::InProgress);
    const int copies = plan.count(Verdict::WillCopy) + plan.count(Verdict::Unknown);
    if (plan.rows.isEmpty())
        return tr("The source region cannot be its own destination.");
    if (copies == 0) {
        return moving == 0 ? tr("All ticked regions already have it.")
                           : tr("All ticked regions already have it or are getting it.");
    }
    *canReview = true;
    QString sentence = tr("%n copies", nullptr, copies);
    if (there > 0)
        sentence = tr("%1 · %n already there", nullptr, there).arg(sentence);
    if (moving > 0)
        sentence = tr("%1 · %n in progress", nullptr, moving).arg(sentence);

    int blocked = 0;
    bool encrypted = false;
    for (const ImageId &id : ids) {
        for (const ImageRow &row : m_session->catalogue().rowsOf(id)) {
            const Copyable reason = copyable(row);
            if (reason == Copyable::Yes)
                continue;
            encrypted = encrypted || reason == Copyable::Encrypted;
            ++blocked;
            break;
        }
    }
    if (blocked == 1 && ids.size() == 1) {
        sentence = (encrypted ? tr("This image is encrypted; the service does not copy encrypted "
                                   "images.")
                              : tr("This image is not your own or not finished; the service is "
                                   "likely to refuse it."))
                   + QLatin1Char('\n') + sentence;
    } else if (blocked > 0) {
        sentence =
            tr("%1 of %n image(s) are likely to be refused.", nullptr, int(ids.size())).arg(blocked)
            + QLatin1Char('\n') + sentence;
    }
    return sentence;
}

void DistributeForm::updateSummary()
{
    const Plan plan = this->plan();
    bool canReview = false;
    const QString sentence = summarySentence(plan, &canReview);
    const int copies = plan.count(Verdict::WillCopy) + plan.count(Verdict::Unknown);
    const bool differs = m_summary->text() != sentence || m_canReview != canReview;
    m_canReview = canReview;
    m_summary->setText(sentence);
    m_review->setText(canReview ? tr("&Review %n Copies…", nullptr, copies) : tr("&Review…"));
    m_review->setAccessibleName(canReview ? tr("Review %n copies", nullptr, copies) : tr("Review"));
    m_review->setEnabled(canReview);
    if (differs)
        Q_EMIT changed();
}

void DistributeForm::markField(FormField field, const QString &sentence)
{
    for (auto mark = m_marks.begin(); mark != m_marks.end(); ++mark) {
        const bool shown = mark.key() == field;
        if (field != FormField::None && !shown)
            continue; // several fields may be marked for one error
        auto *form =
            qobject_cast<QFormLayout *>(static_cast<QVBoxLayout *>(layout())->itemAt(0)->layout());
        form->setRowVisible(mark.value(), shown);
        mark.value()->setText(shown ? sentence : QString());
        QPalette palette = this->palette();
        palette.setColor(QPalette::WindowText, Theme(palette).colour(ColourRole::Bad));
        mark.value()->setPalette(palette);
    }
    const std::pair<FormField, QWidget *> fields[] = {{FormField::Version, m_version},
                                                      {FormField::SourceRegion, m_source},
                                                      {FormField::Product, m_product},
                                                      {FormField::Destinations, m_destinations}};
    for (const auto &[which, widget] : fields) {
        if (field == FormField::None || which == field)
            widget->setAccessibleDescription(sentence);
    }
}

bool DistributeForm::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Wheel) {
        const auto *combo = qobject_cast<QComboBox *>(watched);
        if (combo && !combo->hasFocus()) {
            event->ignore();
            return true;
        }
    }
    if (event->type() == QEvent::KeyPress && watched == m_find) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Down) {
            if (key->modifiers() == Qt::NoModifier) {
                m_destinations->setFocus();
                return true;
            }
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace regioncast
