"""How an import ends: what the last button does, what stays out, in words and as a list, and what is shown then."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ui.session import Place, Selection, Session
from ui.wizard.words import kind_label, short_names
from ui.wizard.work import FileRead, Proposed
from wzlab.files import write_bytes
from wzlab.importing.model import Action, Severity, Topic
from wzlab.importing.taking import columns_left
from wzlab.importing.wording import SEVERITY_WORDS, absent_rows, absent_words, csv_text, trouble_rows
from wzlab.language import _, sentences

Row = tuple[str, ...]


def take_over(session: Session, proposed: Proposed) -> bool:
    """Carry out what is proposed, as one step; tell whether anything was done."""
    session.problems.foresee(proposed.foreseen)
    return session.do(proposed.taken.change, proposed.taken.label, proposed.taken.origins)


def left_out(proposed: Proposed, files: Sequence[FileRead]) -> str:
    """Return what stays out of the files that were read though somebody may want it, as phrases; "" for nothing.

    Rows that were said to stay out, sums and notes are not among it.  Files that were not read are told with the rest.
    """
    numbers = (
        (_("{number} 行有问题"), 0 if proposed.proposal.is_stopped else len(proposed.rows[Action.PROBLEM])),
        (_("{number} 列金额或面积的单位没定"), columns_left(proposed.proposal)),
        (_("{number} 张表不知道是什么"), _unknown_tables(proposed)),
        (_("{number} 个文件读不了"), len(_refused(files))),
    )
    told = [words.format(number=number) for words, number in numbers if number]
    return _("，").join(told) if any(number for _words, number in numbers[:-1]) else ""


def refused_words(files: Sequence[FileRead]) -> str:
    """Return the sentence that tells which files could not be read; "" if all were."""
    short = _short(files)
    names = _("、").join(_("“{name}”").format(name=short[str(file.path)]) for file in _refused(files))
    return _("没有读入的文件：{names}。").format(names=names) if names else ""


def _short(files: Sequence[FileRead]) -> Mapping[str, str]:
    return short_names(str(file.path) for file in files)


def _refused(files: Sequence[FileRead]) -> list[FileRead]:
    return [file for file in files if not file.is_read]


def _unknown_tables(proposed: Proposed) -> int:
    questions = proposed.questions
    return sum(question.topic is Topic.KIND for question in questions)


def write_list(proposed: Proposed, files: Sequence[FileRead], path: Path) -> None:
    """Write all that should be known of an import as a CSV file.

    That is troubles, remarks, records that are in no row, skipped rows, and files that were not read.

    Raises:
        FileError: it cannot be written.
    """
    rows = [*trouble_rows(proposed.proposal), *_remarks(proposed), *absent_rows(proposed.proposal)]
    rows += [*_skipped(proposed, _short(files)), *_files(files)]
    write_bytes(path, csv_text(rows).encode("utf-8", "backslashreplace"))


def _remarks(proposed: Proposed) -> Iterator[Row]:
    for remark in proposed.proposal.remarks:
        yield ("", "", "", "", "", _(SEVERITY_WORDS[Severity.NOTE]), remark, "")


def _skipped(proposed: Proposed, names: Mapping[str, str]) -> Iterator[Row]:
    for number in proposed.rows[Action.SKIP]:
        plan, row = proposed.place_of(number)
        key = plan.table.key
        place = _("第 {row} 行").format(row=row.row)
        yield (names.get(key.file, Path(key.file).name), key.sheet, place, "", "", _("跳过"), row.reason, "")


def _files(files: Sequence[FileRead]) -> Iterator[Row]:
    names = _short(files)
    for file in _refused(files):
        yield (names[str(file.path)], "", "", "", "", _(SEVERITY_WORDS[Severity.PROBLEM]), file.refusal, "")


def accept_words(current: Proposed | None) -> str:
    """Return what the last button will do, exactly."""
    if current is None:
        return _("正在核对…")
    numbers = ((_("新增 {number}"), current.taken.added), (_("更新 {number}"), current.taken.updated))
    told = [words.format(number=number) for words, number in numbers if number]
    return _("导入：{told}").format(told=_("，").join(told)) if told else _("没有可导入的")


def taken_words(proposed: Proposed, files: Sequence[FileRead], complaint: str) -> str:
    """Return what is told once an import is carried out; `complaint` is what went wrong beside it, "" for nothing."""
    absent = (absent_words(proposed.proposal, table) for table in proposed.proposal.absent)
    return sentences([proposed.taken.message, refused_words(files), complaint, _("这一步可以撤销。"), *absent])


def looking_words(wanted: Selection) -> str:
    """Return where records of the lab are shown now, which is in the window behind."""
    words = _("主窗口的{label}表现在只列出这 {number} 条，可以在那里删除或改正；这个窗口可以移开。")
    return words.format(label=kind_label(wanted.table), number=len(wanted.record_ids))


def first_place(proposed: Proposed) -> Place | None:
    """Return where the first record is that is touched, and of a changed one the field.

    None if records of several kinds are touched: none of their tables tells of all of them.
    """
    touched = sorted([*proposed.rows[Action.ADD], *proposed.rows[Action.UPDATE]])
    if not touched or len(_touched_kinds(proposed)) > 1:
        return None
    plan, row = proposed.place_of(touched[0])
    changes = proposed.proposal.changes(plan, row) if row.action is Action.UPDATE else []
    return Place(plan.table.kind, row.record_id, changes[0].key if changes else None)


def _touched_kinds(proposed: Proposed) -> set[str]:
    touching = (Action.ADD, Action.UPDATE)
    plans = proposed.proposal.plans
    return {plan.table.kind for plan in plans if any(row.action in touching for row in plan.rows)}
