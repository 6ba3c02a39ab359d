"""Every chart there is; the window's menu, the command line and the workbook all read this list."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from matplotlib.figure import Figure

from wzlab.charts.gaps import gap_figure
from wzlab.language import N_
from wzlab.policy.report import Report


@dataclass(frozen=True, slots=True)
class Chart:
    """One kind of picture of a lab; `title` is marked, translate it when it is shown."""

    id: str
    title: str
    draw: Callable[[Report], Figure]


CHARTS: Mapping[str, Chart] = {
    chart.id: chart
    for chart in (Chart("gaps", N_("差距图"), gap_figure),)
}  # fmt: skip
