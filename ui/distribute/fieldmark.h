#pragma once

#include <QString>
#include <QWidget>

class QLabel;

namespace regioncast {

/// The sentence under a field that an error points at, with a warning sign. Hidden while it has
/// none.
class FieldMark final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FieldMark)

public:
    explicit FieldMark(QWidget *parent = nullptr);

    void setSentence(const QString &sentence);
    [[nodiscard]] const QString &sentence() const { return m_sentence; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyColours();

    QString m_sentence;
    QLabel *m_sign = nullptr;
    QLabel *m_text = nullptr;
};

} // namespace regioncast
