"""The members of a zip archive, inflated in pieces and verified.

Python's own `zipfile` lists them; the inflating is done here, because `zipfile` stops where a header says the member
ends, and the reader of the workbook does not.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from wzlab.errors import SpreadsheetError
from wzlab.intake.limits import FILE_BYTES, HARMLESS_BYTES, INFLATED_BYTES, INFLATION, MEGABYTE, MEMBERS
from wzlab.intake.refusals import CUT, damaged, refused
from wzlab.language import N_

_ENTRY = b"PK\x01\x02"
_HEADER = struct.Struct("<4s22xHH")
_PIECE = MEGABYTE
_SLICE = 65_536
"""Packed bytes handed over at once: what is not used yet is copied each time."""
_BROKEN = (BadZipFile, NotImplementedError, struct.error, ValueError, OverflowError, EOFError, LookupError)
"""What `zipfile` raises for an archive that is none; some of it by accident."""
_TOO_MANY = N_("“{path}”内部有 {count} 个部分，多于 {limit} 个，没有读取；请只把需要的工作表复制到新工作簿里再试。")
_LOCKED = N_("“{path}”带有压缩密码，读不了；请去掉密码再试。")
_ALTERED = N_("里面的内容与校验不符")


@dataclass(frozen=True)
class Package:
    """A zip archive in memory; `members` by their names in lower case, with forward slashes."""

    path: Path
    content: bytes
    members: dict[str, ZipInfo]

    def read(self, name: str, limit: int = FILE_BYTES) -> bytes:
        """Return a whole member.

        Raises:
            SpreadsheetError: it is not there, is longer than `limit` bytes, or is broken.
        """
        if name.lower() not in self.members:
            raise damaged(self.path, N_("缺少必需的部分"))
        content = bytearray()
        for piece in self.pieces(name):
            content += piece
            if len(content) > limit:
                raise damaged(self.path, N_("目录部分大得不可能"))
        return bytes(content)

    def pieces(self, name: str) -> Iterator[bytes]:
        """Inflate a member, at most 1 MB a piece; its length and checksum are verified at the end.

        Raises:
            SpreadsheetError: it is broken.
        """
        member = self.members[name.lower()]
        length = checksum = 0
        for piece in self._inflated(member):
            length += len(piece)
            checksum = zlib.crc32(piece, checksum)
            yield piece
        if (length, checksum) != (member.file_size, member.CRC):
            raise damaged(self.path, _ALTERED)

    def _inflated(self, member: ZipInfo) -> Iterator[bytes]:
        packed = self._packed(member)
        if member.compress_type == ZIP_STORED:
            yield from (bytes(packed[start : start + _PIECE]) for start in range(0, len(packed), _PIECE))
            return
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            for start in range(0, len(packed), _SLICE):
                yield from _drained(inflater, packed[start : start + _SLICE])
        except zlib.error as error:
            raise damaged(self.path, _ALTERED) from error
        if not inflater.eof:
            raise damaged(self.path, CUT)

    def _packed(self, member: ZipInfo) -> memoryview:
        """Return the packed bytes of a member, which begin behind its own header."""
        start = member.header_offset
        if start < 0 or start + _HEADER.size > len(self.content):
            raise damaged(self.path, CUT)
        signature, name, extra = _HEADER.unpack_from(self.content, start)
        begin = start + _HEADER.size + name + extra
        end = begin + member.compress_size
        if signature != b"PK\x03\x04" or end > len(self.content):
            raise damaged(self.path, CUT)
        return memoryview(self.content)[begin:end]


class Meter:
    """Counts what is inflated, whatever the headers say."""

    def __init__(self, package: Package) -> None:
        self._path = package.path
        self._inflated = 0
        self._limit = min(INFLATED_BYTES, max(HARMLESS_BYTES, INFLATION * len(package.content)))

    def counted(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        """Yield the pieces again.

        Raises:
            SpreadsheetError: more has been inflated than is sound.
        """
        for piece in pieces:
            self._inflated += len(piece)
            if self._inflated > self._limit:
                raise too_large(self._path)
            yield piece


def _drained(inflater: "zlib._Decompress", packed: bytes | memoryview) -> Iterator[bytes]:
    """Inflate one slice, at most 1 MB a piece."""
    while packed and not inflater.eof:
        yield inflater.decompress(packed, _PIECE)
        packed = inflater.unconsumed_tail


def open_package(path: Path, content: bytes) -> Package:
    """List the members of an archive; nothing is inflated.

    Raises:
        SpreadsheetError: the archive is broken, has too many members, two of one name, or one with a password.
    """
    if (count := content.count(_ENTRY)) > 5 * MEMBERS:  # listing them would cost more than all else
        raise refused(path, _TOO_MANY, count=count, limit=MEMBERS)
    try:
        with ZipFile(BytesIO(content)) as archive:
            listed = archive.infolist()
    except _BROKEN as error:
        raise damaged(path, CUT) from error
    if trouble := _trouble(path, listed):
        raise trouble
    return Package(path, content, {_plain(member): member for member in listed})


def _trouble(path: Path, listed: list[ZipInfo]) -> SpreadsheetError | None:
    if len(listed) > MEMBERS:
        return refused(path, _TOO_MANY, count=len(listed), limit=MEMBERS)
    if any(member.flag_bits & 0x41 for member in listed):
        return refused(path, _LOCKED)
    if len({_plain(member) for member in listed}) < len(listed):
        return damaged(path, N_("里面有两个同名的部分，不知道该信哪一个"))
    if any(member.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for member in listed):
        return damaged(path, N_("用了工作簿里不该有的压缩方式"))
    if any(member.file_size > INFLATED_BYTES for member in listed):
        return too_large(path)
    return None


def too_large(path: Path) -> SpreadsheetError:
    """Return the error of an archive that inflates to more than is sound."""
    sentence = N_(
        "“{path}”解开后超过 {limit} MB，或膨胀得不合常理，没有读取；请删去空白的行列和图片，或拆成几个文件再试。"
    )
    return refused(path, sentence, limit=INFLATED_BYTES // MEGABYTE)


def _plain(member: ZipInfo) -> str:
    return member.filename.replace("\\", "/").lower()
