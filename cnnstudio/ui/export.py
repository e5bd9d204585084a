"""A view as a picture, as lines that can be edited, and as a table of numbers.

A view says by `exported()` what of it is written; what it paints on the screen is
painted into the file. One that says nothing is a picture as it is seen.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol, runtime_checkable

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QPoint, QRect, QSize
from PySide6.QtGui import QImage, QPainter, QStandardItemModel
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from cnnstudio.graph.text import translate
from cnnstudio.project.atomic import write_atomic
from cnnstudio.ui.fonts import BODY, ui_font
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.painting import draw_line, text_width

SHARPNESS = 2
"""Pixels of a picture for each of the screen: it is to be printed, too."""

KINDS = (".png", ".svg", ".csv")
NAME_LEFT, NAME_HEIGHT = 12, 32
_DOTS_PER_INCH = 96


class Table(NamedTuple):
    """Titles of the columns, and the rows: texts and numbers, None where none is."""

    titles: Sequence[str]
    rows: Iterable[Sequence[object]]


class Paper(NamedTuple):
    """Something to paint: how large it is, and what paints it from (0, 0) on."""

    size: QSize
    paint: Callable[[QPainter], None]


class Exported(NamedTuple):
    """What a view gives away: its name, a picture and a table, either may be None.

    Without a name it is called as on the screen.
    """

    name: str
    paper: Paper | None = None
    table: Table | None = None


@runtime_checkable
class Exportable(Protocol):
    """A view that says itself what of it is written to a file."""

    def exported(self) -> Exported:
        """Return what is to be written now."""
        ...


class ExportError(ValueError):
    """A view has nothing of the kind that was asked for; the text is for people."""


def paper_of(widget: QWidget) -> Paper:
    """Return a widget as it is painted on the screen."""
    only = QWidget.RenderFlag.DrawChildren  # the paper has its own ground

    def paint(painter: QPainter) -> None:
        widget.render(painter, QPoint(), renderFlags=only)

    return Paper(widget.size(), paint)


def exported_by(view: QWidget, name: str) -> Exported:
    """Return what a view gives; of one that does not say it, what is seen of it."""
    if isinstance(view, Exportable):
        found = view.exported()
        return found if found.name else found._replace(name=name)
    return Exported(name, paper_of(view))


def kinds_of(exported: Exported) -> str:
    """Return the kinds of files that a dialog offers for it."""
    kinds = []
    if exported.paper is not None:
        kinds.append(translate("Export", "Picture (*.png)"))
        kinds.append(translate("Export", "Vector graphics (*.svg)"))
    if exported.table is not None:
        kinds.append(translate("Export", "Table (*.csv)"))
    return ";;".join(kinds)


def with_ending(path: str, usual: str = ".png") -> Path:
    """Return the path of a file to write, with the `usual` ending if it has none."""
    chosen = Path(path)
    if chosen.suffix.lower() in KINDS:
        return chosen
    return chosen.with_name(chosen.name + usual)


def save_exported(exported: Exported, path: Path) -> None:
    """Write the view as the end of the path says.

    Raises `WriteError`, and `ExportError` if the view has nothing of this kind.
    """
    write_atomic(path, _content(exported, path.suffix.lower()))


def _content(exported: Exported, kind: str) -> bytes:
    if kind == ".csv":
        if exported.table is None:
            text = translate(
                "Export", "{0} has no table of numbers. Save it as .png or .svg."
            )
            raise ExportError(text.format(exported.name))
        return csv_of(exported.table)
    if exported.paper is None:
        text = translate("Export", "{0} has no picture. Save it as .csv.")
        raise ExportError(text.format(exported.name))
    if kind == ".svg":
        return svg_of(exported.name, exported.paper)
    return png_of(picture_of(exported.name, exported.paper))


def picture_of(name: str, paper: Paper) -> QImage:
    """Return the view as it is painted, sharper than on the screen, below its name."""
    size = _whole(name, paper)
    image = QImage(size * SHARPNESS, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SHARPNESS)
    with QPainter(image) as painter:
        _draw(painter, name, paper)
    return image


def bare_picture(paper: Paper) -> QImage:
    """Return the view as it is painted, sharper than on the screen, without a name."""
    image = QImage(paper.size * SHARPNESS, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SHARPNESS)
    with QPainter(image) as painter:
        painter.fillRect(QRect(QPoint(), paper.size), theme().surface)
        paper.paint(painter)
    return image


def svg_of(name: str, paper: Paper) -> bytes:
    """Return the view as lines and letters, below its name."""
    buffer, size = QBuffer(), _whole(name, paper)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # The older version does not cut at frames.
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setResolution(_DOTS_PER_INCH)
    generator.setSize(size)
    generator.setViewBox(QRect(QPoint(), size))
    generator.setTitle(name)
    with QPainter(generator) as painter:
        _draw(painter, name, paper)
    return bytes(buffer.data().data())


def csv_of(table: Table, separator: str = ",") -> bytes:
    """Return titles and rows as CSV in UTF-8; numbers with nine figures."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator="\n")
    writer.writerow(table.titles)
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    return text.getvalue().encode()


def png_of(image: QImage) -> bytes:
    """Return a picture as the content of a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def clipboard_data(picture: QImage, text: str) -> QMimeData:
    """Return a picture that is a text as well, for the clipboard.

    Qt makes the object: one that is made here needs Python to end, and what is still
    on the clipboard at the exit is ended after Python, with a crash.
    """
    model = QStandardItemModel(1, 1)
    data = model.mimeData([model.index(0, 0)])
    data.clear()
    data.setImageData(picture)
    data.setText(text)
    return data


def _cell(value: object) -> str:
    if value is None:
        return ""
    return f"{value:.9g}" if isinstance(value, float) else str(value)


def _whole(name: str, paper: Paper) -> QSize:
    """Room for the paper below a name that is never cut."""
    named = text_width(ui_font(BODY, 600), name) + 2 * NAME_LEFT
    width = max(paper.size.width(), named)
    return QSize(width, paper.size.height() + NAME_HEIGHT)


def _draw(painter: QPainter, name: str, paper: Paper) -> None:
    colors, size = theme(), _whole(name, paper)
    painter.fillRect(QRect(QPoint(), size), colors.surface)
    box = QRect(NAME_LEFT, 6, size.width() - 2 * NAME_LEFT, NAME_HEIGHT - 6)
    draw_line(painter, box, name, ui_font(BODY, 600), colors.text)
    painter.save()
    painter.translate(0, NAME_HEIGHT)
    paper.paint(painter)
    painter.restore()
