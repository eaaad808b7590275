"""What a page says of itself: title, author, date, publisher and language, from its head and its linked data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_NAMES: dict[str, tuple[str, ...]] = {
    "title": ("og:title", "citation_title", "dc.title", "twitter:title"),
    "author": ("author", "citation_author", "dc.creator", "article:author", "parsely-author", "byl"),
    "published": (
        "article:published_time",
        "citation_publication_date",
        "dc.date.issued",
        "dc.date",
        "date",
        "datepublished",
        "pubdate",
        "parsely-pub-date",
        "og:published_time",
    ),
    "publisher": ("og:site_name", "citation_journal_title", "dc.publisher"),
}
"""Fields of a document, and the names under which a page may give them, the surest first."""

_DAY = re.compile(r"\d{4}(?:[-/]\d{1,2}){0,2}")
_LINKED = {"title": "headline", "author": "author", "published": "datePublished", "publisher": "publisher"}
_ARTICLES = ("article", "report", "blogposting", "webpage", "book", "chapter")


def says_of(root: Any) -> dict[str, str]:
    """Fields of the document as the page gives them; a date is cut to its day, a link is no name."""
    if root is None:
        return {}
    found = _metas(root)
    data = next(_linked(root), {})
    says: dict[str, str] = {}
    for field, names in _NAMES.items():
        words = next((found[name] for name in names if found.get(name)), None) or data.get(field)
        if words:
            says[field] = words
    says.setdefault("title", _text(root, "title") or _text(root, "h1"))
    says.setdefault("published", _time(root))
    says["language"] = root.attributes.get("lang") or ""
    if says.get("author", "").startswith(("http:", "https:", "/", "@")):
        says.pop("author")
    says["published"] = _day(says["published"])
    says["author"] = re.sub(r"(?i)^by\s+", "", says.get("author", ""))
    return {key: words.strip() for key, words in says.items() if words and words.strip()}


def _metas(root: Any) -> dict[str, str]:
    """``meta`` elements by their name, property or itemprop in small letters; the first of a name holds."""
    found: dict[str, str] = {}
    for node in root.css("meta")[:500]:
        attributes = node.attributes
        name = attributes.get("name") or attributes.get("property") or attributes.get("itemprop")
        content = attributes.get("content")
        if name and content:
            found.setdefault(name.strip().lower(), content.strip())
    return found


def _text(root: Any, tag: str) -> str:
    node = root.css_first(tag)
    return " ".join(node.text().split()) if node is not None else ""


def _time(root: Any) -> str:
    """The date of the first ``time`` element that says that it is the date of publication."""
    for node in root.css("time[datetime]")[:50]:
        attributes = node.attributes
        if "pubdate" in attributes or attributes.get("itemprop") == "datePublished":
            return attributes.get("datetime") or ""
    return ""


def _day(words: str) -> str:
    """The day, month or year at the head of a date; other dates as they stand."""
    found = _DAY.match(words)
    if found is None:
        return words
    parts = re.split(r"[-/]", found.group())
    return "-".join(part.zfill(2) for part in parts)


def _linked(root: Any) -> Iterator[dict[str, str]]:
    """Linked data (JSON-LD) of articles: their headline, author, date and publisher."""
    for node in root.css("script[type='application/ld+json']")[:20]:
        try:
            data = json.loads(node.text()[:500_000])
        except (ValueError, RecursionError):
            continue
        for item in _items(data):
            if str(item.get("@type", "")).lower().endswith(_ARTICLES):
                yield {ours: words for ours, theirs in _LINKED.items() if (words := _name(item.get(theirs)))}


def _items(data: object) -> Iterable[Mapping[str, object]]:
    rows = data if isinstance(data, list) else [data]
    for row in rows[:100]:
        if isinstance(row, Mapping):
            yield row
            graph = row.get("@graph")
            if isinstance(graph, list):
                yield from (item for item in graph[:100] if isinstance(item, Mapping))


def _name(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value[:20])))
    if isinstance(value, Mapping):
        value = value.get("name")
    return value if isinstance(value, str) else ""
