#pragma once

#include "support/consoledriver.h"
#include "support/fakeclient.h"
#include "tasks/detailspane.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>

namespace regioncast::test {

inline const RegionId tokyo{QStringLiteral("ap-northeast-1")};

/// The console on a client whose answers the test chooses.
struct FakeConsole
{
    FakeClient *client = nullptr; ///< of the session that is open
    std::function<void(FakeClient &)> furnish;
    Console console{Console::quickWorld(), [this](const Profile &) {
                        auto made = std::make_unique<FakeClient>();
                        client = made.get();
                        client->clock = &console.clock();
                        client->images = {test::imageRow(
                            QStringLiteral("img-1"), QStringLiteral("v1"),
                            {{QStringLiteral("cn-shanghai"), QStringLiteral("AVAILABLE")}})};
                        client->regions = {{QStringLiteral("cn-shanghai")}, tokyo};
                        if (furnish)
                            furnish(*client);
                        return made;
                    }};

    /// With a profile that is not the practice service's: that has no connection to check.
    bool open()
    {
        if (!console.open())
            return false;
        Profile profile;
        profile.id = QStringLiteral("12345678");
        profile.name = QStringLiteral("Production");
        profile.endpoint = QUrl(QStringLiteral("https://service.example"));
        profile.keySource = KeySource::Session;
        profile.keyId = QStringLiteral("LTAIxxxxxxxx9xQe");
        return console.workspace().profiles().put(profile).has_value()
               && console.workspace().switchTo(profile.id).has_value() && isListed();
    }
    bool isListed()
    {
        return QTest::qWaitFor([this] {
            return console.session().imagesState().phase == LoadState::Phase::Complete
                   && console.session().tasksLoaded();
        });
    }
    /// Sends the image to these regions; true when it was queued.
    bool send(const QList<RegionId> &regions = {tokyo})
    {
        Wish wish;
        wish.image = {QStringLiteral("img-1")};
        wish.destinations = regions;
        return submit({wish});
    }
    bool submit(const QList<Wish> &wishes)
    {
        std::optional<bool> queued;
        console.session().submit(
            wishes, console.session().plan(wishes), {},
            [&queued](const Result<Submission> &result) { queued = result.has_value(); });
        return QTest::qWaitFor([&] { return queued.has_value(); }) && *queued;
    }
    [[nodiscard]] QString text() const { return console.get<QLabel>("messageText")->text(); }
    [[nodiscard]] QStringList links() const
    {
        QStringList shown;
        for (const char *name : {"messageLink", "messageLink2"}) {
            const auto *link = console.get<QPushButton>(name);
            if (!link->isHidden())
                shown.append(link->text());
        }
        return shown;
    }
    void click(const char *link) const
    {
        QTest::mouseClick(console.get<QPushButton>(link), Qt::LeftButton);
    }
    [[nodiscard]] QString title() const { return console.get<QLabel>("detailsTitle")->text(); }
    [[nodiscard]] bool detailsShown() const
    {
        return console.get<DetailsPane>("detailsPane")->isVisible();
    }
};

} // namespace regioncast::test
