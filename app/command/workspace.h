#pragma once

#include "command/commandline.h"
#include "distribution/journal.h"
#include "practice/practiceservice.h"
#include "profile/credentialsources.h"
#include "profile/networkaccess.h"
#include "profile/profilesession.h"
#include "profile/profilestore.h"
#include "support/clock.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace regioncast {

class OneWindow;

/// The profile that a command asked for. Fails with `Client.ProfileUnknown`, also when several have
/// the name. The one for an endpoint has an id that is the same for the same endpoint.
[[nodiscard]] Result<Profile> chosenProfile(const ProfileStore &store, const ProfileChoice &choice);

/// A client together with the credentials it signs with and the network it goes over.
struct ProbeClient
{
    QUrl endpoint; ///< of the service; of practice the one that it has now
    std::unique_ptr<NetworkAccess> network;
    std::unique_ptr<CredentialSource> credentials; ///< outlives `client`
    std::unique_ptr<ApiClient> client;
};

/// One data folder with everything that works in it: settings, journal, secrets, the practice
/// service, the network and the session of the current profile. The window and the commands stand
/// on it. Main thread.
class Workspace final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Workspace)

public:
    /// What becomes of the journal. MayWrite writes when its lock is free and reads otherwise;
    /// MustWrite fails to open with `Client.Busy` otherwise; OnlyRead leaves the lock alone.
    enum class Access { MayWrite, MustWrite, OnlyRead };

    struct Options
    {
        QString folder = {};         ///< created when missing
        WorldSettings practice = {}; ///< of the practice service
        /// Makes the client of a profile; null = over the network. For the pictures of the manual,
        /// where no service may run.
        std::function<std::unique_ptr<ApiClient>(const Profile &)> makeClient = {};
        /// What `clock` follows. The practice service follows it too; when it is scaled, a service
        /// that is not on this computer is refused with `Client.ScaledClock`.
        ClockScale scale = {};
        ProfileChoice profile = {}; ///< the window takes the current one
        Access access = Access::MayWrite;
        /// How long MustWrite waits for a lock that somebody else holds; 0 = not at all.
        std::chrono::milliseconds lockPatience{0};
        /// Other windows that start on the folder are answered, see OneWindow, while this one holds
        /// the lock.
        bool answersWindows = false;
    };

    Workspace(Options options, Clock &clock, QObject *parent = nullptr);
    ~Workspace() override;

    /// Opens the journal and the current profile. Problems that still allow a start are listed in
    /// problems(); fails when the folder cannot be used at all, when the profile that was asked for
    /// is not there (`Client.ProfileUnknown`), and when it must write and cannot.
    void open(Done<void> done);

    /// Only after open().
    [[nodiscard]] ProfileStore &profiles() { return *m_profiles; }
    [[nodiscard]] SecretStore &secrets() { return m_secrets; }
    [[nodiscard]] const QList<Error> &problems() const { return m_problems; }
    [[nodiscard]] Clock &clock() const { return m_clock; }
    [[nodiscard]] QString folder() const { return m_options.folder; }
    /// Null until open() has ended well.
    [[nodiscard]] ProfileSession *session() const { return m_session.get(); }
    /// Makes a profile, as it is saved now, the current one; its session replaces the old one. The
    /// current one keeps its session where ProfileSession::adapt() is enough and images are read:
    /// another name or limit is no reason to interrupt what is under way.
    [[nodiscard]] Result<void> switchTo(const QString &profileId);
    /// Tries again what keeps from reading or sending: the line, and the journal. Where another
    /// process held the journal or it could not be opened it is opened anew, with another session.
    void tryNow();
    /// How the practice service misbehaves from now on (PracticeService::setFaults()); nothing
    /// while it does not run.
    void setPracticeFaults(const Faults &faults);
    /// A client for a profile that need not be saved, for Test Connection. `typedSecret` is used
    /// when the profile's key is typed, `proxyPassword` when its proxy wants one; empty = look it
    /// up.
    [[nodiscard]] std::unique_ptr<ProbeClient> clientFor(const Profile &profile,
                                                         const QByteArray &typedSecret = {},
                                                         const QByteArray &proxyPassword = {});

Q_SIGNALS:
    /// Just before the old session goes: drop what points to it.
    void sessionClosing();
    void sessionOpened();
    /// The current profile changed and keeps its session.
    void profileChanged();
    /// Somebody started another window on the folder: this one shall come forward.
    void showAsked();

private:
    void openJournal(Done<void> done);
    void onJournalOpened(const Result<JournalOpened> &opened, const Done<void> &done);
    void openSession();
    void closeSession();
    [[nodiscard]] std::unique_ptr<ApiClient>
    makeClient(const Profile &profile, CredentialSource &credentials, NetworkAccess &network);
    /// Fills in the endpoint of the practice profile, starting its service when it does not run.
    [[nodiscard]] Profile reachable(Profile profile);

    Options m_options;
    Clock &m_clock;
    std::unique_ptr<ProfileStore> m_profiles;
    std::optional<Profile> m_chosen; ///< by Options::profile; nullopt = the current one
    SecretStore m_secrets;
    QList<Error> m_problems;
    NetworkAccess m_network;
    std::unique_ptr<PracticeService> m_practice;
    PracticeAddress m_practiceAddress;
    std::optional<Error> m_practiceError; ///< why it does not run
    std::unique_ptr<Journal> m_journal;
    JournalOpened m_journalState;
    std::optional<std::chrono::milliseconds> m_lockAskedAt; ///< monotonic
    Pending m_lockRetry;
    std::unique_ptr<OneWindow> m_oneWindow;
    std::unique_ptr<CredentialSource> m_credentials;
    std::unique_ptr<ApiClient> m_client;
    std::unique_ptr<ProfileSession> m_session;
};

} // namespace regioncast
