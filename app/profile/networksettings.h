#pragma once

#include <QString>

namespace regioncast {

/// How a profile reaches what is outside of this computer. Never holds a password.
struct NetworkSettings
{
    enum class Proxy {
        System,      ///< as the system says
        Environment, ///< HTTPS_PROXY, HTTP_PROXY, NO_PROXY, as the vendor's CLI reads them
        Manual,      ///< the one below
        None,
    };
    enum class Kind { Http, Socks5 };

    Proxy proxy = Proxy::System;
    Kind kind = Kind::Http;   ///< of the manual one, as are the following
    QString host;             ///< name or address
    int port = 0;             ///< 1 to 65535
    QString user;             ///< empty = the proxy asks for none
    bool keepPassword = true; ///< in the keychain; else for this session only
    QString caFile;           ///< PEM, trusted besides the system's; empty = none
    int connectSeconds = 15;  ///< until a request can leave, 1 to mostTimeout
    /// For the whole of a reading, 1 to mostTimeout; a submission has twice as long.
    int answerSeconds = 30;

    static constexpr int mostTimeout = 600;

    friend bool operator==(const NetworkSettings &, const NetworkSettings &) = default;
};

} // namespace regioncast
