"""Labs of any size, alike from run to run."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from wzlab.columns import Record
from wzlab.dates import PartialDate
from wzlab.lab import Lab
from wzlab.records import Instrument, Patent, Person, Project, Room, Unit


def lab_of_size(records: int) -> Lab:
    """Return a lab with about so many records: half staff, three tenths equipment, the rest rooms, projects, patents."""
    random = Random(records)
    lab = Lab()
    _add(lab, [Unit.of("u1", name="示例大学", role="lead", entity_type="university"), Unit.of("u2", role="partner")])
    _add(lab, [_person(random, number) for number in range(records * 5 // 10)])
    _add(lab, [_instrument(random, number) for number in range(records * 3 // 10)])
    _add(lab, [_room(random, number) for number in range(records // 10)])
    _add(lab, [_project(random, number) for number in range(records // 20)])
    _add(lab, [_patent(random, number) for number in range(records // 20)])
    return lab


def lab_with(staff: int = 0, equipment: int = 0, projects: int = 0, rooms: int = 8, patents: int = 12) -> Lab:
    """Return a lab of a university with a partner, and with so many records of each kind."""
    random = Random(staff)
    lab = Lab()
    lead = {"registered_in_city": True, "legal_person": True, "good_credit": True}
    _add(lab, [Unit.of("u1", name="示例大学", role="lead", entity_type="university", **lead)])
    _add(lab, [Unit.of("u2", name="示例科技有限公司", role="partner", entity_type="enterprise")])
    for number, make in (
        (staff, _person), (rooms, _room), (equipment, _instrument), (projects, _project), (patents, _patent)
    ):  # fmt: skip
        _add(lab, [make(random, place) for place in range(number)])
    return lab


def _add(lab: Lab, records: list[Record]) -> None:
    for record in records:
        lab.tables[record.table][record.id] = record


def _day(random: Random, first: int, last: int) -> PartialDate:
    return PartialDate.of(date(first, 1, 1) + timedelta(days=random.randrange(365 * (last - first))))


def _person(random: Random, number: int) -> Record:
    return Person.of(
        f"s{number}",
        name=f"示例{number}",
        birth_date=_day(random, 1955, 2000),
        unit=random.choice([None, "u1", "u2"]),
        post="director" if number == 0 else random.choice(["research", "engineering", "administration"]),
        source=random.choice(["own", "own", "own", "dual_employed", "student"]),
        full_time=random.choice([True, True, True, False, None]),
        title_level=random.choice(["senior", "associate", "intermediate", "none", None]),
        degree=random.choice(["doctor", "master", "bachelor", None]),
        other_city_lab=False,
    )


def _instrument(random: Random, number: int) -> Record:
    return Instrument.of(
        f"e{number}",
        asset_no=f"SL-{number:06d}",
        name="示例设备",
        original_value=Decimal(random.randrange(10**8)) / 100,
        acquired_on=_day(random, 2015, 2026),
        unit=random.choice([None, "u1", "u2"]),
        key=random.choice([True, True, False, None]),
        status=random.choice(["in_use", "in_use", "scrapped"]),
    )


def _room(random: Random, number: int) -> Record:
    return Room.of(
        f"r{number}",
        site=random.choice(["甲园区", "乙园区"]),
        building="示例楼",
        room_no=str(number),
        use=random.choice(["laboratory", "testing", "office"]),
        usable_area=Decimal(random.randrange(10_000)) / 100,
        floor_area=Decimal(random.randrange(12_000)) / 100,
    )


def _project(random: Random, number: int) -> Record:
    return Project.of(
        f"p{number}",
        title="示例项目",
        number=f"示例-{number}",
        level=random.choice(["national", "provincial", "municipal"]),
        role=random.choice(["lead_project", "lead_topic", "participant"]),
        host="u1",
        approved_on=_day(random, 2020, 2026),
        starts_on=_day(random, 2020, 2026),
        related=random.choice([True, True, None]),
    )


def _patent(random: Random, number: int) -> Record:
    return Patent.of(
        f"k{number}",
        title="示例专利",
        kind=random.choice(["invention", "utility_model"]),
        granted_on=_day(random, 2020, 2026),
        holder="u1",
    )
