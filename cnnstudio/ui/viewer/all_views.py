"""All views of the inspector, in the order of their tabs; one file, one line each.

The order of the imports is that of the tabs of a scope; the first is shown at first.
"""

# isort: skip_file

from cnnstudio.ui.viewer import (  # noqa: F401 (imported to be declared)
    maps_page,
    weights_page,
    statistics_page,
    lab_page,
    attribution_page,
    confusion_page,
    evidence_page,
    maps_page,
    signal_page,
    statistics_page,
    weights_page,
)
from cnnstudio.ui.viewer.all import (  # noqa: F401
    calibration_page,
    classes_page,
    curves_page,
    mistakes_page,
    slices_page,
)
from cnnstudio.ui.viewer.excite import (  # noqa: F401
    excites_page,
    gallery_page,
    times_page,
)
from cnnstudio.ui.viewer.sample import stages_page  # noqa: F401 (likewise)
from cnnstudio.ui.viewer.views import VIEWS, views_of

__all__ = ["VIEWS", "views_of"]
