#pragma once

#include "profile/credentialchain.h"
#include "profile/profilesession.h"
#include "widgets/messagestrip.h"
#include "widgets/uicontext.h"
#include "widgets/wording.h"

#include <QCoreApplication>

namespace regioncast {

/// What the strip has to say, worked out from the state of the session.
class StripMessages
{
    Q_DECLARE_TR_FUNCTIONS(StripMessages)

public:
    explicit StripMessages(const UiContext &context)
        : m_context(context)
        , m_wording(context)
    {
    }

    /// Most severe first. `problems` are those of the workspace; `sendError` is that of the last
    /// submission, if it still stands; `keptForSession`: no keychain took the secret; `foundKey` is
    /// offered as long as there is no profile but practice.
    [[nodiscard]] QList<StripMessage> messages(const ProfileSession &session,
                                               const QList<Error> &problems,
                                               const std::optional<Error> &sendError,
                                               bool keptForSession,
                                               const std::optional<FoundSource> &foundKey) const;
    /// "128 images in 9 regions, read 8 s ago".
    [[nodiscard]] QString plain(const ProfileSession &session) const;
    /// "International · LTAI…9xQe".
    [[nodiscard]] QString account(const ProfileSession &session) const;

    // ids of links
    static constexpr char tryNow[] = "tryNow";
    static constexpr char refresh[] = "refresh";
    static constexpr char editProfile[] = "editProfile";
    static constexpr char newProfile[] = "newProfile";
    static constexpr char checkConnection[] = "checkConnection";
    static constexpr char copyPolicy[] = "copyPolicy";
    static constexpr char details[] = "details";
    static constexpr char showFile[] = "showFile";
    static constexpr char showUnsolved[] = "showUnsolved";
    static constexpr char showDoubtful[] = "showDoubtful";
    static constexpr char later[] = "later";
    static constexpr char reviewWaiting[] = "reviewWaiting";
    static constexpr char removeWaiting[] = "removeWaiting";
    static constexpr char dismiss[] = "dismiss";

private:
    using Messages = QList<StripMessage>;
    using Severity = StripMessage::Severity;
    /// With the link that helps against it, if one does.
    [[nodiscard]] StripMessage fromError(const QString &id, Severity severity,
                                         const Error &error) const;
    void addSending(Messages &list, const ProfileSession &session,
                    const std::optional<Error> &sendError) const;
    void addReading(Messages &list, const ProfileSession &session) const;
    void addTasks(Messages &list, const ProfileSession &session) const;
    void addClock(Messages &list, const ProfileSession &session) const;
    [[nodiscard]] StripMessage unsolved(const ProfileSession &session, const Destination &newest,
                                        int count) const;
    [[nodiscard]] QString nextTry(const QDateTime &at) const;

    const UiContext &m_context;
    Wording m_wording;
};

} // namespace regioncast
