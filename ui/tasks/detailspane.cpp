#include "tasks/detailspane.h"

#include "tasks/detailscontent.h"
#include "widgets/elidelabel.h"
#include "widgets/statedelegate.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace regioncast {

using namespace std::chrono_literals;

namespace {

/// Lines of the exchange that are seen at once.
constexpr int exchangeLines = 14;
constexpr double titleSize = 1.25; ///< of the usual font

/// A label for whatever the service wrote: plain, wrapped, never wider than the pane.
QLabel *textLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QSizePolicy policy = label->sizePolicy();
    policy.setHorizontalPolicy(QSizePolicy::Ignored);
    label->setSizePolicy(policy);
    return label;
}

void setText(QLabel *label, const QString &text)
{
    if (label->text() != text)
        label->setText(text);
    label->setVisible(!text.isEmpty());
}

} // namespace

/// The widgets, top to bottom.
class DetailsPane::View
{
    Q_DISABLE_COPY_MOVE(View)

public:
    explicit View(DetailsPane *pane);

    void show(const DetailsContent &content);
    void showHistory(const QString &history);
    void toTop() { m_scroll->verticalScrollBar()->setValue(0); }
    void applyColours();

    [[nodiscard]] const DetailsContent &content() const { return m_content; }
    QPushButton *retry;
    QPushButton *support;
    QPushButton *solved;
    QPushButton *policy;
    QPushButton *saveReport;
    QPushButton *copySummary;

private:
    struct IdRow
    {
        QLabel *name = nullptr;
        ElideLabel *value = nullptr;
        QToolButton *copy = nullptr;
    };
    struct SectionLabels
    {
        QLabel *heading = nullptr;
        QLabel *text = nullptr;
    };

    [[nodiscard]] QLabel *heading(const QString &text = {});
    [[nodiscard]] IdRow idRow(QGridLayout *grid, const QString &name, const char *buttonName,
                              const QString &accessibleName);
    static void showId(const IdRow &row, const QString &id);
    void showSections(const QList<DetailsContent::Section> &sections);
    void showTable(const QList<std::pair<QString, QString>> &table);
    void showShape();

    DetailsPane *m_pane;
    DetailsContent m_content;
    QScrollArea *m_scroll;
    QWidget *m_page;
    QLabel *m_shape;
    QLabel *m_title;
    QLabel *m_subject;
    QGridLayout *m_table;
    QList<std::pair<QLabel *, QLabel *>> m_tableRows;
    QVBoxLayout *m_sections;
    QList<SectionLabels> m_sectionLabels;
    QLabel *m_retryHelp;
    QFrame *m_line;
    QLabel *m_facts;
    IdRow m_taskId;
    IdRow m_requestId;
    QToolButton *m_exchangeButton;
    QPlainTextEdit *m_exchange;
    QLabel *m_historyHeading;
    QLabel *m_history;
};

DetailsPane::View::View(DetailsPane *pane)
    : m_pane(pane)
    , m_scroll(new QScrollArea(pane))
    , m_page(new QWidget)
{
    const QFontMetrics metrics = pane->fontMetrics();
    const int u = spacingUnit(metrics);
    m_scroll->setObjectName(QStringLiteral("detailsScroll"));
    m_scroll->setAccessibleName(DetailsPane::tr("Details"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(m_page);
    m_page->setBackgroundRole(QPalette::Base);
    m_page->setAutoFillBackground(true);
    auto *column = new QVBoxLayout(m_page);
    column->setContentsMargins(3 * u, 3 * u, 3 * u, 3 * u);
    column->setSpacing(u);

    auto *head = new QHBoxLayout;
    head->setSpacing(2 * u);
    m_shape = new QLabel(m_page);
    m_title = textLabel(m_page);
    m_title->setObjectName(QStringLiteral("detailsTitle"));
    QFont font = m_title->font();
    font.setPointSizeF(font.pointSizeF() * titleSize);
    m_title->setFont(font);
    head->addWidget(m_shape, 0, Qt::AlignTop);
    head->addWidget(m_title, 1);
    column->addLayout(head);
    m_subject = textLabel(m_page);
    m_subject->setObjectName(QStringLiteral("detailsSubject"));
    column->addWidget(m_subject);

    m_table = new QGridLayout;
    m_table->setHorizontalSpacing(3 * u);
    m_table->setVerticalSpacing(u);
    m_table->setColumnStretch(1, 1);
    column->addLayout(m_table);
    m_sections = new QVBoxLayout;
    m_sections->setSpacing(u);
    column->addLayout(m_sections);

    m_retryHelp = textLabel(m_page);
    m_retryHelp->setObjectName(QStringLiteral("detailsRetryHelp"));
    column->addWidget(m_retryHelp);
    auto *buttons = new QGridLayout;
    buttons->setSpacing(u);
    buttons->setContentsMargins(0, 2 * u, 0, 0);
    const auto button = [this](const char *name) {
        auto *made = new QPushButton(m_page);
        made->setObjectName(QString::fromLatin1(name));
        made->setAutoDefault(false);
        return made;
    };
    retry = button("detailsRetryButton");
    retry->setText(DetailsPane::tr("Retry Failed…"));
    support = button("detailsSupportButton");
    support->setText(DetailsPane::tr("Copy for Support"));
    support->setToolTip(DetailsPane::tr("Copies ids, state, code and times as text."));
    solved = button("detailsSolvedButton");
    solved->setText(DetailsPane::tr("Mark as Solved"));
    solved->setToolTip(DetailsPane::tr("It then no longer counts as unsolved."));
    policy = button("detailsPolicyButton");
    policy->setText(DetailsPane::tr("Copy Policy"));
    policy->setToolTip(DetailsPane::tr("Copies a policy with the actions that Regioncast needs."));
    saveReport = button("saveReportButton");
    saveReport->setText(DetailsPane::tr("Save Report…"));
    saveReport->setToolTip(
        DetailsPane::tr("Writes what the task table shows to a file: web page, table or data."));
    copySummary = button("copySummaryButton");
    copySummary->setText(DetailsPane::tr("Copy Summary"));
    copySummary->setToolTip(DetailsPane::tr("Copies this summary as text."));
    buttons->addWidget(retry, 0, 0, 1, 2);
    buttons->addWidget(policy, 2, 0, 1, 2);
    buttons->addWidget(support, 1, 0);
    buttons->addWidget(solved, 1, 1);
    buttons->addWidget(saveReport, 3, 0);
    buttons->addWidget(copySummary, 3, 1);
    column->addLayout(buttons);

    m_line = new QFrame(m_page);
    m_line->setFrameShape(QFrame::HLine);
    m_line->setFrameShadow(QFrame::Plain);
    column->addSpacing(u);
    column->addWidget(m_line);
    m_facts = textLabel(m_page);
    m_facts->setObjectName(QStringLiteral("detailsFacts"));
    column->addWidget(m_facts);
    auto *ids = new QGridLayout;
    ids->setHorizontalSpacing(2 * u);
    ids->setVerticalSpacing(0);
    ids->setColumnStretch(1, 1);
    m_taskId = idRow(ids, DetailsPane::tr("Task id"), "copyTaskIdButton",
                     DetailsPane::tr("Copy the task id"));
    m_requestId = idRow(ids, DetailsPane::tr("Request id"), "copyRequestIdButton",
                        DetailsPane::tr("Copy the request id"));
    column->addLayout(ids);

    m_exchangeButton = new QToolButton(m_page);
    m_exchangeButton->setObjectName(QStringLiteral("exchangeButton"));
    m_exchangeButton->setText(DetailsPane::tr("Exchange (redacted)"));
    m_exchangeButton->setCheckable(true);
    m_exchangeButton->setAutoRaise(true);
    m_exchangeButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_exchangeButton->setArrowType(Qt::RightArrow);
    m_exchange = new QPlainTextEdit(m_page);
    m_exchange->setObjectName(QStringLiteral("exchangeText"));
    m_exchange->setAccessibleName(DetailsPane::tr("Request and answer, redacted"));
    m_exchange->setReadOnly(true);
    m_exchange->setTabChangesFocus(true);
    m_exchange->setWordWrapMode(QTextOption::WrapAnywhere);
    QFont fixed = m_exchange->font();
    fixed.setFamily(QFontDatabase::systemFont(QFontDatabase::FixedFont).family());
    m_exchange->setFont(fixed);
    m_exchange->setFixedHeight(QFontMetrics(fixed).lineSpacing() * exchangeLines + 4 * u);
    m_exchange->hide();
    column->addWidget(m_exchangeButton, 0, Qt::AlignLeft);
    column->addWidget(m_exchange);
    m_historyHeading = heading(DetailsPane::tr("History"));
    column->addWidget(m_historyHeading);
    m_history = textLabel(m_page);
    m_history->setObjectName(QStringLiteral("detailsHistory"));
    column->addWidget(m_history);
    column->addStretch(1);

    auto *outer = new QVBoxLayout(pane);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_scroll);
    pane->setFocusProxy(m_scroll);

    QObject::connect(m_exchangeButton, &QToolButton::toggled, pane, [this](bool open) {
        m_exchangeButton->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        m_exchange->setVisible(open && !m_content.exchange.isEmpty());
    });
    applyColours();
    show({});
    showHistory({});
}

QLabel *DetailsPane::View::heading(const QString &text)
{
    QLabel *label = textLabel(m_page);
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    label->setText(text);
    label->setContentsMargins(0, spacingUnit(label->fontMetrics()), 0, 0);
    return label;
}

DetailsPane::View::IdRow DetailsPane::View::idRow(QGridLayout *grid, const QString &name,
                                                  const char *buttonName,
                                                  const QString &accessibleName)
{
    IdRow row;
    row.name = new QLabel(name, m_page);
    row.value = new ElideLabel(m_page);
    row.value->setTextInteractionFlags(Qt::NoTextInteraction);
    row.value->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    QFont fixed = row.value->font();
    fixed.setFamily(QFontDatabase::systemFont(QFontDatabase::FixedFont).family());
    row.value->setFont(fixed);
    row.copy = new QToolButton(m_page);
    row.copy->setObjectName(QString::fromLatin1(buttonName));
    row.copy->setAccessibleName(accessibleName);
    row.copy->setToolTip(accessibleName);
    row.copy->setAutoRaise(true);
    const int at = grid->rowCount();
    grid->addWidget(row.name, at, 0);
    grid->addWidget(row.value, at, 1);
    grid->addWidget(row.copy, at, 2);
    QObject::connect(row.copy, &QToolButton::clicked, m_pane,
                     [value = row.value] { QApplication::clipboard()->setText(value->text()); });
    return row;
}

void DetailsPane::View::showId(const IdRow &row, const QString &id)
{
    setText(row.value, id);
    row.name->setVisible(!id.isEmpty());
    row.copy->setVisible(!id.isEmpty());
}

void DetailsPane::View::showShape()
{
    if (m_content.look.icon.isEmpty()) {
        m_shape->hide();
        return;
    }
    const int size = shapeSize(m_title->fontMetrics());
    const StateLook &look = m_content.look;
    m_shape->setPixmap(StateDelegate::stateIcon(m_pane->palette(), look.icon, int(look.role),
                                                look.pie, look.stalled, size,
                                                m_pane->devicePixelRatioF())
                           .pixmap(QSize(size, size), m_pane->devicePixelRatioF()));
    m_shape->setMinimumHeight(m_title->fontMetrics().height());
    m_shape->show();
}

void DetailsPane::View::showSections(const QList<DetailsContent::Section> &sections)
{
    while (m_sectionLabels.size() < sections.size()) {
        SectionLabels labels;
        labels.heading = heading();
        labels.text = textLabel(m_page);
        labels.text->setObjectName(
            QStringLiteral("detailsSection%1").arg(m_sectionLabels.size() + 1));
        m_sections->addWidget(labels.heading);
        m_sections->addWidget(labels.text);
        m_sectionLabels.append(labels);
    }
    for (qsizetype i = 0; i < m_sectionLabels.size(); ++i) {
        const DetailsContent::Section section = sections.value(i);
        setText(m_sectionLabels.at(i).heading, section.heading);
        setText(m_sectionLabels.at(i).text, section.text);
    }
}

void DetailsPane::View::showTable(const QList<std::pair<QString, QString>> &table)
{
    while (m_tableRows.size() < table.size()) {
        auto *name = new QLabel(m_page);
        name->setTextFormat(Qt::PlainText);
        QLabel *value = textLabel(m_page);
        const int at = int(m_tableRows.size());
        m_table->addWidget(name, at, 0, Qt::AlignTop);
        m_table->addWidget(value, at, 1);
        m_tableRows.append(std::pair(name, value));
    }
    for (qsizetype i = 0; i < m_tableRows.size(); ++i) {
        const auto row = table.value(i);
        setText(m_tableRows.at(i).first, row.first);
        setText(m_tableRows.at(i).second, row.second);
    }
    applyColours();
}

void DetailsPane::View::show(const DetailsContent &content)
{
    m_content = content;
    showShape();
    setText(m_title, content.title);
    setText(m_subject, content.subject);
    showTable(content.table);
    showSections(content.sections);
    setText(m_retryHelp, content.retryHelp);

    const bool unsolved = !content.unsolved.isEmpty();
    const QString count = m_pane->m_context.locale.toString(content.retry.size());
    retry->setText(content.retry.isEmpty() ? DetailsPane::tr("Retry Failed…")
                                           : DetailsPane::tr("Retry Failed (%1)…").arg(count));
    retry->setEnabled(!content.retry.isEmpty());
    retry->setToolTip(content.retryHelp);
    retry->setVisible(unsolved);
    solved->setVisible(unsolved);
    support->setVisible(content.hasButtons);
    policy->setVisible(content.policyHelps);
    saveReport->setVisible(content.isSummary);
    copySummary->setVisible(content.isSummary);

    setText(m_facts, content.facts);
    showId(m_taskId, content.taskId);
    showId(m_requestId, content.requestId);
    m_line->setVisible(!content.facts.isEmpty());
    m_exchangeButton->setVisible(!content.exchange.isEmpty());
    m_exchange->setVisible(!content.exchange.isEmpty() && m_exchangeButton->isChecked());
    if (m_exchange->toPlainText() != content.exchange)
        m_exchange->setPlainText(content.exchange);
}

void DetailsPane::View::showHistory(const QString &history)
{
    setText(m_history, history);
    m_historyHeading->setVisible(!history.isEmpty());
}

void DetailsPane::View::applyColours()
{
    const Theme theme(m_pane->palette());
    QPalette muted = m_pane->palette();
    // On a page of the base colour labels are drawn with Text, elsewhere with WindowText.
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text})
        muted.setColor(role, theme.colour(ColourRole::Muted));
    const auto mute = [&muted](QWidget *widget) {
        if (widget->palette() != muted)
            widget->setPalette(muted);
    };
    for (QLabel *label : {m_facts, m_history, m_taskId.name, m_requestId.name, m_retryHelp})
        mute(label);
    for (const auto &row : std::as_const(m_tableRows))
        mute(row.first);
    QPalette line = m_pane->palette();
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text})
        line.setColor(role, theme.colour(ColourRole::BarTrack));
    m_line->setPalette(line);
    for (const IdRow &row : {m_taskId, m_requestId})
        row.copy->setIcon(theme.icon(QStringLiteral("copy")));
    retry->setIcon(theme.icon(QStringLiteral("retry")));
    saveReport->setIcon(theme.icon(QStringLiteral("report")));
    showShape();
}

// ---- the pane

DetailsPane::DetailsPane(const UiContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
{
    setObjectName(QStringLiteral("detailsPane"));
    m_view = std::make_unique<View>(this);
    connect(m_view->retry, &QPushButton::clicked, this,
            [this] { Q_EMIT retryRequested(m_view->content().retry); });
    connect(m_view->support, &QPushButton::clicked, this, [this] {
        if (m_session)
            QApplication::clipboard()->setText(
                supportText(m_context, book(), m_view->content().supported));
    });
    connect(m_view->saveReport, &QPushButton::clicked, this, &DetailsPane::saveReportRequested);
    connect(m_view->copySummary, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(plainText(m_view->content())); });
    connect(m_view->policy, &QPushButton::clicked, this,
            [] { QApplication::clipboard()->setText(leastPolicy()); });
    connect(m_view->solved, &QPushButton::clicked, this, [this] {
        if (m_session)
            m_session->markSolved(m_view->content().unsolved);
    });
    tick();
}

DetailsPane::~DetailsPane() = default;

void DetailsPane::setSession(ProfileSession *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (m_session) {
        connect(m_session, &ProfileSession::tasksChanged, this,
                [this](const QList<qint64> &destinations) {
                    refresh();
                    if (destinations.isEmpty() || destinations.contains(m_selection.destination))
                        readHistory();
                });
        connect(m_session, &ProfileSession::imagesChanged, this, &DetailsPane::refresh);
        connect(m_session, &ProfileSession::elsewhereChanged, this, &DetailsPane::refresh);
    }
    choose(Mode::Summary, {}, {});
}

void DetailsPane::follow(const TaskPane *pane)
{
    if (m_tasks)
        m_tasks->disconnect(this);
    m_tasks = pane;
    if (pane)
        connect(pane, &TaskPane::shownChanged, this, &DetailsPane::refresh);
    refresh();
}

void DetailsPane::show(const TaskSelection &selection)
{
    choose(selection.isEmpty() ? Mode::Summary : Mode::Task, selection, {});
}

void DetailsPane::showImage(const ImageKey &image)
{
    choose(Mode::Image, {}, image);
}

void DetailsPane::showError(const Error &error)
{
    choose(Mode::Error, {}, {}, error);
}

void DetailsPane::choose(Mode mode, const TaskSelection &selection, const ImageKey &image,
                         const Error &error)
{
    const bool other =
        mode != m_mode || selection != m_selection || image != m_image || error != m_error;
    m_mode = mode;
    m_selection = selection;
    m_image = image;
    m_error = error;
    refresh();
    if (!other)
        return;
    m_view->toTop();
    m_view->showHistory({});
    readHistory();
}

/// That holds what is shown; only with a session.
const TaskBook &DetailsPane::book() const
{
    return m_tasks ? m_tasks->bookOf(m_selection) : m_session->tasks();
}

void DetailsPane::refresh()
{
    if (!m_session) {
        m_view->show({});
        return;
    }
    if (!isVisible())
        return; // showEvent() comes here again
    const DetailsWriter writer(m_context, book(), m_session->catalogue());
    switch (m_mode) {
    case Mode::Task:
        m_view->show(writer.task(m_selection));
        break;
    case Mode::Image:
        m_view->show(writer.image(m_image));
        break;
    case Mode::Error:
        m_view->show(writer.error(m_error));
        break;
    case Mode::Summary: {
        if (m_tasks) {
            m_view->show(writer.summary(m_tasks->shownReport(), m_tasks->shownPeriod(),
                                        m_tasks->isCounting()));
            break;
        }
        QList<qint64> all;
        for (const auto &[number, destination] : book().destinations())
            all.append(number);
        m_view->show(writer.summary(reportOf(book(), all, m_context.errors, m_context.regions),
                                    tr("All", "period")));
        break;
    }
    }
}

void DetailsPane::readHistory()
{
    const qint64 number = m_selection.destination;
    if (!m_session || m_mode != Mode::Task || number == 0)
        return;
    m_session->history(number, [self = QPointer<DetailsPane>(this),
                                number](const Result<QList<HistoryEvent>> &events) {
        if (!self || !self->m_session || self->m_selection.destination != number || !events)
            return;
        const DetailsWriter writer(self->m_context, self->book(), self->m_session->catalogue());
        self->m_view->showHistory(writer.history(*events));
    });
}

void DetailsPane::tick()
{
    // The summary holds no ages.
    if (m_mode != Mode::Summary)
        refresh();
    m_second = m_context.clock.after(1s, [this] { tick(); });
}

void DetailsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void DetailsPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_view)
        m_view->applyColours();
}

} // namespace regioncast
