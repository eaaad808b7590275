"""Handling marks (TLP or free text) of a case and what is in it -> the mark that the whole output carries."""

from __future__ import annotations

from collections.abc import Iterable

from prophasis.case import Case, Reading

TLP = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")
"""The Traffic Light Protocol 2.0 (FIRST, 2022), least strict first; WHITE is the older name of CLEAR."""


def normal(mark: str) -> str:
    """A TLP mark in its standard spelling; any other text as it stands."""
    upper = mark.strip().upper().replace("TLP-", "TLP:").replace(": ", ":")
    if upper == "TLP:WHITE":
        return "TLP:CLEAR"
    return upper if upper in TLP else mark.strip()


def strictest(marks: Iterable[str | None]) -> str | None:
    """The strictest TLP mark with every free-text mark behind it; None where nothing is marked."""
    found = {normal(mark) for mark in marks if mark and mark.strip()}
    if not found:
        return None
    tlp = [mark for mark in TLP if mark in found]
    free = sorted(found - set(TLP))
    return " · ".join(tlp[-1:] + free)


def of_case(case: Case, readings: Iterable[Reading] = ()) -> str | None:
    """The mark an output about the case must carry: the strictest of the case, its documents and its items."""
    documents = [*case.documents.values(), *(reading.document for reading in readings)]
    return strictest(
        [case.handling, *(d.handling for d in documents), *(item.handling for item in case.evidence.values())]
    )


def in_css(mark: str | None) -> str:
    """The mark for a style sheet's string: whatever could end or escape the string is taken out."""
    return "".join(c for c in mark or "" if c.isalnum() or c in " :+·.,-/")


__all__ = ["TLP", "in_css", "normal", "of_case", "strictest"]
