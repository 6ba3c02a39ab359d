"""Drawing a chart away from the window: matplotlib is loaded by whoever draws first, in a thread."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ui.work import ReportProgress
from wzlab.charts.offers import suited_offers
from wzlab.lab import Lab
from wzlab.language import _
from wzlab.policy.pack import Pack
from wzlab.policy.report import Report

if TYPE_CHECKING:
    from wzlab.charts.picture import Picture


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart that was drawn."""

    chart_id: str
    picture: "Picture"


class Drawing:
    """Draws the charts of labs that are judged by one pack."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack

    def titles(self, lab: Lab) -> list[tuple[str, str]]:
        """Return the id and the title, in the current language, of each chart the pack has something for."""
        return [(offer.id, _(offer.title)) for offer in suited_offers(Report(self._pack, lab))]

    def draw(self, lab: Lab, chart_id: str, dark: bool, report: ReportProgress) -> Drawn:
        """Draw a chart of a lab that nobody changes meanwhile.

        Raises:
            FontError: the shipped font cannot be read.
            Cancelled: nobody wants it any more.
        """
        from wzlab.charts.catalogue import CHARTS  # noqa: PLC0415 - matplotlib takes half a second
        from wzlab.charts.themes import DARK, LIGHT  # noqa: PLC0415 - as above

        report(0, 0)
        picture = CHARTS[chart_id].draw(Report(self._pack, lab), DARK if dark else LIGHT)
        report(1, 1)
        return Drawn(chart_id, picture)

    def save(self, lab: Lab, chart_id: str, path: Path, _report: ReportProgress) -> Path:
        """Write a chart to a file, on a light ground; return the file.

        Raises:
            FileError: it cannot be written, or the suffix names no format.
        """
        from wzlab.charts.catalogue import CHARTS  # noqa: PLC0415 - as above
        from wzlab.charts.saving import save_figure  # noqa: PLC0415 - as above

        save_figure(CHARTS[chart_id].draw(Report(self._pack, lab)).figure, path)
        return path
