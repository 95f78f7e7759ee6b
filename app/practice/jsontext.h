#pragma once

#include <QByteArray>
#include <QLocale>
#include <QString>

#include <concepts>

namespace regioncast {

/// Writes one JSON object as text, field by field, in the compact form of QJsonDocument. A page of
/// 100 images is written in a fraction of the time that QJsonObject takes, which looks for the
/// sorted place of every field. Whoever calls closes what it opens; main use: the practice service.
class JsonText
{
public:
    /// Without a name inside an array, with one inside an object.
    void beginObject(const char *name = nullptr) { begin(name, '{'); }
    void endObject() { end('}'); }
    void beginArray(const char *name) { begin(name, '['); }
    void endArray() { end(']'); }

    void add(const char *name, const QString &value)
    {
        separate(name);
        quote(value);
    }
    void add(const char *name, std::same_as<bool> auto value)
    {
        separate(name);
        m_bytes += value ? "true" : "false";
    }
    void add(const char *name,
             std::integral auto value) requires(!std::same_as<decltype(value), bool>)
    {
        separate(name);
        m_bytes += QByteArray::number(value);
    }
    void add(const char *name, double value)
    {
        separate(name);
        m_bytes += QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
    }
    /// An element of an array.
    void add(const QString &value)
    {
        separate(nullptr);
        quote(value);
    }

    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

private:
    void begin(const char *name, char bracket);
    void end(char bracket);
    void separate(const char *name);
    void quote(const QString &text);

    QByteArray m_bytes;
    bool m_first = true; ///< nothing stands yet in the innermost object or array
};

} // namespace regioncast
