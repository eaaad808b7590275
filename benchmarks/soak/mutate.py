"""Files made worse: bits flipped, parts cut, doubled, nested, swapped, and archives rebuilt round a broken part."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Iterator, Mapping

import files

PROSE = (
    "The council closed the harbour on 4 March 2021 because it feared a blockade, not because the guild had asked.",
    "“We shall not yield,” said Ann Lee, the minister; her rival denied that he had wanted to [1]. 😀 "
    "e\u0301 \u05d0\u05d1\u05d2",
    "If the fleet had sailed, the city might have fallen; it probably feared that. According to the Mail, it did not.",
)
SEEDS: dict[str, bytes] = {
    ".txt": files.text(PROSE),
    ".md": files.markdown(PROSE),
    ".html": files.html(PROSE),
    ".docx": files.docx(PROSE, notes=["The Mail, p. 3."]),
    ".eml": files.eml(PROSE, attachment="map.pdf"),
    ".pdf": files.pdf([[part[:90] for part in PROSE], ["A second page."]], title="A report"),
}
"""One good file of each of six formats, by suffix."""
MORE_SEEDS: dict[str, bytes] = {
    ".odt": files.odt(PROSE, notes=["The Mail, p. 3."], title="Why"),
    ".rtf": files.rtf(PROSE, notes=["The Mail, p. 3."], title="Why"),
    ".mbox": files.mbox([files.eml(PROSE), files.eml(PROSE[:1], subject="Another")]),
}
"""And of three more."""
_PACKED = (".docx", ".odt")

Mutator = Callable[[bytes, random.Random], bytes]


def mutated(count: int, seed: int, *, seeds: Mapping[str, bytes] = SEEDS) -> Iterator[tuple[str, bytes]]:
    """``count`` bad files as (name, content), the formats in turn; the same seed gives the same files."""
    suffixes = list(seeds)
    for number in range(count):
        suffix = suffixes[number % len(suffixes)]
        random_ = random.Random(f"{seed} {number}")
        data = seeds[suffix]
        if suffix in _PACKED and random_.random() < 0.7:
            data = _inside(data, random_)
        else:
            data = _worse(data, random_)
        yield f"{number:05d}{suffix}", data


def _worse(data: bytes, random_: random.Random) -> bytes:
    for _ in range(random_.choice((1, 1, 2, 5))):
        data = random_.choice(MUTATORS)(data, random_)
    return data[:2_000_000]


def _inside(data: bytes, random_: random.Random) -> bytes:
    """The archive with one part made worse, packed anew, so that its checksums hold."""
    source = zipfile.ZipFile(io.BytesIO(data))
    parts = {name: source.read(name) for name in source.namelist()}
    chosen = random_.choice([name for name in parts if name.startswith(("word", "doc", "content", "meta"))])
    parts[chosen] = _worse(parts[chosen], random_)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return out.getvalue()


def _flip(data: bytes, random_: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(random_.choice((1, 4, 32))):
        if out:
            out[random_.randrange(len(out))] ^= 1 << random_.randrange(8)
    return bytes(out)


def _cut(data: bytes, random_: random.Random) -> bytes:
    start = random_.randrange(len(data) + 1)
    return data[:start] if random_.random() < 0.5 else data[:start] + data[start + random_.randrange(200) :]


def _double(data: bytes, random_: random.Random) -> bytes:
    start = random_.randrange(len(data) + 1)
    piece = data[start : start + random_.randrange(1, 300)]
    return data[:start] + piece * random_.choice((1, 3, 200)) + data[start:]


def _insert(data: bytes, random_: random.Random) -> bytes:
    start = random_.randrange(len(data) + 1)
    return data[:start] + random_.randbytes(random_.choice((1, 16, 2000))) + data[start:]


def _odd(data: bytes, random_: random.Random) -> bytes:
    """Signs that parsers trip over."""
    signs = (
        "\r", "\r\n\r\n", "\x00", "\ufeff", "\u202e", "\u0301" * 30, "😀", "[", "“", "&#55296;", "&#0;", "<![CDATA[",
        "<!--", "=?utf-8?b?!?=", "%PDF-", "endobj", "stream\n", "\n---\n", "1e999999", "-0 R", "\ud7ff", "\u2028", "\f",
    )  # fmt: skip
    start = random_.randrange(len(data) + 1)
    sign = random_.choice(signs).encode()
    return data[:start] + sign * random_.choice((1, 1, 50)) + data[start:]


def _nest(data: bytes, random_: random.Random) -> bytes:
    opening = random_.choice((b"<div>", b"<table><tr><td>", b"[[", b"((", b"<w:p>", b"> ", b"<<", b'"', b"*"))
    start = random_.randrange(len(data) + 1)
    return data[:start] + opening * random_.choice((10, 500, 5000)) + data[start:]


def _numbers(data: bytes, random_: random.Random) -> bytes:
    """Figures become other figures: lengths, offsets, counts."""
    out = bytearray(data)
    places = [at for at, byte in enumerate(out) if 48 <= byte <= 57]
    for at in random_.sample(places, min(len(places), 5)):
        out[at] = 48 + random_.randrange(10)
    return bytes(out)


def _splice(data: bytes, random_: random.Random) -> bytes:
    """Half of one format, half of another."""
    other = random_.choice(list(SEEDS.values()))
    return data[: random_.randrange(len(data) + 1)] + other[random_.randrange(len(other)) :]


def _reencode(data: bytes, random_: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(random_.choice(("utf-16", "utf-32", "cp1252", "utf-16-be", "koi8-r")), "replace")


MUTATORS: tuple[Mutator, ...] = (_flip, _cut, _double, _insert, _odd, _nest, _numbers, _splice, _reencode)
