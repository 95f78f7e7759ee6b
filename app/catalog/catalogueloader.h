#pragma once

#include "api/apiclient.h"
#include "catalog/catalogue.h"
#include "support/clock.h"

#include <QObject>
#include <QSet>

#include <map>
#include <optional>
#include <set>

namespace regioncast {

/// How a listing of all images stands.
struct LoadState
{
    enum class Phase {
        Idle,       ///< never begun
        Loading,    ///< pages are on their way
        Complete,   ///< all pages were read
        Incomplete, ///< some pages could not be read; what is shown is kept
        Failed,     ///< nothing could be read
    };
    Phase phase = Phase::Idle;
    qint64 rowsRead = 0;  ///< of this listing
    qint64 rowsTotal = 0; ///< `Count` as last told; 0 = not told yet
    int pagesTotal = 0;
    QList<int> missingPages; ///< from 1; those that could not be read
    Error error;             ///< of the page that failed last
    QDateTime readAt;        ///< start of the last listing that was complete; null = never

    friend bool operator==(const LoadState &, const LoadState &) = default;
};

/// Reads all pages of ListImage: the first alone, to learn Count, then several at a time. It stops
/// at the first page that is empty, shorter than the page size or (without Count) brings nothing
/// new, and where page times size reaches Count, which is taken anew from every page. It keeps keys
/// and no rows. Owned by whoever wants the listing; main thread.
///
/// ListImage has no snapshot: images can move between pages meanwhile. A listing in which an image
/// came twice, or that has fewer images than Count, may have missed one, so its reading does not
/// call itself complete and removes nothing.
class CatalogueLoader final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CatalogueLoader)

public:
    CatalogueLoader(ApiClient &client, Clock &clock, QObject *parent = nullptr);
    ~CatalogueLoader() override;

    /// Begins anew. A listing that is on its way is given up; what it read so far stays merged.
    /// `query` may narrow the listing (product type); its page fields are set here. Emits nothing
    /// but stateChanged before it returns.
    void load(const ListImageQuery &query);
    /// Reads only the pages that are missing from an Incomplete listing; else like load() with the
    /// last query.
    void loadRest();
    [[nodiscard]] const LoadState &state() const { return m_state; }

Q_SIGNALS:
    /// A page came: a reading that is not complete, so that merging it removes nothing.
    void pageRead(const regioncast::Reading &reading);
    /// The listing has ended and some of its pages came: which images they showed, without rows.
    /// Merging it removes what vanished, if all pages came.
    void listingRead(const regioncast::Reading &reading);
    void stateChanged();

private:
    void ask();
    void requestPage(int page);
    void onPage(int page, const QDateTime &startedAt, const Result<ImagePage> &result);
    void finish();
    [[nodiscard]] int lastPage() const;

    ApiClient &m_client;
    Clock &m_clock;
    ListImageQuery m_query;
    LoadState m_state;
    QDateTime m_startedAt;
    quint64 m_listing = 0;            ///< rises with each load()
    std::map<int, Pending> m_pending; ///< by page
    std::set<int> m_read;             ///< pages that came
    std::set<int> m_failed;           ///< pages
    int m_nextPage = 1;               ///< all before it were asked for
    QSet<ImageKey> m_seen;            ///< in this listing
    bool m_cameTwice = false;         ///< an image did
    std::optional<int> m_shortPage;   ///< the first page that was empty or not full
};

} // namespace regioncast
