"""All views of the inspector, in the order of their tabs; one file, one line each."""

from cnnstudio.ui.viewer import (  # noqa: F401 (imported to be declared)
    attribution_page,
    confusion_page,
    evidence_page,
    lab_page,
    maps_page,
    signal_page,
    statistics_page,
    time_page,
    weights_page,
)
from cnnstudio.ui.viewer.all import (  # noqa: F401
    calibration_page,
    classes_page,
    curves_page,
    embedding_page,
    labels_page,
    masks_page,
    mistakes_page,
    residuals_page,
    slices_page,
)
from cnnstudio.ui.viewer.backward import backward_page  # noqa: F401
from cnnstudio.ui.viewer.excite import (  # noqa: F401
    curve_page,
    excites_page,
    gallery_page,
    shift_page,
    times_page,
)
from cnnstudio.ui.viewer.maps import (  # noqa: F401 (likewise)
    attention_page,
    compare_page,
)
from cnnstudio.ui.viewer.sample import (  # noqa: F401 (likewise)
    robustness_page,
    stages_page,
)
from cnnstudio.ui.viewer.views import VIEWS, views_of

__all__ = ["VIEWS", "views_of"]
