"""Families: a word in -> the stem that a verb shares with its noun ("invade", "invasion"); what speaks of events."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUFFIXES = (
    "ations", "ation", "itions", "ition", "sions", "sion", "tions", "tion", "ions", "ion", "ments", "ment",
    "ances", "ance", "ences", "ence", "ures", "ure", "als", "al", "ings", "ing",
)  # fmt: skip
_LEAST = 4
_IRREGULAR = {
    "conquest": "conquer", "destruction": "destroy", "death": "die", "flight": "flee", "loss": "lose", "sale": "sell",
    "defence": "defend", "defense": "defend", "threat": "threaten", "belief": "believe", "breach": "break",
    "growth": "grow", "station": "stationed", "state": "state-", "states": "state-", "speech": "speak", "war": "war",
}  # fmt: skip


@lru_cache(maxsize=20_000)
def family(word: str) -> str:
    """The stem of ``word``: derivational endings and the consonants that change before them cut off."""
    stem = word.lower().removeprefix("re-")
    stem = _IRREGULAR.get(stem, stem)
    if stem.endswith("ed") and len(stem) > _LEAST + 2:
        stem = stem[:-2]
    for suffix in _SUFFIXES:
        if stem.endswith(suffix) and len(stem) - len(suffix) >= _LEAST:
            stem = stem[: -len(suffix)]
            break
    if stem.endswith("ate") and len(stem) - 3 >= _LEAST:
        stem = stem[:-3]
    for _ in range(2):
        if stem[-1:] in ("e", "d", "t", "s", "y") and len(stem) > _LEAST:
            stem = stem[:-1]
    return stem


_ENDINGS = ("tion", "sion", "ment", "ance", "ence", "ing", "ity", "ness", "ure", "ship", "ism", "dom", "acy")
_SHORT = wordset(
    """
    war attack fear threat rise fall loss defeat victory fight unrest crisis conflict death murder strike
    withdrawal refusal denial proposal arrival removal approval betrayal survival trial dismissal reversal
    renewal protest vote debate talk talks deal raid coup revolt riot belief failure success change growth
    weakness power demand ambition ambitions decision desire need hope anger shortage delay damage violence
    advance retreat dispute peace collapse reform policy policies effort efforts campaign tie ties move moves
    exercise buildup build-up election law sanctions disease this that these which what event events result risk
    support memory prospect fact dread lesson scandal rumour rumor pressure exchange trade cost costs price
    prices debt help use response approach claim claims
    """
)


_BODIES = wordset(
    """
    alliance government parliament department regiment city university community authority majority minority facility
    ship battleship warship flagship apartment document instrument monument building king being ring string evening
    morning audience conference province ambulance science finance
    """
)


def eventive(token: Token) -> bool:
    """Whether a noun speaks of something that happens or holds, not of a person or a thing."""
    if token.pos_ in ("VERB", "AUX"):
        return True
    word = token.lemma_.lower()
    if word in _BODIES:
        return False
    return word in _SHORT or word.endswith(_ENDINGS) or token.lower_ in _SHORT
