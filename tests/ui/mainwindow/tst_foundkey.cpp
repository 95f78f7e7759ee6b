#include "fakeconsole.h"
#include "support/testmain.h"

#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QPushButton>
#include <QRadioButton>
#include <QTemporaryDir>
#include <QTest>

using namespace regioncast;
using namespace regioncast::test;

/// What the first start offers on a computer where the vendor's CLI has a key.
class TestFoundKey : public QObject
{
    Q_OBJECT

    QByteArray m_homeBefore;
    QTemporaryDir m_home;

private Q_SLOTS:
    void initTestCase()
    {
        m_homeBefore = qgetenv("HOME");
        qputenv("HOME", m_home.path().toUtf8());
        QVERIFY(QDir(m_home.path()).mkpath(QStringLiteral(".aliyun")));
        QFile config(m_home.filePath(QStringLiteral(".aliyun/config.json")));
        QVERIFY(config.open(QIODevice::WriteOnly));
        QVERIFY(config.write(R"({"current":"default","profiles":[{"name":"default","mode":"AK",
            "access_key_id":"LTAI5tExample9xQe","access_key_secret":"vendor-secret"}]})")
                > 0);
    }
    void cleanupTestCase() { qputenv("HOME", m_homeBefore); }

    void theStripOffersItAndTheDialogBeginsWithIt()
    {
        FakeConsole fake;
        QVERIFY(fake.console.open());
        QCOMPARE(fake.links(), QStringList{QStringLiteral("Use It…")});
        fake.console.get<QPushButton>("messageLink")->click();
        QVERIFY(fake.console.get<QWidget>("profileDialog")->isVisible());
        QVERIFY(fake.console.get<QRadioButton>("keyVendorRadio")->isChecked());
        QCOMPARE(fake.console.get<QComboBox>("vendorProfileCombo")->currentData().toString(),
                 QStringLiteral("default"));
    }

    void whoHasAProfileIsNotAskedAgain()
    {
        FakeConsole fake;
        QVERIFY(fake.open());
        QVERIFY(fake.console.workspace().switchTo(practiceProfile().id));
        QTRY_COMPARE(fake.links(), QStringList{QStringLiteral("Connect an Account…")});
    }
};

REGIONCAST_TEST(TestFoundKey)
#include "tst_foundkey.moc"
