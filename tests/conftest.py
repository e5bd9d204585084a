"""What every test gets: no display, no user data, one thread, and no leaks.

Tests mirror the package (`tests/graph`, `tests/ui`, ...) without any `__init__.py`;
helpers lie in `tests/helpers/` and are imported in full, as in `from
tests.helpers.graphs import chain` (pyproject.toml puts the repository's root on the
path). Qt is loaded only by the tests that use it.
"""

from __future__ import annotations

import atexit
import gc
import os
import shutil
import tempfile
from collections.abc import Generator, Iterator

import pytest
from hypothesis import settings

# Before anything loads Qt or torch; child processes inherit all of it.
# Machines are shared and slow: no example is timed, unless its test says how long it
# may take. Where a run decides over a change (CI), the examples are always the same.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["CNNSTUDIO_HOME"] = tempfile.mkdtemp(prefix="cnnstudio-tests-")
atexit.register(shutil.rmtree, os.environ["CNNSTUDIO_HOME"], ignore_errors=True)
for variable in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[variable] = "1"  # another number of threads gives other bits


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark a test `gui` when it uses Qt's application."""
    for item in items:
        if "qapp" in getattr(item, "fixturenames", ()):
            item.add_marker("gui")


failed = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember failures: their tracebacks keep alive what the test made."""
    report = yield
    item.stash[failed] = item.stash.get(failed, False) or report.failed
    return report


@pytest.fixture(scope="module", autouse=True)
def older_objects_are_frozen() -> None:
    """Let no collection look again at what earlier files and imports have made.

    `no_leaks` collects after every test with a window; among two million objects that
    takes longer than most tests.
    """
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def no_leaks(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test with Qt that leaves something running or a window behind."""
    if "qapp" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("qapp")
    from tests.helpers.leaks import Leaks

    leaks = Leaks()
    yield
    found = leaks.stop_and_name()
    if found and not request.node.stash.get(failed, False):
        pytest.fail("The test left behind: " + "; ".join(found), pytrace=False)


@pytest.fixture(autouse=True)
def still(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let nothing glide: a test sees the end of a movement without waiting for it."""
    if "qapp" not in request.fixturenames:
        yield
        return
    from cnnstudio.ui.motion import motion

    motion().choose(True)
    yield
    motion().choose(True)
