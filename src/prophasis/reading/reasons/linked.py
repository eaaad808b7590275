"""Reasons across clauses and sentences: "This is why B", "As a result, B", "so A that B", "Why else would B?"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from prophasis.reading.clauses import SUBJECTS, Stretch, clause, is_verb, phrase, stretch, subject, trim, under
from prophasis.reading.reasons.connectives import previous
from prophasis.reading.reasons.reason import Reason
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_HENCE: tuple[tuple[str, ...], ...] = tuple(
    tuple(line.split())
    for line in """as a result
as a consequence
in consequence ,
consequently
therefore
thus ,
hence ,
hence
accordingly ,
for this reason
for these reasons
for that reason
because of this
due to this
this is why
that is why
that 's why
that ’s why
which is why
this explains why
that explains why
in response ,
in retaliation ,
so""".splitlines()
)
_READ_AS = wordset("interpret read view see regard take treat construe perceive")
_PROVOKING = wordset(
    """
    invitation provocation pretext excuse licence license encouragement signal threat challenge justification
    opportunity sign weakness proof humiliation insult opening
    """
)
_INVITING = wordset(
    """
    invitation provocation pretext excuse licence license encouragement opening justification light
    """
)
_MIND = wordset("mind intend want aim plan seek think intention purpose")
_REVEALING = wordset("reveal betray expose show demonstrate signal disclose")


def find(sent: Span) -> Iterator[Reason]:
    """The reasons that reach beyond one clause."""
    yield from _hence(sent)
    yield from _answered(sent)
    yield from _so_that(sent)
    yield from _why_else(sent)
    yield from _which_is_why(sent)
    for token in sent:
        if token.lemma_ in _READ_AS and is_verb(token):
            yield from _read_as(token)
        if token.lemma_ in _REVEALING and is_verb(token):
            yield from _reveals(token)
        if is_verb(token) and token.dep_ == "relcl":
            yield from _shunned(token)


def _hence(sent: Span) -> Iterator[Reason]:
    """A result joined to the sentence before."""
    doc = sent.doc
    start = sent.start
    while start < sent.end and (doc[start].is_punct or doc[start].is_space or doc[start].lower_ in ("and", "but")):
        start += 1
    for opening in _HENCE:
        if start + len(opening) >= sent.end:
            continue
        if all(doc[start + k].lower_ == word for k, word in enumerate(opening)):
            if opening == ("so",) and not _so_links(doc[start]):
                continue
            if doc[start + len(opening)].lower_ == "of":
                continue
            before = previous(sent)
            given = trim(doc, start + len(opening), _closed(sent, start))
            if before is not None and given is not None:
                cue = (start, start + len(opening) - (opening[-1] == ","))
                yield Reason(given, before[0], cue, sent.root)
            return


def _answered(sent: Span) -> Iterator[Reason]:
    """ "He responded by B": what the sentence before tells is answered by B."""
    verb = sent.root
    if verb.lemma_ not in ("respond", "react", "retaliate", "answer", "counter") or under(verb, "to") is not None:
        return
    means, before = under(verb, "by") or under(verb, "with"), previous(sent)
    if means is None or before is None or any(child.dep_ == "dobj" for child in verb.children):
        return
    given = stretch(means)
    if given is not None:
        yield Reason(given, before[0], (verb.i, verb.i + 1), verb)


def _so_links(token: Token) -> bool:
    """Whether an opening "so" draws a result from what was said, not a degree ("so many") nor a turn of speech."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if after is None or token.sent.text.rstrip().endswith("?"):
        return False
    if token.head.pos_ in ("ADJ", "ADV") and token.head.i == token.i + 1:
        return False
    return after.lower_ not in _NOT_SO and not after.is_punct or after.text == ","


_NOT_SO = wordset("far called that many much long as on be to too often - – thank thanks yes no okay")


def _so_that(sent: Span) -> Iterator[Reason]:
    """ "so A that B", "A, so B", "A; therefore B"."""
    for token in sent:
        if token.lower_ == "so" and token.dep_ == "advmod" and token.head.pos_ in ("ADJ", "ADV"):
            top = token.head
            verb = top.head if is_verb(top.head) else None
            for holder in (top, verb):
                for child in holder.children if holder is not None else ():
                    if (
                        child.dep_ in ("ccomp", "advcl", "relcl")
                        and child.i > top.i
                        and child.left_edge.lower_ == "that"
                    ):
                        given, part = stretch(child), clause(verb or top, without=[child])
                        if given and part:
                            yield Reason(given, part, (token.i, token.i + 1), verb or top, linked=False)
        elif token.lower_ in ("so", "therefore", "thus", "hence", "thereby") and token.i > sent.start + 2:
            yield from _joined(token, sent)


def _joined(word: Token, sent: Span) -> Iterator[Reason]:
    """ "A, so B", "A so B", "A; therefore B", "A and thus B"."""
    doc, before = sent.doc, sent.doc[word.i - 1]
    if before.lower_ in ("and", "but") and word.i - 1 > sent.start:
        before = doc[word.i - 2] if doc[word.i - 2].text == "," else before
    linked = before.text in (",", ";", "—", "–", "-", ")") or before.lower_ == "and"
    if word.i + 1 >= sent.end or doc[word.i + 1].lower_ in _NOT_SO:
        return
    verb = _resulting(word, sent)
    if verb is None or (not linked and not _bare_so(word, verb)):
        return
    given = trim(doc, word.i + 1, _closed(sent, word.i))
    part = trim(doc, _opened(sent, before.i), before.i + (not linked))
    if given and part and part[1] - part[0] > 1:
        yield Reason(given, part, (word.i, word.i + 1), verb)


def _closed(sent: Span, at: int) -> int:
    """Where the clause that goes on behind ``at`` is closed by a semicolon."""
    return next((token.i for token in sent.doc[at + 1 : sent.end] if token.text == ";"), sent.end)


def _opened(sent: Span, at: int) -> int:
    """Where the clause before ``at`` was opened: behind a semicolon that divides it from more."""
    before = [token.i for token in sent.doc[sent.start : at - 2] if token.text == ";"]
    return before[-1] + 1 if before else sent.start


def _resulting(word: Token, sent: Span) -> Token | None:
    """The verb of what follows "so" or "thus": a clause with its own subject, or a verb right behind "and thus"."""
    for token in sent.doc[word.i + 1 : sent.end]:
        if not is_verb(token):
            continue
        own = next((one for one in token.children if one.dep_ in SUBJECTS and one.i > word.i), None)
        if own is not None:
            return token
        if word.lower_ != "so" and token.i <= word.i + 3 and token.dep_ not in ("relcl", "acl", "amod"):
            return token
    return None


def _bare_so(word: Token, verb: Token) -> bool:
    """ "I am old so I rest": without a comma, a clause with its own subject follows at once and no modal opens it."""
    own = next((one for one in verb.children if one.dep_ in SUBJECTS and one.i > word.i), None)
    modal = any(one.tag_ == "MD" for one in verb.children)
    near = own is not None and own.left_edge.i == word.i + 1 and own.pos_ in ("PRON", "PROPN", "NOUN")
    return word.lower_ == "so" and near and not modal and word.head.pos_ not in ("ADJ", "ADV")


def _which_is_why(sent: Span) -> Iterator[Reason]:
    """ "A, which is why B", "A; that is why B"."""
    doc = sent.doc
    for k in range(sent.start + 3, sent.end - 3):
        words = (doc[k].lower_, doc[k + 1].lemma_, doc[k + 2].lower_)
        if words[0] in ("which", "that", "this") and words[1] in ("be", "’", "explain") and words[2] == "why":
            part, given = trim(doc, _opened(sent, k), k), trim(doc, k + 3, _closed(sent, k + 2))
            if part is not None and given is not None:
                yield Reason(given, part, (k, k + 3), doc[k + 1])
            return


def _why_else(sent: Span) -> Iterator[Reason]:
    """ "Why else would B?": the sentence before is the reason of B."""
    doc, start = sent.doc, sent.start
    if start + 3 < sent.end and doc[start].lower_ == "why" and doc[start + 1].lower_ == "else":
        before, given = previous(sent), trim(doc, start + 3, sent.end)
        if before is not None and given is not None:
            yield Reason(given, before[0], (start, start + 2), sent.root, "motive")


def _read_as(verb: Token) -> Iterator[Reason]:
    """ "A will be read as an invitation to B"."""
    inner = under(verb, "as")
    source = next((one for one in verb.children if one.dep_ == "dobj"), None) or subject(verb)
    if inner is None or source is None or inner.lemma_.lower() not in _INVITING:
        return
    given, part = stretch(inner), stretch(source) if is_verb(source) else phrase(source)
    if given and part and not (part[0] < given[1] and given[0] < part[1]):
        yield Reason(given, part, (verb.i, verb.i + 2), verb)


def _reveals(verb: Token) -> Iterator[Reason]:
    """ "A reveals what he has in mind": a deed as the sign of an aim."""
    source = subject(verb)
    content = next((one for one in verb.children if one.dep_ == "ccomp" and one.i > verb.i), None)
    if source is None or content is None or source.ent_type_ in ("PERSON", "GPE", "ORG") or source.tag_ == "PRP":
        return
    words = {one.lemma_.lower() for one in content.subtree}
    if content.left_edge.lower_ != "what" and not any(one.lower_ == "what" for one in content.children):
        return
    if words & _MIND:
        given, part = stretch(content), phrase(source)
        if given and part:
            yield Reason(given, part, (verb.i, verb.i + 1), verb, "motive")


def _shunned(verb: Token) -> Iterator[Reason]:
    """ "does not want to risk A that might B": B is why A is shunned."""
    modal = next(
        (one for one in verb.children if one.dep_ == "aux" and one.lower_ in ("might", "could", "would", "may")), None
    )
    if modal is None:
        return
    for above in verb.ancestors:
        if is_verb(above) and above.lemma_ in (
            "risk",
            "avoid",
            "prevent",
            "fear",
            "stop",
            "oppose",
            "block",
            "resist",
            "deter",
            "forestall",
        ):
            main = above.head if above.dep_ == "xcomp" else above
            part = trim(verb.doc, modal.i, verb.right_edge.i + 1)
            given: Stretch | None = clause(main, without=[verb])
            if part and given:
                given = (given[0], min(given[1], verb.left_edge.i)) if given[0] < verb.left_edge.i else given
                yield Reason(given, part, (verb.left_edge.i, modal.i + 1), main, "motive")
            return
