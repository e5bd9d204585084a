"""All views of the inspector, in the order of their tabs; one file, one line each."""

from cnnstudio.ui.viewer.all import (  # noqa: F401 (imported to be declared)
    calibration_page,
    classes_page,
    confusion_page,
    curves_page,
    embedding_page,
    labels_page,
    masks_page,
    mistakes_page,
    residuals_page,
    slices_page,
)
from cnnstudio.ui.viewer.attribution import (  # noqa: F401 (likewise)
    attribution_page,
    evidence_page,
)
from cnnstudio.ui.viewer.backward import backward_page  # noqa: F401 (likewise)
from cnnstudio.ui.viewer.excite import (  # noqa: F401 (likewise)
    curve_page,
    excites_page,
    gallery_page,
    shift_page,
    times_page,
)
from cnnstudio.ui.viewer.lab import lab_page  # noqa: F401 (likewise)
from cnnstudio.ui.viewer.maps import (  # noqa: F401 (likewise)
    attention_page,
    compare_page,
    maps_page,
)
from cnnstudio.ui.viewer.sample import (  # noqa: F401 (likewise)
    robustness_page,
    stages_page,
)
from cnnstudio.ui.viewer.statistics import (  # noqa: F401 (likewise)
    signal_page,
    statistics_page,
    time_page,
)
from cnnstudio.ui.viewer.views import VIEWS, views_of
from cnnstudio.ui.viewer.weights import weights_page  # noqa: F401 (likewise)

__all__ = ["VIEWS", "views_of"]
