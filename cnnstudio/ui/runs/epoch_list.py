"""A field for some of the epochs that were kept, typed as 0, 5, 20."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from cnnstudio.ui.fonts import LABEL, mono_font
from cnnstudio.ui.style_sheet import set_property


class EpochListField(QLineEdit):
    """Epochs with commas between them, of those that were kept; 0 is before training.

    It begins with the first, the middle and the last of them. `judged` follows the
    typing.
    """

    judged = Signal()

    def __init__(
        self, kept: tuple[int, ...], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kept = kept
        self.setFont(mono_font(LABEL))
        self.setAccessibleName(name)
        self._help = self.tr("Epochs whose filters and maps are shown below each other")
        self.setPlaceholderText(self.tr("none"))
        middle = kept[len(kept) // 2 : len(kept) // 2 + 1]
        ends = dict.fromkeys((*kept[:1], *middle, *kept[-1:]))
        self.setText(", ".join(map(str, ends)))
        self.setToolTip(self._help)
        self.textChanged.connect(self._judge)

    def epochs(self) -> tuple[int, ...]:
        """Return what is typed; empty if that is not right."""
        return self._read()[0]

    def reason(self) -> str:
        """Say what is wrong with what is typed; empty if nothing is."""
        return self._read()[1]

    def _read(self) -> tuple[tuple[int, ...], str]:
        found: list[int] = []
        for part in filter(None, (text.strip() for text in self.text().split(","))):
            if not part.isascii() or not part.isdigit():
                text = self.tr("Expected epochs such as 0, 5, 20, got {0}.")
                return (), text.format(part[:20])
            if int(part) not in self._kept:
                text = self.tr("The weights of epoch {0} were not kept; {1} were.")
                known = ", ".join(map(str, self._kept[:8])) or self.tr("none")
                more = ", …" * (len(self._kept) > 8)
                return (), text.format(int(part), known + more)
            found.append(int(part))
        return tuple(dict.fromkeys(found)), ""

    def _judge(self) -> None:
        reason = self.reason()
        set_property(self, "state", "error" if reason else "normal")
        self.setToolTip(reason or self._help)
        self.setAccessibleDescription(reason)
        self.judged.emit()
