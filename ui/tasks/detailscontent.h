#pragma once

#include "catalog/catalogue.h"
#include "distribution/report.h"
#include "tasks/taskselection.h"
#include "widgets/uicontext.h"
#include "widgets/wording.h"

#include <QList>
#include <QString>

#include <utility>

namespace regioncast {

/// What the details pane says, as values: made from the state of a session without a widget. All
/// texts are plain; those of the service stand in them as they came.
struct DetailsContent
{
    struct Section
    {
        QString heading;
        QString text; ///< may have several lines
        friend bool operator==(const Section &, const Section &) = default;
    };

    StateLook look;  ///< its shape stands before the title; empty icon = none
    QString title;   ///< "Failed at the service"
    QString subject; ///< "rhel9-cad v7 to Frankfurt (eu-central-1)"; may be empty
    QList<Section> sections;
    QString retryHelp;      ///< "A retry cannot help: …"; empty when one can, or is not asked for
    QList<qint64> retry;    ///< what Retry Failed sends again; empty = the button is off
    QList<qint64> unsolved; ///< what Mark as Solved solves
    bool hasButtons = false;
    bool isSummary = false;   ///< of copies: Save Report… and Copy Summary are offered
    bool policyHelps = false; ///< a permission is missing: Copy Policy is offered
    QString facts;            ///< "State since 02:14 · seen 8 s ago · …"; holds ages
    QString taskId;           ///< empty = none
    QString requestId;        ///< empty = none
    QString exchange;         ///< request and answer, redacted; empty = none
    QList<qint64> supported;  ///< whose supportText() Copy for Support copies
    QList<std::pair<QString, QString>> table; ///< name and value, of an image
};

/// Makes it. The references must outlive this; it is cheap and made anew for each reading.
class DetailsWriter
{
    Q_DECLARE_TR_FUNCTIONS(DetailsWriter)

public:
    DetailsWriter(const UiContext &context, const TaskBook &tasks, const Catalogue &catalogue);

    /// A copy, a task or a batch; empty content for a selection that is not there.
    [[nodiscard]] DetailsContent task(const TaskSelection &selection) const;
    /// What the task pane shows: `period` as the pane names it. While history is being counted no
    /// number is said.
    [[nodiscard]] DetailsContent summary(const Report &report, const QString &period,
                                         bool isCounting = false) const;
    [[nodiscard]] DetailsContent image(const ImageKey &key) const;
    /// An error that belongs to no copy: of reading, of the clock, of a strange answer.
    [[nodiscard]] DetailsContent error(const Error &error) const;
    /// "20:33:07 queued · 20:33:09 sent · …"
    [[nodiscard]] QString history(const QList<HistoryEvent> &events) const;

private:
    [[nodiscard]] DetailsContent destination(const Destination &destination) const;
    [[nodiscard]] DetailsContent elsewhere(const CopyKey &key) const;
    [[nodiscard]] QString titleOf(const Destination &destination) const;
    [[nodiscard]] QString happened(const Destination &destination) const;
    [[nodiscard]] QString checked(const Destination &destination) const;
    [[nodiscard]] QString advice(const Destination &destination) const;
    [[nodiscard]] QString factsOf(const Destination &destination) const;
    [[nodiscard]] ErrorText errorOf(const Destination &destination) const;
    void addSums(DetailsContent &content, const Report &report) const;
    [[nodiscard]] QString subjectOf(const QString &image, const QString &version,
                                    const RegionId &region) const;
    [[nodiscard]] QString regionWithId(const RegionId &region) const;
    [[nodiscard]] QString number(qint64 value) const;

    const UiContext &m_context;
    const TaskBook &m_tasks;
    const Catalogue &m_catalogue;
    Wording m_wording;
};

/// Title, subject and sections as one text, for the clipboard.
[[nodiscard]] QString plainText(const DetailsContent &content);
/// Ids, states, codes and times of these copies for the service's support; names of fields as the
/// service has them, never translated.
[[nodiscard]] QString supportText(const UiContext &context, const TaskBook &tasks,
                                  const QList<qint64> &destinations);

} // namespace regioncast
