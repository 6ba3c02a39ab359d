"""Random valid interchange documents (``wzlab-lab/1``) that crowd around the corners of the Wenzhou call.

One public function, :func:`random_document`.  All chance comes from the ``Random`` it is given, so a seed names a lab.
Each lab draws its own level of disorder: from almost perfect (near "ready") to hopeless, so that every condition is
seen met, unmet, open and, where readings differ, depends.  Documents hold only what JSON holds (amounts are int,
float or text) and survive ``json.dumps``/``json.loads``; every key, choice, reference and id in them is valid.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any, Final

MISSING: Final = object()
"""A drawn value that means: leave the key out."""

LEAVES: Final = (
    "1.1", "1.2", "1.3", "1.4", "1.5", "2.1", "2.2", "2.3", "3.1", "3.2", "3.3", "3.4",
    "3.5.1", "3.5.2", "3.5.3", "3.5.4", "3.5.5", "4.1", "4.2",
)  # fmt: skip

READINGS: Final[dict[str, tuple[str, ...]]] = {
    "units_counted": ("all_units", "lead_only"),
    "director_counted": ("yes", "no"),
    "irregular_staff": ("yes", "no"),
    "area_basis": ("usable", "floor"),
    "offices_counted": ("no", "yes"),
    "age_cutoff": ("on_deadline", "on_notice", "by_year", "strict"),
    "project_date": ("approved_on", "starts_on"),
    "sub_projects": ("topics_count", "projects_only"),
    "assigned_patents": ("no", "yes"),
    "lapsed_patents": ("no", "yes"),
    "scenario_proofs": ("any", "all"),
    "new_rd_track": ("by_legal_form", "research", "enterprise"),
}

CONDITIONS: Final = (
    "applicant.type", "applicant.registered", "applicant.legal_person", "applicant.credit", "basis.achievement",
    "basis.projects", "basis.national_projects", "basis.high_tech", "basis.patents", "space.area",
    "space.concentrated", "equipment.value", "director.standing", "director.full_time", "director.age", "team.size",
    "team.senior_share", "team.exclusive", "team.stable", "lab.type", "cooperation.agreements", "cooperation.mix",
    "scenario.real", "scenario.proof", "lab.name", "lab.direction",
)  # fmt: skip

TABLES: Final = (
    "units", "staff", "rooms", "equipment", "projects", "patents", "awards", "milestones", "agreements", "scenarios",
    "targets", "investments", "attachments",
)  # fmt: skip

REFERENCES: Final = (
    "2026-01-12", "2025-12-25", "2024-02-29", "2022-06-01", "2025-02-28", "2025-03-01", "2023-01-01", "2022-12-31",
    "2026-01-13", "2023-06-30",
)  # fmt: skip

EDGE_DATES: Final = (
    "2022-12-31", "2023-01-01", "2026-01-12", "2026-01-13", "2022", "2023", "2024", "2025", "2026", "2022-12",
    "2023-01", "2025-12", "2026-01", "2026-02", "2024-02-29", "2025-12-25", "2025-12-26", "2021-07-15",
)  # fmt: skip

BIRTHS: Final = (
    "1959-12-25", "1959-12-26", "1959-12-31", "1960-01-01", "1960-01-12", "1960-01-13", "1960-12-31", "1961-01-01",
    "1961-01-11", "1961-01-12", "1961-01-13", "1960-02-29", "1956-02-29", "1959-02-28", "1959-03-01", "1960-02-28",
    "1960-03-01", "1959", "1960", "1961", "1959-12", "1960-01", "1960-02", "1961-01", "1958-02-28", "1958-03-01",
    "1957-06-01", "1956-06-01", "1956-06-02", "1957-01-01", "1964-02-29", "1940-05-05", "1900",
)  # fmt: skip

FUTURE_BIRTHS: Final = ("2026-01-13", "2027", "2026-03", "2030-01-01", "2026", "2026-01", "2025")

SOME_DAY: Final = date(2026, 1, 12)


# --------------------------------------------------------------------------------------------- drawing


@dataclass
class Maker:
    """The chance, the disorder of this lab, and what has been made so far."""

    random: Random
    disorder: float
    typed_text: bool
    reference: date = SOME_DAY
    as_typed: dict[str, dict[str, str]] = field(default_factory=dict)
    number: int = 0

    def pick(self, options: Sequence[Any]) -> Any:
        """Return one of the options."""
        return self.random.choice(options)

    def chance(self, probability: float) -> bool:
        """Return true with a probability."""
        return self.random.random() < probability

    def name(self, letter: str) -> str:
        """Return a new id."""
        self.number += 1
        return f"{letter}{self.number}"

    def put(self, record: dict[str, Any], name: str, good: Any, others: Sequence[Any]) -> None:
        """Give a field its good value, or by disorder another one, none, or a text that is as typed."""
        value = good
        if self.chance(self.disorder):
            value = self.pick([*others, *others, None, MISSING, "", " ", self])
        if value is self:
            self.type_in(record, name)
        elif value is not MISSING:
            record[name] = value

    def put_text(self, record: dict[str, Any], name: str, good: Any, others: Sequence[Any]) -> None:
        """Give a text field its value: as typed only where that was asked for."""
        disorder, self.disorder = self.disorder, 0.0
        if self.chance(disorder):
            good = self.pick([*others, None, "", "  ", MISSING])
        self.put(record, name, good, [])
        self.disorder = disorder
        if self.typed_text and self.chance(disorder / 12):
            record.pop(name, None)
            self.type_in(record, name)

    def type_in(self, record: dict[str, Any], name: str) -> None:
        """Make a field as typed, with a text that even could sometimes be read."""
        texts = ("五几年", "待定", "约", "n/a", "2025", "true", "100", "500平米", "lead", "director")
        self.as_typed.setdefault(str(record["id"]), {})[name] = self.pick(texts)

    def near(self, days: int = 2) -> str:
        """Return a day within so many days of the reference date."""
        return (self.reference + timedelta(days=self.random.randint(-days, days))).isoformat()

    def edge(self) -> str:
        """Return a date at one of the edges."""
        return str(self.near() if self.chance(0.3) else self.pick(EDGE_DATES))

    def truth(self, record: dict[str, Any], name: str, *, good: bool = True) -> None:
        """Give a yes/no field its good value, mostly."""
        self.put(record, name, good, [not good])


def blanks(maker: Maker, record: dict[str, Any]) -> dict[str, Any]:
    """Return the record, rarely with an empty text in a field that decides nothing."""
    if maker.chance(0.1):
        record["name" if record["id"][0] in "us" else "title"] = maker.pick(["", "  ", " 甲 ", "乙", None])
    if record["id"][0] in "re":
        record.pop("title", None)
    return record


def split(maker: Maker, total: int, parts: int) -> list[int]:
    """Return so many positive whole parts of a total."""
    cuts = sorted(maker.random.sample(range(1, total), parts - 1))
    return [high - low for low, high in zip([0, *cuts], [*cuts, total], strict=True)]


def amount(maker: Maker, cents: int) -> Any:
    """Return an amount of hundredths as a JSON number."""
    return cents // 100 if cents % 100 == 0 and maker.chance(0.8) else cents / 100


def as_money(maker: Maker, value: Any) -> Any:
    """Return an amount of money as a number or, as is allowed for money, as text."""
    return maker.pick([value, value, str(value), f" {value} "])


# --------------------------------------------------------------------------------------------- records


def make_lab(maker: Maker, document: dict[str, Any]) -> None:
    """Fill the lab record; its reference date was drawn before."""
    lab = {"id": "lab"}
    names = (
        "全市重点实验室", "全市 重点实验室", "全市工业视觉重点实验室(筹)", "温州全市视觉重点实验室", "全市视觉实验室",
        "重点实验室全市", "全市重点实验室重点实验室", "全市\u3000重点实验室", " 全市具身智能重点实验室 ",
    )  # fmt: skip
    maker.put_text(lab, "name", "全市工业视觉检测重点实验室", names)
    maker.put(lab, "lab_type", maker.pick(["industry", "discipline"]), ["industry", "discipline"])
    maker.put(lab, "direction", maker.pick(LEAVES), ["other"])
    if maker.chance(0.2):
        lab["core_direction"] = maker.pick(["工业视觉检测", "具身智能", ""])
    del lab["id"]
    document["lab"] = document.get("lab", {}) | lab


def make_reference(maker: Maker, document: dict[str, Any]) -> None:
    """Give the lab a reference date: blank, given, or (judged as blank) as typed."""
    kind = maker.pick(["absent", "absent", "blank", "given", "given", "typed"])
    if kind == "blank":
        document["lab"] = {"reference_date": maker.pick([None, "", "  "])}
    if kind == "typed":
        maker.as_typed["lab"] = {"reference_date": maker.pick(["截止日", "2026年1月", "2022-06-01"])}
    if kind == "given":
        day = maker.pick([*REFERENCES[:4], *REFERENCES[:4], *REFERENCES, "2026-01-12"])
        document["lab"] = {"reference_date": day}
        maker.reference = date.fromisoformat(day)


def make_units(maker: Maker) -> list[dict[str, Any]]:
    """Return 0 to 3 units, usually with exactly one lead."""
    size = maker.pick([1, 1, 2, 2, 3, 3, 0 if maker.disorder > 0.05 else 1])
    roles = ["lead", *["partner"] * (size - 1)][:size]
    maker.random.shuffle(roles)
    units = [make_unit(maker, role) for role in roles]
    for unit, category in zip(units, ("chain_leader", "university_or_institute", "ai_company"), strict=False):
        maker.put(unit, "category", category, ["other", "ai_company", "chain_leader"])
    return units


def make_unit(maker: Maker, role: str) -> dict[str, Any]:
    """Return one unit."""
    unit: dict[str, Any] = {"id": maker.name("u")}
    kind = maker.pick(["enterprise", "enterprise", "university", "research_institute", "medical_institution",
                       "new_rd_institution", "new_rd_institution"])  # fmt: skip
    if maker.chance(0.7) or maker.disorder > 0.1:
        maker.put(unit, "role", role, ["lead", "partner"])
    else:
        unit["role"] = role
    maker.put(unit, "entity_type", kind, ["other", "new_rd_institution"])
    make_legal_form(maker, unit, kind)
    for name in ("registered_in_city", "legal_person", "good_credit", "high_tech"):
        maker.truth(unit, name)
    maker.put(unit, "high_tech_valid_until", maker.pick(["2027-01-01", "2028", maker.near(1)]), [maker.edge()])
    return blanks(maker, unit)


def make_legal_form(maker: Maker, unit: dict[str, Any], kind: str) -> None:
    """Give a unit a legal form, a credit code, both or none."""
    codes = ("91330300MA2C123456", "12330300471234567X", "52330300MJ8123456Y", "53330300500123456Z", "9", "91")
    forms = ("enterprise", "public_institution", "private_non_enterprise")
    if kind == "new_rd_institution" and maker.chance(0.5):
        unit.update(maker.pick([{}, {"legal_form": None}, {"legal_form": ""}]))
        maker.put_text(unit, "uscc", maker.pick(codes[:3]), codes)
    else:
        maker.put(unit, "legal_form", maker.pick(forms), [*forms, "other"])
        if maker.chance(0.5):
            maker.put_text(unit, "uscc", maker.pick(codes), codes)


def place(maker: Maker, record: dict[str, Any], units: list[dict[str, Any]]) -> None:
    """Give a record a unit: blank (the lead unit), any listed one, or as typed."""
    ids = [unit["id"] for unit in units]
    good = maker.pick([MISSING, MISSING, MISSING, None, "", *ids])
    maker.put(record, "unit", good, ids or [None])


def make_staff(maker: Maker, units: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return 0 to 22 people around 15 and around 3/5 or 2/5 of senior ones."""
    size = maker.pick([14, 15, 15, 15, 16, 16, 17, 18, 20, 22, maker.random.randint(0, 22)])
    if maker.disorder < 0.02:
        size = maker.random.randint(15, 22)
    parts = maker.pick([2, 3, 3])
    senior = -(-parts * size // 5) + maker.pick([-1, 0, 0, 0, 1, 2])
    staff = [make_person(maker, units, senior=index < senior) for index in range(size)]
    maker.random.shuffle(staff)
    if staff and not maker.chance(maker.disorder / 3):
        make_director(maker, maker.pick(staff))
    return staff


def make_person(maker: Maker, units: list[dict[str, Any]], *, senior: bool) -> dict[str, Any]:
    """Return one person; a senior one by title, degree or (for enterprises) talent class."""
    person: dict[str, Any] = {"id": maker.name("s")}
    maker.truth(person, "full_time")
    if maker.chance(0.3):
        maker.put(person, "post", maker.pick(["research", "engineering", "technical"]), ["administration"])
    elif maker.chance(maker.disorder / 2):
        maker.put(person, "post", "administration", ["director", "direction_leader"])
    irregular = ("dual_employed", "dispatched", "rehired", "student", "postdoc", "foreign")
    maker.put(person, "source", maker.pick([MISSING, MISSING, "own", "own", "postdoc", "foreign"]), irregular)
    way = maker.pick(["title", "title", "degree", "degree", "both", "talent"]) if senior else ""
    titles, talents = ("senior", "associate"), ("A", "B", "C")
    title = maker.pick(titles) if way in ("title", "both") else maker.pick(["intermediate", "junior", "none"])
    maker.put(person, "title_level", title, [*titles, "junior", "none"])
    degree = "doctor" if way in ("degree", "both") else maker.pick(["master", "bachelor", "none"])
    maker.put(person, "degree", degree, ["doctor", "master", "none"])
    talent = maker.pick(talents) if way == "talent" else maker.pick(["D", "E", "F", "none", "none"])
    maker.put(person, "talent_class", talent, [*talents, "D", "none"])
    maker.put(person, "other_city_lab", maker.chance(maker.disorder / 8), [False, False, False, True])
    if maker.chance(0.2):
        maker.put(person, "birth_date", maker.pick(BIRTHS), FUTURE_BIRTHS)
    place(maker, person, units)
    return blanks(maker, person)


def make_director(maker: Maker, person: dict[str, Any]) -> None:
    """Make a person the director, of an age near a cut-off or plainly young enough."""
    maker.as_typed.get(person["id"], {}).pop("post", None)
    maker.as_typed.get(person["id"], {}).pop("birth_date", None)
    person["post"] = "director"
    person.pop("birth_date", None)
    edge = year_day(maker.reference.year - maker.pick([65, 65, 66, 66]), maker.reference)
    near = (edge + timedelta(days=maker.random.randint(-1, 1))).isoformat()
    born = maker.pick(["1975-03-09", "1968", near, near, maker.pick(BIRTHS), maker.pick(BIRTHS)])
    maker.put(person, "birth_date", born, FUTURE_BIRTHS)


def year_day(year: int, day: date) -> date:
    """Return the same day of another year (28 February for 29 February where there is none)."""
    last = day.day if (day.month, day.day) != (2, 29) or year % 4 == 0 else 28
    return date(year, day.month, last)


def make_rooms(maker: Maker, units: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return rooms whose areas add up to about 500 m², by the hundredth."""
    size = maker.pick([1, 2, 3, 4, 6, 0 if maker.disorder > 0.1 else 2])
    total = 50000 + maker.pick([-1, 0, 0, 1, 2000, 15000, -3000])
    return [make_room(maker, units, cents) for cents in (split(maker, total, size) if size else [])]


def make_room(maker: Maker, units: list[dict[str, Any]], cents: int) -> dict[str, Any]:
    """Return one room of an area in hundredths of a square metre."""
    room: dict[str, Any] = {"id": maker.name("r")}
    maker.put_text(room, "site", maker.pick(["瓯海园区", "瓯海园区", "龙湾园区", " 瓯海园区 "]), ["乐清"])
    maker.put(room, "use", maker.pick(["laboratory", "machine_room", "testing", "other"]), ["office", "meeting"])
    bad = [-1, 500.005, 123.456, 0, -0.01, 0.1]
    floor = amount(maker, cents + maker.pick([0, 0, 1, 500, -1]))
    kind = maker.pick(["both", "both", "usable", "floor"])
    if kind != "floor":
        maker.put(room, "usable_area", amount(maker, cents), bad)
    if kind != "usable":
        maker.put(room, "floor_area", floor, bad)
    make_tenure(maker, room)
    if maker.chance(0.3):
        maker.put(room, "shared_percent", 100, [50, 33.3, 0, 99.99, 120, -5, 100.0])
    place(maker, room, units)
    return blanks(maker, room)


def make_tenure(maker: Maker, room: dict[str, Any]) -> None:
    """Give a room a tenure and, for most leases, an end near the reference date."""
    if maker.chance(0.5):
        maker.put(room, "tenure", maker.pick(["leased", "leased", "owned", "partner", "free"]), ["owned", "leased"])
    if maker.chance(0.4):
        around = [maker.near(1), "2026-01-12", "2026-01", "2026-01-11", "2026-01-13", "2022"]
        maker.put(room, "lease_until", maker.pick(["2028-01-01", "2030", *around[:2]]), around)


def make_equipment(maker: Maker, units: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return devices whose book values add up to about 5 000 000 元, by the hundredth."""
    size = maker.pick([1, 2, 3, 5, 8, 0 if maker.disorder > 0.1 else 2])
    total = 500_000_000 + maker.pick([-1, 0, 0, 1, 60_000_000, 200_000_000, -4_000_000])
    return [make_device(maker, units, cents) for cents in (split(maker, total, size) if size else [])]


def make_device(maker: Maker, units: list[dict[str, Any]], cents: int) -> dict[str, Any]:
    """Return one line of equipment worth so many hundredths of a yuan."""
    device: dict[str, Any] = {"id": maker.name("e")}
    value = as_money(maker, amount(maker, cents))
    maker.put(device, "original_value", value, [-1, "-0.01", 1000.001, "12.345", 0, "4999999.99", 1e6])
    maker.truth(device, "key")
    if maker.chance(0.4):
        maker.put(device, "acquisition", maker.pick(["purchased", "donated", "self_built", "finance_lease"]),
                  ["operating_lease", "cloud_service"])  # fmt: skip
    if maker.chance(0.4):
        maker.put(device, "status", maker.pick(["in_use", "idle"]), ["scrapped"])
    if maker.chance(0.5):
        maker.put(device, "acquired_on", maker.pick(["2021-05-01", "2020", maker.near(1)]), [maker.edge(), "2027"])
    place(maker, device, units)
    return blanks(maker, device)


def lead_id(units: list[dict[str, Any]]) -> Any:
    """Return the id of the first unit that is a lead, or None."""
    return next((unit["id"] for unit in units if unit.get("role") == "lead"), None)


def inside(maker: Maker) -> str:
    """Return a date that is inside the window, or at its edge."""
    safe = "2024-05-05" if maker.reference >= date(2024, 6, 1) else "2023-01-01"
    return str(maker.pick([safe, safe, "2023-01-01", maker.reference.isoformat(), "2023-02"]))


def make_projects(maker: Maker, units: list[dict[str, Any]], staff: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return projects around the five that are asked for, one of them national or none."""
    size = maker.pick([4, 5, 5, 6, 7, maker.random.randint(0, 8)])
    national = maker.pick([0, 1, 1, 2])
    projects = []
    for index in range(size):
        project: dict[str, Any] = {"id": maker.name("p")}
        level = "national" if index < national else "provincial"
        maker.put(project, "level", level, ["national", "municipal", "commissioned", "other"])
        maker.put(project, "role", "lead_project", ["lead_topic", "lead_topic", "subtopic", "participant"])
        maker.put(project, "host", lead_id(units), [unit["id"] for unit in units] or [None])
        make_project_dates(maker, project)
        maker.truth(project, "related")
        if staff and maker.chance(0.2):
            project["principal"] = maker.pick(staff)["id"]
        if maker.chance(0.2):
            project |= {"status": maker.pick(["running", "finished", "terminated"]), "funding": "300000.00"}
        projects.append(blanks(maker, project))
    maker.random.shuffle(projects)
    return projects


def make_project_dates(maker: Maker, project: dict[str, Any]) -> None:
    """Give a project a date of approval and, not always, a start that may fall on the other side of an edge."""
    maker.put(project, "approved_on", inside(maker), [maker.edge(), "2022-12-31", "2022-08"])
    if maker.chance(0.5):
        maker.put(project, "starts_on", inside(maker), [maker.edge(), "2023-01-01", "2022-12-31"])


def make_patents(maker: Maker, units: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return patents around the five that are asked for."""
    patents = []
    for _ in range(maker.pick([4, 5, 5, 6, 7, maker.random.randint(0, 8)])):
        patent: dict[str, Any] = {"id": maker.name("t")}
        maker.put(patent, "kind", "invention", ["utility_model", "design", "software", "other"])
        maker.put(patent, "granted_on", inside(maker), [maker.edge(), maker.edge()])
        maker.put(patent, "holder", lead_id(units), [unit["id"] for unit in units] or [None])
        if maker.chance(0.4):
            maker.put(patent, "acquisition", "original", ["assigned", "assigned", "licensed"])
        if maker.chance(0.4):
            maker.put(patent, "legal_status", maker.pick(["in_force", "pledged"]), ["lapsed"])
        patents.append(blanks(maker, patent))
    return patents


def make_achievements(maker: Maker, document: dict[str, Any]) -> None:
    """Return a few awards and milestones."""
    document["awards"], document["milestones"] = [], []
    for _ in range(maker.pick([0, 0, 1, 2])):
        award: dict[str, Any] = {"id": maker.name("a")}
        maker.put(award, "level", maker.pick(["municipal", "other", "provincial", "national"]), ["municipal"])
        document["awards"].append(award)
    for _ in range(maker.pick([0, 0, 1, 2])):
        milestone: dict[str, Any] = {"id": maker.name("m")}
        maker.put(milestone, "achieved_on", maker.edge(), [maker.edge()])
        document["milestones"].append(milestone)


def make_agreements(maker: Maker, units: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return agreements: usually one for each partner, sometimes more, of others, or of nobody."""
    agreements = []
    partners = [unit["id"] for unit in units if unit.get("role") != "lead"]
    extra = [maker.pick([*(unit["id"] for unit in units), None])] if maker.chance(0.3) else []
    for unit in [*partners, *extra]:
        if maker.chance(0.1 + maker.disorder / 4):
            continue
        agreement: dict[str, Any] = {"id": maker.name("g")}
        maker.put(agreement, "unit", unit, [other["id"] for other in units] or [None])
        maker.put(agreement, "kind", "joint_building", ["intent"])
        maker.truth(agreement, "signed_by_all")
        maker.truth(agreement, "duties_stated")
        if maker.chance(0.6):
            good = maker.pick(["2029-01-01", "2030", None, maker.reference.isoformat()])
            maker.put(agreement, "valid_until", good, [maker.near(1), "2026-01", "2026", "2022"])
        agreements.append(agreement)
    return agreements


def make_scenarios(maker: Maker) -> list[dict[str, Any]]:
    """Return 0 to 3 scenarios with all, some or none of their proofs."""
    scenarios = []
    proofs = ("intent_agreement", "line_description", "validation_plan", "other_proof")
    for _ in range(maker.pick([1, 1, 2, 3, 0 if maker.disorder > 0.05 else 1])):
        scenario: dict[str, Any] = {"id": maker.name("c")}
        maker.truth(scenario, "genuine", good=maker.chance(0.85))
        given = maker.pick([proofs, proofs, proofs[:3], proofs[:2], proofs[3:], proofs[:1], ()])
        for proof in proofs:
            maker.truth(scenario, proof, good=proof in given)
        scenarios.append(blanks(maker, scenario))
    return scenarios


def make_plans(maker: Maker, document: dict[str, Any]) -> None:
    """Add a few targets and investments, which decide nothing."""
    if maker.chance(0.2):
        document["targets"] = [{"id": maker.name("o"), "year": 2026, "item": "授权发明专利", "amount": 6}]
        document["investments"] = [{"id": maker.name("i"), "year": 2026, "category": "own_compute", "amount": "500000"}]


def make_attachments(maker: Maker, document: dict[str, Any]) -> list[dict[str, Any]]:
    """Return proofs for all, most, few or none of the records, some without a file or no longer valid."""
    ids = ["lab", *(row["id"] for table in TABLES for row in document.get(table, []))]
    share = maker.pick([0.0, 0.3, 0.9, 1.0, 1.0])
    attachments = []
    for target in [*(one for one in ids if maker.chance(share)), *maker.random.sample(CONDITIONS, 1)]:
        attachment: dict[str, Any] = {"id": maker.name("x")}
        maker.put(attachment, "record", target, [maker.pick(ids), maker.pick(CONDITIONS)])
        maker.put_text(attachment, "file", "scan.pdf", [" ", "证明.pdf"])
        if maker.chance(0.3):
            good = maker.pick(["2030-01-01", "2031", maker.reference.isoformat(), None])
            maker.put(attachment, "valid_until", good, [maker.near(1), "2026-01", "2026", "2025-12", "2022"])
        attachments.append(attachment)
    return attachments


def make_readings(maker: Maker) -> dict[str, Any]:
    """Return pinned readings, plain or with who said so and when; some are not pinned after all."""
    readings: dict[str, Any] = {}
    density = maker.pick([0.0, 0.0, 0.2, 0.5, 0.9])
    for name, options in READINGS.items():
        if maker.chance(density):
            choice = maker.pick(options)
            sourced = {"choice": choice, "by": "科技局创新平台处", "on": "2026-01-05"}
            readings[name] = maker.pick([choice, choice, sourced, sourced, {"choice": choice}, {"choice": None}])
    return readings


def make_notes(maker: Maker) -> dict[str, Any]:
    """Return notes: confirmations of the judged conditions and reasons for those in principle."""
    notes: dict[str, Any] = {}
    diligent = maker.pick([0.0, 0.5, 1.0, 1.0])
    for condition in ("space.concentrated", "director.standing", "team.stable"):
        if maker.chance(diligent):
            confirmed = maker.pick([False, None]) if maker.chance(maker.disorder) else True
            notes[condition] = {"confirmed": confirmed, "by": "主任", "on": "2026-01-05"}
    for condition in ("basis.high_tech", "director.age", "team.exclusive", "team.stable"):
        if maker.chance(diligent / 2):
            notes.setdefault(condition, {})["reason"] = maker.pick(["见说明", "见说明", " ", "", None])
    if maker.chance(0.1):
        notes[maker.pick(CONDITIONS)] = {"reason": "备注"}
    return notes


def random_document(random: Random, *, typed_text: bool = True) -> dict[str, Any]:
    """Return a random valid document; ``typed_text`` also puts as-typed texts into plain text fields."""
    maker = Maker(random, random.choice([0.0, 0.0, 0.01, 0.02, 0.04, 0.08, 0.2, 0.5]), typed_text)
    if maker.chance(0.01):
        return {"format": "wzlab-lab/1"}
    document: dict[str, Any] = {"format": "wzlab-lab/1"}
    if maker.chance(0.5):
        document["pack"] = "wenzhou-ai-2025"
    make_reference(maker, document)
    make_lab(maker, document)
    units = document["units"] = make_units(maker)
    staff = document["staff"] = make_staff(maker, units)
    document["rooms"] = make_rooms(maker, units)
    document["equipment"] = make_equipment(maker, units)
    document["projects"] = make_projects(maker, units, staff)
    document["patents"] = make_patents(maker, units)
    make_achievements(maker, document)
    document["agreements"] = make_agreements(maker, units)
    document["scenarios"] = make_scenarios(maker)
    make_plans(maker, document)
    document["attachments"] = make_attachments(maker, document)
    document |= {"readings": make_readings(maker), "notes": make_notes(maker)}
    document["as_typed"] = {record: cells for record, cells in maker.as_typed.items() if cells}
    return {key: value for key, value in document.items() if value or maker.chance(0.7)}
