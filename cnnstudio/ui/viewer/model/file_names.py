"""Which files the images of a part came from: asked once for a run's data."""

from __future__ import annotations

from cnnstudio.bridge.evaluation_messages import Judged, Names, NamesOf
from cnnstudio.bridge.look_messages import Evaluated
from cnnstudio.bridge.message import Part
from cnnstudio.ui.viewer.model.picture_shelf import PARTS
from cnnstudio.ui.viewer.model.studies import Studies


class FileNames:
    """Knows the names of files, as they are below the folder of the data."""

    def __init__(self, studies: Studies) -> None:
        self._studies = studies

    def of(self, found: Evaluated | Judged) -> tuple[str, ...]:
        """Return the files of the images of an evaluation, and ask for them.

        Empty as long as they are not known, and where samples are no files. They are of
        the data, whatever the weights: those told at another epoch do.
        """
        part: Part = PARTS.get(found.part, "validation")
        question = NamesOf(request=0, subject=found.subject, part=part)
        known = self._studies.newest(NamesOf, Names)
        of_run = known is not None and known.run and known.run == found.run
        if known is None or not of_run or known.part != part:
            known = self._studies.ask(question, Names)
        count = found.count if isinstance(found, Judged) else len(found.labels)
        return known.names if known is not None and len(known.names) == count else ()

    def name(self, found: Evaluated | Judged, image: int) -> str:
        """Return the file of an image of an evaluation; empty without one."""
        names = self.of(found)
        return names[image] if image < len(names) else ""
