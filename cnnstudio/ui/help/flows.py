"""What flows through: shapes before and after, merges, dense layers, tokens, drops."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from cnnstudio.graph.errors import LayerError
from cnnstudio.graph.layer import Layer, evaluate
from cnnstudio.graph.shape import TensorShape
from cnnstudio.graph.text import translate
from cnnstudio.ui.help.pen import HEIGHT, WIDTH, Pen

_TRIED = (
    TensorShape((16, 8, 8)), TensorShape((8, 16)), TensorShape((64,)),
    TensorShape((64, 8, 8)), TensorShape((8, 4, 8, 8)), TensorShape((3, 32, 32)),
    TensorShape((64, 64)), TensorShape((768, 14, 14)), TensorShape((3, 224, 224)),
)  # fmt: skip
_SIGNS = {"Add": "+", "Multiply": "×", "Subtract": "−", "Maximum": "max"}
_MIDDLE = QPointF(WIDTH / 2, HEIGHT / 2)


def example(layer: Layer) -> tuple[tuple[TensorShape, ...], tuple[TensorShape, ...]]:
    """Return shapes that the layer takes, and what it gives for them."""
    if not layer.inputs:
        return (), evaluate(layer, ()).outputs
    classes = getattr(layer, "classes", 0)
    own = (TensorShape((classes,)),) if classes else ()
    for shape in (*own, *_TRIED):
        inputs = (shape,) * layer.least_inputs
        try:
            return inputs, evaluate(layer, inputs).outputs or inputs[:1]
        except LayerError:
            continue
    raise ValueError(f"no example fits {type(layer).type_name()}")


def draw_shapes(layer: Layer, pen: Pen) -> None:
    """Draw the shape of an example before, and what the layer makes of it."""
    inputs, outputs = example(layer)
    if inputs:
        _solid(pen, QPointF(64, 48), inputs[0])
    pen.arrow(QPointF(112, 48), QPointF(152, 48))
    if outputs:
        _solid(pen, QPointF(202, 48), outputs[0])
    before = str(inputs[0]) if inputs else ""
    after = str(outputs[0]) if outputs else ""
    pen.words(QPointF(64, HEIGHT - 10), before, mono=True)
    pen.words(QPointF(202, HEIGHT - 10), after, mono=True)


def _solid(pen: Pen, middle: QPointF, shape: TensorShape) -> None:
    """Draw channels as sheets, values in a row as a bar."""
    if len(shape) == 1:
        box = QRectF(middle.x() - 40, middle.y() - 6, 80, 12)
        pen.cell(box, 0.3)
        for cut in range(1, 8):
            x = box.left() + cut * 10
            pen.line(QPointF(x, box.top()), QPointF(x, box.bottom()), faint=True)
        return
    sheets = max(1, min(6, shape[0] // 4)) if len(shape) > 2 else 1
    tall = min(52.0, 18.0 + 2.4 * min(shape[-2] if len(shape) > 1 else 1, 14))
    wide = min(52.0, 18.0 + 2.4 * min(shape[-1], 14))
    for sheet in range(sheets, -1, -1):
        shift = QPointF(3.0, -3.0) * (sheet - sheets / 2)
        corner = middle + shift - QPointF(wide / 2, tall / 2)
        pen.cell(QRectF(corner.x(), corner.y(), wide, tall), 0.15 if sheet else 0.35)


def draw_merge(layer: Layer, pen: Pen) -> None:
    """Draw several inputs that become one, or one that becomes several."""
    name = type(layer).type_name()
    parts = len(layer.output_ports({})) > 1
    ends = (QPointF(54, 34), QPointF(54, 78))
    if parts:
        ends = (QPointF(210, 34), QPointF(210, 78))
    for end in ends:
        box = QRectF(end.x() - 24, end.y() - 12, 48, 24)
        pen.cell(box, 0.35)
        if parts:
            pen.arrow(_MIDDLE + QPointF(16, 0), end - QPointF(30, 0))
        else:
            pen.arrow(end + QPointF(28, 0), _MIDDLE - QPointF(18, 0))
    if parts:
        pen.cell(QRectF(28, _MIDDLE.y() - 24, 48, 48), 0.35)
        pen.arrow(QPointF(80, _MIDDLE.y()), _MIDDLE - QPointF(18, 0))
        pen.symbol(_MIDDLE, "÷")
        return
    pen.symbol(_MIDDLE, _SIGNS.get(name, "‖"))
    pen.arrow(_MIDDLE + QPointF(16, 0), QPointF(180, _MIDDLE.y()))
    tall = 24.0 if name in _SIGNS else 48.0
    pen.cell(QRectF(186, _MIDDLE.y() - tall / 2, 48, tall), 0.35)


def draw_dense(layer: Layer, pen: Pen) -> None:
    """Draw every value joined with every value."""
    left = [QPointF(78, 16 + i * 18) for i in range(5)]
    right = [QPointF(186, 25 + i * 24) for i in range(3)]
    for a in left:
        for b in right:
            pen.line(a, b, faint=True)
    for b in right[:1]:
        for a in left:
            pen.line(a, b)
    for dot in (*left, *right):
        pen.cell(QRectF(dot.x() - 5, dot.y() - 5, 10, 10), 0.6, strong=dot is right[0])
    count = getattr(layer, "out_features", "")
    pen.words(QPointF(78, HEIGHT - 8), translate("Figures", "all values"))
    pen.words(
        QPointF(186, HEIGHT - 8),
        translate("Figures", "{0} sums").format(count),
        mono=True,
    )


def draw_tokens(layer: Layer, pen: Pen) -> None:
    """Draw a row of steps: handed on, or each looking at all."""
    steps = [QPointF(38 + i * 38, 76) for i in range(6)]
    above = [QPointF(step.x(), 24) for step in steps]
    recurrent = hasattr(layer, "hidden_size")
    attends = hasattr(layer, "num_heads") or hasattr(layer, "nhead")
    looks = attends or "Attention" in type(layer).type_name()
    for index, (low, high) in enumerate(zip(steps, above, strict=True)):
        if looks:
            for other in steps:
                pen.line(other - QPointF(0, 11), high + QPointF(0, 11), index != 2)
        else:
            pen.arrow(low - QPointF(0, 12), high + QPointF(0, 13))
        if recurrent and index:
            pen.arrow(above[index - 1] + QPointF(12, 0), high - QPointF(13, 0))
    for index, (low, high) in enumerate(zip(steps, above, strict=True)):
        pen.cell(QRectF(low.x() - 10, low.y() - 10, 20, 20), 0.2)
        strong = looks and index == 2
        pen.cell(QRectF(high.x() - 10, high.y() - 10, 20, 20), 0.6, strong)
    said = (
        translate("Figures", "each step looks at all")
        if looks
        else translate("Figures", "step by step")
    )
    said = (
        translate("Figures", "each step hands on what it knows") if recurrent else said
    )
    pen.words(QPointF(WIDTH / 2, HEIGHT - 8), said)


def draw_drop(layer: Layer, pen: Pen) -> None:
    """Draw values of which some are dropped, or whole maps, or all but scaled."""
    share = getattr(layer, "p", None)
    name = type(layer).type_name()
    path = name == "StochasticDepth"
    whole = path or name in ("Dropout1d", "Dropout2d", "Dropout3d")
    scaled = share is None
    for index in range(4):
        for cell in range(9):
            x = 30 + index * 54 + cell % 3 * 13
            y = 26 + cell // 3 * 13
            gone = index % 2 == 1 if whole else (index * 9 + cell) % 5 in (1, 3)
            box = QRectF(x, y, 13, 13)
            if scaled:
                pen.cell(box, 0.15 + 0.2 * index)
            else:
                pen.cell(box, 0.0 if gone else 0.6)
                if gone:
                    pen.line(box.topLeft(), box.bottomRight(), faint=True)
    text = translate("Figures", "one factor for each channel")
    if share is not None:
        text = translate("Figures", "{0:.0f} % are set to 0 in training")
        if path:
            text = translate(
                "Figures", "{0:.0f} % of the images skip the branch in training"
            )
        text = text.format(share * 100)
    pen.words(QPointF(WIDTH / 2, HEIGHT - 12), text)


def draw_end(layer: Layer, pen: Pen) -> None:
    """Draw what comes into the network, or leaves it."""
    inputs, outputs = example(layer)
    shape = (outputs or inputs)[0]
    at = QPointF(WIDTH / 2, 48)
    _solid(pen, at, shape)
    enters = not layer.inputs
    if enters:
        pen.arrow(at + QPointF(46, 0), at + QPointF(90, 0))
    else:
        pen.arrow(at - QPointF(90, 0), at - QPointF(46, 0))
    pen.words(QPointF(WIDTH / 2, HEIGHT - 10), str(shape), mono=True)
