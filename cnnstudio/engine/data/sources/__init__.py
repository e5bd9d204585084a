"""All loaders and scanners: importing this package registers them.

A new one is one file here and one line below (frozen builds have no pkgutil).
"""

from cnnstudio.engine.data.sources import (  # noqa: F401 (imported to be registered)
    digits,
    idx,
    image_folder,
    image_list,
    masks,
    numpy_file,
    synthetic,
    table,
    torchvision_set,
)
