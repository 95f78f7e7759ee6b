#pragma once

#include "profile/profilesession.h"
#include "widgets/messagestrip.h"
#include "widgets/uicontext.h"

#include <QCoreApplication>

namespace regioncast {

/// What the strip has to say, worked out from the state of the session. Stateless.
class StripMessages
{
    Q_DECLARE_TR_FUNCTIONS(StripMessages)

public:
    explicit StripMessages(const UiContext &context)
        : m_context(context)
    {
    }

    /// Most severe first. `problems` are those of the workspace; `sendError` is that of the last
    /// submission, if it still stands; `keptForSession`: no keychain took the secret.
    [[nodiscard]] QList<StripMessage> messages(const ProfileSession &session,
                                               const QList<Error> &problems,
                                               const std::optional<Error> &sendError,
                                               bool keptForSession) const;
    /// "128 images in 9 regions, read 8 s ago".
    [[nodiscard]] QString plain(const ProfileSession &session) const;
    /// "International · LTAI…9xQe".
    [[nodiscard]] QString account(const ProfileSession &session) const;

    // ids of messages and of their links
    static constexpr char tryNow[] = "tryNow";
    static constexpr char refresh[] = "refresh";
    static constexpr char editProfile[] = "editProfile";
    static constexpr char newProfile[] = "newProfile";
    static constexpr char show[] = "show";
    static constexpr char later[] = "later";
    static constexpr char reviewWaiting[] = "reviewWaiting";
    static constexpr char removeWaiting[] = "removeWaiting";
    static constexpr char dismiss[] = "dismiss";

private:
    [[nodiscard]] StripMessage fromError(const QString &id, const Error &error) const;

    const UiContext &m_context;
};

} // namespace regioncast
