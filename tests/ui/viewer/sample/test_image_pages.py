"""The views of one image: its stages with a temperature, and how robust it is."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.engine_messages import RequestFailed
from cnnstudio.bridge.sample_messages import (
    Robustness,
    RobustnessOf,
    Stages,
    StagesOf,
)
from cnnstudio.ui.viewer.model.predictions import loss_gradient, predict, softmax
from cnnstudio.ui.viewer.sample.robustness_page import RobustnessPage
from cnnstudio.ui.viewer.sample.stages_page import StagesPage
from cnnstudio.ui.viewer.views import InspectorPage
from tests.helpers.viewing import CONV, LENET, move, studio

P = TypeVar("P", bound=InspectorPage)
LOGITS = np.array([0.4, -1.7, 4.2], np.float32)
NAMES = ("cat", "dog", "owl")


class Desk:
    """An image of a finished run, and a view of it, without the window around."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.made = studio()
        self.made.client.become_ready()
        self.made.selection.select([CONV])
        self.made.controller.set_visible(True)
        self.made.finish_run()
        self.made.answer(label=0, logits=LOGITS)

    def show(self, kind: type[P]) -> P:
        page = kind(self.made.controller)
        self._qtbot.addWidget(page)
        page.resize(824, 640)
        page.show()
        return page


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


@pytest.mark.requirement("O07")
def test_the_gradient_at_the_scores_is_softmax_minus_one_hot() -> None:
    expected = [-0.978177, 0.002672, 0.975505]
    np.testing.assert_allclose(loss_gradient(LOGITS, 0), expected, atol=1e-6)


@pytest.mark.requirement("O07")
@pytest.mark.parametrize("temperature", [0.1, 1.0, 2.5, 10.0])
def test_the_gradient_is_that_of_autograd(temperature: float) -> None:
    random = np.random.default_rng(0)
    for size in (2, 3, 10):
        logits = random.normal(0, 4, size).astype(np.float32)
        scores = torch.tensor(logits, dtype=torch.float64, requires_grad=True)
        loss = torch.nn.functional.cross_entropy(
            scores[None] / temperature, torch.tensor([1])
        )
        (gradient,) = torch.autograd.grad(loss, scores)
        found = loss_gradient(logits, 1, temperature)
        np.testing.assert_allclose(found, gradient.numpy(), atol=1e-12)


@pytest.mark.requirement("C12")
@pytest.mark.parametrize("temperature", [0.1, 1.0, 10.0])
def test_a_temperature_leaves_the_order_and_the_sum(temperature: float) -> None:
    shares = softmax(LOGITS, temperature)
    assert shares.sum() == pytest.approx(1, abs=1e-12)
    assert shares.argsort().tolist() == LOGITS.argsort().tolist()
    expected = torch.softmax(torch.tensor(LOGITS, dtype=torch.float64) / temperature, 0)
    np.testing.assert_allclose(shares, expected.numpy(), rtol=1e-12)


def test_one_score_for_two_classes_is_that_of_the_second() -> None:
    found = predict(np.array([1.5], np.float32), 1, ("no", "yes"))
    assert found is not None
    assert found.probabilities[1] == pytest.approx(1 / (1 + np.exp(-1.5)))
    assert (found.argmax, found.is_right) == (1, True)
    assert predict(np.zeros((2, 4, 4), np.float32), -1) is None, "scores of pixels"


def stages(asked: StagesOf, **fields: object) -> Stages:
    image = np.linspace(0, 1, 784, dtype=np.float32).reshape(1, 28, 28)
    known = {
        "request": asked.request, "subject": asked.subject, "run": "run1", "epoch": 9,
        "step": 0, "part": asked.part, "index": asked.index, "label": 0,
        "classes": NAMES, "image": image, "prepared": (image - 0.25) / 0.5,
        "mean": np.array([0.25], np.float32), "divisor": np.array([0.5], np.float32),
        "source": "relu_1", "head": "linear_1",
        "features": np.array([0, 1, 0, 3], np.float32), "logits": LOGITS,
    }  # fmt: skip
    return Stages(**{**known, **fields})  # type: ignore[arg-type]


def answered(desk: Desk, **fields: object) -> None:
    asked = desk.made.client.submitted_of(StagesOf)[-1]
    desk.made.client.deliver(stages(asked, **fields))


def stages_page(desk: Desk, **fields: object) -> StagesPage:
    page = desk.show(StagesPage)
    answered(desk, **fields)
    return page


@pytest.mark.requirement("M17", "C10")
def test_all_stages_have_their_values(desk: Desk) -> None:
    page = stages_page(desk)
    assert page.image.first.full_text() == "1 × 28 × 28"
    assert page.image.second.full_text() == "0 to 1.00"
    assert page.given.first.full_text() == "(x − 0.25) / 0.5"
    assert page.given.second.full_text() == "−0.50 to 1.50"
    assert page.features.first.full_text() == "4"
    assert page.features.second.full_text() == "0 to 3.00, mean 1.00, 50 % above 0"
    assert page.table.texts(0) == (
        "cat", "0.40", "0.40", "2.18 %", "", "1", "−0.9782",
    )  # fmt: skip
    assert page.table.texts(2) == (
        "owl", "4.20", "4.20", "97.55 %", "argmax", "0", "0.9755",
    )  # fmt: skip
    assert page.verdict.text() == "Prediction owl, p = 97.55 %; true class cat"
    assert not page.table.grab().isNull()


@pytest.mark.requirement("C12")
def test_the_slider_changes_the_softmax_and_never_the_argmax(desk: Desk) -> None:
    page = stages_page(desk)
    slider = page.temperature.slider
    assert not page.temperature.back.isEnabled()
    slider.setFocus()
    for _ in range(20):
        QTest.keyClick(slider, Qt.Key.Key_Right)
    assert page.temperature.number() == pytest.approx(10)
    assert page.table.texts(2)[1:5] == ("4.20", "0.42", "44.68 %", "argmax")
    assert "p = 44.68 %" in page.verdict.text()
    QTest.mouseClick(page.temperature.back, Qt.MouseButton.LeftButton)
    assert page.table.texts(2)[3] == "97.55 %"


def test_without_a_label_there_is_no_gradient(desk: Desk) -> None:
    page = stages_page(desk, label=-1, logits=np.array([np.inf, 0, 1], np.float32))
    assert page.table.scores is None
    assert page.verdict.text() == "The scores are not finite numbers."
    desk.made.controller.show_image(3)
    answered(desk, label=-1)
    assert page.table.texts(2)[5:] == ("", "")
    assert "without a label there is no gradient" in page.formula.full_text()
    exported = page.exported().table
    assert exported is not None
    assert next(iter(exported.rows))[-1] is None


def test_a_network_without_scores_says_why_there_are_no_stages() -> None:
    made = studio(*LENET[:3])
    made.client.become_ready()
    made.selection.select([CONV])
    made.controller.set_visible(True)
    made.answer(logits=np.zeros(0, np.float32))
    for kind in (StagesPage, RobustnessPage):
        why = kind.why_not(made.controller)
        assert why == "This network gives no scores for classes."


def test_a_refusal_is_shown(desk: Desk) -> None:
    page = desk.show(StagesPage)
    asked = desk.made.client.submitted_of(StagesOf)[-1]
    desk.made.client.deliver(RequestFailed(asked.request, "It does not fit.", ""))
    assert page._problem.text() == "It does not fit."


def robustness(asked: RobustnessOf, label: int = 0) -> Robustness:
    shares = np.zeros((13, 3), np.float32)
    shares[:, 2] = np.linspace(0.1, 0.9, 13)
    shares[:, 0] = 1 - shares[:, 2]
    noise = shares[::-1].copy()
    strengths: dict[str, NDArray[np.float32]] = {
        "shift": np.arange(-6, 7, dtype=np.float32),
        "noise": np.linspace(0, 0.6, 13, dtype=np.float32),
    }
    pictures = np.zeros((13, 1, 4, 4), np.uint8)
    return Robustness(
        request=asked.request, subject=asked.subject, run="run1", epoch=9, step=0,
        part=asked.part, index=asked.index, label=label, classes=NAMES,
        starts={"shift": 4.0, "noise": 0.0}, strengths=strengths,
        probabilities={"shift": shares, "noise": noise},
        pictures={"shift": pictures, "noise": pictures},
    )  # fmt: skip


@pytest.mark.requirement("K10")
def test_the_curves_say_how_far_the_prediction_holds(desk: Desk) -> None:
    page = desk.show(RobustnessPage)
    asked = desk.made.client.submitted_of(RobustnessOf)[-1]
    desk.made.client.deliver(robustness(asked))
    shift, noise = page.charts["shift"], page.charts["noise"]
    assert shift.accessibleName() == "Shift: owl from +1 px to +6 px"
    assert noise.accessibleName() == "Noise: owl up to σ 0.25"
    legend = "p of owl, predicted; p of cat, true; another class is predicted"
    assert page.legend.accessibleName() == legend
    assert page.charts["crop"].isHidden(), "left out for this image"
    assert page.chosen() == ("shift", 10)
    move(noise, noise.point(12, 0.5).toPoint() + QPoint(0, 4))
    assert page.title.text() == "Noise σ 0.60"
    assert page.verdict.text() == "Predicted cat, p = 90.0 %"
    noise.setFocus()
    QTest.keyClick(noise, Qt.Key.Key_Left)
    assert page.chosen() == ("noise", 11)
    assert page.title.text() == "Noise σ 0.55"
    exported = page.exported().table
    assert exported is not None
    assert len(list(exported.rows)) == 2 * 13 * 3
    assert not page.grab().isNull()
