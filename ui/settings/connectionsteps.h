#pragma once

#include "profile/connectiontest.h"
#include "widgets/uicontext.h"
#include "widgets/wording.h"

#include <QCoreApplication>
#include <QWidget>

class QLabel;

namespace regioncast {

/// The lines of a connection test, one below the other: shape, sentence. objectName testSteps; its
/// lines are testStep1, testStep2, … and say everything in words.
class ConnectionSteps final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionSteps)

public:
    explicit ConnectionSteps(const UiContext &context, QWidget *parent = nullptr);

    /// `host` is what is asked. No steps: a hint of what the test does.
    void show(const QList<ConnectionStep> &steps, const QString &host);

    /// How one step reads.
    [[nodiscard]] static StateLook look(const UiContext &context, const ConnectionStep &step,
                                        const QString &host);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Line
    {
        QLabel *shape;
        QLabel *text;
    };
    void showShapes();

    const UiContext &m_context;
    QList<Line> m_lines;
    QList<StateLook> m_looks;
};

} // namespace regioncast
