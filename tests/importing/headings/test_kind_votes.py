"""Which kind of record a table holds."""

import pytest

from tests.importing.sheets import keys_of, table_in
from wzlab.importing.model import How
from wzlab.language import ENGLISH, use_language


def test_that_headings_tell_the_kind_and_a_tie_is_left_open() -> None:
    named = table_in(("名称", "状态"), ("某物", "有效"))
    assert named.kind == ""
    assert {"equipment", "patents"} <= set(named.kinds)
    assert table_in(("名称", "状态"), ("某物", "有效"), name="专利").kind == "patents"
    assert table_in(("名称", "状态"), ("某物", "在用"), name="设备清单").kind == "equipment"


FORMS = {
    "staff": (
        "序号",
        "姓名★",
        "性别",
        "出生年月日",
        "国籍",
        "学历",
        "学位",
        "所学专业",
        "专业技术职务（原文）",
        "职称系列",
        "所在单位",
    ),
    "rooms": (
        "序号",
        "楼宇/房间号",
        "地址/园区",
        "用途（实验/机房/测试/办公/会议）",
        "建筑面积",
        "权属（自有/租赁）",
        "提供单位",
    ),
    "equipment": (
        "序号",
        "资产编号",
        "名称",
        "规格型号",
        "生产厂家/国别",
        "数量",
        "单价（万元）",
        "账面原值（万元）",
        "状态（在用/停用）",
    ),
    "projects": (
        "序号",
        "项目名称",
        "项目编号",
        "计划类别（原文）",
        "级别",
        "下达/立项部门",
        "立项文号",
        "立项日期",
        "负责人",
    ),
    "awards": ("名称", "等级", "授奖部门/级别", "获奖年份", "本单位排名", "获奖人及排名", "证书号", "方向"),
    "patents": (
        "名称",
        "类型",
        "申请号/专利号",
        "授权公告号",
        "申请日",
        "授权公告日",
        "专利权人",
        "发明人",
        "法律状态",
    ),
    "agreements": ("合作方", "信用代码", "协议类型（联合共建/意向）", "签订日期", "有效期", "各方权责"),
    "attachments": ("附件编号", "名称", "对应条款", "页码", "出具单位", "是否盖章", "是否签字"),
}


@pytest.mark.parametrize("kind", FORMS)
def test_that_the_columns_usual_in_forms_tell_their_kind(kind: str) -> None:
    assert table_in(FORMS[kind], ["x"] * len(FORMS[kind])).kind == kind


def test_that_a_list_of_labs_is_taken_for_nothing_else() -> None:
    heading = ("实验室名称", "实验室类型", "单位性质", "统一社会信用代码", "主管部门", "联系人")
    table = table_in(heading, ("全市样例重点实验室", "x", "高校", "x", "某局", "张样例"))
    assert table.kind == ""
    assert table.remarks == ("这是实验室基本情况：请在“基本情况”中填写。",)


def test_that_one_column_is_not_enough_for_a_kind() -> None:
    table = table_in(("工号", "姓名", "邮箱"), ("1", "张样例", "a@b"), ("2", "李样例", "c@d"), name="人员花名册")
    assert (table.kind, table.kinds[0]) == ("", "staff")


def test_that_numbers_below_tell_the_kind_where_headings_tie() -> None:
    table = table_in(("名称", "状态", "编码"), ("一种样例方法", "有效", "ZL201710601862.3"))
    assert table.kind == "patents"


def test_that_headings_in_english_are_known_in_either_language() -> None:
    for language in ("zh", ENGLISH):
        use_language(language)
        table = table_in(("No.", "Name", "Degree"), (1.0, "Zhang", "Doctor"))
        assert (table.kind, keys_of(table)) == ("staff", [None, "name", "degree"])


def test_that_hidden_keys_say_what_headings_do_not() -> None:
    table = table_in(
        ("随便什么标题",),
        ("equipment.#number", "equipment.asset_no", "equipment.name"),
        ("第一栏", "第二栏", "第三栏"),
        ("示例（导入时跳过）", "S-0", "例"),
        (1.0, "S-1", "算力服务器"),
    )
    assert (table.kind, table.heading_rows, table.rows) == ("equipment", (3, 3), (5,))
    assert keys_of(table) == [None, "asset_no", "name"]
    assert table.columns[1].how is How.EXACT


@pytest.mark.parametrize(("sheet", "kind"), [("Sheet1", ""), ("专利清单", "patents")])
def test_that_headings_of_anything_tell_no_kind_unless_a_name_does(sheet: str, kind: str) -> None:
    rows = (("名称", "类型", "日期"), ("甲", "乙", "2023-05-01"), ("丙", "丁", "2024-05-01"))
    assert table_in(*rows, name=sheet).kind == kind
