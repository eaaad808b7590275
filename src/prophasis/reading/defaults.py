"""Defaults of reading, each with its reason; nothing else in the room holds a number to choose."""

from __future__ import annotations

import os

SUFFIXES = {".txt": "text/plain", ".text": "text/plain", ".md": "text/markdown", ".markdown": "text/markdown"}
"""Suffixes read as text; a folder is searched for these and for ``.pdf``."""

CHILD_CPU_SECONDS = 30
"""CPU time a parser of foreign formats may take: a good file of 200 pages takes 1-2 s, a hostile one never ends."""

CHILD_WALL_SECONDS = 90
"""Wall-clock time of the same, for systems without limits on CPU time, and for machines under load."""

CHILD_MEMORY_BYTES = 1_500_000_000
"""Memory of the same; 227 pages took 28 MB."""

SCAN_CPU_SECONDS = 600
"""CPU time for drawing the pages of a scan (0.2 s a page), and again for recognising each."""

SCAN_WALL_SECONDS = 7200
"""Wall-clock time for recognising a whole scan: 2-5 s a page."""

LARGEST_TEXT = 20_000_000
"""Characters of text that a file of a foreign format may hold (30 books); above, the parent would fill up."""

LARGEST_FILE_BYTES = 200_000_000
"""Files above this are refused by name, before they fill the memory."""

PARSE_CHARACTERS = 60_000
"""Characters parsed at once: memory grows with the piece, not with the document."""

POOL_FROM_BYTES = 60_000
"""From how much text on (10,000 words, 5 s) several documents are read in processes: below, loading the model in each
(1.5 s) costs more than it saves."""

FILE_BYTES = 1_000
"""As so much text a file of a foreign format counts besides its own: its parser runs in a process of its own (0.1 s),
so that a folder of sixty short mails is worth a pool."""

POOL_PROCESSES = max(1, min(8, os.cpu_count() or 1))
"""Processes of that pool at most: one for each core; each holds the model (about 250 MB)."""

ENGLISH_SHARE = 0.16
"""Least share of the English function words in an English text; essays have 0.30-0.45, other languages < 0.08."""

LANGUAGE_WORDS = 30
"""Fewer words than this do not show a language."""

CONTROL_SHARE = 0.02
"""Share of control characters from which on a file is binary, not text."""

CACHE_BYTES = 200_000_000
"""The size that the cache of readings is kept below: about two thousand essays."""
