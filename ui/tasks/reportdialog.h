#pragma once

#include <QFileDialog>

#include <optional>

namespace regioncast {

enum class ReportFormat { Html, Csv, Json };

/// By the suffix of the name, in any case; nullopt for any other.
[[nodiscard]] std::optional<ReportFormat> reportFormatOf(const QString &fileName);

/// Asks where to save a report. The suffix of the name decides the format; a kind of file that is
/// chosen changes the suffix. open() shows it; it deletes itself when it closes.
class ReportDialog final : public QFileDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReportDialog)

public:
    /// `name` is offered as the file's name, without suffix; characters that file systems refuse
    /// are replaced.
    explicit ReportDialog(const QString &name, QWidget *parent);
    ~ReportDialog() override;

Q_SIGNALS:
    /// `.html` is added to a name whose suffix says no format; `mayReplace` is false then, for the
    /// user was asked about another name.
    void chosen(const QString &file, regioncast::ReportFormat format, bool mayReplace);

private:
    void onFilterSelected(const QString &filter);
    void onFileSelected(const QString &file);
};

} // namespace regioncast
