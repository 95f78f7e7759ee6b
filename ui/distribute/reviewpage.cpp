#include "distribute/reviewpage.h"

#include "distribute/reviewmodel.h"
#include "widgets/itemroles.h"
#include "widgets/statedelegate.h"
#include "widgets/tablecolumns.h"
#include "widgets/wording.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace regioncast {

namespace {

/// Above this many copies the number must be typed.
constexpr int countLimit = 100;

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
    column->addWidget(m_title);
    column->addWidget(m_counts);

    m_verdicts = new QTreeWidget(this);
    m_verdicts->setObjectName(QStringLiteral("verdictTree"));
    m_verdicts->setAccessibleName(tr("Verdicts"));
    m_verdicts->setColumnCount(2);
    m_verdicts->setHeaderHidden(true);
    m_verdicts->setRootIsDecorated(false);
    m_verdicts->setIndentation(ch(fontMetrics(), 1));
    m_verdicts->header()->setStretchLastSection(false);
    new StateDelegate(m_verdicts, 6);

    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("reviewTable"));
    m_table->setAccessibleName(tr("Copies to review"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_table->horizontalHeader()->setHighlightSections(false);
    new StateDelegate(m_table);
    followCurrentRow(m_table);
    new TableColumns(m_table->horizontalHeader(),
                     {{28}, {10}, {20}, {16}, {18}, {30}, {26, false}, {6, false}, {14, false}},
                     ReviewModel::Why);

    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_verdicts);
    splitter->addWidget(m_table);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({ch(fontMetrics(), 26), ch(fontMetrics(), 140)});
    column->addWidget(splitter, 1);

    auto *newsRow = new QHBoxLayout;
    m_news = new QLabel(this);
    m_news->setObjectName(QStringLiteral("reviewNews"));
    m_news->setWordWrap(true);
    m_news->setFont(bold);
    m_useNew = new QPushButton(tr("&Use What Is New"), this);
    m_useNew->setObjectName(QStringLiteral("useWhatIsNewButton"));
    newsRow->addWidget(m_news, 1);
    newsRow->addWidget(m_useNew);
    column->addLayout(newsRow);
    m_note = new QLabel(this);
    m_note->setObjectName(QStringLiteral("reviewNote"));
    column->addWidget(m_note);

    auto *row = new QHBoxLayout;
    row->setSpacing(2 * u);
    auto *labelLabel = new QLabel(tr("&Label"), this);
    m_label = new QLineEdit(this);
    m_label->setObjectName(QStringLiteral("labelEdit"));
    m_label->setPlaceholderText(tr("Ticket or note"));
    m_label->setMaxLength(200);
    m_label->setMaximumWidth(ch(fontMetrics(), 40));
    labelLabel->setBuddy(m_label);
    m_count = new QLineEdit(this);
    m_count->setObjectName(QStringLiteral("countEdit"));
    m_count->setMaximumWidth(ch(fontMetrics(), 24));
    m_back = new QPushButton(tr("&Back"), this);
    m_back->setObjectName(QStringLiteral("backButton"));
    m_send = new QPushButton(this);
    m_send->setObjectName(QStringLiteral("sendButton"));
    m_send->setAutoDefault(false);
    row->addWidget(labelLabel);
    row->addWidget(m_label, 1);
    row->addStretch(1);
    row->addWidget(m_count);
    row->addWidget(m_back);
    row->addWidget(m_send);
    column->addLayout(row);

    connect(m_model, &ReviewModel::chosenChanged, this, &ReviewPage::updateAll);
    connect(m_verdicts, &QTreeWidget::itemSelectionChanged, this, [this] {
        const QList<QTreeWidgetItem *> chosen = m_verdicts->selectedItems();
        const QVariant verdict = chosen.isEmpty() ? QVariant() : chosen.first()->data(0, IdRole);
        m_model->setFilter(verdict.isValid() ? std::optional(Verdict(verdict.toInt()))
                                             : std::nullopt);
    });
    connect(m_useNew, &QPushButton::clicked, this, [this] {
        m_model->useWhatIsNew();
        m_useNew->hide();
    });
    connect(m_count, &QLineEdit::textChanged, this, &ReviewPage::updateAll);
    connect(m_back, &QPushButton::clicked, this, &ReviewPage::backRequested);
    connect(m_send, &QPushButton::clicked, this, &ReviewPage::send);
    setFocusProxy(m_table);
    updateAll();
}

ReviewPage::~ReviewPage() = default;

void ReviewPage::setSession(ProfileSession *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_sending = false;
    if (m_session)
        connect(m_session, &ProfileSession::activityChanged, this, &ReviewPage::updateAges);
}

void ReviewPage::review(const QList<Wish> &wishes)
{
    if (!m_session)
        return;
    Plan plan = m_session->plan(wishes);
    if (wishes == m_wishes) {
        // Back and forth keeps what was unticked here.
        QHash<CopyKey, bool> ticks;
        for (const PlanRow &row : m_model->plan().rows)
            ticks.insert(row.to, row.chosen);
        for (PlanRow &row : plan.rows) {
            const bool tickable =
                row.verdict == Verdict::WillCopy || row.verdict == Verdict::Unknown;
            if (tickable && ticks.contains(row.to))
                row.chosen = ticks.value(row.to);
        }
    } else {
        m_label->clear();
    }
    m_wishes = wishes;
    m_count->clear();
    m_news->hide();
    m_useNew->hide();
    m_model->setPlan(plan, *m_session);
    rebuildVerdicts();
    updateAll();
    m_table->setFocus();
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
}

bool ReviewPage::isSending() const
{
    return m_sending;
}

bool ReviewPage::canSend() const
{
    const int chosen = m_model->plan().chosenCount();
    if (!m_session || m_sending || chosen == 0 || m_session->sendingOff())
        return false;
    return chosen <= countLimit || m_count->text().trimmed() == QString::number(chosen);
}

void ReviewPage::send()
{
    if (!isVisible() || !canSend())
        return;
    m_sending = true;
    m_news->hide();
    m_useNew->hide();
    updateAll();
    const Plan plan = m_model->plan();
    const QPointer<ReviewPage> self(this);
    m_session->submit(m_wishes, plan, m_label->text(),
                      [self, plan](const Result<Submission> &result) {
                          if (self)
                              self->onSubmitted(plan, result);
                      });
}

void ReviewPage::onSubmitted(const Plan &sent, const Result<Submission> &result)
{
    m_sending = false;
    if (!result) {
        m_news->setText(m_context.errors.text(result.error()).message);
        m_news->show();
        updateAll();
        Q_EMIT failed(result.error());
        return;
    }
    if (result->batch == 0) {
        m_model->setChanged(sent, *result, *m_session);
        rebuildVerdicts();
        m_news->setText(tr("%n row(s) changed since you looked. Nothing has been sent.", nullptr,
                           int(result->changed.size())));
        m_news->show();
        m_useNew->setVisible(true);
        updateAll();
        return;
    }
    m_wishes.clear();
    updateAll();
    Q_EMIT this->sent(result->batch);
}

void ReviewPage::updateAges()
{
    if (isVisible())
        updateAll();
}

void ReviewPage::updateAll()
{
    const Plan &plan = m_model->plan();
    const int chosen = plan.chosenCount();
    if (m_sending) {
        QSet<ImageId> images;
        for (const PlanRow &row : plan.rows) {
            if (row.chosen)
                images.insert(row.to.image);
        }
        m_counts->setText(tr("Checking %n image(s)…", nullptr, int(images.size())));
    } else {
        QSet<ImageId> images;
        QSet<RegionId> regions;
        for (const PlanRow &row : plan.rows) {
            if (!row.chosen)
                continue;
            images.insert(row.to.image);
            regions.insert(row.to.region);
        }
        const int requests = int(requestsOf(plan, Grouping::PerImage).size());
        QString text =
            tr("%1 of %n copies will be sent: %2, %3, %4.", nullptr, int(plan.rows.size()))
                .arg(m_context.locale.toString(chosen),
                     tr("%n image(s)", nullptr, int(images.size())),
                     tr("%n region(s)", nullptr, int(regions.size())),
                     tr("%n request(s)", nullptr, requests));
        if (plan.readAt.isValid()) {
            text = tr("%1 Images read %2 ago.", "sentence, age")
                       .arg(text, Wording(m_context).age(plan.readAt));
        }
        m_counts->setText(text);
    }
    const bool practice = m_session && m_session->profile().isPractice();
    m_note->setText(practice ? tr("Practice: nothing leaves this computer.")
                             : tr("A sent copy cannot be stopped or undone here."));
    m_count->setVisible(chosen > countLimit);
    //: placeholder of an input field
    m_count->setPlaceholderText(tr("Type %1 to send").arg(chosen));
    m_count->setAccessibleName(tr("Type %1 to send").arg(chosen));
    m_send->setText(tr("&Send %n Copies", nullptr, chosen));
    m_send->setEnabled(canSend());
    for (QWidget *widget : {static_cast<QWidget *>(m_table), static_cast<QWidget *>(m_verdicts),
                            static_cast<QWidget *>(m_label), static_cast<QWidget *>(m_count),
                            static_cast<QWidget *>(m_back)}) {
        widget->setEnabled(!m_sending);
    }
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
    m_verdicts->setColumnWidth(0, ch(fontMetrics(), 19));
    m_verdicts->setColumnWidth(1, ch(fontMetrics(), 5));
    m_verdicts->setCurrentItem(all);
}

void ReviewPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !m_sending) {
        Q_EMIT backRequested();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace regioncast
