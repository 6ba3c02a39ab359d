"""The words of usual headings, by the kind of table: which mean a field, which are asked about, which mean nothing."""

import pytest

from tests.importing.headings.usual_headings import USUAL
from tests.importing.sheets import table_in
from wzlab.importing.headings.asked_headings import ASKED
from wzlab.importing.headings.headed import Headed
from wzlab.importing.headings.headings_text import in_two_languages, is_of_no_field, words_of
from wzlab.importing.headings.known_headings import IMPORTED, means_no_field, names_of, question_of
from wzlab.importing.headings.matching import match_columns
from wzlab.importing.headings.no_field_headings import is_no_field
from wzlab.importing.headings.yielding_headings import _WORDS
from wzlab.importing.model import ColumnMatch, How
from wzlab.records import TYPE_OF
from wzlab.spelling import folded


def match_of(heading: str, table: str) -> ColumnMatch:
    """Return what one heading means in a table of a kind, whatever stands below it."""
    (match,) = match_columns([Headed(1, heading)], TYPE_OF[table])
    return match


MEANS = {
    "staff": {
        "name": "固定人员姓名 研究人员姓名",
        "birth_date": "出生年份 生日",
        "source": "编制 人员性质 用工类型 聘用性质",
        "full_time": "专/兼职 专职或兼职 是否全时在实验室工作",
        "months_per_year": "每年在实验室工作时间（月） 年度工作月数",
        "title": "专业技术资格 专业技术职务任职资格 专业职称",
        "degree": "最后学位 学位/学历",
        "education": "最后学历",
        "joined_on": "到校时间 来院时间 入司时间",
        "contract_until": "聘期至 劳动合同到期时间",
        "insured_since": "社保参保时间",
        "talent_class": "温州市人才类别 人才认定级别",
        "post": "在实验室职务 实验室任职",
    },
    "projects": {
        "number": "课题批准号 项目立项编号",
        "approved_on": "获批时间 批复日期 立项（批准）时间",
        "role": "主持或参加 牵头/参与 承担/参与 本单位承担方式",
        "host": "主承担单位 任务书承担单位",
        "principal": "课题主持人 负责人/主持人",
        "funding": "批准金额 合同总额 课题经费",
        "status": "在研/结题 结题状态",
        "related": "与研究方向是否相关",
    },
    "rooms": {
        "site": "坐落 校区 院区 详细地址",
        "building": "楼栋号 大楼名称 所属楼宇",
        "use": "功能 房间类型 实际用途",
        "tenure": "自有/租赁 房屋来源 产权状况",
        "lease_until": "租赁合同到期日 租期结束日期",
        "certificate_no": "不动产权证书编号 租赁合同编号",
    },
    "equipment": {
        "model": "品牌型号 设备规格型号",
        "original_value": "资产原价 入账金额 卡片原值",
        "acquired_on": "购置年度 财务入账日期",
        "room": "安放地点 放置房间 安装房间",
        "acquisition": "仪器来源 自有/租赁",
        "status": "现状 在用/停用 资产使用状况",
        "asset_no": "国有资产编号 仪器设备资产编号",
        "serial_no": "设备序列号 机身号",
    },
    "patents": {
        "number": "软著登记号 专利（登记）号",
        "granted_on": "专利授权时间 授权年份",
        "holder": "专利权人/著作权人 当前权利人",
        "legal_status": "有效性 授权状态",
    },
    "awards": {"title": "奖项 所获奖项", "grade": "授奖等级 等次", "level": "授奖级别", "awarded_on": "授奖年份"},
    "units": {
        "role": "依托/共建 牵头/共建",
        "county": "所属县区 区县",
        "high_tech": "高企 是否国家高新技术企业",
        "high_tech_valid_until": "高企到期时间",
        "legal_person": "是否法人 是否具有独立法人资格",
    },
    "agreements": {
        "unit": "合作企业 签约对方",
        "valid_until": "合同到期日 协议截止日期",
        "signed_by_all": "双方是否签章 签章齐全",
        "duties_stated": "各方权责是否明确",
    },
    "scenarios": {"demand_unit": "需求企业 应用方", "industry": "应用领域", "validation_plan": "有无验证方案"},
    "investments": {"amount": "预算数 计划投入", "unit": "出资方"},
}


@pytest.mark.parametrize("table", MEANS)
def test_that_usual_words_mean_a_field(table: str) -> None:
    for key, headings in MEANS[table].items():
        for heading in headings.split():
            match = match_of(heading, table)
            assert (match.key, match.how in (How.EXACT, How.ALIAS)) == (key, True), heading


IS_ASKED = {
    "staff": {
        "title": "职称/职务 职务、职称 职务（职称） 聘任职称",
        "unit": "所属部门 院系 任职单位",
        "source": "人员类别 是否在编",
        "full_time": "是否固定人员 全时率",
        "months_per_year": "投入时间",
        "other_city_lab": "是否依托其他实验室",
        "degree": "是否博士",
    },
    "projects": {
        "number": "合同编号 任务书编号",
        "programme": "下达单位 资助机构",
        "level": "纵向/横向",
        "approved_on": "年度 合同签订时间",
        "role": "本单位排名 是否主持 本人角色",
        "funding": "到账经费 财政经费 本单位经费",
        "status": "是否结题 完成情况",
        "related": "对应研究方向",
        "host": "申报单位 单位",
    },
    "rooms": {
        "site": "地点 房屋位置",
        "room_no": "房间名称 实验室名称",
        "usable_area": "面积 套内面积",
        "unit": "产权人 出租方",
        "shared_percent": "专用/共用 共享占比",
        "lease_until": "到期时间",
        "use": "房屋性质",
    },
    "equipment": {
        "original_value": "购置金额 单价 账面价值 价税合计 设备单价 资产净值",
        "acquired_on": "启用日期 验收日期",
        "asset_no": "卡片编号 编号",
        "maker": "品牌",
        "key": "支撑研究方向 是否核心设备",
        "status": "是否在用 使用情况",
        "acquisition": "来源",
    },
    "patents": {
        "number": "授权公告号 公开号 知识产权编号",
        "holder": "申请人 第一专利权人 完成单位",
        "granted_on": "公开日 发证日期",
        "legal_status": "是否有效",
        "acquisition": "是否受让",
    },
    "awards": {"title": "成果名称 获奖项目", "host": "主要完成单位"},
    "units": {"county": "注册地", "uscc": "组织机构代码", "good_credit": "信用状况", "role": "是否牵头单位"},
    "agreements": {"signed_by_all": "是否盖章 是否签订", "duties_stated": "各方权责", "unit": "甲方 乙方"},
    "scenarios": {"title": "应用场景", "validation_plan": "验证方案", "intent_agreement": "意向协议号"},
}


@pytest.mark.parametrize("table", IS_ASKED)
def test_that_words_that_may_mean_a_field_offer_it_first_and_say_why(table: str) -> None:
    for key, headings in IS_ASKED[table].items():
        for heading in headings.split():
            match = match_of(heading, table)
            assert (match.key, match.others[:1]) == (None, (key,)), heading
            assert match.remark.endswith("。"), heading
            assert "{" not in match.remark


def test_that_a_question_names_the_heading_and_the_field() -> None:
    expected = "“启用日期”不一定就是“入账日期”：确认是同一项，请选定“入账日期”。"
    assert match_of("启用日期", "equipment").remark == expected


def test_that_nothing_is_asked_where_another_column_has_the_field() -> None:
    _level, authority = match_columns([Headed(1, "计划类别"), Headed(2, "下达单位")], TYPE_OF["projects"])
    assert (authority.key, authority.others, authority.remark) == (None, (), "")


@pytest.mark.parametrize(
    ("table", "yielding", "other", "key"),
    [
        ("equipment", "规格", "型号", "model"),
        ("equipment", "现状", "使用状态", "status"),
        ("rooms", "校区", "地址", "site"),
        ("rooms", "房间类型", "房间用途", "use"),
        ("staff", "编制", "用工形式", "source"),
        ("projects", "立项年份", "立项时间", "approved_on"),
        ("agreements", "有效期", "截止日期", "valid_until"),
    ],
)
def test_that_some_words_silently_leave_their_field_to_another_column(
    table: str, yielding: str, other: str, key: str
) -> None:
    assert match_of(yielding, table).key == key
    for headings in ((yielding, other), (other, yielding)):
        matches = match_columns([Headed(place, one) for place, one in enumerate(headings, 1)], TYPE_OF[table])
        found = {match.heading: (match.key, match.others, match.remark) for match in matches}
        assert found == {yielding: (None, (), ""), other: (key, (), "")}


def test_that_of_two_yielding_words_the_second_says_that_it_lost() -> None:
    _campus, park = match_columns([Headed(1, "校区"), Headed(2, "园区名称")], TYPE_OF["rooms"])
    assert park.remark == "与 A 列“校区”都是“园区（地址）”，只导入 A 列。"


def test_that_every_yielding_word_means_a_field() -> None:
    for table, words in _WORDS.items():
        for word in words:
            assert match_of(word, table).key, (table, word)


MEANS_NOTHING = {
    "staff": "工号 年龄 职务 现任职务 参加工作时间 毕业学校 民族 团队分工 承担任务 第一学历 合同签订日期 在职状态 联系人 全日制学历",
    "projects": "参与单位 委托单位 联系人 立项文号 经费卡号 申报时间 自筹经费 外拨经费 子课题负责人 项目组成员",
    "rooms": "使用单位 使用部门 楼层 管理人 联系人 占地面积 分摊面积 租金 楼宇建筑面积",
    "equipment": "单位 使用单位 使用部门 保管人 累计折旧 合同编号 供应商 国别 采购方式 资产分类名称 设备英文名称 联系人",
    "patents": "发明人 证书号 专利证书号 首次发表日期 开发完成日期 是否转让 年费到期日 代理机构",
    "awards": "授奖单位 颁奖单位 完成人 单位排名 推荐单位",
    "units": "法定代表人 法人 企业类型 是否失信 高企发证日期 高企认定时间 高企证书编号 联系人",
    "agreements": "协议编号 合作内容 合同金额",
    "scenarios": "场景描述 痛点 负责人",
}


@pytest.mark.parametrize("table", MEANS_NOTHING)
def test_that_words_of_other_things_mean_no_field_and_offer_none(table: str) -> None:
    for heading in MEANS_NOTHING[table].split():
        match = match_of(heading, table)
        assert (match.key, match.others, match.remark) == (None, (), ""), heading


def test_that_no_word_is_both_meant_and_asked_or_knowingly_nothing() -> None:
    for kind in IMPORTED:
        for word in names_of(kind.table):
            assert question_of(word, kind.table) == ((), ""), (kind.table, word)
            assert not means_no_field(word, kind.table), (kind.table, word)


def test_that_every_question_is_about_fields_of_its_table() -> None:
    for (table, word), (keys, told) in ASKED.items():
        assert set(keys) <= TYPE_OF[table].column_of.keys(), (table, word)
        assert told.endswith("。")
        assert not is_no_field(word, table), (table, word)


def test_that_nearly_all_usual_headings_are_settled() -> None:
    """A floor: settled is a heading that means a field, is asked about, or is known to mean none."""
    headings = {(table, heading) for table, rows in USUAL.items() for row in rows for heading in row.split()}
    assert len(headings) >= 250
    open_ones = [
        heading
        for table, heading in headings
        if not (match := match_of(heading, table)).key
        and not match.remark
        and not is_of_no_field(heading)
        and not means_no_field(heading, table)
    ]
    assert 100 * len(open_ones) <= 3 * len(headings), open_ones


@pytest.mark.parametrize(
    ("table", "row"), [(table, row) for table, rows in USUAL.items() for row in rows], ids=lambda one: one[:12]
)
def test_that_a_usual_row_of_headings_is_found_and_tells_its_kind(table: str, row: str) -> None:
    headings = row.split()
    assert table_in(headings, ["x"] * len(headings), ["y"] * len(headings)).kind == table


# --- two languages, two scripts -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "heading", "key"),
    [
        ("staff", "姓名 Name", "name"),
        ("staff", "姓名\nName", "name"),
        ("staff", "姓名/Name", "name"),
        ("staff", "姓名（Name）", "name"),
        ("staff", "Name（姓名）", "name"),
        ("staff", "Name 姓名", "name"),
        ("staff", "职称 Title", "title"),
        ("staff", "出生日期 Date of Birth", "birth_date"),
        ("staff", "Full-time", "full_time"),
        ("staff", "Title", "title"),
        ("staff", "Affiliation", "unit"),
        ("projects", "Title", "title"),
        ("projects", "项目名称 Project title", "title"),
        ("rooms", "使用面积 Usable area（㎡）", "usable_area"),
        ("equipment", "Serial number 序列号", "serial_no"),
        ("patents", "Patentee", "holder"),
    ],
)
def test_that_a_heading_in_two_languages_or_in_english_means_its_field(table: str, heading: str, key: str) -> None:
    match = match_of(heading, table)
    assert (match.key, match.how in (How.EXACT, How.ALIAS)) == (key, True)


@pytest.mark.parametrize("heading", ["单位ID", "姓名 Title", "学位Programme", "IP地址"])
def test_that_two_languages_that_do_not_say_the_same_settle_nothing(heading: str) -> None:
    assert match_of(heading, "staff").key is None


def test_that_serial_numbers_and_remarks_are_known_in_two_languages() -> None:
    assert all(map(is_of_no_field, ("序号 No.", "备注 Remarks", "备注/Remark")))
    assert not any(map(is_of_no_field, ("编号 No.", "项目编号 No.")))


def test_that_a_text_that_is_long_or_in_one_language_is_not_taken_apart() -> None:
    assert in_two_languages("姓名name") == ("姓名", "name")
    assert in_two_languages("姓名") == in_two_languages("name") == in_two_languages("") == ()
    assert in_two_languages("姓名" * 40 + "name") == ()


@pytest.mark.parametrize(
    ("table", "heading", "key"),
    [
        ("staff", "職稱", "title"),
        ("staff", "學歷", "education"),
        ("staff", "學位", "degree"),
        ("staff", "單位", "unit"),
        ("staff", "身份證號", "id_number"),
        ("patents", "專利號", "number"),
        ("patents", "專利權人", "holder"),
        ("patents", "授權公告日", "granted_on"),
        ("equipment", "儀器名稱", "name"),
        ("equipment", "購置時間", "acquired_on"),
        ("projects", "項目負責人", "principal"),
        ("units", "統一社會信用代碼", "uscc"),
        ("rooms", "房間號", "room_no"),
    ],
)
def test_that_traditional_characters_are_the_same_words(table: str, heading: str, key: str) -> None:
    match = match_of(heading, table)
    assert (match.key, match.how in (How.EXACT, How.ALIAS)) == (key, True)


def test_that_traditional_words_are_asked_about_and_left_out_like_simple_ones() -> None:
    assert match_of("單價", "equipment").remark == match_of("单价", "equipment").remark
    assert match_of("淨值", "equipment").key is None
    assert is_of_no_field("序號")


def test_that_simple_characters_stay_as_they_are() -> None:
    for kind in IMPORTED:
        for word in names_of(kind.table):
            assert words_of(word).whole.rstrip(":") == folded(word).rstrip(":")
