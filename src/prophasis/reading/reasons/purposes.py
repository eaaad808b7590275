"""Purposes: "to ..." clauses, "aimed at", "designed to", "sought to A by B", "fight for A"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from prophasis.reading.clauses import (
    Stretch,
    clause,
    conjuncts,
    is_verb,
    negated,
    phrase,
    stretch,
    subject,
    told,
    trim,
    under,
)
from prophasis.reading.reasons.reason import Reason
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_DIRECTED = wordset(
    """
    aim design intend mean calculate gear direct bent intent craft devise destine target orient
    """
)
_TRYING = wordset(
    """
    seek try attempt aim hope want wish strive endeavor endeavour undertake work look
    """
)
_STRIVING = wordset(
    """
    fight strive compete campaign struggle vie battle push die bid wrestle long yearn
    """
)
_COMPLEMENT = wordset(
    """
    be need have want try begin start continue seem appear tend fail refuse agree decide call resolve arrange
    determine choose hope expect plan intend seek attempt aim promise threaten vow pledge offer manage happen
    prove cease come get like love prefer hate afford dare learn wish ought deserve claim pretend swear
    volunteer hesitate ask tell order urge invite advise warn remind request beg command forbid require allow
    permit enable cause force compel help lead persuade convince encourage prompt oblige motivate inspire drive
    let believe consider deem suppose say report know think find remain suffice opt elect commit struggle rush
    make see hear perceive hold judge assess show understand imagine feel bind set refer take bring authorize
    authorise empower direct summon instruct mandate subject pressure press pressurize turn doom schedule suspect
    rumour rumor entitle entice enjoin qualify wait induce
    """
)
"""Verbs whose infinitive is their object rather than a purpose."""
_PAVING = wordset("prepare lay set pave clear create build make provide soften")
_GROUND = wordset(
    """
    ground way groundwork stage condition scene path pretext justification excuse foundation basis cover
    """
)
_TIMES = wordset(
    """
    year years month months week weeks day days hour hours minute minutes decade decades century centuries while
    time moment long ever seconds second period rest generation generations
    """
)


def find(sent: Span) -> Iterator[Reason]:
    """The purposes that ``sent`` states."""
    for token in sent:
        if not is_verb(token) and token.lemma_.lower() not in _DIRECTED:
            continue
        lemma = token.lemma_.lower()
        if lemma in _DIRECTED:
            yield from _directed(token)
        if lemma in _TRYING:
            yield from _tried_by(token)
        if lemma in _STRIVING:
            yield from _striven_for(token)
        if lemma in _PAVING:
            yield from _paving(token)
        marker = _to(token)
        if marker is not None:
            yield from _infinitive(token, marker)
        yield from _so_can(token)
        yield from _by_means(token)


def _to(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.lower_ == "to" and child.dep_ == "aux"), None)


def _infinitive(verb: Token, marker: Token) -> Iterator[Reason]:
    doc = verb.doc
    before = doc[marker.i - 1] if marker.i else None
    refused = before is not None and before.lower_ in ("not", "n't", "never")
    if before is not None and before.lower_ in (
        "order",
        "as",
        "only",
        "enough",
        "how",
        "what",
        "where",
        "when",
        "whether",
    ):
        return
    head = verb.head
    if verb.dep_ == "conj" and _to(head) is not None:
        return
    listed = before is not None and (before.text == "," or before.lower_ in ("and", "or")) and _to(head) is not None
    if listed:
        return
    if (verb.lemma_ == "be" and verb.dep_ == "advcl" and verb.i > head.i) or _measured(marker):
        return
    if before is not None and _marked_for(verb, before):
        return
    if verb.dep_ == "advcl" and is_verb(head):
        sure = _purposive(head, verb)
    elif verb.dep_ == "xcomp" and is_verb(head) and head.lemma_ not in _COMPLEMENT:
        sure = _has_object(head, verb) or _employed(head)
    else:
        return
    if not sure:
        return
    top = finite(head)
    others = [one for one in (*head.children, *top.children) if one.dep_ == "advcl" and _to(one) is not None]
    part = clause(top, without=[verb, *others])
    if part is None:
        return
    refused = refused or _is_contrast(head, verb)
    for one, denied in _aims(verb, marker):
        if not (one[0] < part[1] and part[0] < one[1]):
            yield Reason(
                part, one, (marker.i, marker.i + 1), head, "purpose", denied=refused if denied is None else denied
            )


def finite(verb: Token) -> Token:
    """The verb that an infinitive without a subject of its own completes ("decided to move" for "move")."""
    while verb.dep_ == "xcomp" and is_verb(verb.head) and verb.head.i < verb.i:
        verb = verb.head
    return verb


def _aims(verb: Token, marker: Token) -> Iterator[tuple[Stretch, bool | None]]:
    """The aims one by one where some are refused and others put in their place, else as a whole."""
    pieces = list(several(verb, marker))
    if pieces and all(denied is None for _, denied in pieces):
        yield (min(piece[0] for piece, _ in pieces), max(piece[1] for piece, _ in pieces)), None
    else:
        yield from pieces


_EMPLOYING = wordset("use utilize utilise employ deploy exploit develop modify adapt train design apply collect gather")


def _employed(verb: Token) -> bool:
    """ "a scope used to A", "which they use to A", "modified to A": what is put to use, also where it stands before."""
    past_habit = verb.lower_ == "used" and verb.tag_ == "VBD"
    return verb.lemma_ in _EMPLOYING and not past_habit


_DEGREES = ("too", "enough", "so")
_ABILITIES = wordset(
    """
    will strength ability right opportunity chance need time power capacity courage authority means willingness
    freedom duty obligation offer plan decision attempt promise threat demand request agreement order proposal
    bid effort pledge vow invitation warning reason desire wish intention tendency potential permission failure
    refusal
    """
)


def _marked_for(verb: Token, before: Token) -> bool:
    """ "lists of officials to be arrested": which officials, not what for."""
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    return passive and before.dep_ == "pobj" and before.head.lower_ == "of"


def _measured(marker: Token) -> bool:
    """ "too weak to A", "strong enough to A", "the strength to A": how far, not what for."""
    before = list(marker.doc[max(marker.i - 5, marker.sent.start) : marker.i])
    if before and before[-1].lemma_.lower() in _ABILITIES:
        return True
    if any(token.lemma_.lower() in _ABILITIES and token.nbor(1).lower_ == "of" for token in before):
        return True
    return any(token.lower_ in _DEGREES and token.dep_ == "advmod" and token.head.lemma_ != "do" for token in before)


def _purposive(head: Token, verb: Token) -> bool:
    if head.lemma_ in _COMPLEMENT and verb.i > head.i and not _has_object(head, verb):
        return False
    if head.lemma_ != "do" and any(child.lower_ in _DEGREES and child.dep_ == "advmod" for child in head.children):
        return False
    if any(child.dep_ in ("acomp",) for child in head.children) and verb.i > head.i:
        return False
    if head.lemma_ == "be" and verb.i > head.i:
        return False
    return not any(child.dep_ in ("nsubj", "expl") and child.lower_ in ("it", "there") for child in head.children)


def _has_object(head: Token, verb: Token) -> bool:
    if head.lemma_ == "do" and any(child.lower_ == "so" for child in head.children):
        return True
    return any(
        child.dep_ in ("dobj", "nsubjpass", "prep", "prt", "dative") and child.i < verb.i for child in head.children
    )


def _is_contrast(head: Token, verb: Token) -> bool:
    return (
        False
        if head.i == verb.i
        else any(child.dep_ == "neg" and child.i == verb.left_edge.i - 1 for child in head.children)
    )


def several(verb: Token, marker: Token | None) -> Iterator[tuple[Stretch, bool | None]]:
    """The clause of ``verb`` and of what is coordinated with it, each with whether it alone is denied or affirmed.

    None: as the first. Bare infinitives that the parse hung elsewhere ("to A, B and C") are gathered.
    """
    members = [one for one in conjuncts(verb) if is_verb(one) or one.i == verb.i]
    members += [one for one in _stray(verb) if one not in members]
    members.sort(key=lambda one: one.i)
    turned = False
    for index, member in enumerate(members):
        later = members[index + 1].left_edge.i if index + 1 < len(members) else None
        part = told(member, without=[child for child in member.children if child.dep_ == "conj" and child.i > member.i])
        if part is None:
            continue
        first = part[0]
        if index == 0 and marker is not None:
            first = max(first, marker.i)
        last = min(part[1], later) if later is not None and later > first else part[1]
        cut = trim(member.doc, first, last)
        if cut is None:
            continue
        word = _link(member, members[0])
        if index and word in ("but", "rather", "instead"):
            turned = True
        for piece in _pieces(member, cut):
            yield piece, (None if not turned else False) if word != "not" or not index else True


def _pieces(member: Token, part: Stretch) -> Iterator[Stretch]:
    """ "to A and to B" that the parse left whole, cut before each "to"."""
    doc, begin = member.doc, part[0]
    for k in range(part[0] + 2, part[1] - 1):
        linked = doc[k].lower_ in ("and", "or", ",", "and/or") and doc[k + 1].lower_ == "to"
        if linked and k + 2 < part[1] and doc[k + 2].tag_ == "VB":
            piece = trim(doc, begin, k)
            if piece is not None:
                yield piece
            begin = k + 1
    last = trim(doc, begin, part[1])
    if last is not None:
        yield last


def _link(member: Token, first: Token) -> str:
    """The word that turns the list: "but", "rather", "not" before a later member."""
    if member.i == first.i:
        return ""
    doc = member.doc
    near = [doc[k].lower_ for k in range(max(member.left_edge.i - 3, first.i + 1), member.i)]
    for word in ("but", "rather", "instead"):
        if word in near:
            return word
    return "not" if "not" in near else ""


def _stray(verb: Token) -> list[Token]:
    """Bare infinitives after ``verb`` in a list that the parse attached above it."""
    doc = verb.doc
    end = verb.sent.end
    found: list[Token] = []
    if _to(verb) is None and verb.tag_ != "VB":
        return found
    above = {one.i for one in verb.ancestors}
    for token in doc[verb.i + 1 : end]:
        if token.tag_ == "VB" and token.dep_ == "conj" and (token.head.i in above or token.head in found):
            left = doc[token.i - 1]
            if left.text == "," or left.lower_ in ("and", "or", "to"):
                has_aux = any(child.dep_ == "aux" and child.lower_ != "to" for child in token.children)
                if not has_aux and not any(child.dep_ == "nsubj" for child in token.children):
                    found.append(token)
    return found


def _directed(verb: Token) -> Iterator[Reason]:
    """ "aimed at A", "designed to A", "meant to A": said of a thing or a deed, not of a person's wish."""
    content = next(
        (one for one in verb.children if one.dep_ in ("xcomp", "advcl", "ccomp") and _to(one) is not None), None
    )
    target = content or under(verb, "at") or under(verb, "toward") or under(verb, "towards")
    if target is None and verb.lemma_.lower() in ("bent", "intent"):
        target = under(verb, "on")
    if target is None:
        return
    holder = verb.head if verb.dep_ == "acl" else subject(verb)
    if verb.dep_ in ("advcl", "pcomp") and holder is None:
        holder = verb.head
    passive = verb.tag_ == "VBN"
    if holder is None or (not passive and verb.lemma_ in ("intend", "mean")):
        return
    if not passive and (holder.ent_type_ in ("PERSON", "GPE", "NORP", "ORG") or holder.tag_ == "PRP"):
        return
    if passive and verb.lemma_ == "mean" and target is not content:
        return
    given = clause(holder, without=[verb]) if is_verb(holder) else _phrase_without(holder, verb)
    if given is None:
        return
    marker = _to(target) if is_verb(target) else None
    for part, denied in (
        several(target, marker) if is_verb(target) else [(phrase(one), None) for one in conjuncts(target)]
    ):
        if part is not None and not (part[0] < given[1] and given[0] < part[1]):
            yield Reason(
                given, part, _cue(verb, part), verb, "purpose", denied=negated(verb) if denied is None else denied
            )


def _so_can(verb: Token) -> Iterator[Reason]:
    """ "left early so he could A": with a modal and no comma, "so" says what for."""
    doc, so = verb.doc, verb.left_edge.i - 1
    if so > verb.sent.start and doc[so].lower_ != "so" and doc[so + 1].lower_ == "so":
        so += 1
    modal = any(one.dep_ == "aux" and one.lower_ in _ENABLED for one in verb.children)
    if so <= verb.sent.start or doc[so].lower_ != "so" or not modal or doc[so + 1].lower_ == "that":
        return
    above = next((one for one in verb.ancestors if is_verb(one) and one.i < so), None)
    if above is None or doc[so - 1].is_punct or doc[so - 1].lower_ in ("and", "if", "do", "or"):
        return
    given, part = clause(above, without=[verb]), stretch(verb)
    if given is None or part is None or not given[0] < so:
        return
    given, part = (given[0], min(given[1], so)), (max(part[0], so + 1), part[1])
    if part[0] < part[1]:
        yield Reason(given, part, (so, so + 1), above, "purpose", denied=False)


def _by_means(verb: Token) -> Iterator[Reason]:
    """ "Debbie caused her death by starting the fire", "She lives by writing": the means explains what it brings."""
    if verb.tag_ != "VBG" or verb.dep_ != "pcomp" or verb.head.lower_ != "by":
        return
    word, head = verb.head, verb.head.head
    if not is_verb(head) or head.i > word.i or head.lemma_ in _ANSWERING or head.tag_ == "VBN":
        return
    given, part = clause(head, without=[word]), stretch(verb)
    if given is None or part is None or given[1] > part[0]:
        return
    willed = subject(head)
    person = willed is not None and (willed.tag_ == "PRP" or willed.ent_type_ in ("PERSON", "GPE", "ORG", "NORP"))
    brought = not person and head.lemma_ in _BRINGING
    ends = (given, part) if brought else (part, given)
    yield Reason(*ends, (word.i, word.i + 1), head, "cause" if brought else "purpose", denied=negated(head))


_BRINGING = wordset(
    """
    be become cause lead reduce increase improve result allow enable help make raise lower change weaken strengthen
    prevent adjust happen arise occur kill die save wash lose gain grow fall rise shrink spread
    """
)
"""Verbs whose subject brings something about without meaning to."""


_ANSWERING = wordset("respond react retaliate answer counter begin start end finish open close conclude")
_ENABLED = wordset("can could would will might may 'd 'll")


def _phrase_without(noun: Token, verb: Token) -> Stretch | None:
    return phrase(noun, without=[verb] if noun.left_edge.i <= verb.i <= noun.right_edge.i else [])


def _cue(verb: Token, part: Stretch) -> Stretch:
    last = verb.i + 1
    if last < part[0] and verb.doc[last].lower_ in ("at", "to", "on", "toward", "towards"):
        last += 1
    return verb.i, last


def _tried_by(verb: Token) -> Iterator[Reason]:
    """ "sought to A by B": A is the purpose of B."""
    aim = next((one for one in verb.children if one.dep_ == "xcomp" and _to(one) is not None), None)
    if aim is None:
        return
    for holder in (verb, aim):
        means = under(holder, "by")
        if means is not None and is_verb(means):
            given = stretch(means)
            part = stretch(aim, without=[child for child in aim.children if child.right_edge.i >= means.i])
            if given is not None and part is not None:
                yield Reason(given, part, (verb.i, verb.i + 1), verb, "purpose", denied=negated(verb))
            return


def _paving(verb: Token) -> Iterator[Reason]:
    """ "preparing the ground for A", "setting the stage for A", "created a pretext for A"."""
    thing = next((one for one in verb.children if one.dep_ == "dobj" and one.lemma_.lower() in _GROUND), None)
    if thing is None:
        return
    holder = next((one for one in (thing, verb) if under(one, "for") is not None), None)
    aim = under(holder, "for") if holder is not None else None
    if holder is None or aim is None:
        return
    word = next(one for one in holder.children if one.lower_ == "for")
    given = clause(verb, without=[word])
    part = stretch(aim)
    if given is not None and part is not None:
        given = (given[0], min(given[1], word.i)) if given[0] < word.i else given
        yield Reason(given, part, (word.i, word.i + 1), verb, "purpose", denied=negated(verb))


def _striven_for(verb: Token) -> Iterator[Reason]:
    """ "is fighting for A"."""
    aim = under(verb, "for")
    if aim is None or aim.lemma_.lower() in _TIMES or aim.ent_type_ in ("DATE", "TIME", "CARDINAL", "ORDINAL"):
        return
    holder = next(child for child in verb.children if child.lower_ == "for" and child.dep_ in ("prep", "dative"))
    given = clause(verb, without=[holder])
    part = stretch(aim)
    if given is not None and part is not None:
        yield Reason(given, part, (holder.i, holder.i + 1), verb, "purpose", denied=negated(verb))
