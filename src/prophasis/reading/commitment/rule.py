"""Rule: an embedding word with the operators over it -> how far the speaker is committed to the clause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from prophasis.reading.attribution.cue_verbs import classes_of
from prophasis.reading.attribution.mind import lemma_of
from prophasis.reading.clauses import is_verb
from prophasis.reading.commitment.operators import Operators, operators_over
from prophasis.reading.cues import beliefs, commitments, false_signs, statement_nouns
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ANY = wordset("any anyone anybody anything ever anymore either whatsoever")
_RIGHTLY = wordset("rightly correctly truly justifiably accurately truthfully")


@dataclass(frozen=True)
class Commitment:
    """How far a speaker is committed to a clause.

    Attributes:
        value: from -3 (certain that it is false) to 3 (certain that it is true); 0 leaves it open.
        word: the word that embeds the clause; empty where the speaker states it outright.
        signature: what kind of word it is, a row of ``commitment.tsv``.
        operators: what stands over it: ``negated``, ``asked``, ``under might``, ``under a condition``.
    """

    value: float
    word: str = ""
    signature: str = "own"
    operators: tuple[str, ...] = ()


def weigh_clause(word: Token, clause: tuple[int, int]) -> Commitment | None:
    """The commitment to the token stretch ``clause`` under the embedding ``word``; None where no row has the word.

    The signature of the word (factive, implicative, neg-raising ...) gives a value for each operator (negation,
    question, modal, condition), as in the studies of projection from the CommitmentBank (de Marneffe, Simons and
    Tonhauser 2019); the values are ours. "I" in the present has rows of its own; then come the turns of phrase that
    go against the row.
    """
    over = operators_over(word)
    signature = signature_of(word, over)
    if signature is None:
        return None
    row = commitments()[signature]
    value = _turned(word, over, signature.removesuffix("@I"), _by_operator(row.values, over))
    inside = word.doc[clause[0] : clause[1]]
    if value < 1.0 and over.negated and any(token.lower_ in _ANY for token in inside):
        value -= 0.4
    if inside and inside[0].lower_ in ("whether", "if"):
        value = 0.0
    signs = {child.lower_ for child in word.children}
    if signs & set(false_signs()["adverb"] + false_signs()["adjective"]):
        value = -2.7
    elif signs & _RIGHTLY:
        value = max(value, 2.3)
    return Commitment(round(max(-3.0, min(3.0, value)), 1), word.text, signature, over.names)


def is_clause(doc: Doc, content: tuple[int, int]) -> bool:
    """Whether a content says that something is so: it has a verb, and is no infinitive of what is to be done."""
    first, last = content
    return doc[first].lower_ != "to" and any(is_verb(token) for token in doc[first:last])


def signature_of(word: Token, over: Operators) -> str | None:
    """The row of a word; "I" in the present has a row of its own where the table gives one."""
    lemma = lemma_of(word)
    own = over.person == 1 and (not over.past or over.modal is not None)
    names = [name for name, row in commitments().items() if lemma in row.words]
    if own and (mine := next((name for name in names if name.endswith("@I")), None)) is not None:
        return mine
    return next((name for name in names if not name.endswith("@I")), None) or _kin(word, lemma)


def _kin(word: Token, lemma: str) -> str | None:
    """The row of a word that is in none: by whether it gives words or thoughts, and what it says of them."""
    for pos in ("verb", "noun", "adjective"):
        if (pos, lemma) in beliefs():
            return {"true": "know", "false": "pretend", "open": "think"}[beliefs()[pos, lemma][1]]
    if "feign" in classes_of(word):
        return "pretend"
    return "say" if classes_of(word) & {"say", "tell", "show", "paper"} or lemma in statement_nouns() else None


def _by_operator(values: tuple[float, ...], over: Operators) -> float:
    """One operator takes its column; of several the one that leaves least, but negation under a condition halves."""
    asserted, negated, asked, modal, condition = values
    if over.condition:
        return (negated + condition) / 2 if over.negated else condition
    if over.asked:
        return max(asserted, asked) if over.negated else asked
    if over.negated:
        return negated
    return modal if over.modal is not None else asserted


def _turned(word: Token, over: Operators, kind: str, value: float) -> float:
    """Turns of phrase that go against the row of their word."""
    if kind == "prove" and over.modal in ("will", "shall") and not (over.negated or over.asked or over.condition):
        return 2.0  # "Then he will find that there was no key."
    if kind == "admit":
        return 2.1 if over.negated and over.modal is not None and not over.asked else value
    if over.asked and over.wh and over.perfect_modal and kind in ("factive", "know", "think", "assume", "imagine"):
        return 1.9  # "Who could have guessed that she was the thief?"
    if kind in ("factive", "know", "see", "tell", "hear"):
        return _known(word, over, kind, value)
    if kind in ("prove", "assume") and over.negated and over.modal in ("should", "must", "ought"):
        return -0.9  # "Nobody should conclude that one quarter makes a trend."
    if kind == "prove" and over.modal == "try":
        return -0.8  # "tried to prove that the earth is hollow"
    if kind == "dream" and over.negated:
        return 1.3 if over.past or over.never or over.perfect else value  # "had never dreamed that it could be so cold"
    if kind not in ("think", "assume", "suggest", "say", "imagine", "claim"):
        return value
    if over.credulous and (over.asked or over.negated):
        return -2.4  # "You don't expect me to believe that?"
    if over.asked:
        return _asked(word, over, kind, value)
    if over.condition:
        return _supposed(word, over, kind, value)
    return _thought(word, over, kind, value)


def _known(word: Token, over: Operators, kind: str, value: float) -> float:
    """What is known stays known when you are asked, when it should have been, or had it been."""
    if kind == "tell" and over.modal in ("can", "could") and not any(child.dep_ == "dobj" for child in word.children):
        return 2.3  # "You could tell that he had been drinking."
    if kind == "tell" and over.negated and over.command:
        return -1.8  # "Don't tell me that you have come to apologise."
    if kind == "tell" and over.condition and over.perfect:
        return 1.9  # "If only he had told me that he loved her!"
    if kind == "tell" and over.asked and over.negated and over.wh:
        return 2.3  # "Why had nobody told him that the bed was empty?"
    if kind == "tell":
        mine = any(child.lower_ in ("me", "us") for child in word.children)
        return 2.4 if mine and (over.negated or over.modal == "should") and not over.asked else value
    if over.asked and over.person == 1 and kind == "know":
        return 0.0  # "Do we know that he signed it?"
    if over.asked and over.person == 2 and kind != "hear":
        return 2.5 if over.past or kind != "know" else 2.0  # "Did you know that the mill is for sale?"
    if over.condition and over.perfect:
        return 2.4  # "Had I known that the meeting was today"
    if over.modal in ("must", "should", "ought", "could", "can") and not over.negated:
        return 2.3
    return value


def _asked(word: Token, over: Operators, kind: str, value: float) -> float:
    """Questions that answer themselves."""
    if over.negated:
        if over.person == 2 and word.lemma_ == "suppose" and _of_speaker(word):
            return -1.5  # "You don't suppose that I came for your sake?"
        return -0.5 if over.person == 1 else 1.3  # "I don't suppose you have a pen?"; "Don't you think we should wait?"
    if over.doubting and kind in ("think", "assume", "imagine"):
        return -1.5 if over.person == 3 or kind != "think" else -0.8  # "Do you honestly suppose that he would?"
    if word.lemma_ == "imagine" and over.person == 2:
        return -1.5
    if kind == "say" and over.person == 2 and word.tag_ == "VBG":
        return -1.0  # "Are you saying that I stole it?"
    if word.lemma_ == "mean":
        return 0.2
    if over.past and kind == "think" and _of_speaker(word):
        return -1.5  # "Did he think I was going to take it?"
    if over.wh and word.head.lemma_ != "make" and word.doc[word.sent.start].lower_ in ("why", "when", "how"):
        return 0.5  # "Why do you think that the bank lied?"
    if over.wh or over.anyone and over.person == 3:
        return -1.7  # "What makes you think so?"; "Does anyone believe that?"
    return -1.0 if kind == "think" and over.past and over.person == 2 else value  # "Did you think I would forget?"


def _did(word: Token) -> bool:
    return any(child.lower_ == "did" for child in word.children)


def _of_speaker(word: Token) -> bool:
    """Whether what is thought is about the one who speaks."""
    after = word.doc[word.i + 1 : word.i + 4]
    return any(token.lower_ in ("i", "we") for token in after)


def _supposed(word: Token, over: Operators, kind: str, value: float) -> float:
    """ "If you think that I will pay, ...": what is held against somebody, and "if I thought that" against the fact."""
    if kind != "think":
        return value
    if over.person == 1 and over.past:
        return -1.6
    after = word.doc[word.i + 1 : word.i + 6]
    return -2.0 if over.person == 2 and any(token.lower_ in ("i", "we", "i'm", "we're") for token in after) else value


def _thought(word: Token, over: Operators, kind: str, value: float) -> float:
    """ "I can't believe that", "one would think that", "I must say that", "nobody expected that"."""
    lemma = word.lemma_.lower()
    if over.negated and over.command:
        return -2.0  # "Don't imagine that I have forgotten."
    if lemma == "mean" and over.negated:
        return -0.1 if any(child.lower_ == "necessarily" for child in word.children) else min(value, -0.9)
    if over.negated and over.perfect_modal and over.modal in ("can", "could"):
        return -1.2  # "She could not have believed that it would be answered."
    if lemma == "believe" and over.negated and over.modal in ("can", "could"):
        return 2.3
    if over.negated and over.person == 1 and over.past and lemma in ("think", "believe") and over.modal is None:
        return 1.0 if over.never and lemma == "think" and not _did(word) else -1.6  # "I never did believe that"
    if over.negated and over.past and over.modal is None:
        if over.never and lemma in ("think", "expect", "imagine"):
            return 1.0
        return 0.8 if lemma in ("expect", "anticipate") else value
    if over.negated and (lemma == "expect" or (kind == "claim" and over.modal is not None)):
        return -1.4 if over.person == 1 or over.modal is not None else -1.0
    if over.negated and kind in ("say", "assume") and over.modal in ("would", "can", "could"):
        return -1.6 if over.person == 1 else -1.2  # "I can't say that", "few would predict that"
    if lemma == "guess" and over.person == 3 and word.tag_ in ("VBD", "VBN") and not over.negated:
        return 1.5  # "She had guessed that he would be late."
    if over.negated or over.modal is None:
        return value
    if over.person == 1:
        return {"must": 2.6, "have": 2.4, "would": 1.7, "should": 1.7}.get(over.modal, value)
    return -1.2 if over.modal == "would" and over.anyone and kind in ("think", "assume") else value
