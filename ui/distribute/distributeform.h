#pragma once

#include "profile/profilesession.h"
#include "widgets/uicontext.h"

#include <QSet>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace regioncast {

/// The form of the inspector: image, version, source region, product, destination regions.
/// Ticks stay when another image is chosen. Sends nothing: ends in reviewRequested().
class DistributeForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DistributeForm)

public:
    explicit DistributeForm(const UiContext &context, QWidget *parent = nullptr);
    ~DistributeForm() override;

    void setSession(ProfileSession *session);
    /// One or more rows of the image table; empty shows "Choose an image."
    void setImages(const QList<ImageKey> &images);
    [[nodiscard]] QList<Wish> wishes() const;
    /// The plan for wishes(), as of now.
    [[nodiscard]] Plan plan() const;
    [[nodiscard]] bool canReview() const;
    void tickAllMissing();
    void tick(const QSet<RegionId> &regions);
    [[nodiscard]] QSet<RegionId> ticked() const { return m_ticked; }
    /// Marks the field that an error points at, with the sentence beside it; None clears it.
    void markField(FormField field, const QString &sentence);

Q_SIGNALS:
    void reviewRequested();
    /// canReview() or the number of copies changed.
    void changed();

private:
    const UiContext &m_context;
    ProfileSession *m_session = nullptr;
    QList<ImageKey> m_images;
    QSet<RegionId> m_ticked;
    QLabel *m_imageLabel = nullptr;
    QComboBox *m_version = nullptr;
    QComboBox *m_source = nullptr;
    QComboBox *m_product = nullptr;
    QLineEdit *m_find = nullptr;
    QPushButton *m_select = nullptr;
    QTreeWidget *m_destinations = nullptr;
    QLabel *m_summary = nullptr;
    QPushButton *m_review = nullptr;
};

} // namespace regioncast
