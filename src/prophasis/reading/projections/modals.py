"""Modals: "will", "would", "should", "may soon", "is likely to", "intends to" -> projections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from prophasis.reading.clauses import Stretch, clause, is_verb, negated, object_of, phrase, subject, trim
from prophasis.reading.events.trigger import verbs as event_verbs
from prophasis.reading.families import eventive
from prophasis.reading.projections.projected import Kind, Projected
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_WILL = wordset("will 'll ’ll wo shall")
_WOULD = wordset("would 'd ’d")
_MAY = wordset("may might could")
_SHOULD = wordset("should must ought")
_EXPECTED = wordset(
    """
    likely unlikely bound set poised certain sure due destined doomed expected slated scheduled ready about
    """
)
_CHANCES = wordset("likely unlikely possible inevitable probable imminent")
_NEEDED = wordset("need have ought")
_ADVISED = wordset(
    """
    essential vital imperative necessary crucial important wise unwise foolish better best advisable reasonable
    right wrong mistake folly
    """
)
_INTENDED = wordset("intend plan promise vow pledge determine resolve aim threaten")
_LOOK_ALIKE = wordset(
    """
    say add note stress like think imagine suggest argue admit hope ask know seem appear mean have love prefer
    """
)
_ATTITUDES = wordset("hope doubt worry wish")
_HABIT = wordset(
    """
    often usually regularly always sometimes repeatedly frequently every would-be
    """
)
_AVERTING = wordset("prevent deter stop avert dissuade restrain forestall avoid save")
_SOON = wordset("soon eventually someday later next tomorrow future")


def find(sent: Span) -> Iterator[Projected]:
    """The projections that modal verbs and their like make in ``sent``."""
    if sent.text.rstrip().endswith("?"):
        return
    for token in sent:
        found = None
        if is_verb(token):
            found = _modal(token) or _infinitive(token)
        elif token.pos_ == "ADJ":
            found = _adjective(token)
        if found is not None:
            kind, verb, modality = found
            part = consequent(verb)
            if part is not None:
                yield Projected(kind, verb, part, modality, antecedent(verb, kind))


def _modal(verb: Token) -> tuple[Kind, Token, str] | None:
    auxiliaries = {child.lower_: child for child in verb.children if child.dep_ == "aux"}
    perfect = any(child.lower_ in ("have", "'ve", "’ve") for child in auxiliaries.values())
    for word in auxiliaries:
        if word == "should" and auxiliaries[word].i == verb.left_edge.i and auxiliaries[word].is_sent_start:
            return None
        if word in _SHOULD:
            return (
                None if perfect and word == "must" else ("counterfactual" if perfect else "recommendation", verb, word)
            )
        if word in _WILL | _WOULD and _set_aside(verb, word):
            return None
        if word in _WILL:
            return "forecast", verb, word
        if word in _WOULD:
            return _would(verb, word, perfect)
        if word in _MAY:
            return _may(verb, word, perfect)
    return None


def _set_aside(verb: Token, word: str) -> bool:
    """What somebody hopes, fears or doubts; who will do it; what somebody would not do (a refusal)."""
    who = next((one for one in verb.children if one.dep_ in ("nsubj", "nsubjpass")), None)
    if who is not None and who.tag_ in ("WP", "WDT") and verb.dep_ == "ccomp":
        return True
    if verb.dep_ == "ccomp" and verb.head.lemma_ in _ATTITUDES:
        return True
    perfect = any(one.lower_ == "have" and one.dep_ == "aux" for one in verb.children)
    refused = any(one.dep_ == "neg" for one in verb.children) and not perfect and _if(verb) is None
    willing = who is not None and (who.tag_ == "PRP" or who.ent_type_ in ("PERSON", "GPE", "ORG") or _neither(who))
    return refused and willing


def _neither(who: Token) -> bool:
    return any(one.lower_ in ("neither", "either") for one in who.children)


def _would(verb: Token, word: str, perfect: bool) -> tuple[Kind, Token, str] | None:
    """Unreal, expected, or a look-alike ("would like", "would often")."""
    near = {child.lower_ for child in verb.children}
    if near & _HABIT or (verb.lemma_ in ("like", "love", "prefer", "rather") and not perfect):
        return None
    if perfect or _if(verb) is not None:
        return "counterfactual", verb, word
    who = subject(verb)
    if near & {"hardly", "scarcely", "never"}:
        return "counterfactual", verb, word
    nobody = who is not None and (who.lower_ in ("nobody", "none") or any(one.lower_ == "no" for one in who.children))
    return ("counterfactual" if nobody else "forecast"), verb, word


def _may(verb: Token, word: str, perfect: bool) -> tuple[Kind, Token, str] | None:
    """A possibility counts where it is of something to come."""
    if perfect:
        conditional = _if(verb) is not None or (word in ("might", "could") and (_only(verb) or _averted(verb)))
        return ("counterfactual", verb, word) if conditional else None
    near = {child.lower_ for child in verb.children}
    deed = event_verbs().get(verb.lemma_.lower(), (None, "condition"))[1] == "deed"
    if word == "could" and _if(verb) is None and not near & _SOON:
        return None
    if near & _SOON or _if(verb) is not None or (deed and verb.lemma_ not in _LOOK_ALIKE):
        return "forecast", verb, word
    return None


def _infinitive(verb: Token) -> tuple[Kind, Token, str] | None:
    """ "need to A", "going to A", "intends to A"."""
    if not any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children) or verb.dep_ != "xcomp":
        return None
    head = verb.head
    present = head.tag_ in ("VBZ", "VBP", "VBG", "VB")
    present = present and head.dep_ != "relcl"
    if head.lemma_ in _NEEDED and present and subject(head) is not None and not negated(head):
        return ("recommendation", verb, head.lower_ + " to") if head.lemma_ != "have" or _bare_have(head) else None
    if head.lemma_ == "go" and head.tag_ == "VBG":
        return "forecast", verb, "going to"
    if head.lemma_ == "expect" and head.tag_ == "VBN" and any(one.lower_ in ("is", "are") for one in head.children):
        return "forecast", verb, "expected to"
    if head.lemma_ in _INTENDED and present and is_verb(head):
        return "forecast", verb, head.lower_ + " to"
    return None


def _bare_have(head: Token) -> bool:
    return object_of(head) is None and head.tag_ in ("VBZ", "VBP")


def _adjective(word: Token) -> tuple[Kind, Token, str] | None:
    """ "is likely to A", "it is essential to A"."""
    verb = word.head
    content = _content(word) or (_content(verb, after=word.i) if is_verb(verb) else None)
    if content is None and is_verb(verb) and verb.lemma_ in ("be", "remain", "seem") and verb.tag_ != "VBD":
        who = subject(verb)
        if word.lower_ in _CHANCES and who is not None and eventive(who):
            return "forecast", verb, word.lower_
    if content is None or not is_verb(verb) or verb.tag_ == "VBD":
        return None
    if not any(child.lower_ == "to" and child.dep_ == "aux" for child in content.children):
        return None
    if word.lower_ in _EXPECTED:
        return "forecast", content, word.lower_
    return ("recommendation", content, word.lower_) if word.lower_ in _ADVISED else None


def _content(holder: Token, *, after: int | None = None) -> Token | None:
    """The clause that completes an adjective or its verb."""
    start = holder.i if after is None else after
    parts = [one for one in holder.children if one.dep_ in ("xcomp", "ccomp", "advcl") and one.i > start]
    return next((one for one in parts if is_verb(one)), None)


def consequent(verb: Token) -> Stretch | None:
    """The clause of what is projected, without its condition and without its subject's relative clauses."""
    apart = [child for child in verb.children if child.dep_ == "advcl" and _opens(child)]
    part = clause(verb, without=apart)
    if part is None:
        return None
    modal = next((child.i for child in verb.children if child.dep_ == "aux" and child.i < verb.i), verb.i)
    return trim(verb.doc, max(part[0], min(modal, verb.i)), part[1]) or part


def antecedent(verb: Token, kind: Kind) -> Stretch | None:
    """The if-clause, or, of a counterfactual or forecast, the event that is its subject."""
    condition = _if(verb)
    if condition is not None:
        part = clause(condition)
        if part is not None:
            first = part[0]
            if verb.doc[first].lower_ in ("if", "unless", "once", "when", "until", "had", "were", "should"):
                first += 1
            return trim(verb.doc, first, part[1])
    opened = _opened(verb)
    if opened is not None:
        return opened
    who = subject(verb)
    if kind in ("counterfactual", "forecast") and who is not None and eventive(who) and who.tag_ not in ("DT", "PRP"):
        return phrase(who) if not is_verb(who) else clause(who)
    return None


def _opened(verb: Token) -> Stretch | None:
    """The condition that opens the sentence, up to the last comma before the clause of ``verb``."""
    sent = verb.sent
    first = next((token for token in sent if not (token.is_space or token.is_punct)), None)
    if first is None or verb.dep_ not in ("ROOT", "conj", "ccomp"):
        return None
    if first.lower_ not in ("if", "unless", "once") and not _inverted(first):
        return None
    who = subject(verb)
    edge = who.left_edge.i if who is not None and who.i < verb.i else verb.i
    comma = next((k for k in range(edge - 1, first.i, -1) if verb.doc[k].text == ","), None)
    return trim(verb.doc, first.i + 1, comma) if comma is not None else None


def _inverted(first: Token) -> bool:
    """ "Had Britain sent a fleet, ...": the auxiliary stands before its subject and no question is asked."""
    after = first.doc[first.i + 1] if first.i + 1 < len(first.doc) else None
    named = after is not None and (after.pos_ in ("PROPN", "PRON", "NOUN", "DET"))
    return named and first.lower_ in ("had", "were") and not first.sent.text.rstrip().endswith("?")


def _if(verb: Token) -> Token | None:
    """The condition of ``verb``: its own, or that of the clause above it."""
    for holder in (verb, verb.head):
        for child in holder.children:
            if child.dep_ == "advcl" and child.i != verb.i and _opens(child):
                return child
        if holder.dep_ not in ("ccomp", "xcomp", "conj"):
            break
    return None


def _opens(child: Token) -> bool:
    """Whether a clause opens as a condition: "if", "unless", "as long as", "had he not"."""
    first = child.left_edge
    marks = {one.lower_ for one in child.children if one.dep_ in ("mark", "advmod")}
    if marks & {"if", "unless", "once", "provided", "until"} or first.lower_ in ("if", "unless", "once", "provided"):
        return True
    return first.lower_ in ("had", "were", "should") and first.dep_ in ("aux", "auxpass", "advcl")


def _averted(verb: Token) -> bool:
    """Whether what happened is said to be what something could have prevented: "a warning might have stopped it"."""
    who = subject(verb)
    return verb.lemma_ in _AVERTING and who is not None and eventive(who)


def _only(verb: Token) -> bool:
    who = subject(verb)
    return who is not None and any(one.lower_ == "only" for one in who.subtree)
