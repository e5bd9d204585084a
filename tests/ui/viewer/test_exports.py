"""Every view is written as it is shown: PNG, SVG, and numbers that are the answer's.

Each page is asked what it asks, the engine's own functions answer on a small network,
and what the page gives away is held to these answers.
"""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import torch
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.attribution_messages import Attribution
from cnnstudio.bridge.look_messages import Capture
from cnnstudio.bridge.message import Studied, Study
from cnnstudio.engine.inspect.maps import capture
from cnnstudio.engine.inspect.subject import Subject
from cnnstudio.ui.export import (
    NAME_HEIGHT,
    SHARPNESS,
    Exportable,
    csv_of,
    exported_by,
    kinds_of,
    picture_of,
    svg_of,
)
from cnnstudio.ui.viewer.all_views import VIEWS
from cnnstudio.ui.viewer.lab.lab_page import LabPage
from cnnstudio.ui.viewer.model.attribution_methods import METHODS
from cnnstudio.ui.viewer.model.judged import chances_of
from cnnstudio.ui.viewer.sample.robustness_page import RobustnessPage
from cnnstudio.ui.viewer.views import InspectorPage
from tests.helpers.graphs import chain
from tests.helpers.studies import study, untrained_subject
from tests.helpers.viewing import Studio, studio

Floats = np.ndarray[Any, np.dtype[Any]]
SVG = "{http://www.w3.org/2000/svg}"
SPECS: tuple[Any, ...] = (
    "Input", ("Conv2d", {"out_channels": 3, "kernel_size": 5}), "ReLU",
    "GlobalAvgPool", "Linear", "Output",
)  # fmt: skip
WITH_ATTENTION: tuple[Any, ...] = (
    "Input", ("MaxPool2d", {"kernel_size": 7}),
    ("SelfAttention2d", {"num_heads": 1}), "Flatten", "Linear", "Output",
)  # fmt: skip


class Bench:
    """A view alone, over the engine's own functions on a small network."""

    def __init__(self, qtbot: QtBot, view: str, subject: Subject, node: str) -> None:
        self.subject, self.said = subject, list[Studied]()
        specs = WITH_ATTENTION if view == "attention" else SPECS
        self.made: Studio = studio(*specs)
        self.made.client.become_ready()
        self.made.controller.set_visible(True)
        self.made.selection.select([node])
        self.made.finish_run()
        self.page: InspectorPage = VIEWS[view].kind(self.made.controller)
        qtbot.addWidget(self.page)
        if self.page.tools is not None:
            qtbot.addWidget(self.page.tools)
        self.page.resize(864, 640)
        self.page.show()
        self.page.setProperty("bench", self)  # what it shows lives as long as it does
        self._answered = 0
        self.answer()

    def answer(self) -> None:
        """Answer all that is asked, until nothing is any more."""
        client = self.made.client
        while self._answered < len(client.submitted):
            asked = client.submitted[self._answered]
            self._answered += 1
            if isinstance(asked, Capture):
                self.maps = capture(self.subject, asked)
                self.maps = replace(self.maps, run="run1", epoch=9)
                client.deliver(self.maps)
            elif isinstance(asked, Study):
                try:
                    found = study(self.subject, asked)
                except AssertionError:
                    continue  # refused: another view is for such networks
                self.said.append(found)
                client.deliver(replace(found, run="run1", epoch=9))

    def newest(self, kind: str) -> Any:
        """Return the newest answer of a kind."""
        found = [one for one in self.said if type(one).__name__ == kind]
        assert found, f"nothing answered with {kind}"
        return found[-1]


@pytest.fixture(scope="module")
def plain() -> Subject:
    return untrained_subject(chain(*SPECS))


@pytest.fixture(scope="module")
def attentive() -> Subject:
    return untrained_subject(chain(*WITH_ATTENTION))


def counts(bench: Bench) -> Floats:
    """The confusion matrix of the newest judgement."""
    judged, table = bench.newest("Evaluated"), np.zeros((10, 10))
    np.add.at(table, (judged.labels, judged.predicted), 1)
    return table


def recall_of_classes(bench: Bench) -> Floats:
    """Recall of each class, then their mean and that weighted by the images."""
    table = counts(bench)
    recall, support = np.diag(table) / table.sum(1), table.sum(1)
    means = recall.mean(), (recall * support).sum() / support.sum()
    return np.array([*recall, *means])


def losses(bench: Bench) -> Floats:
    """−ln of the label's probability for the mistakes, the surest of them first."""
    judged = bench.newest("Evaluated")
    wrong = np.flatnonzero(judged.labels != judged.predicted)
    order = np.argsort(-judged.probability[wrong], kind="stable")
    return np.asarray(-np.log(judged.of_label[wrong][order]))


def highs(bench: Bench) -> Floats:
    """The largest value of each method for each class, in the order of the cards."""
    found = [a for a in bench.said if isinstance(a, Attribution)]
    order = [method.key for method in METHODS]
    newest = {one.method: one for one in found}
    return np.array(
        [
            values.max()
            for key in order
            if key in newest
            for values in newest[key].values
        ]
    )


def lab_sums(bench: Bench) -> Floats:
    """The layer's own map of the channel that is worked on."""
    found: Floats = np.asarray(bench.maps.detail)[0]
    return found


def of_answer(kind: str, name: str) -> Callable[[Bench], Floats]:
    return lambda bench: np.asarray(getattr(bench.newest(kind), name))


def gallery_highs(bench: Bench) -> Floats:
    found = bench.newest("Gallery")
    return np.concatenate([found.ranges[node][:, 1] for node in found.nodes])


def gradients(bench: Bench) -> Floats:
    found = bench.newest("Backward")
    return np.asarray(found.sizes[: found.reached])


def robust(bench: Bench) -> Floats:
    found = bench.newest("Robustness")
    return np.concatenate([p.ravel() for p in found.probabilities.values()])


def statistics(bench: Bench) -> Floats:
    found = bench.newest("LayerStatistics")
    return np.concatenate(list(found.counts.values()))


def by_confidence(bench: Bench) -> Floats:
    judged = bench.newest("Evaluated")
    edges = np.linspace(0, 1, 16)
    return np.histogram(judged.probability, edges)[0]


def recalls(bench: Bench) -> Floats:
    """Of each class: how many of its images have at least each score, from none on."""
    judged, found = bench.newest("Evaluated"), []
    scores = judged.scores.astype(np.float64)
    chances = np.exp(scores - scores.max(1, keepdims=True))
    chances /= chances.sum(1, keepdims=True)
    for label in range(10):
        own, score = judged.labels == label, chances[:, label]
        levels = np.unique(score)[::-1]
        found += [0.0, *((own & (score >= one)).sum() / own.sum() for one in levels)]
    return np.array(found)


# Of each view a column of its table, and the numbers that it is to have.
NUMBERS: dict[str, tuple[str, Callable[[Bench], Floats]]] = {
    "maps": ("value", lambda bench: np.asarray(bench.maps.detail)),
    "weights": ("length", of_answer("LayerWeights", "norms")),
    "statistics": ("count", statistics),
    "curve": ("f", of_answer("Curve", "f")),
    "excites": ("value", of_answer("Patches", "values")),
    "shift": ("mean_difference", of_answer("Shift", "course")),
    "compare": ("A", lambda bench: np.asarray(bench.newest("MapsShown").values)),
    "lab": ("sum", lab_sums),
    "attention": ("share", of_answer("AttentionShown", "looks")),
    "attributions": ("largest value", highs),
    "stages": ("logit", of_answer("Stages", "logits")),
    "robustness": ("probability", robust),
    "confusion": ("2", lambda bench: counts(bench)[:, 2]),
    "gallery_of_mistakes": ("loss", losses),
    "classes": ("recall", recall_of_classes),
    "calibration": ("images", by_confidence),
    "curves": ("recall", recalls),
    "slices": ("right", lambda bench: np.diag(counts(bench))),
    "embedding": ("direction 1", lambda b: b.newest("Embedding").points[:, 0]),
    "gallery": ("largest value", gallery_highs),
    "times": ("seconds", of_answer("Times", "seconds")),
    "signal": ("deviation", of_answer("Signal", "deviation")),
    "backward": ("gradient", gradients),
}
ELSEWHERE = {
    "through_time": "needs a run's folder: test_time_page",
    "labels": "several labels an image: all/test_labels",
    "masks": "masks: all/test_other_tasks",
    "residuals": "numbers: all/test_other_tasks",
    "objects": "objects: test_evidence_page",
}
"""Views for other data or runs, and where what they write is held to numbers."""
NODES = {"attention": "selfattention2d_1", "curve": "relu_1"}


def test_every_view_is_held_to_numbers() -> None:
    assert sorted(VIEWS) == sorted({*NUMBERS, *ELSEWHERE})
    for spec in VIEWS.values():
        assert issubclass(spec.kind, Exportable), f"{spec.key} says nothing of files"


@pytest.mark.parametrize("view", NUMBERS)
def test_what_is_written_is_what_is_shown(
    qtbot: QtBot, view: str, plain: Subject, attentive: Subject
) -> None:
    subject = attentive if view == "attention" else plain
    bench = Bench(qtbot, view, subject, NODES.get(view, "conv2d_1"))
    assert isinstance(bench.page, Exportable)
    found = exported_by(bench.page, f"{view}, as it is called")
    assert found.table is not None
    assert found.paper is not None
    assert kinds_of(found).count(";;") == 2, "PNG, SVG and CSV are offered"

    title, wanted = NUMBERS[view]
    rows = list(csv.DictReader(io.StringIO(csv_of(found.table).decode())))
    got = [float(row[title]) for row in rows if row[title]]
    np.testing.assert_allclose(
        got, np.asarray(wanted(bench), float).ravel(), rtol=2e-6, atol=1e-6
    )

    image = picture_of(found.name, found.paper)
    assert image.height() == SHARPNESS * (found.paper.size.height() + NAME_HEIGHT)
    assert image.width() >= SHARPNESS * found.paper.size.width()
    below = image.copy(0, SHARPNESS * NAME_HEIGHT, image.width(), image.height())
    assert len({below.pixel(x, y) for x in range(0, below.width(), 7)
                for y in range(0, below.height(), 11)}) > 2  # fmt: skip

    root = ET.fromstring(svg_of(found.name, found.paper))
    texts = ["".join(node.itertext()) for node in root.iter(f"{SVG}text")]
    assert found.name in texts[0]
    assert len(texts) > 4, "letters stay letters"
    lines = [node for kind in ("path", "rect", "polyline", "polygon")
             for node in root.iter(f"{SVG}{kind}")]  # fmt: skip
    wide = found.paper.size.width()
    whole = [n for n in root.iter(f"{SVG}image") if float(n.get("width", 0)) >= wide]
    assert lines
    assert not whole, "not one picture of the whole"


@pytest.mark.parametrize("view", ["lab", "robustness"])
def test_a_network_of_nan_is_told_and_drawn(qtbot: QtBot, view: str) -> None:
    """Warnings of Qt about places that are no numbers fail this test."""
    subject = untrained_subject(chain(*SPECS))
    with torch.no_grad():
        next(subject.network.node_module("conv2d_1").parameters())[0] = torch.nan
    bench = Bench(qtbot, view, subject, "conv2d_1")
    assert not bench.page.grab().isNull()
    if isinstance(bench.page, RobustnessPage):
        assert bench.page.verdict.text() == "The scores are not finite numbers."
        chart = next(iter(bench.page.charts.values()))
        assert chart.shares is not None
        assert chart.shares.hint == "not finite"
    if isinstance(bench.page, LabPage):
        assert np.isnan(bench.page.model.work.output).all()


@pytest.mark.parametrize("view", ["gallery_of_mistakes", "curves", "calibration"])
def test_scores_that_are_infinite_have_no_chances(qtbot: QtBot, view: str) -> None:
    """Numpy's warnings are errors here: NaN is put in before it is computed with."""
    subject = untrained_subject(chain(*SPECS))
    with torch.no_grad():
        next(subject.network.node_module("linear_1").parameters())[0] = torch.inf
    bench = Bench(qtbot, view, subject, "conv2d_1")
    judged = bench.newest("Evaluated")
    assert not np.isfinite(judged.scores).all()
    assert np.isnan(chances_of(judged)).all(1).any()
    assert not bench.page.grab().isNull()
