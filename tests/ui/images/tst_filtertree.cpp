#include "imagefixture.h"
#include "images/filtertree.h"
#include "support/testmain.h"

#include <QSignalSpy>
#include <QTest>

using namespace regioncast;

class TestFilterTree : public QObject
{
    Q_OBJECT

    test::ImageFixture m_fixture;
    std::unique_ptr<FilterTree> m_tree;

    static ImageCounts counts()
    {
        ImageCounts counts;
        counts.images = 128;
        counts.older = 3;
        counts.show = {{ImageShow::Gaps, 37}, {ImageShow::NewVersion, 40}};
        counts.types = {{QStringLiteral("User"), 96}, {QStringLiteral("System"), 32}};
        counts.os = {{QStringLiteral("Windows"), 100}, {QStringLiteral("Linux"), 28}};
        counts.products = {{QStringLiteral("CloudApp"), 128}};
        return counts;
    }
    [[nodiscard]] QTreeWidgetItem *item(const char *name) const
    {
        const auto found =
            m_tree->findItems(QString::fromLatin1(name), Qt::MatchExactly | Qt::MatchRecursive);
        return found.isEmpty() ? nullptr : found.first();
    }
    void click(const char *name, Qt::KeyboardModifiers modifiers = {})
    {
        QTreeWidgetItem *clicked = item(name);
        QVERIFY2(clicked, name);
        m_tree->scrollToItem(clicked);
        QTest::mouseClick(m_tree->viewport(), Qt::LeftButton, modifiers,
                          m_tree->visualItemRect(clicked).center());
    }

private Q_SLOTS:
    void init()
    {
        m_tree = std::make_unique<FilterTree>(m_fixture.context);
        m_tree->resize(200, 600);
        m_tree->setCounts(counts());
        m_tree->show();
    }

    void everyFilterHasItsCount()
    {
        QCOMPARE(item("All images")->text(1), QStringLiteral("128"));
        QCOMPARE(item("Gaps")->text(1), QStringLiteral("37"));
        QCOMPARE(item("Copying")->text(1), QStringLiteral("0"));
        QCOMPARE(item("Own")->text(1), QStringLiteral("96"));
        QCOMPARE(item("Gaps")->data(0, Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Gaps, 37"));
    }

    void aClickChoosesOneAndCtrlAddsOne()
    {
        QSignalSpy changed(m_tree.get(), &FilterTree::filterChanged);
        click("Gaps");
        QCOMPARE(m_tree->filter().show, QSet<ImageShow>({ImageShow::Gaps}));
        click("Own", Qt::ControlModifier);
        QCOMPARE(m_tree->filter().show, QSet<ImageShow>({ImageShow::Gaps}));
        QCOMPARE(m_tree->filter().types, QSet<QString>({QStringLiteral("User")}));
        QCOMPARE(m_tree->names(), QStringList({QStringLiteral("Gaps"), QStringLiteral("Own")}));
        QCOMPARE(changed.size(), 2);
        click("Linux");
        QCOMPARE(m_tree->filter().count(), 1);
        QCOMPARE(m_tree->filter().os, QSet<QString>({QStringLiteral("Linux")}));
        click("All images");
        QCOMPARE(m_tree->filter(), ImageFilter());
        QVERIFY(m_tree->names().isEmpty());
    }

    void withNothingChosenAllImagesIs()
    {
        click("Gaps");
        click("Gaps", Qt::ControlModifier);
        QCOMPARE(m_tree->filter(), ImageFilter());
        QVERIFY(item("All images")->isSelected());
    }

    void headsCannotBeChosen()
    {
        click("Gaps");
        QSignalSpy changed(m_tree.get(), &FilterTree::filterChanged);
        m_tree->clear();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(m_tree->filter(), ImageFilter());
        QVERIFY(!(item("TYPE")->flags() & Qt::ItemIsSelectable));
    }

    void countsChangeWithoutTouchingTheChoice()
    {
        click("Linux");
        QSignalSpy changed(m_tree.get(), &FilterTree::filterChanged);
        ImageCounts fewer = counts();
        fewer.os.remove(QStringLiteral("Linux"));
        fewer.types.remove(QStringLiteral("System"));
        fewer.os.insert(QStringLiteral("Android"), 2);
        m_tree->setCounts(fewer);
        QCOMPARE(m_tree->filter().os, QSet<QString>({QStringLiteral("Linux")}));
        QCOMPARE(item("Linux")->text(1), QStringLiteral("0"));
        QCOMPARE(item("Android")->text(1), QStringLiteral("2"));
        QVERIFY(!item("System"));
        QCOMPARE(changed.size(), 0);
    }

    void theKeyboardChoosesToo()
    {
        m_tree->setFocus();
        QTest::keyClick(m_tree.get(), Qt::Key_Down);
        QCOMPARE(m_tree->filter().show, QSet<ImageShow>({ImageShow::Gaps}));
        QTest::keyClick(m_tree.get(), Qt::Key_Down);
        QCOMPARE(m_tree->filter().show, QSet<ImageShow>({ImageShow::NewVersion}));
    }
};

REGIONCAST_TEST(TestFilterTree)
#include "tst_filtertree.moc"
