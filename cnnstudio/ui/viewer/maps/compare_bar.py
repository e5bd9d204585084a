"""With what is compared: image, epoch, run, the network before an edit, or a pin."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from cnnstudio.ui.viewer.maps.attention_page import ATTENTIVE
from cnnstudio.ui.viewer.model.comparing import KINDS, Comparing, Kind
from cnnstudio.ui.widgets.combo import Combo
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.number_field import NumberField
from cnnstudio.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from cnnstudio.ui.viewer.inspect_controller import InspectController

VALUES, ATTENTION = "values", "attention"


class CompareBar(QWidget):
    """What stands as A, and which one of its kind."""

    def __init__(self, controller: InspectController) -> None:
        super().__init__()
        self._controller, self._comparing = controller, controller.comparing
        words: dict[Kind, str] = {
            "image": self.tr("Image"),
            "epoch": self.tr("Epoch"),
            "run": self.tr("Run"),
            "edit": self.tr("Edit"),
            "pin": self.tr("Pinned"),
        }
        self.kinds = SegmentedControl(
            tuple((kind, word) for kind, word in words.items()),
            self.tr("What is compared with"),
            small=True,
        )
        self.image = NumberField("1", self.tr("Image number"), minimum=1)
        self.epoch = Combo((), self.tr("Epoch"))
        self.run = Combo((), self.tr("Run"))
        self.what = SegmentedControl(
            ((VALUES, self.tr("values")), (ATTENTION, self.tr("attention"))),
            self.tr("What is compared"),
            small=True,
        )
        self._which = QStackedWidget()
        self._offered: object = None
        self._lay_out()
        self.kinds.selected.connect(self._kind_selected)
        self.image.committed.connect(self._image_chosen)
        self.epoch.picked.connect(self._epoch_chosen)
        self.run.picked.connect(self._run_chosen)
        self.what.selected.connect(self._what_selected)

    def refresh(self) -> None:
        """Bring choices and reasons up to date; cheap, it comes often."""
        comparing, kind = self._comparing, self._comparing.kind
        for one in KINDS:
            self.kinds.set_reason(one, comparing.why_not(one) or None)
        self.kinds.set_current(kind)
        node = self._controller.node
        attentive = node is not None and node.type in ATTENTIVE
        self.what.setVisible(attentive)
        if not attentive:
            comparing.attention = False
        self.what.set_current(ATTENTION if comparing.attention else VALUES)
        self._offer(comparing)
        fields: dict[Kind, QWidget] = {
            "image": self.image, "epoch": self.epoch, "run": self.run,
        }  # fmt: skip
        field = fields.get(kind)
        self._which.setVisible(field is not None)
        if field is not None:
            self._which.setCurrentWidget(field)

    def _offer(self, comparing: Comparing) -> None:
        """Fill the fields with what there is of each kind."""
        runs = [(record.id, record.title) for record in comparing.runs()]
        offered = comparing.epochs(), runs
        if offered != self._offered:
            self._offered = offered
            self.epoch.set_options(offered[0])
            self.run.set_options(runs)
        run = comparing.run
        if offered[0]:
            self.epoch.set_current_key(comparing.epoch)
        if run is not None:
            self.run.set_current_key(run.id)
        if not self.image.hasFocus():
            self.image.set_text(str(comparing.image + 1))

    def _lay_out(self) -> None:
        for field in (self.image, self.epoch, self.run):
            self._which.addWidget(field)
        self._which.setFixedWidth(148)
        self._which.setFixedHeight(28)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(TextLabel(self.tr("Compare with"), "label", "text2"))
        row.addWidget(self.kinds)
        row.addWidget(self._which)
        row.addStretch(1)
        row.addWidget(self.what)

    def _kind_selected(self, key: object) -> None:
        self._comparing.choose(cast("Kind", key))

    def _image_chosen(self, text: str) -> None:
        """Take an image's number, or put back what was there."""
        number = int(text) if text.isdecimal() else 0
        if 1 <= number <= self._controller.count:
            self._comparing.choose("image", number - 1)
        else:
            self.image.set_text(str(self._comparing.image + 1))

    def _epoch_chosen(self, epoch: object) -> None:
        self._comparing.choose("epoch", cast("int", epoch))

    def _run_chosen(self, run: object) -> None:
        self._comparing.choose("run", str(run))

    def _what_selected(self, _key: object) -> None:
        self._comparing.look_at_attention(self.what.current() == ATTENTION)
