"""What the tests of the report share: labs made into reports, and reports read back as their readers do."""

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from tests.helpers import UNIVERSITY, lab_of, wenzhou
from wzlab.lab import Lab
from wzlab.policy.report import Report
from wzlab.reporting.composing import ReportOptions, compose
from wzlab.reporting.content import Document, texts_of
from wzlab.reporting.pdf import pdf_bytes
from wzlab.reporting.word import word_bytes

PLAIN = ReportOptions(pictures=False)
WHOLE = ReportOptions(pictures=False, full_ids=True)

ID_CARD, MOBILE = "000000190001010017", "13800138000"

NASTY = (
    "=1+1",
    "{{ 7*7 }}",
    "{_{ lab }_}",
    "{% for one in all %}",
    '<b>粗</b> & "引"',
    "**粗** __线__ {nb}",
    "𠮷䶮祎",
    "“引号”–—",
)
"""Texts that mean something to one library or another, and nothing to us: they are shown as they were typed."""

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler's pdftotext reads the PDF")


def report_on(lab: Lab) -> Report:
    """Return the report on a lab by the Wenzhou pack."""
    return Report(wenzhou(), lab)


def document_of(lab: Lab, options: ReportOptions = PLAIN) -> Document:
    """Return a lab's report as data."""
    return compose(report_on(lab), options)


def pdf_of(lab: Lab, options: ReportOptions = PLAIN) -> bytes:
    """Return a lab's report as PDF."""
    return pdf_bytes(document_of(lab, options))


def word_of(lab: Lab, options: ReportOptions = PLAIN) -> bytes:
    """Return a lab's report as a Word file."""
    return word_bytes(document_of(lab, options))


def model_text(document: Document) -> str:
    """Return every text of a document, one a line."""
    return "\n".join([document.title, document.lab, document.pack, document.mark, *texts_of(document.blocks)])


def pdf_text(content: bytes) -> str:
    """Return what a PDF says, as poppler reads it, without spaces and line ends: lines are broken anywhere."""
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=content, capture_output=True, check=True)
    assert done.stderr == b""
    return squeezed(done.stdout.decode("utf-8"))


def pdf_pages(content: bytes) -> list[str]:
    """Return what each page of a PDF says, squeezed."""
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=content, capture_output=True, check=True)
    return [squeezed(page) for page in done.stdout.decode("utf-8").split("\f")[:-1]]


def squeezed(text: str) -> str:
    """Return a text without spaces, line ends, and the marks poppler puts around what is read from right to left."""
    return re.sub(r"[\s\u202a-\u202e]", "", text)


def word_text(content: bytes) -> str:
    """Return what the body of a Word file says, a paragraph a line."""
    document = docx.Document(BytesIO(content))
    return "\n".join(part.text for part in document.element.body.iter("{*}p"))


def word_parts(content: bytes) -> str:
    """Return every XML part of a Word file."""
    with ZipFile(BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        return "\n".join(archive.read(name).decode("utf-8") for name in names)


def converted(content: bytes, folder: Path) -> bytes:
    """Return the PDF that LibreOffice makes of a Word file."""
    source = folder / "report.docx"
    source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    return (folder / "report.pdf").read_bytes()


def nasty_lab() -> Lab:
    """Return a lab whose members, unit, name and reason are nasty texts."""
    staff = [{"id": f"s{place}", "name": name, "full_time": True} for place, name in enumerate(NASTY)]
    notes = {"team.size": {"reason": "\n".join(NASTY), "by": "=1+1"}}
    return lab_of(
        lab={"name": "{{ title }} <w:p> & 名"}, units=[{**UNIVERSITY, "name": "{{ 6*7 }}"}], staff=staff, notes=notes
    )


def lab_with_secrets() -> Lab:
    """Return a lab whose numbers also stand where a person typed them: in a name, and in a reason."""
    staff = [
        {"id": "s1", "name": f"文心远 {MOBILE}", "full_time": True, "id_number": ID_CARD, "phone": MOBILE},
        {"id": "s2", "name": "文心远", "full_time": True, "id_number": ID_CARD},
    ]
    return lab_of(
        staff=staff, lab={"phone": "0577-88888888"}, notes={"team.size": {"reason": f"证件 {ID_CARD}，0577-88888888"}}
    )
