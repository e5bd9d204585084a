"""All views of the inspector, in the order of their tabs; one file, one line each."""

from cnnstudio.ui.viewer import (  # noqa: F401 (imported to be declared)
    confusion_page,
    lab_page,
    maps_page,
    statistics_page,
)
from cnnstudio.ui.viewer.views import VIEWS, views_of

__all__ = ["VIEWS", "views_of"]
