#pragma once

#include <QLabel>

namespace regioncast {

/// A line of plain text that elides when there is no room; text() and screen readers have the whole
/// of it, and so has the tooltip while it is elided. Takes no more width than its text.
class ElideLabel final : public QLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ElideLabel)

public:
    explicit ElideLabel(QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] bool isElided() const;
};

} // namespace regioncast
