#include "distribute/distributeform.h"

#include "distribute/fieldmark.h"
#include "widgets/emptypage.h"
#include "widgets/linkbutton.h"
#include "widgets/namedialog.h"
#include "widgets/regionsets.h"
#include "widgets/spread.h"
#include "widgets/wording.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace regioncast {

namespace {

// what the items of the combos carry besides versions, regions and products
constexpr QLatin1String newestVersion("newest");
constexpr QLatin1String otherVersion("other");
constexpr QLatin1String automatic("automatic");
constexpr QLatin1String serviceChooses("service");

constexpr QLatin1String tryAgainLink("regionsTryAgainLink");
constexpr QLatin1String showAllLink("regionsShowAllLink");
constexpr QLatin1String clearLink("regionsClearLink");

/// Text and data of the items of a combo.
using Items = QList<std::pair<QString, QString>>;

QComboBox *makeCombo(QWidget *parent, const char *name, const QString &accessibleName)
{
    auto *combo = new QComboBox(parent);
    combo->setObjectName(QString::fromLatin1(name));
    combo->setAccessibleName(accessibleName);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(8);
    combo->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    combo->setFocusPolicy(Qt::StrongFocus); // not WheelFocus: the wheel changes nothing by itself
    combo->setInsertPolicy(QComboBox::NoInsert);
    return combo;
}

/// Changes what differs and keeps the chosen item if it is still there.
void setItems(QComboBox *combo, const Items &items)
{
    if (combo->view()->isVisible())
        return; // an open list is not pulled away; it is brought up to date when it closes
    bool sameData = combo->count() == items.size();
    for (int i = 0; sameData && i < combo->count(); ++i)
        sameData = combo->itemData(i).toString() == items.at(i).second;
    if (sameData) {
        for (int i = 0; i < combo->count(); ++i) {
            if (combo->itemText(i) != items.at(i).first)
                combo->setItemText(i, items.at(i).first);
        }
        return;
    }
    const QVariant chosen = combo->currentData();
    const QString typed = combo->isEditable() ? combo->currentText() : QString();
    const int cursor = combo->isEditable() ? combo->lineEdit()->cursorPosition() : 0;
    combo->clear();
    for (const auto &[text, data] : items)
        combo->addItem(text, data);
    combo->setCurrentIndex(std::max(0, combo->findData(chosen)));
    if (combo->isEditable()) {
        combo->setEditText(typed);
        combo->lineEdit()->setCursorPosition(cursor);
    }
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
    m_form = new QFormLayout;
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setHorizontalSpacing(2 * u);
    m_form->setVerticalSpacing(u);
    addFields();
    addDestinations();

    m_summary = new QLabel(this);
    m_summary->setObjectName(QStringLiteral("planSummaryLabel"));
    m_summary->setWordWrap(true);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setMinimumWidth(1); // a long word must not widen the inspector
    m_showNotCopyable = new LinkButton(tr("Show", "images that cannot be copied"), this);
    m_showNotCopyable->setObjectName(QStringLiteral("showNotCopyableButton"));
    m_showNotCopyable->setAccessibleName(tr("Show the images that cannot be copied"));
    m_showNotCopyable->hide();
    connect(m_showNotCopyable, &QPushButton::clicked, this, [this] {
        QList<ImageId> images;
        for (const auto &[image, why] : notCopyable())
            images.append(image);
        Q_EMIT imagesRequested(images);
    });
    m_review = new QPushButton(this);
    m_review->setObjectName(QStringLiteral("reviewButton"));
    connect(m_review, &QPushButton::clicked, this, &DistributeForm::reviewRequested);

    column->addLayout(m_form);
    column->addWidget(m_stack, 1);
    column->addWidget(m_summary);
    column->addWidget(m_showNotCopyable, 0, Qt::AlignLeft);
    column->addWidget(m_review);
    setFocusProxy(m_find);
    rebuild();
}

DistributeForm::~DistributeForm() = default;

void DistributeForm::addFields()
{
    m_imageLabel = new QLabel(this);
    m_imageLabel->setObjectName(QStringLiteral("imageLabel"));
    m_imageLabel->setTextFormat(Qt::PlainText);
    m_imageLabel->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_imageLabel->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_version = makeCombo(this, "versionCombo", tr("Version"));
    m_source = makeCombo(this, "sourceRegionCombo", tr("Source region"));
    m_product = makeCombo(this, "productTypeCombo", tr("Product"));
    for (QComboBox *combo : {m_version, m_source, m_product}) {
        combo->installEventFilter(this);
        combo->view()->installEventFilter(this);
        connect(combo, &QComboBox::currentIndexChanged, this,
                [this, combo] { onComboChanged(combo); });
    }

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
    auto *to = new QWidget(this);
    auto *toRow = new QHBoxLayout(to);
    toRow->setContentsMargins(0, 0, 0, 0);
    toRow->setSpacing(m_form->verticalSpacing());
    toRow->addWidget(m_find, 1);
    toRow->addWidget(m_select);

    const auto addRow = [this](const QString &label, QWidget *field, FormField marked) {
        m_form->addRow(label, field);
        auto *mark = new FieldMark(this);
        mark->setObjectName(QStringLiteral("mark%1").arg(int(marked)));
        m_form->addRow(QString(), mark);
        m_form->setRowVisible(mark, false);
        m_marks.insert(marked, mark);
    };
    addRow(tr("Image"), m_imageLabel, FormField::Image);
    addRow(tr("Versio&n"), m_version, FormField::Version);
    addRow(tr("Fro&m"), m_source, FormField::SourceRegion);
    addRow(tr("&Product"), m_product, FormField::Product);
    addRow(tr("T&o"), to, FormField::Destinations);
    qobject_cast<QLabel *>(m_form->labelForField(to))->setBuddy(m_find);
}

void DistributeForm::addDestinations()
{
    m_destinations = new DestinationTree(m_context, this);
    m_reason = new EmptyPage(this);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_destinations);
    m_stack->addWidget(m_reason);
    connect(m_find, &QLineEdit::textChanged, this, [this] {
        showTreeOrReason();
        updateCells(); // the group of those that are not listed may have opened
    });
    connect(m_destinations, &DestinationTree::tickedChanged, this, [this] {
        clearMark(FormField::Destinations);
        updatePlan();
    });
    connect(m_destinations, &DestinationTree::othersShownChanged, this, [this] {
        showTreeOrReason();
        updateCells();
    });
    connect(m_reason, &EmptyPage::linkActivated, this, &DistributeForm::onReasonLink);
}

void DistributeForm::setSession(ProfileSession *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_rows.clear();
    m_images.clear();
    m_imageSet.clear();
    m_gaps.reset();
    m_destinations->setTicked({});
    if (m_session) {
        connect(m_session, &ProfileSession::imagesChanged, this, &DistributeForm::onImagesChanged);
        connect(m_session, &ProfileSession::tasksChanged, this, &DistributeForm::onTasksChanged);
        connect(m_session, &ProfileSession::regionsChanged, this, &DistributeForm::rebuild);
        connect(m_session, &ProfileSession::activityChanged, this, &DistributeForm::updateSentence);
    }
    markField(FormField::None, {});
    rebuild();
}

void DistributeForm::setImages(const QList<ImageKey> &images)
{
    if (images == m_rows && !m_gaps)
        return;
    leaveGaps();
    m_rows = images;
    m_images.clear();
    m_imageSet.clear();
    for (const ImageKey &key : images) {
        if (!m_imageSet.contains(key.image)) {
            m_imageSet.insert(key.image);
            m_images.append(key.image);
        }
    }
    markField(FormField::None, {});
    {
        const QScopedValueRollback filling(m_filling, true);
        editVersionId(false);
        rebuildCombos();
        for (QComboBox *combo : {m_version, m_source, m_product})
            combo->setCurrentIndex(0);
        // A chosen row of an older version means that version.
        if (m_session && m_images.size() == 1) {
            const VersionId version = images.first().version;
            const int index = m_version->findData(version.text);
            if (m_session->catalogue().newestVersionOf(m_images.first()) != version && index > 0)
                m_version->setCurrentIndex(index);
        }
    }
    rebuild();
}

QList<ImageKey> DistributeForm::newestOf(const QList<Wish> &gaps) const
{
    QList<ImageKey> keys;
    for (const Wish &wish : gaps) {
        const auto newest = m_session->catalogue().newestVersionOf(wish.image);
        keys.append({wish.image, newest.value_or(VersionId{})});
    }
    return keys;
}

void DistributeForm::setGaps(const QList<Wish> &gaps)
{
    if (!m_session)
        return;
    const QSet<RegionId> before = m_gaps ? m_ticksBefore : ticked();
    setImages(newestOf(gaps));
    m_ticksBefore = before;
    m_gaps.emplace();
    QSet<RegionId> regions;
    for (const Wish &wish : gaps) {
        m_gaps->insert(wish.image, wish.destinations);
        regions.unite(QSet<RegionId>(wish.destinations.cbegin(), wish.destinations.cend()));
    }
    m_destinations->setTicked(regions);
    rebuild();
}

void DistributeForm::setHint(const QString &sentence)
{
    m_hint = sentence;
    updateSentence();
}

void DistributeForm::leaveGaps()
{
    if (!m_gaps)
        return;
    m_gaps.reset();
    m_destinations->setTicked(m_ticksBefore);
}

int DistributeForm::gapsIn(const RegionId &region) const
{
    return int(std::count_if(m_gaps->cbegin(), m_gaps->cend(),
                             [&region](const auto &regions) { return regions.contains(region); }));
}

// ---- what is chosen

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
    return wishesTo(m_destinations->destinations());
}

QList<Wish> DistributeForm::wishesTo(const QList<RegionId> &destinations) const
{
    QList<Wish> wishes;
    const bool lacksVersion = m_version->isEditable() && !chosenVersion();
    if (!m_session || destinations.isEmpty() || lacksVersion)
        return wishes;
    const QString source = m_source->currentData().toString();
    for (const ImageId &image : m_images) {
        Wish wish;
        wish.image = image;
        wish.version = chosenVersion();
        wish.automaticSource = source == automatic;
        if (!wish.automaticSource && source != serviceChooses)
            wish.source = RegionId{source};
        wish.product = m_product->currentData().toString();
        wish.destinations = destinations;
        if (m_gaps) {
            const QList<RegionId> gaps = m_gaps->value(image);
            wish.destinations.removeIf(
                [&gaps](const RegionId &region) { return !gaps.contains(region); });
            if (wish.destinations.isEmpty())
                continue;
        }
        wishes.append(wish);
    }
    return wishes;
}

QList<RegionId> DistributeForm::offeredRegions() const
{
    return workingRegions(m_context, m_session);
}

void DistributeForm::tickAllMissing()
{
    QSet<RegionId> missing;
    if (m_gaps) {
        for (const QList<RegionId> &regions : std::as_const(*m_gaps))
            missing.unite(QSet<RegionId>(regions.cbegin(), regions.cend()));
    } else if (m_session) {
        const Plan plan = m_session->plan(wishesTo(offeredRegions()));
        for (const PlanRow &row : plan.rows) {
            const bool isMissing = row.verdict == Verdict::WillCopy
                                   || (row.verdict == Verdict::Unknown && !row.baseline);
            if (isMissing)
                missing.insert(row.to.region);
        }
    }
    tick(missing);
}

void DistributeForm::tick(const QSet<RegionId> &regions)
{
    m_destinations->setTicked(regions);
    clearMark(FormField::Destinations);
    updatePlan();
}

QSet<RegionId> DistributeForm::lastBatch() const
{
    QSet<RegionId> regions;
    if (!m_session || m_session->tasks().batches().empty())
        return regions;
    const TaskBook &book = m_session->tasks();
    for (const qint64 task : book.tasksOf(book.batches().rbegin()->first)) {
        for (const qint64 destination : book.destinationsOf(task))
            regions.insert(book.destination(destination)->region);
    }
    return regions;
}

// ---- what came anew

void DistributeForm::onImagesChanged(const CatalogueChange &change)
{
    for (const QList<ImageKey> &keys : {change.added, change.changed, change.removed}) {
        for (const ImageKey &key : keys) {
            if (m_imageSet.contains(key.image)) {
                rebuild();
                return;
            }
        }
    }
}

void DistributeForm::onTasksChanged(const QList<qint64> &destinations)
{
    const TaskBook &book = m_session->tasks();
    const bool concernsUs =
        destinations.isEmpty()
        || std::any_of(destinations.begin(), destinations.end(), [&](qint64 number) {
               const Destination *destination = book.destination(number);
               return destination && m_imageSet.contains(book.keyOf(*destination).image);
           });
    if (!concernsUs)
        return;
    updateCells();
    updatePlan();
}

void DistributeForm::rebuild()
{
    const QScopedValueRollback filling(m_filling, true);
    const bool enabled = m_session && !m_images.isEmpty();
    m_product->setEnabled(enabled);
    for (QComboBox *combo : {m_version, m_source})
        combo->setEnabled(enabled && !m_gaps);
    QString image;
    if (m_gaps) {
        int gaps = 0;
        for (const QList<RegionId> &regions : std::as_const(*m_gaps))
            gaps += int(regions.size());
        //: %1 = "9 gaps"
        image = tr("%1 of %n image(s)", nullptr, int(m_gaps->size()))
                    .arg(tr("%n gap(s)", nullptr, gaps));
    } else if (!enabled)
        image = tr("None chosen");
    else if (m_images.size() == 1)
        image = m_session->catalogue().imageLabel(m_images.first());
    else
        image = tr("%n image(s)", nullptr, int(m_images.size()));
    m_imageLabel->setText(image);
    m_imageLabel->setToolTip(m_images.size() == 1 && !m_gaps
                                 ? QStringLiteral("%1 (%2)").arg(image, m_images.first().text)
                                 : QString());
    rebuildCombos();
    m_destinations->setRegions(offeredRegions(), otherRegions(m_context, m_session));
    showTreeOrReason();
    updateCells();
    updatePlan();
}

void DistributeForm::rebuildCombos()
{
    const Wording wording(m_context);
    Items versions;
    Items sources;
    Items products;
    if (!m_session || m_images.isEmpty()) {
        versions.append({QString(), newestVersion});
        sources.append({QString(), automatic});
        products.append({QString(), QString()});
    } else if (m_images.size() > 1) {
        versions.append({tr("Newest of each"), newestVersion});
        sources.append({tr("Automatic"), automatic});
        products.append({tr("As each image"), QString()});
    } else {
        const Catalogue &catalogue = m_session->catalogue();
        const ImageId image = m_images.first();
        const std::optional<VersionId> newest = catalogue.newestVersionOf(image);
        versions.append(
            {newest ? tr("Newest: %1").arg(catalogue.versionLabel({image, *newest})) : tr("Newest"),
             newestVersion});
        for (const VersionId &version : catalogue.versionsOf(image)) {
            if (version == newest)
                continue;
            const int regions = int(catalogue.sourcesOf({image, version}).size());
            versions.append({tr("%1, in %n region(s)", nullptr, regions)
                                 .arg(catalogue.versionLabel({image, version})),
                             version.text});
        }
        versions.append({tr("Other Version Id…"), otherVersion});

        const ImageKey key{image, versionFor(image)};
        const std::optional<RegionId> source = automaticSource(catalogue, key);
        sources.append({source ? tr("Automatic: %1").arg(wording.region(*source)) : tr("Automatic"),
                        automatic});
        for (const RegionId &region : catalogue.sourcesOf(key))
            sources.append({wording.region(region), region.text});
        const ImageRow *row = catalogue.find(m_rows.first());
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

void DistributeForm::onComboChanged(QComboBox *combo)
{
    if (m_filling)
        return;
    if (combo == m_version) {
        editVersionId(m_version->currentData() == otherVersion);
        clearMark(FormField::Version);
    } else if (combo == m_source) {
        clearMark(FormField::SourceRegion);
    } else {
        clearMark(FormField::Product);
    }
    rebuild();
}

void DistributeForm::editVersionId(bool on)
{
    if (on == m_version->isEditable())
        return;
    m_version->setEditable(on);
    if (!on)
        return;
    m_version->setCompleter(nullptr); // it would turn a typed id into the text of an item
    QLineEdit *edit = m_version->lineEdit();
    edit->setObjectName(QStringLiteral("versionIdEdit"));
    edit->setAccessibleName(tr("Version id"));
    edit->setPlaceholderText(tr("Version id"));
    edit->clear();
    edit->setFocus();
    connect(edit, &QLineEdit::textEdited, this, [this] {
        clearMark(FormField::Version);
        rebuild();
    });
}

// ---- destinations

StateLook DistributeForm::lookOfOne(const Spread &spread, const RegionId &region) const
{
    const Spread::Cell cell = spread.at(region);
    if (!cell.look.text.isEmpty() || cell.other.isEmpty())
        return cell.look;
    StateLook look;
    // Only an id is known of a version that the list itself does not show.
    look.text = cell.otherHasName ? tr("%1 there", "another version").arg(cell.other)
                                  : tr("Another version");
    look.role = ColourRole::Look;
    return look;
}

StateLook DistributeForm::lookOfMany(const QList<ImageKey> &images, const RegionId &region) const
{
    int missing = 0;
    int there = 0;
    for (const ImageKey &image : images) {
        const auto copy = m_session->catalogue().copyOf({image.image, image.version, region});
        if (!copy || copy->state == CopyState::Failed || copy->state == CopyState::Removed)
            ++missing;
        else if (copy->state == CopyState::Available)
            ++there;
    }
    const int all = int(images.size());
    StateLook look;
    look.role = ColourRole::Muted;
    if (there == all)
        look.text = tr("in all %n image(s)", "every image has a copy there", all);
    else
        look.text = tr("missing in %1 of %2").arg(missing).arg(all);
    return look;
}

void DistributeForm::updateCells()
{
    if (!m_session)
        return;
    QList<ImageKey> images;
    for (const ImageId &image : std::as_const(m_images))
        images.append({image, versionFor(image)});
    const QString source = m_source->currentData().toString();
    std::optional<Spread> spread;
    if (images.size() == 1)
        spread.emplace(m_context, *m_session, images.first());
    m_destinations->setCells([&](const RegionId &region) {
        DestinationTree::Cell cell;
        if (spread)
            cell.look = lookOfOne(*spread, region);
        else if (images.size() > 1)
            cell.look = lookOfMany(images, region);
        if (m_gaps) {
            const int gaps = gapsIn(region);
            if (gaps == 0)
                cell.whyNot = tr("no gap was chosen here");
            if (images.size() > 1)
                cell.look = {
                    gaps == 0 ? QString() : tr("%n gap(s)", nullptr, gaps), {}, ColourRole::Muted};
            return cell;
        }
        if (region.text == source)
            cell.whyNot = tr("the copy comes from here");
        return cell;
    });
}

void DistributeForm::showTreeOrReason()
{
    const int matching = m_destinations->find(m_find->text());
    const RegionsState state = m_session ? m_session->regionsState() : RegionsState();
    const bool nothingOffered = m_session && offeredRegions().isEmpty();
    const QList<EmptyPage::Link> showAll{{showAllLink, tr("Show All Known")}};
    bool hasReason = true;
    if (nothingOffered && !m_destinations->othersShown()) {
        switch (state.phase) {
        case RegionsState::Phase::Loading:
            m_reason->show(tr("Reading regions…"));
            break;
        case RegionsState::Phase::Complete:
            m_reason->show(tr("The service lists no regions."), {}, showAll);
            break;
        case RegionsState::Phase::Failed:
            m_reason->show(tr("Regions could not be read."),
                           state.error ? m_context.errors.text(*state.error).message : QString(),
                           QList<EmptyPage::Link>{{tryAgainLink, tr("Try Again")}} + showAll);
            break;
        }
    } else if (m_session && matching == 0 && !m_find->text().trimmed().isEmpty()) {
        m_reason->show(tr("No region matches “%1”.").arg(m_find->text().trimmed()), {},
                       {{clearLink, tr("Clear")}});
    } else {
        hasReason = false;
    }
    m_stack->setCurrentWidget(hasReason ? static_cast<QWidget *>(m_reason) : m_destinations);
}

void DistributeForm::onReasonLink(const QString &link)
{
    if (link == tryAgainLink && m_session)
        m_session->refresh();
    else if (link == showAllLink)
        m_destinations->setOthersShown(true);
    else if (link == clearLink)
        m_find->clear();
    m_find->setFocus();
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
    const QSet<RegionId> last = lastBatch();
    add("actionSelectMissing", tr("All &Missing"), [this] {
        tickAllMissing();
    })->setEnabled(m_session && !m_images.isEmpty());
    add("actionSelectNone", tr("&None", "no region ticked"), [this] { tick({}); });
    add("actionSelectLast", tr("As &Last Batch"), [this, last] {
        tick(last);
    })->setEnabled(!last.isEmpty());
    menu->addSeparator();
    const QList<RegionSet> sets = m_session ? m_session->profile().regionSets : QList<RegionSet>();
    for (qsizetype i = 0; i < sets.size(); ++i) {
        const QList<RegionId> &regions = sets.at(i).regions;
        //: name of a region set, number of its regions
        QAction *action =
            menu->addAction(tr("%1 (%2)", "region set").arg(sets.at(i).name).arg(regions.size()));
        action->setObjectName(QStringLiteral("actionSelectSet%1").arg(i));
        connect(action, &QAction::triggered, this,
                [this, regions] { tick(QSet<RegionId>(regions.cbegin(), regions.cend())); });
    }
    add("actionSaveAsSet", tr("Sa&ve as Set…"), [this] {
        saveAsSet();
    })->setEnabled(m_session && !m_destinations->destinations().isEmpty());
    menu->addSeparator();
    add("actionAddRegion", tr("&Add Region by Id…"), [this] {
        addRegion();
    })->setEnabled(m_session != nullptr);
    QAction *all = add("actionShowAllRegions", tr("&Show All Known"),
                       [this] { m_destinations->setOthersShown(!m_destinations->othersShown()); });
    all->setCheckable(true);
    all->setChecked(m_destinations->othersShown());
}

void DistributeForm::saveAsSet()
{
    QStringList names;
    for (const RegionSet &set : m_session->profile().regionSets)
        names.append(set.name);
    auto *dialog = new NameDialog(tr("Save as Set"), tr("Save"), this);
    dialog->setTaken(names, NameDialog::Taken::Replace);
    connect(dialog, &NameDialog::named, this, [this](const QString &name) {
        Q_EMIT regionSetSaved({name, m_destinations->destinations()});
    });
    dialog->open();
}

void DistributeForm::renameRegions()
{
    m_destinations->rename();
    rebuild();
}

void DistributeForm::focusReview()
{
    (m_canReview ? static_cast<QWidget *>(m_review) : m_destinations)->setFocus();
}

void DistributeForm::addRegion()
{
    auto *dialog = new QDialog(this);
    dialog->setObjectName(QStringLiteral("addRegionDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Add Region by Id"));
    auto *note =
        new QLabel(tr("A region that the service does not list can still be tried."), dialog);
    note->setWordWrap(true);
    auto *edit = new QLineEdit(dialog);
    edit->setObjectName(QStringLiteral("regionIdEdit"));
    edit->setAccessibleName(tr("Region id"));
    edit->setPlaceholderText(QStringLiteral("eu-central-1"));
    auto *mark = new FieldMark(dialog);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, dialog);
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("cancelRegionButton"));
    QPushButton *add = buttons->addButton(tr("Add Region"), QDialogButtonBox::AcceptRole);
    add->setObjectName(QStringLiteral("addRegionButton"));
    add->setDefault(true);
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(note);
    layout->addWidget(edit);
    layout->addWidget(mark);
    layout->addStretch(1);
    layout->addWidget(buttons);
    edit->setFocus();
    // A dialog does not ask its wrapping labels how high they are.
    const auto fit = [dialog, layout] {
        const int width = std::max(dialog->width(), ch(dialog->fontMetrics(), 60));
        dialog->resize(width, std::max(dialog->height(), layout->totalHeightForWidth(width)));
    };
    fit();
    connect(edit, &QLineEdit::textEdited, mark, [mark] { mark->setSentence({}); });
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, dialog, [this, dialog, edit, mark, fit] {
        const RegionId region{edit->text().trimmed().toLower()};
        if (!m_session || !m_session->addRegion(region.text)) {
            mark->setSentence(
                tr("A region id has letters, digits and hyphens, as in eu-central-1."));
            fit();
            return;
        }
        dialog->accept();
        m_find->clear();
        tick(ticked() + QSet<RegionId>{region});
        m_destinations->goTo(region);
    });
    dialog->open();
}

// ---- the line above the button

QList<std::pair<ImageId, Copyable>> DistributeForm::notCopyable() const
{
    QList<std::pair<ImageId, Copyable>> blocked;
    for (const ImageId &image : m_images) {
        const ImageRow *row = m_session->catalogue().find({image, versionFor(image)});
        const Copyable copyable = row ? regioncast::copyable(*row) : Copyable::Yes;
        if (copyable != Copyable::Yes)
            blocked.append({image, copyable});
    }
    return blocked;
}

QString DistributeForm::warning() const
{
    const auto blocked = notCopyable();
    if (blocked.isEmpty())
        return {};
    if (m_images.size() > 1) {
        //: %1 = how many of the %n images
        return tr("%1 of %n image(s) cannot be copied.", nullptr, int(m_images.size()))
            .arg(m_context.locale.toString(blocked.size()));
    }
    switch (blocked.first().second) {
    case Copyable::Yes:
        break;
    case Copyable::Encrypted:
        return tr("This image is encrypted; the service does not copy encrypted images.");
    case Copyable::NotOwn:
        return tr("This image is not your own; the service copies only your own images.");
    case Copyable::CreationFailed:
        return tr("The creation of this image failed; there is nothing to copy.");
    case Copyable::NotReady:
        return tr("This image is still being made; it can be copied when it is available.");
    }
    return {};
}

QString DistributeForm::sentence() const
{
    if (m_gaps && m_images.isEmpty())
        return tr("There is no gap among what is chosen.");
    if (!m_session || m_images.isEmpty())
        return m_hint.isEmpty() ? tr("Choose an image.") : m_hint;
    if (const std::optional<Error> off = m_session->sendingOff())
        return m_context.errors.text(*off).message;
    if (m_version->isEditable() && !chosenVersion())
        return tr("Type a version id.");
    if (m_destinations->destinations().isEmpty())
        return tr("Tick at least one region.");
    if (m_plan.rows.isEmpty())
        return tr("The source region cannot be its own destination.");
    const int copies = m_plan.count(Verdict::WillCopy) + m_plan.count(Verdict::ParentFirst);
    const int unknown = m_plan.count(Verdict::Unknown);
    const int there = m_plan.count(Verdict::AlreadyThere);
    const int moving = m_plan.count(Verdict::InProgress);
    const int blocked = m_plan.count(Verdict::Blocked);
    if (copies + unknown == 0) {
        if (blocked > 0 && m_images.size() == 1 && !warning().isEmpty())
            return warning();
        if (blocked > 0)
            return tr("None of these copies can be made.");
        if (moving == 0)
            return tr("All ticked regions already have it.");
        return there == 0 ? tr("All ticked regions are getting it already.")
                          : tr("All ticked regions already have it or are getting it.");
    }
    QString sentence = tr("%n copies", nullptr, copies);
    if (there > 0)
        sentence = tr("%1 · %n already there", nullptr, there).arg(sentence);
    if (moving > 0)
        sentence = tr("%1 · %n in progress", nullptr, moving).arg(sentence);
    if (unknown > 0)
        sentence = tr("%1 · %n unknown", nullptr, unknown).arg(sentence);
    if (blocked > 0)
        sentence = tr("%1 · %n blocked", nullptr, blocked).arg(sentence);
    if (const std::optional<TimeBand> time = m_session->expectedTime(m_plan)) {
        //: %1 = copies, %2 = a range of time
        sentence = tr("%1 · about %2").arg(sentence, Wording(m_context).band(*time));
    }
    const QString warning = this->warning();
    return warning.isEmpty() ? sentence : sentence + QLatin1Char('\n') + warning;
}

void DistributeForm::updatePlan()
{
    m_plan = m_session ? m_session->plan(wishes()) : Plan();
    updateSentence();
}

void DistributeForm::updateSentence()
{
    const QString sentence = this->sentence();
    const int copies = m_plan.count(Verdict::WillCopy) + m_plan.count(Verdict::ParentFirst)
                       + m_plan.count(Verdict::Unknown);
    const bool canReview = copies > 0 && !m_session->sendingOff();
    const QString button =
        canReview ? tr("Revie&w %n Copies…", nullptr, copies) : tr("Revie&w…", "button");
    if (m_summary->text() == sentence && m_canReview == canReview && m_review->text() == button)
        return;
    m_canReview = canReview;
    m_summary->setText(sentence);
    const qsizetype blocked = canReview ? notCopyable().size() : 0;
    m_showNotCopyable->setVisible(blocked > 0 && blocked < m_images.size());
    m_review->setText(button);
    m_review->setAccessibleName(canReview ? tr("Review %n copies", nullptr, copies)
                                          : tr("Review", "button"));
    m_review->setAccessibleDescription(sentence);
    m_review->setEnabled(canReview);
    Q_EMIT changed();
}

// ---- marks

void DistributeForm::markField(FormField field, const QString &sentence)
{
    if (field == FormField::None) {
        for (auto mark = m_marks.keyBegin(); mark != m_marks.keyEnd(); ++mark)
            clearMark(*mark);
        return;
    }
    FieldMark *mark = m_marks.value(field);
    if (!mark || mark->sentence() == sentence)
        return;
    mark->setSentence(sentence);
    m_form->setRowVisible(mark, !sentence.isEmpty());
    const QHash<FormField, QWidget *> fields{{FormField::Version, m_version},
                                             {FormField::SourceRegion, m_source},
                                             {FormField::Product, m_product},
                                             {FormField::Destinations, m_destinations}};
    if (QWidget *widget = fields.value(field))
        widget->setAccessibleDescription(sentence);
}

void DistributeForm::clearMark(FormField field)
{
    markField(field, {});
}

// ---- wheel and keys

bool DistributeForm::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Wheel) {
        const auto *combo = qobject_cast<QComboBox *>(watched);
        if (combo && !combo->hasFocus()) {
            event->ignore();
            return true;
        }
    }
    if (event->type() == QEvent::Hide && qobject_cast<QAbstractItemView *>(watched)) {
        // What was held back while the list was open; after the choice that closed it was taken.
        QMetaObject::invokeMethod(this, &DistributeForm::rebuild, Qt::QueuedConnection);
    }
    if (event->type() == QEvent::KeyPress && watched == m_find) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape && !m_find->text().isEmpty()) {
            m_find->clear();
            return true;
        }
        const bool goesDown = key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Down;
        if (goesDown && static_cast<QKeyEvent *>(event)->modifiers() == Qt::NoModifier
            && m_stack->currentWidget() == m_destinations) {
            m_destinations->setFocus();
            m_destinations->goToFirst();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace regioncast
