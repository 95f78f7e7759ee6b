#include "profile/assumerole.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace regioncast {

namespace {

Error refused(const HttpAnswer &answer, const QString &reason)
{
    Error error = makeError(ErrorKind::Local, Effect::NothingSent, codes::credentialsRefused,
                            {answer.host, reason});
    error.http = answer.status;
    error.requestId = QString::fromUtf8(answer.requestId);
    error.retryAfter = answer.retryAfter;
    return error;
}

Error unexpected(const HttpAnswer &answer)
{
    Error error = makeError(ErrorKind::Answer, Effect::NothingSent, codes::unexpectedAnswer,
                            {answer.host, QString::number(answer.status),
                             answer.body.trimmed().isEmpty()         ? QStringLiteral("empty")
                             : answer.body.trimmed().startsWith('<') ? QStringLiteral("HTML")
                                                                     : QStringLiteral("no key")});
    error.http = answer.status;
    return error;
}

/// The object with the three parts. Nothing of it gets into an error.
Result<TimedCredentials> keyIn(const QJsonObject &object, const HttpAnswer &answer)
{
    const auto text = [&object](const char *name) {
        return object.value(QLatin1String(name)).toString().trimmed();
    };
    TimedCredentials timed;
    timed.credentials = {text("AccessKeyId"), text("AccessKeySecret").toUtf8(),
                         text("SecurityToken").toUtf8()};
    const QString until = text("Expiration");
    if (!until.isEmpty()) {
        timed.expiresAt = QDateTime::fromString(until, Qt::ISODate).toUTC();
        if (!timed.expiresAt.isValid())
            return fail(unexpected(answer));
    }
    if (timed.credentials.isEmpty())
        return fail(unexpected(answer));
    return timed;
}

Result<QJsonObject> objectIn(const HttpAnswer &answer)
{
    const QJsonDocument document = QJsonDocument::fromJson(answer.body);
    if (!document.isObject())
        return fail(unexpected(answer));
    const QJsonObject object = document.object();
    const QString code = object.value(QLatin1String("Code")).toString();
    const bool isCode = !code.isEmpty() && code != QLatin1String("Success");
    if (isCode || answer.status / 100 != 2) {
        if (code.isEmpty())
            return fail(unexpected(answer));
        const QString message = object.value(QLatin1String("Message")).toString();
        Error error = refused(answer, code);
        error.serverMessage = message;
        return fail(error);
    }
    return object;
}

} // namespace

Call assumeRoleCall(const RoleSettings &role, const QByteArray &host, const QDateTime &signedAt,
                    const QByteArray &nonce)
{
    Call call;
    call.host = host;
    call.action = "AssumeRole";
    call.version = stsVersion;
    call.signedAt = signedAt;
    call.nonce = nonce;
    call.query = {{QStringLiteral("RoleArn"), role.arn},
                  {QStringLiteral("RoleSessionName"),
                   role.sessionName.isEmpty() ? QStringLiteral("regioncast") : role.sessionName},
                  {QStringLiteral("DurationSeconds"), QString::number(role.seconds)}};
    if (!role.externalId.isEmpty())
        call.query.append({QStringLiteral("ExternalId"), role.externalId});
    return call;
}

Result<TimedCredentials> decodeAssumedRole(const HttpAnswer &answer)
{
    const Result<QJsonObject> object = objectIn(answer);
    if (!object)
        return fail(object.error());
    Result<TimedCredentials> key =
        keyIn(object->value(QLatin1String("Credentials")).toObject(), answer);
    if (key && (key->credentials.securityToken.isEmpty() || key->expiresAt.isNull()))
        return fail(unexpected(answer));
    return key;
}

Result<TimedCredentials> decodeHandedOut(const HttpAnswer &answer)
{
    const Result<QJsonObject> object = objectIn(answer);
    if (!object)
        return fail(object.error());
    return keyIn(*object, answer);
}

} // namespace regioncast
