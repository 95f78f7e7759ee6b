#include "tasks/reportdialog.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace regioncast {

namespace {

/// In the order of the name filters.
const std::pair<ReportFormat, const char *> formats[] = {
    {ReportFormat::Html, "html"}, {ReportFormat::Csv, "csv"}, {ReportFormat::Json, "json"}};

} // namespace

std::optional<ReportFormat> reportFormatOf(const QString &fileName)
{
    const QString suffix = QFileInfo(fileName).suffix();
    for (const auto &[format, known] : formats) {
        if (suffix.compare(QLatin1String(known), Qt::CaseInsensitive) == 0)
            return format;
    }
    if (suffix.compare(QLatin1String("htm"), Qt::CaseInsensitive) == 0)
        return ReportFormat::Html;
    return std::nullopt;
}

ReportDialog::ReportDialog(const QString &name, QWidget *parent)
    : QFileDialog(parent, tr("Save Report"))
{
    setObjectName(QStringLiteral("reportDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAcceptMode(AcceptSave);
    setFileMode(AnyFile);
    setNameFilters({tr("Web page (*.html)"), tr("Table for spreadsheets (*.csv)"),
                    tr("Data for programs (*.json)")});
    setDefaultSuffix(QString::fromLatin1(formats[0].second));
    static const QRegularExpression refused(QStringLiteral("[\\x00-\\x1f/\\\\:*?\"<>|]"));
    selectFile(QString(name).replace(refused, QStringLiteral("-")) + QLatin1Char('.')
               + defaultSuffix());
    connect(this, &QFileDialog::filterSelected, this, &ReportDialog::onFilterSelected);
    connect(this, &QFileDialog::fileSelected, this, &ReportDialog::onFileSelected);
}

ReportDialog::~ReportDialog() = default;

void ReportDialog::onFilterSelected(const QString &filter)
{
    const qsizetype at = nameFilters().indexOf(filter);
    if (at < 0 || at >= qsizetype(std::size(formats)))
        return;
    const QString suffix = QString::fromLatin1(formats[at].second);
    setDefaultSuffix(suffix);
    const QStringList files = selectedFiles();
    if (files.size() != 1 || !reportFormatOf(files.first()))
        return;
    selectFile(QFileInfo(files.first()).completeBaseName() + QLatin1Char('.') + suffix);
}

void ReportDialog::onFileSelected(const QString &file)
{
    if (const std::optional<ReportFormat> format = reportFormatOf(file))
        Q_EMIT chosen(file, *format, true);
    else
        Q_EMIT chosen(file + QStringLiteral(".html"), ReportFormat::Html, false);
}

} // namespace regioncast
