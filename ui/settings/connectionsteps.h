#pragma once

#include "profile/connectioncheck.h"
#include "widgets/uicontext.h"
#include "widgets/wording.h"

#include <QCoreApplication>
#include <QWidget>

class QLabel;

namespace regioncast {

/// The lines of a connection check, one below the other: shape, sentence with what was seen, and
/// what helps where it failed. objectName testSteps; its lines are testStep1, testStep2, … and say
/// everything in words.
class ConnectionSteps final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionSteps)

public:
    explicit ConnectionSteps(const UiContext &context, QWidget *parent = nullptr);

    /// What was not needed is left out; what was not tried, because something above failed, stands
    /// in one line at the end. No steps: a hint of what the test does.
    void show(const QList<CheckStep> &steps);
    /// A sentence in place of steps; empty = the hint.
    void say(const QString &sentence);

    /// How one step reads.
    [[nodiscard]] static StateLook look(const UiContext &context, const CheckStep &step);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Line
    {
        QLabel *shape;
        QLabel *text;
    };
    void showLooks();
    void showShapes();

    const UiContext &m_context;
    QList<Line> m_lines;
    QList<StateLook> m_looks;
};

} // namespace regioncast
