"""Show every reusable widget in both themes, as pictures to judge the look by.

    python scripts/look_gallery.py FOLDER [SCALE]

writes look-dark.png and look-light.png without needing a display.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if len(sys.argv) > 2:
    os.environ["QT_SCALE_FACTOR"] = sys.argv[2]

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QMenuBar,
    QMessageBox,
    QPlainTextEdit,
    QProgressBar,
    QRadioButton,
    QSlider,
    QSpinBox,
    QStatusBar,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.ui import format as fmt
from cnnstudio.ui.icons import (
    family_icon,
    family_icon_name,
    icon_names,
    logo_icon,
    set_icon,
)
from cnnstudio.ui.theme import FAMILIES, theme_manager
from cnnstudio.ui.widgets.buttons import Button, FixButton, IconButton, set_reason
from cnnstudio.ui.widgets.combo import Combo
from cnnstudio.ui.widgets.labels import Glyph, Pill, SectionLabel, TextLabel
from cnnstudio.ui.widgets.number_field import NumberField
from cnnstudio.ui.widgets.panel_header import PanelHeader
from cnnstudio.ui.widgets.rows import FlowSeparator, FormRow, KeyValueRow
from cnnstudio.ui.widgets.search_field import SearchField
from cnnstudio.ui.widgets.segmented import SegmentedControl
from cnnstudio.ui.widgets.switch import ToggleSwitch
from cnnstudio.ui.widgets.tab_strip import TabStrip
from cnnstudio.ui.widgets.tiles import Card, EmptyState, MetricTile, ProgressLine


def column(*widgets: QWidget, margin: int = 0, gap: int = 0) -> QWidget:
    """Return widgets one above the other."""
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(gap)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return box


def row(*widgets: QWidget, margin: int = 0, gap: int = 8) -> QWidget:
    """Return widgets side by side."""
    box = QWidget()
    layout = QHBoxLayout(box)
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(gap)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return box


def app_bar() -> QWidget:
    """Return the bar at the top of the window."""
    menus = QMenuBar()
    for text in ("File", "Edit", "View", "Graph", "Run", "Help"):
        menus.addMenu(text)
    logo = QLabel()
    logo.setPixmap(logo_icon().pixmap(20, 20))
    modes = SegmentedControl([("b", "Build"), ("t", "Train"), ("i", "Inspect")], "Mode")
    stop = Button("Stop", icon_name="stop")
    set_icon(stop, "stop", "error", 14, 3)
    off = Button("Train", "primary", "play")
    set_reason(off, "One error in the network")
    bar = QWidget()
    layout = QHBoxLayout(bar)
    layout.setContentsMargins(12, 0, 12, 0)
    menus.setFixedHeight(28)
    for widget in (
        logo,
        menus,
        FlowSeparator(True),
        IconButton("undo", "Undo", "Ctrl+Z"),
        IconButton("redo", "Redo", "Ctrl+Y"),
        TextLabel("digits-resnet", "strong"),
        TextLabel("edited", tone="text3"),
    ):
        layout.addWidget(widget)
    layout.addStretch(1)
    layout.addWidget(modes)
    layout.addStretch(1)
    layout.addWidget(Glyph("device"))
    layout.addWidget(TextLabel("RTX 3050 Laptop, 4 GB", "label", "text2"))
    for button in (Button("Try one batch"), off, stop):
        layout.addWidget(button)
    layout.addWidget(Button("Pause", "primary", "pause"))
    bar.setFixedHeight(44)
    return bar


def palette_panel() -> QWidget:
    """Return something like the list of layers."""
    layers = QListWidget()
    layers.ensurePolished()
    for family in FAMILIES:
        layers.addItem(family.capitalize())
        layers.item(layers.count() - 1).setIcon(family_icon(family))
    layers.setCurrentRow(1)
    layers.setMinimumHeight(320)
    tree = QTreeWidget()
    tree.ensurePolished()
    tree.setHeaderHidden(True)
    for top in ("Stem", "Residual block"):
        item = QTreeWidgetItem([top])
        tree.addTopLevelItem(item)
        item.addChildren([QTreeWidgetItem([name]) for name in ("conv1", "bn1")])
        item.setExpanded(top == "Residual block")
    head = PanelHeader("Layers", "drag or press Enter")
    field = SearchField("Search 58 layers")
    found = SearchField("Search 58 layers")
    found.setText("conv")
    return column(head, column(field, found, margin=12, gap=6), layers, tree)


def properties_panel() -> QWidget:
    """Return something like the form of a convolution."""
    locked = NumberField("64", "Batch size")
    locked.set_locked("A run keeps its batch size")
    wrong = NumberField("32", "out_channels")
    wrong.set_state("error", "Add needs 64 channels")
    doubt = NumberField("0.1", "Peak rate", whole=False)
    doubt.set_state("warn")
    off = NumberField("1", "groups")
    set_reason(off, "Needs the same channels in and out")
    schedule = Combo([("one", "One cycle"), ("cosine", "Cosine")], "Schedule")
    none = Combo([(1, "Mixed, float16")], "Precision")
    set_reason(none, "Only on a GPU")
    shown = QComboBox()
    shown.addItems(["AdamW", "SGD"])
    on = ToggleSwitch("bias")
    on.setChecked(True)
    dead = ToggleSwitch("bias")
    set_reason(dead, "Follows the normalization")
    fix = row(FixButton("Use 64"), TextLabel("matches bn2", "hint", "text3"), gap=6)
    fix.setContentsMargins(124, 2, 12, 8)
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setValue(85)
    section = SectionLabel("Cost of this layer")
    section.setContentsMargins(12, 0, 12, 0)
    return column(
        PanelHeader("Properties"),
        FormRow("out_channels", wrong),
        fix,
        FormRow("kernel_size", NumberField("3 \u00d7 3")),
        FormRow("stride", NumberField("1")),
        FormRow("expression", NumberField("channels * 4")),
        FormRow("Peak rate", doubt),
        FormRow("groups", off),
        FormRow("Batch size", locked),
        FormRow("Schedule", schedule),
        FormRow("Precision", none),
        FormRow("Optimizer", shown),
        FormRow("bias", ToggleSwitch("bias")),
        FormRow("bias", on),
        FormRow("bias", dead),
        FormRow("Opacity", slider),
        FlowSeparator(),
        section,
        KeyValueRow("Parameters", fmt.count(58090)),
        KeyValueRow("Multiply-adds", fmt.count(11_673_600), "/ image"),
        KeyValueRow("Activation memory", fmt.size(25_088), "/ image"),
        KeyValueRow("Receptive field", "6 \u00d7 6 px"),
    )


def metrics_panel() -> QWidget:
    """Return the head of a run, tabs, messages and buttons."""
    bar = ProgressLine()
    bar.set_part(0.374)
    tiles = QWidget()
    line = QHBoxLayout(tiles)
    line.setContentsMargins(0, 4, 0, 0)
    for label, value, unit in (
        ("left", fmt.duration(61), ""),
        ("throughput", "11,840", "img/s"),
        ("learning rate", fmt.rate(2.66e-3, 3), ""),
        ("device memory", "0.71", "/ 4.0 GB"),
        ("best validation", "98.78", "%"),
        ("not yet", "", ""),
    ):
        line.addWidget(MetricTile(label, value, unit))
    head = row(
        TextLabel("Run 12", "title"),
        Glyph("dot", "ok", 12),
        TextLabel("training", "label", "ok"),
        SegmentedControl([(1, "each map"), (2, "shared")], "Range", True),
        Pill("9"),
        Pill("1", "error"),
        Pill("3", "warn"),
        Pill("best", "ok"),
        Pill("preview", "accent"),
    )
    tabs = TabStrip("Lower panel")
    for key, text in (("p", "Problems"), ("d", "Doctor"), ("c", "Code"), ("l", "Log")):
        tabs.add_tab(key, text)
    tabs.set_badges("p", [("1", "error"), ("1", "warn")], "1 error, 1 warning")
    tabs.set_badges("d", [("0", "neutral")])
    header = PanelHeader(hint="F8 next problem", tabs=tabs)
    header.add_button("chevron-down", "Fold")
    header.add_button("close", "Close")
    quiet = Button("Show all", "quiet")
    buttons = row(
        Button("Next mistake"),
        Button("Export", icon_name="export"),
        Button("Train", "primary", "play"),
        quiet,
        Button("Delete run", "danger", "trash"),
        FixButton("Insert BatchNorm2d", urgent=False),
        Button("Small", small=True),
    )
    off = row(*[Button("Off", kind) for kind in ("primary", "secondary", "danger")])
    off.setEnabled(False)
    icons = QWidget()
    grid = QGridLayout(icons)
    grid.setSpacing(6)
    for number, name in enumerate(icon_names()):
        grid.addWidget(Glyph(name, "text2", 16), number // 24, number % 24)
    for number, family in enumerate(FAMILIES):
        glyph = Glyph(family_icon_name(family), family, 20)
        grid.addWidget(glyph, 5, number)
    return column(
        column(head, bar, tiles, margin=16, gap=8),
        FlowSeparator(),
        header,
        column(buttons, off, icons, margin=12, gap=8),
        stock_panel(),
        gap=0,
    )


def stock_panel() -> QWidget:
    """Return Qt's own controls, which only the style sheet changes."""
    check, part, radio, off = (
        QCheckBox("Augment"),
        QCheckBox("Some"),
        QRadioButton("Random"),
        QCheckBox("Off"),
    )
    check.setChecked(True)
    part.setTristate(True)
    part.setCheckState(Qt.CheckState.PartiallyChecked)
    radio.setChecked(True)
    off.setEnabled(False)
    checks = row(
        check, part, QCheckBox("No"), off, radio, QRadioButton("By class"), gap=14
    )
    progress = QProgressBar()
    progress.setValue(40)
    fields = row(QSpinBox(), QDoubleSpinBox(), QLineEdit("text"), progress)
    table = QTableWidget(3, 3)
    table.setHorizontalHeaderLabels(["Run", "Accuracy", "Notes"])
    for index in range(9):
        table.setItem(index // 3, index % 3, QTableWidgetItem(f"value {index}"))
    table.setCurrentCell(1, 1)
    table.verticalHeader().hide()
    table.setFixedSize(330, 130)
    tabs = QTabWidget()
    tabs.addTab(QPlainTextEdit("import torch\n\nclass Net(nn.Module):"), "Code")
    tabs.addTab(QWidget(), "Log")
    tabs.setFixedSize(320, 130)
    card = Card("Epoch 5, step 4,220")
    card.body.addWidget(TextLabel("train 0.0505", "mono", "text2"))
    side = row(table, tabs, card)
    empty = EmptyState(
        "chart",
        "No curves yet",
        "Press Train. Loss appears here after the first steps.",
        "Train",
        "primary",
    )
    empty.setMinimumHeight(150)
    return column(checks, fields, side, empty, margin=12, gap=8)


def popups() -> list[QWidget]:
    """Return a menu and a message box, drawn apart."""
    menu = QMenu()
    copy = menu.addAction("Copy")
    copy.setShortcut("Ctrl+C")
    set_icon(copy, "copy")
    for text, checked in (("Show costs", True), ("Reduce motion", False)):
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(checked)
    menu.addSeparator()
    menu.addMenu("Theme").addAction("Dark")
    menu.addAction("Paste").setEnabled(False)
    menu.setActiveAction(copy)
    box = QMessageBox()
    box.setText("Save the changes to digits-resnet?")
    box.setInformativeText("They are lost otherwise.")
    choice = QMessageBox.StandardButton
    box.setStandardButtons(choice.Save | choice.Discard | choice.Cancel)
    combo = Combo([(n, text) for n, text in enumerate(("AdamW", "SGD", "Adam"))])
    listing = combo.view()
    listing.setFixedSize(QSize(170, 96))
    return [menu, box, combo]


def gallery() -> QWidget:
    """Return all of it as one window."""
    window = QFrame()
    window.setProperty("panel", "surface")
    grid = QGridLayout(window)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(0)
    grid.addWidget(app_bar(), 0, 0, 1, 3)
    grid.addWidget(FlowSeparator(), 1, 0, 1, 3)
    left, middle, right = palette_panel(), metrics_panel(), properties_panel()
    left.setFixedWidth(224)
    right.setFixedWidth(296)
    for number, panel in enumerate((left, middle, right)):
        grid.addWidget(panel, 2, number)
    status = QStatusBar()
    status.setContentsMargins(12, 0, 12, 0)
    status.addWidget(row(Glyph("error", "error", 14), TextLabel("1 error", "label")))
    status.addPermanentWidget(TextLabel("58,090 parameters", "label", "text2"))
    status.setSizeGripEnabled(False)
    grid.addWidget(status, 3, 0, 1, 3)
    window.resize(1400, 900)
    return window


def shoot(widget: QWidget, path: Path) -> QPixmap:
    """Save a picture of a widget."""
    picture = widget.grab()
    picture.save(str(path))
    return picture


def main() -> None:
    """Write the pictures of both themes."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    theme_manager().apply()
    window = gallery()
    window.show()
    for mode in ("dark", "light"):
        theme_manager().set_mode(mode)
        app.processEvents()
        shoot(window, folder / f"look-{mode}.png")
        for widget in popups():
            name = type(widget).__name__.lower()
            if isinstance(widget, Combo):
                widget.resize(170, 26)
                widget.show()
                widget.showPopup()
                shoot(widget.view().window(), folder / f"popup-{name}-{mode}.png")
                widget.hidePopup()
            else:
                shoot(widget, folder / f"popup-{name}-{mode}.png")
            widget.deleteLater()


if __name__ == "__main__":
    main()
