#include "settings/connectionsteps.h"

#include "widgets/statedelegate.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

#include <cmath>

namespace regioncast {

namespace {

constexpr int lines = 4; ///< as many as a test has steps

QString sentence(const UiContext &context, const ConnectionStep &step)
{
    if (!step.error)
        return {};
    const QString message = context.errors.text(*step.error).message;
    return message.isEmpty() ? step.error->code : message;
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
    show({}, {});
}

StateLook ConnectionSteps::look(const UiContext &context, const ConnectionStep &step,
                                const QString &host)
{
    using Kind = ConnectionStep::Kind;
    using Outcome = ConnectionStep::Verdict;
    const auto number = [&context](qint64 value) {
        return context.locale.toString(value);
    };
    QString running, passed, notTried;
    switch (step.kind) {
    case Kind::Reached:
        running = tr("Reaching %1…").arg(host);
        notTried = tr("Not reached");
        //: %1 = host, %2 = milliseconds, %3 = seconds between the two clocks
        passed = tr("Reached %1 in %2 ms, clock %3 s apart")
                     .arg(host, number(step.took.count()),
                          context.locale.toString(std::abs(double(step.clockOffset.count())) / 1000,
                                                  'f', 1));
        break;
    case Kind::KeyAccepted:
        running = tr("Asking whether the key is known…");
        passed = step.count > 0 ? tr("Key accepted; %n region(s) listed", nullptr, int(step.count))
                                : tr("Key accepted");
        notTried = tr("Key: not tried");
        break;
    case Kind::MayListImages:
        running = tr("Asking whether it may list images…");
        passed = tr("May list images (%1)").arg(number(step.count));
        notTried = tr("Listing images: not tried");
        break;
    case Kind::MayCopy:
        running = passed = tr("Whether it may copy shows only when the first copy is sent");
        notTried = tr("Copying: not tried");
        break;
    }
    switch (step.verdict) {
    case Outcome::Running:
        return {running, QStringLiteral("state-accepted"), ColourRole::Accent};
    case Outcome::Passed:
        return {passed, QStringLiteral("state-done"), ColourRole::Good};
    case Outcome::Failed:
        return {sentence(context, step), QStringLiteral("state-failed"), ColourRole::Bad};
    case Outcome::NotTried:
        return {notTried, QStringLiteral("state-queued"), ColourRole::Muted};
    case Outcome::Open:
        return {running, QStringLiteral("state-unknown"), ColourRole::Text};
    }
    return {};
}

void ConnectionSteps::show(const QList<ConnectionStep> &steps, const QString &host)
{
    m_looks.clear();
    for (const ConnectionStep &step : steps)
        m_looks.append(look(m_context, step, host));
    if (steps.isEmpty()) {
        m_looks.append({tr("Test Connection asks for the list of regions and one image. It "
                           "changes nothing and sends no copy."),
                        {},
                        ColourRole::Muted});
    }
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        QLabel *text = m_lines.at(i).text;
        const QString wanted = i < m_looks.size() ? m_looks.at(i).text : QString();
        if (text->text() != wanted)
            text->setText(wanted);
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
