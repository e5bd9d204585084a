"""All steps of a pipeline: importing this package registers them.

A new step is a class in a file here; a new file is one line below (frozen builds have
no pkgutil).
"""

from cnnstudio.project.steps import basic  # noqa: F401
