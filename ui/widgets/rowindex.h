#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <compare>
#include <functional>
#include <optional>

namespace regioncast {

/// Order of names as people expect it: digits compare as numbers ("v2" before "v10"), letters
/// without regard to case; what is equal by that is ordered as plain text.
[[nodiscard]] std::strong_ordering compareNatural(const QString &a, const QString &b);

/// What a row is sorted by. A missing number is smaller than any.
struct SortKey
{
    std::optional<double> number;
    QString text; ///< decides between equal numbers, naturally

    friend bool operator==(const SortKey &, const SortKey &) = default;
};
/// Negative, 0 or positive.
[[nodiscard]] int compareKeys(const SortKey &a, const SortKey &b);

/// The words of a search text, case folded, without empty ones.
[[nodiscard]] QStringList foldedWords(const QString &search);

/// Says which rows of a table are visible, and in which order: texts, keys and a filter in, numbers
/// of rows out. A value; the table keeps the rows themselves and the list it shows. A row keeps its
/// number until it is removed; numbers are not used again.
class RowIndex
{
public:
    using Filter = std::function<bool(qsizetype row)>;

    /// A new row. `text` is what words are looked for in.
    qsizetype add(const QString &text, const SortKey &key);
    void set(qsizetype row, const QString &text, const SortKey &key);
    void setKey(qsizetype row, const SortKey &key);
    void remove(qsizetype row);
    void clear();
    /// Rows that are there.
    [[nodiscard]] qsizetype size() const { return m_size; }

    /// Sorts all rows by their keys, ties by number of row. Costs nothing when no key changed.
    void sort(Qt::SortOrder order);
    /// The rows whose text holds every one of `words` (see foldedWords()) and that `accept` takes,
    /// in the order of the last sort(); rows added since then come last.
    [[nodiscard]] QList<qsizetype> visible(const QStringList &words, const Filter &accept) const;
    /// Whether visible() would hold the row.
    [[nodiscard]] bool matches(qsizetype row, const QStringList &words, const Filter &accept) const;
    /// Where in `visible` the row belongs, in the order of the last sort().
    [[nodiscard]] qsizetype placeOf(qsizetype row, const QList<qsizetype> &visible) const;

    /// The order of the last sort() between two rows.
    [[nodiscard]] bool isBefore(qsizetype a, qsizetype b) const;

private:
    struct Row
    {
        QString folded;
        SortKey key;
        bool there = false;
    };

    QList<Row> m_rows;
    QList<qsizetype> m_order; ///< all rows; removed ones stay in it until the next sort()
    qsizetype m_size = 0;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    bool m_sorted = true;
};

} // namespace regioncast
