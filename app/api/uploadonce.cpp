#include "api/uploadonce.h"

#include <algorithm>

namespace regioncast {

UploadOnce::UploadOnce(const QByteArray &body, QObject *parent)
    : QIODevice(parent)
    , m_body(body)
{
    // Without Unbuffered, QIODevice would read ahead and given() would say too much.
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 UploadOnce::readData(char *data, qint64 maxSize)
{
    const qint64 size = std::min(maxSize, qint64(m_body.size()) - m_given);
    if (size <= 0)
        return maxSize > 0 ? -1 : 0;
    std::copy_n(m_body.constData() + m_given, size, data);
    m_given += size;
    return size;
}

} // namespace regioncast
