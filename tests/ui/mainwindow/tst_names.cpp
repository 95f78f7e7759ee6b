#include "settings/profiledialog.h"
#include "support/consoledriver.h"
#include "support/testmain.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QTest>

using namespace regioncast;
using test::Console;

namespace {

bool isOperable(const QWidget *widget)
{
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget)
           || qobject_cast<const QComboBox *>(widget)
           || qobject_cast<const QAbstractItemView *>(widget);
}

/// Parts that Qt makes inside a control have no names of ours.
bool belongsToAControl(const QWidget *widget)
{
    if (widget->objectName().startsWith(QLatin1String("qt_"))
        || qobject_cast<const QHeaderView *>(widget))
        return true;
    for (const QWidget *up = widget->parentWidget(); up; up = up->parentWidget()) {
        if (isOperable(up) || qobject_cast<const QMenu *>(up) || up->inherits("QTabBar")
            || up->inherits("QToolBar") || up->inherits("QComboBoxPrivateContainer")) {
            return up->objectName() != QLatin1String("toolBar") || widget->inherits("QToolButton");
        }
    }
    return false;
}

} // namespace

class TestNames : public QObject
{
    Q_OBJECT

    static void checkWindow(const QWidget *window)
    {
        QHash<QString, const QWidget *> names;
        int operable = 0;
        for (const QWidget *widget : window->findChildren<QWidget *>()) {
            // What is hidden until it has something to say has no name until then.
            if (!isOperable(widget) || belongsToAControl(widget) || widget->isHidden())
                continue;
            ++operable;
            const QString who = QString::fromLatin1(widget->metaObject()->className())
                                + QLatin1Char(' ') + widget->objectName();
            QVERIFY2(!widget->objectName().isEmpty(),
                     qPrintable(QStringLiteral("no object name: ") + who));
            QVERIFY2(!names.contains(widget->objectName()),
                     qPrintable(QStringLiteral("name used twice: ") + who));
            names.insert(widget->objectName(), widget);
            QAccessibleInterface *face =
                QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
            QVERIFY2(face && !face->text(QAccessible::Name).isEmpty(),
                     qPrintable(QStringLiteral("no accessible name: ") + who));
        }
        QVERIFY(operable > 5);
    }

    std::unique_ptr<Console> m_console;

private Q_SLOTS:
    void initTestCase()
    {
        m_console = std::make_unique<Console>();
        QVERIFY(m_console->open());
    }

    void cleanupTestCase() { m_console.reset(); }

    void everyControlOfTheMainWindowHasItsNames() { checkWindow(&m_console->window()); }

    void everyControlOfTheProfileDialogHasItsNames()
    {
        ProfileDialog dialog(m_console->workspace(), m_console->context(), {});
        checkWindow(&dialog);
    }

    void theDocumentedNamesExist_data()
    {
        QTest::addColumn<QString>("name");
        const char *const names[] = {
            "profileButton",       "searchEdit",         "messageBar",        "filterTree",
            "filterLine",          "imageTable",         "inspectorTabs",     "imageLabel",
            "versionCombo",        "sourceRegionCombo",  "productTypeCombo",  "regionFindEdit",
            "selectRegionsButton", "destinationTree",    "planSummaryLabel",  "reviewButton",
            "reviewPage",          "verdictTree",        "reviewTable",       "labelEdit",
            "countEdit",           "backButton",         "sendButton",        "chipAll",
            "chipUnsolved",        "chipCopying",        "chipQueued",        "chipDone",
            "periodButton",        "taskFilterEdit",     "retryFailedButton", "taskTree",
            "detailsPane",         "detailsRetryButton", "saveReportButton",  "copySummaryButton",
            "statusCounts",        "statusQueue",        "statusRead",        "statusRate",
            "messageLink",         "regionSetButton",    "coverageTable"};
        for (const char *name : names)
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void theDocumentedNamesExist()
    {
        QFETCH(QString, name);
        QCOMPARE(m_console->window().findChildren<QWidget *>(name).size(), 1);
    }
};

REGIONCAST_TEST(TestNames)
#include "tst_names.moc"
