#include "fuzzing.h"
#include "practice/worldfile.h"

// The practice world's file: the input as practice-1.jsonl, then the world that it makes.

using namespace regioncast;
using fuzz::contentOf;
using fuzz::require;

namespace {

const QDateTime &now()
{
    static const QDateTime time(QDate(2026, 7, 1), QTime(8, 5), Qt::UTC);
    return time;
}

WorldSettings settings()
{
    WorldSettings settings;
    settings.images = 12;
    settings.epoch = now().addSecs(-300);
    return settings;
}

std::unique_ptr<WorldFile> opened(const fuzz::Folder &folder)
{
    Result<std::unique_ptr<WorldFile>> file = WorldFile::open(folder.path(), settings());
    require(file.has_value(), "a file that can be written can be opened");
    return std::move(*file);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const fuzz::Folder folder;
    folder.clear();
    const QString path = folder.path(QStringLiteral("practice-1.jsonl"));
    const QByteArray content = fuzz::bytesOf(data, size);
    fuzz::writeFile(path, content);

    std::unique_ptr<WorldFile> file = opened(folder);
    if (file->keptAs().isEmpty())
        require(contentOf(path) == content, "opening a good file changes nothing");
    else
        require(contentOf(file->keptAs()) == content, "a broken file is kept as it was");

    World world = file->world();
    QList<AcceptedSubmission> accepted = world.accepted();
    ListImageQuery query;
    query.pageSize = maxPageSize;
    const Result<ImagePage> page = world.listImages(query, now());
    require(page && !page->rows.isEmpty(), "the world can be listed, whatever was accepted");
    StartTaskRequest request;
    request.imageId = page->rows.first().imageId;
    request.destinations = {{QStringLiteral("ap-northeast-1")}};
    if (world.startTask(request, now())) {
        const AcceptedSubmission last = world.accepted().last();
        require(file->append(last).has_value(), "what was accepted can be kept");
        accepted.append(last);
    }
    require(world.accepted() == accepted, "a submission is taken once, or not at all");

    file.reset();
    file = opened(folder);
    require(file->keptAs().isEmpty(), "what was written can be read");
    require(file->world().accepted() == accepted, "every submission comes back");
    return 0;
}
