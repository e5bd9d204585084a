"""Hints for the first minutes, each shown once: own images, wire, error, epoch."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSettings, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from cnnstudio.advice.rule import Severity
from cnnstudio.graph.text import translate
from cnnstudio.ui.document import Document
from cnnstudio.ui.widgets.buttons import Button
from cnnstudio.ui.widgets.notice_bar import NoticeBar

SEEN = "hints/seen"


@dataclass(frozen=True, slots=True)
class HintSpec:
    """A hint: its key in the settings, what it says, and the action that it offers.

    `afloat`: it comes while somebody watches something else, and must not move that.
    """

    key: str
    text: str
    action: str = ""
    afloat: bool = False


HINTS: tuple[HintSpec, ...] = (
    HintSpec(
        "edge",
        "The label on a wire is the shape of one image there: channels × height × "
        "width. It follows every edit.",
    ),
    HintSpec(
        "error",
        "Red marks the cause, once; what lies behind it waits. The button under the "
        "message mends it (Alt+Enter), and Ctrl+Z takes that back.",
    ),
    HintSpec(
        "epoch",
        "The first epoch is complete: every training image was seen once. The line "
        "with dots is the validation, on images that it does not train on. Ctrl+3 "
        "looks inside.",
        afloat=True,
    ),
    HintSpec(
        "images",
        "This network learns handwritten digits. For images of your own, drop their "
        "folder anywhere on this window: in it, one folder for each class.",
        "from_images",
    ),
)


class HintBar(NoticeBar):
    """A sentence above the graph, over nothing; its button or Escape puts it away."""

    put_away = Signal()

    def __init__(self, canvas: QWidget) -> None:
        self.act = Button("", "secondary", "folder", small=True)
        self.button = Button("", "secondary", small=True)
        super().__init__(self.act, self.button)
        self.act.setText(self.tr("From my images…"))
        self.button.setText(self.tr("Got it"))
        self.button.clicked.connect(self.put_away)
        self.glyph.set_glyph("info", "accent")
        canvas.installEventFilter(self)
        self.hide()

    def show_text(self, text: str, *, acts: bool) -> None:
        """Show a sentence, maybe with the button that does what it says."""
        self.text.setText(text)
        self.act.setVisible(acts)
        self.setAccessibleName(text)
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.isHidden() or not isinstance(event, QKeyEvent):
            return False
        if event.key() != Qt.Key.Key_Escape:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # Escape is a shortcut of the canvas, too
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        self.put_away.emit()
        return True


class Hints(QObject):
    """Shows each hint when its moment comes, one at a time, and never twice.

    In `bar`, which has room of its own, or in `afloat`, which is to lie over something.

    `asked` carries the key of the action that a hint offers. `first`: a hint whose
    moment is the start.
    """

    asked = Signal(str)

    def __init__(
        self,
        document: Document,
        canvas: QWidget,
        settings: QSettings,
        parent: QObject,
        first: str = "",
    ) -> None:
        super().__init__(parent)
        self._document, self._settings = document, settings
        self._waiting: list[str] = []
        self._canvas = canvas
        self.bar, self.afloat = HintBar(canvas), HintBar(canvas)
        for bar in (self.bar, self.afloat):
            bar.put_away.connect(self._put_away)
            bar.act.clicked.connect(self._act)
        document.validated.connect(self._look)
        document.reset.connect(self._another)
        if first:
            self.tell(first)
        self._look()

    def tell(self, key: str) -> None:
        """Show a hint, or have it wait for its turn, unless it was shown before."""
        if key not in self._seen() and key not in self._waiting:
            self._waiting.append(key)
            if len(self._waiting) == 1:
                self._show()

    def epoch_ended(self) -> None:
        """Say what the first finished epoch means."""
        self.tell("epoch")

    def forget(self) -> None:
        """Let every hint be shown once more."""
        self._settings.remove(SEEN)
        self._look()

    def _look(self) -> None:
        if self._document.graph.edges:
            self.tell("edge")
        # An empty network has an error, too, and nothing red to point at.
        if any(f.node and f.severity is Severity.ERROR for f in self._document.here):
            self.tell("error")
        elif self._waiting[:1] == ["error"]:
            self._go_on()  # mended before it was read

    def _seen(self) -> list[str]:
        return str(self._settings.value(SEEN, "") or "").split()

    def _show(self) -> None:
        key = self._waiting[0]
        self._settings.setValue(SEEN, " ".join([*self._seen(), key]))
        hint = _named(key)
        bar, other = self.bar, self.afloat
        if hint.afloat:
            bar, other = other, bar
        other.hide()
        bar.show_text(translate("Hints", hint.text), acts=bool(hint.action))

    def _act(self) -> None:
        action = _named(self._waiting[0]).action
        self._put_away()
        self.asked.emit(action)

    def _another(self) -> None:
        """Drop what was about the last project; its moment is over."""
        self._waiting.clear()
        self._hide()
        self._look()

    def _hide(self) -> None:
        self.bar.hide()
        self.afloat.hide()

    def _put_away(self) -> None:
        self._go_on()
        if not self._waiting:
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        self._waiting.pop(0)
        if self._waiting:
            self._show()
        else:
            self._hide()


def _named(key: str) -> HintSpec:
    return next(hint for hint in HINTS if hint.key == key)
