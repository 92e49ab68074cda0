"""Charts of events over time, with their uncertainty. The noun is :class:`Drawing`, the verb
:func:`~syriatimeline.charts.chart.chart_of`.

:mod:`~syriatimeline.charts.axis` is shared with the site. What draws needs the extra ``plot`` and
is imported where it is used.
"""

from syriatimeline.charts.drawing import Drawing
from syriatimeline.charts.lanes import LANES

__all__ = ["LANES", "Drawing"]
