"""Take pictures of every kind of widget in every theme: no grey of Qt may be left.

    python -m scripts.widgets FOLDER

WIDGETS-THEME.png has the kinds side by side, POPUPS-THEME.png what opens above a
window: menu, list of a combo box, tool tip, message box, file dialog.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QDockWidget,
    QDoubleSpinBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QMenu,
    QMenuBar,
    QMessageBox,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QRubberBand,
    QSlider,
    QSpinBox,
    QStatusBar,
    QTableView,
    QTabWidget,
    QToolBar,
    QToolButton,
    QToolTip,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.ui.file_dialog import FileDialog
from cnnstudio.ui.screenshot import never, save_picture, settle
from cnnstudio.ui.theme import Mode, theme_manager
from cnnstudio.ui.widgets.buttons import Button, FixButton, Kind
from cnnstudio.ui.widgets.combo import Combo
from cnnstudio.ui.widgets.number_field import NumberField
from cnnstudio.ui.widgets.segmented import SegmentedControl
from cnnstudio.ui.widgets.switch import ToggleSwitch

THEMES: tuple[Mode, ...] = ("dark", "light", "contrast")


def main(folder: Path) -> None:
    """Take the pictures of all themes."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    app.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    themes = theme_manager()
    themes.apply()
    folder.mkdir(parents=True, exist_ok=True)
    for name in THEMES:
        themes.set_mode(name)
        page = make_page()
        page.show()
        for view in page.findChildren(QAbstractItemView):
            view.doItemsLayout()  # rows as high as in this style
        settle(never, 0.3)
        save_picture(page, folder / f"widgets-{name}.png")
        popups = shoot_popups(page)
        popups.save(str(folder / f"popups-{name}.png"))
        page.close()
        print(folder / f"widgets-{name}.png", folder / f"popups-{name}.png")


def make_page() -> QMainWindow:
    """Return a window with all that stands in windows."""
    window = QMainWindow()
    window.resize(1180, 860)
    bar = QMenuBar()
    for name in ("File", "Edit", "View"):
        bar.addMenu(name)
    window.setMenuBar(bar)
    tools = QToolBar()
    tools.addAction("Tool")
    tools.addSeparator()
    tools.addAction("Disabled").setEnabled(False)
    window.addToolBar(tools)
    centre = QWidget()
    columns = QHBoxLayout(centre)
    for column in (make_buttons(), make_fields(), make_lists()):
        columns.addLayout(column, 1)
    window.setCentralWidget(centre)
    for title, area in (
        ("A dock", Qt.DockWidgetArea.BottomDockWidgetArea),
        ("Another dock", Qt.DockWidgetArea.BottomDockWidgetArea),
    ):
        dock = QDockWidget(title)
        dock.setWidget(QLabel("With Qt's own title row"))
        window.addDockWidget(area, dock)
    status = QStatusBar()
    status.showMessage("A message in the status bar")
    window.setStatusBar(status)
    return window


def make_buttons() -> QVBoxLayout:
    """Return buttons, boxes and sliders in their states."""
    column = QVBoxLayout()
    kinds: tuple[Kind, ...] = ("primary", "secondary", "quiet", "danger", "fix")
    for kind in kinds:
        row = QHBoxLayout()
        row.addWidget(Button(kind.capitalize(), kind, "check"))
        off = Button("Disabled", kind)
        off.setEnabled(False)
        row.addWidget(off)
        column.addLayout(row)
    column.addWidget(FixButton("Set out_channels to 64"))
    plain, default = QPushButton("A plain button"), QPushButton("The default one")
    default.setDefault(True)
    tool = QToolButton()
    tool.setText("Tool button")
    pick = QPushButton("With a menu")
    pick.setMenu(QMenu(pick))
    for button in (plain, default, pick, tool):
        column.addWidget(button)
    add_boxes(column)
    for able in (True, False):
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setValue(40)
        slider.setEnabled(able)
        column.addWidget(slider)
    progress = QProgressBar()
    progress.setValue(60)
    column.addWidget(progress)
    switch = ToggleSwitch("Shuffle")
    switch.setChecked(True)
    column.addWidget(switch)
    segments: list[tuple[str, str]] = [("a", "Build"), ("b", "Train"), ("c", "Inspect")]
    column.addWidget(SegmentedControl(segments, "Mode"))
    column.addWidget(QDialogButtonBox(
        QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
    ))  # fmt: skip
    column.addStretch(1)
    return column


def add_boxes(column: QVBoxLayout) -> None:
    """Add check boxes and radio buttons, on and off, able and not."""
    for make in (QCheckBox, QRadioButton):
        row = QHBoxLayout()
        for state in range(4):
            box = make(f"{make.__name__[1:6]} {state}")
            box.setAutoExclusive(False)
            box.setChecked(state % 2 == 1)
            box.setEnabled(state < 2)
            row.addWidget(box)
        column.addLayout(row)
    half = QCheckBox("Partly")
    half.setTristate(True)
    half.setCheckState(Qt.CheckState.PartiallyChecked)
    column.addWidget(half)


def make_fields() -> QVBoxLayout:
    """Return what is typed into."""
    column = QVBoxLayout()
    form = QFormLayout()
    off, reading = QLineEdit("disabled"), QLineEdit("read only")
    off.setEnabled(False)
    reading.setReadOnly(True)
    hinted = QLineEdit()
    hinted.setPlaceholderText("Type here")
    wrong = QLineEdit("an error")
    wrong.setProperty("state", "error")
    combo, own = QComboBox(), Combo([("a", "AdamW"), ("b", "SGD")], "Optimizer")
    combo.addItems(["A combo box", "Second"])
    edited = QComboBox()
    edited.setEditable(True)
    edited.addItems(["Editable"])
    whole, real = QSpinBox(), QDoubleSpinBox()
    still = QSpinBox()
    still.setEnabled(False)
    for name, field in (
        ("Line edit", QLineEdit("text")), ("Hint", hinted), ("Disabled", off),
        ("Read only", reading), ("Error", wrong), ("Combo box", combo),
        ("Own combo box", own), ("Editable", edited), ("Spin box", whole),
        ("Real numbers", real), ("Disabled", still),
        ("Own number", NumberField("64", "Batch size")),
    ):  # fmt: skip
        form.addRow(name, field)
    column.addLayout(form)
    text = QPlainTextEdit("\n".join(f"Line {i} of a longer text" for i in range(30)))
    column.addWidget(text)
    group = QGroupBox("A group")
    inside = QVBoxLayout(group)
    inside.addWidget(QLabel("Text in a group"))
    inside.addWidget(QLabel('<a href="x">A link</a>'))
    column.addWidget(group)
    band = QRubberBand(QRubberBand.Shape.Rectangle, text)
    band.setGeometry(QRect(60, 20, 120, 60))
    band.show()
    return column


def make_lists() -> QVBoxLayout:
    """Return lists, trees, tables and tabs."""
    column = QVBoxLayout()
    names = QListWidget()
    names.addItems([f"Item {i}" for i in range(20)])
    names.setCurrentRow(1)
    tree = QTreeWidget()
    tree.setHeaderLabels(["Name", "Shape"])
    for i in range(3):
        top = QTreeWidgetItem(tree, [f"Block {i}", "64 × 14 × 14"])
        QTreeWidgetItem(top, ["conv1", "64 × 14 × 14"]).setCheckState(
            0, Qt.CheckState.Checked
        )
    tree.expandAll()
    model = QStandardItemModel(12, 4)
    model.setHorizontalHeaderLabels(["Layer", "Parameters", "Output", "Time"])
    for row in range(12):
        for place in range(4):
            model.setItem(row, place, QStandardItem(f"{row} · {place}"))
    table = QTableView()
    table.setModel(model)
    table.selectRow(2)
    tabs = QTabWidget()
    tabs.setTabsClosable(True)
    tabs.addTab(table, "Table")
    tabs.addTab(tree, "Tree")
    tabs.addTab(QLabel("Third"), "Off")
    tabs.setTabEnabled(2, False)
    tabs.setCurrentIndex(0)
    column.addWidget(names, 1)
    column.addWidget(tabs, 1)
    other = QTreeWidget()
    other.setHeaderLabels(["Name", "Shape"])
    for i in range(3):
        top = QTreeWidgetItem(other, [f"Block {i}", "64 × 14 × 14"])
        QTreeWidgetItem(top, ["conv1", "checked"]).setCheckState(
            0, Qt.CheckState.Checked
        )
    other.expandAll()
    other.setCurrentIndex(other.model().index(1, 0))
    column.addWidget(other, 1)
    return column


def shoot_popups(page: QMainWindow) -> QPixmap:
    """Open one of everything above the page; return them on one picture."""
    menu = QMenu(page)
    menu.addAction("New").setShortcut("Ctrl+N")
    menu.addAction("Disabled").setEnabled(False)
    menu.addSeparator()
    for on in (True, False):
        action = menu.addAction("Checked" if on else "Not checked")
        action.setCheckable(True)
        action.setChecked(on)
    menu.addMenu("More").addAction("Inside")
    menu.setActiveAction(menu.actions()[0])
    box = QMessageBox(QMessageBox.Icon.NoIcon, "CNN Studio", "Save the changes?",
                      QMessageBox.StandardButton.Save
                      | QMessageBox.StandardButton.Discard
                      | QMessageBox.StandardButton.Cancel, page)  # fmt: skip
    box.setInformativeText("Without saving they are lost.")
    with tempfile.TemporaryDirectory() as folder:
        for name in ("a.cnnproj", "b.cnnproj"):
            Path(folder, name).touch()
        files = FileDialog(page, folder, "Projects (*.cnnproj)", save=False)
        combo = page.findChildren(QComboBox)[0]
        combo.showPopup()
        menu.popup(page.pos())
        for window in (box, files):
            window.show()
        settle(never, 0.4)
        shots: list[QWidget] = [menu, combo.view().window(), box, files]
        pictures = [shot.grab() for shot in shots]
        for shot in shots:
            shot.close()
    QToolTip.showText(page.geometry().center(), "A tool tip\nof two lines", page)
    settle(never, 0.2)
    tips = [w for w in QApplication.topLevelWidgets() if w.inherits("QTipLabel")]
    return joined([tip.grab() for tip in tips] + pictures)


def joined(pictures: list[QPixmap]) -> QPixmap:
    """Return pictures below each other."""
    wide = max(picture.width() for picture in pictures) + 40
    result = QPixmap(wide, sum(p.height() + 20 for p in pictures) + 20)
    result.fill(theme_manager().current().canvas)
    y = 20
    with QPainter(result) as painter:
        for picture in pictures:
            painter.drawPixmap(20, y, picture)
            y += picture.height() + 20
    return result


if __name__ == "__main__":
    main(Path(sys.argv[1]))
