#include "command/commandline.h"

#include "distribution/states.h"
#include "profile/profile.h"

#include <QCommandLineParser>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace regioncast {

namespace {

using Command = CommandLine::Command;
template<class T>
using Answered = tl::expected<T, CommandAnswer>;

struct Option
{
    const char *name;
    const char *value; ///< what stands behind it; nullptr = nothing
    const char *description;
};

// Every option has one name and either a value or none, whatever the command.
constexpr std::array options{
    Option{"data-dir", "FOLDER", "Keep everything in this folder."},
    Option{"lang", "LANGUAGE", "en, zh_CN or ja."},
    Option{"json", nullptr, "Print one JSON value and nothing else."},
    Option{"profile", "NAME", "Profile, by name or id; else the current one of the data folder."},
    Option{"endpoint", "URL",
           "Service without a saved profile; the key is that of the environment."},
    Option{"clock", "FACTOR[@TIME]",
           "For tests: time runs that much faster, from this ISO 8601 UTC time on. Only for "
           "services on this computer."},
    Option{"images", "NUMBER", "Practice images, 12 to 100000."},
    Option{"seed", "NUMBER", "Practice world."},
    Option{"speed", "FACTOR", "Practice copies run this many times faster."},
    Option{"port", "PORT", "Listen here; 0 = any free port."},
    Option{"faults", "FILE", "Misbehave as this script says (docs/practice.md)."},
    Option{"theme", "THEME", "light or dark."},
    Option{"scale", "FACTOR", "1 or 2."},
    Option{"quit-after-first-paint", nullptr,
           "End once the window has been painted, for measuring the start."},
    Option{"search", "TEXT", "Only images whose name or id holds this text."},
    Option{"product", "WORD",
           "images: only those of this product. plan, run: the product that is sent."},
    Option{"image", "ID", "Image, by id or by a name that only one has; may be repeated."},
    Option{"version", "VERSION", "Version, by id or label, or 'newest' (which is the default)."},
    Option{"source", "REGION",
           "Region that is copied from, 'automatic' (the default: one that holds the version), or "
           "'service' (the service chooses)."},
    Option{"to", "REGIONS",
           "Regions to copy to, with commas between or repeated; or 'missing': every listed region "
           "that lacks the version."},
    Option{"save", "FILE", "Write the plan to this file (.csv, else JSON)."},
    Option{"label", "TEXT", "Label of the batch, such as a ticket."},
    Option{"wait", nullptr, "Follow the copies to their end (the default)."},
    Option{"no-wait", nullptr, "End when everything was sent and answered."},
    Option{"timeout", "DURATION", "Wait no longer than this: 90s, 15m, 2h."},
    Option{"wait-lock", "DURATION",
           "Wait so long when somebody else sends from this data folder; else end at once."},
    Option{"confirm", "N", "Send only if exactly N copies would be sent."},
    Option{"all", nullptr, "All batches, not only the open and the newest ones."},
    Option{"state", "WORDS",
           "Only copies in these states, with commas between or repeated; 'open' and 'unsolved' "
           "are groups."},
    Option{"batch", "NUMBER", "Only this batch."},
};

struct CommandText
{
    Command command;
    const char *name;
    const char *arguments; ///< "" = none, "DIR" = must be there, "[FILE]" = may be there
    const char *summary;
    const char *options; ///< names, with spaces between
};

constexpr std::array commands{
    CommandText{Command::Window, "", "", "opens the window, on the profile used last",
                "data-dir lang images seed speed clock quit-after-first-paint"},
    CommandText{Command::Images, "images", "", "lists images with their copies",
                "profile endpoint search product json data-dir lang clock images seed speed"},
    CommandText{Command::Regions, "regions", "", "lists regions",
                "profile endpoint json data-dir lang clock images seed speed"},
    CommandText{Command::Plan, "plan", "[FILE]",
                "says what would be copied, from options or a plan file; sends nothing",
                "image version source to product save profile endpoint json data-dir lang clock "
                "images seed speed"},
    CommandText{Command::Run, "run", "[FILE]",
                "sends what 'plan' would copy and follows it to its end",
                "image version source to product label wait no-wait timeout wait-lock confirm "
                "profile endpoint json data-dir lang clock images seed speed"},
    CommandText{Command::Tasks, "tasks", "", "lists what was sent, from the journal alone",
                "all state batch profile endpoint json data-dir lang"},
    CommandText{Command::Practice, "practice", "",
                "runs the practice service alone and prints its address",
                "port images seed speed faults json data-dir lang clock"},
    CommandText{Command::Screenshots, "screenshots", "DIR", "writes the pictures of the manual",
                "theme scale lang data-dir"},
    CommandText{Command::Walk, "walk", "DIR",
                "does the main job through the windows off-screen, prints the task table and "
                "writes pictures",
                "images seed speed lang data-dir"},
};

QString latin(const char *text)
{
    return QString::fromLatin1(text);
}

const CommandText *commandNamed(const QString &name)
{
    const auto found =
        std::find_if(commands.begin(), commands.end(),
                     [&name](const CommandText &each) { return name == latin(each.name); });
    return found == commands.end() ? nullptr : &*found;
}

QStringList optionsOf(const CommandText &command)
{
    return latin(command.options).split(QLatin1Char(' '));
}

/// "the command 'run'", "the commands 'plan' and 'run'", "the window".
QString owners(const QString &option)
{
    QStringList names;
    for (const CommandText &command : commands) {
        if (optionsOf(command).contains(option) && command.command != Command::Window)
            names.append(QLatin1Char('\'') + latin(command.name) + QLatin1Char('\''));
    }
    if (names.isEmpty())
        return QStringLiteral("the window");
    if (names.size() == 1)
        return QStringLiteral("the command ") + names.first();
    const QString last = names.takeLast();
    return QStringLiteral("the commands ") + names.join(QLatin1String(", "))
           + QLatin1String(" and ") + last;
}

tl::unexpected<CommandAnswer> usage(const QString &what, const QString &command = {})
{
    const QString help = command.isEmpty() ? QStringLiteral("regioncast --help")
                                           : QStringLiteral("regioncast help ") + command;
    return tl::unexpected<CommandAnswer>(CommandAnswer{
        QStringLiteral("regioncast: %1\nTry '%2'.\n").arg(what, help), ExitCode::Usage});
}

/// Breaks a text into lines of at most `width`, all but the first indented.
QString wrapped(const QString &text, int indent, int width)
{
    QString result;
    int column = indent;
    for (const QString &word : text.split(QLatin1Char(' '))) {
        if (column > indent && column + 1 + word.size() > width) {
            result += QLatin1Char('\n') + QString(indent, QLatin1Char(' '));
            column = indent;
        } else if (column > indent) {
            result += QLatin1Char(' ');
            ++column;
        }
        result += word;
        column += int(word.size());
    }
    return result;
}

QString row(const QString &left, const QString &right)
{
    constexpr int indent = 26;
    const QString head = QStringLiteral("  ") + left;
    QString line = head.leftJustified(indent, QLatin1Char(' '));
    if (head.size() >= indent)
        line = head + QLatin1Char('\n') + QString(indent, QLatin1Char(' '));
    return line + wrapped(right, indent, 90) + QLatin1Char('\n');
}

QString helpOf(const CommandText &command)
{
    QString text = QStringLiteral("Usage: regioncast");
    if (command.command != Command::Window)
        text += QLatin1Char(' ') + latin(command.name);
    text += QLatin1String(" [options]");
    if (*command.arguments)
        text += QLatin1Char(' ') + latin(command.arguments);
    QString summary = latin(command.summary) + QLatin1Char('.');
    summary[0] = summary.at(0).toUpper();
    text += QLatin1Char('\n') + wrapped(summary, 0, 90) + QLatin1String("\n\nOptions:\n");
    const QStringList names = optionsOf(command);
    for (const QString &name : names) {
        const auto option =
            std::find_if(options.begin(), options.end(),
                         [&name](const Option &each) { return name == latin(each.name); });
        QString left = QStringLiteral("--") + name;
        if (option->value)
            left += QLatin1Char(' ') + latin(option->value);
        text += row(left, latin(option->description));
    }
    return text + row(QStringLiteral("--help"), QStringLiteral("Print this."));
}

QString generalHelp()
{
    QString text = QStringLiteral(
        "Usage: regioncast [command] [options]\n"
        "Copies cloud images to other regions and watches them arrive. Without a command it opens\n"
        "the window, on the practice service until a profile for an account is made.\n\n"
        "Commands:\n");
    for (const CommandText &command : commands) {
        if (command.command == Command::Window)
            continue;
        QString left = latin(command.name);
        if (*command.arguments)
            left += QLatin1Char(' ') + latin(command.arguments);
        text += row(left, latin(command.summary));
    }
    text += row(QStringLiteral("help COMMAND"), QStringLiteral("says what a command takes"));
    const QString window = helpOf(commands.front());
    return text + QLatin1String("\nOptions of the window:\n")
           + window.mid(window.indexOf(QLatin1String("Options:\n")) + 9)
           + row(QStringLiteral("--version"), QStringLiteral("Print the version."));
}

/// Reads the values of one command's options and remembers the first mistake.
class Values
{
public:
    Values(const QCommandLineParser &parser, const CommandText &command)
        : m_parser(parser)
        , m_command(command)
    {
    }

    [[nodiscard]] bool isSet(const char *name) const
    {
        return optionsOf(m_command).contains(latin(name)) && m_parser.isSet(latin(name));
    }
    /// Empty when it was not given; an empty value that was is a mistake.
    QString text(const char *name, const QString &wanted)
    {
        if (!isSet(name))
            return {};
        const QStringList values = m_parser.values(latin(name));
        if (values.size() > 1)
            mistake(QStringLiteral("--%1 was given twice.").arg(latin(name)));
        else if (values.first().isEmpty())
            mistake(QStringLiteral("--%1 wants %2.").arg(latin(name), wanted));
        return values.first();
    }
    /// All values, each as it is.
    QStringList texts(const char *name, const QString &wanted)
    {
        if (!isSet(name))
            return {};
        const QStringList all = m_parser.values(latin(name));
        if (all.contains(QString()))
            mistake(QStringLiteral("--%1 wants %2.").arg(latin(name), wanted));
        return all;
    }
    /// All values, taken apart at commas.
    QStringList list(const char *name, const QString &wanted)
    {
        if (!isSet(name))
            return {};
        QStringList all;
        for (const QString &value : m_parser.values(latin(name))) {
            for (const QString &part : value.split(QLatin1Char(','))) {
                if (part.trimmed().isEmpty())
                    mistake(QStringLiteral("--%1 wants %2.").arg(latin(name), wanted));
                all.append(part.trimmed());
            }
        }
        return all;
    }
    /// `fallback` when it was not given.
    double number(const char *name, double fallback, double least, double most,
                  const QString &wanted, bool whole = true)
    {
        if (!isSet(name))
            return fallback;
        bool good = false;
        const QString given = text(name, wanted);
        const double value = whole ? double(given.toLongLong(&good)) : given.toDouble(&good);
        if (!good || !(value >= least) || value > most)
            mistake(QStringLiteral("--%1 wants %2.").arg(latin(name), wanted));
        return value;
    }
    std::chrono::milliseconds duration(const char *name)
    {
        if (!isSet(name))
            return std::chrono::milliseconds{0};
        const QString wanted = QStringLiteral("a time such as 90s, 15m or 2h, at most 30 days");
        const auto value = durationFrom(text(name, wanted));
        if (!value)
            mistake(QStringLiteral("--%1 wants %2.").arg(latin(name), wanted));
        return value.value_or(std::chrono::milliseconds{0});
    }
    void oneOf(const char *name, const QString &value, const QStringList &allowed,
               const QString &wanted)
    {
        if (isSet(name) && !allowed.contains(value))
            mistake(QStringLiteral("--%1 wants %2.").arg(latin(name), wanted));
    }
    void mistake(const QString &what)
    {
        if (m_mistake.isEmpty())
            m_mistake = what;
    }
    [[nodiscard]] QString firstMistake() const { return m_mistake; }

private:
    const QCommandLineParser &m_parser;
    const CommandText &m_command;
    QString m_mistake;
};

bool isStateWord(const QString &word)
{
    return word == QLatin1String("open") || word == QLatin1String("unsolved")
           || destinationStateOf(word).has_value();
}

void readCommon(CommandLine &line, Values &values, const QDateTime &now)
{
    line.folder = values.text("data-dir", QStringLiteral("a folder"));
    line.language = values.text("lang", QStringLiteral("en, zh_CN or ja"));
    values.oneOf("lang", line.language,
                 {QStringLiteral("en"), QStringLiteral("zh_CN"), QStringLiteral("ja")},
                 QStringLiteral("en, zh_CN or ja"));
    line.json = values.isSet("json");
    if (values.isSet("profile") && values.isSet("endpoint"))
        values.mistake(QStringLiteral("--profile and --endpoint exclude each other."));
    line.profile.name = values.text("profile", QStringLiteral("the name or id of a profile"));
    if (values.isSet("endpoint")) {
        const Result<QUrl> endpoint =
            endpointFrom(values.text("endpoint", QStringLiteral("an address")));
        if (endpoint) {
            line.profile.endpoint = *endpoint;
        } else if (endpoint.error().code == QLatin1String(codes::insecureEndpoint)) {
            values.mistake(QStringLiteral(
                "--endpoint: http is for this computer alone; everything else wants https."));
        } else {
            values.mistake(QStringLiteral("--endpoint wants a host name, or https:// before it."));
        }
    }
    if (values.isSet("clock")) {
        const QString wanted = QStringLiteral("a factor from 1 to %1, and behind @ a time such as "
                                              "2026-10-30T08:00:00Z")
                                   .arg(ClockScale::mostFactor);
        const auto scale = ClockScale::fromText(values.text("clock", wanted), now);
        if (scale)
            line.clock = *scale;
        else
            values.mistake(QStringLiteral("--clock wants %1.").arg(wanted));
    }
    line.world.images = int(values.number("images", line.world.images, 12, 100'000,
                                          QStringLiteral("a number from 12 to 100000")));
    line.world.seed = std::uint32_t(values.number("seed", line.world.seed, 0, 4'294'967'295.0,
                                                  QStringLiteral("a number from 0 to 4294967295")));
    line.world.speed = values.number("speed", line.world.speed, 1e-9, 1e6,
                                     QStringLiteral("a number above 0, at most 1000000"), false);
    line.port =
        quint16(values.number("port", 0, 0, 65535, QStringLiteral("a number from 0 to 65535")));
    line.faultsFile = values.text("faults", QStringLiteral("a file"));
    const QString theme = values.text("theme", QStringLiteral("light or dark"));
    values.oneOf("theme", theme, {QStringLiteral("light"), QStringLiteral("dark")},
                 QStringLiteral("light or dark"));
    line.dark = theme == QLatin1String("dark");
    line.scale = int(values.number("scale", 1, 1, 2, QStringLiteral("1 or 2")));
    line.quitAfterPaint = values.isSet("quit-after-first-paint");
}

void readPlan(CommandLine &line, Values &values, const QString &file)
{
    PlanChoice &plan = line.plan;
    plan.file = file;
    plan.images = values.texts("image", QStringLiteral("an image"));
    plan.version = values.text("version", QStringLiteral("a version, or newest"));
    plan.source = values.text("source", QStringLiteral("a region, automatic or service"));
    plan.to = values.list("to", QStringLiteral("regions, or missing"));
    plan.product = values.text("product", QStringLiteral("a product"));
    line.saveAs = values.text("save", QStringLiteral("a file"));
    if (!file.isEmpty()) {
        for (const char *name : {"image", "version", "source", "to", "product"}) {
            if (values.isSet(name)) {
                values.mistake(QStringLiteral("The plan is in the file; --%1 has no place beside "
                                              "it.")
                                   .arg(latin(name)));
            }
        }
        return;
    }
    if (plan.images.isEmpty())
        values.mistake(
            QStringLiteral("Name a plan file, or images by --image and regions by --to."));
    else if (plan.to.isEmpty())
        values.mistake(QStringLiteral("Name regions by --to."));
    else if (plan.to.contains(QLatin1String("missing")) && plan.to.size() > 1)
        values.mistake(QStringLiteral("--to takes 'missing' alone, not beside regions."));
}

void readRun(CommandLine &line, Values &values)
{
    if (!values.isSet("profile") && !values.isSet("endpoint")) {
        values.mistake(QStringLiteral("'run' sends, so it does not guess where to: name --profile "
                                      "or --endpoint."));
    }
    line.label = values.text("label", QStringLiteral("a text")).trimmed();
    if (values.isSet("wait") && values.isSet("no-wait"))
        values.mistake(QStringLiteral("--wait and --no-wait exclude each other."));
    line.wait = !values.isSet("no-wait");
    line.timeout = values.duration("timeout");
    line.lockPatience = values.duration("wait-lock");
    if (values.isSet("confirm")) {
        line.confirm = int(values.number("confirm", 0, 0, 1'000'000,
                                         QStringLiteral("the number of copies to be sent")));
    }
}

void readTasks(CommandLine &line, Values &values)
{
    line.all = values.isSet("all");
    line.states = values.list("state", QStringLiteral("words of states"));
    for (const QString &word : std::as_const(line.states)) {
        if (!isStateWord(word))
            values.mistake(QStringLiteral("There is no state '%1'.").arg(word));
    }
    if (values.isSet("batch")) {
        line.batch =
            qint64(values.number("batch", 0, 1, 9e15, QStringLiteral("the number of a batch")));
    }
}

} // namespace

tl::expected<CommandLine, CommandAnswer> readCommandLine(const QStringList &arguments,
                                                         const QDateTime &now)
{
    // With the options of all commands, to find out which command it is wherever it stands.
    QCommandLineParser parser;
    for (const Option &option : options) {
        // "version" stands for a version of an image and, alone, for that of the program.
        if (latin(option.name) == QLatin1String("version"))
            continue;
        parser.addOption(QCommandLineOption(latin(option.name), {},
                                            option.value ? latin(option.value) : QString()));
    }
    const bool asksForVersion = arguments.size() == 2
                                && (arguments.at(1) == QLatin1String("--version")
                                    || arguments.at(1) == QLatin1String("-v"));
    if (asksForVersion) {
        return tl::unexpected<CommandAnswer>(
            CommandAnswer{QStringLiteral("regioncast " REGIONCAST_VERSION "\n"), ExitCode::Done});
    }
    parser.addOption(QCommandLineOption(QStringLiteral("version"), {}, QStringLiteral("VERSION")));
    parser.addOption(QCommandLineOption(QStringList{QStringLiteral("h"), QStringLiteral("help")}));
    if (!parser.parse(arguments))
        return usage(parser.errorText());

    QStringList positional = parser.positionalArguments();
    const bool asksForHelp =
        parser.isSet(QStringLiteral("help")) || positional.value(0) == QLatin1String("help");
    if (positional.value(0) == QLatin1String("help"))
        positional.removeFirst();
    const QString name = positional.value(0);
    const CommandText *command = commandNamed(name);
    if (!command)
        return usage(QStringLiteral("There is no command '%1'.").arg(name));
    if (asksForHelp) {
        return tl::unexpected<CommandAnswer>(
            CommandAnswer{name.isEmpty() ? generalHelp() : helpOf(*command), ExitCode::Done});
    }

    const QStringList own = optionsOf(*command);
    for (const QString &given : parser.optionNames()) {
        if (!own.contains(given)) {
            return usage(QStringLiteral("--%1 belongs to %2.").arg(given, owners(given)),
                         latin(command->name));
        }
    }
    const QString argument = positional.value(1);
    const QString takes = latin(command->arguments);
    if (positional.size() > (takes.isEmpty() ? 1 : 2)) {
        return usage(QStringLiteral("Unexpected argument '%1'.").arg(positional.last()),
                     latin(command->name));
    }
    if (takes == QLatin1String("DIR") && argument.isEmpty())
        return usage(QStringLiteral("The command '%1' needs a folder.").arg(name), name);

    CommandLine line;
    line.command = command->command;
    Values values(parser, *command);
    readCommon(line, values, now);
    switch (line.command) {
    case Command::Images:
        line.search = values.text("search", QStringLiteral("a text"));
        line.product = values.text("product", QStringLiteral("a product"));
        break;
    case Command::Run:
        readRun(line, values);
        readPlan(line, values, argument);
        break;
    case Command::Plan:
        readPlan(line, values, argument);
        break;
    case Command::Tasks:
        readTasks(line, values);
        break;
    case Command::Screenshots:
    case Command::Walk:
        line.outputFolder = argument;
        break;
    case Command::Window:
    case Command::Practice:
    case Command::Regions:
        break;
    }
    if (!values.firstMistake().isEmpty())
        return usage(values.firstMistake(), latin(command->name));
    return line;
}

std::optional<std::chrono::milliseconds> durationFrom(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("\\A(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,8})s?)?\\z"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const std::chrono::seconds all = std::chrono::hours(match.captured(1).toInt())
                                     + std::chrono::minutes(match.captured(2).toInt())
                                     + std::chrono::seconds(match.captured(3).toInt());
    if (all <= std::chrono::seconds{0} || all > std::chrono::hours(24 * 30))
        return std::nullopt;
    return all;
}

} // namespace regioncast
