"""Minds: the thoughts, fears, aims and intentions that a page attributes to somebody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from prophasis.reading.attribution.clausal import to_end
from prophasis.reading.attribution.mind import Attitude, Mind, Stance, can_hold, lemma_of, lookup
from prophasis.reading.attribution.mind_nouns import framed, noun_minds
from prophasis.reading.attribution.sources import (
    Papers,
    Source,
    Stretch,
    holder_of,
    passive,
    source,
)
from prophasis.reading.attribution.words import infinitive
from prophasis.reading.cast.roster import Cast
from prophasis.reading.clauses import is_verb, negated, stretch, under
from prophasis.reading.cues import beliefs
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Token

_AS = wordset("see view regard perceive interpret consider deem understand envision judge treat")
_OBJECT = wordset(
    """understand
    fear dread expect anticipate want desire covet foresee envision envisage overestimate underestimate misjudge
    misread misunderstand doubt prefer cherish mistrust distrust perceive misperceive
    overrate crave assess imagine misattribute believe suspect trust like love admire respect adore dislike hate
    resent despise detest loathe abhor weigh mull contemplate plan consider await regret question"""
)
_UNDER = {
    "believe": ("in",),
    "approve": ("of",),
    "disapprove": ("of",),
    "hope": ("for",),
    "long": ("for",),
    "yearn": ("for",),
    "wish": ("for",),
    "dream": ("of", "about"),
    "worry": ("about", "over"),
    "fret": ("about", "over"),
    "aspire": ("to",),
    "aim": ("for", "at"),
    "plan": ("for", "on"),
    "reflect": ("on",),
}
"""Prepositions by which a verb of thought leads to what is thought of."""
_OUGHT = frozenset(("should", "must", "ought", "shall"))


def find_minds(cast: Cast, said: frozenset[int] = frozenset()) -> list[Mind]:
    """All beliefs of a page; cues in ``said`` have been read as statements already."""
    papers, found = Papers(), []
    seen: set[tuple[int, Stretch]] = set()
    for token in cast.doc:
        if token.i in said:
            continue
        for mind in _at(cast, token, papers):
            if (mind.anchor, mind.content) not in seen:
                seen.add((mind.anchor, mind.content))
                found.append(mind)
    return found


def _at(cast: Cast, token: Token, papers: Papers) -> Iterator[Mind]:
    lemma = lemma_of(token)
    if token.i and token.nbor(-1).text.endswith("-"):
        return  # "self-determination" is no determination
    if token.pos_ == "NOUN":
        if ("frame", lemma) in beliefs() and token.dep_ == "pobj":
            yield from framed(cast, token, papers)
        if ("noun", lemma) in beliefs():
            yield from noun_minds(cast, token, papers)
    elif token.pos_ == "ADJ" or (token.tag_ == "VBN" and ("adjective", token.lower_) in beliefs()):
        yield from _adjective(cast, token, papers)
    if is_verb(token) and token.dep_ not in ("aux", "auxpass", "amod", "compound"):
        thoughts = list(_finds(cast, token, papers)) if lemma == "find" or ("verb", lemma) in beliefs() else []
        yield from thoughts
        if not thoughts and ("verb", lemma) in beliefs():
            yield from _verb(cast, token, papers)
        if ("cause", lemma) in beliefs():
            yield from _caused(cast, token, papers)


def _verb(roster: Cast, verb: Token, papers: Papers) -> Iterator[Mind]:
    if _called_for(verb) or _anybody(verb):
        return
    holder = _holder(roster, verb, papers)
    if holder is None:
        return
    attitude, stance = lookup("verb", verb)
    if verb.lemma_ in _WITH_INFINITIVE and not any(
        child.dep_ == "xcomp" and infinitive(child) for child in verb.children
    ):
        return
    shared = _shared_thought(verb)
    if shared is not None:
        refused = negated(verb.head) or verb.head.sent[0].lower_ in ("nor", "neither")
        yield Mind(
            holder, attitude, "false" if refused else stance, (verb.i, verb.i + 1), shared, verb.i, negated(verb)
        )
        return
    for content in _contents(verb):
        open_question = verb.doc[content[0]].lower_ in ("if", "whether", "why", "how")
        held = "open" if open_question else stance
        denied = negated(verb) or _refused_reason(verb)
        yield Mind(holder, attitude, held, (verb.i, verb.i + 1), content, verb.i, denied)


_WITH_INFINITIVE = wordset("mean")
"""Verbs that give an intention with an infinitive ("means to stay") and none with a clause ("means that")."""


def _shared_thought(verb: Token) -> Stretch | None:
    """ "..., as some still suppose": the clause above is what they think."""
    as_child = any(
        child.lower_ == "as" and child.dep_ in ("mark", "advmod") and child.i < verb.i for child in verb.children
    )
    own = any(child.dep_ in ("ccomp", "xcomp", "dobj", "acomp", "attr") for child in verb.children)
    if not as_child or own or verb.dep_ != "advcl" or not is_verb(verb.head):
        return None
    return stretch(verb.head, without=[verb])


def _anybody(verb: Token) -> bool:
    """ "a government expecting attack": one of a kind, of which nothing is told."""
    noun = verb.head
    return verb.dep_ == "acl" and verb.tag_ == "VBG" and any(one.lower_ in ("a", "an", "any") for one in noun.lefts)


def _refused_reason(verb: Token) -> bool:
    """ "did not attack because he feared": the author refuses the thought as the reason."""
    because = any(child.dep_ == "mark" and child.lower_ == "because" for child in verb.children)
    return because and verb.dep_ == "advcl" and is_verb(verb.head) and negated(verb.head)


def _called_for(verb: Token) -> bool:
    """Whether the thought is asked for, not held: "should see", "need to recognise", "expects us to believe"."""
    if any(child.dep_ == "aux" and child.lower_ in _OUGHT for child in verb.children):
        return True
    us = any(child.dep_ in ("xcomp", "ccomp") and child.lemma_ == "believe" for child in verb.children)
    if us and any(token.lower_ in ("us", "you") for token in verb.subtree):
        return True
    if verb.dep_ in ("xcomp", "ccomp") and verb.head.lemma_ in (
        "need",
        "have",
        "make",
        "let",
        "expect",
        "want",
        "tell",
    ):
        return verb.dep_ == "xcomp" and (verb.head.lemma_ == "need" or _called_for(verb.head))
    return False


def _holder(roster: Cast, verb: Token, papers: Papers) -> Source | None:
    """Who thinks so: the subject; in the passive "by ...", or a government named by its town ("seen in Moscow as")."""
    if passive(verb):
        for preposition in ("by", "in", "among", "within"):
            token = under(verb, preposition)
            if token is not None and can_hold(roster, token):
                return source(roster, token, papers)
        return Source() if _held_widely(verb) else None
    token = holder_of(verb)
    if token is None or is_verb(token) or not can_hold(roster, token):
        return None
    return source(roster, token, papers)


def _held_widely(verb: Token) -> bool:
    """ "It is believed that", "is widely regarded as": a thought of nobody named."""
    adverb = any(child.lower_ in _WIDELY for child in verb.children)
    nobody = any(child.lower_ == "it" and child.dep_ == "nsubjpass" for child in verb.children)
    clause = any(child.dep_ == "ccomp" and child.i > verb.i for child in verb.children)
    moved = verb.lemma_ in ("think", "believe") and any(child.dep_ == "xcomp" for child in verb.children)
    return lookup("verb", verb)[0] == "believes" and (adverb or moved or (nobody and clause))


_WIDELY = wordset(
    "widely generally commonly often usually universally frequently popularly traditionally sometimes long"
)


def _contents(verb: Token) -> Iterator[Stretch]:
    """What is thought: a clause, an infinitive, "X as Y", or the bare object of verbs like "fear"."""
    complement = _as_complement(verb) or _behind_aside(verb)
    if complement is not None:
        yield complement
        return
    for child in verb.children:
        if child.i < verb.i and any(token.text in ";:" for token in verb.doc[child.i : verb.i]):
            continue
        if child.dep_ in ("ccomp", "xcomp") and (is_verb(child) or child.pos_ in ("ADJ", "NOUN")):
            apart = [verb] if child.left_edge.i <= verb.i <= child.right_edge.i else []
            apart += [one for one in child.lefts if one.dep_ == "parataxis"]
            content = stretch(child, without=apart)
            content = _without_cue(content, verb.i) if content is not None else None
            thing = next((one for one in verb.children if one.dep_ == "dobj" and verb.i < one.i < child.i), None)
            if content is not None and thing is not None and thing.pos_ != "PRON":
                content = (thing.left_edge.i, content[1])
            if verb.lemma_ in ("see", "feel", "read") and child.dep_ == "ccomp" and not _finite(child):
                continue
            own = child.pos_ == "VERB" and child.lemma_ != "have"
            own = own or child.pos_ == "ADJ"
            told = infinitive(child) or (own and any(one.dep_ == "nsubj" for one in child.children))
            if content is not None and (content[1] - content[0] > 2 or told):
                yield to_end(verb, child, content)
                return
    for preposition in _UNDER.get(verb.lemma_, ()):
        inner = under(verb, preposition)
        content = stretch(inner) if inner is not None and inner.pos_ != "PRON" else None
        if content is not None and inner is not None and inner.ent_type_ not in ("DATE", "TIME"):
            yield content
            return
    if verb.lemma_.lower() in _OBJECT:
        for child in verb.children:
            if child.ent_type_ in ("QUANTITY", "CARDINAL", "MONEY", "PERCENT"):
                return
            if child.dep_ in ("dobj", "nsubjpass") and (child.pos_ != "PRON" or child.dep_ == "nsubjpass"):
                content = stretch(child)
                if content is not None:
                    yield to_end(verb, child, content) if child.dep_ == "dobj" else content
                return


def _behind_aside(verb: Token) -> Stretch | None:
    """ "He believes, advisers say, that it could": the clause that the parse gave to the verb put in between."""
    if any(child.dep_ in ("ccomp", "xcomp", "dobj") for child in verb.children):
        return None
    for aside in verb.rights:
        if aside.dep_ == "parataxis":
            clause = next((one for one in aside.rights if one.dep_ == "ccomp"), None)
            if clause is not None and clause.left_edge.lower_ == "that":
                return stretch(clause)
    return None


def _finite(verb: Token) -> bool:
    return verb.tag_ in ("VBD", "VBZ", "VBP", "MD") or any(
        child.dep_ in ("aux", "auxpass", "mark") for child in verb.children
    )


def _without_cue(content: Stretch, cue: int) -> Stretch | None:
    """The longer part of a content that the parse has wrapped round its cue ("what he believed to be his due")."""
    first, last = content
    if not first <= cue < last:
        return content
    return max((first, cue), (cue + 1, last), key=lambda part: part[1] - part[0])


def _as_complement(verb: Token) -> Stretch | None:
    """ "the invasion as a mission", "it as proof": from the object to the end of what it is seen as."""
    if verb.lemma_.lower() not in _AS:
        return None
    thing = next((one for one in verb.children if one.dep_ == "dobj" and one.i > verb.i), None)
    near = [*verb.children, *(thing.subtree if thing is not None else ())]
    for child in near:
        if child.dep_ == "prep" and child.lower_ == "as" and (thing is None or child.i > thing.i):
            inner = next((one for one in child.children if one.dep_ in ("pobj", "pcomp", "amod", "acomp")), None)
            what = stretch(inner) if inner is not None else None
            if what is not None:
                return (thing.left_edge.i if thing is not None else what[0]), what[1]
    return None


def _finds(roster: Cast, verb: Token, papers: Papers) -> Iterator[Mind]:
    """Thoughts with "it": "finds it advantageous to talk", "judged it unlikely that they would fight"."""
    doc = verb.doc
    if verb.i + 3 >= len(doc) or doc[verb.i + 1].lower_ != "it":
        return
    holder = _holder(roster, verb, papers)
    link = next(
        (doc[index] for index in range(verb.i + 2, min(verb.i + 7, len(doc))) if doc[index].lower_ in ("to", "that")),
        None,
    )
    if holder is None or link is None or not is_verb(link.head) or link.head.i < link.i:
        return
    content = stretch(link.head)
    if content is not None:
        yield Mind(
            holder, "believes", "open", (verb.i, link.i), (max(content[0], link.i), content[1]), verb.i, negated(verb)
        )


def _caused(roster: Cast, verb: Token, papers: Papers) -> Iterator[Mind]:
    """ "the protests alarmed the king", "he had convinced himself that": the mind of the object."""
    attitude, stance = lookup("cause", verb)
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    wanted = ("nsubjpass",) if passive else ("dobj",)
    mind = next((child for child in verb.children if child.dep_ in wanted), None)
    if mind is None or not can_hold(roster, mind):
        return
    figure = roster.at(mind)
    if verb.lemma_ in ("threaten", "concern") and not passive:
        return
    if figure is not None and roster.kind(figure) not in ("person", "group", "office") and attitude == "fears":
        return
    clause = next((child for child in verb.children if child.dep_ in ("ccomp", "advcl") and child.i > verb.i), None)
    agent = under(verb, "by") if passive else None
    if attitude == "believes":
        content = stretch(clause) if clause is not None and clause.left_edge.lower_ == "that" else None
        if content is None and clause is not None and clause.dep_ == "ccomp":
            content = stretch(clause)
    else:
        doer = agent or next((child for child in verb.children if child.dep_ == "nsubj" and not passive), None)
        content = stretch(doer) if doer is not None and doer.pos_ != "PRON" else None
    if content is not None:
        yield Mind(source(roster, mind, papers), attitude, stance, (verb.i, verb.i + 1), content, verb.i, negated(verb))


def _adjective(roster: Cast, word: Token, papers: Papers) -> Iterator[Mind]:
    """ "was afraid of", "is convinced that", "felt threatened by"."""
    key = ("adjective", word.lower_) if ("adjective", word.lower_) in beliefs() else ("adjective", word.lemma_.lower())
    if key not in beliefs() or word.dep_ not in ("acomp", "ROOT", "conj", "ccomp", "xcomp", "oprd", "advcl", "relcl"):
        return
    verb = word.head if word.dep_ in ("acomp", "oprd", "xcomp") else word
    if (
        is_verb(verb)
        and verb.i != word.i
        and verb.lemma_ not in ("be", "feel", "become", "remain", "seem", "grow", "appear", "get")
    ):
        return
    helper = next(
        (one for one in word.children if one.lemma_ == "be" and any(c.dep_ == "nsubj" for c in one.children)), None
    )
    verb = helper if helper is not None else verb
    token = holder_of(verb)
    if token is None or is_verb(token) or not can_hold(roster, token):
        return
    if any(child.tag_ == "MD" for child in verb.children):
        return
    found = beliefs()[key]
    attitude, stance = cast("Attitude", found[0]), cast("Stance", found[1])
    for child in word.children:
        if child.dep_ in ("ccomp", "xcomp"):
            content = stretch(child)
        elif child.dep_ in ("prep", "agent") and child.lower_ in (
            "of",
            "about",
            "with",
            "by",
            "that",
            "at",
            "in",
            "over",
            "on",
            "for",
        ):
            inner = next((one for one in child.children if one.dep_ in ("pobj", "pcomp")), None)
            content = stretch(inner) if inner is not None and inner.ent_type_ not in ("DATE", "TIME") else None
        else:
            continue
        if content is not None:
            denied = negated(verb) or word.lower_.startswith(("un", "dis")) and attitude != "fears"
            denied = denied or word.lower_ in ("unfazed", "unconcerned", "untroubled")
            yield Mind(source(roster, token, papers), attitude, stance, (word.i, word.i + 1), content, word.i, denied)
            return
