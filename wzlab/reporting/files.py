"""The report written to a file; the suffix says which kind."""

from pathlib import Path

from wzlab.errors import FileError
from wzlab.files import write_bytes
from wzlab.language import _
from wzlab.policy.report import Report
from wzlab.reporting.composing import ReportOptions, compose
from wzlab.reporting.content import Document

__all__ = ["SUFFIXES", "ReportOptions", "write_report"]

PDF, WORD = ".pdf", ".docx"
SUFFIXES = (PDF, WORD)


def write_report(report: Report, path: Path, options: ReportOptions) -> None:
    """Write the report on a lab as PDF or Word, whole or not at all; the same lab and options give the same bytes.

    Raises:
        FileError: the suffix is neither .pdf nor .docx, or the file cannot be written; what was there is untouched.
        FontError: the shipped font cannot be read.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        known = _("、").join(SUFFIXES)
        raise FileError(
            _("“{path}”没有写出：报告只能存成 {known} 文件，请在文件名末尾写上其中一个扩展名。").format(
                path=path, known=known
            )
        )
    write_bytes(path, _content(compose(report, options), suffix))


def _content(document: Document, suffix: str) -> bytes:
    """Return a document's file; only the library that writes it is loaded."""
    if suffix == PDF:
        from wzlab.reporting.pdf import pdf_bytes  # noqa: PLC0415 - fpdf2 takes a third of a second to import

        return pdf_bytes(document)
    from wzlab.reporting.word import word_bytes  # noqa: PLC0415 - python-docx is loaded where it is needed

    return word_bytes(document)
