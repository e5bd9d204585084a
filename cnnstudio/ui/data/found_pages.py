"""What is odd about the files: those left out or changed, and those there twice."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from cnnstudio.bridge.data_messages import DataScanned
from cnnstudio.graph.text import plural, translate
from cnnstudio.ui import format as fmt
from cnnstudio.ui.data.controller import DataController
from cnnstudio.ui.data.file_list import FileList
from cnnstudio.ui.data.parts import part_name
from cnnstudio.ui.widgets.row_table import Column, Row

LEFT_OUT, USED = ("error", "error"), ("info", "text3")


class FilesPage(FileList):
    """Damaged files, which are left out, and odd ones, which are used by a rule."""

    def __init__(
        self, controller: DataController, parent: QWidget | None = None
    ) -> None:
        columns = (
            Column(translate("FilesPage", "File"), mono=True, width=180),
            Column(translate("FilesPage", "What was done"), width=104),
            Column(translate("FilesPage", "Why")),
        )
        name = translate("FilesPage", "Damaged and odd files")
        super().__init__(name, columns, parent)
        self._controller = controller
        controller.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what the scans have found."""
        reports = self._controller.reports
        rows: list[Row] = []
        for place, report in enumerate(reports):
            rows += self._rows(report, self._controller.folder_of(place))
        self.empty.set_text(*self._nothing(bool(reports)))
        self.show_rows(self._sentence(reports, len(rows)), rows)

    def _rows(self, report: DataScanned, folder: Path | None) -> list[Row]:
        lists = (
            (report.problems, LEFT_OUT, self.tr("left out")),
            (report.oddities, USED, self.tr("used")),
        )
        return [
            Row((name, done, reason), folder / name if folder else None, glyph)
            for found, glyph, done in lists
            for name, _kind, reason in found
        ]

    def _sentence(self, reports: list[DataScanned], shown: int) -> str:
        left = sum(report.problem_count for report in reports)
        odd = sum(report.oddity_count for report in reports)
        out = plural(
            "FilesPage", left, "{n} file is left out", "{n} files are left out"
        )
        used = plural(
            "FilesPage", odd,
            "{n} odd one is used as its row says", "{n} odd ones are used as their "
            "rows say",
        )  # fmt: skip
        out, used = out.format(n=fmt.grouped(left)), used.format(n=fmt.grouped(odd))
        said = self.tr("{0}. Training runs on all the rest.").format(out)
        if odd:
            said = f"{said} {used}."
        if shown < left + odd:
            listed = self.tr("The list has the first {0}.").format(fmt.grouped(shown))
            said = f"{said} {listed}"
        return said

    def _nothing(self, scanned: bool) -> tuple[str, str]:
        if scanned:
            title = self.tr("Every file is as it should be")
            return title, self.tr("No file was left out, and none needed a rule.")
        if self._controller.has_files:
            title = self.tr("The files were not read in this window yet")
            return title, self._controller.busy or self._controller.problem
        title = self.tr("These data are no files of yours")
        return title, self.tr("Damaged and odd files of a folder are listed here.")


class DuplicatesPage(FileList):
    """Samples of equal content, by group; those across parts are marked."""

    def __init__(
        self, controller: DataController, parent: QWidget | None = None
    ) -> None:
        columns = (
            Column(translate("DuplicatesPage", "Group"), right=True, width=72),
            Column(translate("DuplicatesPage", "Part"), width=110),
            Column(translate("DuplicatesPage", "Sample"), mono=True),
        )
        name = translate("DuplicatesPage", "Samples of equal content")
        super().__init__(name, columns, parent)
        self._controller = controller
        controller.described_anew.connect(self.refresh)
        controller.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what was counted."""
        described = self._controller.described
        folder = self._controller.folder_of()
        rows: list[Row] = []
        groups = described.duplicates if described is not None else ()
        for number, group in enumerate(groups, 1):
            across = len({part for part, _, _ in group}) > 1
            glyph = ("warning", "warn") if across else ("copy", "text3")
            for part, index, name in group:
                shown = name or self.tr("number {0}").format(fmt.grouped(index + 1))
                key = folder / name if folder and name else None
                order: tuple[float | str, ...] = (number, part, shown)
                cells = (fmt.grouped(number), part_name(part), shown)
                rows.append(Row(cells, key, glyph, order))
        self.empty.set_text(*self._nothing(described is not None))
        self.show_rows(self._sentence(), rows)

    def _sentence(self) -> str:
        described = self._controller.described
        if described is None:
            return ""
        count = described.duplicate_count
        said = plural("DuplicatesPage", count, "{n} sample is there more than once.",
                      "{n} samples are there more than once.")  # fmt: skip
        said = said.format(n=fmt.grouped(count))
        if not described.across:
            return said + " " + self.tr("None of them is in two parts.")
        over = plural(
            "DuplicatesPage", described.across,
            "{n} group reaches over two parts: what is judged was learned, so the "
            "figures are too good.",
            "{n} groups reach over two parts: what is judged was learned, so the "
            "figures are too good.",
        )  # fmt: skip
        return f"{said} {over.format(n=fmt.grouped(described.across))}"

    def _nothing(self, counted: bool) -> tuple[str, str]:
        if counted:
            title = self.tr("No sample is there twice")
            return title, self.tr("The content was compared, within and across parts.")
        title = self.tr("The samples are not compared yet")
        return title, self._controller.busy
