#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>
#include <QTest>

namespace regioncast::test {

/// How long a whole process may take before a test gives up.
inline constexpr int longRun = 60'000;

/// One run of the program. Its environment has no display and no key but what is put there.
class Program
{
public:
    explicit Program(const QStringList &arguments, const QProcessEnvironment &environment = bare())
    {
        m_process.setProcessEnvironment(environment);
        m_process.start(QStringLiteral(REGIONCAST_PROGRAM), arguments);
    }
    ~Program()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    Program(const Program &) = delete;
    Program &operator=(const Program &) = delete;

    static QProcessEnvironment bare()
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *name :
             {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "ALIBABA_CLOUD_ACCESS_KEY_ID",
              "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "ALIBABA_CLOUD_SECURITY_TOKEN"})
            environment.remove(QString::fromLatin1(name));
        environment.insert(QStringLiteral("no_proxy"), QStringLiteral("*"));
        return environment;
    }

    QProcess &process() { return m_process; }
    /// False when it did not end by itself.
    bool ends()
    {
        return QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; },
                               longRun)
               && m_process.exitStatus() == QProcess::NormalExit;
    }
    /// Everything that it wrote to standard output so far.
    QByteArray out()
    {
        m_out += m_process.readAllStandardOutput();
        return m_out;
    }
    QByteArray err()
    {
        m_err += m_process.readAllStandardError();
        return m_err;
    }
    [[nodiscard]] int code() const { return m_process.exitCode(); }
    /// Standard output as the one JSON value that it must be; empty when it is not.
    QJsonObject json() { return QJsonDocument::fromJson(out()).object(); }

private:
    QProcess m_process;
    QByteArray m_out;
    QByteArray m_err;
};

/// A practice service in a process of its own, with its world in a folder.
class Service
{
public:
    /// `clock` is the value of --clock; empty = the computer's time.
    explicit Service(const QString &clock, const QStringList &more = {})
        : m_clock(clock)
        , m_program(QStringList{QStringLiteral("practice"), QStringLiteral("--json"),
                                QStringLiteral("--data-dir"), m_folder.path()}
                    + clockOption() + more)
    {
        m_isUp = QTest::qWaitFor([this] { return m_program.out().contains('\n'); }, longRun);
    }

    [[nodiscard]] bool isUp() const { return m_isUp; }
    /// What commands need to reach it.
    QStringList options()
    {
        return QStringList{QStringLiteral("--endpoint"),
                           m_program.json().value(QStringLiteral("endpoint")).toString()}
               + clockOption();
    }
    QProcessEnvironment environment()
    {
        QProcessEnvironment environment = Program::bare();
        environment.insert(QStringLiteral("ALIBABA_CLOUD_ACCESS_KEY_ID"),
                           m_program.json().value(QStringLiteral("accessKeyId")).toString());
        environment.insert(QStringLiteral("ALIBABA_CLOUD_ACCESS_KEY_SECRET"),
                           m_program.json().value(QStringLiteral("accessKeySecret")).toString());
        return environment;
    }
    /// "image region" of every copy that it accepted, in their order.
    [[nodiscard]] QStringList accepted() const
    {
        QStringList copies;
        QFile file(m_folder.filePath(QStringLiteral("practice-1.jsonl")));
        if (!file.open(QIODevice::ReadOnly))
            return copies;
        file.readLine(); // of the world itself
        while (!file.atEnd()) {
            const QJsonObject line = QJsonDocument::fromJson(file.readLine()).object();
            const QString image = line.value(QStringLiteral("image")).toString();
            for (const auto &region :
                 line.value(QStringLiteral("destinations")).toVariant().toStringList())
                copies.append(image + QLatin1Char(' ') + region);
        }
        return copies;
    }

private:
    [[nodiscard]] QStringList clockOption() const
    {
        return m_clock.isEmpty() ? QStringList() : QStringList{QStringLiteral("--clock"), m_clock};
    }

    QTemporaryDir m_folder;
    QString m_clock;
    Program m_program;
    bool m_isUp = false;
};

} // namespace regioncast::test
