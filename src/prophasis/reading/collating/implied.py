"""Implied words: "the minister ruled out a blockade" -> an utterance, where reading laid no statement there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from prophasis.case import Mention
from prophasis.reading.collating.identity import Identity
from prophasis.reading.collating.utterance import Utterance, said_on
from prophasis.reading.drafting.leaf import Leaf

_TALES = r"(?:talk|reports?|claims?|stories|rumou?rs|suggestions?|allegations?|accusations?|charges?)"
_LIES = r"(?:invention|fabrication|lies?|nonsense|fiction|fantasy|false|untrue|baseless|rumou?rs?|propaganda|slander)"
_AS = (
    rf"(?:dismiss|reject|describ|brand)(?:es|ed)\s+as\s+(?:an?\s+)?(?:[\w-]+\s+)?{_LIES}"
    rf"(?=\s+(?:any|all|the)?\s*{_TALES})"
)
_CUES = {
    "deny": rf"{_AS}|den(?:ied|ies)|disclaim(?:s|ed)?|disavow(?:s|ed)?|dismiss(?:es|ed)|reject(?:s|ed)|refut(?:es|ed)",
    "deny promise": r"rul(?:ed|es|e)\s+out|forsw(?:ore|ears)|renounc(?:ed|es)",
    "promise": r"promis(?:ed|es)|pledg(?:ed|es)|vow(?:ed|s)|undertook|agreed|swore|swears|guaranteed",
}
_CUE = re.compile("|".join(rf"(?P<{name.replace(' ', '_')}>\b(?:{words})\b)" for name, words in _CUES.items()))
_END = re.compile(r"[;:]|,\s+(?:but|and|while|whereas|though|although)\b")


def implied(leaf: Leaf, identity: Identity, utterances: Sequence[Utterance]) -> Iterator[Utterance]:
    """Denials and promises of a deed that the document tells without a statement's mark."""
    told = [(one.sentence, one.content) for one in utterances]
    for sentence in leaf.sentences:
        cue = _CUE.search(leaf.text, *sentence)
        if cue is None or any(place == sentence and content[1] > cue.end() for place, content in told):
            continue
        speaker = None
        for mark in leaf.within("mention", sentence[0], cue.start()):
            if isinstance(mark.payload, Mention):
                speaker = identity.key(leaf.id, mark.payload.actor)
        if speaker is None:
            continue
        end = _END.search(leaf.text, cue.end(), sentence[1])
        content = (cue.end() + 1, end.start() if end else sentence[1])
        if content[0] < content[1]:
            yield Utterance(
                leaf=leaf,
                mark=None,
                content=content,
                sentence=sentence,
                speaker=speaker,
                name=identity.name(speaker),
                classes=frozenset((cue.lastgroup or "").split("_")),
                audience=None,
                said=said_on(leaf, sentence, content, (cue.start(), cue.end())),
            )


__all__ = ["implied"]
