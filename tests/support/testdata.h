#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QString>
#include <QStringList>

namespace regioncast::test {

/// The content of a file under tests/data; ends the test program when it is not there.
inline QByteArray dataFile(const QString &name)
{
    QFile file(QStringLiteral(REGIONCAST_SOURCE_DIR "/tests/data/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("Missing test data: %s", qPrintable(name));
    return file.readAll();
}

/// The names of the files in a folder under tests/data, sorted.
inline QStringList dataFiles(const QString &folder)
{
    return QDir(QStringLiteral(REGIONCAST_SOURCE_DIR "/tests/data/") + folder)
        .entryList(QDir::Files, QDir::Name);
}

} // namespace regioncast::test
