// The coverage of 2,000 images in 40 regions: the time to open it, of each frame while it scrolls,
// and of a reading that changes 1,000 cells; beside a bare QTableView of as many short texts that
// scrolls the same way.
#include "images/imagepane.h"
#include "support/fakeclient.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QScrollBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>
#include <chrono>
#include <vector>

using namespace regioncast;
using Steady = std::chrono::steady_clock;

namespace {

constexpr int imageCount = 2000;
constexpr int regionCount = 40;
constexpr int changedCells = 1000;

double milliseconds(Steady::time_point since)
{
    return std::chrono::duration<double, std::milli>(Steady::now() - since).count();
}

/// A cell that names itself, and nothing else.
class BareModel final : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;
    [[nodiscard]] int rowCount(const QModelIndex &parent) const override
    {
        return parent.isValid() ? 0 : imageCount;
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent) const override
    {
        return parent.isValid() ? 0 : regionCount;
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(QString::number(index.column())) : QVariant();
    }
};

/// Frames of a table that scrolls row by row and then page by page, in milliseconds, sorted.
std::vector<double> framesOf(QTableView *table)
{
    std::vector<double> frames;
    QScrollBar *bar = table->verticalScrollBar();
    for (const int stride : {1, bar->pageStep()}) {
        bar->setValue(0);
        for (int step = 0; step < 50; ++step) {
            const auto began = Steady::now();
            bar->setValue(bar->value() + stride);
            table->viewport()->repaint();
            frames.push_back(milliseconds(began));
        }
    }
    std::sort(frames.begin(), frames.end());
    return frames;
}

void tell(const char *name, const std::vector<double> &frames)
{
    QTextStream(stdout) << name << ": frame of a scroll " << frames.at(frames.size() / 2)
                        << " ms median, " << frames.back() << " ms longest\n";
}

QList<ImageRow> images(int generation)
{
    QList<ImageRow> rows;
    int changed = 0;
    for (int i = 0; i < imageCount; ++i) {
        ImageRow row =
            test::imageRow(QStringLiteral("imgc-%1").arg(i), QStringLiteral("iv-%1").arg(i));
        row.imageName = QStringLiteral("image%1").arg(i);
        row.versionName = QStringLiteral("v2");
        row.status = QStringLiteral("AVAILABLE");
        for (int region = 0; region < regionCount; ++region) {
            RegionDistribution entry;
            entry.regionId = {QStringLiteral("region-%1").arg(region)};
            switch ((i + region) % 4) {
            case 0:
                entry.status = QStringLiteral("AVAILABLE");
                break;
            case 1:
                entry.status = QStringLiteral("CREATE_FAILED");
                entry.progress = QStringLiteral("63%");
                break;
            case 2:
                entry.status = QStringLiteral("CREATING");
                entry.progress = QStringLiteral("%1%").arg(i % 90);
                if (generation > 0 && region % 8 == i % 8 && changed < changedCells) {
                    ++changed;
                    entry.status = QStringLiteral("AVAILABLE");
                }
                break;
            default:
                continue;
            }
            row.imageRegionDistributeList.append(entry);
        }
        // one changed cell in every image as long as there are any left
        if (generation > 0 && changed < changedCells) {
            ++changed;
            row.imageRegionDistributeList.first().status = QStringLiteral("DELETE");
        }
        rows.append(row);
    }
    return rows;
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    Theme::apply(app, ThemeChoice::Light);
    SystemClock clock;
    const UiContext context{QLocale::c(), ErrorCatalogue::load(QLocale::c()),
                            RegionTable::load(QLocale::c()), clock, QStringLiteral("en")};

    BareModel bareModel;
    QTableView bare;
    bare.setModel(&bareModel);
    bare.resize(1280, 800);
    bare.show();

    const QTemporaryDir folder;
    test::FakeClient client;
    client.clock = &clock;
    for (int region = 0; region < regionCount; ++region)
        client.regions.append({QStringLiteral("region-%1").arg(region)});
    client.images = images(0);
    Journal journal(folder.path());
    JournalOpened numbers;
    ProfileSession session(practiceProfile(), client, journal, numbers, clock);
    ImagePane pane(context);
    pane.resize(1280, 800);
    pane.show();

    Steady::time_point began;
    int readings = 0;
    QObject::connect(&session, &ProfileSession::imagesChanged, &app,
                     [&](const CatalogueChange &) { began = Steady::now(); });
    pane.setSession(&session);
    qsizetype rows = 0;
    double longest = 0;
    double together = 0;
    QObject::connect(&session, &ProfileSession::imagesChanged, &app,
                     [&](const CatalogueChange &change) {
                         if (readings == 0)
                             return;
                         pane.coverageTable()->viewport()->repaint();
                         rows += change.changed.size();
                         longest = std::max(longest, milliseconds(began));
                         together += milliseconds(began);
                     });
    QObject::connect(
        &session, &ProfileSession::imagesStateChanged, &app,
        [&] {
            if (session.imagesState().phase != LoadState::Phase::Complete
                || session.regionsState().phase != RegionsState::Phase::Complete)
                return;
            if (readings > 1)
                return;
            if (readings++ > 0) {
                QTextStream(stdout)
                    << "coverage: a reading with " << changedCells << " changed cells in " << rows
                    << " images merged and painted in " << together << " ms, at most " << longest
                    << " ms at a time\n";
                QCoreApplication::quit();
                return;
            }
            const auto opening = Steady::now();
            pane.setPage(ImagePane::Page::Coverage);
            pane.repaint();
            QTextStream(stdout) << "coverage: " << pane.coverageTable()->model()->rowCount()
                                << " images by " << pane.coverageTable()->model()->columnCount()
                                << " regions opened in " << milliseconds(opening) << " ms\n";
            tell("coverage", framesOf(pane.coverageTable()));
            tell("bare table", framesOf(&bare));
            bare.hide();
            client.images = images(1);
            session.refresh();
        },
        Qt::QueuedConnection);
    session.refresh();
    const int code = QApplication::exec();
    pane.setSession(nullptr);
    return code;
}
