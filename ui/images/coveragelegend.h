#pragma once

#include <QWidget>

namespace regioncast {

/// What the shapes of the coverage mean, in one line.
class CoverageLegend final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CoverageLegend)

public:
    explicit CoverageLegend(QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace regioncast
