"""The strip above the data: their name, what is known in short, and what is done."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cnnstudio.graph.text import plural
from cnnstudio.ui import format as fmt
from cnnstudio.ui.data.controller import DataController
from cnnstudio.ui.widgets.buttons import Button, set_reason
from cnnstudio.ui.widgets.labels import ElidedLabel, Glyph, TextLabel, Tone
from cnnstudio.ui.widgets.tiles import MetricTile, ProgressLine


class DataHeader(QWidget):
    """Follows the controller. The owner connects `folder` and `file`."""

    def __init__(
        self, controller: DataController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self.name = TextLabel("", "title")
        self.glyph = Glyph("ring", "text3", 12)
        self.state = ElidedLabel("", "label", "text2")
        self.folder = Button(self.tr("Folder…"), "secondary", "folder", small=True)
        self.folder.setToolTip(self.tr("Learn from a folder of images"))
        self.file = Button(self.tr("File…"), "secondary", "file", small=True)
        self.file.setToolTip(self.tr("Learn from a CSV, NumPy or IDX file"))
        self.again = Button(self.tr("Scan again"), "secondary", "refresh", small=True)
        self.again.setToolTip(self.tr("Read all files anew"))
        self.cancel = Button(self.tr("Cancel"), "secondary", "stop", small=True)
        self.cancel.setToolTip(self.tr("End the scan; the source stays as it is"))
        self.tiles = {
            "samples": MetricTile(self.tr("samples")),
            "classes": MetricTile(self.tr("classes")),
            "shape": MetricTile(self.tr("one sample")),
            "balance": MetricTile(self.tr("imbalance")),
            "left_out": MetricTile(self.tr("files left out")),
            "twice": MetricTile(self.tr("duplicates")),
        }
        self.tiles["balance"].setToolTip(
            self.tr("How often the largest class is there for each of the smallest")
        )
        self.tiles["twice"].setToolTip(
            self.tr("Samples of equal content; groups that reach over two parts")
        )
        self.progress = ProgressLine(self.tr("Progress of the scan"))
        self._lay_out()
        self.again.clicked.connect(controller.scan_again)
        self.cancel.clicked.connect(controller.cancel)
        controller.changed.connect(self.refresh)
        controller.described_anew.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(20, 9, 20, 0)
        top.setSpacing(8)
        top.addWidget(self.name)
        top.addSpacing(2)
        top.addWidget(self.glyph)
        top.addWidget(self.state, 1)
        for button in (self.folder, self.file, self.again, self.cancel):
            top.addWidget(button)
        numbers = QHBoxLayout()
        numbers.setContentsMargins(20, 7, 20, 8)
        numbers.setSpacing(8)
        for key, tile in self.tiles.items():
            numbers.addWidget(tile, 3 if key in ("shape", "twice") else 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        line = QHBoxLayout()
        line.setContentsMargins(20, 7, 20, 0)
        line.addWidget(self.progress)
        column.addLayout(line)
        column.addLayout(numbers)
        self.name.setFixedHeight(24)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def refresh(self) -> None:
        """Show what holds now."""
        controller = self._controller
        self.name.setText(
            controller.coming or controller.name or self.tr("No data yet")
        )
        glyph, tone, text = self._state()
        self.glyph.set_glyph(glyph, tone)
        self.state.set_text(text)
        busy = bool(controller.busy)
        self.cancel.setVisible(busy)
        self.again.setVisible(controller.has_files and not busy)
        locked = controller.why_locked() or None
        for button in (self.folder, self.file, self.again):
            set_reason(button, locked)
        self.progress.set_part(controller.part if busy else 0.0)
        self._show_numbers()

    def _state(self) -> tuple[str, Tone, str]:
        controller = self._controller
        if controller.busy:
            return "waits", "text2", controller.busy
        if controller.problem:
            return "error", "error", self.tr("cannot be used")
        if controller.to_download is not None:
            return "ring", "text3", self.tr("not downloaded yet")
        if controller.facts is None:
            if controller.name:
                return "ring", "text3", self.tr("not looked at yet")
            drop = self.tr("drop a folder of images anywhere on this window")
            return "ring", "text3", drop
        return "check-circle", "ok", self.tr("ready")

    def _show_numbers(self) -> None:
        facts, tiles = self._controller.facts, self.tiles
        if facts is None or self._controller.coming:
            for tile in tiles.values():
                tile.set_value("")
            return
        tiles["samples"].set_value(fmt.count(facts.count))
        names = {"labels": self.tr("labels"), "values": self.tr("numbers")}
        tiles["classes"].set_label(names.get(facts.task, self.tr("classes")))
        tiles["classes"].set_value(fmt.count(len(facts.classes)))
        tiles["shape"].set_value(fmt.shape(facts.shape))
        reports, described = self._controller.reports, self._controller.described
        counts = list(facts.counts)
        if described is not None and facts.task in ("labels", "masks"):
            counts = described.counts.sum(0).tolist()
        least, most = min(counts, default=0), max(counts, default=0)
        ratio = f"{most / least:.1f}" if least else ""
        tiles["balance"].set_value(ratio, f"{fmt.TIMES}" if ratio else "")
        left_out = sum(report.problem_count for report in reports)
        tiles["left_out"].set_value(fmt.count(left_out) if reports else "")
        twice = described.duplicate_count if described is not None else None
        across = ""
        if described is not None and described.across:
            said = plural("DataHeader", described.across, "{n} across",
                          "{n} across")  # fmt: skip
            across = said.format(n=fmt.grouped(described.across))
        tiles["twice"].set_value("" if twice is None else fmt.count(twice), across)
