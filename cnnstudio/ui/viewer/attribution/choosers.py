"""Combo boxes of attributions: the class explained, the one beside, the layer."""

from __future__ import annotations

from cnnstudio.bridge.attribution_messages import PREDICTED
from cnnstudio.ui.viewer.model.attribution_methods import OTHER
from cnnstudio.ui.viewer.model.explaining import SELECTED, Explaining
from cnnstudio.ui.widgets.combo import Combo


class ClassChoice(Combo):
    """Chooses the class whose score is explained; the first follows the prediction."""

    def __init__(self, explaining: Explaining, name: str) -> None:
        super().__init__((), name)
        self._explaining = explaining
        self._shown: object = None

    def show_class(self, chosen: int) -> None:
        """Offer the classes of the scores that there are, and show one."""
        explaining = self._explaining
        scores = explaining.scores
        count = len(scores) if scores is not None else 0
        held = explaining.is_held
        state = count, explaining.predicted, explaining.label, chosen, held
        if state == self._shown or not count:
            return
        self._shown = state
        texts = {n: explaining.class_name(n) for n in range(count)}
        words = self.tr("{0}, at epoch start") if held else self.tr("{0}, predicted")
        first = words.format(texts[explaining.predicted])
        if 0 <= explaining.label < count:
            true = texts[explaining.label]
            texts[explaining.label] = self.tr("{0}, true").format(true)
        self.set_options([(PREDICTED, first), *texts.items()])
        self.set_current_key(chosen if chosen in texts else PREDICTED)


class OtherChoice(Combo):
    """Chooses the class beside; the first is the one most worth comparing."""

    def __init__(self, explaining: Explaining, name: str) -> None:
        super().__init__((), name)
        self._explaining = explaining
        self._shown: object = None
        self.picked.connect(self._choose)

    def show_class(self) -> None:
        """Offer the classes of the scores that there are, and show one."""
        explaining = self._explaining
        scores, targets = explaining.scores, explaining.targets
        if scores is None or len(targets) < 2:
            return
        chosen, natural = explaining.compared, explaining.natural_other
        state = len(scores), natural, explaining.label, explaining.predicted, chosen
        if state == self._shown:
            return
        self._shown = state
        names = {n: explaining.class_name(n) for n in range(len(scores))}
        words = self.tr("{0}, next in score")
        if natural == explaining.label:
            words = self.tr("{0}, true")
        elif natural == explaining.predicted:
            words = self.tr("{0}, predicted")
        self.set_options([(OTHER, words.format(names[natural])), *names.items()])
        self.set_current_key(chosen if chosen in names else OTHER)

    def _choose(self, key: object) -> None:
        assert isinstance(key, int)
        self._explaining.compare(key)


class LayerChoice(Combo):
    """Chooses the layer whose maps Grad-CAM weights."""

    def __init__(self, explaining: Explaining, name: str) -> None:
        super().__init__((), name)
        self._explaining = explaining
        self._shown: object = None
        self.picked.connect(self._choose)

    def show_layer(self) -> None:
        """Offer the layers that have maps, and show the one that is chosen."""
        explaining = self._explaining
        layers = explaining.layers()
        names = dict(layers)
        if not names:
            return
        now = names[explaining.layer]
        state = layers, now, explaining.layer_choice
        if state == self._shown:
            return
        self._shown = state
        follows = self.tr("the selected layer")
        if explaining.layer_choice == SELECTED:
            follows = self.tr("{0}, selected").format(now)
        self.set_options([
            ("", self.tr("{0}, the last").format(names[explaining.last_layer])),
            (SELECTED, follows),
            *layers,
        ])  # fmt: skip
        chosen = explaining.layer_choice
        self.set_current_key(chosen if chosen == SELECTED or chosen in names else "")

    def _choose(self, key: object) -> None:
        self._explaining.choose_layer(str(key))
