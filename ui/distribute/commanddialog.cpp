#include "distribute/commanddialog.h"

#include "distribution/shellcommand.h"
#include "widgets/theme.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

namespace regioncast {

CommandDialog::CommandDialog(const Plan &plan, const QString &profile, const QUrl &endpoint,
                             const QString &label, QWidget *parent)
    : QDialog(parent)
    , m_pages(new QTabWidget(this))
{
    setObjectName(QStringLiteral("commandDialog"));
    setWindowTitle(tr("Show as Command"));
    setAttribute(Qt::WA_DeleteOnClose);
    const int u = spacingUnit(fontMetrics());
    m_pages->setObjectName(QStringLiteral("commandTabs"));

    QStringList vendorLines;
    for (const RequestDraft &draft : requestsOf(plan))
        vendorLines.append(vendorCommand(draft, endpoint));
    addPage("runText", tr("&Regioncast"), runCommands(plan, profile, label).join(QLatin1Char('\n')),
            tr("Sends the same copies with the same checks, and follows them to the end."));
    addPage("vendorText", tr("&Vendor's Tool"), vendorLines.join(QLatin1Char('\n')),
            tr("Sends the same requests with the vendor's command line tool, without the checks "
               "and without a journal. What is sent so appears here as started elsewhere."));
    addPage("planText", tr("&Plan File"),
            QString::fromUtf8(
                planToBytes({wishesOf(plan, true), plan.grouping, label}, PlanFormat::Json)),
            tr("Opens with File ▸ Open Plan…, or runs with “regioncast run FILE”."));

    auto *buttons = new QDialogButtonBox(this);
    QPushButton *copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    copy->setObjectName(QStringLiteral("copyCommandButton"));
    QPushButton *close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    close->setObjectName(QStringLiteral("closeCommandButton"));
    copy->setDefault(true);
    connect(copy, &QPushButton::clicked, this, [this] {
        const auto *text = m_pages->currentWidget()->findChild<QPlainTextEdit *>();
        QGuiApplication::clipboard()->setText(text->toPlainText());
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(3 * u, 3 * u, 3 * u, 3 * u);
    column->setSpacing(2 * u);
    column->addWidget(m_pages, 1);
    column->addWidget(buttons);
    resize(ch(fontMetrics(), 120), 22 * fontMetrics().height());
}

CommandDialog::~CommandDialog() = default;

void CommandDialog::addPage(const char *name, const QString &title, const QString &text,
                            const QString &explanation)
{
    const int u = spacingUnit(fontMetrics());
    auto *page = new QWidget(m_pages);
    auto *edit = new QPlainTextEdit(text, page);
    edit->setObjectName(QString::fromLatin1(name));
    edit->setAccessibleName(QString(title).remove(QLatin1Char('&')));
    edit->setReadOnly(true);
    edit->setTextInteractionFlags(Qt::TextSelectableByKeyboard | Qt::TextSelectableByMouse);
    edit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    edit->setTabChangesFocus(true);
    auto *label = new QLabel(explanation, page);
    label->setWordWrap(true);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(2 * u, 2 * u, 2 * u, 2 * u);
    column->setSpacing(2 * u);
    column->addWidget(label);
    column->addWidget(edit, 1);
    m_pages->addTab(page, title);
}

} // namespace regioncast
