#include "profile/credentialsources.h"
#include "profile/networkaccess.h"
#include "support/testmain.h"

#include <QCoreApplication>
#include <QTest>

#include <memory>
#include <optional>

using namespace regioncast;
using namespace std::chrono_literals;

namespace {

constexpr char idVariable[] = "ALIBABA_CLOUD_ACCESS_KEY_ID";
constexpr char secretVariable[] = "ALIBABA_CLOUD_ACCESS_KEY_SECRET";
constexpr char tokenVariable[] = "ALIBABA_CLOUD_SECURITY_TOKEN";

Profile profileWith(KeySource source)
{
    Profile profile;
    profile.id = QStringLiteral("0a1b2c3d");
    profile.keySource = source;
    profile.keyId = QStringLiteral("LTAI5tExampleKeyId");
    return profile;
}

/// Takes what a Done gets, and counts it.
template<class T>
struct Caught
{
    std::optional<Result<T>> result;
    int times = 0;

    Done<T> done()
    {
        return [this](const Result<T> &got) {
            result = got;
            ++times;
        };
    }
    [[nodiscard]] QString code() const
    {
        return result && !*result ? result->error().code : QString();
    }
};

/// Lets everything that is posted run, deletions too, without waiting for anything else.
void drain()
{
    QCoreApplication::sendPostedEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

} // namespace

/// There is no keychain here: the bus address leads nowhere, so each keychain job fails at once.
class TestCredentialSources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
        qunsetenv("DISPLAY");
    }

    void init()
    {
        for (const char *name : {idVariable, secretVariable, tokenVariable})
            qunsetenv(name);
        m_network.reset();
        m_clock =
            std::make_unique<ManualClock>(QDateTime(QDate(2026, 10, 31), QTime(8, 0), Qt::UTC));
        m_store = std::make_unique<SecretStore>(*m_clock);
        m_network = std::make_unique<NetworkAccess>(*m_store, *m_clock);
    }
    void cleanup()
    {
        init();
        drain();
    }

    // ---- secrets

    void withoutKeychainTheSecretIsHeldForTheSession()
    {
        const Profile profile = profileWith(KeySource::Keychain);
        Caught<void> kept;
        const Pending keeping = m_store->keep(profile, "canary", kept.done());
        QCOMPARE(kept.times, 0);
        QTRY_COMPARE(kept.times, 1);
        QCOMPARE(kept.code(), QString::fromLatin1(codes::noKeychain));
        QVERIFY(!kept.result->error().detail.contains(QLatin1String("canary")));
        QVERIFY(m_clock->untilNext() < 0ms); // nobody waits any longer

        Caught<QByteArray> read;
        const Pending reading = m_store->read(profile, read.done());
        QCOMPARE(read.times, 0);
        QTRY_COMPARE(read.times, 1);
        QCOMPARE(read.result->value(), QByteArray("canary"));
    }

    void noKeychainAndNothingTyped()
    {
        Caught<QByteArray> read;
        const Pending reading = m_store->read(profileWith(KeySource::Keychain), read.done());
        QTRY_COMPARE(read.times, 1);
        QCOMPARE(read.code(), QString::fromLatin1(codes::keychainUnreadable));
    }

    void oneKeychainCallDoesNotHoldUpTheNext()
    {
        const Profile profile = profileWith(KeySource::Keychain);
        for (int i = 0; i < 3; ++i) {
            Caught<QByteArray> read;
            const Pending reading = m_store->read(profile, read.done());
            QTRY_COMPARE(read.times, 1);
            QCOMPARE(m_clock->monotonic(), 0ms); // it answered, it did not run out of time
        }
        Caught<QByteArray> dropped;
        Pending dropping = m_store->read(profile, dropped.done());
        dropping.reset();
        Caught<QByteArray> late;
        const Pending waiting = m_store->read(profile, late.done());
        m_clock->advance(10s);
        QCOMPARE(late.times, 1);
        Caught<void> forgotten;
        const Pending forgetting = m_store->forget(profile, forgotten.done());
        QTRY_COMPARE(forgotten.times, 1);
        QCOMPARE(dropped.times, 0);
        QCOMPARE(late.times, 1);
    }

    void keychainThatDoesNotAnswerInTenSeconds()
    {
        const Profile profile = profileWith(KeySource::Keychain);
        Caught<void> kept;
        const Pending keeping = m_store->keep(profile, "canary", kept.done());
        m_clock->advance(9999ms);
        QCOMPARE(kept.times, 0);
        m_clock->advance(1ms);
        QCOMPARE(kept.times, 1);
        QCOMPARE(kept.code(), QString::fromLatin1(codes::noKeychain));
        Caught<QByteArray> read;
        const Pending reading = m_store->read(profile, read.done());
        QTRY_COMPARE(read.times, 1);
        QCOMPARE(read.result->value(), QByteArray("canary"));
        // The job ends after all; that is told to nobody.
        Caught<void> after;
        const Pending forgetting = m_store->forget(profile, after.done());
        QTRY_COMPARE(after.times, 1);
        QCOMPARE(kept.times, 1);
    }

    void droppedCallsNeverCallBack()
    {
        const Profile profile = profileWith(KeySource::Keychain);
        Caught<void> kept;
        Caught<QByteArray> read;
        Caught<QByteArray> held;
        Caught<void> forgotten;
        {
            const Pending first = m_store->keep(profile, "canary", kept.done());
            const Pending second = m_store->read(profile, read.done());
            const Pending third = m_store->forget(profile, forgotten.done());
            m_store->keepForSession(profile, "canary");
            const Pending fourth = m_store->read(profile, held.done());
        }
        QVERIFY(m_clock->untilNext() < 0ms);
        // Jobs are worked off in order: when the last has ended, so have the dropped ones.
        Caught<void> last;
        const Pending sentinel = m_store->forget(profile, last.done());
        QTRY_COMPARE(last.times, 1);
        QCOMPARE(kept.times + read.times + held.times + forgotten.times, 0);
    }

    void aCallbackMayDropItsOwnPending()
    {
        const Profile profile = profileWith(KeySource::Keychain);
        Pending pending;
        int step = 0;
        pending = m_store->keep(profile, "canary", [&](const Result<void> &) {
            step = 1;
            pending = m_store->read(profile, [&](const Result<QByteArray> &) {
                step = 2;
                pending.reset();
                step = 3;
            });
        });
        QTRY_COMPARE(step, 3);
    }

    void aStoreThatIsGoneCallsNobody()
    {
        Caught<void> kept;
        const Pending keeping =
            m_store->keep(profileWith(KeySource::Keychain), "canary", kept.done());
        m_network.reset();
        m_store.reset();
        m_clock->advance(1min);
        m_store = std::make_unique<SecretStore>(*m_clock);
        Caught<QByteArray> read;
        const Pending reading = m_store->read(profileWith(KeySource::Keychain), read.done());
        QTRY_COMPARE(read.times, 1);
        QCOMPARE(kept.times, 0);
    }

    void sessionSecretsNeverAskTheKeychain()
    {
        const Profile profile = profileWith(KeySource::Session);
        Caught<QByteArray> none;
        const Pending nothing = m_store->read(profile, none.done());
        QCOMPARE(none.times, 0);
        QVERIFY(m_clock->untilNext() < 0ms);
        QTRY_COMPARE(none.times, 1);
        QCOMPARE(none.code(), QString::fromLatin1(codes::noCredentials));
        QCOMPARE(none.result->error().args, QStringList(QStringLiteral("LTAI…eyId")));

        m_store->keepForSession(profile, "first");
        m_store->keepForSession(profile, "second");
        Caught<QByteArray> read;
        const Pending reading = m_store->read(profile, read.done());
        QTRY_COMPARE(read.times, 1);
        QCOMPARE(read.result->value(), QByteArray("second"));
    }

    void secretsBelongToProfileAndKey()
    {
        const Profile profile = profileWith(KeySource::Session);
        m_store->keepForSession(profile, "canary");
        Profile otherKey = profile;
        otherKey.keyId = QStringLiteral("LTAIanotherKeyId");
        Profile otherProfile = profile;
        otherProfile.id = QStringLiteral("99887766");
        for (const Profile &other : {otherKey, otherProfile}) {
            Caught<QByteArray> read;
            const Pending reading = m_store->read(other, read.done());
            QTRY_COMPARE(read.times, 1);
            QCOMPARE(read.code(), QString::fromLatin1(codes::noCredentials));
        }
    }

    void forgettingIsImmediateAndLeavesCopiesAlone()
    {
        const Profile profile = profileWith(KeySource::Session);
        const QByteArray typed("canary");
        m_store->keepForSession(profile, typed);
        Caught<void> forgotten;
        const Pending forgetting = m_store->forget(profile, forgotten.done());
        QCOMPARE(typed, QByteArray("canary")); // the caller's bytes are the caller's
        Caught<QByteArray> read;
        const Pending reading = m_store->read(profile, read.done());
        QTRY_COMPARE(read.times, 1);
        QCOMPARE(read.code(), QString::fromLatin1(codes::noCredentials));
        QTRY_COMPARE(forgotten.times, 1);
        QCOMPARE(forgotten.code(), QString::fromLatin1(codes::noKeychain));
    }

    // ---- sources

    void practiceGivesThePracticeKey()
    {
        const Credentials practice{QStringLiteral("LTAIpractice"), "secret", {}};
        const auto source = credentialSourceFor(practiceProfile(), *m_store, practice, *m_network);
        Caught<Credentials> got;
        const Pending getting = source->get(got.done());
        QCOMPARE(got.times, 0);
        QTRY_COMPARE(got.times, 1);
        QCOMPARE(got.result->value(), practice);
    }

    void emptyFixedCredentialsAreNone()
    {
        FixedCredentials source({QStringLiteral("LTAIid"), {}, {}});
        Caught<Credentials> got;
        const Pending getting = source.get(got.done());
        QTRY_COMPARE(got.times, 1);
        QCOMPARE(got.code(), QString::fromLatin1(codes::noCredentials));
    }

    void aDroppedSourceCallNeverCallsBack()
    {
        FixedCredentials source({QStringLiteral("LTAIid"), "secret", {}});
        Caught<Credentials> dropped;
        Caught<Credentials> kept;
        Pending dropping = source.get(dropped.done());
        dropping.reset();
        const Pending keeping = source.get(kept.done());
        QTRY_COMPARE(kept.times, 1);
        QCOMPARE(dropped.times, 0);
    }

    void environmentIsReadAtEachCall()
    {
        const auto source =
            credentialSourceFor(profileWith(KeySource::Environment), *m_store, {}, *m_network);
        const auto ask = [&source] {
            Caught<Credentials> got;
            const Pending getting = source->get(got.done());
            [&got] {
                QTRY_COMPARE(got.times, 1);
            }();
            return got;
        };
        Caught<Credentials> got = ask();
        QCOMPARE(got.code(), QString::fromLatin1(codes::noCredentials));
        QCOMPARE(got.result->error().args, QStringList(QString::fromLatin1(idVariable)));

        qputenv(idVariable, "STS.id");
        got = ask();
        QCOMPARE(got.result->error().args, QStringList(QString::fromLatin1(secretVariable)));

        qputenv(secretVariable, " \n");
        got = ask();
        QCOMPARE(got.result->error().args, QStringList(QString::fromLatin1(secretVariable)));

        qputenv(secretVariable, "secret\n");
        got = ask();
        QCOMPARE(got.result->value(), (Credentials{QStringLiteral("STS.id"), "secret", {}}));

        qputenv(tokenVariable, "token");
        got = ask();
        QCOMPARE(got.result->value(), (Credentials{QStringLiteral("STS.id"), "secret", "token"}));

        qunsetenv(idVariable);
        got = ask();
        QCOMPARE(got.result->error().args, QStringList(QString::fromLatin1(idVariable)));
    }

    void typedSecretsComeWithTheKeyOfTheProfile_data()
    {
        QTest::addColumn<KeySource>("source");
        QTest::newRow("keychain") << KeySource::Keychain;
        QTest::newRow("session") << KeySource::Session;
    }
    void typedSecretsComeWithTheKeyOfTheProfile()
    {
        QFETCH(KeySource, source);
        const Profile profile = profileWith(source);
        m_store->keepForSession(profile, "canary");
        // Neither the practice key nor the environment may slip in.
        qputenv(idVariable, "LTAIother");
        qputenv(secretVariable, "other");
        const auto credentials = credentialSourceFor(
            profile, *m_store, {QStringLiteral("LTAIpractice"), "secret", {}}, *m_network);
        Caught<Credentials> got;
        const Pending getting = credentials->get(got.done());
        QTRY_COMPARE(got.times, 1);
        QCOMPARE(got.result->value(), (Credentials{profile.keyId, "canary", {}}));
    }

    void typedSecretThatIsMissing_data()
    {
        QTest::addColumn<KeySource>("source");
        QTest::addColumn<QString>("code");
        QTest::newRow("keychain") << KeySource::Keychain
                                  << QString::fromLatin1(codes::keychainUnreadable);
        QTest::newRow("session") << KeySource::Session << QString::fromLatin1(codes::noCredentials);
    }
    void typedSecretThatIsMissing()
    {
        QFETCH(KeySource, source);
        QFETCH(QString, code);
        const auto credentials = credentialSourceFor(profileWith(source), *m_store, {}, *m_network);
        Caught<Credentials> got;
        const Pending getting = credentials->get(got.done());
        QTRY_COMPARE(got.times, 1);
        QCOMPARE(got.code(), code);
    }

    // ---- what is typed

    void cleaned_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("removed");
        const auto row = [](const char *name, const char *typed, const char *text, int removed) {
            QTest::newRow(name) << QString::fromUtf8(typed) << QString::fromUtf8(text) << removed;
        };
        row("clean", "abcDEF123", "abcDEF123", 0);
        row("nothing", "", "", 0);
        row("spaces", "  abc ", "abc", 3);
        row("line ends", "\r\nabc\r\n", "abc", 4);
        row("tabs", "\tabc\t", "abc", 2);
        row("straight quotes", "\"abc\"", "abc", 2);
        row("single quotes", "'abc'", "abc", 2);
        row("curly quotes", "“abc”", "abc", 2);
        row("single curly quotes", "‘abc’", "abc", 2);
        row("corner brackets", "「abc」", "abc", 2);
        row("no-break space", "\u00a0abc\u00a0", "abc", 2);
        row("wide space", "\u3000abc", "abc", 1);
        row("zero width", "\u200babc\u200d\u2060", "abc", 3);
        // QString::fromUtf8() would take it away.
        QTest::newRow("byte order mark")
            << QString(QChar(QChar::ByteOrderMark) + QStringLiteral("abc")) << QStringLiteral("abc")
            << 1;
        row("control character", "abc\x7f", "abc", 1);
        row("mixed", " \u201c\u200babc\u201d\n", "abc", 5);
        row("inside stays", "a b\"c\u200bd", "a b\"c\u200bd", 0);
        row("signs of secrets stay", "+abc/d==", "+abc/d==", 0);
        row("nothing but noise", " \"\u200b\" ", "", 5);
    }
    void cleaned()
    {
        QFETCH(QString, typed);
        QFETCH(QString, text);
        QFETCH(int, removed);
        const CleanedSecret cleaned = cleanedSecret(typed);
        QCOMPARE(cleaned.text, text);
        QCOMPARE(cleaned.removed, removed);
    }

private:
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<SecretStore> m_store;
    std::unique_ptr<NetworkAccess> m_network;
};

REGIONCAST_TEST(TestCredentialSources)
#include "tst_credentialsources.moc"
