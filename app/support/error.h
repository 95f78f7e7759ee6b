#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include <chrono>

namespace regioncast {

/// Where an error was born.
enum class ErrorKind {
    Transport, ///< no usable HTTP answer: name, connection, TLS, proxy, deadline
    Answer,    ///< an HTTP answer came but is not what the protocol says
    Gateway,   ///< refused by the gateway: signature, permission, throttling, parameters
    Business,  ///< refused or failed by the operation itself
    Local,     ///< never left this computer: credentials, keychain, journal, files
};

/// What a failed call may have done at the service. This alone decides whether a create call may be
/// sent again (the rule stands in docs/states.md).
enum class Effect {
    NothingSent,          ///< no byte of the body left this computer
    RefusedBeforeService, ///< throttled or wrong clock: may be signed anew and sent by itself
    Refused,              ///< refused; not again until something changed
    MayHaveHappened,      ///< nobody knows; look before anything is sent again
};

/// An error as a value. It carries no sentence for people: errors/errorcatalogue.h makes it from
/// `code` and `args` when it is shown, in the language of that moment.
struct Error
{
    ErrorKind kind = ErrorKind::Local;
    Effect effect = Effect::NothingSent;
    QString code;          ///< the service's code, or one of ours from the namespace `codes`
    QString serverMessage; ///< the service's own English text; empty when there is none
    QString requestId;     ///< empty when the answer had none
    int http = 0;          ///< HTTP status; 0 when there was no HTTP answer
    std::chrono::milliseconds retryAfter{0}; ///< `x-acs-retry-after`; 0 = the service named none
    QStringList args; ///< values for the sentence: host, action, missing permission, file …
    QString detail;   ///< first bytes of a strange answer, or a library's text; untrusted
    QString helpUrl;  ///< `Recommend` when it is an https address, else empty

    friend bool operator==(const Error &, const Error &) = default;
};

/// The codes that do not come from the service. Each has its entry in the error catalogue; the
/// comment names its arguments.
namespace codes {
// transport: %1 = host name
inline constexpr char nameNotFound[] = "Client.NameNotFound";
inline constexpr char connectionRefused[] = "Client.ConnectionRefused";
inline constexpr char unreachable[] = "Client.Unreachable";
inline constexpr char tlsFailed[] = "Client.TlsFailed"; // %2 = reason from the TLS library
inline constexpr char proxyRefused[] = "Client.ProxyRefused";
inline constexpr char proxyAuthentication[] = "Client.ProxyAuthentication";
inline constexpr char timedOut[] = "Client.TimedOut"; // %2 = seconds
inline constexpr char connectionCut[] = "Client.ConnectionCut";
// answer: %1 = host name, %2 = HTTP status
inline constexpr char unexpectedAnswer[] = "Client.UnexpectedAnswer"; // %3 = HTML, XML, empty …
inline constexpr char answerTooLarge[] = "Client.AnswerTooLarge";     // %3 = limit in MB
inline constexpr char redirected[] = "Client.Redirected";             // %3 = target host
// local
inline constexpr char noCredentials[] = "Client.NoCredentials"; // %1 = where they were looked for
inline constexpr char badEndpoint[] = "Client.BadEndpoint";     // %1 = the text
inline constexpr char insecureEndpoint[] = "Client.InsecureEndpoint";     // %1 = the text
inline constexpr char keychainUnreadable[] = "Client.KeychainUnreadable"; // %1 = reason
inline constexpr char noKeychain[] = "Client.NoKeychain";
inline constexpr char journalUnwritable[] = "Client.JournalUnwritable"; // %1 = file, %2 = reason
inline constexpr char journalForeign[] = "Client.JournalForeign";       // %1 = file, %2 = kept as
inline constexpr char journalTooNew[] = "Client.JournalTooNew";   // %1 = file, %2 = its version
inline constexpr char alreadyOpen[] = "Client.AlreadyOpen";       // a copy that is still open
inline constexpr char busy[] = "Client.Busy";                     // %1 = data folder
inline constexpr char practiceBroken[] = "Client.PracticeBroken"; // %1 = kept as
inline constexpr char settingsUnreadable[] = "Client.SettingsUnreadable"; // %1 = file, %2 = reason
inline constexpr char settingsBroken[] = "Client.SettingsBroken";         // %1 = file, %2 = kept as
inline constexpr char fileUnwritable[] = "Client.FileUnwritable";         // %1 = file, %2 = reason
inline constexpr char practiceFailed[] = "Client.PracticeFailed";         // %1 = reason
inline constexpr char imageGone[] = "Client.ImageGone";                   // %1 = image id
// minutes by which our clock is %1 = ahead of the service's, %2 = behind it; the other is empty
inline constexpr char clockDiffers[] = "Client.ClockDiffers";
inline constexpr char faultsBroken[] = "Client.FaultsBroken";     // %1 = what is wrong, English
inline constexpr char planUnreadable[] = "Client.PlanUnreadable"; // %1 = file, %2 = reason
// %1 = file, %2 = line or row from 1, %3 = field, %4 = what is wrong, English
inline constexpr char planBroken[] = "Client.PlanBroken";
inline constexpr char readOnly[] = "Client.ReadOnly";                 // %1 = profile
inline constexpr char imageNotAllowed[] = "Client.ImageNotAllowed";   // %1 = image, %2 = profile
inline constexpr char regionNotAllowed[] = "Client.RegionNotAllowed"; // %1 = region, %2 = profile
inline constexpr char outsideHours[] = "Client.OutsideHours";         // %1 = from, %2 = to, hh:mm
inline constexpr char scaledClock[] = "Client.ScaledClock";           // %1 = host
inline constexpr char profileUnknown[] = "Client.ProfileUnknown";     // %1 = name or id
inline constexpr char configBroken[] = "Client.ConfigBroken";     // %1 = file, %2 = what, English
inline constexpr char credentialMode[] = "Client.CredentialMode"; // %1 = profile of it, %2 = mode
inline constexpr char sessionEnded[] = "Client.SessionEnded";     // %1 = of what, %2 = when
inline constexpr char credentialsRefused[] = "Client.CredentialsRefused"; // %1 = host, %2 = reason
inline constexpr char caFileBroken[] = "Client.CaFileBroken";             // %1 = file, %2 = reason
} // namespace codes

/// Makes an error of our own. `code` is one of `codes`.
[[nodiscard]] Error makeError(ErrorKind kind, Effect effect, const char *code,
                              const QStringList &args = {});

} // namespace regioncast
