"""附件对照: what proves each condition and what lacks, then what each paper is for; 附件清单 asked the other way."""

from collections.abc import Mapping, Sequence

from wzlab.dates import PartialDate
from wzlab.editing.names import BETWEEN
from wzlab.language import N_, _
from wzlab.policy.judge import Outcome
from wzlab.policy.report import ConditionReport, Report, is_valid_proof
from wzlab.policy.words import Standing
from wzlab.records import Attachment
from wzlab.workbook.naming import Names, Places
from wzlab.workbook.sheets import Entry, Place, Row, Sheet, columns
from wzlab.workbook.styles import CellKind, Mark
from wzlab.workbook.titles import sheet_name

PROOF_COLUMNS = (
    (N_("条款或材料"), CellKind.TEXT, 40),
    (N_("所在行"), CellKind.WORD, 8),
    (N_("证明对象"), CellKind.TEXT, 40),
    (N_("对象所在行"), CellKind.WORD, 8),
    (N_("证明情况"), CellKind.WORD, 12),
    (N_("说明"), CellKind.TEXT, 60),
)

MOST_NAMED = 8
"""How many records without a paper are named; the others are counted."""


def proof_sheet(report: Report, names: Names, places: Places, verdicts: Mapping[str, Place]) -> Sheet:
    """Return the sheet of proofs; `verdicts` are where the conditions stand, those that are in the workbook."""
    maker = _Proofs(report, names, places)
    papers = report.lab.records(Attachment)
    return Sheet(
        name=sheet_name("proofs"),
        title=_("附件对照（证明材料 {number} 份）").format(number=len(papers)),
        columns=columns(PROOF_COLUMNS),
        rows=[
            _section(_("一、各条款由什么证明")),
            *(maker.of_condition(one, verdicts.get(one.condition.id)) for one in maker.applying),
            _section(_("二、各材料证明什么")),
            *map(maker.of_paper, papers),
        ],
        notes=(
            _(
                "“有”是有文件且到基准日没有过期。条款按所计入的记录逐条找材料，也找直接证明条款的材料；一份也没有的写“缺”。"
            ),
            _("这里只说有没有材料；哪些材料必须提交，以申报通知为准。"),
        ),
        filtered=False,
    )


def _section(title: str) -> Row:
    return [Entry(title, kind=CellKind.SECTION), *(Entry(None, kind=CellKind.SECTION) for _column in PROOF_COLUMNS[1:])]


class _Proofs:
    """What proves what in one lab."""

    def __init__(self, report: Report, names: Names, places: Places) -> None:
        self._names, self._places, self._on = names, places, report.reference_date
        self.applying = [one for one in report.conditions if one.verdict.outcome is not Outcome.NOT_APPLICABLE]
        self._papers: dict[str, list[Attachment]] = {}
        for paper in report.lab.records(Attachment):
            if isinstance(paper.record, str):
                self._papers.setdefault(paper.record, []).append(paper)
        self._counting: dict[str, list[str]] = {}
        for one in self.applying:
            for subject in (one.condition.id, *one.ledger.counted):
                self._counting.setdefault(subject, []).append(str(one.condition.title))

    def of_condition(self, one: ConditionReport, place: Place | None) -> Row:
        """Return a condition's row: how many of the records it counts have a paper, and which have none."""
        counted = one.ledger.counted
        bare = [record_id for record_id in counted if not self._is_proven(record_id)]
        told = [_("计入 {number} 条，有材料 {proven} 条").format(number=len(counted), proven=len(counted) - len(bare))]
        own = len(self._papers.get(one.condition.id, ()))
        told += [_("另有直接证明本条的 {number} 份").format(number=own)] if own else []
        return [
            f"{one.condition.title}{_('（')}{one.condition.clause}{_('）')}",
            _linked(place),
            _("；").join(told) if counted or own else _("没有计入的记录"),
            None,
            self._condition_state(one, bare),
            self._lacking(bare) or None,
        ]

    def _condition_state(self, one: ConditionReport, bare: Sequence[str]) -> Entry:
        has_own = self._is_proven(one.condition.id)
        if has_own or (one.ledger.counted and not bare):
            return Entry(_("有"), Standing.MET)
        if len(bare) < len(one.ledger.counted):
            return Entry(_("部分缺"), Standing.OWES_REASON)
        return Entry(_("缺"), Standing.OPEN)

    def _lacking(self, bare: Sequence[str]) -> str:
        if not bare:
            return ""
        named = _("、").join(self._names.name(record_id) or record_id for record_id in bare[:MOST_NAMED])
        words = _("缺材料的：{names}") if len(bare) <= MOST_NAMED else _("缺材料的：{names}等 {number} 条")
        return words.format(names=named, number=len(bare))

    def _is_proven(self, subject: str) -> bool:
        return any(is_valid_proof(paper, self._on) for paper in self._papers.get(subject, ()))

    def of_paper(self, paper: Attachment) -> Row:
        """Return a paper's row: what it proves, and for which conditions that counts."""
        subject = paper.record if isinstance(paper.record, str) else ""
        used_for = _("、").join(self._counting.get(subject, ()))
        return [
            BETWEEN.join(filter(None, (paper.shown("kind"), paper.shown("title")))) or paper.id,
            _linked(self._places.of(paper)),
            self._subject(paper, subject),
            _linked(self._places.of(self._names.record(subject))),
            self._paper_state(paper),
            _("用于：{titles}").format(titles=used_for) if used_for else _("所证明的对象没有计入任何条款"),
        ]

    def _subject(self, paper: Attachment, subject: str) -> str:
        record = self._names.record(subject)
        if record is not None:
            return BETWEEN.join(filter(None, (_(record.label), self._names.name(subject) or subject)))
        if not subject:
            return paper.shown("record") or _("（未写证明对象）")
        return _("条款：{title}").format(title=self._names.name(subject) or subject)

    def _paper_state(self, paper: Attachment) -> Entry:
        if is_valid_proof(paper, self._on):
            return Entry(_("有"), Standing.MET)
        if not isinstance(paper.file, str):
            return Entry(_("缺文件"), Standing.OPEN)
        is_known = isinstance(paper.valid_until, PartialDate) and paper.valid_until.last < self._on
        return Entry(_("已过期") if is_known else _("有效期不清"), Standing.OPEN)


def _linked(place: Place | None) -> Entry | None:
    return None if place is None else Entry(place.row, Mark.LINK, leads_to=place)
