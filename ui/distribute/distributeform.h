#pragma once

#include "profile/profilesession.h"
#include "widgets/uicontext.h"

#include <QHash>
#include <QSet>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
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
    [[nodiscard]] bool canReview() const { return m_canReview; }
    void tickAllMissing();
    void tick(const QSet<RegionId> &regions);
    [[nodiscard]] QSet<RegionId> ticked() const { return m_ticked; }
    /// What "As Last Batch" ticks.
    void rememberBatch(const QSet<RegionId> &regions) { m_lastBatch = regions; }
    /// Marks the field that an error points at, with the sentence beside it; None clears it.
    void markField(FormField field, const QString &sentence);

Q_SIGNALS:
    void reviewRequested();
    /// canReview() or the number of copies changed.
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void rebuild();
    void rebuildCombos();
    void rebuildDestinations();
    void updateDestinations();
    void updateSummary();
    void fillSelectMenu(QMenu *menu);
    void addRegion();
    void applyFind();
    /// The version chosen in the form for this image; nullopt = newest, or none known.
    [[nodiscard]] std::optional<VersionId> chosenVersion() const;
    /// The version that will be sent for one row of the selection.
    [[nodiscard]] VersionId versionFor(const ImageId &image) const;
    [[nodiscard]] QList<ImageId> imageIds() const;
    [[nodiscard]] QString summarySentence(const Plan &plan, bool *canReview) const;

    const UiContext &m_context;
    ProfileSession *m_session = nullptr;
    QList<ImageKey> m_images;
    QSet<RegionId> m_ticked;
    QSet<RegionId> m_lastBatch; ///< destinations of the last batch that was sent from here
    bool m_canReview = false;
    bool m_filling = false; ///< the form changes its own widgets
    bool m_showAll = false; ///< known regions that the service does not list are shown, too
    QLabel *m_imageLabel = nullptr;
    QComboBox *m_version = nullptr;
    QComboBox *m_source = nullptr;
    QComboBox *m_product = nullptr;
    QLineEdit *m_find = nullptr;
    QPushButton *m_select = nullptr;
    QTreeWidget *m_destinations = nullptr;
    QLabel *m_summary = nullptr;
    QPushButton *m_review = nullptr;
    QHash<FormField, QLabel *> m_marks; ///< the sentence under each field
};

} // namespace regioncast
