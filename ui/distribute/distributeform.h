#pragma once

#include "distribute/destinationtree.h"
#include "profile/profilesession.h"
#include "widgets/uicontext.h"

#include <QHash>
#include <QSet>
#include <QWidget>

#include <optional>
#include <utility>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QStackedWidget;

namespace regioncast {

class EmptyPage;
class FieldMark;
class LinkButton;
class Spread;
enum class Copyable;

/// The form of the inspector: image, version, source region, product, destination regions.
/// Ticks stay when another image is chosen; the other fields begin anew. A reading changes only
/// what it tells anew: ticks, focus, scroll position and an open list stay. Sends nothing: ends in
/// reviewRequested().
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
    /// Exactly these gaps, an image each, of the newest version: their regions become ticked, and
    /// unticking one leaves its gaps out. The ticks from before come back with setImages().
    /// Version and source region cannot be chosen meanwhile.
    void setGaps(const QList<Wish> &gaps);
    /// What the form says while nothing is chosen, in place of "Choose an image."
    void setHint(const QString &sentence);
    [[nodiscard]] QList<Wish> wishes() const;
    /// The plan for wishes(), by the newest reading.
    [[nodiscard]] const Plan &plan() const { return m_plan; }
    [[nodiscard]] bool canReview() const { return m_canReview; }
    /// Ticks every region of the chosen set where a copy would be made, and no other.
    void tickAllMissing();
    /// Asks for the id of a region that is not listed; it becomes ticked.
    void addRegion();
    /// Regions are written otherwise.
    void renameRegions();
    void focusReview();
    void tick(const QSet<RegionId> &regions);
    [[nodiscard]] const QSet<RegionId> &ticked() const { return m_destinations->ticked(); }
    /// Marks a field that an error points at, with the sentence under it, until that field is
    /// edited. Fields that this form does not have are ignored; None clears all marks.
    void markField(FormField field, const QString &sentence);

Q_SIGNALS:
    void reviewRequested();
    /// "Show" beside how many of the chosen images cannot be copied.
    void imagesRequested(const QList<regioncast::ImageId> &images);
    /// Save as Set…: a new set, or another content of one that is there.
    void regionSetSaved(const regioncast::RegionSet &set);
    /// canReview(), the number of copies or the sentence above the button changed.
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addFields();
    void addDestinations();
    void onImagesChanged(const CatalogueChange &change);
    void onTasksChanged(const QList<qint64> &destinations);
    void onComboChanged(QComboBox *combo);
    void rebuild();
    void rebuildCombos();
    void updateCells();
    void updatePlan();
    void updateSentence();
    void showTreeOrReason();
    void editVersionId(bool on);
    void fillSelectMenu(QMenu *menu);
    void saveAsSet();
    void leaveGaps();
    [[nodiscard]] QList<ImageKey> newestOf(const QList<Wish> &gaps) const;
    void clearMark(FormField field);
    void onReasonLink(const QString &link);

    /// The version chosen in the form for all images; nullopt = the newest of each.
    [[nodiscard]] std::optional<VersionId> chosenVersion() const;
    /// The version that will be sent for one row of the selection; empty when none is known.
    [[nodiscard]] VersionId versionFor(const ImageId &image) const;
    [[nodiscard]] QList<Wish> wishesTo(const QList<RegionId> &destinations) const;
    /// The regions that "all" means: those of the chosen set.
    [[nodiscard]] QList<RegionId> offeredRegions() const;
    [[nodiscard]] int gapsIn(const RegionId &region) const;
    [[nodiscard]] QSet<RegionId> lastBatch() const;
    [[nodiscard]] StateLook lookOfOne(const Spread &spread, const RegionId &region) const;
    [[nodiscard]] StateLook lookOfMany(const QList<ImageKey> &images, const RegionId &region) const;
    /// Those of the chosen images whose copy would be refused for what they are.
    [[nodiscard]] QList<std::pair<ImageId, Copyable>> notCopyable() const;
    /// Why it would be refused, or empty.
    [[nodiscard]] QString warning() const;
    [[nodiscard]] QString sentence() const;

    const UiContext &m_context;
    ProfileSession *m_session = nullptr;
    QList<ImageKey> m_rows;  ///< as chosen
    QList<ImageId> m_images; ///< of m_rows, each once
    QSet<ImageId> m_imageSet;
    /// Regions to fill by image; nullopt while images are chosen.
    std::optional<QHash<ImageId, QList<RegionId>>> m_gaps;
    QString m_hint;
    QSet<RegionId> m_ticksBefore; ///< while m_gaps is set
    Plan m_plan;
    bool m_canReview = false;
    bool m_filling = false; ///< the form changes its own widgets
    QFormLayout *m_form = nullptr;
    QLabel *m_imageLabel = nullptr;
    QComboBox *m_version = nullptr;
    QComboBox *m_source = nullptr;
    QComboBox *m_product = nullptr;
    QLineEdit *m_find = nullptr;
    QPushButton *m_select = nullptr;
    QStackedWidget *m_stack = nullptr; ///< the tree, or why it is empty
    DestinationTree *m_destinations = nullptr;
    EmptyPage *m_reason = nullptr;
    QLabel *m_summary = nullptr;
    LinkButton *m_showNotCopyable = nullptr;
    QPushButton *m_review = nullptr;
    QHash<FormField, FieldMark *> m_marks;
};

} // namespace regioncast
