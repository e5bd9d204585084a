"""A sample: what it says of itself, its data and training, and how it is built."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cnnstudio.project.about import About
from cnnstudio.project.project import Project
from cnnstudio.project.recipes import recipe_command
from cnnstudio.project.settings import DatasetConfig, TrainingConfig
from scripts.zoo.blocks import BLOCKS
from scripts.zoo.net import Net

Build = Callable[[Net], None]


@dataclass(frozen=True, slots=True)
class Sample:
    """One bundled network: `name` is that of its file, without the ending."""

    name: str
    about: About
    build: Build
    dataset: DatasetConfig
    training: TrainingConfig
    recipe: str = ""

    def project(self) -> Project:
        """Build the project anew, laid out."""
        project = Project()
        net = Net(project, BLOCKS.library)
        self.build(net)
        net.place()  # by the layout, but for what the network placed itself
        project.dataset, project.training = self.dataset, self.training
        project.about = self.about
        if self.recipe:
            recipe_command(self.recipe, project).redo(project)
        return project


ENTERED: dict[str, Sample] = {}
"""Every sample by name, as the chapters entered them."""


def sample(
    name: str,
    title: str,
    year: int,
    source: str,
    *,
    tags: tuple[str, ...] = (),
    data: DatasetConfig | None = None,
    training: TrainingConfig | None = None,
    recipe: str = "",
) -> Callable[[Build], Build]:
    """Enter a network into the zoo; the function's docstring is its paragraph.

    `data` None: the network is made for images that are not bundled. With a `recipe`
    its settings are those of `cnnstudio.project.recipes`.
    """

    def enter(build: Build) -> Build:
        text = " ".join((build.__doc__ or "").split())
        about = About(title=title, year=year, text=text, source=source, tags=tags)
        ENTERED[name] = Sample(
            name,
            about,
            build,
            data or DatasetConfig(sources=()),
            training or TrainingConfig(),
            recipe,
        )
        return build

    return enter
