#include "api/answer.h"
#include "fuzzing.h"

#include <QSet>

#include <array>

// Answers of the service: all three decoders over each input. The first byte chooses the status
// and the headers, the rest is the body.

using namespace regioncast;
using fuzz::require;

namespace {

// Written out here, not taken from answer.cpp: a limit that is lifted by mistake shall be found.
constexpr qsizetype longestCode = 200;
constexpr qsizetype longestId = 200;
constexpr qsizetype longestMessage = 4000;
constexpr qsizetype longestDetail = 300;
constexpr qsizetype mostRegions = 1000;

HttpAnswer answerOf(std::uint8_t choice, const QByteArray &body)
{
    static constexpr std::array statuses{200, 400, 500, 204, 403, 503, 302, 0};
    HttpAnswer answer;
    answer.status = statuses.at(choice % statuses.size());
    answer.contentType = choice & 0x10 ? "text/html" : "application/json;charset=utf-8";
    // A header may say anything; what a body says of itself is as good as any other text.
    answer.requestId = choice & 0x20 ? body : QByteArray("C0FFEE00-0000-4000-8000-000000000000");
    answer.retryAfter = std::chrono::milliseconds(choice & 0x40 ? 1500 : 0);
    answer.host = QStringLiteral("service.example");
    answer.body = body;
    return answer;
}

void check(const Error &error, const HttpAnswer &answer)
{
    require(!error.code.isEmpty(), "an error has a code");
    require(error.code.size() <= longestCode, "the code is cut");
    require(error.serverMessage.size() <= longestMessage, "the message is cut");
    require(error.requestId.size() <= longestId, "the request id is cut");
    require(error.detail.size() <= longestDetail, "the first bytes are cut");
    for (const QChar character : error.detail)
        require(character.isPrint(), "the first bytes are printable");
    require(error.http == answer.status, "the status is told");
    require(error.retryAfter == answer.retryAfter, "the wait is told");
    require(error.kind == ErrorKind::Answer || error.kind == ErrorKind::Gateway
                || error.kind == ErrorKind::Business,
            "an answer is no trouble of the way or of this computer");
    require(error.effect != Effect::NothingSent, "what was answered was sent");
    require(error.effect != Effect::Refused || answer.status < 500,
            "behind a 5xx nobody knows how far the request came");
    require(error.helpUrl.isEmpty()
                || error.helpUrl.startsWith(QLatin1String("https:"), Qt::CaseInsensitive),
            "help is an https address");
}

template<class T>
void check(Result<T> (*decode)(const HttpAnswer &), const HttpAnswer &answer)
{
    const Result<T> result = decode(answer);
    require(result == decode(answer), "decoding is deterministic");
    if (!result) {
        check(result.error(), answer);
        return;
    }
    require(answer.status >= 200 && answer.status < 300, "only 2xx is a success");
    require(!answer.body.trimmed().isEmpty(), "an empty body is no success");
    require(result->requestId.size() <= longestId, "the request id is cut");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const HttpAnswer answer = answerOf(data[0], fuzz::bytesOf(data + 1, size - 1));
    check(decodeImagePage, answer);
    check(decodeRegionList, answer);
    check(decodeStartTask, answer);

    if (const Result<ImagePage> page = decodeImagePage(answer)) {
        require(!page->count || *page->count <= mostImages, "a count above the limit is refused");
        require(page->rows.size() <= answer.body.count('{'), "rows come from objects of the body");
    }
    if (const Result<RegionList> list = decodeRegionList(answer)) {
        require(list->regions.size() <= mostRegions, "regions are limited");
        const QSet<RegionId> different(list->regions.begin(), list->regions.end());
        require(different.size() == list->regions.size(), "no region comes twice");
        require(!different.contains(RegionId()), "no region is empty");
    }
    if (const Result<StartTaskAnswer> started = decodeStartTask(answer))
        require(started->tid.text.size() <= longestId, "the task id is cut");
    return 0;
}
