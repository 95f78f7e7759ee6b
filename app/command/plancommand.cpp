#include "command/plancommand.h"

#include "command/planinput.h"

#include <QJsonArray>

namespace regioncast {

PlanCommand::PlanCommand(const CommandLine &line, const QString &folder, Clock &clock,
                         const Output &output, std::optional<PlanFile> input)
    : SessionCommand(line, folder, clock, output, Workspace::Access::OnlyRead)
    , m_input(std::move(input))
{
}

void PlanCommand::ready()
{
    if (!m_input) {
        const auto flags = wishesFromFlags(line().plan, *session());
        if (!flags) {
            output().say(flags.error());
            finish(ExitCode::Usage);
            return;
        }
        m_input = *flags;
    }
    const Plan plan = planFor(*m_input, *session());
    const Catalogue &catalogue = session()->catalogue();
    if (!line().saveAs.isEmpty()) {
        // What was shown is what a run of the file shall send: versions are pinned, every row is
        // kept, and what is there already then will be found there again.
        PlanFile saved = *m_input;
        saved.wishes = wishesOf(plan, false);
        const Result<void> written = writePlanFile(line().saveAs, saved);
        if (!written) {
            fail(written.error());
            return;
        }
        output().say(QStringLiteral("Saved as %1.").arg(line().saveAs));
    }

    QList<QStringList> rows;
    QJsonArray copies;
    for (const PlanRow &row : plan.rows) {
        QString source = row.source ? row.source->text : QStringLiteral("service");
        if (row.automaticSource)
            source = row.source ? row.source->text + QLatin1String(" (automatic)")
                                : QStringLiteral("automatic");
        rows.append({catalogue.imageLabel(row.to.image), catalogue.versionLabel(row.to.imageKey()),
                     source, row.to.region.text, wordOf(row.verdict),
                     row.code.isEmpty() ? QString() : output().errors().text(row.code).message});
        copies.append(jsonOf(row, catalogue, output().errors()));
    }
    QJsonObject counts;
    QStringList told;
    for (const Verdict verdict : {Verdict::WillCopy, Verdict::AlreadyThere, Verdict::InProgress,
                                  Verdict::Blocked, Verdict::ParentFirst, Verdict::Unknown}) {
        counts.insert(wordOf(verdict), plan.count(verdict));
        if (plan.count(verdict) > 0)
            told.append(
                QStringLiteral("%1 %2").arg(QString::number(plan.count(verdict)), wordOf(verdict)));
    }
    const qsizetype requests = requestsOf(plan).size();
    output().line(
        tableOf({QStringLiteral("IMAGE"), QStringLiteral("VERSION"), QStringLiteral("FROM"),
                 QStringLiteral("TO"), QStringLiteral("VERDICT"), QStringLiteral("WHY")},
                rows));
    output().line(QStringLiteral("%1; requests: %2")
                      .arg(told.isEmpty() ? QStringLiteral("nothing to copy")
                                          : told.join(QLatin1String(", ")),
                           QString::number(requests)));
    output().value({{QStringLiteral("regioncastPlanned"), 1},
                    {QStringLiteral("profile"), jsonOf(session()->profile())},
                    {QStringLiteral("readAt"), jsonOf(plan.readAt)},
                    {QStringLiteral("requests"), qint64(requests)},
                    {QStringLiteral("counts"), counts},
                    {QStringLiteral("copies"), copies}});
    const bool isBlocked = plan.chosenCount() == 0
                           && plan.count(Verdict::Blocked) + plan.count(Verdict::ParentFirst)
                                      + plan.count(Verdict::Unknown)
                                  > 0;
    finish(isBlocked ? ExitCode::Blocked : ExitCode::Done);
}

} // namespace regioncast
