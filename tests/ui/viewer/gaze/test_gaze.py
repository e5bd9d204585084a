"""What is looked at, as a link: there and back again, and what a link may not say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnstudio.ui.viewer.gaze.gaze import BEGINNING, Gaze, GazeError, parse_fragment
from cnnstudio.ui.viewer.model.attribution_methods import (
    BY_KEY,
    FILLS,
    AttributionChoices,
)
from cnnstudio.ui.viewer.view_choice import SCOPES

counts = st.integers(0, 10**6)
gazes = st.builds(
    Gaze,
    layer=st.text(st.characters(codec="utf-8", exclude_categories=["Cs"])),
    channel=counts,
    part=st.sampled_from(["train", "validation", "test"]),
    image=counts,
    explained=st.integers(-1, 999),
    epoch=counts,
    scope=st.sampled_from(SCOPES),
    view=st.text(max_size=9),
    edge=st.sampled_from(["", "out,add1,in", "out2,add 1,in2"]),
    run=st.sampled_from(["", "0003-ab12"]),
    against=st.sampled_from(["", "image:3", "epoch:-1", "run:0002-b", "edit"]),
    cell=st.none() | st.tuples(st.integers(-1, 99), st.integers(-1, 99)),
    choices=st.builds(
        AttributionChoices,
        method=st.sampled_from(sorted(BY_KEY)),
        beside=st.integers(-1, 999),
        layer=st.text(st.characters(codec="utf-8", exclude_categories=["Cs"])),
        signed=st.booleans(),
        samples=st.integers(1, 1000),
        noise=st.floats(0, 1),
        steps=st.integers(1, 500),
        baseline=st.sampled_from(FILLS),
        window=st.integers(0, 4096),
        stride=st.integers(0, 4096),
        fill=st.sampled_from(FILLS),
    ),
)


@given(gazes)
def test_a_link_leads_back_to_what_was_looked_at(gaze: Gaze) -> None:
    assert parse_fragment(gaze.as_fragment()) == gaze


def test_a_link_says_only_what_was_chosen() -> None:
    assert BEGINNING.as_fragment() == ""
    chosen = Gaze("stage[2]/conv1", 36, image=858, explained=1, epoch=9, cell=(7, 1))
    assert chosen.as_fragment() == (
        "layer=stage[2]/conv1&channel=36&image=858&explained=1&epoch=9&cell=7,1"
    )
    choices = AttributionChoices(
        method="occlusion", layer="conv2", signed=True, noise=0.2, window=5,
        fill="black",
    )  # fmt: skip
    assert Gaze(choices=choices).as_fragment() == (
        "method=occlusion&at=conv2&signed=yes&noise=0.2&window=5&fill=black"
    )
    own = Gaze("conv1", part="own", image=4)
    assert own.as_fragment() == "layer=conv1", "no file keeps what somebody drew"


@pytest.mark.parametrize(
    ("fragment", "words"),
    [
        ("leyer=conv1", "says 'leyer', which is none of layer, channel"),
        ("image=many", "image=many: expected a whole number from 0"),
        ("channel=-1", "channel=-1: expected a whole number from 0"),
        ("explained=-2", "explained=-2: expected a whole number from -1"),
        ("part=own", "part=own: expected one of train, validation, test"),
        ("scope=world", "scope=world: expected one of layer, image, all, network"),
        ("cell=7", "cell=7: expected two classes"),
        ("cell=7,1,2", "cell=7,1,2: expected two classes"),
        ("method=guess", "method=guess: expected one of grad_cam, cam"),
        ("signed=1", "signed=1: expected on or off"),
        ("samples=0", "samples=0: expected a whole number from 1"),
        ("noise=nan", "noise=nan: expected a number from 0 to 1"),
        ("baseline=pink", "baseline=pink: expected one of black, white, mean, blurred"),
        ("stride=2.5", "stride=2.5: expected a whole number from 0"),
    ],
)
def test_a_link_that_cannot_be_understood_says_why(fragment: str, words: str) -> None:
    with pytest.raises(GazeError) as caught:
        parse_fragment(fragment)
    assert words in str(caught.value)
