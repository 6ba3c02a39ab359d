"""The charts of a report as pictures on the sheets; the drawing library is loaded only when one is wanted."""

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO

from openpyxl.drawing.image import Image
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from wzlab.charts.offers import suited_offers
from wzlab.policy.report import Report
from wzlab.workbook.sheets import Sheet
from wzlab.workbook.titles import purpose, sheet_name

PICTURE_WIDTH = 1000
"""How wide a picture is on its sheet, in pixels of 1/96 inch."""

ROW_HEIGHT = 20
"""How high an ordinary row is, in the same pixels."""

PAGE_SCALE = 68
"""At so many percent a picture is as wide as a page of A4 upright."""

CHARTS_OF: Mapping[str, tuple[str, ...]] = {
    "charts": ("gaps", "space", "equipment", "timeline"),
    "staff_charts": ("team", "ages"),
}
"""Which charts stand on which sheet."""


def chart_sheets(sheet_id: str, report: Report) -> list[Sheet]:
    """Return a sheet of charts, each on a page of its own; none if the lab's pack has something for none of them."""
    suited = {offer.id for offer in suited_offers(report)}
    pictures = tuple(chart_id for chart_id in CHARTS_OF[sheet_id] if chart_id in suited)
    name = sheet_name(sheet_id)
    return [Sheet(name, purpose(sheet_id), columns=(), rows=(), pictures=pictures)] if pictures else []


def put_pictures(worksheet: Worksheet, sheet: Sheet, report: Report) -> None:
    """Put a sheet's pictures below one another, each at the head of a page.

    Raises:
        FontError: no font on this machine can draw a chart.
    """
    row = sheet.heading_row
    for number, content in enumerate(_drawn(report, sheet.pictures)):
        if number:
            worksheet.row_breaks.append(Break(id=row - 1))
        image = Image(BytesIO(content))
        image.height, image.width = round(image.height * PICTURE_WIDTH / image.width), PICTURE_WIDTH
        worksheet.add_image(image, f"A{row}")
        row += -(-image.height // ROW_HEIGHT) + 1
    worksheet.page_setup.scale = PAGE_SCALE


def _drawn(report: Report, chart_ids: Sequence[str]) -> Iterator[bytes]:
    from wzlab.charts.catalogue import CHARTS  # noqa: PLC0415 - matplotlib takes half a second to import
    from wzlab.charts.saving import figure_bytes  # noqa: PLC0415 - and only a picture needs it

    for chart_id in chart_ids:
        yield figure_bytes(CHARTS[chart_id].draw(report).figure, "png")
