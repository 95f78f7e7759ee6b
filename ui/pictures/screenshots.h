#pragma once

#include "pictures/scene.h"

#include <QLocale>
#include <QObject>
#include <QTemporaryDir>

#include <memory>

namespace regioncast {

/// The pictures of README and guide, scene after scene, with a fixed font, size, user and time
/// zone besides what a Scene fixes. Two runs with the same fonts installed give identical files.
class Screenshots final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Screenshots)

public:
    /// Fixes what must be fixed before the application object exists. `scale` is 1 or 2.
    static void prepare(int scale);

    Screenshots(QString folder, const QLocale &locale, QString language);

    void start();

Q_SIGNALS:
    /// 0 = all pictures were written, 1 = not; what was missing stands on standard error.
    void ended(int exitCode);

private:
    void playNext();

    QTemporaryDir m_home; ///< no keys of the person who makes the pictures
    QString m_folder;
    QLocale m_locale;
    QString m_language;
    std::unique_ptr<Scene> m_scene;
    int m_next = 0;
    int m_pictures = 0;
};

} // namespace regioncast
