#pragma once

#include "profile/profile.h"
#include "settings/formpage.h"

#include <QCoreApplication>

class QCheckBox;
class QPlainTextEdit;
class QTimeEdit;

namespace regioncast {

/// What keeps people from sending by mistake, and how many copies go at once.
class GuardsPage final : public FormPage
{
    Q_DECLARE_TR_FUNCTIONS(regioncast::ProfileDialog)
    Q_DISABLE_COPY_MOVE(GuardsPage)

public:
    explicit GuardsPage(QWidget *parent);

    void load(const Profile &profile);
    /// The profile with what the fields say.
    [[nodiscard]] Profile applied(Profile profile) const;
    /// Marks what is not in order.
    void check();

protected:
    void applyColours() override;

private:
    void update();
    [[nodiscard]] QStringList typedRegions() const;

    QCheckBox *m_readOnly;
    QSpinBox *m_confirmAbove;
    QSpinBox *m_perRegion;
    QSpinBox *m_inAll;
    QCheckBox *m_oneRegion;
    QPlainTextEdit *m_images;
    QLineEdit *m_regions;
    QCheckBox *m_hours;
    QTimeEdit *m_from;
    QTimeEdit *m_to;
    QLabel *m_boundary;
};

} // namespace regioncast
