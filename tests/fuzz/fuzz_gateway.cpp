#include "api/answer.h"
#include "fuzzing.h"
#include "practice/gateway.h"

#include <algorithm>

// Requests with a good signature, so that the fuzzer gets past it: what they say to the practice
// service behind it. Three lines make a request, and several follow one another:
//
//   <method> <action> <accept> <seconds since the one before> <"temporary" or nothing>
//   <query>
//   <body>
//
// Answers are read with the console's own decoder.

using namespace regioncast;
using fuzz::require;

namespace {

constexpr qsizetype mostRequests = 8;
/// Far enough for every copy to arrive.
constexpr int longestPause = 100'000;

HttpRequest signedRequest(const QList<QByteArray> &words, const QByteArray &query,
                          const QByteArray &body, const QDateTime &now)
{
    const bool temporary = words.value(4) == "temporary";
    const Credentials credentials{
        temporary ? QStringLiteral("STS.PRACTICEKEY") : QStringLiteral("PRACTICEKEY"),
        "practiceSecret", temporary ? QByteArray("practice-token+/=") : QByteArray()};
    static int number = 0;
    Call call;
    call.host = "127.0.0.1";
    call.action = words.value(1);
    call.signedAt = now;
    call.nonce = QByteArray::number(++number);
    call.body = body;
    HttpRequest request;
    request.method = words.value(0);
    request.target = query.isEmpty() ? QByteArray("/") : "/?" + query;
    request.body = body;
    request.headers = headersOf(call, credentials);
    SigningInput input;
    input.method = request.method;
    input.query = parseForm(query).value_or(Parameters());
    input.headers = request.headers;
    input.hashedPayload = hashedBody(body);
    request.headers.emplaceBack("authorization", sign(input, credentials).authorization);
    request.headers.emplaceBack("accept", words.value(2));
    return request;
}

/// Whether the answer's code was asked for with `error:<code>`; then it may be any text.
bool asksForAnError(const QByteArray &body)
{
    const Parameters parameters = parseForm(body).value_or(Parameters());
    return std::any_of(parameters.begin(), parameters.end(), [](const auto &parameter) {
        return parameter.second.startsWith(QLatin1String("error:"));
    });
}

void checkSuccess(const QByteArray &action, const HttpAnswer &answer)
{
    if (action == "ListImage") {
        const Result<ImagePage> page = decodeImagePage(answer);
        require(page.has_value(), "a page can be read");
        require(page->pageSize && *page->pageSize <= maxPageSize, "a page is not too large");
        require(page->rows.size() <= *page->pageSize, "a page holds no more than it was asked for");
        require(page->count && *page->count >= page->rows.size(), "the count counts every row");
    } else if (action == "ListRegions") {
        const Result<RegionList> regions = decodeRegionList(answer);
        require(regions && !regions->regions.isEmpty(), "the regions can be read");
    } else {
        const Result<StartTaskAnswer> started = decodeStartTask(answer);
        require(started && !started->tid.isEmpty(), "a started task has an id");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    QDateTime now(QDate(2026, 7, 1), QTime(8, 0), Qt::UTC);
    WorldSettings settings;
    settings.images = 28; // all the plainly named ones
    settings.epoch = now;
    Gateway gateway(World(settings),
                    Credentials{QStringLiteral("PRACTICEKEY"), "practiceSecret", {}});
    const QList<QByteArray> lines = fuzz::bytesOf(data, size).split('\n');
    for (qsizetype i = 0; i + 2 < lines.size() && i < mostRequests * 3; i += 3) {
        const QList<QByteArray> words = lines.at(i).split(' ');
        now = now.addSecs(std::clamp(words.value(3).toInt(), 0, longestPause));
        const QByteArray &body = lines.at(i + 2);
        const HttpRequest request = signedRequest(words, lines.at(i + 1), body, now);
        const QList<AcceptedSubmission> before = gateway.world().accepted();
        const HttpReply reply = gateway.answer(request, now);
        const QList<AcceptedSubmission> &after = gateway.world().accepted();

        HttpAnswer answer;
        answer.status = reply.status;
        answer.contentType = reply.contentType;
        answer.body = reply.body;
        const QByteArray action = words.value(1);
        const bool started = reply.status == 200 && action == "StartTaskForDistributeImage";
        require(after.size() == before.size() + (started ? 1 : 0)
                    && after.first(before.size()) == before,
                "the world takes what it says it takes, and nothing else");
        if (reply.status == 200) {
            checkSuccess(action, answer);
        } else {
            const Result<StartTaskAnswer> read = decodeStartTask(answer);
            require(!read, "a refusal is read as one");
            require(asksForAnError(body)
                        || read.error().code != QLatin1String(codes::unexpectedAnswer),
                    "a refusal has its code");
        }
    }
    return 0;
}
