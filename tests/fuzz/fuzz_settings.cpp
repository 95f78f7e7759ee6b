#include "fuzzing.h"
#include "profile/profilestore.h"

#include <QFileInfo>

// The settings file: the input as settings.json.

using namespace regioncast;
using fuzz::contentOf;
using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const fuzz::Folder folder;
    folder.clear();
    const QString path = folder.path(QStringLiteral("settings.json"));
    const QByteArray content = fuzz::bytesOf(data, size);
    fuzz::writeFile(path, content);

    ProfileStore store(folder.path());
    const QList<Profile> read = store.profiles();
    require(read.value(0) == practiceProfile(), "practice is always first");
    require(read.contains(store.current()), "the current profile is one of them");
    QString kept;
    if (const std::optional<Error> &problem = store.problem()) {
        require(read.size() == 1, "of a broken file nothing is taken");
        if (problem->code == QLatin1String(codes::settingsBroken)) {
            kept = problem->args.value(1);
            require(contentOf(kept) == content, "a broken file is kept as it was");
            require(!QFileInfo::exists(path), "a broken file is out of the way");
        } else {
            require(problem->code == QLatin1String(codes::settingsUnreadable),
                    "the problem is one of the two documented");
            require(contentOf(path) == content, "a file of a later version stays untouched");
        }
    } else {
        require(contentOf(path) == content, "reading changes nothing");
    }

    // What is written must be readable, whatever was read.
    Profile added;
    added.id = QStringLiteral("0a1b2c3d");
    added.name = QStringLiteral("Added");
    added.endpoint = QUrl(QString::fromLatin1(endpointChina));
    require(store.put(added).has_value(), "a good profile can be added");
    require(store.setCurrent(added.id).has_value(), "it can be made the current one");
    const ProfileStore again(folder.path());
    require(!again.problem(), "what was written can be read");
    require(again.profiles() == store.profiles(), "every profile comes back");
    require(again.current() == added, "the current one comes back");
    for (const Profile &profile : read)
        require(profile.id == added.id || again.profiles().contains(profile),
                "writing loses no profile that was read");
    if (!kept.isEmpty())
        require(contentOf(kept) == content, "writing does not touch what was kept");
    return 0;
}
