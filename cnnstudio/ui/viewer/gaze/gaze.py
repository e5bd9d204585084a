"""All that chooses what Inspect shows, as one value and as a link."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import Any, get_args
from urllib.parse import parse_qsl, urlencode

from cnnstudio.bridge.attribution_messages import PREDICTED
from cnnstudio.bridge.message import INITIAL, Part
from cnnstudio.graph.errors import FieldError
from cnnstudio.graph.param import params_of
from cnnstudio.graph.text import translate
from cnnstudio.ui.viewer.model.attribution_methods import AttributionChoices
from cnnstudio.ui.viewer.model.comparing import KINDS
from cnnstudio.ui.viewer.view_choice import SCOPES, Scope

Cell = tuple[int, int]
_PARAMS = params_of(AttributionChoices)
_SWITCHES = {"yes": True, "no": False}


class GazeError(ValueError):
    """The part of a link behind its `#` cannot be understood; the text says why."""


@dataclass(frozen=True, slots=True)
class Gaze:
    """What is looked at: layer, map, image, explained class, epoch, view, cell.

    `layer` is the path of a layer through the blocks it lies in, empty for none;
    `cell` (true, predicted) the chosen one of the table of mistakes. `choices` are
    those of attributions: in a link each stands by its own name, the layer of Grad-CAM
    as `at`. If an `edge` is looked at, `layer` is its source, and it is the port there,
    the target beside it and the port of that: `out,add1,in`. `run` is the id of the run
    whose weights they are, `against` what is compared with, such as `epoch:3`.
    """

    layer: str = ""
    channel: int = 0
    part: Part = "validation"
    image: int = 0
    explained: int = PREDICTED
    epoch: int = 0
    scope: Scope = "layer"
    view: str = ""
    cell: Cell | None = None
    choices: AttributionChoices = field(default_factory=AttributionChoices)
    edge: str = ""
    run: str = ""
    against: str = ""

    def differs_in(self, other: Gaze) -> set[str]:
        """Return the names of the fields that are not equal."""
        names = (one.name for one in fields(self))
        return {name for name in names if getattr(self, name) != getattr(other, name)}

    def as_fragment(self) -> str:
        """Return what is written behind the `#` of a link: `layer=conv2&image=858`.

        Images and maps are counted from 0, as everywhere in files; what is as it is at
        the beginning is left out, and so is an image of one's own, which no file keeps.
        """
        values: dict[str, object] = {}
        for name in self.differs_in(BEGINNING):
            values[name] = getattr(self, name)
        if self.cell is not None:
            values["cell"] = f"{self.cell[0]},{self.cell[1]}"
        if self.part == "own":
            values.pop("part", None)
            values.pop("image", None)
        if self.against == "pin":  # which no file keeps either
            values.pop("against", None)
        values.pop("choices", None)
        ordered = {f.name: values[f.name] for f in fields(self) if f.name in values}
        return urlencode({**ordered, **_said(self.choices)}, safe="/[],:")


BEGINNING = Gaze()
_LINKED = {"layer": "at"}
"""Names of choices that are others in a link: a gaze has a layer of its own."""


def _said(choices: AttributionChoices) -> dict[str, str]:
    """Return the choices that are not as at the beginning, as a link says them."""
    said = {}
    for one in fields(choices):
        value = getattr(choices, one.name)
        if value != getattr(BEGINNING.choices, one.name):
            text = ("no", "yes")[value] if type(value) is bool else f"{value}"
            said[_LINKED.get(one.name, one.name)] = text
    return said


def _choices(values: dict[str, str]) -> AttributionChoices:
    """Understand what a link says about attributions; raises `GazeError`."""
    found: dict[str, Any] = {}
    for one in fields(AttributionChoices):
        text = values.get(_LINKED.get(one.name, one.name))
        if text is None:
            continue
        param = _PARAMS.get(one.name)
        try:
            if param is None:
                found[one.name] = text
            elif param.kind == "bool":
                found[one.name] = param.resolve(one.name, _SWITCHES.get(text))
            else:
                found[one.name] = param.parse(one.name, text)
        except FieldError as error:
            said = translate("Gaze", "The link says {name}={text}: expected {what}.")
            raise GazeError(
                said.format(name=one.name, text=text, what=error.expected)
            ) from None
    return AttributionChoices(**found)


def parse_fragment(text: str) -> Gaze:
    """Understand the part of a link behind `#`; raises `GazeError`."""
    values = dict(parse_qsl(text, keep_blank_values=True))
    known = [one.name for one in fields(Gaze) if one.name != "choices"]
    known += [_LINKED.get(one.name, one.name) for one in fields(AttributionChoices)]
    strange = [name for name in values if name not in known]
    if strange:
        raise GazeError(
            translate(
                "Gaze", "The link says {name!r}, which is none of {known}."
            ).format(name=strange[0], known=", ".join(known))
        )
    gaze = replace(
        BEGINNING,
        layer=values.get("layer", ""),
        view=values.get("view", ""),
        channel=_number(values, "channel", 0),
        image=_number(values, "image", 0),
        epoch=_number(values, "epoch", 0, INITIAL),
        explained=_number(values, "explained", PREDICTED, PREDICTED),
        choices=_choices(values),
        edge=_edge(values.get("edge", "")),
        run=values.get("run", ""),
        against=_against(values.get("against", "")),
    )
    part, scope = values.get("part", gaze.part), values.get("scope", gaze.scope)
    for found in get_args(Part):
        if found == part:
            gaze = replace(gaze, part=found)
    for one in SCOPES:
        if one == scope:
            gaze = replace(gaze, scope=one)
    if gaze.part != part or part == "own":
        raise _no_such("part", part, [p for p in get_args(Part) if p != "own"])
    if gaze.scope != scope:
        raise _no_such("scope", scope, list(SCOPES))
    return replace(gaze, cell=_cell(values.get("cell", "")))


def _number(values: dict[str, str], name: str, usual: int, least: int = 0) -> int:
    text = values.get(name, str(usual))
    try:
        number = int(text)
    except ValueError:
        number = least - 1
    if number < least:
        raise GazeError(
            translate(
                "Gaze", "The link says {name}={text}: expected a whole number from {n}."
            ).format(name=name, text=text, n=least)
        )
    return number


def _cell(text: str) -> Cell | None:
    if not text:
        return None
    try:
        true, predicted = map(int, text.split(","))
        return true, predicted
    except ValueError:
        raise GazeError(
            translate(
                "Gaze", "The link says cell={text}: expected two classes, as in 7,1."
            ).format(text=text)
        ) from None


def _edge(text: str) -> str:
    if text and text.count(",") != 2:
        said = translate(
            "Gaze",
            "The link says edge={text}: expected port, target and port, as in "
            "out,add1,in.",
        )
        raise GazeError(said.format(text=text))
    return text


def _against(text: str) -> str:
    kinds = [kind for kind in KINDS if kind != "pin"]
    if text and text.partition(":")[0] not in kinds:
        raise _no_such("against", text, list(kinds))
    return text


def _no_such(name: str, text: str, known: list[str]) -> GazeError:
    said = translate("Gaze", "The link says {name}={text}: expected one of {known}.")
    return GazeError(said.format(name=name, text=text, known=", ".join(known)))
