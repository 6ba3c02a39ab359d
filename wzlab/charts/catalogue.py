"""Every chart there is; the window's menu, the command line and the workbook all read this list."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from wzlab.charts.ages import draw_ages
from wzlab.charts.amount_bars import draw_equipment, draw_space
from wzlab.charts.gaps import draw_gaps
from wzlab.charts.offers import AGES, EQUIPMENT, GAPS, SPACE, TEAM, TIMELINE, Offer, suited_offers
from wzlab.charts.picture import Picture
from wzlab.charts.team import draw_team
from wzlab.charts.themes import LIGHT, Theme
from wzlab.charts.timeline import draw_timeline
from wzlab.policy.report import Report


class Draw(Protocol):
    """Draws a chart of a lab as it stands now; files are always drawn on a light ground."""

    def __call__(self, report: Report, theme: Theme = LIGHT) -> Picture:
        """Return the picture.

        Raises:
            FontError: the shipped font cannot be read.
        """


@dataclass(frozen=True, slots=True)
class Chart:
    """One kind of picture of a lab: what is offered, and how it is drawn."""

    offer: Offer
    draw: Draw

    @property
    def id(self) -> str:
        """What it is called in commands and file names."""
        return self.offer.id


CHARTS: Mapping[str, Chart] = {
    chart.id: chart
    for chart in (
        Chart(GAPS, draw_gaps),
        Chart(TEAM, draw_team),
        Chart(AGES, draw_ages),
        Chart(SPACE, draw_space),
        Chart(EQUIPMENT, draw_equipment),
        Chart(TIMELINE, draw_timeline),
    )
}


def suited_charts(report: Report) -> list[Chart]:
    """Return the charts that the lab's pack has something for, in their order."""
    return [CHARTS[offer.id] for offer in suited_offers(report)]
