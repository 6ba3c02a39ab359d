"""Headings that mean a field where no other column does, and beside one that says it better are left alone.

型号 and 规格, 校区 and 地址, 立项时间 and 立项年份 usually stand side by side and are never the same: asking which of them is
meant, as of two columns that ought to agree, would only be in the way.
"""

from collections.abc import Mapping

from wzlab.columns import words_in
from wzlab.spelling import folded

_WORDS: Mapping[str, tuple[str, ...]] = {
    "staff": words_in("编制 编制性质 编制类型 编制类别 编制情况 在编/非编 人员性质 人员身份 员工性质 出生年份 出生年"),
    "units": words_in("单位属性"),
    "rooms": words_in(
        "校区 所在校区 所属校区 校区名称 园区 园区名称 所在园区 所属园区 院区 所在院区 厂区 所在厂区",
        "房间类型 房间类别 用房类别 功能 主要功能 房间功能 用房功能 使用功能 场地功能",
        "房屋来源 用房来源 场地来源 取得方式 产权类型 产权状况",
    ),
    "equipment": words_in(
        "规格 设备规格 仪器规格 财务入账日期 财务入账时间 购置年份 购置年度 采购年份 采购年度 购入年份 购买年份 现状 设备现状 资产现状 仪器现状 当前状态 目前状态 运行状态 状况",
        "设备运行状态 增加方式",
    ),
    "projects": words_in(
        "立项年份 立项年度 批准年份 批准年度 获批年份 获批年度 下达年份 下达年度 开始年份 起始年份 起始年 开始年 结束年份 终止年份 结束年 终止年 当前状态 目前状态"
    ),
    "patents": words_in("授权年份 授权年度 授权年 申请年份 申请年 有效性 有效状态 授权状态 案件状态 当前状态 目前状态"),
    "agreements": words_in("有效期 协议有效期"),
}
_FOLDED: Mapping[str, frozenset[str]] = {table: frozenset(map(folded, words)) for table, words in _WORDS.items()}


def yields(words: str, table: str) -> bool:
    """Tell whether folded words that mean a field of a kind of record give way to another column that means it."""
    return words in _FOLDED.get(table, ())
