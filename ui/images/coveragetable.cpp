#include "images/coveragetable.h"

#include "widgets/itemroles.h"
#include "widgets/statedelegate.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QHash>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyleOptionHeader>
#include <QStyledItemDelegate>

#include <algorithm>

namespace regioncast {

namespace {

constexpr double imageWidth = 30;    ///< of the vertical header, in ch
constexpr double versionWidth = 8;   ///< of that
constexpr double missingWidth = 5.5; ///< of that
constexpr double longestRegion = 22; ///< a turned name is not drawn longer, in ch
constexpr int leastColumn = 30;      ///< pixels
constexpr double regionWidth = 4;    ///< in ch, when that is more

/// Paints the cells: a shape, or the label of an older version. Pixmaps are made once a palette and
/// screen.
class CellDelegate final : public QStyledItemDelegate
{
public:
    CellDelegate(const CoverageModel &model, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_model(model)
    {
    }

    void forget() { m_pixmaps.clear(); }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
        const bool hasFocus = view && view->hasFocus();
        if (option.state.testFlag(QStyle::State_Selected)) {
            painter->fillRect(option.rect,
                              option.palette.brush(hasFocus ? QPalette::Active : QPalette::Inactive,
                                                   QPalette::Highlight));
        }
        const CoverageModel::Cell &cell = m_model.cellAt(index.row(), index.column());
        if (!cell.look.icon.isEmpty())
            paintShape(painter, option, cell.look);
        else if (!cell.older.isEmpty())
            paintText(painter, option, cell.older);
        else if (cell.gap)
            paintDot(painter, option);
        if (hasFocus && view->currentIndex() == index) {
            painter->setPen(Theme(option.palette).colour(ColourRole::Accent));
            painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
        }
    }

private:
    void paintShape(QPainter *painter, const QStyleOptionViewItem &option,
                    const StateLook &look) const
    {
        const int size = shapeSize(option.fontMetrics);
        const qreal ratio = painter->device()->devicePixelRatioF();
        const auto key = qMakePair(look.icon, ((look.pie + 1) * 64 + int(look.role)) * 2
                                                  + (look.stalled ? 1 : 0));
        if (ratio != m_ratio) {
            m_pixmaps.clear();
            m_ratio = ratio;
        }
        QPixmap &pixmap = m_pixmaps[key];
        if (pixmap.isNull()) {
            pixmap = StateDelegate::stateIcon(option.palette, look.icon, int(look.role), look.pie,
                                              look.stalled, size, ratio)
                         .pixmap(QSize(size, size), ratio);
        }
        painter->drawPixmap(option.rect.left() + (option.rect.width() - size) / 2,
                            option.rect.top() + (option.rect.height() - size) / 2, pixmap);
    }

    static void paintText(QPainter *painter, const QStyleOptionViewItem &option,
                          const QString &text)
    {
        painter->setPen(Theme(option.palette).colour(ColourRole::Look));
        const QRect cell = option.rect.adjusted(1, 0, -1, 0);
        painter->drawText(cell, int(Qt::AlignCenter),
                          option.fontMetrics.elidedText(text, Qt::ElideRight, cell.width()));
    }

    static void paintDot(QPainter *painter, const QStyleOptionViewItem &option)
    {
        constexpr int edge = 3;
        const QPoint at = option.rect.center();
        painter->fillRect(at.x() - 1, at.y() - 1, edge, edge,
                          Theme(option.palette).colour(ColourRole::Muted));
    }

    const CoverageModel &m_model;
    mutable QHash<QPair<QString, int>, QPixmap> m_pixmaps;
    mutable qreal m_ratio = 0;
};

/// A header whose sections look like every other header's, without their text.
class BareHeader : public QHeaderView
{
public:
    BareHeader(Qt::Orientation orientation, QWidget *parent)
        : QHeaderView(orientation, parent)
    {
        setSectionsClickable(true);
        setHighlightSections(false); // bold texts would be wider than their sections
        setMinimumSectionSize(1);
        setSectionResizeMode(QHeaderView::Fixed);
        setTextElideMode(Qt::ElideRight);
    }

protected:
    void paintBare(QPainter *painter, const QRect &rect, int section) const
    {
        QStyleOptionHeader option;
        initStyleOption(&option);
        option.rect = rect;
        option.section = section;
        option.position = QStyleOptionHeader::Middle;
        if (isEnabled())
            option.state |= QStyle::State_Enabled;
        style()->drawControl(QStyle::CE_HeaderSection, &option, painter, this);
        if (selectionModel() && isChosen(section)) {
            QColor tint = palette().color(QPalette::Active, QPalette::Link);
            tint.setAlphaF(0.16F);
            painter->fillRect(rect, tint);
        }
        painter->setPen(palette().color(QPalette::ButtonText));
    }

    [[nodiscard]] QVariant asked(int section, int role) const
    {
        return model()->headerData(section, orientation(), role);
    }

    [[nodiscard]] bool isChosen(int section) const
    {
        const QItemSelectionModel *chosen = selectionModel();
        return orientation() == Qt::Horizontal
                   ? chosen->columnIntersectsSelection(section, rootIndex())
                   : chosen->currentIndex().row() == section
                         || chosen->rowIntersectsSelection(section, rootIndex());
    }
};

/// Names of regions turned by 90°, the number missing under each.
class RegionHeader final : public BareHeader
{
public:
    explicit RegionHeader(QWidget *parent)
        : BareHeader(Qt::Horizontal, parent)
    {
        setAccessibleName(CoverageTable::tr("Regions"));
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        int longest = ch(fontMetrics(), 8);
        for (int i = 0; model() && i < count(); ++i)
            longest = std::max(
                longest, fontMetrics().horizontalAdvance(asked(i, Qt::DisplayRole).toString()));
        longest = std::min(longest, ch(fontMetrics(), longestRegion));
        return {0, longest + 3 * spacingUnit(fontMetrics()) + fontMetrics().height()};
    }

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override
    {
        painter->save();
        paintBare(painter, rect, section);
        const int u = spacingUnit(fontMetrics());
        const int line = fontMetrics().height();
        const int missing = asked(section, CoverageModel::MissingRole).toInt();
        const QRect number(rect.left(), rect.bottom() - line - u / 2, rect.width(), line);
        if (missing == 0)
            painter->setPen(Theme(palette()).colour(ColourRole::Muted));
        painter->drawText(number, int(Qt::AlignCenter), locale().toString(missing));

        painter->setPen(palette().color(QPalette::ButtonText));
        const int length = number.top() - rect.top() - 2 * u;
        painter->translate(rect.left(), number.top() - u);
        painter->rotate(-90);
        painter->drawText(QRect(0, 0, length, rect.width()), int(Qt::AlignLeft | Qt::AlignVCenter),
                          fontMetrics().elidedText(asked(section, Qt::DisplayRole).toString(),
                                                   Qt::ElideRight, length));
        painter->restore();
    }
};

/// Where the parts of a row's head stand.
struct HeadParts
{
    QRect name;
    QRect version;
    QRect missing;
};

HeadParts partsOf(const QRect &rect, const QFontMetrics &metrics)
{
    const int u = spacingUnit(metrics);
    HeadParts parts;
    parts.missing = QRect(rect.right() - ch(metrics, missingWidth) - u, rect.top(),
                          ch(metrics, missingWidth), rect.height());
    parts.version = QRect(parts.missing.left() - ch(metrics, versionWidth), rect.top(),
                          ch(metrics, versionWidth), rect.height());
    parts.name = QRect(rect.left() + u, rect.top(), parts.version.left() - u - rect.left() - u,
                       rect.height());
    return parts;
}

/// Image, version and number missing.
class ImageHeader final : public BareHeader
{
public:
    explicit ImageHeader(QWidget *parent)
        : BareHeader(Qt::Vertical, parent)
    {
        setAccessibleName(CoverageTable::tr("Images"));
    }

    [[nodiscard]] QSize sizeHint() const override { return {ch(fontMetrics(), imageWidth), 0}; }

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override
    {
        painter->save();
        paintBare(painter, rect, section);
        const HeadParts parts = partsOf(rect, fontMetrics());
        const auto text = [&](const QRect &at, const QString &shown, Qt::Alignment side) {
            painter->drawText(at, int(side | Qt::AlignVCenter),
                              fontMetrics().elidedText(shown, Qt::ElideRight, at.width()));
        };
        text(parts.name, asked(section, CoverageModel::NameRole).toString(), Qt::AlignLeft);
        text(parts.version, asked(section, CoverageModel::VersionRole).toString(), Qt::AlignLeft);
        const QVariant missing = asked(section, CoverageModel::MissingRole);
        if (missing.isValid()) {
            if (missing.toInt() == 0)
                painter->setPen(Theme(palette()).colour(ColourRole::Muted));
            text(parts.missing, locale().toString(missing.toInt()), Qt::AlignRight);
        }
        painter->restore();
    }
};

/// What stands over the row heads: their titles, and all gaps together.
class Corner final : public QWidget
{
public:
    Corner(const UiContext &context, const CoverageModel &model, QWidget *parent)
        : QWidget(parent)
        , m_context(context)
        , m_model(model)
    {
        setObjectName(QStringLiteral("coverageCorner"));
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        QStyleOptionHeader option;
        option.initFrom(this);
        option.rect = rect();
        option.state |= QStyle::State_Horizontal;
        style()->drawControl(QStyle::CE_HeaderSection, &option, &painter, this);
        const int line = fontMetrics().height();
        const int u = spacingUnit(fontMetrics());
        const QRect bottom(0, height() - line - u / 2 - 1, width(), line);
        const HeadParts parts = partsOf(bottom, fontMetrics());
        painter.setPen(palette().color(QPalette::ButtonText));
        const QString images = CoverageTable::tr("Image");
        painter.drawText(parts.name, int(Qt::AlignLeft | Qt::AlignVCenter), images);
        painter.drawText(parts.version, int(Qt::AlignLeft | Qt::AlignVCenter),
                         CoverageTable::tr("Version"));
        painter.drawText(parts.missing, int(Qt::AlignRight | Qt::AlignVCenter),
                         m_context.locale.toString(m_model.missing()));
        // over the number, as wide as it needs
        painter.drawText(bottom.translated(-u, -line), int(Qt::AlignRight | Qt::AlignVCenter),
                         CoverageTable::tr("Missing"));
    }

private:
    const UiContext &m_context;
    const CoverageModel &m_model;
};

qint64 monotonicMilliseconds()
{
    QElapsedTimer now;
    now.start();
    return now.msecsSinceReference();
}

} // namespace

CoverageTable::CoverageTable(const UiContext &context, ImageTableModel &images, QWidget *parent)
    : QTableView(parent)
    , m_context(context)
    , m_images(images)
    , m_coverage(new CoverageModel(context, images, this))
{
    setObjectName(QStringLiteral("coverageTable"));
    setAccessibleName(tr("Coverage"));
    setHorizontalHeader(new RegionHeader(this));
    setVerticalHeader(new ImageHeader(this));
    setModel(m_coverage);
    setItemDelegate(new CellDelegate(*m_coverage, this));
    setSelectionBehavior(QAbstractItemView::SelectItems);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);
    m_corner = new Corner(context, *m_coverage, this);
    layOut();

    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &CoverageTable::noteChosen);
    // the heads of the rows and columns show what is chosen
    for (QHeaderView *header : {horizontalHeader(), verticalHeader()}) {
        connect(selectionModel(), &QItemSelectionModel::selectionChanged, header->viewport(),
                qOverload<>(&QWidget::update));
        connect(selectionModel(), &QItemSelectionModel::currentChanged, header->viewport(),
                qOverload<>(&QWidget::update));
    }
    connect(m_coverage, &QAbstractItemModel::modelAboutToBeReset, this, &CoverageTable::keepChosen);
    connect(m_coverage, &QAbstractItemModel::modelReset, this, &CoverageTable::putChosenBack);
    connect(m_coverage, &QAbstractItemModel::headerDataChanged, m_corner,
            [this] { m_corner->update(); });
}

void CoverageTable::layOut()
{
    horizontalHeader()->setDefaultSectionSize(
        std::max(leastColumn, ch(fontMetrics(), regionWidth)));
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    verticalHeader()->setFixedWidth(ch(fontMetrics(), imageWidth));
}

void CoverageTable::setSession(const ProfileSession *session)
{
    m_coverage->setSession(session);
}

void CoverageTable::rename()
{
    m_coverage->rename();
    updateGeometries();
    viewport()->update();
}

void CoverageTable::updateGeometries()
{
    QTableView::updateGeometries();
    if (!m_corner)
        return;
    m_corner->setGeometry(verticalHeader()->x(), horizontalHeader()->y(), verticalHeader()->width(),
                          horizontalHeader()->height());
    m_corner->raise();
}

void CoverageTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        if (auto *delegate = dynamic_cast<CellDelegate *>(itemDelegate()))
            delegate->forget();
    }
    if (event->type() == QEvent::FontChange && m_corner)
        layOut();
}

// ---- what is chosen

bool CoverageTable::hasChosen() const
{
    return selectionModel()->hasSelection();
}

QList<ImageKey> CoverageTable::chosenImages() const
{
    QSet<int> rows;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.insert(row);
    }
    QList<int> ordered = rows.values();
    std::sort(ordered.begin(), ordered.end());
    if (const qsizetype at = ordered.indexOf(currentIndex().row()); at > 0)
        ordered.move(at, 0);
    QList<ImageKey> keys;
    for (const int row : std::as_const(ordered))
        keys.append(m_images.keyAt(row));
    return keys;
}

QList<Wish> CoverageTable::chosenGaps() const
{
    return m_coverage->wishesFor(selectionModel()->selectedIndexes());
}

void CoverageTable::goTo(const ImageKey &key)
{
    const int row = m_images.rowOf(key);
    if (row < 0 || m_coverage->columnCount() == 0)
        return;
    const QModelIndex cell = m_coverage->index(row, std::max(0, currentIndex().column()));
    selectionModel()->setCurrentIndex(cell, QItemSelectionModel::NoUpdate);
    scrollTo(cell);
}

void CoverageTable::chooseRows(const QList<ImageKey> &keys)
{
    QItemSelection rows;
    for (const int row : m_images.rowsOf(QSet<ImageKey>(keys.cbegin(), keys.cend()))) {
        if (m_coverage->columnCount() > 0)
            rows.select(m_coverage->index(row, 0),
                        m_coverage->index(row, m_coverage->columnCount() - 1));
    }
    selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
}

void CoverageTable::keepChosen()
{
    m_settling = true;
    m_kept.clear();
    const auto keyOf = [this](int row, int column) {
        return qMakePair(m_images.keyAt(row), m_coverage->regions().value(column));
    };
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            for (int column = range.left(); column <= range.right(); ++column)
                m_kept.insert(keyOf(row, column));
        }
    }
    m_keptCurrent = keyOf(currentIndex().row(), currentIndex().column());
    m_keptTop = verticalScrollBar()->value() > 0 ? m_images.keyAt(rowAt(0)) : ImageKey();
}

void CoverageTable::putChosenBack()
{
    QItemSelection chosen;
    const QList<RegionId> &regions = m_coverage->regions();
    if (!m_kept.isEmpty()) {
        QSet<ImageKey> images;
        for (const auto &[image, region] : std::as_const(m_kept))
            images.insert(image);
        for (const int row : m_images.rowsOf(images)) {
            for (int column = 0; column < regions.size(); ++column) {
                const int first = column;
                while (column < regions.size()
                       && m_kept.contains({m_images.keyAt(row), regions.at(column)}))
                    ++column;
                if (column > first)
                    chosen.select(m_coverage->index(row, first),
                                  m_coverage->index(row, column - 1));
            }
        }
    }
    selectionModel()->select(chosen, QItemSelectionModel::ClearAndSelect);
    const int row = m_images.rowOf(m_keptCurrent.first);
    const auto column = int(regions.indexOf(m_keptCurrent.second));
    if (row >= 0 && column >= 0)
        selectionModel()->setCurrentIndex(m_coverage->index(row, column),
                                          QItemSelectionModel::NoUpdate);
    if (const int top = m_images.rowOf(m_keptTop); top >= 0 && !regions.isEmpty())
        scrollTo(m_coverage->index(top, 0), QAbstractItemView::PositionAtTop);
    m_settling = false;
    m_corner->update();
    updateGeometries();
    noteChosen();
}

void CoverageTable::noteChosen()
{
    if (!m_settling)
        Q_EMIT chosenChanged();
}

// ---- keys

void CoverageTable::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex current = currentIndex();
    if (event->key() == Qt::Key_Space && current.isValid()
        && (event->modifiers() == Qt::ShiftModifier || event->modifiers() == Qt::ControlModifier)) {
        const bool row = event->modifiers() == Qt::ShiftModifier;
        selectionModel()->select(
            current, QItemSelectionModel::Select
                         | (row ? QItemSelectionModel::Rows : QItemSelectionModel::Columns));
        event->accept();
        return;
    }
    QTableView::keyPressEvent(event);
}

/// Typing finds an image by its name.
void CoverageTable::keyboardSearch(const QString &text)
{
    const qint64 now = monotonicMilliseconds();
    const bool goesOn = now - m_typedAt < QApplication::keyboardInputInterval();
    m_typedAt = now;
    m_typed = goesOn ? m_typed + text : text;
    const int rows = m_coverage->rowCount();
    const int from = std::max(0, currentIndex().row()) + (goesOn ? 0 : 1);
    for (int step = 0; step < rows; ++step) {
        const int row = (from + step) % rows;
        const QString name =
            m_coverage->headerData(row, Qt::Vertical, CoverageModel::NameRole).toString();
        if (name.startsWith(m_typed, Qt::CaseInsensitive)) {
            setCurrentIndex(m_coverage->index(row, std::max(0, currentIndex().column())));
            return;
        }
    }
}

} // namespace regioncast
