#pragma once

#include "practice/faults.h"
#include "widgets/uicontext.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace regioncast {

/// Make It Fail: rehearses what can go wrong, with the practice service. A list of ready rehearsals
/// fills the script, which can be edited (docs/practice.md describes it). Blocks nothing; the
/// script is kept as long as the window is. Main thread.
class FaultsWindow final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FaultsWindow)

public:
    explicit FaultsWindow(const UiContext &context, QWidget *parent = nullptr);
    ~FaultsWindow() override;

    /// Of what the practice service does now; 0 = it behaves.
    void setActiveRules(int rules);

Q_SIGNALS:
    /// The practice service shall misbehave so from now on; without rules it behaves.
    void faultsChosen(const regioncast::Faults &faults);

private:
    void fillScript();
    void apply();
    void behave();
    void say(const QString &text, bool failed);

    const UiContext &m_context;
    QListWidget *m_rehearsals = nullptr;
    QPlainTextEdit *m_script = nullptr;
    QLabel *m_said = nullptr;
    QPushButton *m_apply = nullptr;
    QPushButton *m_behave = nullptr;
};

} // namespace regioncast
