#pragma once

#include "api/apiclient.h"
#include "support/clock.h"

#include <QObject>

#include <algorithm>
#include <map>
#include <memory>

namespace regioncast::test {

/// A row with the fields that most tests need. Entries have no ids: they belong to the row.
inline ImageRow imageRow(const QString &image, const QString &version,
                         const QList<std::pair<QString, QString>> &regionsAndWords = {})
{
    ImageRow row;
    row.imageId = {image};
    row.versionId = {version};
    row.latestVersionId = {version};
    row.imageName = QStringLiteral("name of ") + image;
    for (const auto &[region, word] : regionsAndWords) {
        RegionDistribution entry;
        entry.regionId = {region};
        entry.status = word;
        row.imageRegionDistributeList.append(entry);
    }
    return row;
}

/// An ApiClient without a service. Records every call; answers come through the event loop, or
/// when release() is called while `hangReads` or `hangStarts` is on.
class FakeClient final : public QObject, public ApiClient
{
public:
    // ---- what it answers
    QList<ImageRow> images; ///< ListImage pages through these, or finds one by imageId
    std::optional<qint64> countOverride;
    bool tellsCount = true;
    bool firstPageOnly = false;                            ///< whatever page is asked for
    std::map<int, Error> failingPages;                     ///< these pages of listings fail
    QList<Error> failReads;                                ///< the next reads end so, one each
    QList<RegionId> regions;                               ///< ListRegions
    QList<Result<StartTaskAnswer>> startResults;           ///< the next ones; then all go well
    std::function<void(const StartTaskRequest &)> onStart; ///< called when a request "leaves"
    bool hangReads = false;
    bool hangStarts = false;
    std::chrono::milliseconds offset{0};
    Clock *clock = nullptr; ///< for signedAt and endedAt; null = no times

    // ---- what was asked
    QList<ListImageQuery> reads;
    QList<StartTaskRequest> starts;
    int readsInFlight = 0;
    int mostReadsInFlight = 0;

    [[nodiscard]] QList<int> pagesAsked() const
    {
        QList<int> pages;
        for (const ListImageQuery &query : reads)
            pages.append(query.pageNumber.value_or(0));
        return pages;
    }

    /// Answers the oldest call that hangs; false when none does.
    bool release()
    {
        if (m_held.empty())
            return false;
        const auto call = m_held.begin();
        const std::function<void()> answer = std::move(call->second);
        m_held.erase(call);
        QMetaObject::invokeMethod(this, answer, Qt::QueuedConnection);
        return true;
    }
    void releaseAll()
    {
        while (release()) {
        }
    }
    [[nodiscard]] int heldCount() const { return int(m_held.size()); }

    // ---- ApiClient
    [[nodiscard]] Pending listImages(const ListImageQuery &query, Done<ImagePage> done) override
    {
        reads.append(query);
        mostReadsInFlight = std::max(mostReadsInFlight, ++readsInFlight);
        const auto alive = std::make_shared<bool>(true);
        const auto answer = [this, alive, query, done = std::move(done)] {
            if (!*alive)
                return;
            *alive = false;
            --readsInFlight;
            done(pageFor(query));
        };
        later(hangReads, answer);
        return Pending([this, alive] {
            if (*alive)
                --readsInFlight;
            *alive = false;
        });
    }

    [[nodiscard]] Pending listRegions(const ListRegionsQuery &, Done<RegionList> done) override
    {
        const auto alive = std::make_shared<bool>(true);
        later(hangReads, [this, alive, done = std::move(done)] {
            if (*alive)
                done(RegionList{regions, QStringLiteral("req-regions")});
        });
        return Pending([alive] { *alive = false; });
    }

    void startTask(const StartTaskRequest &request,
                   std::function<void(StartTaskOutcome)> done) override
    {
        starts.append(request);
        if (onStart)
            onStart(request);
        const qsizetype number = starts.size();
        const QDateTime signedAt = clock ? clock->utc().addMSecs(offset.count()) : QDateTime();
        later(hangStarts, [this, number, signedAt, done = std::move(done)] {
            StartTaskOutcome outcome;
            if (startResults.isEmpty()) {
                outcome.result = StartTaskAnswer{{QStringLiteral("tid-%1").arg(number)},
                                                 QStringLiteral("req-%1").arg(number)};
            } else {
                outcome.result = startResults.takeFirst();
            }
            outcome.exchange.action = QStringLiteral("StartTaskForDistributeImage");
            outcome.signedAt = signedAt;
            outcome.endedAt = clock ? clock->utc() : QDateTime();
            done(outcome);
        });
    }

    [[nodiscard]] std::chrono::milliseconds clockOffset() const override { return offset; }
    void observe(std::function<void(const Exchange &)>) override {}

private:
    void later(bool hold, const std::function<void()> &answer)
    {
        if (hold)
            m_held.emplace(++m_lastHeld, answer);
        else
            QMetaObject::invokeMethod(this, answer, Qt::QueuedConnection);
    }

    [[nodiscard]] Result<ImagePage> pageFor(const ListImageQuery &query)
    {
        if (!failReads.isEmpty())
            return fail(failReads.takeFirst());
        ImagePage page;
        page.pageNumber = query.pageNumber.value_or(1);
        page.pageSize = query.pageSize.value_or(10);
        if (!query.imageId.isEmpty()) {
            for (const ImageRow &row : std::as_const(images)) {
                if (row.imageId.text == query.imageId)
                    page.rows.append(row);
            }
            page.count = page.rows.size();
            return page;
        }
        const auto failing = failingPages.find(*page.pageNumber);
        if (failing != failingPages.end())
            return fail(failing->second);
        const qsizetype before = firstPageOnly ? 0 : *page.pageNumber - 1;
        page.rows = images.mid(before * *page.pageSize, *page.pageSize);
        if (tellsCount)
            page.count = countOverride.value_or(images.size());
        return page;
    }

    std::map<quint64, std::function<void()>> m_held;
    quint64 m_lastHeld = 0;
};

} // namespace regioncast::test
