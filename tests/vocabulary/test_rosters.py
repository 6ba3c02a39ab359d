"""What the words of registers mean in columns of which this program has its own."""

import pytest

from wzlab.kinds import Choice
from wzlab.records import TYPE_OF
from wzlab.spelling import folded
from wzlab.vocabulary import understand
from wzlab.vocabulary.rosters import _LINES

CLEAR = (
    ("staff.source", "事业编制", "own"),
    ("staff.source", "合同制", "own"),
    ("staff.source", "正式", "own"),
    ("staff.post", "科研岗", "research"),
    ("staff.post", "管理岗", "administration"),
    ("equipment.status", "正常", "in_use"),
    ("equipment.status", "完好", "in_use"),
    ("patents.legal_status", "授权", "in_force"),
    ("patents.legal_status", "维持", "in_force"),
    ("patents.legal_status", "专利权终止", "lapsed"),
    ("rooms.use", "服务器机房", "machine_room"),
    ("rooms.use", "库房", "other"),
    ("rooms.tenure", "自有用房", "owned"),
    ("agreements.kind", "合作意向书", "intent"),
    ("projects.role", "参与（2/5）", "participant"),
    ("projects.status", "已验收", "finished"),
    ("projects.status", "未结题", "running"),
    ("projects.status", "正常执行", "running"),
    ("projects.role", "课题参与", "participant"),
    ("staff.source", "员额制", "own"),
    ("staff.source", "劳务派遣员工", "dispatched"),
    ("staff.source", "外国专家", "foreign"),
    ("staff.post", "实验技术人员", "technical"),
    ("staff.id_type", "台胞证", "permit"),
    ("equipment.status", "运转正常", "in_use"),
    ("equipment.acquisition", "政府采购", "purchased"),
    ("equipment.acquisition", "经营性租赁", "operating_lease"),
    ("patents.acquisition", "独占许可", "licensed"),
    ("patents.acquisition", "自主研发", "original"),
    ("patents.legal_status", "未缴年费失效", "lapsed"),
    ("rooms.use", "数据中心", "machine_room"),
    ("rooms.tenure", "租", "leased"),
    ("units.role", "牵头申报单位", "lead"),
    ("units.entity_type", "民营企业", "enterprise"),
    ("units.entity_type", "公立医院", "medical_institution"),
    ("units.legal_form", "有限责任公司", "enterprise"),
    ("units.legal_form", "公益二类事业单位", "public_institution"),
    ("units.category", "高校、科研院所", "university_or_institute"),
    ("awards.level", "省（部）级", "provincial"),
    ("awards.level", "厅局级", "municipal"),
)


@pytest.mark.parametrize(("field", "text", "code"), CLEAR)
def test_that_a_clear_word_is_read(field: str, text: str, code: str) -> None:
    answer = understand(field, text, {})
    assert answer is not None
    assert (answer.code, answer.is_told) == (code, False)


ASKED = (
    ("staff.post", "实验室副主任", ("research", "administration")),
    ("staff.source", "退休", ("rehired",)),
    ("equipment.status", "待报废", ("idle", "scrapped")),
    ("equipment.acquisition", "租赁", ("operating_lease", "finance_lease")),
    ("rooms.use", "科研用房", ("laboratory", "office")),
    ("rooms.tenure", "借用", ("owned", "free", "partner")),
    ("agreements.kind", "战略合作协议", ("intent", "joint_building")),
    ("patents.legal_status", "实质审查", ()),
    ("projects.role", "主持", ("lead_project", "lead_topic")),
    ("projects.role", "牵头", ("lead_project", "lead_topic")),
    ("projects.role", "负责", ("lead_project", "lead_topic")),
    ("projects.role", "课题负责人", ("lead_topic", "lead_project")),
    ("projects.role", "联合承担", ("participant", "lead_project", "lead_topic")),
    ("staff.source", "编外", ("own", "dispatched")),
    ("staff.post", "学术带头人", ("direction_leader", "research")),
    ("equipment.status", "降档", ("idle", "in_use")),
    ("equipment.acquisition", "无偿调拨", ("purchased", "donated")),
    ("equipment.acquisition", "算力租赁", ("cloud_service", "operating_lease")),
    ("patents.acquisition", "合作研发", ("original", "assigned")),
    ("rooms.tenure", "政府提供", ("free", "owned", "partner")),
    ("units.role", "合作单位", ("partner",)),
    ("units.entity_type", "研究院", ("research_institute", "new_rd_institution")),
    ("awards.level", "社会力量奖", ("other", "provincial")),
)


@pytest.mark.parametrize(("field", "text", "candidates"), ASKED)
def test_that_a_word_that_may_mean_several_is_asked_with_its_reason(
    field: str, text: str, candidates: tuple[str, ...]
) -> None:
    answer = understand(field, text, {})
    assert answer is not None
    assert (answer.code, answer.candidates, answer.is_blank) == (None, candidates, False)
    assert f"“{text}”" in answer.rule


@pytest.mark.parametrize("text", ["专业技术岗", "教学科研岗", "工勤岗"])
def test_that_an_offices_own_class_says_nothing_of_the_post_and_is_told(text: str) -> None:
    answer = understand("staff.post", text, {})
    assert answer is not None
    assert (answer.code, answer.is_blank, answer.is_told) == (None, True, True)
    assert answer.rule == f"“{text}”是单位自己的岗位分类，没有说在实验室做什么；没有读入。"


@pytest.mark.parametrize(("field", "text"), [("equipment.status", "在用（闲置）"), ("staff.post", "技术总监")])
def test_that_of_other_words_nothing_is_known(field: str, text: str) -> None:
    assert understand(field, text, {}) is None


def test_that_no_word_is_said_twice_of_a_field() -> None:
    for field, lines in _LINES.items():
        words = [folded(word) for line in lines for word in line.words.split()]
        assert len(words) == len(set(words)), field


def test_that_every_word_leads_to_codes_of_its_field() -> None:
    for field, lines in _LINES.items():
        table, key = field.split(".")
        kind = TYPE_OF[table].column_of[key].kind
        assert isinstance(kind, Choice)
        for line in lines:
            assert set(line.codes) <= set(kind.options), (field, line.words)
            assert line.says or len(line.codes) == 1, (field, line.words)


def test_that_no_word_stands_in_two_lines() -> None:
    for field, lines in _LINES.items():
        words = [word for line in lines for word in line.words.split()]
        assert len(words) == len(set(words)), field


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("units.entity_type", "民营企业", "enterprise"),
        ("equipment.acquisition", "经营性租赁", "operating_lease"),
        ("patents.legal_status", "01-授权", "in_force"),
        ("staff.degree", "2|博士", "doctor"),
    ],
)
def test_that_a_code_before_a_word_and_an_offices_own_word_are_read(field: str, text: str, code: str) -> None:
    answer = understand(field, text, {})
    assert answer is not None
    assert answer.code == code


def test_that_a_public_institution_may_be_anything() -> None:
    answer = understand("units.entity_type", "事业单位", {})
    assert answer is not None
    assert (answer.code, {"research_institute", "university"} <= set(answer.candidates)) == (None, True)
