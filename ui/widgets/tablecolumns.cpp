#include "widgets/tablecolumns.h"

#include "widgets/theme.h"

#include <QAction>
#include <QDataStream>
#include <QEvent>
#include <QHeaderView>
#include <QIODevice>
#include <QMenu>

#include <algorithm>

namespace regioncast {

TableColumns::TableColumns(QHeaderView *header, QList<ColumnSpec> specs, int stretched)
    : QObject(header)
    , m_header(header)
    , m_specs(std::move(specs))
    , m_stretched(stretched)
{
    m_header->setStretchLastSection(false);
    m_header->setCascadingSectionResizes(false);
    m_header->setSectionResizeMode(QHeaderView::Interactive);
    m_header->setSectionsMovable(true);
    m_header->setResizeContentsPrecision(0);
    m_header->setHighlightSections(false);
    m_header->setTextElideMode(Qt::ElideRight);
    m_header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_header->setMinimumSectionSize(ch(m_header->fontMetrics(), 4));
    m_header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_header, &QHeaderView::customContextMenuRequested, this, [this](const QPoint &at) {
        auto *menu = new QMenu(m_header);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillMenu(menu);
        menu->popup(m_header->viewport()->mapToGlobal(at));
    });
    connect(m_header, &QHeaderView::sectionResized, this, [this](int section, int, int size) {
        if (m_ownResize)
            return;
        if (section == m_stretched)
            m_chosenWidth = size;
        else
            stretch();
    });
    m_header->installEventFilter(this);
    reset();
}

void TableColumns::reset()
{
    m_ownResize = true;
    for (int column = 0; column < m_specs.size(); ++column) {
        m_header->moveSection(m_header->visualIndex(column), column);
        m_header->setSectionHidden(column, !m_specs.at(column).shown);
        // A head must be readable in every language.
        m_header->resizeSection(column,
                                std::max(ch(m_header->fontMetrics(), m_specs.at(column).width),
                                         m_header->sectionSizeHint(column)));
    }
    m_ownResize = false;
    m_chosenWidth = ch(m_header->fontMetrics(), m_specs.at(m_stretched).width);
    stretch();
}

void TableColumns::fit()
{
    m_ownResize = true;
    m_header->resizeSections(QHeaderView::ResizeToContents);
    m_ownResize = false;
    m_chosenWidth = m_header->sectionSize(m_stretched);
    stretch();
}

QByteArray TableColumns::save() const
{
    QByteArray layout;
    QDataStream stream(&layout, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << qint32(m_specs.size()) << qint32(m_chosenWidth) << m_header->saveState();
    return layout;
}

bool TableColumns::restore(const QByteArray &layout)
{
    QDataStream stream(layout);
    stream.setVersion(QDataStream::Qt_6_4);
    qint32 count = 0;
    qint32 chosen = 0;
    QByteArray state;
    stream >> count >> chosen >> state;
    if (stream.status() != QDataStream::Ok || count != m_specs.size())
        return false;
    m_ownResize = true;
    const bool restored = m_header->restoreState(state);
    m_ownResize = false;
    if (!restored) {
        reset();
        return false;
    }
    m_header->setSectionHidden(0, false);
    m_chosenWidth = std::max(chosen, m_header->minimumSectionSize());
    stretch();
    return true;
}

QList<int> TableColumns::shownColumns() const
{
    QList<int> columns;
    for (int at = 0; at < m_header->count(); ++at) {
        const int column = m_header->logicalIndex(at);
        if (!m_header->isSectionHidden(column))
            columns.append(column);
    }
    return columns;
}

void TableColumns::fillMenu(QMenu *menu)
{
    for (int column = 1; column < m_specs.size(); ++column) {
        QAction *action =
            menu->addAction(m_header->model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!m_header->isSectionHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            m_ownResize = true;
            m_header->setSectionHidden(column, !shown);
            m_ownResize = false;
            stretch();
        });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("&Fit")), &QAction::triggered, this, &TableColumns::fit);
    connect(menu->addAction(tr("&Reset")), &QAction::triggered, this, &TableColumns::reset);
}

bool TableColumns::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        stretch();
    return QObject::eventFilter(watched, event);
}

void TableColumns::stretch()
{
    if (m_header->isSectionHidden(m_stretched))
        return;
    int taken = 0;
    for (int column = 0; column < m_header->count(); ++column) {
        if (column != m_stretched)
            taken += m_header->sectionSize(column); // 0 for a hidden one
    }
    m_ownResize = true;
    m_header->resizeSection(m_stretched, std::max(m_chosenWidth, m_header->width() - taken));
    m_ownResize = false;
}

} // namespace regioncast
