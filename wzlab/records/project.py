"""Research projects."""

from wzlab.columns import Choice, Column, Day, Money, Record, Reference, Text, YesNo, words_in
from wzlab.language import N_


class Project(Record, table="projects", label=N_("项目"), known_by=("title",), answered_by=N_("科研")):
    """One research project."""

    __slots__ = ()

    title = Column(
        N_("项目名称"),
        Text(),
        aliases=(
            *words_in(
                "名称 课题名称 项目（课题）名称 项目/课题名称 项目课题名称 科研项目名称 项目名 课题名",
                "项目题目 课题题目 项目/课题 课题（项目）名称 课题/项目名称 科研课题名称 科研项目（课题）名称",
                "研究课题名称 承担项目名称 承担课题名称 纵向项目名称 横向项目名称 Title",
            ),
            "Project name",
        ),
    )
    number = Column(
        N_("项目编号"),
        Text(),
        claims=True,
        aliases=(
            *words_in(
                "立项编号 批准号 项目号 课题编号 项目批准号 立项号 项目（课题）编号 项目/课题编号 课题号",
                "课题批准号 课题立项编号 课题（项目）编号 课题/项目编号 项目编码 项目立项编号 项目立项号",
                "项目批准编号 项目（课题）批准号 批准编号 基金编号 基金号 资助编号 资助号 项目资助编号",
            ),
            "Project No.",
            "Grant number",
            "Grant No.",
        ),
    )
    programme = Column(
        N_("计划类别"),
        Text(),
        aliases=(
            *words_in(
                "项目类别 计划名称 项目类型 项目来源 计划类型 所属计划 项目计划类别 课题来源 任务来源",
                "专项名称 计划（专项）名称 资助类别 科技计划名称 科技计划类别 计划项目类别 资助计划 基金名称",
                "基金类别 课题类别 课题类型 专项类别 计划/专项名称 计划（基金）名称 计划（专项、基金）名称",
                "项目来源（计划名称）",
            ),
            "Funding programme",
        ),
    )
    level = Column(
        N_("级别"),
        Choice(
            options={
                "national": N_("国家级"),
                "provincial": N_("省部级"),
                "municipal": N_("市厅级"),
                "commissioned": N_("横向"),
                "other": N_("其他"),
            },
            synonyms={
                "国家": "national",
                "省级": "provincial",
                "部级": "provincial",
                "省部": "provincial",
                "市级": "municipal",
                "厅级": "municipal",
                "市厅": "municipal",
                "横向项目": "commissioned",
                "横向课题": "commissioned",
            },
        ),
        decides=True,
        aliases=words_in(
            "项目级别 课题级别 项目等级 项目层级 立项级别 课题等级 立项等级 项目层次 计划级别",
            "项目（课题）级别 项目/课题级别 科研项目级别",
        ),
    )
    approved_on = Column(
        N_("立项日期"),
        Day(),
        decides=True,
        aliases=(
            *words_in(
                "立项时间 批准日期 批准时间 立项年月 下达日期 下达时间 立项年份 立项年度 批准年月 批准年份",
                "批准年度 批复日期 批复时间 获批日期 获批时间 获批年份 获批年度 获批年月 获准日期 获准时间",
                "下达年份 下达年度 项目立项日期 项目立项时间 课题立项日期 课题立项时间 项目批准时间",
                "立项批准日期 立项批准时间 立项批复日期 立项批复时间 批准立项日期 批准立项时间",
                "立项（批准）日期 立项（批准）时间",
            ),
            "Date of approval",
        ),
    )
    starts_on = Column(
        N_("起始日期"),
        Day(),
        decides=True,
        aliases=words_in(
            "开始日期 开始时间 起始时间 项目开始日期 项目开始时间 项目起始时间 研究开始时间 执行开始日期",
            "起始年月 开始年月 起止时间起 起止日期起 起止年月起 执行期起 执行期开始 开始年份 起始年份",
            "项目起始日期 项目开始年月 项目起始年月 课题开始日期 课题开始时间 课题起始时间 研究起始日期",
            "研究起始时间 研究开始日期 执行起始日期 执行起始时间 执行开始时间 计划开始日期 计划开始时间",
            "合同开始日期 合同开始时间 合同起始日期",
        ),
    )
    ends_on = Column(
        N_("结束日期"),
        Day(),
        aliases=words_in(
            "结束时间 完成日期 项目结束日期 项目结束时间 终止日期 终止时间 截止日期 截止时间 完成时间",
            "计划完成时间 结束年月 终止年月 起止时间止 起止日期止 起止年月止 执行期止 执行期结束 结束年份",
            "项目结束年月 项目截止日期 项目截止时间 课题结束日期 课题结束时间 研究结束日期 研究结束时间",
            "执行结束日期 执行结束时间 执行截止日期 计划结束日期 计划结束时间 计划完成日期 合同结束日期",
            "合同结束时间 合同截止日期 合同终止日期",
        ),
    )
    role = Column(
        N_("承担角色"),
        Choice(
            options={
                "lead_project": N_("牵头项目"),
                "lead_topic": N_("牵头课题"),
                "subtopic": N_("子课题"),
                "participant": N_("参与"),
            },
            synonyms={
                "项目牵头": "lead_project",
                "牵头承担项目": "lead_project",
                "课题牵头": "lead_topic",
                "牵头承担课题": "lead_topic",
                "参加": "participant",
            },
        ),
        decides=True,
        aliases=words_in(
            "项目角色 承担类型 承担方式 参与方式 参与角色 主持/参与 主持或参与 本单位角色 本单位承担角色",
            "角色 主持或参加 主持/参加 主持、参与 主持、参加 主持与参与 牵头/参与 牵头或参与 牵头/参加",
            "承担/参与 承担或参与 主持/承担/参与 主持/牵头/参与 牵头/承担/参与 牵头/主持/参与 承担形式",
            "承担性质 承担类别 参与类型 项目承担方式 项目承担角色 项目参与方式 单位角色 单位承担角色",
            "本单位承担方式 本单位承担类型 本单位参与方式",
        ),
    )
    host = Column(
        N_("承担单位"),
        Reference(table="units"),
        decides=True,
        aliases=(
            *words_in(
                "项目承担单位 牵头单位 主持单位 第一承担单位 牵头承担单位 项目牵头单位 承担单位名称",
                "项目依托单位 依托单位 主承担单位 课题承担单位 课题牵头单位 课题主持单位 课题依托单位",
                "项目主持单位 项目第一承担单位 第一承担单位名称 牵头/承担单位 承担/牵头单位 牵头（承担）单位",
                "承担（牵头）单位 主持（承担）单位 任务书承担单位 任务书第一承担单位",
            ),
            "Host institution",
        ),
    )
    principal = Column(
        N_("负责人"),
        Reference(table="staff"),
        aliases=(
            *words_in(
                "项目负责人 课题负责人 主持人 项目主持人 项目（课题）负责人 项目/课题负责人 负责人姓名",
                "项目负责人姓名 课题主持人 课题（项目）负责人 课题/项目负责人 课题负责人姓名 项目主持人姓名",
                "主持人姓名 主持人/负责人 负责人/主持人 负责人（主持人） 项目牵头人 第一负责人 PI",
            ),
            "Project leader",
        ),
    )
    funding = Column(
        N_("经费"),
        Money(),
        aliases=words_in(
            "项目经费 总经费 项目总经费 经费总额 资助金额 资助经费 批准经费 立项经费 合同金额 合同经费",
            "项目金额 经费金额 批准金额 批准资助金额 批准资助经费 立项金额 资助额度 资助总额 资助总经费",
            "项目资助金额 项目资助经费 项目总金额 项目合同金额 项目合同经费 课题经费 课题总经费 科研经费",
            "研究经费 经费总数 经费数 合同额 合同总额 合同总金额 合同总经费",
        ),
    )
    related = Column(
        N_("与研究方向相关"),
        YesNo(),
        decides=True,
        aliases=words_in(
            "是否相关 是否与研究方向相关 是否与实验室研究方向相关 是否与实验室方向相关 方向是否相关",
            "与研究方向是否相关 与实验室方向是否相关 与本实验室方向是否相关 与实验室研究方向是否相关",
            "是否与本实验室研究方向相关 是否与实验室方向一致 是否与研究方向一致 是否符合研究方向",
            "是否属于实验室研究方向",
        ),
    )
    status = Column(
        N_("状态"),
        Choice(
            options={"running": N_("在研"), "finished": N_("结题"), "terminated": N_("终止")},
            synonyms={
                "进行中": "running",
                "已结题": "finished",
                "已终止": "terminated",
            },
        ),
        aliases=words_in(
            "项目状态 进展状态 执行状态 研究状态 项目进展状态 在研/结题 结题/在研 在研/已结题 在研/完成",
            "在研或结题 结题状态 完成状态 当前状态 目前状态 课题状态 项目执行状态 项目完成状态",
            "项目当前状态",
        ),
    )
