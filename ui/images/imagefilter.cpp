#include "images/imagefilter.h"

#include "widgets/rowindex.h"

#include <QRegularExpression>

#include <algorithm>

namespace regioncast {

namespace {

/// The parts of a text, trimmed, each once, in order.
QStringList partsOf(const QString &text, const QRegularExpression &separator)
{
    QStringList parts;
    QSet<QString> seen;
    for (const QString &part : text.split(separator, Qt::SkipEmptyParts)) {
        const QString trimmed = part.trimmed();
        const QString folded = trimmed.toCaseFolded();
        if (trimmed.isEmpty() || seen.contains(folded))
            continue;
        seen.insert(folded);
        parts.append(trimmed);
    }
    return parts;
}

QStringList folded(const QStringList &parts)
{
    QStringList list;
    for (const QString &part : parts)
        list.append(part.toCaseFolded());
    return list;
}

} // namespace

bool holds(ImageShow show, const ImageFacts &facts)
{
    switch (show) {
    case ImageShow::Gaps:
        return facts.gaps > 0;
    case ImageShow::NewVersion:
        return facts.newVersion;
    case ImageShow::Copying:
        return facts.moving;
    case ImageShow::Unsolved:
        return facts.unsolved;
    case ImageShow::NotCopyable:
        return facts.copyable != Copyable::Yes;
    }
    return false;
}

bool ImageFilter::accepts(const ImageFacts &facts) const
{
    if (!facts.main && !olderVersions)
        return false;
    if (!show.isEmpty() && std::none_of(show.cbegin(), show.cend(), [&facts](ImageShow one) {
            return holds(one, facts);
        }))
        return false;
    return (types.isEmpty() || types.contains(facts.type))
           && (os.isEmpty() || os.contains(facts.os))
           && (products.isEmpty() || products.contains(facts.product));
}

int ImageFilter::count() const
{
    return int(show.size() + types.size() + os.size() + products.size()) + (olderVersions ? 1 : 0);
}

const QList<ImageShow> &allShows()
{
    static const QList<ImageShow> all{ImageShow::Gaps, ImageShow::NewVersion, ImageShow::Copying,
                                      ImageShow::Unsolved, ImageShow::NotCopyable};
    return all;
}

QString wordOf(ImageShow show)
{
    switch (show) {
    case ImageShow::Gaps:
        return QStringLiteral("gaps");
    case ImageShow::NewVersion:
        return QStringLiteral("newVersion");
    case ImageShow::Copying:
        return QStringLiteral("copying");
    case ImageShow::Unsolved:
        return QStringLiteral("unsolved");
    case ImageShow::NotCopyable:
        return QStringLiteral("notCopyable");
    }
    return {};
}

ImageFilter filterOf(const SavedFilter &saved)
{
    const auto setOf = [](const QStringList &words) {
        return QSet<QString>(words.cbegin(), words.cend());
    };
    ImageFilter filter;
    for (const ImageShow show : allShows()) {
        if (saved.show.contains(wordOf(show)))
            filter.show.insert(show);
    }
    filter.types = setOf(saved.types);
    filter.os = setOf(saved.os);
    filter.products = setOf(saved.products);
    filter.olderVersions = saved.olderVersions;
    return filter;
}

void setFilterOf(SavedFilter *saved, const ImageFilter &filter)
{
    const auto sorted = [](const QSet<QString> &words) {
        QStringList list = words.values();
        list.sort();
        return list;
    };
    saved->show.clear();
    for (const ImageShow show : allShows()) {
        if (filter.show.contains(show))
            saved->show.append(wordOf(show));
    }
    saved->types = sorted(filter.types);
    saved->os = sorted(filter.os);
    saved->products = sorted(filter.products);
    saved->olderVersions = filter.olderVersions;
}

ImageFilter united(ImageFilter a, const ImageFilter &b)
{
    a.show.unite(b.show);
    a.types.unite(b.types);
    a.os.unite(b.os);
    a.products.unite(b.products);
    a.olderVersions = a.olderVersions || b.olderVersions;
    return a;
}

ImageSearch parseSearch(const QString &text, const std::function<bool(const QString &)> &known)
{
    static const QRegularExpression listSeparator(
        QStringLiteral("[\\n\\r\\t;,\\x{2028}\\x{2029}]"));
    static const QRegularExpression lineSeparator(QStringLiteral("[\\n\\r\\x{2028}\\x{2029}]"));
    static const QRegularExpression space(QStringLiteral("\\s+"));

    ImageSearch search;
    QStringList parts = partsOf(text, listSeparator);
    bool isList = false;
    if (parts.size() >= 2) {
        const QStringList keys = folded(parts);
        isList = text.trimmed().contains(lineSeparator)
                 || std::any_of(keys.cbegin(), keys.cend(), known);
    } else {
        parts = partsOf(text, space);
        const QStringList keys = folded(parts);
        isList = parts.size() >= 2 && std::all_of(keys.cbegin(), keys.cend(), known);
    }
    if (isList) {
        search.list = folded(parts);
        search.listAsTyped = parts;
    } else {
        search.words = foldedWords(QString(text).replace(listSeparator, QStringLiteral(" ")));
    }
    return search;
}

} // namespace regioncast
