#pragma once

#include "profile/profilesession.h"
#include "widgets/uicontext.h"

#include <QDialog>
#include <QHash>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace regioncast {

class DestinationTree;

/// Edit Sets…: the region sets of a profile, to add, rename, delete, and tick regions in. Opened,
/// never executed; deletes itself. Nothing changes before saved().
class RegionSetsDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RegionSetsDialog)

public:
    /// `context` outlives the dialog; `profile` and `regions` are as they are now.
    RegionSetsDialog(const UiContext &context, const Profile &profile, const RegionsState &regions,
                     QWidget *parent);

Q_SIGNALS:
    /// The same profile with other sets; a chosen set and rules follow a new name.
    void saved(const regioncast::Profile &profile);

private:
    /// A set while it is edited; `was` is its name in the profile, empty for a new one.
    struct Edited
    {
        RegionSet set;
        QString was;
    };
    void showSets(int current);
    void showSet();
    void addSet();
    void renameSet();
    void deleteSet();
    void takeTicks();
    void showState();
    [[nodiscard]] QString ruleWith(const Edited &set) const;
    [[nodiscard]] QStringList namesBut(int row) const;
    [[nodiscard]] Profile profile() const;

    const UiContext &m_context;
    Profile m_before;
    QList<Edited> m_sets;
    QListWidget *m_list = nullptr;
    QPushButton *m_rename = nullptr;
    QPushButton *m_delete = nullptr;
    QLineEdit *m_find = nullptr;
    DestinationTree *m_tree = nullptr;
    QLabel *m_note = nullptr;
};

} // namespace regioncast
