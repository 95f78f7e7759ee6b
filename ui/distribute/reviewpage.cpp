#include "distribute/reviewpage.h"

#include "distribute/commanddialog.h"
#include "distribute/reviewmodel.h"
#include "widgets/itemroles.h"
#include "widgets/statedelegate.h"
#include "widgets/wording.h"

#include <QAccessible>
#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSplitter>
#include <QStyle>
#include <QTableView>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace regioncast {

namespace {

constexpr std::array sentVerdicts{Verdict::WillCopy, Verdict::ParentFirst};
constexpr std::array unsentVerdicts{Verdict::AlreadyThere, Verdict::InProgress, Verdict::Blocked,
                                    Verdict::Unknown};

} // namespace

ReviewPage::ReviewPage(const UiContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new ReviewModel(context, this))
{
    setObjectName(QStringLiteral("reviewPage"));
    const int u = spacingUnit(fontMetrics());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2 * u, 2 * u, 2 * u, 2 * u);
    column->setSpacing(2 * u);

    m_title = new QLabel(tr("Review: nothing has been sent yet"), this);
    m_title->setObjectName(QStringLiteral("reviewTitle"));
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_counts = new QLabel(this);
    m_counts->setObjectName(QStringLiteral("reviewCounts"));
    m_counts->setWordWrap(true);
    auto *headings = new QVBoxLayout;
    headings->setSpacing(u / 2);
    headings->addWidget(m_title);
    headings->addWidget(m_counts);
    column->addLayout(headings);
    addTable();
    addFoot();

    connect(m_model, &ReviewModel::chosenChanged, this, &ReviewPage::updateAll);
    setFocusProxy(m_table);
    updateAll();
}

ReviewPage::~ReviewPage() = default;

void ReviewPage::addTable()
{
    m_verdicts = new QTreeWidget(this);
    m_verdicts->setObjectName(QStringLiteral("verdictTree"));
    m_verdicts->setAccessibleName(tr("Verdicts"));
    m_verdicts->setColumnCount(2);
    m_verdicts->setHeaderHidden(true);
    m_verdicts->setRootIsDecorated(false);
    m_verdicts->header()->setStretchLastSection(false);
    m_verdicts->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_verdicts->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_verdicts->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    new StateDelegate(m_verdicts, 6);
    followCurrentRow(m_verdicts);
    connect(m_verdicts, &QTreeWidget::itemSelectionChanged, this, [this] {
        const QList<QTreeWidgetItem *> chosen = m_verdicts->selectedItems();
        const QVariant verdict = chosen.isEmpty() ? QVariant() : chosen.first()->data(0, IdRole);
        m_model->setFilter(verdict.isValid() ? std::optional(Verdict(verdict.toInt()))
                                             : std::nullopt);
    });

    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("reviewTable"));
    m_table->setAccessibleName(tr("Copies to review"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    const int box = style()->pixelMetric(QStyle::PM_IndicatorWidth, nullptr, m_table);
    m_table->setIconSize(QSize(box, box));
    m_table->installEventFilter(this);
    new StateDelegate(m_table);
    followCurrentRow(m_table);
    m_columns =
        new TableColumns(m_table->horizontalHeader(),
                         {{28}, {10}, {17}, {16}, {17}, {28}, {26, false}, {6, false}, {14, false}},
                         ReviewModel::Why);

    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_verdicts);
    splitter->addWidget(m_table);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({ch(fontMetrics(), 24), ch(fontMetrics(), 140)});
    static_cast<QVBoxLayout *>(layout())->addWidget(splitter, 1);
}

void ReviewPage::addFoot()
{
    auto *column = static_cast<QVBoxLayout *>(layout());
    const int u = spacingUnit(fontMetrics());
    m_newsSign = new QLabel(this);
    m_news = new QLabel(this);
    m_news->setObjectName(QStringLiteral("reviewNews"));
    m_news->setWordWrap(true);
    m_news->setTextFormat(Qt::PlainText);
    m_news->setFont(m_title->font());
    m_useNew = new QPushButton(tr("&Use What Is New"), this);
    m_useNew->setObjectName(QStringLiteral("useWhatIsNewButton"));
    auto *newsRow = new QHBoxLayout;
    newsRow->setSpacing(2 * u);
    newsRow->addWidget(m_newsSign);
    newsRow->addWidget(m_news, 1);
    newsRow->addWidget(m_useNew);
    column->addLayout(newsRow);
    m_time = new QLabel(this);
    m_time->setObjectName(QStringLiteral("reviewTime"));
    m_time->setWordWrap(true);
    m_time->setTextFormat(Qt::PlainText);
    column->addWidget(m_time);
    m_note = new QLabel(this);
    m_note->setObjectName(QStringLiteral("reviewNote"));
    m_note->setWordWrap(true);
    column->addWidget(m_note);

    auto *labelLabel = new QLabel(tr("&Label"), this);
    m_label = new QLineEdit(this);
    m_label->setObjectName(QStringLiteral("labelEdit"));
    m_label->setAccessibleName(tr("Label"));
    m_label->setPlaceholderText(tr("Ticket or note"));
    m_label->setMaxLength(200);
    m_label->setMaximumWidth(ch(fontMetrics(), 40));
    labelLabel->setBuddy(m_label);
    m_count = new QLineEdit(this);
    m_count->setObjectName(QStringLiteral("countEdit"));
    m_oneRegion = new QCheckBox(tr("&One request per region"), this);
    m_oneRegion->setObjectName(QStringLiteral("oneRegionPerRequestCheck"));
    m_oneRegion->setToolTip(tr("A region that is refused then takes no other with it."));
    connect(m_oneRegion, &QCheckBox::toggled, this, [this](bool each) {
        m_model->setGrouping(each ? Grouping::PerRegion : Grouping::PerImage);
    });
    m_savePlan = new QPushButton(tr("Sa&ve Plan…"), this);
    m_savePlan->setObjectName(QStringLiteral("savePlanButton"));
    m_showCommand = new QPushButton(tr("Show as &Command…"), this);
    m_showCommand->setObjectName(QStringLiteral("showCommandButton"));
    connect(m_savePlan, &QPushButton::clicked, this, &ReviewPage::savePlan);
    connect(m_showCommand, &QPushButton::clicked, this, &ReviewPage::showCommand);
    m_back = new QPushButton(tr("&Back"), this);
    m_back->setObjectName(QStringLiteral("backButton"));
    m_send = new QPushButton(this);
    m_send->setObjectName(QStringLiteral("sendButton"));
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * u);
    row->addWidget(labelLabel);
    row->addWidget(m_label, 2);
    row->addWidget(m_oneRegion);
    row->addStretch(1);
    row->addWidget(m_savePlan);
    row->addWidget(m_showCommand);
    row->addWidget(m_count);
    row->addWidget(m_back);
    row->addWidget(m_send);
    column->addLayout(row);

    connect(m_useNew, &QPushButton::clicked, this, [this] {
        m_model->useWhatIsNew();
        m_table->setFocus();
    });
    connect(m_count, &QLineEdit::textChanged, this, &ReviewPage::updateAll);
    connect(m_back, &QPushButton::clicked, this, &ReviewPage::backRequested);
    connect(m_send, &QPushButton::clicked, this, &ReviewPage::send);
}

void ReviewPage::setSession(ProfileSession *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_sending = false;
    m_wishes.clear();
    if (m_session)
        connect(m_session, &ProfileSession::activityChanged, this, &ReviewPage::updateAll);
    updateAll();
}

void ReviewPage::review(const QList<Wish> &wishes, std::optional<Grouping> grouping)
{
    if (!m_session || m_sending)
        return;
    Plan plan = m_session->plan(wishes);
    if (wishes == m_wishes) {
        // Back and forth keeps what was ticked and unticked here.
        QHash<CopyKey, bool> ticks;
        for (const PlanRow &row : m_model->plan().rows)
            ticks.insert(row.to, row.chosen);
        for (PlanRow &row : plan.rows) {
            if (canBeChosen(row))
                row.chosen = ticks.value(row.to, row.chosen);
        }
        plan.grouping = m_model->plan().grouping;
    } else {
        m_label->clear();
    }
    m_wishes = wishes;
    m_count->clear();
    showNews(News::None);
    if (grouping)
        plan.grouping = *grouping;
    m_oneRegion->setChecked(plan.grouping == Grouping::PerRegion);
    m_model->setPlan(plan, *m_session);
    rebuildVerdicts();
    goToFirstRow();
}

void ReviewPage::review(const PlanFile &file)
{
    review(file.wishes, file.grouping);
    m_label->setText(file.label);
}

void ReviewPage::savePlan()
{
    if (!m_savePlan->isEnabled())
        return;
    auto *dialog = new QFileDialog(this, tr("Save Plan"));
    dialog->setObjectName(QStringLiteral("savePlanDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    const QStringList filters = {tr("Plan (*.json)"), tr("Table for spreadsheets (*.csv)")};
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, filters](const QString &filter) {
        dialog->setDefaultSuffix(filter == filters.last() ? QStringLiteral("csv")
                                                          : QStringLiteral("json"));
    });
    connect(dialog, &QFileDialog::fileSelected, this, &ReviewPage::writePlan);
    dialog->open();
}

void ReviewPage::writePlan(const QString &file)
{
    const Plan &plan = m_model->plan();
    const Result<void> written =
        writePlanFile(file, {wishesOf(plan, true), plan.grouping, m_label->text().trimmed()});
    if (written)
        showNews(News::Told, tr("The plan was saved as “%1”.").arg(QDir::toNativeSeparators(file)));
    else
        showNews(News::Failed, m_context.errors.text(written.error()).message);
}

void ReviewPage::showCommand()
{
    if (!m_session)
        return;
    const Profile &profile = m_session->profile();
    auto *dialog = new CommandDialog(m_model->plan(), profile.name, profile.endpoint,
                                     m_label->text().trimmed(), this);
    dialog->open();
}

void ReviewPage::goToFirstRow()
{
    m_table->setFocus();
    m_table->scrollToTop();
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
}

// ---- sending

bool ReviewPage::canSend() const
{
    const int chosen = m_model->chosen().copies;
    if (!m_session || m_sending || m_session->isSubmitting() || chosen == 0
        || m_session->sendingOff()) {
        return false;
    }
    return chosen <= confirmAbove() || m_count->text().trimmed() == QString::number(chosen);
}

int ReviewPage::confirmAbove() const
{
    return m_session ? m_session->profile().guards.confirmAbove : 0;
}

void ReviewPage::send()
{
    if (!isVisible() || !canSend())
        return;
    m_sending = true;
    showNews(News::None);
    updateAll();
    const Plan plan = m_model->plan();
    const QPointer<ReviewPage> self(this);
    m_session->submit(m_wishes, plan, m_label->text().trimmed(),
                      [self, plan](const Result<Submission> &result) {
                          if (self)
                              self->onSubmitted(plan, result);
                      });
}

void ReviewPage::onSubmitted(const Plan &sent, const Result<Submission> &result)
{
    m_sending = false;
    updateAll();
    if (!result) {
        showNews(News::Failed, m_context.errors.text(result.error()).message);
        m_table->setFocus();
        Q_EMIT failed(result.error());
        return;
    }
    if (result->batch == 0) {
        m_model->setChanged(sent, *result, *m_session);
        rebuildVerdicts();
        m_count->clear();
        showNews(News::Changed, tr("%n row(s) changed since you looked. Nothing has been sent.",
                                   nullptr, int(result->changed.size())));
        goToFirstRow();
        return;
    }
    m_wishes.clear();
    Q_EMIT this->sent(result->batch);
}

// ---- what is shown

void ReviewPage::showNews(News kind, const QString &sentence)
{
    m_newsKind = kind;
    m_news->setText(sentence);
    m_news->setVisible(kind != News::None);
    m_newsSign->setVisible(kind != News::None);
    showNewsSign();
    updateAll();
    if (kind != News::None) {
        QAccessibleEvent alert(m_news, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

void ReviewPage::showNewsSign()
{
    const bool failed = m_newsKind == News::Failed;
    const bool told = m_newsKind == News::Told;
    const Theme theme(palette());
    const ColourRole role = failed ? ColourRole::Bad : told ? ColourRole::Text : ColourRole::Look;
    const QString icon = failed ? QStringLiteral("error")
                         : told ? QStringLiteral("details")
                                : QStringLiteral("warning");
    m_newsSign->setPixmap(theme.pixmap(icon, role, shapeSize(fontMetrics()), devicePixelRatioF()));
    QPalette coloured = palette();
    coloured.setColor(QPalette::WindowText, theme.colour(role));
    m_news->setPalette(coloured);
}

void ReviewPage::updateCounts()
{
    const ReviewModel::Counts &chosen = m_model->chosen();
    const QString images = tr("%n image(s)", nullptr, chosen.images);
    if (m_sending) {
        m_counts->setText(tr("Checking %n image(s)…", nullptr, chosen.images));
        return;
    }
    const Plan &plan = m_model->plan();
    QString text = tr("%1 of %n copies will be sent: %2, %3, %4.", nullptr, int(plan.rows.size()))
                       .arg(m_context.locale.toString(chosen.copies), images,
                            tr("%n region(s)", nullptr, chosen.regions),
                            tr("%n request(s)", nullptr, chosen.requests));
    if (plan.readAt.isValid()) {
        text = tr("%1 Images read %2 ago.", "sentence, age")
                   .arg(text, Wording(m_context).age(plan.readAt));
    }
    if (!plan.atSource.isEmpty()) {
        text += QLatin1Char(' ')
                + tr("%n wish(es) left out: the source region itself.", nullptr,
                     int(plan.atSource.size()));
    }
    if (!plan.twice.isEmpty()) {
        text += QLatin1Char(' ')
                + tr("%n wish(es) left out: named twice.", nullptr, int(plan.twice.size()));
    }
    const auto parents = std::count_if(plan.rows.begin(), plan.rows.end(), [](const PlanRow &row) {
        return row.forChild && row.chosen;
    });
    if (parents > 0) {
        text += QLatin1Char(' ')
                + tr("%n of them are parents that others need first.", nullptr, int(parents));
    }
    m_counts->setText(text);
}

void ReviewPage::updateAll()
{
    const int chosen = m_model->chosen().copies;
    updateCounts();
    const bool practice = m_session && m_session->profile().isPractice();
    m_time->setText(timeSentence());
    m_time->setVisible(!m_time->text().isEmpty());
    m_note->setText(practice ? tr("Practice: nothing leaves this computer.")
                             : tr("A sent copy cannot be stopped or undone here."));
    m_useNew->setVisible(m_newsKind == News::Changed && m_model->hasNews());
    m_count->setVisible(chosen > confirmAbove());
    //: placeholder of an input field; %1 = a number, to be typed as it stands
    const QString typeIt = tr("Type %1 to send").arg(chosen);
    m_count->setPlaceholderText(typeIt);
    m_count->setAccessibleName(typeIt);
    m_count->setFixedWidth(fontMetrics().horizontalAdvance(typeIt) + ch(fontMetrics(), 4));
    m_savePlan->setEnabled(chosen > 0 && !m_sending);
    m_showCommand->setEnabled(chosen > 0 && !m_sending);
    m_send->setText(tr("&Send %n Copies", nullptr, chosen));
    m_send->setAccessibleName(tr("Send %n copies", nullptr, chosen));
    for (QWidget *widget : {static_cast<QWidget *>(m_table), static_cast<QWidget *>(m_verdicts),
                            static_cast<QWidget *>(m_label), static_cast<QWidget *>(m_count),
                            static_cast<QWidget *>(m_oneRegion), static_cast<QWidget *>(m_back),
                            static_cast<QWidget *>(m_useNew)}) {
        widget->setEnabled(!m_sending);
    }
    m_send->setEnabled(canSend());
}

QString ReviewPage::timeSentence() const
{
    if (!m_session || !isVisible())
        return {};
    const Plan &plan = m_model->plan();
    const std::optional<TimeBand> time = m_session->expectedTime(plan);
    if (!time)
        return {};
    const QString about = Wording(m_context).band(*time);
    // Copies that all fit are sent at once and go on by themselves.
    QHash<RegionId, int> toRegion;
    for (const PlanRow &row : plan.rows) {
        if (row.chosen)
            ++toRegion[row.to.region];
    }
    const CopyLimits limits = m_session->copyLimits();
    const bool fit = plan.chosenCount() <= limits.inAll
                     && std::all_of(toRegion.begin(), toRegion.end(),
                                    [&](int copies) { return copies <= limits.perRegion; });
    if (fit)
        return tr("About %1.").arg(about);
    //: %1 = a range of time, %2 and %3 = numbers
    return tr("About %1, because at most %2 copies per region and %3 in all run at once. Keep "
              "Regioncast open until the last one is sent.")
        .arg(about, m_context.locale.toString(limits.perRegion),
             m_context.locale.toString(limits.inAll));
}

void ReviewPage::everySecond()
{
    updateCounts();
    m_second = m_context.clock.after(std::chrono::seconds(1), [this] { everySecond(); });
}

void ReviewPage::rebuildVerdicts()
{
    const Wording wording(m_context);
    const Plan &plan = m_model->plan();
    m_verdicts->clear();
    QFont bold = font();
    bold.setBold(true);
    const auto head = [&](const QString &text) {
        auto *item = new QTreeWidgetItem(m_verdicts, {text});
        item->setFont(0, bold);
        item->setFlags(Qt::ItemIsEnabled);
        item->setFirstColumnSpanned(true);
    };
    const auto add = [&](Verdict verdict, bool always) {
        const int count = plan.count(verdict);
        if (count == 0 && !always)
            return;
        const StateLook look = wording.verdict(verdict);
        auto *item = new QTreeWidgetItem(m_verdicts, {look.text, m_context.locale.toString(count)});
        item->setData(0, StateIconRole, look.icon);
        item->setData(0, StateColourRole, int(look.role));
        item->setData(0, IdRole, int(verdict));
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    };
    auto *all = new QTreeWidgetItem(
        m_verdicts, {tr("All", "all rows of a plan"), m_context.locale.toString(plan.rows.size())});
    all->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    head(tr("Will Be Sent"));
    for (const Verdict verdict : sentVerdicts)
        add(verdict, verdict == Verdict::WillCopy);
    head(tr("Will Not Be Sent"));
    for (const Verdict verdict : unsentVerdicts) {
        add(verdict, verdict == Verdict::AlreadyThere || verdict == Verdict::InProgress
                         || verdict == Verdict::Unknown);
    }
    m_verdicts->setCurrentItem(all);
}

void ReviewPage::toggleChosen()
{
    const QModelIndex current = m_table->currentIndex();
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty() && current.isValid())
        rows.append(current.siblingAtColumn(0));
    const bool anyUnticked = std::any_of(rows.begin(), rows.end(), [](const QModelIndex &row) {
        const QVariant check = row.data(Qt::CheckStateRole);
        return check.isValid() && check.toInt() == Qt::Unchecked;
    });
    m_model->setChosen(rows, anyUnticked);
}

// ---- events

void ReviewPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        if (!m_sending)
            Q_EMIT backRequested();
        return;
    }
    QWidget::keyPressEvent(event);
}

bool ReviewPage::eventFilter(QObject *watched, QEvent *event)
{
    // Space ticks the chosen rows, whatever column is current.
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Space && key->modifiers() == Qt::NoModifier) {
            toggleChosen();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ReviewPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    everySecond();
    updateAll();
}

void ReviewPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_second.reset();
}

void ReviewPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_news)
        showNewsSign();
}

} // namespace regioncast
