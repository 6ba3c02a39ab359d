"""What people call the records and fields of a ledger, told discreetly."""

from wzlab.editing import names as editing
from wzlab.editing.masking import discreet_sentence
from wzlab.language import _
from wzlab.policy.blanks import field_title
from wzlab.policy.ledger import Undecided
from wzlab.policy.pack import Condition
from wzlab.policy.report import Report
from wzlab.policy.working_words import lacking_titles, missing_words
from wzlab.records import TYPE_OF


class Names:
    """Says records and fields of one report in words.

    Args:
        report: the report whose records are named.
        full_ids: whether identity and telephone numbers may be shown whole.
    """

    def __init__(self, report: Report, full_ids: bool) -> None:
        self._report = report
        self._full_ids = full_ids
        self._names = editing.Names(report.lab, report.pack)
        self._tables = {record.id: record.table for record in report.lab.all_records()}

    def of(self, record_id: str) -> str:
        """Return the shortest of name, `id · name` and id that means just this record."""
        return self._names.typed(self._tables[record_id], record_id)

    def place(self, record_id: str | None, field: str | None) -> str:
        """Return where a problem is: table and record; of a record that is missing, the table its field names."""
        table = self._tables[record_id] if record_id in self._tables else (field or "").partition(".")[0]
        label = _(TYPE_OF[table].label) if table in TYPE_OF else ""
        name = self.of(record_id) if record_id in self._tables and record_id is not None else ""
        return " ".join(dict.fromkeys(part for part in (label, name) if part))

    def field(self, record_id: str | None, field: str | None) -> str:
        """Return the title of a field: of a record's own (`degree`) or of another table's (`units.role`)."""
        table, _dot, key = (field or "").rpartition(".")
        table = table or self._tables.get(record_id or "", "")
        is_known = table in TYPE_OF and key in TYPE_OF[table].column_of
        return field_title(table, key) if is_known else ""

    def lacking(self, condition: Condition, entry: Undecided) -> str:
        """Return what an undecided record lacks, or which record is missing, as the window says it."""
        judge = self._report.judge
        missing = missing_words(judge, condition, entry)
        return missing or _("缺“{fields}”").format(fields=lacking_titles(judge, condition, entry))

    def discreet(self, record_id: str | None, text: str) -> str:
        """Return a sentence about a record in which its sensitive cells are masked, unless they may be shown."""
        record = None if record_id is None else self._report.lab.find(record_id)
        return text if record is None or self._full_ids else discreet_sentence(record, text)
