#include "support/testmain.h"

#ifdef REGIONCAST_TEST_GUI
#include <QApplication>
#else
#include <QCoreApplication>
#endif
#include <QStandardPaths>
#include <QTest>

#include <cstdio>
#include <utility>
#include <vector>

namespace regioncast::test {

namespace {
using Entry = std::pair<QByteArray, std::function<std::unique_ptr<QObject>()>>;

std::vector<Entry> &entries()
{
    static std::vector<Entry> all;
    return all;
}
} // namespace

Registration::Registration(const char *name, std::function<std::unique_ptr<QObject>()> make)
{
    entries().emplace_back(name, std::move(make));
}

} // namespace regioncast::test

int main(int argc, char *argv[])
{
    using regioncast::test::entries;
    QStandardPaths::setTestModeEnabled(true);
#ifdef REGIONCAST_TEST_GUI
    const QApplication app(argc, argv);
#else
    const QCoreApplication app(argc, argv);
#endif
    QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("-list")) {
        for (const auto &entry : entries())
            std::printf("%s\n", entry.first.constData());
        return 0;
    }
    QByteArray only;
    if (arguments.size() > 1 && !arguments.at(1).startsWith(QLatin1Char('-'))) {
        only = arguments.takeAt(1).toUtf8();
    }
    int ran = 0;
    int failures = 0;
    for (const auto &[name, make] : entries()) {
        if (!only.isEmpty() && only != name)
            continue;
        ++ran;
        failures += QTest::qExec(make().get(), arguments);
    }
    if (ran == 0) {
        std::fprintf(stderr, "No test class of that name here; -list names them.\n");
        return 2;
    }
    return failures == 0 ? 0 : 1;
}
