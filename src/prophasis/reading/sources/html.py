"""HTML: the text that a reader sees, without menus, headers and footers of the site."""

from __future__ import annotations

from prophasis.reading.sources.isolated import isolated
from prophasis.reading.sources.source import Source

SOURCE = Source(
    media_type="text/html",
    suffixes=(".html", ".htm", ".xhtml"),
    extract=isolated("html", "the HTML page"),
    magic=(b"<!doctype html", b"<html"),
)
