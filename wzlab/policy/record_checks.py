"""What makes no sense in one record, whatever the policy thinks of it.

Each check is one function over one kind of record; `CHECKS` lists those that need the record and the day only,
`UNIT_CHECKS` those that look at the lab's units too.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from wzlab.columns import AsTyped, Column, Day, Money, Number, Record
from wzlab.dates import PartialDate, whole_years
from wzlab.identities import (
    USCC_FORMS,
    birth_date_in,
    is_credit_code,
    is_male,
    is_resident_id,
    patent_check_digit,
    patent_kind,
    patent_number,
    patent_year,
)
from wzlab.language import _
from wzlab.policy.problem import Check, Problem, Setting, error, warning
from wzlab.records import (
    Agreement,
    Attachment,
    Award,
    Instrument,
    Investment,
    Milestone,
    Patent,
    Person,
    Project,
    Room,
    Unit,
)
from wzlab.units import show_wan_yuan


def problems_in(record: Record, setting: Setting) -> Iterator[Problem]:
    """Yield what is wrong in a record: cell by cell, then check by check; of the setting only the day matters."""
    yield from _cell_problems(record, setting)
    for check in CHECKS.get(type(record), ()):
        yield from check(record, setting)


def problems_with_units(record: Record, setting: Setting) -> Iterator[Problem]:
    """Yield what is wrong in a record given the lab's units."""
    for check in UNIT_CHECKS.get(type(record), ()):
        yield from check(record, setting)


# --- cells ----------------------------------------------------------------------------------------------------------


def _cell_problems(record: Record, setting: Setting) -> Iterator[Problem]:
    for column, cell in zip(record.columns, record.cells, strict=True):
        if cell is None or isinstance(cell, str):
            continue
        if isinstance(cell, AsTyped):
            message = _("“{title}”读不出“{text}”：应为{wanted}；改正前按未知处理。")
            yield error(
                "cell.as_typed",
                record,
                column,
                message.format(title=_(column.title), text=_discreet(column, cell), wanted=column.kind.asked()),
            )
        elif isinstance(cell, Decimal) and not column.kind.is_possible(cell):
            yield _impossible_number(record, column, cell)
        elif isinstance(cell, PartialDate) and _is_impossible_day(column, cell, setting):
            message = _("“{title}”{day} 在基准日之后，按未知处理；请核对年份。")
            yield error("date.birth_in_future", record, column, message.format(title=_(column.title), day=cell))


def _discreet(column: Column[Any], cell: AsTyped) -> str:
    """Return a text that may be shown: of an identity or phone number, only that there is one."""
    return "***" if column.sensitive else cell.text


def _is_impossible_day(column: Column[Any], day: PartialDate, setting: Setting) -> bool:
    return isinstance(column.kind, Day) and column.kind.past_only and day.first > setting.reference_date


def _impossible_number(record: Record, column: Column[Any], cell: Decimal) -> Problem:
    kind = column.kind
    assert isinstance(kind, Number)
    if kind.highest is not None:
        code, message = "value.percent", _("“{title}”为 {value}：应在 0 到 100 之间，按未知处理。")
    elif cell < 0:
        code, message = "value.negative", _("“{title}”为 {value}：不能为负数，按未知处理。")
    else:
        code, message = "value.decimals", _("“{title}”为 {value}：最多两位小数，按未知处理。")
    return error(code, record, column, message.format(title=_(column.title), value=cell))


def _in_order(first: Column[Any], second: Column[Any]) -> Check:
    """Return a check that the first date is not certainly after the second."""

    def check(record: Record, setting: Setting) -> Iterator[Problem]:
        before, after = record.cells[first.index], record.cells[second.index]
        if isinstance(before, PartialDate) and isinstance(after, PartialDate) and before.first > after.last:
            message = _("“{second}”{after} 早于“{first}”{before}；请核对两个日期。")
            yield error(
                "date.order",
                record,
                second,
                message.format(first=_(first.title), second=_(second.title), before=before, after=after),
            )

    return check


def _not_in_future(column: Column[Any]) -> Check:
    """Return a check that what is said to have happened has happened by the reference date."""

    def check(record: Record, setting: Setting) -> Iterator[Problem]:
        day = record.cells[column.index]
        if isinstance(day, PartialDate) and day.first > setting.reference_date:
            message = _("“{title}”{day} 在基准日 {reference} 之后；请核对。")
            yield warning(
                "date.future",
                record,
                column,
                message.format(title=_(column.title), day=day, reference=setting.reference_date),
            )

    return check


LARGE_ITEM = Decimal(20_000_000)
"""元. One item above 2 000 万元 is more likely an amount typed in 元 into a column of 万元."""
SMALL_ITEM = Decimal(500)
"""元. An item below this is more likely an amount in 万元 typed into a column of 元."""


def _plausible_amount(column: Column[Any]) -> Check:
    """Return a check for amounts that look ten thousand times too large or too small; nothing is changed."""
    assert isinstance(column.kind, Money)

    def check(record: Record, setting: Setting) -> Iterator[Problem]:
        amount = record.cells[column.index]
        if not isinstance(amount, Decimal) or not column.kind.is_possible(amount):
            return
        if amount > LARGE_ITEM:
            text = _("“{title}”为 {wan} 万元，是否把以元为单位的数填进了万元栏？")
            yield warning(
                "amount.too_large", record, column, text.format(title=_(column.title), wan=show_wan_yuan(amount))
            )
        elif 0 < amount < SMALL_ITEM:
            text = _("“{title}”只有 {yuan} 元，是否把以万元为单位的数当成了元？")
            yield warning("amount.too_small", record, column, text.format(title=_(column.title), yuan=amount))

    return check


# --- units ----------------------------------------------------------------------------------------------------------

DECLARED_FORMS = {
    "enterprise": {"enterprise"},
    "university": {"public_institution", "private_non_enterprise", "enterprise"},
    "research_institute": {"public_institution", "private_non_enterprise", "enterprise"},
    "medical_institution": {"public_institution", "private_non_enterprise", "enterprise"},
    "new_rd_institution": {"public_institution", "private_non_enterprise", "enterprise"},
}


def _credit_code(unit: Unit, setting: Setting) -> Iterator[Problem]:
    code = unit.uscc
    if not isinstance(code, str):
        return
    if not is_credit_code(code):
        message = _("统一社会信用代码“{code}”不对：应为 18 位，末位为校验码；请对照营业执照或法人证书。")
        yield error("uscc.check_digit", unit, Unit.uscc, message.format(code=code))
    prefix_form = USCC_FORMS.get(code[:2])
    if isinstance(unit.legal_form, str) and unit.legal_form != "other" and prefix_form not in (None, unit.legal_form):
        message = _("信用代码以“{prefix}”开头，与所填法人类型“{form}”不符；轨道判定需人工复核。")
        yield warning(
            "uscc.legal_form", unit, Unit.legal_form, message.format(prefix=code[:2], form=unit.shown("legal_form"))
        )
    allowed = DECLARED_FORMS.get(unit.entity_type) if isinstance(unit.entity_type, str) else None
    if allowed is not None and prefix_form is not None and prefix_form not in allowed:
        message = _("信用代码以“{prefix}”开头，与所填单位性质“{kind}”不符；请核对。")
        yield warning(
            "uscc.entity_type", unit, Unit.entity_type, message.format(prefix=code[:2], kind=unit.shown("entity_type"))
        )


def _high_tech_without_date(unit: Unit, setting: Setting) -> Iterator[Problem]:
    if unit.high_tech is True and unit.high_tech_valid_until is None and unit.id == setting.lead_id:
        message = _("已填高新技术企业，但没有证书有效期；请补“{title}”。")
        yield warning(
            "unit.high_tech_date",
            unit,
            Unit.high_tech_valid_until,
            message.format(title=_(Unit.high_tech_valid_until.title)),
        )


# --- people ---------------------------------------------------------------------------------------------------------


def _identity_number(person: Person, setting: Setting) -> Iterator[Problem]:
    number = person.id_number
    if person.id_type != "resident_id" or not isinstance(number, str):
        return
    if not is_resident_id(number):
        message = _("身份证号不对：应为 18 位，末位为校验码；也可能被 Excel 改坏过，请对照证件重新录入。")
        yield error("id.check_digit", person, Person.id_number, message)
        return
    stated = birth_date_in(number)
    born = person.birth_date
    if stated is not None and isinstance(born, PartialDate) and not born.first <= stated <= born.last:
        message = _("出生日期 {born} 与身份证号所载不一致；请核对其中一个。")
        yield error("id.birth_date", person, Person.birth_date, message.format(born=born))
    gender = person.gender
    if isinstance(gender, str) and gender in ("男", "女") and (gender == "男") != is_male(number):
        yield error("id.gender", person, Person.gender, _("性别与身份证号所载不一致；请核对其中一个。"))


YOUNGEST, OLDEST = 16, 90
YOUNGEST_SENIOR = 25


def _plausible_age(person: Person, setting: Setting) -> Iterator[Problem]:
    born = person.birth_date
    if not isinstance(born, PartialDate) or born.first > setting.reference_date:
        return
    oldest = whole_years(born.first, setting.reference_date)
    youngest = oldest if born.first == born.last else whole_years(born.last, setting.reference_date)
    if oldest < YOUNGEST or youngest > OLDEST:
        message = _("按出生日期 {born} 计算为 {age} 岁，不像在职人员；请核对年份。")
        yield warning("person.age", person, Person.birth_date, message.format(born=born, age=oldest))
    elif oldest < YOUNGEST_SENIOR and person.title_level in ("senior", "associate"):
        message = _("{age} 岁而职称级别为“{level}”；请核对出生日期和职称。")
        yield warning(
            "person.young_senior",
            person,
            Person.title_level,
            message.format(age=oldest, level=person.shown("title_level")),
        )


def _contract(person: Person, setting: Setting) -> Iterator[Problem]:
    until = person.contract_until
    if person.full_time is True and isinstance(until, PartialDate) and until.last < setting.reference_date:
        message = _("全时人员的合同 {until} 已到期（基准日之前）；请补续签日期。")
        yield warning("person.contract_ended", person, Person.contract_until, message.format(until=until))


def _insurance(person: Person, setting: Setting) -> Iterator[Problem]:
    unit_id = person.unit if isinstance(person.unit, str) else setting.lead_id if person.unit is None else None
    name = setting.unit_names.get(unit_id or "")
    insured_by = person.insured_by
    if name is not None and isinstance(insured_by, str) and insured_by != name:
        message = _("社保由“{insured}”缴纳，而所在单位是“{unit}”；全时认定时会被问到。")
        yield warning(
            "person.insured_elsewhere", person, Person.insured_by, message.format(insured=insured_by, unit=name)
        )


def _other_lab(person: Person, setting: Setting) -> Iterator[Problem]:
    if isinstance(person.other_lab_name, str) and person.other_city_lab is not True:
        message = _("填了另一实验室“{name}”，但“{title}”不是“是”；请核对。")
        yield warning(
            "person.other_lab",
            person,
            Person.other_city_lab,
            message.format(name=person.other_lab_name, title=_(Person.other_city_lab.title)),
        )


def _months(person: Person, setting: Setting) -> Iterator[Problem]:
    months = person.months_per_year
    if isinstance(months, Decimal) and not 0 <= months <= 12:
        message = _("年投入月数为 {months}：应在 0 到 12 之间。")
        yield warning("person.months", person, Person.months_per_year, message.format(months=months))


# --- things ---------------------------------------------------------------------------------------------------------


def _areas(room: Room, setting: Setting) -> Iterator[Problem]:
    usable, floor = room.usable_area, room.floor_area
    if isinstance(usable, Decimal) and isinstance(floor, Decimal) and usable > floor:
        message = _("使用面积 {usable} ㎡ 大于建筑面积 {floor} ㎡；请核对。")
        yield error("room.areas", room, Room.usable_area, message.format(usable=usable, floor=floor))


def _quantity(instrument: Instrument, setting: Setting) -> Iterator[Problem]:
    if isinstance(instrument.quantity, Decimal) and instrument.quantity <= 0:
        message = _("数量为 {quantity}：应大于 0。")
        yield error("equipment.quantity", instrument, Instrument.quantity, message.format(quantity=instrument.quantity))


def _patent_number(patent: Patent, setting: Setting) -> Iterator[Problem]:
    text = patent.number
    if not isinstance(text, str) or patent.kind not in ("invention", "utility_model", "design"):
        return
    number = patent_number(text)
    if number is None:
        message = _("专利号“{text}”不像专利申请号：应为年份、种类和流水号共 12 位（2003 年以前 8 位）加校验位。")
        yield warning("patent.number", patent, Patent.number, message.format(text=text))
        return
    digits, check = number
    if patent_check_digit(digits) != check:
        message = _("专利号“{text}”的校验位不对，应为 {wanted}；请对照证书。")
        yield error(
            "patent.check_digit", patent, Patent.number, message.format(text=text, wanted=patent_check_digit(digits))
        )
    stated = patent_kind(digits)
    if stated != patent.kind:
        message = _("专利号的种类位表示“{stated}”，而类型填的是“{kind}”；实用新型、外观设计不能当发明专利。")
        shown = Patent.kind.kind.show(stated)
        yield error("patent.kind", patent, Patent.kind, message.format(stated=shown, kind=patent.shown("kind")))
    granted = patent.granted_on
    if isinstance(granted, PartialDate) and granted.last.year < patent_year(digits):
        message = _("授权公告日 {granted} 早于专利号所载的申请年份；请核对。")
        yield error("patent.year", patent, Patent.granted_on, message.format(granted=granted))


def _agreement_without_unit(agreement: Agreement, setting: Setting) -> Iterator[Problem]:
    if agreement.unit is None:
        yield warning("agreement.no_unit", agreement, Agreement.unit, _("协议没有写明合作单位，不能算任何单位的协议。"))


CHECKS: dict[type[Record], tuple[Check, ...]] = {
    Unit: (_credit_code,),
    Person: (
        _identity_number,
        _plausible_age,
        _contract,
        _other_lab,
        _months,
        _in_order(Person.birth_date, Person.joined_on),
        _in_order(Person.joined_on, Person.contract_until),
    ),
    Room: (_areas,),
    Instrument: (_quantity, _plausible_amount(Instrument.original_value), _not_in_future(Instrument.acquired_on)),
    Project: (
        _in_order(Project.starts_on, Project.ends_on),
        _in_order(Project.approved_on, Project.ends_on),
        _not_in_future(Project.approved_on),
        _plausible_amount(Project.funding),
    ),
    Patent: (_patent_number, _in_order(Patent.filed_on, Patent.granted_on), _not_in_future(Patent.granted_on)),
    Award: (_not_in_future(Award.awarded_on),),
    Milestone: (_not_in_future(Milestone.achieved_on),),
    Agreement: (_agreement_without_unit, _in_order(Agreement.signed_on, Agreement.valid_until)),
    Investment: (_plausible_amount(Investment.amount),),
    Attachment: (_in_order(Attachment.issued_on, Attachment.valid_until),),
}

UNIT_CHECKS: dict[type[Record], tuple[Check, ...]] = {Unit: (_high_tech_without_date,), Person: (_insurance,)}
