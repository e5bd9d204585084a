"""The parts of the data cannot be more than all of it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from cnnstudio.advice.edits import set_settings
from cnnstudio.advice.rule import Finding, Severity
from cnnstudio.advice.scene import Draft, Overview, Proposals, project_rule
from cnnstudio.graph.text import translate
from cnnstudio.project.settings import DatasetConfig, data_name, facts_of


@project_rule
def parts_fit(overview: Overview) -> Iterable[Draft]:
    """Compare training, validation and test images with what there is."""
    data = overview.project.dataset
    facts = facts_of(data)
    if facts is None or data.split != "counts":
        return
    parts = (data.train, data.validation, data.test)
    total = sum(parts)
    if total > facts.count:
        finding = Finding(
            "split",
            Severity.ERROR,
            (),
            translate("Advice", "The parts need more images than {title} have").format(
                title=data_name(data)
            ),
            expected=translate("Advice", "{images:,} images at most").format(
                images=facts.count
            ),
            got=f"{total:,}",
            formula=" + ".join(f"{n:,}" for n in parts) + f" = {total:,}",
            param="train",
        )
        yield Draft(finding, partial(_mend, data, facts.count))


def _mend(data: DatasetConfig, images: int) -> Proposals:
    train = images - data.validation - data.test
    if train > 0:
        yield set_settings("dataset", {"train": train})
    tenth = images // 10
    parts = {"train": images - 2 * tenth, "validation": tenth, "test": tenth}
    yield set_settings("dataset", parts)
