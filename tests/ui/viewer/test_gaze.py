"""What is looked at, as a link: there and back again, and what a link may not say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnstudio.ui.viewer.gaze import BEGINNING, Gaze, GazeError, parse_fragment
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
    cell=st.none() | st.tuples(st.integers(-1, 99), st.integers(-1, 99)),
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
    ],
)
def test_a_link_that_cannot_be_understood_says_why(fragment: str, words: str) -> None:
    with pytest.raises(GazeError) as caught:
        parse_fragment(fragment)
    assert words in str(caught.value)
