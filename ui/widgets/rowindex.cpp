#include "widgets/rowindex.h"

#include <algorithm>
#include <compare>

namespace regioncast {

namespace {

bool isDigit(QChar c)
{
    return c >= QLatin1Char('0') && c <= QLatin1Char('9');
}

/// The end of the run of digits that begins at `from`.
qsizetype endOfDigits(const QString &text, qsizetype from)
{
    while (from < text.size() && isDigit(text.at(from)))
        ++from;
    return from;
}

/// Compares two runs of digits of any length by value.
int compareDigits(QStringView a, QStringView b)
{
    auto significant = [](QStringView digits) {
        qsizetype zeros = 0;
        while (zeros + 1 < digits.size() && digits.at(zeros) == QLatin1Char('0'))
            ++zeros;
        return digits.mid(zeros);
    };
    a = significant(a);
    b = significant(b);
    if (a.size() != b.size())
        return a.size() < b.size() ? -1 : 1;
    return a.compare(b);
}

} // namespace

std::strong_ordering compareNatural(const QString &a, const QString &b)
{
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < a.size() && j < b.size()) {
        const QChar left = a.at(i);
        const QChar right = b.at(j);
        if (isDigit(left) && isDigit(right)) {
            const qsizetype endLeft = endOfDigits(a, i);
            const qsizetype endRight = endOfDigits(b, j);
            const int order = compareDigits(QStringView(a).mid(i, endLeft - i),
                                            QStringView(b).mid(j, endRight - j));
            if (order != 0)
                return order <=> 0;
            i = endLeft;
            j = endRight;
            continue;
        }
        if (left != right) {
            const QChar foldedLeft = left.toCaseFolded();
            const QChar foldedRight = right.toCaseFolded();
            if (foldedLeft != foldedRight)
                return foldedLeft.unicode() <=> foldedRight.unicode();
        }
        ++i;
        ++j;
    }
    const qsizetype restLeft = a.size() - i;
    const qsizetype restRight = b.size() - j;
    if ((restLeft == 0) != (restRight == 0))
        return restLeft <=> restRight;
    return a.compare(b) <=> 0;
}

int compareKeys(const SortKey &a, const SortKey &b)
{
    if (a.number != b.number) {
        if (!a.number || !b.number)
            return a.number ? 1 : -1;
        return *a.number < *b.number ? -1 : 1;
    }
    const std::strong_ordering order = compareNatural(a.text, b.text);
    return std::is_lt(order) ? -1 : std::is_gt(order) ? 1 : 0;
}

QStringList foldedWords(const QString &search)
{
    return search.toCaseFolded().simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

qsizetype RowIndex::add(const QString &text, const SortKey &key)
{
    const qsizetype row = m_rows.size();
    m_rows.append({text.toCaseFolded(), key, true});
    m_order.append(row);
    m_sorted = false;
    ++m_size;
    return row;
}

void RowIndex::set(qsizetype row, const QString &text, const SortKey &key)
{
    m_rows[row].folded = text.toCaseFolded();
    setKey(row, key);
}

void RowIndex::setKey(qsizetype row, const SortKey &key)
{
    if (m_rows.at(row).key == key)
        return;
    m_rows[row].key = key;
    m_sorted = false;
}

void RowIndex::remove(qsizetype row)
{
    m_rows[row] = {};
    --m_size;
}

void RowIndex::clear()
{
    *this = {};
}

bool RowIndex::isBefore(qsizetype a, qsizetype b) const
{
    const int order = compareKeys(m_rows.at(a).key, m_rows.at(b).key);
    if (order != 0)
        return m_sortOrder == Qt::AscendingOrder ? order < 0 : order > 0;
    return a < b;
}

void RowIndex::sort(Qt::SortOrder order)
{
    if (m_sorted && m_sortOrder == order)
        return;
    m_sortOrder = order;
    m_order.removeIf([this](qsizetype row) { return !m_rows.at(row).there; });
    std::sort(m_order.begin(), m_order.end(),
              [this](qsizetype a, qsizetype b) { return isBefore(a, b); });
    m_sorted = true;
}

bool RowIndex::matches(qsizetype row, const QStringList &words, const Filter &accept) const
{
    const Row &it = m_rows.at(row);
    if (!it.there)
        return false;
    for (const QString &word : words) {
        if (!it.folded.contains(word))
            return false;
    }
    return !accept || accept(row);
}

QList<qsizetype> RowIndex::visible(const QStringList &words, const Filter &accept) const
{
    QList<qsizetype> rows;
    rows.reserve(m_size);
    for (const qsizetype row : m_order) {
        if (matches(row, words, accept))
            rows.append(row);
    }
    return rows;
}

qsizetype RowIndex::placeOf(qsizetype row, const QList<qsizetype> &visible) const
{
    const auto place =
        std::lower_bound(visible.begin(), visible.end(), row,
                         [this](qsizetype a, qsizetype b) { return isBefore(a, b); });
    return place - visible.begin();
}

} // namespace regioncast
