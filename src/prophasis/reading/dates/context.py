"""What is known where a dated phrase stands: the document's date, the dates before it, the tense of its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from prophasis.reading.dates.interval import Interval
from prophasis.reading.dates.tense import Tense


@dataclass(frozen=True)
class Context:
    """What is known where a phrase stands.

    Attributes:
        document: when the document was written.
        last: the last dated thing before the phrase; ``near`` the same where it stands in the same sentence.
        events: when the events happened that the document dates, by noun.
        day: the last single day before the phrase, where it stands close by.
        close: whether ``last`` stands so close that it, not the document's date, gives a missing year.
        tense: whether the sentence speaks there of what is to come (``ahead``) or of what was (``behind``).
        current: whether the text speaks of the days in which it was written, as news do.
        within: whether ``last`` stands in the same sentence.
    """

    document: Interval | None = None
    last: Interval | None = None
    near: Interval | None = None
    close: bool = False
    tense: Tense | None = None
    current: bool = False
    within: bool = False
    events: Mapping[str, Interval] = field(default_factory=dict)
    day: Interval | None = None

    @property
    def ahead(self) -> bool:
        """Whether the sentence speaks there of what is to come."""
        return self.tense == "ahead"


NOTHING = Interval()
"""No days: what nothing dates."""
