#include <QCoreApplication>

#include <cstdio>

/// Called by libFuzzer once, before the first input: the application that Qt's plugins and sockets
/// want. What is logged about bad input is dropped, for it would drown what the sanitizers say.
extern "C" int LLVMFuzzerInitialize(int *, char ***)
{
    static int argc = 1;
    static char name[] = "fuzz";
    static char *argv[] = {name, nullptr};
    static const QCoreApplication app(argc, argv);
    qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &, const QString &text) {
        if (type == QtFatalMsg)
            std::fprintf(stderr, "%s\n", qPrintable(text));
    });
    return 0;
}
