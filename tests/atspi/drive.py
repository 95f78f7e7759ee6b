"""The main job, driven as a screen reader or a test tool sees the window: 3 images to 3 regions,
one copy fails, the others arrive. Needs AT-SPI; started by run.sh."""

import sys
import time

import pyatspi

IMAGES = ["rhel9-cad", "win11-office", "win2022-base"]
REGIONS = ["Frankfurt", "Tokyo", "Singapore"]
DEADLINE = 120.0


def fail(what):
    print("atspi: " + what, file=sys.stderr)
    sys.exit(1)


def wait_for(what, condition):
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end:
        try:
            found = condition()
        except Exception:  # the tree changes while it is read
            found = None
        if found:
            return found
        time.sleep(0.1)
    fail("gave up waiting: " + what)


def application():
    desktop = pyatspi.Registry.getDesktop(0)
    for child in desktop:
        if child and child.name.startswith("regioncast"):
            return child
    return None


def showing(node):
    return node.getState().contains(pyatspi.STATE_SHOWING)


def named(root, role, prefix):
    """The first showing node of that role whose name begins so."""

    def matches(node):
        return node.getRoleName() == role and node.name.startswith(prefix) and showing(node)

    return pyatspi.findDescendant(root, matches)


def press(node):
    action = node.queryAction()
    for i in range(action.nActions):
        if action.getName(i) in ("Press", "Toggle"):
            action.doAction(i)
            return
    fail("cannot be pressed: " + node.name)


def cells(table):
    grid = table.queryTable()
    for row in range(grid.nRows):
        yield row, grid.getAccessibleAt(row, 0)


def table_named(root, name):
    def matches(node):
        return node.getRoleName() in ("table", "tree table", "tree") and node.name == name

    return pyatspi.findDescendant(root, matches)


def click(node, from_left):
    """A mouse click into a node, `from_left` pixels from its left edge."""
    box = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    pyatspi.Registry.generateMouseEvent(box.x + from_left, box.y + box.height // 2, "b1c")


def main():
    app = wait_for("the application", application)
    images = wait_for("the image table", lambda: table_named(app, "Images"))

    def rows_of_images():
        found = {}
        for row, cell in cells(images):
            for name in IMAGES:
                if cell and cell.name.startswith(name + ","):
                    found[name] = row
        return found if len(found) == len(IMAGES) else None

    rows = wait_for("the three images", rows_of_images)
    table = images.queryTable()
    for row in table.getSelectedRows():
        table.removeRowSelection(row)
    for name in IMAGES:
        table.addRowSelection(rows[name])

    destinations = wait_for("the destinations", lambda: table_named(app, "Destination regions"))
    find = wait_for("the region search", lambda: named(app, "text", "Find region"))

    def destination(name):
        for _, cell in cells(destinations):
            if cell and cell.name.split(",")[0].strip() == name and showing(cell):
                return cell
        return None

    for name in REGIONS:
        find.queryEditableText().setTextContents(name)
        click(wait_for("region " + name, lambda: destination(name)), 10)
        time.sleep(0.3)
    find.queryEditableText().setTextContents("")

    review = wait_for(
        "the review button", lambda: named(app, "push button", "Review 9 copies")
    )
    press(review)
    send = wait_for("the send button", lambda: named(app, "push button", "Send 9 copies"))
    press(send)

    tasks = wait_for("the task tree", lambda: table_named(app, "Tasks"))

    def batch():
        for _, cell in cells(tasks):
            if cell and cell.name.startswith("Batch") and "8 of 9 done, 1 failed" in cell.name:
                return cell
        return None

    row = wait_for("8 of 9 done, 1 failed", batch)
    print("atspi: " + row.name)


if __name__ == "__main__":
    main()
