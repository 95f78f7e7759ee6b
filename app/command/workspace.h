#pragma once

#include "distribution/journal.h"
#include "practice/practiceservice.h"
#include "profile/credentialsources.h"
#include "profile/profilesession.h"
#include "profile/profilestore.h"
#include "support/clock.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

class QNetworkAccessManager;

namespace regioncast {

/// A client together with the credentials it signs with.
struct ProbeClient
{
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
    struct Options
    {
        QString folder = {};         ///< created when missing
        WorldSettings practice = {}; ///< of the practice service
        /// Makes the client of a profile; null = over the network. For the pictures of the manual,
        /// where no service may run.
        std::function<std::unique_ptr<ApiClient>(const Profile &)> makeClient = {};
    };

    Workspace(Options options, Clock &clock, QObject *parent = nullptr);
    ~Workspace() override;

    /// Opens the journal and the current profile. Problems that still allow a start are listed in
    /// problems(); fails only when the folder cannot be used at all.
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
    /// A client for a profile that need not be saved, for Test Connection. `typedSecret` is used
    /// when the profile's key is typed; empty = look it up.
    [[nodiscard]] std::unique_ptr<ProbeClient> clientFor(const Profile &profile,
                                                         const QByteArray &typedSecret = {});

Q_SIGNALS:
    /// Just before the old session goes: drop what points to it.
    void sessionClosing();
    void sessionOpened();
    /// The current profile changed and keeps its session.
    void profileChanged();

private:
    void openJournal(Done<void> done);
    void openSession();
    void closeSession();
    [[nodiscard]] std::unique_ptr<ApiClient> makeClient(const Profile &profile,
                                                        CredentialSource &credentials);
    /// Fills in the endpoint of the practice profile, starting its service when it does not run.
    [[nodiscard]] Profile reachable(Profile profile);

    Options m_options;
    Clock &m_clock;
    std::unique_ptr<ProfileStore> m_profiles;
    SecretStore m_secrets;
    QList<Error> m_problems;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<PracticeService> m_practice;
    PracticeAddress m_practiceAddress;
    std::optional<Error> m_practiceError; ///< why it does not run
    std::unique_ptr<Journal> m_journal;
    JournalOpened m_journalState;
    std::unique_ptr<CredentialSource> m_credentials;
    std::unique_ptr<ApiClient> m_client;
    std::unique_ptr<ProfileSession> m_session;
};

} // namespace regioncast
