#pragma once

#include <QObject>

#include <functional>
#include <memory>

namespace regioncast::test {

/// Registers a test class with the executable it is linked into.
struct Registration
{
    Registration(const char *name, std::function<std::unique_ptr<QObject>()> make);
};

} // namespace regioncast::test

/// At the end of tst_<class>.cpp, before its .moc. `./test_x -list` names the classes;
/// `./test_x Class …` runs one of them with QtTest's own arguments.
#define REGIONCAST_TEST(Class)                                                                     \
    static const regioncast::test::Registration registration##Class{                               \
        #Class, [] {                                                                               \
            return std::make_unique<Class>();                                                      \
        }};
