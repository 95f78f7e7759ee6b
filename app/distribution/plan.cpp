#include "distribution/plan.h"

#include "api/operations.h"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <utility>

namespace regioncast {

namespace {

Verdict verdictOf(const std::optional<Copy> &copy)
{
    if (!copy)
        return Verdict::WillCopy;
    switch (copy->state) {
    case CopyState::Initialising:
    case CopyState::Copying:
        return Verdict::InProgress;
    case CopyState::Available:
        return Verdict::AlreadyThere;
    case CopyState::Failed:
    case CopyState::Removed:
        return Verdict::WillCopy;
    case CopyState::Unknown:
        return Verdict::Unknown;
    }
    return Verdict::Unknown;
}

/// When the image was read: the row of the version itself, or else the newest of its rows.
QDateTime readTime(const Catalogue &catalogue, const ImageKey &key)
{
    QDateTime newest = catalogue.readAt(key);
    if (newest.isValid())
        return newest;
    for (const ImageRow &row : catalogue.rowsOf(key.image)) {
        const QDateTime at = catalogue.readAt(row.key());
        if (!newest.isValid() || at > newest)
            newest = at;
    }
    return newest;
}

/// The row of the version, or else any row of its image; nullopt for an image that is not there.
std::optional<ImageRow> rowFor(const Catalogue &catalogue, const ImageKey &key)
{
    if (const ImageRow *row = catalogue.find(key))
        return *row;
    const QList<ImageRow> rows = catalogue.rowsOf(key.image);
    return rows.isEmpty() ? std::nullopt : std::optional(rows.first());
}

bool is(const QString &word, std::initializer_list<const char *> words)
{
    return std::any_of(words.begin(), words.end(), [&word](const char *one) {
        return word.compare(QLatin1String(one), Qt::CaseInsensitive) == 0;
    });
}

constexpr char undistributed[] = "ImageDistribute.Undistributed";
constexpr char parentMissing[] = "ParentImageRegionDistribute.NotExist";

/// Makes the rows of one plan.
class Planner
{
public:
    Planner(const Catalogue &catalogue, const QList<Wish> &wishes, const QSet<CopyKey> &open,
            const Guards &guards)
        : m_catalogue(catalogue)
        , m_open(open)
        , m_guards(guards)
    {
        for (const Wish &wish : wishes) {
            const ImageKey key = keyOf(wish);
            for (const RegionId &region : wish.destinations) {
                const Wish *&first = m_wishes[{key.image, key.version, region}];
                first = first ? first : &wish;
            }
        }
    }

    ImageKey keyOf(const Wish &wish) const
    {
        return {wish.image, wish.version
                                ? *wish.version
                                : m_catalogue.newestVersionOf(wish.image).value_or(VersionId{})};
    }

    void add(const Wish &wish)
    {
        const Facts &facts = factsOf(keyOf(wish));
        const std::optional<RegionId> source = sourceOf(wish, facts);
        for (const RegionId &region : wish.destinations) {
            const CopyKey to{facts.key.image, facts.key.version, region};
            if (!wish.automaticSource && source == region)
                m_plan.atSource.append(to);
            else if (m_asked.contains(to))
                m_plan.twice.append(to);
            else
                addRow(to, false);
            m_asked.insert(to);
        }
    }

    Plan take()
    {
        // What was planned for a child first and asked for later is asked for.
        for (PlanRow &row : m_plan.rows)
            row.forChild = !m_asked.contains(row.to);
        return std::move(m_plan);
    }

private:
    /// What is the same for all destinations of an image version.
    struct Facts
    {
        ImageKey key;
        bool isShown = false;
        QString code; ///< blockOf(), or no region holds it
        std::optional<ImageKey> parent;
        QList<RegionId> sources;
        QString name;
    };

    const Facts &factsOf(const ImageKey &key)
    {
        const auto known = m_facts.find(key);
        if (known != m_facts.end())
            return known->second;
        Facts facts;
        facts.key = key;
        facts.isShown = m_catalogue.versionsOf(key.image).contains(key.version);
        facts.sources = m_catalogue.sourcesOf(key);
        facts.name = m_catalogue.imageLabel(key.image);
        if (const std::optional<ImageRow> row = rowFor(m_catalogue, key)) {
            facts.code = blockOf(*row);
            // No copy at all may as well be an answer that leaves the list out.
            const ImageRow *own = m_catalogue.find(key);
            if (facts.code.isEmpty() && own && !own->imageRegionDistributeList.isEmpty()
                && facts.sources.isEmpty())
                facts.code = QLatin1String(undistributed);
            if (!row->parentImageId.isEmpty()) {
                ImageKey parent{row->parentImageId, row->parentImageVersion};
                if (parent.version.isEmpty())
                    parent.version =
                        m_catalogue.newestVersionOf(parent.image).value_or(VersionId{});
                facts.parent = parent;
            }
        }
        const QDateTime readAt = readTime(m_catalogue, key);
        if (readAt.isValid() && (!m_plan.readAt.isValid() || readAt < m_plan.readAt))
            m_plan.readAt = readAt;
        return m_facts.emplace(key, facts).first->second;
    }

    static std::optional<RegionId> sourceOf(const Wish &wish, const Facts &facts)
    {
        if (!wish.automaticSource)
            return wish.source;
        return facts.sources.isEmpty() ? std::nullopt : std::optional(facts.sources.first());
    }

    /// Adds the row for this copy, after those of the parents that it waits for, unless it is there
    /// already. Gives its position.
    int addRow(const CopyKey &to, bool forChild)
    {
        const auto known = m_rowOf.constFind(to);
        if (known != m_rowOf.constEnd())
            return *known;
        const Facts &facts = factsOf(to.imageKey());
        static const Wish automatic;
        const Wish *wish = m_wishes.value(to, &automatic);
        PlanRow row;
        row.to = to;
        row.source = sourceOf(*wish, facts);
        row.automaticSource = wish->automaticSource;
        row.product = wish->product;
        row.baseline = m_catalogue.copyOf(to);
        row.forChild = forChild;
        row.verdict = m_open.contains(to) ? Verdict::InProgress
                      : facts.isShown     ? verdictOf(row.baseline)
                                          : Verdict::Unknown;
        if (row.verdict == Verdict::WillCopy)
            judge(row, facts);
        row.chosen = row.verdict == Verdict::WillCopy || row.verdict == Verdict::ParentFirst;
        m_plan.rows.append(row);
        m_rowOf.insert(to, int(m_plan.rows.size()) - 1);
        return int(m_plan.rows.size()) - 1;
    }

    /// What else speaks against a copy that is neither there nor on its way.
    void judge(PlanRow &row, const Facts &facts)
    {
        row.code = guardAgainst(m_guards, row.to.image, facts.name, row.to.region);
        if (row.code.isEmpty())
            row.code = facts.code;
        if (row.code.isEmpty() && !row.automaticSource && row.source && !facts.sources.isEmpty()
            && !facts.sources.contains(*row.source))
            row.code = QLatin1String(undistributed);
        if (!row.code.isEmpty())
            row.verdict = Verdict::Blocked;
        else if (facts.parent)
            placeAfterParent(row, *facts.parent);
    }

    void placeAfterParent(PlanRow &row, const ImageKey &parent)
    {
        const CopyKey there{parent.image, parent.version, row.to.region};
        const std::optional<Copy> copy = m_catalogue.copyOf(there);
        if (copy && copy->state == CopyState::Available)
            return;
        row.parent = parent;
        if (m_below.contains(parent)) { // an image above itself: the service contradicts itself
            row.verdict = Verdict::Unknown;
            return;
        }
        m_below.insert(row.to.imageKey());
        const bool isUnderWay =
            m_open.contains(there)
            || (copy
                && (copy->state == CopyState::Copying || copy->state == CopyState::Initialising));
        // Asked for or not, what is under way needs no row of its own.
        const std::optional<int> before = isUnderWay && !m_wishes.contains(there)
                                              ? std::nullopt
                                              : std::optional(addRow(there, true));
        m_below.remove(row.to.imageKey());
        if (!before) {
            row.verdict = Verdict::ParentFirst;
            return;
        }
        switch (m_plan.rows.at(*before).verdict) {
        case Verdict::WillCopy:
        case Verdict::ParentFirst:
        case Verdict::InProgress:
        case Verdict::AlreadyThere:
            row.verdict = Verdict::ParentFirst;
            break;
        case Verdict::Blocked:
            row.verdict = Verdict::Blocked;
            row.code = QLatin1String(parentMissing);
            break;
        case Verdict::Unknown:
            row.verdict = Verdict::Unknown;
            break;
        }
    }

    const Catalogue &m_catalogue;
    const QSet<CopyKey> &m_open;
    const Guards &m_guards;
    QHash<CopyKey, const Wish *> m_wishes; ///< the first that asks for it
    Plan m_plan;
    QHash<CopyKey, int> m_rowOf;
    QSet<CopyKey> m_asked;
    std::map<ImageKey, Facts> m_facts; ///< references into it stay valid
    QSet<ImageKey> m_below;            ///< images whose parents are being looked at
};

} // namespace

int Plan::count(Verdict verdict) const
{
    return int(std::count_if(rows.begin(), rows.end(),
                             [verdict](const PlanRow &row) { return row.verdict == verdict; }));
}

int Plan::chosenCount() const
{
    return int(
        std::count_if(rows.begin(), rows.end(), [](const PlanRow &row) { return row.chosen; }));
}

QString blockOf(const ImageRow &row)
{
    if (is(row.imageType, {"System", "Community"}))
        return QStringLiteral("ImageRegionDistribute.NotAllow");
    if (is(row.imageType, {"Shared"}))
        return QStringLiteral("ImageUpdateSharedImageFailed.NotAllow");
    switch (copyStateOf(row.status)) {
    case CopyState::Copying:
        return QStringLiteral("ImageCreateByInstance.TaskExist");
    case CopyState::Initialising:
        return QStringLiteral("ImageRegion.NotConfigured");
    case CopyState::Failed:
        return QString::fromLatin1(undistributed);
    case CopyState::Removed:
        return QStringLiteral("Image.NotExist");
    case CopyState::Available:
    case CopyState::Unknown:
        break;
    }
    if (row.volumeEncryptionEnabled.value_or(false))
        return QStringLiteral("ImageDistribute.ImageNotSupport");
    return {};
}

Plan makePlan(const Catalogue &catalogue, const QList<Wish> &wishes, const QSet<CopyKey> &open,
              const Guards &guards)
{
    Planner planner(catalogue, wishes, open, guards);
    for (const Wish &wish : wishes)
        planner.add(wish);
    return planner.take();
}

bool canBeChosen(const PlanRow &row)
{
    return row.verdict != Verdict::AlreadyThere && row.verdict != Verdict::InProgress
           && !isGuard(row.code);
}

std::optional<int> parentRow(const Plan &plan, const PlanRow &row)
{
    if (!row.parent)
        return std::nullopt;
    const CopyKey there{row.parent->image, row.parent->version, row.to.region};
    const auto found = std::find_if(plan.rows.begin(), plan.rows.end(),
                                    [&there](const PlanRow &one) { return one.to == there; });
    if (found == plan.rows.end() || found->verdict == Verdict::InProgress)
        return std::nullopt;
    return int(found - plan.rows.begin());
}

void setChosen(Plan &plan, const QList<int> &rows, bool chosen)
{
    if (chosen) {
        for (const int row : rows) {
            for (std::optional<int> at = row;
                 at && canBeChosen(plan.rows.at(*at)) && !plan.rows.at(*at).chosen;
                 at = parentRow(plan, plan.rows.at(*at)))
                plan.rows[*at].chosen = true;
        }
        return;
    }
    QHash<CopyKey, QList<qsizetype>> waiting; ///< positions of ticked rows by what they wait for
    for (qsizetype i = 0; i < plan.rows.size(); ++i) {
        const PlanRow &row = plan.rows.at(i);
        if (row.parent && row.chosen)
            waiting[{row.parent->image, row.parent->version, row.to.region}].append(i);
    }
    QList<qsizetype> leaving(rows.begin(), rows.end());
    while (!leaving.isEmpty()) {
        PlanRow &row = plan.rows[leaving.takeLast()];
        if (std::exchange(row.chosen, false))
            leaving += waiting.value(row.to);
    }
}

std::optional<RegionId> automaticSource(const Catalogue &catalogue, const ImageKey &key)
{
    const QList<RegionId> sources = catalogue.sourcesOf(key);
    return sources.isEmpty() ? std::nullopt : std::optional(sources.first());
}

QList<RequestDraft> requestsOf(const Plan &plan)
{
    QList<RequestDraft> drafts;
    QHash<ImageKey, QList<qsizetype>> joinable; ///< positions in drafts
    for (const PlanRow &row : plan.rows) {
        if (!row.chosen)
            continue;
        const ImageKey image = row.to.imageKey();
        if (row.verdict == Verdict::WillCopy && plan.grouping == Grouping::PerImage) {
            const QList<qsizetype> known = joinable.value(image);
            const auto draft = std::find_if(known.begin(), known.end(), [&](qsizetype at) {
                const RequestDraft &one = drafts.at(at);
                return one.source == row.source && one.product == row.product
                       && one.destinations.size() < maxDestinations;
            });
            if (draft != known.end()) {
                drafts[*draft].destinations.append(row.to.region);
                continue;
            }
            joinable[image].append(drafts.size());
        }
        drafts.append({image,
                       row.source,
                       row.product,
                       {row.to.region},
                       row.verdict == Verdict::ParentFirst ? row.parent : std::nullopt});
    }
    return drafts;
}

QList<CopyKey> changedRows(const Plan &then, const Plan &now)
{
    QHash<CopyKey, const PlanRow *> before;
    for (const PlanRow &row : then.rows)
        before.insert(row.to, &row);
    QList<CopyKey> changed;
    for (const PlanRow &row : now.rows) {
        const PlanRow *old = before.value(row.to);
        if (!old || old->verdict != row.verdict || old->baseline != row.baseline)
            changed.append(row.to);
    }
    return changed;
}

} // namespace regioncast
