#include "settings/connectionsteps.h"

#include "widgets/statedelegate.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

#include <cmath>

namespace regioncast {

namespace {

constexpr int lines = 8; ///< as many as a check has steps

QString sentence(const UiContext &context, const Error &error, bool withAdvice)
{
    const ErrorText text = context.errors.text(error);
    const QString message = text.message.isEmpty() ? error.code : text.message;
    return !withAdvice || text.advice.isEmpty() ? message
                                                : message + QLatin1Char('\n') + text.advice;
}

/// What a step looks at, for a list of several.
QString subject(CheckStep::Kind kind)
{
    switch (kind) {
    case CheckStep::Kind::Name:
        return ConnectionSteps::tr("name", "not tried");
    case CheckStep::Kind::Reach:
        return ConnectionSteps::tr("connection", "not tried");
    case CheckStep::Kind::Proxy:
        return ConnectionSteps::tr("proxy", "not tried");
    case CheckStep::Kind::Tls:
        return ConnectionSteps::tr("certificate", "not tried");
    case CheckStep::Kind::Clock:
        return ConnectionSteps::tr("clock", "not tried");
    case CheckStep::Kind::Key:
        return ConnectionSteps::tr("key", "not tried");
    case CheckStep::Kind::ListImages:
        return ConnectionSteps::tr("listing images", "not tried");
    case CheckStep::Kind::Copy:
        return ConnectionSteps::tr("copying", "not tried");
    }
    return {};
}

} // namespace

ConnectionSteps::ConnectionSteps(const UiContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
{
    setObjectName(QStringLiteral("testSteps"));
    auto *grid = new QGridLayout(this);
    const int u = spacingUnit(fontMetrics());
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(2 * u);
    grid->setVerticalSpacing(u);
    grid->setColumnStretch(1, 1);
    for (int i = 0; i < lines; ++i) {
        Line line{new QLabel(this), new QLabel(this)};
        line.text->setObjectName(QStringLiteral("testStep%1").arg(i + 1));
        line.text->setTextFormat(Qt::PlainText);
        line.text->setWordWrap(true);
        line.text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        line.text->setMinimumHeight(fontMetrics().height());
        grid->addWidget(line.shape, i, 0, Qt::AlignTop);
        grid->addWidget(line.text, i, 1, Qt::AlignTop);
        m_lines.append(line);
    }
    grid->setRowStretch(lines, 1);
    show({});
}

StateLook ConnectionSteps::look(const UiContext &context, const CheckStep &step)
{
    using Kind = CheckStep::Kind;
    using Outcome = CheckStep::Verdict;
    const auto number = [&context](qint64 value) {
        return context.locale.toString(value);
    };
    QString running, passed;
    switch (step.kind) {
    case Kind::Name:
        running = tr("Looking up %1…").arg(step.host);
        //: %1 = host, %2 = addresses
        passed =
            tr("%1 is at %2").arg(step.host, step.addresses.mid(0, 2).join(QLatin1String(", ")));
        break;
    case Kind::Reach:
        running = tr("Reaching %1…").arg(step.host);
        //: %1 = host, %2 = port, %3 = milliseconds
        passed = tr("Reached %1, port %2, in %3 ms")
                     .arg(step.host, QString::number(step.port), number(step.took.count()));
        break;
    case Kind::Proxy:
        running = tr("Asking the proxy for %1…").arg(step.host);
        //: %1 = host, %2 = milliseconds
        passed =
            tr("The proxy lets through to %1, in %2 ms").arg(step.host, number(step.took.count()));
        break;
    case Kind::Tls:
        running = tr("Looking at the certificate of %1…").arg(step.host);
        //: %1 = name in the certificate, %2 = issuer, %3 = date
        passed = tr("Certificate of %1, by %2, valid until %3")
                     .arg(step.subject, step.issuer, step.validUntil.date().toString(Qt::ISODate));
        break;
    case Kind::Clock:
        running = tr("Asking for the service's clock…");
        //: %1 = seconds between the two clocks
        passed = tr("Clocks %1 s apart")
                     .arg(context.locale.toString(std::abs(double(step.clockOffset.count())) / 1000,
                                                  'f', 1));
        break;
    case Kind::Key:
        running = tr("Asking whether the key is known…");
        passed = step.count > 0 ? tr("Key accepted; %n region(s) listed", nullptr, int(step.count))
                                : tr("Key accepted");
        break;
    case Kind::ListImages:
        running = tr("Asking whether it may list images…");
        passed = tr("May list images (%1)").arg(number(step.count));
        break;
    case Kind::Copy:
        running = passed = tr("Whether it may copy shows only when the first copy is sent");
        break;
    }
    switch (step.verdict) {
    case Outcome::Running:
        return {running, QStringLiteral("state-accepted"), ColourRole::Accent};
    case Outcome::Passed:
        return {passed, QStringLiteral("state-done"), ColourRole::Good};
    case Outcome::Warned:
        return {step.error ? sentence(context, *step.error, false) : passed,
                QStringLiteral("warning"), ColourRole::Look};
    case Outcome::Failed:
        return {step.error ? sentence(context, *step.error, true) : running,
                QStringLiteral("state-failed"), ColourRole::Bad};
    case Outcome::NotTried:
        return {tr("Not tried: %1").arg(subject(step.kind)), QStringLiteral("state-queued"),
                ColourRole::Muted};
    case Outcome::Open:
        return {running, QStringLiteral("state-unknown"), ColourRole::Text};
    }
    return {};
}

void ConnectionSteps::show(const QList<CheckStep> &steps)
{
    if (steps.isEmpty()) {
        say({});
        return;
    }
    m_looks.clear();
    QStringList notTried;
    bool failed = false;
    for (const CheckStep &step : steps) {
        failed = failed || step.verdict == CheckStep::Verdict::Failed;
        // An address has no name to be looked up.
        const bool isAddress =
            step.kind == CheckStep::Kind::Name && step.addresses == QStringList{step.host};
        if (step.verdict != CheckStep::Verdict::NotTried) {
            if (!isAddress)
                m_looks.append(look(m_context, step));
        } else if (failed) {
            notTried.append(subject(step.kind));
        }
    }
    if (!notTried.isEmpty()) {
        m_looks.append({tr("Not tried: %1").arg(notTried.join(tr(", ", "between parts of a list"))),
                        QStringLiteral("state-queued"), ColourRole::Muted});
    }
    showLooks();
}

void ConnectionSteps::say(const QString &sentence)
{
    m_looks = {{sentence.isEmpty()
                    ? tr("Test Connection asks for the list of regions and one image. It changes "
                         "nothing and sends no copy.")
                    : sentence,
                {},
                ColourRole::Muted}};
    showLooks();
}

void ConnectionSteps::showLooks()
{
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        QLabel *text = m_lines.at(i).text;
        const QString wanted = i < m_looks.size() ? m_looks.at(i).text : QString();
        if (text->text() != wanted)
            text->setText(wanted);
        text->setVisible(i == 0 || !wanted.isEmpty());
    }
    showShapes();
}

void ConnectionSteps::showShapes()
{
    const int size = shapeSize(fontMetrics());
    const Theme theme(palette());
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const StateLook look = i < m_looks.size() ? m_looks.at(i) : StateLook{};
        QPixmap shape;
        if (!look.icon.isEmpty()) {
            shape = StateDelegate::stateIcon(palette(), look.icon, int(look.role), -1, false, size,
                                             devicePixelRatioF())
                        .pixmap(QSize(size, size), devicePixelRatioF());
        }
        m_lines.at(i).shape->setPixmap(shape);
        m_lines.at(i).shape->setVisible(!look.icon.isEmpty());
        QPalette colours = palette();
        colours.setColor(QPalette::WindowText, theme.colour(look.role));
        m_lines.at(i).text->setPalette(colours);
    }
}

void ConnectionSteps::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showShapes();
}

} // namespace regioncast
