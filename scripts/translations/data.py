"""Which texts the tables and the bundled files say: layers, settings, actions, samples.

They are plain texts in their tables and are translated where they are shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from cnnstudio.advice import check  # enters the rules, and with them the refactorings
from cnnstudio.advice.refactorings.register import refactorings
from cnnstudio.graph.catalogue import layer_types
from cnnstudio.graph.param import Param, params_of
from cnnstudio.project.block_file import load_block
from cnnstudio.project.pattern import Pattern
from cnnstudio.project.sample_index import read_index
from cnnstudio.project.setting_words import STEP_WORDS
from cnnstudio.project.setting_words import WORDS as SETTING_WORDS
from cnnstudio.project.settings import DatasetConfig, TrainingConfig
from cnnstudio.project.sources.source import SOURCES, Source
from cnnstudio.project.steps.step import STEPS
from cnnstudio.ui.actions.hand_moves import HAND_MOVES
from cnnstudio.ui.actions.table import ACTIONS, MENUS
from cnnstudio.ui.hints import HINTS
from cnnstudio.ui.layer_search import FAMILIES, family_title, paragraphs
from cnnstudio.ui.lessons.table import LESSONS
from cnnstudio.ui.viewer.model.attribution_methods import AttributionChoices
from scripts.translations.message import Message

assert check is not None


def messages(resources: Path, samples: Path) -> set[Message]:
    """Read every table, the block files and the index of samples."""
    return {
        *_layers(),
        *_settings(),
        *_refactorings(),
        *_actions(),
        *_blocks(resources / "blocks"),
        *_samples(samples / "index.json"),
        *_lessons(),
    }


def _layers() -> Iterator[Message]:
    for layer_type in layer_types().values():
        yield from _said("Layers", paragraphs(layer_type.__doc__ or ""))
        yield from _params(layer_type.params())
        for preset in layer_type.presets:
            yield from _said("Layers", [preset.name, preset.help])
    yield from _said("Families", map(family_title, FAMILIES))


def _params(
    params: Mapping[str, Param], words: Mapping[str, str] = STEP_WORDS
) -> Iterator[Message]:
    for param in params.values():
        yield from _said("Fields", [param.label, param.help, param.group])
        if param.kind == "choice":
            choices = (words.get(key, key.replace("_", " ")) for key in param.choices)
            yield from _said("Choices", choices)


def _settings() -> Iterator[Message]:
    for config in (DatasetConfig, TrainingConfig, Pattern):
        yield from _params(params_of(config))
    yield from _params(params_of(AttributionChoices), {})
    for kind in STEPS.values():
        yield from _params(params_of(kind))
    for source in SOURCES.values():
        assert issubclass(source, Source)
        names = dict.fromkeys(source.words, "")  # data sets are called so everywhere
        yield from _params(params_of(source), {**SETTING_WORDS, **names})


def _refactorings() -> Iterator[Message]:
    for refactoring in refactorings.values():
        yield from _said("Refactorings", [refactoring.title, refactoring.about])
        yield from _said("Sources", [refactoring.source])
        yield from _params(refactoring.options)


def _actions() -> Iterator[Message]:
    yield from _said("Actions", MENUS)
    for spec in ACTIONS:
        yield from _said("Actions", [*spec.menu.split("/"), spec.text, spec.help])
    for move in HAND_MOVES:
        yield from _said("Hand", move)


def _lessons() -> Iterator[Message]:
    for lesson in LESSONS:
        yield from _said("Lessons", [lesson.title, lesson.why, lesson.takeaway])
        for step in lesson.steps:
            yield from _said("Lessons", [step.ask, step.shows])
    yield from _said("Hints", [hint.text for hint in HINTS])
    for hand, does in HAND_MOVES:
        yield from _said("Hand", [hand, does])


def _blocks(folder: Path) -> Iterator[Message]:
    for path in sorted(folder.glob("*.json")):
        for definition in load_block(path).library.definitions.values():
            yield from _said("Blocks", paragraphs(definition.help))
            yield from _said("Sources", [definition.source])
            for param in definition.params:
                yield from _said("Fields", [param.help])


def _samples(index: Path) -> Iterator[Message]:
    for card in read_index(index):
        about = card.about
        yield from _said("Samples", [about.title, about.text, *about.tags])
        yield from _said("Sources", [about.source])


def _said(context: str, texts: Iterable[str]) -> Iterator[Message]:
    for text in texts:
        if any(sign.isalpha() for sign in text):
            yield Message(context, text)
