#include "widgets/spread.h"

namespace regioncast {

Spread::Spread(const UiContext &context, const ProfileSession &session, const ImageKey &version)
    : m_wording(context)
    , m_session(session)
    , m_version(version)
    , m_copies(session.catalogue().copiesOf(version))
{
    const Catalogue &catalogue = session.catalogue();
    for (const VersionId &other : catalogue.versionsOf(version.image)) {
        if (other == version.version)
            continue;
        for (const RegionId &region : catalogue.sourcesOf({version.image, other})) {
            if (!m_others.contains(region))
                m_others.insert(region, other);
        }
    }
}

Spread::Cell Spread::at(const RegionId &region) const
{
    Cell cell;
    const auto other = m_others.constFind(region);
    if (other != m_others.cend()) {
        const ImageRow *row = m_session.catalogue().find({m_version.image, *other});
        cell.otherHasName = row && !row->versionName.isEmpty();
        cell.other = cell.otherHasName ? row->versionName : other->text;
    }
    const auto copy = m_copies.constFind(region);
    const bool isKnown = copy != m_copies.cend();
    const TaskBook &book = m_session.tasks();
    const QList<qint64> ours = book.destinationsFor({m_version.image, m_version.version, region});
    const Destination *last = ours.isEmpty() ? nullptr : book.destination(ours.last());
    if (last)
        cell.since = last->since;
    if (isKnown)
        cell.word = copy->word.isEmpty() ? QStringLiteral("AVAILABLE") : copy->word;
    if (isKnown && (copy->isMoving() || copy->state == CopyState::Available)) {
        cell.look = m_wording.copy(*copy);
    } else if (last && (!isEnded(last->state()) || last->isUnsolved())) {
        cell.look = m_wording.destination(*last);
        cell.word = wordOf(last->state());
    } else if (isKnown && copy->state == CopyState::Failed) {
        cell.look = m_wording.copy(*copy);
    }
    return cell;
}

} // namespace regioncast
