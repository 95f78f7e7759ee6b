#pragma once

#include <QDate>
#include <QDialog>

class QDateEdit;

namespace regioncast {

/// Asks for the first and the last day of a period. open() shows it; it deletes itself when it
/// closes.
class PeriodDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PeriodDialog)

public:
    PeriodDialog(const QDate &from, const QDate &to, QWidget *parent);
    ~PeriodDialog() override;

Q_SIGNALS:
    /// Both days belong to the period; `from` is never behind `to`.
    void chosen(const QDate &from, const QDate &to);

private:
    QDateEdit *m_from;
    QDateEdit *m_to;
};

} // namespace regioncast
