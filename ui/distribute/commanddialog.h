#pragma once

#include "distribution/planfile.h"
#include "widgets/uicontext.h"

#include <QDialog>
#include <QUrl>

class QTabWidget;

namespace regioncast {

/// Shows what a plan would be without the window: as calls of the vendor's command line tool, as
/// `regioncast run`, and as plan file; each can be copied. Sends nothing, holds no secret. Opened
/// with open().
class CommandDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandDialog)

public:
    /// For the chosen rows of `plan`. `profile` names the profile in `run` lines; `endpoint` is
    /// where the vendor's tool shall go, empty = it decides.
    CommandDialog(const Plan &plan, const QString &profile, const QUrl &endpoint,
                  const QString &label, QWidget *parent = nullptr);
    ~CommandDialog() override;

private:
    void addPage(const char *name, const QString &title, const QString &text,
                 const QString &explanation);

    QTabWidget *m_pages = nullptr;
};

} // namespace regioncast
