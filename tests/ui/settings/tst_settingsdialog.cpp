#include "settings/settingsdialog.h"
#include "support/testmain.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace regioncast;

namespace {

/// The dialog on a folder of its own.
struct Shown
{
    QTemporaryDir folder;
    std::unique_ptr<ProfileStore> store = std::make_unique<ProfileStore>(folder.path());
    QWidget window;
    QPointer<SettingsDialog> dialog;

    void open()
    {
        dialog = new SettingsDialog(*store, &window);
        dialog->open();
    }
    [[nodiscard]] QCheckBox *forget() const
    {
        return dialog->findChild<QCheckBox *>(QStringLiteral("forgetHistoryCheck"));
    }
    [[nodiscard]] QSpinBox *days() const
    {
        return dialog->findChild<QSpinBox *>(QStringLiteral("keepHistoryDays"));
    }
    void click(QDialogButtonBox::StandardButton button) const
    {
        dialog->findChild<QDialogButtonBox *>()->button(button)->click();
    }
    void writeFile(const QByteArray &text)
    {
        QFile file(folder.filePath(QStringLiteral("settings.json")));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write");
        file.close();
        store = std::make_unique<ProfileStore>(folder.path());
    }
};

} // namespace

class TestSettingsDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void historyIsKeptForEverAtFirst()
    {
        Shown shown;
        shown.open();
        QCOMPARE(shown.store->keepHistoryDays(), 0);
        QVERIFY(!shown.forget()->isChecked());
        QVERIFY(!shown.days()->isEnabled());
    }

    void whatIsChosenIsKept()
    {
        Shown shown;
        shown.open();
        shown.forget()->click();
        QVERIFY(shown.days()->isEnabled());
        shown.days()->setValue(90);
        const QSignalSpy saved(shown.dialog, &SettingsDialog::saved);
        shown.click(QDialogButtonBox::Ok);
        QCOMPARE(saved.size(), 1);
        QTRY_VERIFY(!shown.dialog);
        QCOMPARE(shown.store->keepHistoryDays(), 90);
        QCOMPARE(ProfileStore(shown.folder.path()).keepHistoryDays(), 90);

        shown.open();
        QVERIFY(shown.forget()->isChecked());
        QCOMPARE(shown.days()->value(), 90);
        shown.forget()->click();
        shown.click(QDialogButtonBox::Ok);
        QTRY_VERIFY(!shown.dialog);
        QCOMPARE(ProfileStore(shown.folder.path()).keepHistoryDays(), 0);
    }

    void cancelChangesNothing()
    {
        Shown shown;
        shown.open();
        shown.forget()->click();
        shown.click(QDialogButtonBox::Cancel);
        QTRY_VERIFY(!shown.dialog);
        QCOMPARE(shown.store->keepHistoryDays(), 0);
    }

    void aNumberFromTheFileStaysAsItIs()
    {
        Shown shown;
        shown.writeFile("{\"format\": 1, \"profiles\": [], \"keepHistoryDays\": 7}");
        QVERIFY(!shown.store->problem());
        shown.open();
        QCOMPARE(shown.days()->value(), 7);
        shown.click(QDialogButtonBox::Ok);
        QCOMPARE(shown.store->keepHistoryDays(), 7);
    }

    void aNumberThatMeansNothingIsNotGuessed_data()
    {
        QTest::addColumn<QByteArray>("value");
        for (const char *value : {"-1", "\"90\"", "1.5", "99999999", "true"})
            QTest::newRow(value) << QByteArray(value);
    }

    void aNumberThatMeansNothingIsNotGuessed()
    {
        QFETCH(QByteArray, value);
        Shown shown;
        shown.writeFile("{\"format\": 1, \"profiles\": [], \"keepHistoryDays\": " + value + "}");
        QVERIFY(shown.store->problem());
        QCOMPARE(shown.store->keepHistoryDays(), 0);
    }

    void whatCannotBeWrittenIsTold()
    {
        Shown shown;
        shown.open();
        shown.forget()->click();
        const QSignalSpy failed(shown.dialog, &SettingsDialog::failed);
        QVERIFY(shown.folder.remove());
        shown.click(QDialogButtonBox::Ok);
        QCOMPARE(failed.size(), 1);
        QVERIFY(shown.dialog && shown.dialog->isVisible());
        QCOMPARE(shown.store->keepHistoryDays(), 0);
    }
};

REGIONCAST_TEST(TestSettingsDialog)
#include "tst_settingsdialog.moc"
