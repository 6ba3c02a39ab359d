"""Which charts there are and for which packs; asked before anything is drawn, so no drawing library is needed."""

from collections.abc import Callable
from dataclasses import dataclass

from wzlab.charts.age_groups import age_conditions
from wzlab.charts.dated_records import DATED, dated_conditions
from wzlab.charts.subjects import sum_conditions
from wzlab.charts.team_members import share_conditions
from wzlab.language import N_
from wzlab.policy.report import Report
from wzlab.records import Instrument, Room


@dataclass(frozen=True, slots=True)
class Offer:
    """One kind of chart; `title` is marked, translate it when it is shown.  `suits` tells whether a pack has it."""

    id: str
    title: str
    suits: Callable[[Report], bool]


def _always(_report: Report) -> bool:
    return True


def _suits_team(report: Report) -> bool:
    """Tell whether the pack asks for a share of the staff."""
    return bool(share_conditions(report))


def _suits_ages(report: Report) -> bool:
    """Tell whether the pack asks for the age of one member of staff."""
    return bool(age_conditions(report))


def _suits_space(report: Report) -> bool:
    """Tell whether the pack asks for a sum over rooms."""
    return bool(sum_conditions(report, Room))


def _suits_equipment(report: Report) -> bool:
    """Tell whether the pack asks for a sum over equipment."""
    return bool(sum_conditions(report, Instrument))


def _suits_timeline(report: Report) -> bool:
    """Tell whether the pack counts projects or patents by date."""
    return any(dated_conditions(report, record_type) for record_type in DATED)


GAPS = Offer("gaps", N_("差距图"), _always)
TEAM = Offer("team", N_("团队构成"), _suits_team)
AGES = Offer("ages", N_("年龄结构"), _suits_ages)
SPACE = Offer("space", N_("场地面积构成"), _suits_space)
EQUIPMENT = Offer("equipment", N_("设备原值构成"), _suits_equipment)
TIMELINE = Offer("timeline", N_("成果时间线"), _suits_timeline)
OFFERS = (GAPS, TEAM, AGES, SPACE, EQUIPMENT, TIMELINE)
"""Every chart there is, in the order they are shown."""


def suited_offers(report: Report) -> list[Offer]:
    """Return the charts that the lab's pack has something for, in their order."""
    return [offer for offer in OFFERS if offer.suits(report)]
