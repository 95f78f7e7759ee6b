#include "fuzzing.h"
#include "profile/credentialchain.h"

// The vendor's files with keys. The first byte chooses: config.json of the CLI, or the credentials
// file.

using namespace regioncast;
using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    static const fuzz::Folder folder;
    folder.clear();
    const bool isCli = (data[0] & 1) == 0;
    const QByteArray content = fuzz::bytesOf(data + 1, size - 1);
    const QString path = folder.path(QStringLiteral("file"));
    const Result<VendorFile> parsed =
        isCli ? parseCliConfig(content, path) : parseCredentialsFile(content, path);
    if (!parsed) {
        require(parsed.error().code == QLatin1String(codes::configBroken),
                "a file is broken or it is not");
        require(parsed.error().args.size() == 2 && parsed.error().args.at(0) == path,
                "the error names file and fault");
        require(parsed.error().args.at(1).size() < 200, "the error repeats nothing of the file");
        return 0;
    }
    for (const VendorProfile &profile : parsed->profiles) {
        const bool keyed = profile.mode != VendorMode::Other
                           && profile.mode != VendorMode::ChainedRole
                           && profile.mode != VendorMode::CredentialsUri;
        require(!keyed || !profile.missing.isEmpty() || !profile.key.isEmpty(),
                "a profile without a key says what is missing");
        require(content.contains(profile.key.secret) || content.contains('\\'),
                "a secret stands in the file as it is");
    }

    // Whatever stands in it, the list for the window can be made, and chains of profiles end.
    Surroundings around{QProcessEnvironment(), folder.path()};
    if (isCli) {
        std::filesystem::create_directory(folder.path(QStringLiteral(".aliyun")).toStdString());
        fuzz::writeFile(around.cliConfig(), content);
    } else {
        around.environment.insert(QStringLiteral("ALIBABA_CLOUD_CREDENTIALS_FILE"), path);
        fuzz::writeFile(path, content);
    }
    const FoundSources found = findSources(around, QDateTime::fromSecsSinceEpoch(0, Qt::UTC));
    require(found.chain.size() == 6, "the chain has six links");
    require((isCli ? found.profiles : found.sections).size() == parsed->profiles.size(),
            "every profile is listed");
    require((found.used() != nullptr) == recipeFromChain(around).has_value(),
            "what is called used is used");
    return 0;
}
