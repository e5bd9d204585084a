"""What performs the steps of a pipeline: importing this package registers it.

A new step is a class in a file here; a new file is one line below (frozen builds have
no pkgutil).
"""

from cnnstudio.engine.data.steps import (  # noqa: F401 (imported to be registered)
    looks,
    moves,
    numbers,
    pictures,
)
