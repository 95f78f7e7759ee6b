#pragma once

#include <QList>
#include <QWidget>

class QButtonGroup;
class QGridLayout;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QRadioButton;
class QSpinBox;

namespace regioncast {

/// A page of fields in two columns. Under a field stands what is wrong with it, until somebody
/// types again. The wheel scrolls and changes no field.
class FormPage : public QWidget
{
    Q_DISABLE_COPY_MOVE(FormPage)

public:
    explicit FormPage(QWidget *parent);

    /// The first field that was marked since clearProblems(); null when all are in order.
    [[nodiscard]] QWidget *firstProblem() const { return m_firstProblem; }
    void clearProblems();
    /// `name` is the object name of the label of a problem.
    void mark(const char *name, QWidget *field, const QString &text);

protected:
    /// Adds a row; `field` may be a widget or a layout. Without a text the first column is empty.
    void addRow(const QString &text, QWidget *buddy, QWidget *field);
    void addRow(const QString &text, QWidget *buddy, QLayout *field);
    /// The row for what is wrong with the fields above it.
    void addProblem(const char *name);
    /// Rows end here; the rest of the page stays empty.
    void endRows();

    [[nodiscard]] QLabel *label(const QString &text, QWidget *buddy);
    [[nodiscard]] QLineEdit *edit(const char *name, const QString &accessibleName);
    [[nodiscard]] QSpinBox *number(const char *name, const QString &accessibleName, int least,
                                   int most);
    [[nodiscard]] QRadioButton *radio(QButtonGroup *group, int id, const char *name,
                                      const QString &text);
    [[nodiscard]] QHBoxLayout *line() const;
    /// Keeps the wheel from changing it.
    void keepFromWheel(QWidget *field);
    /// Called when the palette changes, and once at the end of the making.
    virtual void applyColours();

    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QGridLayout *m_grid;
    int m_row = 0;
    QList<QLabel *> m_problems;
    QWidget *m_firstProblem = nullptr;
};

} // namespace regioncast
