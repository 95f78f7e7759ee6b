#pragma once

#include "catalog/catalogue.h"
#include "catalog/regiontable.h"
#include "command/commandline.h"
#include "distribution/plan.h"
#include "distribution/tasks.h"
#include "errors/errorcatalogue.h"
#include "profile/profile.h"

#include <QJsonObject>
#include <QStringList>

namespace regioncast {

/// What commands without a window print. Their own words are English; the sentences of the error
/// catalogue and the names of regions follow the language. Main thread.
class Output
{
public:
    Output(bool json, const QLocale &locale);

    [[nodiscard]] bool isJson() const { return m_json; }
    [[nodiscard]] const ErrorCatalogue &errors() const { return m_errors; }
    [[nodiscard]] const RegionTable &regions() const { return m_regions; }

    /// A line on standard output, or nothing with `--json`.
    void line(const QString &text) const;
    /// The one value on standard output, with `--json` only.
    void value(const QJsonObject &object) const;
    /// A message on standard error.
    void say(const QString &text) const;
    void say(const Error &error) const;

private:
    bool m_json = false;
    ErrorCatalogue m_errors;
    RegionTable m_regions;
};

/// The code that a failure ends the program with.
[[nodiscard]] ExitCode exitCodeOf(const Error &error, const ErrorCatalogue &errors);

/// Columns under each other, two spaces between them; spaces at the end of lines are left out.
[[nodiscard]] QString tableOf(const QStringList &header, const QList<QStringList> &rows);

// Stable words, lower case with hyphens, never translated.
[[nodiscard]] QString wordOf(Verdict verdict);
[[nodiscard]] QString wordOf(CopyState state);

// Parts of JSON values; docs/commands.md has the fields.
[[nodiscard]] QJsonObject jsonOf(const Profile &profile);
[[nodiscard]] QJsonObject jsonOf(const RegionId &region, const Copy &copy);
/// ISO 8601 in UTC; null for a null time.
[[nodiscard]] QJsonValue jsonOf(const QDateTime &time);
[[nodiscard]] QJsonObject jsonOf(const PlanRow &row, const Catalogue &catalogue,
                                 const ErrorCatalogue &errors);
[[nodiscard]] QJsonObject jsonOf(const TaskBook &tasks, const Destination &destination,
                                 const ErrorCatalogue &errors);

} // namespace regioncast
