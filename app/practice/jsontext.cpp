#include "practice/jsontext.h"

namespace regioncast {

void JsonText::begin(const char *name, char bracket)
{
    separate(name);
    m_bytes += bracket;
    m_first = true;
}

void JsonText::end(char bracket)
{
    m_bytes += bracket;
    m_first = false;
}

void JsonText::separate(const char *name)
{
    if (!m_first)
        m_bytes += ',';
    m_first = false;
    if (name) {
        m_bytes += '"';
        m_bytes += name;
        m_bytes += "\":";
    }
}

void JsonText::quote(const QString &text)
{
    m_bytes += '"';
    const QByteArray utf8 = text.toUtf8();
    for (const char character : utf8) {
        if (character == '"' || character == '\\') {
            m_bytes += '\\';
            m_bytes += character;
        } else if (uchar(character) < 0x20) {
            m_bytes += "\\u00";
            m_bytes += QByteArray(1, character).toHex();
        } else {
            m_bytes += character;
        }
    }
    m_bytes += '"';
}

} // namespace regioncast
