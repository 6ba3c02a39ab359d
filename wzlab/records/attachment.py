"""The papers that prove the records."""

from wzlab.columns import Column, Day, Record, Reference, Text, YesNo
from wzlab.language import N_


class Attachment(Record, table="attachments", label=N_("证明材料"), known_by=("title",), answered_by=N_("科研")):
    """One paper; `record` is the id of the record, or of the condition, that it proves."""

    __slots__ = ()

    record = Column(N_("证明对象"), Reference(wanted=N_("一条记录或一个条款的编号（id）")))
    kind = Column(N_("材料类型"), Text(), aliases=("材料类别", "证明材料类型", "证明材料类别", "佐证材料类型"))
    title = Column(
        N_("材料名称"),
        Text(),
        aliases=("名称", "附件名称", "证明材料名称", "佐证材料名称", "附件材料名称", "资料名称"),
    )
    issued_by = Column(
        N_("出具单位"),
        Text(),
        aliases=("出具机构", "出具部门", "出具方", "开具单位", "发证单位", "发证机关", "发文单位", "颁发单位"),
    )
    issued_on = Column(
        N_("出具日期"),
        Day(),
        aliases=("出具时间", "文件日期", "签发日期", "开具日期", "落款日期", "发证日期", "发文日期"),
    )
    valid_until = Column(N_("有效期至"), Day(), aliases=("有效期", "有效期止", "到期日期", "到期日", "有效期截止日期"))
    sealed = Column(N_("已盖章"), YesNo(), aliases=("是否盖章", "是否已盖章", "是否加盖公章"))
    signed = Column(N_("已签字"), YesNo(), aliases=("是否签字", "是否已签字", "是否签名"))
    file = Column(
        N_("文件名"),
        Text(),
        aliases=("文件", "文件路径"),
    )
    page = Column(
        N_("页码"),
        Text(),
        aliases=("页次", "所在页码", "起始页码"),
    )
