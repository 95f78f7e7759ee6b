#pragma once

#include "tasks/taskwording.h"

#include <QByteArray>

namespace regioncast {

/// The report as a web page: one file without scripts and without anything to load, light, made to
/// be printed on A4, in the language of the program. Every text of the service is escaped.
class ReportHtml
{
    Q_DECLARE_TR_FUNCTIONS(ReportHtml)

public:
    /// What the page says of the list as a whole, as the windows say it.
    struct Head
    {
        QString profile;
        QString period;
        QString filter; ///< chip and text; empty = everything of the period
        QString madeBy;
        QDateTime madeAt;
    };

    /// The references must outlive this.
    ReportHtml(const UiContext &context, const TaskBook &tasks);

    [[nodiscard]] QByteArray page(const Report &report, const Head &head) const;

private:
    void addHead(QString &html, const Report &report, const Head &head) const;
    void addSums(QString &html, const Report &report) const;
    void addUnsolved(QString &html, const Report &report) const;
    void addCopies(QString &html, const Report &report) const;
    [[nodiscard]] QString sumCells(const TaskSum &sum) const;
    /// Its label, else its day and time: the page is read on other days.
    [[nodiscard]] QString batchCell(const Batch &batch) const;
    [[nodiscard]] QString imageCell(const Task &task) const;
    [[nodiscard]] QString regionCell(const RegionId &region) const;
    [[nodiscard]] QString stateCell(const Destination &destination) const;

    const UiContext &m_context;
    const TaskBook &m_tasks;
    Wording m_wording;
    TaskWording m_words;
};

} // namespace regioncast
