#pragma once

#include "practice/world.h"
#include "support/clock.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <tl/expected.hpp>

#include <chrono>
#include <optional>

namespace regioncast {

/// How the program ends. docs/commands.md explains each.
enum class ExitCode {
    Done = 0,
    Failed = 1,      ///< something on this computer: a file, the journal, the settings
    Usage = 2,       ///< what was asked for makes no sense
    NoDisplay = 3,   ///< a window was wanted
    Unsolved = 4,    ///< some copies failed, were refused or were never taken
    Blocked = 5,     ///< nothing could be sent
    Busy = 6,        ///< somebody else sends from this data folder
    NoAccess = 7,    ///< no key, a wrong one, or one without the permission
    StillOpen = 8,   ///< interrupted or timed out while copies were open
    Unreachable = 9, ///< the service could not be read
};

/// Which profile a command works with.
struct ProfileChoice
{
    QString name;  ///< `--profile`: an id or a name; empty = the current one of the data folder
    QUrl endpoint; ///< `--endpoint`: no saved profile; the key is that of the environment

    friend bool operator==(const ProfileChoice &, const ProfileChoice &) = default;
};

/// What shall be planned: flags or a file, never both.
struct PlanChoice
{
    QString file;       ///< empty = the flags
    QStringList images; ///< ids or names
    QString version;    ///< id, label or `newest`
    QString source;     ///< region, `automatic` or `service`
    QStringList to;     ///< regions, or `missing` alone
    QString product;    ///< empty = as the image

    friend bool operator==(const PlanChoice &, const PlanChoice &) = default;
};

/// What the program was asked for on its command line, checked as far as that goes without reading
/// anything.
struct CommandLine
{
    enum class Command {
        Window,
        Practice,
        Images,
        Regions,
        Plan,
        Run,
        Tasks,
        Screenshots,
        Walk,
    };
    Command command = Command::Window;
    QString folder;   ///< `--data-dir`; empty = the standard one
    QString language; ///< `--lang`; empty = not said
    bool json = false;
    ProfileChoice profile;
    ClockScale clock;
    WorldSettings world;

    quint16 port = 0;   ///< practice: 0 = any free one
    QString faultsFile; ///< practice: empty = none

    QString outputFolder; ///< screenshots, walk
    bool dark = false;    ///< screenshots
    int scale = 1;        ///< screenshots

    QString search;  ///< images
    QString product; ///< images

    PlanChoice plan; ///< plan, run
    QString saveAs;  ///< plan: empty = nowhere

    QString label;                             ///< run; empty = as the plan file says
    bool wait = true;                          ///< run
    std::chrono::milliseconds timeout{0};      ///< run; 0 = none
    std::chrono::milliseconds lockPatience{0}; ///< run; 0 = busy at once
    std::optional<int> confirm;                ///< run

    bool all = false;            ///< tasks
    QStringList states;          ///< tasks: words; empty = all
    std::optional<qint64> batch; ///< tasks

    bool quitAfterPaint = false; ///< window
};

/// What to print instead of doing something.
struct CommandAnswer
{
    QString text;
    ExitCode code = ExitCode::Done; ///< anything but Done belongs on standard error
};

/// Reads the arguments, the program's own name first. A mistake is told in one or two sentences,
/// in English. `now` (UTC) is where `--clock` without an origin takes its day from.
[[nodiscard]] tl::expected<CommandLine, CommandAnswer> readCommandLine(const QStringList &arguments,
                                                                       const QDateTime &now);

/// `90` or `90s`, `15m`, `2h`, `1h30m`: above 0, at most 30 days; nullopt for any other text.
[[nodiscard]] std::optional<std::chrono::milliseconds> durationFrom(const QString &text);

} // namespace regioncast
