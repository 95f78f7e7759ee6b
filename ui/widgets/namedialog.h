#pragma once

#include <QDialog>
#include <QStringList>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace regioncast {

/// Asks for a name: for a region set or a saved filter. Opened, never executed; deletes itself.
class NameDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NameDialog)

public:
    /// What happens to a name that is there already.
    enum class Taken { Refuse, Replace };

    /// `button` is the text of the button that takes the name.
    NameDialog(const QString &title, const QString &button, QWidget *parent);

    void setName(const QString &name);
    /// Names that are there already; with Replace the button says so.
    void setTaken(const QStringList &names, Taken taken);
    /// A choice under the name; without this call there is none.
    void setChoice(const QString &text, bool on, const QString &toolTip);

Q_SIGNALS:
    /// Trimmed, not empty; `choice` is false where there is none.
    void named(const QString &name, bool choice);

private:
    void check();

    QStringList m_names;
    Taken m_taken = Taken::Refuse;
    QString m_buttonText;
    QLineEdit *m_edit = nullptr;
    QCheckBox *m_choice = nullptr;
    QLabel *m_note = nullptr;
    QPushButton *m_button = nullptr;
};

} // namespace regioncast
