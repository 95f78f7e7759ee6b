#include "distribution/planfile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSaveFile>
#include <QStringDecoder>

#include <algorithm>
#include <cctype>
#include <cstring>
#include <functional>

namespace regioncast {

namespace {

constexpr int formatVersion = 1;
constexpr QLatin1String formatField("regioncastPlan");
constexpr QLatin1String labelField("label");
constexpr QLatin1String requestsField("requests");
constexpr QLatin1String copiesField("copies");
constexpr QLatin1String imageField("image");
constexpr QLatin1String versionField("version");
constexpr QLatin1String sourceField("source");
constexpr QLatin1String toField("to");
constexpr QLatin1String productField("product");

constexpr QLatin1String newest("newest");
constexpr QLatin1String automatic("automatic");
constexpr QLatin1String service("service");
constexpr QLatin1String perImage("per-image");
constexpr QLatin1String perRegion("per-region");

/// What is wrong, and where.
struct Fault
{
    qsizetype line = 1;
    QString field; ///< empty = none in particular
    QString what;  ///< English
};
template<class T>
using Read = tl::expected<T, Fault>;

tl::unexpected<Fault> fault(qsizetype line, const QString &field, const QString &what)
{
    return tl::unexpected<Fault>(Fault{line, field, what});
}

/// A value as it may stand in a message: short, and in one line.
QString quoted(QString text)
{
    for (QChar &c : text) {
        if (!c.isPrint())
            c = QLatin1Char('?');
    }
    if (text.size() > 40)
        text = text.left(39) + QChar(0x2026);
    return QLatin1Char('"') + text + QLatin1Char('"');
}

// ---- the meaning of the fields, the same for both formats

bool isId(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("\\A[A-Za-z0-9][A-Za-z0-9._:/@+=-]*\\z"));
    return text.size() <= longestPlanWord && form.match(text).hasMatch();
}

bool isRegion(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("\\A[a-z][a-z0-9]*(-[a-z0-9]+)+\\z"));
    return text.size() <= longestPlanWord && form.match(text).hasMatch();
}

/// The texts of one wish, each with its line; a line of 0 means that it was left out.
struct RawWish
{
    struct Text
    {
        QString text;
        qsizetype line = 0;
    };
    qsizetype line = 1; ///< where the wish begins
    Text image, version, source, product;
    QList<Text> to;
    qsizetype toLine = 0;
};

/// Collects wishes and sees to it that no copy is named twice.
class Wishes
{
public:
    [[nodiscard]] QList<Wish> take() { return std::move(m_wishes); }

    [[nodiscard]] Read<void> add(const RawWish &raw)
    {
        if (raw.image.line == 0)
            return fault(raw.line, imageField, QStringLiteral("is missing"));
        Wish wish;
        if (!isId(raw.image.text))
            return notAnId(raw.image, imageField);
        wish.image = {raw.image.text};
        if (raw.version.line != 0 && raw.version.text != newest) {
            if (!isId(raw.version.text))
                return notAnId(raw.version, versionField);
            wish.version = VersionId{raw.version.text};
        }
        if (raw.source.line != 0 && raw.source.text != automatic) {
            wish.automaticSource = false;
            if (raw.source.text != service) {
                if (!isRegion(raw.source.text))
                    return notARegion(raw.source, sourceField);
                wish.source = RegionId{raw.source.text};
            }
        }
        if (raw.product.line != 0) {
            if (!isId(raw.product.text))
                return fault(raw.product.line, productField,
                             quoted(raw.product.text) + QStringLiteral(" cannot be a product"));
            wish.product = raw.product.text;
        }
        if (raw.toLine == 0)
            return fault(raw.line, toField, QStringLiteral("is missing"));
        if (raw.to.isEmpty())
            return fault(raw.toLine, toField, QStringLiteral("names no region"));
        for (const RawWish::Text &region : raw.to) {
            if (!isRegion(region.text))
                return notARegion(region, toField);
            const CopyKey key{wish.image, wish.version.value_or(VersionId{}), {region.text}};
            const auto before = m_named.constFind(key);
            if (before != m_named.constEnd()) {
                return fault(region.line, toField,
                             QStringLiteral("this copy to %1 is named in line %2 already")
                                 .arg(region.text, QString::number(*before)));
            }
            if (m_named.size() >= mostPlannedCopies)
                return fault(
                    region.line, toField,
                    QStringLiteral("there are more than %1 copies").arg(mostPlannedCopies));
            m_named.insert(key, region.line);
            wish.destinations.append(key.region);
        }
        m_wishes.append(wish);
        return {};
    }

private:
    static tl::unexpected<Fault> notAnId(const RawWish::Text &text, const QString &field)
    {
        return fault(text.line, field, quoted(text.text) + QStringLiteral(" cannot be an id"));
    }
    static tl::unexpected<Fault> notARegion(const RawWish::Text &text, const QString &field)
    {
        return fault(text.line, field,
                     quoted(text.text) + QStringLiteral(" cannot be the id of a region"));
    }

    QList<Wish> m_wishes;
    QHash<CopyKey, qsizetype> m_named; ///< with the line; without a version = the newest
};

Read<Grouping> groupingFrom(const RawWish::Text &text)
{
    if (text.text == perImage)
        return Grouping::PerImage;
    if (text.text == perRegion)
        return Grouping::PerRegion;
    return fault(text.line, requestsField,
                 quoted(text.text) + QStringLiteral(" is neither per-image nor per-region"));
}

Read<QString> labelFrom(const RawWish::Text &text)
{
    if (text.text.size() > longestPlanLabel) {
        return fault(text.line, labelField,
                     QStringLiteral("is longer than %1 characters").arg(longestPlanLabel));
    }
    const auto isControl = [](QChar c) {
        return c.category() == QChar::Other_Control;
    };
    if (std::any_of(text.text.begin(), text.text.end(), isControl))
        return fault(text.line, labelField, QStringLiteral("holds a control character"));
    return text.text;
}

// ---- JSON

/// Reads JSON value by value and knows its place. Strict: nothing beyond RFC 8259. After the first
/// fault every call does nothing.
class JsonReader
{
public:
    explicit JsonReader(const QByteArray &bytes)
        : m_bytes(bytes)
    {
    }

    [[nodiscard]] bool failed() const { return m_fault.has_value(); }
    [[nodiscard]] const Fault &problem() const { return *m_fault; }
    /// The field that faults are about from now on.
    void setField(const QString &field) { m_field = field; }
    /// Of the value that comes next.
    [[nodiscard]] qsizetype line()
    {
        space();
        return m_line;
    }
    void fail(qsizetype line, const QString &what)
    {
        if (!m_fault)
            m_fault = Fault{line, m_field, what};
    }
    void fail(const Fault &fault)
    {
        if (!m_fault)
            m_fault = fault;
    }

    /// Calls `member` at each value of an object, with its name and the line of the name.
    void object(const std::function<void(const QString &, qsizetype)> &member)
    {
        if (!open('{', QStringLiteral("an object is wanted")))
            return;
        QSet<QString> names;
        while (!failed() && !close('}', names.isEmpty())) {
            const qsizetype at = line();
            const QString outer = m_field;
            if (peek() != '"')
                return syntax();
            const QString name = string();
            if (failed())
                return;
            if (names.contains(name)) {
                m_field = name;
                return fail(at, QStringLiteral("stands there twice"));
            }
            names.insert(name);
            space();
            if (!take(':'))
                return syntax();
            m_field = name;
            member(name, at);
            m_field = outer;
        }
        --m_depth;
    }

    /// Calls `element` at each value of an array.
    void array(const std::function<void()> &element)
    {
        if (!open('[', QStringLiteral("an array is wanted")))
            return;
        bool first = true;
        while (!failed() && !close(']', first)) {
            first = false;
            element();
        }
        --m_depth;
    }

    RawWish::Text text()
    {
        const qsizetype at = line();
        if (peek() != '"')
            wrongType(QStringLiteral("a text is wanted"));
        return {string(), at};
    }

    /// The number that stands next; nullopt and a fault when it is none.
    std::optional<double> number()
    {
        static const QRegularExpression form(
            QStringLiteral("\\A-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?\\z"));
        space();
        qsizetype end = m_at;
        while (end < m_bytes.size() && isOneOf(m_bytes.at(end), "+-.0123456789eE"))
            ++end;
        const QString token = QString::fromLatin1(m_bytes.mid(m_at, end - m_at));
        if (token.isEmpty()) {
            wrongType(QStringLiteral("a number is wanted"));
            return std::nullopt;
        }
        if (!form.match(token).hasMatch()) {
            syntax();
            return std::nullopt;
        }
        m_at = end;
        return token.toDouble();
    }

    /// Passes over any value.
    void skip()
    {
        space();
        const char c = peek();
        if (c == '{')
            object([this](const QString &, qsizetype) { skip(); });
        else if (c == '[')
            array([this] { skip(); });
        else if (c == '"')
            string();
        else if (c == '-' || (c >= '0' && c <= '9'))
            number();
        else if (!word("true") && !word("false") && !word("null"))
            syntax();
    }

    void end()
    {
        space();
        if (!failed() && m_at < m_bytes.size())
            syntax();
    }

private:
    static constexpr int mostDepth = 32;

    static bool isOneOf(char c, const char *set) { return c != '\0' && std::strchr(set, c); }

    [[nodiscard]] char peek() const { return m_at < m_bytes.size() ? m_bytes.at(m_at) : '\0'; }
    bool take(char c)
    {
        if (peek() != c || m_at >= m_bytes.size())
            return false;
        ++m_at;
        return true;
    }
    void space()
    {
        while (m_at < m_bytes.size() && isOneOf(m_bytes.at(m_at), " \t\r\n")) {
            // A line ends with LF, CR LF or, from an old editor, CR alone.
            const char c = m_bytes.at(m_at++);
            if (c == '\n' || (c == '\r' && peek() != '\n'))
                ++m_line;
        }
    }
    void syntax()
    {
        fail(m_line, m_at >= m_bytes.size() ? QStringLiteral("the file breaks off")
                                            : QStringLiteral("this is not JSON"));
    }
    /// A value of another type, or no value at all.
    void wrongType(const QString &wanted)
    {
        const char c = peek();
        if (isOneOf(c, "{[\"-0123456789tfn"))
            fail(m_line, wanted);
        else
            syntax();
    }
    bool open(char bracket, const QString &wanted)
    {
        space();
        if (failed())
            return false;
        if (!take(bracket)) {
            wrongType(wanted);
            return false;
        }
        if (++m_depth > mostDepth)
            fail(m_line, QStringLiteral("is nested too deeply"));
        return !failed();
    }
    /// Whether the object or array ends here; takes the comma when it does not.
    bool close(char bracket, bool isFirst)
    {
        space();
        if (take(bracket))
            return true;
        if (!isFirst && !take(','))
            syntax();
        space();
        return false;
    }
    bool word(const char *expected)
    {
        const qsizetype length = qsizetype(std::strlen(expected));
        if (m_bytes.mid(m_at, length) != expected)
            return false;
        m_at += length;
        return true;
    }
    QString string()
    {
        space();
        if (failed() || !take('"'))
            return {};
        // Valid as UTF-8 as a whole; escapes are taken apart as UTF-16.
        QString result;
        qsizetype from = m_at;
        const auto flush = [&] {
            result += QString::fromUtf8(m_bytes.mid(from, m_at - from));
        };
        while (m_at < m_bytes.size()) {
            const char c = m_bytes.at(m_at);
            if (c == '"') {
                flush();
                ++m_at;
                return result;
            }
            if (uchar(c) < 0x20)
                break;
            if (c != '\\') {
                ++m_at;
                continue;
            }
            flush();
            ++m_at;
            static constexpr char names[] = "\"\\/bfnrt";
            static constexpr char values[] = "\"\\/\b\f\n\r\t";
            const char name = peek();
            ++m_at;
            if (name == 'u') {
                bool good = false;
                const QByteArray digits = m_bytes.mid(m_at, 4);
                const ushort unit = digits.toUShort(&good, 16);
                if (!good || digits.size() < 4 || !std::isxdigit(uchar(digits.at(0))))
                    break;
                result += QChar(unit);
                m_at += 4;
            } else if (const char *found = name == '\0' ? nullptr : std::strchr(names, name)) {
                result += QLatin1Char(values[found - names]);
            } else {
                break;
            }
            from = m_at;
        }
        syntax();
        return {};
    }

    const QByteArray &m_bytes;
    qsizetype m_at = 0;
    qsizetype m_line = 1;
    int m_depth = 0;
    QString m_field;
    std::optional<Fault> m_fault;
};

void readJsonWish(JsonReader &in, Wishes &wishes)
{
    RawWish raw;
    raw.line = in.line();
    in.object([&](const QString &name, qsizetype line) {
        if (name == imageField) {
            raw.image = in.text();
        } else if (name == versionField) {
            raw.version = in.text();
        } else if (name == sourceField) {
            raw.source = in.text();
        } else if (name == productField) {
            raw.product = in.text();
        } else if (name == toField) {
            raw.toLine = line;
            in.array([&] { raw.to.append(in.text()); });
        } else {
            in.fail(line, QStringLiteral("is not known"));
        }
    });
    if (in.failed())
        return;
    if (const Read<void> added = wishes.add(raw); !added)
        in.fail(added.error());
}

Read<PlanFile> fromJson(const QByteArray &bytes)
{
    // First whether it is JSON at all and of a version that is known here: a newer one may well
    // have fields that are not.
    JsonReader first(bytes);
    bool told = false;
    first.object([&](const QString &name, qsizetype line) {
        if (name != formatField) {
            first.skip();
            return;
        }
        told = true;
        const std::optional<double> version = first.number();
        if (version && *version > formatVersion)
            first.fail(line, QStringLiteral("the file was made by a newer version"));
        else if (version && *version != formatVersion)
            first.fail(line, QStringLiteral("there is no such version"));
    });
    first.end();
    if (first.failed())
        return tl::unexpected<Fault>(first.problem());
    if (!told)
        return fault(1, formatField, QStringLiteral("is missing: this is no plan file"));

    PlanFile plan;
    Wishes wishes;
    bool hasCopies = false;
    JsonReader in(bytes);
    in.object([&](const QString &name, qsizetype line) {
        if (name == formatField) {
            in.skip();
        } else if (name == labelField) {
            const RawWish::Text text = in.text();
            const Read<QString> label = labelFrom(text);
            if (label)
                plan.label = *label;
            else
                in.fail(label.error());
        } else if (name == requestsField) {
            const RawWish::Text text = in.text();
            if (in.failed())
                return;
            const Read<Grouping> grouping = groupingFrom(text);
            if (grouping)
                plan.grouping = *grouping;
            else
                in.fail(grouping.error());
        } else if (name == copiesField) {
            hasCopies = true;
            in.array([&] { readJsonWish(in, wishes); });
        } else {
            in.fail(line, QStringLiteral("is not known"));
        }
    });
    if (in.failed())
        return tl::unexpected<Fault>(in.problem());
    if (!hasCopies)
        return fault(1, copiesField, QStringLiteral("is missing"));
    plan.wishes = wishes.take();
    return plan;
}

QByteArray toJson(const PlanFile &plan)
{
    QJsonArray copies;
    for (const Wish &wish : plan.wishes) {
        QJsonArray to;
        for (const RegionId &region : wish.destinations)
            to.append(region.text);
        QJsonObject copy{{imageField, wish.image.text},
                         {versionField, wish.version ? wish.version->text : QString(newest)},
                         {sourceField, wish.automaticSource ? QString(automatic)
                                       : wish.source        ? wish.source->text
                                                            : QString(service)},
                         {toField, to}};
        if (!wish.product.isEmpty())
            copy.insert(productField, wish.product);
        copies.append(copy);
    }
    QJsonObject file{{formatField, formatVersion}, {copiesField, copies}};
    if (!plan.label.isEmpty())
        file.insert(labelField, plan.label);
    if (plan.grouping) {
        file.insert(requestsField,
                    QString(*plan.grouping == Grouping::PerImage ? perImage : perRegion));
    }
    return QJsonDocument(file).toJson();
}

// ---- CSV

struct CsvRow
{
    QList<QString> cells;
    QList<qsizetype> lines; ///< of each cell
    qsizetype line = 1;     ///< where it begins
};

/// All rows, RFC 4180 with any of the three line ends; lines without a character are left out.
Read<QList<CsvRow>> csvRows(const QString &text)
{
    QList<CsvRow> rows;
    CsvRow row;
    qsizetype line = 1;
    qsizetype at = 0;
    const auto isEnd = [&text](qsizetype i) {
        return i >= text.size() || text.at(i) == QLatin1Char('\n')
               || text.at(i) == QLatin1Char('\r');
    };
    const auto passLineEnd = [&] {
        if (text.at(at) == QLatin1Char('\r') && at + 1 < text.size()
            && text.at(at + 1) == QLatin1Char('\n'))
            ++at;
        ++at;
        ++line;
    };
    while (at < text.size()) {
        if (row.cells.isEmpty() && isEnd(at)) {
            passLineEnd();
            continue;
        }
        if (row.cells.isEmpty())
            row.line = line;
        const qsizetype cellLine = line;
        QString cell;
        if (at < text.size() && text.at(at) == QLatin1Char('"')) {
            ++at;
            for (;;) {
                if (at >= text.size())
                    return fault(cellLine, {}, QStringLiteral("a quoted cell does not end"));
                if (text.at(at) == QLatin1Char('"')) {
                    ++at;
                    if (at >= text.size() || text.at(at) != QLatin1Char('"'))
                        break;
                    cell += QLatin1Char('"');
                    ++at;
                } else if (isEnd(at)) {
                    cell += QLatin1Char('\n');
                    passLineEnd();
                } else {
                    cell += text.at(at++);
                }
            }
            if (!isEnd(at) && text.at(at) != QLatin1Char(','))
                return fault(line, {}, QStringLiteral("text follows a quoted cell"));
        } else {
            while (!isEnd(at) && text.at(at) != QLatin1Char(',')) {
                if (text.at(at) == QLatin1Char('"'))
                    return fault(line, {}, QStringLiteral("a quote stands inside a cell"));
                cell += text.at(at++);
            }
        }
        row.cells.append(cell.trimmed());
        row.lines.append(cellLine);
        if (at < text.size() && text.at(at) == QLatin1Char(',')) {
            ++at;
            if (!isEnd(at))
                continue;
            row.cells.append(QString());
            row.lines.append(line);
        }
        if (at < text.size())
            passLineEnd();
        rows.append(std::exchange(row, {}));
    }
    return rows;
}

/// A cell that a spreadsheet would take for a formula is written with an apostrophe before it, and
/// so is one that begins with an apostrophe, or else that one would be lost.
bool wouldBeFormula(const QString &cell)
{
    return !cell.isEmpty() && QStringLiteral("=+-@'").contains(cell.at(0));
}

Read<PlanFile> fromCsv(const QByteArray &bytes)
{
    const Read<QList<CsvRow>> rows = csvRows(QString::fromUtf8(bytes));
    if (!rows)
        return tl::unexpected<Fault>(rows.error());
    if (rows->isEmpty())
        return fault(1, imageField, QStringLiteral("the header is missing"));
    const CsvRow &header = rows->first();
    static const QStringList known{imageField,   versionField, sourceField,  toField,
                                   productField, labelField,   requestsField};
    for (qsizetype i = 0; i < header.cells.size(); ++i) {
        const QString &name = header.cells.at(i);
        if (!known.contains(name))
            return fault(header.lines.at(i), name, QStringLiteral("is not known as a column"));
        if (header.cells.indexOf(name) != i)
            return fault(header.lines.at(i), name, QStringLiteral("stands there twice"));
    }
    for (const QLatin1String &needed : {imageField, toField}) {
        if (!header.cells.contains(QString(needed)))
            return fault(header.line, needed, QStringLiteral("is missing in the header"));
    }

    PlanFile plan;
    Wishes wishes;
    bool isFirst = true;
    for (const CsvRow &row : rows->mid(1)) {
        if (row.cells.size() != header.cells.size()) {
            return fault(
                row.line, {},
                QStringLiteral("%1 cells, the header has %2")
                    .arg(QString::number(row.cells.size()), QString::number(header.cells.size())));
        }
        const auto cell = [&](QLatin1String name) {
            const qsizetype column = header.cells.indexOf(QString(name));
            RawWish::Text text;
            if (column >= 0 && !row.cells.at(column).isEmpty())
                text = {row.cells.at(column), row.lines.at(column)};
            return text;
        };
        RawWish raw;
        raw.line = row.line;
        raw.image = cell(imageField);
        raw.version = cell(versionField);
        raw.source = cell(sourceField);
        raw.product = cell(productField);
        const RawWish::Text to = cell(toField);
        raw.toLine = to.line;
        static const QRegularExpression between(QStringLiteral("[ ;]+"));
        for (const QString &region : to.text.split(between, Qt::SkipEmptyParts))
            raw.to.append({region, to.line});
        if (const Read<void> added = wishes.add(raw); !added)
            return tl::unexpected<Fault>(added.error());

        // Of the whole plan, and therefore the same in every row.
        RawWish::Text labelCell = cell(labelField);
        if (labelCell.text.startsWith(QLatin1Char('\'')) && wouldBeFormula(labelCell.text.mid(1)))
            labelCell.text.remove(0, 1);
        const Read<QString> label = labelFrom(labelCell);
        if (!label)
            return tl::unexpected<Fault>(label.error());
        std::optional<Grouping> grouping;
        if (const RawWish::Text requests = cell(requestsField); requests.line != 0) {
            const Read<Grouping> read = groupingFrom(requests);
            if (!read)
                return tl::unexpected<Fault>(read.error());
            grouping = *read;
        }
        if (!isFirst && *label != plan.label)
            return fault(row.line, labelField, QStringLiteral("differs from the rows above"));
        if (!isFirst && grouping != plan.grouping)
            return fault(row.line, requestsField, QStringLiteral("differs from the rows above"));
        plan.label = *label;
        plan.grouping = grouping;
        isFirst = false;
    }
    plan.wishes = wishes.take();
    return plan;
}

QByteArray toCsv(const PlanFile &plan)
{
    const auto cell = [](QString text) {
        if (wouldBeFormula(text))
            text.prepend(QLatin1Char('\''));
        static const QRegularExpression special(QStringLiteral("[\",\r\n]"));
        if (!text.contains(special))
            return text;
        text.replace(QLatin1Char('"'), QLatin1String("\"\""));
        return QString(QLatin1Char('"') + text + QLatin1Char('"'));
    };
    QString text(QChar(QChar::ByteOrderMark));
    text += QLatin1String("image,version,source,to,product,requests,label\r\n");
    for (const Wish &wish : plan.wishes) {
        QStringList to;
        for (const RegionId &region : wish.destinations)
            to.append(region.text);
        const QString requests = !plan.grouping                         ? QString()
                                 : *plan.grouping == Grouping::PerImage ? QString(perImage)
                                                                        : QString(perRegion);
        const QStringList cells{wish.image.text,
                                wish.version ? wish.version->text : QString(newest),
                                wish.automaticSource ? QString(automatic)
                                : wish.source        ? wish.source->text
                                                     : QString(service),
                                to.join(QLatin1Char(' ')),
                                wish.product,
                                requests,
                                plan.label};
        for (qsizetype i = 0; i < cells.size(); ++i)
            text += (i > 0 ? QStringLiteral(",") : QString()) + cell(cells.at(i));
        text += QLatin1String("\r\n");
    }
    return text.toUtf8();
}

// ---- both

/// The first line that is not UTF-8; 0 when all are.
qsizetype lineThatIsNotUtf8(const QByteArray &bytes)
{
    QStringDecoder whole(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = whole(bytes);
    if (!whole.hasError())
        return 0;
    qsizetype line = 1;
    for (const QByteArray &each : bytes.split('\n')) {
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString one = decoder(each);
        if (decoder.hasError())
            return line;
        ++line;
    }
    return line;
}

/// Without what could not be read back.
PlanFile readable(PlanFile plan)
{
    for (QChar &c : plan.label) {
        if (c.category() == QChar::Other_Control)
            c = QLatin1Char(' ');
    }
    plan.label = plan.label.left(longestPlanLabel).trimmed();
    QSet<CopyKey> named;
    QList<Wish> wishes;
    for (Wish wish : std::as_const(plan.wishes)) {
        wish.destinations.removeIf([&](const RegionId &region) {
            const CopyKey key{wish.image, wish.version.value_or(VersionId{}), region};
            const bool isKnown = named.contains(key);
            named.insert(key);
            return isKnown;
        });
        if (!wish.destinations.isEmpty())
            wishes.append(wish);
    }
    plan.wishes = wishes;
    return plan;
}

} // namespace

PlanFormat planFormatOf(const QString &path)
{
    return path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive) ? PlanFormat::Csv
                                                                     : PlanFormat::Json;
}

Result<PlanFile> planFromBytes(const QByteArray &bytes, PlanFormat format, const QString &file)
{
    const auto broken = [&file](const Fault &fault) {
        return fail(makeError(ErrorKind::Local, Effect::NothingSent, codes::planBroken,
                              {file, QString::number(fault.line), fault.field, fault.what}));
    };
    if (bytes.size() > largestPlanFile) {
        return broken({1,
                       {},
                       QStringLiteral("the file is larger than %1 MB")
                           .arg(largestPlanFile / (qint64{1024} * 1024))});
    }
    QByteArray text = bytes;
    if (text.startsWith("\xef\xbb\xbf"))
        text.remove(0, 3);
    if (const qsizetype line = lineThatIsNotUtf8(text); line != 0)
        return broken({line, {}, QStringLiteral("this is not UTF-8")});
    const Read<PlanFile> plan = format == PlanFormat::Json ? fromJson(text) : fromCsv(text);
    if (!plan)
        return broken(plan.error());
    return *plan;
}

Result<PlanFile> readPlanFile(const QString &path)
{
    const auto unreadable = [&path](const QString &reason) {
        return fail(makeError(ErrorKind::Local, Effect::NothingSent, codes::planUnreadable,
                              {path, reason}));
    };
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(file.errorString());
    // One byte more than allowed tells a file that is too large from one that just fits.
    const QByteArray bytes = file.read(largestPlanFile + 1);
    if (file.error() != QFileDevice::NoError)
        return unreadable(file.errorString());
    return planFromBytes(bytes, planFormatOf(path), path);
}

QByteArray planToBytes(const PlanFile &plan, PlanFormat format)
{
    const PlanFile clean = readable(plan);
    return format == PlanFormat::Json ? toJson(clean) : toCsv(clean);
}

Result<void> writePlanFile(const QString &path, const PlanFile &plan)
{
    QSaveFile file(path);
    const QByteArray bytes = planToBytes(plan, planFormatOf(path));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return fail(makeError(ErrorKind::Local, Effect::NothingSent, codes::fileUnwritable,
                              {path, file.errorString()}));
    }
    return {};
}

QList<Wish> wishesOf(const Plan &plan, bool chosenOnly)
{
    QList<Wish> wishes;
    for (const PlanRow &row : plan.rows) {
        if (row.forChild || (chosenOnly && !row.chosen))
            continue; // nobody asked for a parent: the plan of its child brings it in again
        Wish wish;
        wish.image = row.to.image;
        if (!row.to.version.isEmpty())
            wish.version = row.to.version;
        wish.automaticSource = row.automaticSource;
        if (!row.automaticSource)
            wish.source = row.source;
        wish.product = row.product;
        if (!wishes.isEmpty()) {
            Wish &last = wishes.last();
            const QList<RegionId> destinations = std::exchange(last.destinations, {});
            const bool joins = last == wish;
            last.destinations = destinations;
            if (joins) {
                last.destinations.append(row.to.region);
                continue;
            }
        }
        wish.destinations = {row.to.region};
        wishes.append(wish);
    }
    return wishes;
}

} // namespace regioncast
