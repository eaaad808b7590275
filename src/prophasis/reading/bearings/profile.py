"""Profiles: what a text is about, by the classes of motives that it speaks of and by its own words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from prophasis.reading.bearings.fields import fields
from prophasis.reading.families import family
from prophasis.reading.motives import STRONG, alike, cues
from prophasis.reading.words import wordset

_WORD = re.compile(r"[^\W\d_]+")
_PLAIN = wordset(
    """
    about above after again against also although among another because been before being between both could does
    doing done down during each even ever every from further have having here into itself just leadership many more
    most much must need never none only other others over same shall should since some such than that their them
    then there these they this those through under until upon very want wanted wants were what when where which
    while whom whose will with within without would your country countries government governments leader leaders
    people state states thing things meet seen saw expected principal order ordered
    """
)


@dataclass(frozen=True)
class Profile:
    """``motives`` are shares, ``weights`` the weights of their cues, ``words`` the families of the other words."""

    motives: dict[str, float] = field(default_factory=dict)
    weights: dict[str, float] = field(default_factory=dict)
    words: frozenset[str] = frozenset()

    def near(self, other: Profile) -> float:
        """How far two texts are about the same, from 0 to 1: by motives, or by this one's own words."""
        return max(alike(self.motives, other.motives), self._shared(other))

    def spoken(self, other: Profile) -> float:
        """The weight of what ``other`` says that is of this profile."""
        by_motive = sum(weight for key, weight in other.weights.items() if key in self.motives)
        return max(by_motive, STRONG * self.in_common(other))

    def in_common(self, other: Profile) -> int:
        """How many of this profile's own words the other has; one word tells nothing where there are motives too."""
        count = len(self.words & other.words)
        return count if count > 1 or not self.motives else 0

    def _shared(self, other: Profile) -> float:
        return min(1.0, self.in_common(other) / min(3, len(self.words))) if self.words else 0.0


def profile(text: str) -> Profile:
    """The profile of a text."""
    weights = cues(text)
    total = sum(weights.values())
    return Profile(
        motives={key: weight / total for key, weight in weights.items()},
        weights=weights,
        words=frozenset(family(word) for word in content_words(text)) | fields(text),
    )


def content_words(text: str) -> list[str]:
    """The words of a text that may tell what it is about."""
    return [word for word in _WORD.findall(text.lower()) if len(word) > 3 and word not in _PLAIN]
