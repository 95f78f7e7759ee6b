#include "settings/faultswindow.h"

#include "widgets/theme.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextCursor>
#include <QVBoxLayout>

namespace regioncast {

namespace {

struct Rehearsal
{
    const char *name;
    const char *script; ///< rules, without the frame
};

constexpr Rehearsal rehearsals[] = {
    {QT_TRANSLATE_NOOP("regioncast::FaultsWindow", "Answers to copies get lost"),
     R"(    {"fault": "cut-after", "operation": "StartTaskForDistributeImage", "probability": 0.5})"},
    {QT_TRANSLATE_NOOP("regioncast::FaultsWindow", "Copies never reach the service"),
     R"(    {"fault": "cut-before", "operation": "StartTaskForDistributeImage", "probability": 0.5})"},
    {QT_TRANSLATE_NOOP("regioncast::FaultsWindow", "The service asks for fewer requests"),
     R"(    {"fault": "throttle", "perMinute": 10})"},
    {QT_TRANSLATE_NOOP("regioncast::FaultsWindow", "The service is down"),
     R"(    {"fault": "http", "status": 503})"},
    {QT_TRANSLATE_NOOP("regioncast::FaultsWindow", "Answers take five seconds"),
     R"(    {"fault": "delay", "milliseconds": 5000})"},
    {QT_TRANSLATE_NOOP("regioncast::FaultsWindow", "Every second copy fails"),
     R"(    {"fault": "fail", "at": 63, "probability": 0.5})"},
    {QT_TRANSLATE_NOOP("regioncast::FaultsWindow", "Copies halt for ten minutes"),
     R"(    {"fault": "stall", "at": 50, "seconds": 600})"},
    {QT_TRANSLATE_NOOP("regioncast::FaultsWindow", "Copies appear a minute late"),
     R"(    {"fault": "late", "seconds": 60})"},
    {QT_TRANSLATE_NOOP("regioncast::FaultsWindow", "Copies vanish half-way"),
     R"(    {"fault": "vanish", "at": 50})"},
    {QT_TRANSLATE_NOOP("regioncast::FaultsWindow", "Copies show a word nobody knows"),
     R"(    {"fault": "status", "word": "REPAIRING", "at": 40, "seconds": 120})"},
    {QT_TRANSLATE_NOOP("regioncast::FaultsWindow", "Too many image jobs"),
     R"(    {"fault": "refuse", "code": "ExceedBuilderQuota",
     "operation": "StartTaskForDistributeImage", "count": 5})"},
    {QT_TRANSLATE_NOOP("regioncast::FaultsWindow", "The session of the key is over"),
     R"(    {"fault": "expired-token"})"},
    {QT_TRANSLATE_NOOP("regioncast::FaultsWindow", "The clocks differ by 21 minutes"),
     R"(    {"fault": "skew", "seconds": 1260})"},
};

QString scriptOf(const Rehearsal &rehearsal)
{
    return QStringLiteral("{\n  \"seed\": 1,\n  \"rules\": [\n%1\n  ]\n}\n")
        .arg(QString::fromLatin1(rehearsal.script));
}

} // namespace

FaultsWindow::FaultsWindow(const UiContext &context, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
{
    setObjectName(QStringLiteral("faultsWindow"));
    setWindowTitle(tr("Make It Fail"));
    setModal(false);
    const int u = spacingUnit(fontMetrics());

    auto *intro = new QLabel(tr("Rehearse what can go wrong. The practice service misbehaves as "
                                "the script says, from the next request on; what it accepted "
                                "before keeps its fate."),
                             this);
    intro->setWordWrap(true);

    m_rehearsals = new QListWidget(this);
    m_rehearsals->setObjectName(QStringLiteral("rehearsalList"));
    m_rehearsals->setUniformItemSizes(true);
    for (const Rehearsal &rehearsal : rehearsals)
        m_rehearsals->addItem(tr(rehearsal.name));
    auto *rehearsalsLabel = new QLabel(tr("&Rehearsals"), this);
    rehearsalsLabel->setBuddy(m_rehearsals);

    m_script = new QPlainTextEdit(this);
    m_script->setObjectName(QStringLiteral("faultScriptEdit"));
    m_script->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_script->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_script->setTabChangesFocus(true);
    auto *scriptLabel = new QLabel(tr("&Script"), this);
    scriptLabel->setBuddy(m_script);

    auto *left = new QVBoxLayout;
    left->setSpacing(u);
    left->addWidget(rehearsalsLabel);
    left->addWidget(m_rehearsals, 1);
    auto *right = new QVBoxLayout;
    right->setSpacing(u);
    right->addWidget(scriptLabel);
    right->addWidget(m_script, 1);
    auto *both = new QHBoxLayout;
    both->setSpacing(3 * u);
    both->addLayout(left, 2);
    both->addLayout(right, 3);

    m_said = new QLabel(this);
    m_said->setObjectName(QStringLiteral("faultsSaid"));
    m_said->setTextFormat(Qt::PlainText);
    m_said->setWordWrap(true);

    m_apply = new QPushButton(tr("&Make It Fail"), this);
    m_apply->setObjectName(QStringLiteral("applyFaultsButton"));
    m_apply->setDefault(true);
    m_behave = new QPushButton(tr("&Behave Again"), this);
    m_behave->setObjectName(QStringLiteral("behaveButton"));
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("closeFaultsButton"));
    close->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(2 * u);
    buttons->addStretch(1);
    buttons->addWidget(m_behave);
    buttons->addWidget(close);
    buttons->addWidget(m_apply);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(3 * u, 3 * u, 3 * u, 3 * u);
    column->setSpacing(2 * u);
    column->addWidget(intro);
    column->addLayout(both, 1);
    column->addWidget(m_said);
    column->addLayout(buttons);
    resize(ch(fontMetrics(), 110), 24 * fontMetrics().height());

    connect(m_rehearsals, &QListWidget::currentRowChanged, this, &FaultsWindow::fillScript);
    connect(m_apply, &QPushButton::clicked, this, &FaultsWindow::apply);
    connect(m_behave, &QPushButton::clicked, this, &FaultsWindow::behave);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    m_rehearsals->setCurrentRow(0);
    setActiveRules(0);
}

FaultsWindow::~FaultsWindow() = default;

void FaultsWindow::setActiveRules(int rules)
{
    m_behave->setEnabled(rules > 0);
    say(rules > 0 ? tr("The practice service misbehaves: %n rule(s).", nullptr, rules)
                  : tr("The practice service behaves."),
        false);
}

/// Through a cursor, so that Undo brings back what stood there.
void FaultsWindow::fillScript()
{
    const int row = m_rehearsals->currentRow();
    if (row < 0)
        return;
    QTextCursor all(m_script->document());
    all.select(QTextCursor::Document);
    all.insertText(scriptOf(rehearsals[row]));
}

void FaultsWindow::apply()
{
    const Result<Faults> faults = Faults::fromJson(m_script->toPlainText().toUtf8());
    if (!faults) {
        say(m_context.errors.text(faults.error()).message, true);
        m_script->setFocus();
        return;
    }
    setActiveRules(int(faults->rules().size()));
    Q_EMIT faultsChosen(*faults);
}

void FaultsWindow::behave()
{
    setActiveRules(0);
    Q_EMIT faultsChosen(Faults());
}

void FaultsWindow::say(const QString &text, bool failed)
{
    QPalette coloured = palette();
    coloured.setColor(QPalette::WindowText,
                      Theme(palette()).colour(failed ? ColourRole::Bad : ColourRole::Muted));
    m_said->setPalette(coloured);
    m_said->setText(text);
}

} // namespace regioncast
