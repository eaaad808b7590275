"""The language of a text, by the function words it uses."""

from __future__ import annotations

from collections import Counter

from prophasis.reading.defaults import ENGLISH_SHARE, LANGUAGE_WORDS
from prophasis.reading.patterns import pattern

_WORD = pattern(r"[\pL\pM]+(?:['’][\pL\pM]+)?")

PROFILES: dict[str, frozenset[str]] = {
    "en": frozenset(
        "the of and to in that is was for it with as on by are be this not from at which have has had she his they "
        "their you but who were been would about its when than said".split()
    ),
    "de": frozenset(
        "der die und das den von zu mit sich des dem nicht ein eine ist auf als auch es wird im für".split()
    ),
    "fr": frozenset(
        "le la les des et en du une que dans pour qui est au sur par plus pas avec ce sont il à été".split()
    ),
    "es": frozenset("el la los las de que y en un una del se por con para es no su al lo como más".split()),
    "it": frozenset("il la che di e un una per non con del della dei le gli è sono nel si da alla come".split()),
    "pt": frozenset("o os as de que e do da em um uma para com não no na por mais dos das se foi ao".split()),
    "nl": frozenset("de het een en van in is dat op te met voor niet zijn aan er om ook als bij door naar".split()),
    "pl": frozenset("i w na z nie do się że to jest o jak po za od przez dla są był oraz przy ale".split()),
    "ru": frozenset("и в не на что с по как из к он это от за для но его был так у также бы".split()),
    "uk": frozenset("і в не на що з та до як у за це від для його але був по про із або був".split()),
    "sv": frozenset("och i att det som en på är av för med den till inte har ett om var de från".split()),
    "el": frozenset("και το να η του της ο με που τα την για των από σε στην τον οι δεν στο".split()),
    "tr": frozenset("ve bir bu da de için ile olarak çok daha olan gibi ne kadar en ama sonra değil".split()),
}
NAMES = {
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "pl": "Polish",
    "ru": "Russian",
    "uk": "Ukrainian",
    "sv": "Swedish",
    "el": "Greek",
    "tr": "Turkish",
    "und": "a language that is not known here",
}


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the text's language; ``und`` where none fits, None where the text is too short."""
    words = _words(text)
    han = sum(1 for char in text[:5000] if "\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af")
    if len(words) < LANGUAGE_WORDS:
        return "und" if han > LANGUAGE_WORDS else None
    shares = _shares(words)
    best = max(shares, key=lambda code: shares[code])
    if shares["en"] >= ENGLISH_SHARE and shares["en"] >= 0.8 * shares[best]:
        return "en"
    return best if best != "en" and shares[best] >= ENGLISH_SHARE else "und"


def known_words(text: str) -> float:
    """The share of function words in the language that fits best: how much a decoded text looks like language."""
    words = _words(text)
    return max(_shares(words).values()) if words else 0.0


def _words(text: str) -> list[str]:
    return [found.group().lower() for found in _WORD.finditer(text[:200_000])]


def _shares(words: list[str]) -> dict[str, float]:
    counts = Counter(words)
    return {code: sum(counts[word] for word in profile) / len(words) for code, profile in PROFILES.items()}
