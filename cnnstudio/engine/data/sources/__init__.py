"""All loaders: importing this package registers them.

A new loader is one file here and one line below (frozen builds have no pkgutil).
"""

from cnnstudio.engine.data.sources import digits  # noqa: F401
