"""All steps of a pipeline: importing this package registers them.

A new step is a class in a file here; a new file is one line below (frozen builds have
no pkgutil). In this order they are offered.
"""

from cnnstudio.project.steps import (  # noqa: F401, I001 (registered in this order)
    pictures,
    moves,
    looks,
    numbers,
)
