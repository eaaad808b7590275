"""PDF: text through pdfium."""

from __future__ import annotations

from prophasis.reading.sources.isolated import isolated
from prophasis.reading.sources.source import Source

SOURCE = Source(media_type="application/pdf", suffixes=(".pdf",), extract=isolated("pdf", "the PDF"), magic=(b"%pdf-",))
