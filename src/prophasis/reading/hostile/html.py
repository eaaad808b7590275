"""HTML -> the text that a reader sees, paragraph by paragraph, less what belongs to the site and not to the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from prophasis.reading.hostile.decode import decoded, has_words
from prophasis.reading.hostile.html_head import says_of
from prophasis.reading.hostile.opened import Opened, RefusedError
from prophasis.reading.hostile.paragraphs import Paragraphs

VERSION = 1
LOW_SHARE = 0.5
"""Below this share of visible text kept, a notice says so."""
LEAST_SHARE = 0.1
"""Below this, the page is made otherwise than its mark-up says, and all visible text is kept."""

MAIN_SHARE = 0.5
"""From this share of the kept text on, what stands in ``main`` or ``article`` is the page; the rest is the site's."""

_UNSEEN = frozenset(
    "head script style template noscript svg math iframe object embed canvas audio video map area datalist "
    "-comment !doctype".split()
)
_OF_THE_SITE = frozenset("nav footer aside form button select textarea dialog menu".split())
_ROLES = frozenset("navigation banner contentinfo search complementary menu menubar dialog toolbar".split())
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody "
    "tfoot thead tr ul".split()
)
_CELLS = frozenset(("td", "th"))


def open_bytes(data: bytes) -> Opened:
    """The page's visible text.

    Raises:
        RefusedError: R124 without text, R104 where the bytes are no text.
    """
    return open_text(decoded(data, declared_in=data[:2048]))


def open_text(source: str) -> Opened:
    """The same for HTML that has been decoded already."""
    import selectolax
    from selectolax.lexbor import LexborHTMLParser

    root = LexborHTMLParser(source).root
    main, kept, seen = Paragraphs(), Paragraphs(), Paragraphs()
    if root is not None:
        _read(root, main, kept, seen)
    inner, text, whole = main.text(), kept.text(), seen.text()
    if len(inner) >= MAIN_SHARE * len(text):
        text = inner
    share = len(text) / len(whole) if whole else 1.0
    notices: tuple[tuple[str, str], ...] = ()
    if share < LEAST_SHARE:
        text = whole
        notices = (("R208", "the page marks nearly all of its text as menus or footers; all of it was kept."),)
    elif share < LOW_SHARE:
        words = f"{share:.0%} of the page's visible text was kept; menus, side columns and footers were left out."
        notices = (("R208", words),)
    if not has_words(text):
        mend = "save the page as it is shown (print it to a PDF): its text may come from a script."
        raise RefusedError("R124", "the page holds no text;", mend)
    extractor = f"html {VERSION} (selectolax {selectolax.__version__})"
    return Opened(text=text, extractor=extractor, says=says_of(root), notices=notices)


def _read(root: Any, main: Paragraphs, kept: Paragraphs, seen: Paragraphs) -> None:
    """Write what is visible into ``seen``, of that what is not the site's into ``kept``, of that the main part."""
    site, inside = 0, 0
    for node, enters in _walk(root):
        tag = node.tag
        if tag == "-text":
            words = _words(node)
            seen.add(words)
            if not site:
                kept.add(words)
                if inside:
                    main.add(words)
            continue
        if _of_the_main_part(node, tag):
            inside += 1 if enters else -1
        if _of_the_site(node, tag, inside_main=inside > 0):
            site += 1 if enters else -1
        for out in (seen, kept, main):
            _break(out, tag, enters)


def _break(out: Paragraphs, tag: str, enters: bool) -> None:
    if tag == "pre":
        out.verbatim(enters)
    elif tag in _BLOCKS:
        out.paragraph()
    elif tag == "br" and enters:
        out.line()
    elif tag in _CELLS and not enters:
        out.cell()


def _walk(root: Any) -> Iterator[tuple[Any, bool]]:
    """Every visible node on the way in (True) and, where it is an element, on the way out; without recursion."""
    node = root
    while node is not None:
        below = None
        if not _hidden(node):
            yield node, True
            below = node.child
        if below is not None:
            node = below
            continue
        if node.tag != "-text" and not _hidden(node):
            yield node, False
        while node is not None and node.mem_id != root.mem_id and node.next is None:
            node = node.parent
            if node is not None:
                yield node, False
        node = node.next if node is not None and node.mem_id != root.mem_id else None


def _hidden(node: Any) -> bool:
    if node.tag == "-text":
        return False
    if node.tag in _UNSEEN or node.tag.startswith("-"):
        return True
    attributes = node.attributes
    style = (attributes.get("style") or "").replace(" ", "").lower()
    shown = attributes.get("aria-hidden") != "true" or node.child is None
    return "hidden" in attributes or "display:none" in style or "visibility:hidden" in style or not shown


def _of_the_main_part(node: Any, tag: str) -> bool:
    return tag in ("main", "article") or node.attributes.get("role") in ("main", "article")


def _of_the_site(node: Any, tag: str, *, inside_main: bool) -> bool:
    if tag in _OF_THE_SITE or (tag == "header" and not inside_main):
        return True
    return (node.attributes.get("role") or "").lower() in _ROLES


def _words(node: Any) -> str:
    """The text of a node; a raised number that leads to a note reads as its marker, ``[3]``."""
    words = node.text_content or ""
    above, link = node.parent, False
    for _ in range(3):
        if above is None:
            break
        link = link or (above.tag == "a" and (above.attributes.get("href") or "").startswith("#"))
        if above.tag == "sup":
            number = words.strip()
            link = link or above.css_first("a[href^='#']") is not None
            return f"[{number}]" if link and number.isdigit() and len(number) <= 3 else words
        above = above.parent
    return words
