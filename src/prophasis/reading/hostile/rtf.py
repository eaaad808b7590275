"""Rich Text Format -> the text of its paragraphs, with footnotes at the end under their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from prophasis.reading.hostile.decode import has_words
from prophasis.reading.hostile.opened import Opened, RefusedError, Says
from prophasis.reading.hostile.paragraphs import Paragraphs
from prophasis.reading.words import wordset

VERSION = 1
DEEPEST = 2000
"""Groups within groups; writers use twenty."""

_PIECE = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,9})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\"
)
_SKIPPED = wordset("""
    fonttbl colortbl stylesheet pict object objdata fldinst header headerl headerr headerf footer footerl footerr
    footerf xe tc txe rxe themedata datastore colorschememapping latentstyles listtable listoverridetable rsidtbl
    generator filetbl revtbl bkmkstart bkmkend annotation atnid atnauthor atntime atnicn atnref atrfstart atrfend
    comment keycode nonshppict shpinst pntext private template operator company category manager doccomm hlinkbase
    userprops xmlnstbl mmathPr wgrffmtfilter""")
"""Groups that hold no text of the document."""
_INFO = {"title": "title", "author": "author"}
_SIGNS = {
    "emdash": "—", "endash": "–", "emspace": " ", "enspace": " ", "qmspace": " ", "bullet": "•", "lquote": "‘",
    "rquote": "’", "ldblquote": "“", "rdblquote": "”",
}  # fmt: skip
_ESCAPED = {b"~": "\u00a0", b"_": "-", b"-": "", b"\\": "\\", b"{": "{", b"}": "}"}
_CHARSETS = {
    77: "mac-roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254", 163: "cp1258",
    177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_PAGES = {10000: "mac-roman", 65001: "utf-8"}


def open_bytes(data: bytes) -> Opened:
    """The text of the document.

    Raises:
        RefusedError: R121 no such file, R124 without text.
    """
    if not data.lstrip().startswith(b"{\\rtf"):
        raise RefusedError("R121", "this is no RTF file: it does not begin as one;", "save it again as .rtf or .docx.")
    reader = _Reader()
    reader.read(data)
    for number, words in enumerate(reader.notes, 1):
        reader.out.paragraph()
        reader.out.add(f"[{number}] {' '.join(words.split())}")
    text = reader.out.text()
    if not has_words(text):
        mend = "if it holds pictures of pages, run text recognition (OCR) on them first."
        raise RefusedError("R124", "the RTF file holds no text;", mend)
    says = {key: words.strip() for key, words in reader.says.items() if words.strip()}
    return Opened(text=text, extractor=f"rtf {VERSION}", says=says, notices=tuple(_notices(reader)))


@dataclass(frozen=True)
class _Group:
    """What holds inside braces: where its text goes, its encoding, and how many signs follow a ``\\u``."""

    into: str = "text"
    encoding: str = "cp1252"
    fallback: int = 1
    hidden: bool = False
    font: int = -1


@dataclass
class _Reader:
    """Follows the file from start to end and writes paragraphs."""

    out: Paragraphs = field(default_factory=Paragraphs)
    notes: list[str] = field(default_factory=list)
    says: dict[str, str] = field(default_factory=dict)
    fonts: dict[int, str] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)
    groups: list[_Group] = field(default_factory=lambda: [_Group()])
    opened: bool = False
    """Whether a group has just begun: its first word says what it holds."""
    starred: bool = False
    owed: int = 0
    """Signs still to be passed over that stand in for a ``\\u`` before them."""
    bytes_: bytearray = field(default_factory=bytearray)

    def read(self, data: bytes) -> None:
        """Take in the file."""
        at = 0
        while (found := _PIECE.match(data, at)) is not None and found.end() > at:
            at = found.end()
            word, number, code, escaped, brace, plain = found.groups()
            if code is None and plain is None:
                self._flush()
            if brace is not None:
                self._brace(brace)
            elif word is not None:
                at += self._word(word.decode("ascii"), number)
            elif escaped is not None:
                self._escaped(escaped)
            elif code is not None:
                self._bytes(bytes([int(code, 16)]), 1)
            elif plain is not None:
                self._bytes(plain, len(plain))
        self._flush()

    def _brace(self, brace: bytes) -> None:
        self.owed = 0
        if brace == b"{":
            if len(self.groups) >= DEEPEST:
                raise RefusedError("R123", "the RTF file nests its groups without end;", "save it again, as .docx.")
            self.groups.append(self.groups[-1])
            self.opened = True
        elif len(self.groups) > 1:
            self.groups.pop()
            self.opened = self.starred = False

    def _set(self, group: _Group) -> None:
        self.groups[-1] = group

    def _word(self, word: str, number: bytes | None) -> int:
        """Heed a control word; gives back how many bytes behind it are no text."""
        group, opened, starred = self.groups[-1], self.opened, self.starred
        self.opened = self.starred = False
        value = int(number) if number is not None else 1
        if word == "bin":
            return max(value, 0) if number is not None else 0
        if opened and (word in _SKIPPED or (starred and word not in ("footnote", "shptxt"))):
            self._set(replace(group, into="fonts" if word == "fonttbl" else "nothing"))
            self._count(word)
        elif opened and word == "footnote":
            self._note(group)
        elif opened and group.into == "info":
            self._set(replace(group, into=_INFO.get(word, "nothing")))
        elif opened and word == "info":
            self._set(replace(group, into="info"))
        else:
            self._formatting(word, value, group)
        return 0

    def _note(self, group: _Group) -> None:
        if group.into == "text":
            self.notes.append("")
            self._put(f"[{len(self.notes)}]")
            self._set(replace(group, into="note"))

    def _formatting(self, word: str, value: int, group: _Group) -> None:
        if word in ("par", "sect", "page", "row", "column"):
            self._break("paragraph")
        elif word == "line":
            self._break("line")
        elif word in ("tab", "cell", "nestcell"):
            self._break("cell")
        elif word in _SIGNS:
            self._put(_SIGNS[word])
        elif word == "u":
            self._put(chr(value % 65536))
            self.owed = group.fallback
        elif word == "uc":
            self._set(replace(group, fallback=max(0, min(value, 10))))
        elif word in ("v", "deleted"):
            self._set(replace(group, hidden=value != 0))
            self.left_out[word] = self.left_out.get(word, 0) + (value != 0)
        elif word == "plain":
            self._set(replace(group, hidden=False))
        elif word == "ansicpg":
            self._set(replace(group, encoding=_PAGES.get(value, f"cp{value}")))
        elif word == "f":
            self._set(replace(group, font=value, encoding=self.fonts.get(value, self.groups[0].encoding)))
        elif word == "fcharset" and group.into == "fonts" and value in _CHARSETS:
            self.fonts[group.font] = _CHARSETS[value]

    def _count(self, word: str) -> None:
        if word == "annotation":
            self.left_out["annotation"] = self.left_out.get("annotation", 0) + 1

    def _escaped(self, sign: bytes) -> None:
        if sign == b"*":
            self.starred = True
            return
        self.opened = False
        if sign in b"\r\n":
            self._break("paragraph")
        else:
            self._put(_ESCAPED.get(sign, ""))

    def _bytes(self, data: bytes, count: int) -> None:
        """Text in the encoding of its font; signs that stand in for a ``\\u`` are passed over."""
        self.opened = False
        passed = min(self.owed, count)
        self.owed -= passed
        self.bytes_ += data[passed:]

    def _flush(self) -> None:
        if self.bytes_:
            words = bytes(self.bytes_)
            self.bytes_.clear()
            try:
                self._put(words.decode(self.groups[-1].encoding, "replace"))
            except LookupError:
                self._put(words.decode("cp1252", "replace"))

    def _put(self, words: str) -> None:
        group = self.groups[-1]
        if group.hidden:
            return
        if group.into == "text":
            self.out.add(words)
        elif group.into == "note":
            self.notes[-1] += words
        elif group.into in _INFO.values():
            self.says[group.into] = self.says.get(group.into, "") + words

    def _break(self, kind: str) -> None:
        if self.groups[-1].into == "text":
            getattr(self.out, kind)()
        elif self.groups[-1].into == "note":
            self.notes[-1] += " "


def _notices(reader: _Reader) -> Iterator[Says]:
    """What was left out."""
    names = {"deleted": "tracked deletion", "v": "hidden passage", "annotation": "comment"}
    counted = [(reader.left_out.get(word, 0), name) for word, name in names.items()]
    words = [f"{count} {name}{'s' if count != 1 else ''}" for count, name in counted if count]
    if words:
        yield "R209", f"left out: {', '.join(words)}."


__all__ = ["open_bytes"]
