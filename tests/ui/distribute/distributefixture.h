#pragma once

#include "profile/profilesession.h"
#include "support/fakeclient.h"
#include "widgets/uicontext.h"

#include <QAbstractItemView>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <memory>

namespace regioncast::test {

inline RegionId region(const char *id)
{
    return {QString::fromLatin1(id)};
}

/// One version of an image: id `img-<name>`, version id `iv-<name>-<label>`.
struct RowSpec
{
    QString name;
    QString label = QStringLiteral("v1");
    QString latest = QStringLiteral("v1");
    /// Region, word and progress of its copies.
    QList<std::tuple<QString, QString, QString>> copies;
    bool encrypted = false;
};

inline ImageKey keyOf(const QString &name, const QString &label)
{
    return {{QStringLiteral("img-") + name}, {QStringLiteral("iv-%1-%2").arg(name, label)}};
}

inline ImageRow rowOf(const RowSpec &spec)
{
    const ImageKey key = keyOf(spec.name, spec.label);
    ImageRow row;
    row.imageId = key.image;
    row.versionId = key.version;
    row.latestVersionId = keyOf(spec.name, spec.latest).version;
    row.imageName = spec.name;
    row.versionName = spec.label;
    row.status = QStringLiteral("AVAILABLE");
    row.imageType = QStringLiteral("User");
    row.productType = QStringLiteral("CloudApp");
    row.systemDiskSize = 80;
    row.volumeEncryptionEnabled = spec.encrypted;
    for (const auto &[region, word, progress] : spec.copies)
        row.imageRegionDistributeList.append({key.image, key.version, {region}, word, progress});
    return row;
}

/// A session on a client without a service and a journal of its own, on a clock that stands still:
/// two images of which the first, `cad`, knows every state of a copy, and an encrypted one.
struct DistributeFixture
{
    QTemporaryDir folder;
    ManualClock clock{QDateTime(QDate(2026, 10, 31), QTime(8, 0), Qt::UTC)};
    UiContext context{QLocale::c(), ErrorCatalogue::load(QLocale::c()),
                      RegionTable::load(QLocale::c()), clock, QStringLiteral("en")};
    FakeClient client;
    Journal journal{folder.path()};
    JournalOpened opened;
    std::unique_ptr<ProfileSession> session;
    TaskRecords past; ///< what the journal holds before the session starts

    DistributeFixture()
    {
        const QString there = QStringLiteral("AVAILABLE");
        client.clock = &clock;
        client.regions = {region("cn-shanghai"),    region("cn-beijing"),
                          region("ap-southeast-1"), region("ap-northeast-1"),
                          region("eu-central-1"),   region("us-east-1"),
                          region("us-west-1")};
        client.images = {rowOf({QStringLiteral("cad"),
                                QStringLiteral("v1"),
                                QStringLiteral("v2"),
                                {{QStringLiteral("cn-shanghai"), there, {}},
                                 {QStringLiteral("ap-southeast-1"), there, {}}}}),
                         rowOf({QStringLiteral("cad"),
                                QStringLiteral("v2"),
                                QStringLiteral("v2"),
                                {{QStringLiteral("cn-shanghai"), there, {}},
                                 {QStringLiteral("ap-northeast-1"), QStringLiteral("CREATING"),
                                  QStringLiteral("40%")},
                                 {QStringLiteral("eu-central-1"), QStringLiteral("CREATE_FAILED"),
                                  QStringLiteral("63%")},
                                 {QStringLiteral("us-west-1"), QStringLiteral("REPAIRING"), {}}}}),
                         rowOf({QStringLiteral("office"),
                                QStringLiteral("v1"),
                                QStringLiteral("v1"),
                                {{QStringLiteral("cn-beijing"), there, {}}}}),
                         rowOf({QStringLiteral("secret"),
                                QStringLiteral("v1"),
                                QStringLiteral("v1"),
                                {{QStringLiteral("cn-shanghai"), there, {}}},
                                true})};
    }

    bool open(bool isSender = true)
    {
        bool done = false;
        journal.open([this, &done](const Result<JournalOpened> &result) {
            if (result)
                opened = *result;
            done = true;
        });
        if (!QTest::qWaitFor([&done] { return done; }))
            return false;
        if (!past.isEmpty()) {
            journal.append(past, Durability::Durable, [](const Result<void> &) {});
            opened.lastBatch = opened.lastTask = opened.lastDestination = opened.lastRequest =
                past.destinations.size();
        }
        opened.isSender = opened.isSender && isSender;
        if (!isSender)
            opened.notSender = makeError(ErrorKind::Local, Effect::NothingSent, codes::busy);
        session =
            std::make_unique<ProfileSession>(practiceProfile(), client, journal, opened, clock);
        session->start();
        return settle();
    }

    /// A copy of `cad` v2 from Shanghai that took so long, for the past.
    void arrived(const RegionId &to, std::chrono::seconds took)
    {
        const qint64 number = past.batches.size() + 1;
        Batch batch;
        batch.number = number;
        batch.profile = practiceProfile().id;
        batch.createdAt = clock.utc().addDays(-7);
        past.batches.append(batch);
        Task task;
        task.number = task.batch = number;
        task.image = keyOf(QStringLiteral("cad"), QStringLiteral("v2"));
        task.source = region("cn-shanghai");
        past.tasks.append(task);
        Destination destination;
        destination.number = destination.task = destination.request = number;
        destination.region = to;
        destination.sentAt = batch.createdAt;
        destination.since = destination.sentAt.addSecs(took.count());
        destination.facts.request = RequestState::Accepted;
        destination.facts.latched = DestinationState::Done;
        destination.facts.seenAt = destination.since.addSecs(-10); // somebody watched it arrive
        past.destinations.append(destination);
        Request request;
        request.number = request.task = number;
        request.state = RequestState::Accepted;
        request.destinations = {number};
        past.requests.append(request);
    }

    /// Until images, regions and journal are read.
    [[nodiscard]] bool settle() const
    {
        return QTest::qWaitFor([this] {
            return session->imagesState().phase == LoadState::Phase::Complete
                   && session->regionsState().phase == RegionsState::Phase::Complete
                   && session->tasksLoaded();
        });
    }

    /// Reads everything anew, a second later.
    [[nodiscard]] bool readAgain()
    {
        clock.advance(std::chrono::seconds(1));
        session->refresh();
        return settle();
    }

    [[nodiscard]] ImageRow &image(const QString &name, const QString &label)
    {
        const ImageKey key = keyOf(name, label);
        return *std::find_if(client.images.begin(), client.images.end(),
                             [&key](const ImageRow &row) { return row.key() == key; });
    }
};

/// The cell of `view`, wherever it stands, whose text is `text`.
inline QModelIndex cellOf(const QAbstractItemView *view, const QString &text, int column = 0,
                          const QModelIndex &under = {})
{
    const QAbstractItemModel *model = view->model();
    for (int row = 0; row < model->rowCount(under); ++row) {
        const QModelIndex index = model->index(row, column, under);
        if (index.data().toString() == text)
            return index;
        const QModelIndex below = cellOf(view, text, column, index.siblingAtColumn(0));
        if (below.isValid())
            return below;
    }
    return {};
}

} // namespace regioncast::test
