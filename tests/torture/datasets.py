"""R9: folders with damaged and odd pictures, through a real engine.

`python -m tests.torture r9 [--full]`. A tenth and more of the files is damaged or odd,
in 24 ways; every one must be listed with its name and a reason, no process may die, and
training must run on the rest.
"""

from __future__ import annotations

import dataclasses
import os
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from cnnstudio.bridge.data_messages import DataScanned, ScanData
from cnnstudio.bridge.engine_messages import Quit
from cnnstudio.bridge.run_messages import RunEnded, StartRun
from cnnstudio.paths import HOME_VARIABLE
from cnnstudio.project.file_format import dumps
from cnnstudio.project.settings import DatasetConfig
from cnnstudio.project.sources.source import SOURCES, Source
from tests.helpers.engines import EngineProcess
from tests.helpers.graphs import chain, project_of
from tests.helpers.pictures import USED, WAYS, class_folders
from tests.torture.kept import Kept

QUICK, FULL = 150, 1_000
"""Files in a folder."""

CLASSES = ("birds", "cats", "dogs")
LONG = 300.0


@dataclass(slots=True)
class Tally:
    """What came of one folder."""

    files: int
    planted: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    missing: list[str] = field(default_factory=list)
    deaths: int = 0
    used: int = 0
    trained: int = 0
    seconds: float = 0.0


def plant(folder: Path, files: int, seed: int) -> dict[str, str]:
    """Make a folder of so many files; return the planted ones and what must be told.

    Each way is planted once, or five times among a thousand files.
    """
    times = 5 if files >= FULL else 1
    good = files - times * len(WAYS)
    counts = {name: good // len(CLASSES) for name in CLASSES}
    counts[CLASSES[0]] += good - sum(counts.values())
    class_folders(folder, counts, seed)
    expected: dict[str, str] = {}
    for round_ in range(times):
        for number, (ending, make, kind) in enumerate(WAYS.values()):
            place = folder / CLASSES[(number + round_) % len(CLASSES)]
            before = set(os.listdir(place))
            path = place / f"planted {round_} {number:02}{ending}"
            make(path, seed + 1_000_000 + 100 * round_ + number)
            (name,) = set(os.listdir(place)) - before
            expected[f"{place.name}/{name}"] = kind
    return expected


def run(files: int, seed: int, folder: Path) -> Tally:
    """Scan such a folder and train on it; raises nothing, all is in the tally."""
    tally = Tally(files)
    expected = plant(folder / "pictures", files, seed)
    tally.planted = len(expected)
    before = os.environ.get(HOME_VARIABLE)
    os.environ[HOME_VARIABLE] = str(folder / "home")
    started = time.monotonic()
    engine = EngineProcess(folder / "engine.log")
    try:
        raw = {"kind": "image_folder", "path": str(folder / "pictures")}
        engine.send(ScanData(1, raw))
        found = engine.events.wait_for(DataScanned, timeout=LONG)
        compare(tally, expected, found)
        tally.trained = train(engine, found, folder / "run")
        engine.send(Quit())
        tally.deaths += int(engine.wait() != 0)
    finally:
        if engine.process.poll() is None:
            engine.kill()
        if before is None:
            del os.environ[HOME_VARIABLE]
        else:
            os.environ[HOME_VARIABLE] = before
    tally.seconds = time.monotonic() - started
    return tally


def compare(tally: Tally, expected: dict[str, str], found: DataScanned) -> None:
    """Note which planted files were not told as what they are."""
    told = {n: (k, r) for n, k, r in (*found.problems, *found.oddities)}
    told = {name.encode().decode("unicode_escape"): v for name, v in told.items()}
    tally.used = found.count
    tally.deaths += sum(k.startswith("decoder") for k, _ in told.values())
    for name, kind in expected.items():
        said, reason = told.get(name, ("", ""))
        tally.kinds[kind] += 1
        if said != kind or not reason:
            tally.missing.append(f"{name!r}: expected {kind}, told {said or 'nothing'}")
    unexpected = set(told) - set(expected)
    tally.missing += [f"{name!r}: told without need" for name in unexpected]
    good = tally.files - sum(kind not in USED for kind in expected.values())
    if found.problem or found.count != good:
        tally.missing.append(f"{found.count} used, expected {good}: {found.problem}")


def train(engine: EngineProcess, found: DataScanned, folder: Path) -> int:
    """Train for one epoch on what is left; return the epochs that were done."""
    source = SOURCES.read(found.source)
    assert isinstance(source, Source)
    network = chain(
        ("Input", {"shape": list(found.shape)}),
        ("Conv2d", {"out_channels": 4, "stride": 2}),
        "ReLU", "MaxPool2d", "Flatten",
        ("Linear", {"out_features": len(found.classes)}),
        ("Output", {"classes": len(found.classes)}),
    )  # fmt: skip
    project = project_of(network, epochs=1)
    project.dataset = dataclasses.replace(
        DatasetConfig(), sources=(source,), split="shares"
    )
    engine.send(StartRun("r9", dumps(project), str(folder)))
    return engine.events.wait_for(RunEnded, timeout=LONG).epochs


def table(kept: Kept, seed: int) -> None:
    """Print what was planted and what was told; exit with an error if it is not all."""
    files = FULL if kept.full else QUICK
    print(f"R9 damaged pictures: a folder of {files:,} files, from seed {seed:,}")
    with tempfile.TemporaryDirectory() as folder:
        tally = run(files, seed, Path(folder))
    for kind, count in sorted(tally.kinds.items()):
        print(f"  {kind:<22}{count:>6,}")
    told = tally.planted - len(tally.missing)
    print(f"  {'planted':<22}{tally.planted:>6,}  in {len(WAYS)} ways")
    print(f"  {'told with reason':<22}{told:>6,}")
    print(f"  {'processes that died':<22}{tally.deaths:>6,}")
    print(f"  {'files used':<22}{tally.used:>6,}  trained {tally.trained} epoch")
    print(f"  {'seconds':<22}{tally.seconds:>6.1f}")
    if tally.missing or tally.deaths or not tally.trained:
        raise SystemExit("\n".join(["R9 NOT met", *tally.missing[:20]]))
    kept.finish(
        {"files": files, "planted": tally.planted, "told": told, "used": tally.used}
    )
