"""Words: the statements of a page, each with source, cue and content, found over the dependency parse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from prophasis.reading.attribution.quotes import Quote
from prophasis.reading.attribution.sources import (
    EXPERTS,
    PAPERS,
    Papers,
    Source,
    Stretch,
    audience_of,
    can_speak,
    holder_of,
    source,
    source_of_noun,
    source_of_verb,
    venue_of,
)
from prophasis.reading.cast.groups import role_of
from prophasis.reading.cast.roster import Cast
from prophasis.reading.clauses import is_verb, phrase, stretch
from prophasis.reading.cues import beliefs, statement_nouns, statement_verbs
from prophasis.reading.gazetteer import wordset

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Mode = Literal["direct", "indirect", "mixed", "act"]

_TOPICS = ("about", "for", "of", "on", "against", "over")
_TO = wordset("object refer allude appeal agree objection opposition commitment")
_ADJECTIVES = wordset("adamant candid vocal outspoken explicit frank insistent clear emphatic unequivocal open silent")
_IDIOMS = wordset("needless suffice that let")


@dataclass(frozen=True)
class Words:
    """Somebody's words: token stretches of cue and content, who speaks to whom, and how they are given."""

    cue: Stretch
    content: Stretch
    mode: Mode
    source: Source
    anchor: int
    audience: str | None = None
    venue: str | None = None
    false: bool = False


def find_words(cast: Cast, quotes: list[Quote]) -> list[Words]:
    """All statements of a page, in order of their cues; the same content under one cue is given once."""
    papers = Papers()
    quoted = _quoted_tokens(cast, quotes)
    found: list[Words] = []
    seen: set[tuple[int, Stretch]] = set()
    for token in cast.doc:
        for words in _at(cast, token, papers, quoted):
            key = (words.anchor, words.content)
            if key not in seen:
                seen.add(key)
                found.append(_with_mode(replace(words, content=_closed(cast.doc, words.content)), quoted))
    return found


def _quoted_tokens(cast: Cast, quotes: list[Quote]) -> set[int]:
    inside: set[int] = set()
    for quote in quotes:
        span = cast.doc.char_span(quote.start, quote.end, alignment_mode="expand")
        if span is not None:
            inside.update(token.i for token in span if not token.is_punct)
    return inside


def _closed(doc: Doc, content: Stretch) -> Stretch:
    """The content with the mark that closes a quotation begun in it."""
    first, last = content
    text = doc[first:last].text
    if last < len(doc) and doc[last].text in '”"’' and text.count("“") + text.count('"') > text.count("”"):
        return first, last + 1
    return content


def _with_mode(words: Words, quoted: set[int]) -> Words:
    """Direct where all words stand in quotation marks, mixed where some do."""
    first, last = words.content
    inside = sum(index in quoted for index in range(first, last))
    if words.mode == "act" and inside < 2:
        return words
    if inside == 0:
        return words
    return replace(words, mode="direct" if inside >= 0.7 * (last - first) else "mixed")


def _at(cast: Cast, token: Token, papers: Papers, quoted: set[int]) -> Iterator[Words]:
    lemma = token.lemma_.lower()
    if is_verb(token) and token.dep_ not in ("aux", "auxpass", "amod", "compound") and token.i not in quoted:
        classes = statement_verbs().get(lemma)
        if classes and not _idiom(token):
            yield from _verb(cast, token, classes, papers)
        else:
            yield from _quoted_belief(cast, token, papers, quoted)
    elif token.pos_ == "NOUN" and lemma in statement_nouns():
        yield from _noun(cast, token, papers)
    elif token.pos_ == "ADJ" and lemma in _ADJECTIVES:
        yield from _adjective(cast, token, papers)
    lead = _lead(token)
    if lead:
        yield from _according(cast, token, lead, papers)


def _lead(token: Token) -> int:
    """How many tokens of "according to" or "in the words of" begin here; 0 where neither does."""
    for words in (("according", "to"), ("in", "the", "words", "of")):
        if token.lower_ == words[0] and token.i + len(words) < len(token.doc):
            if all(token.doc[token.i + step].lower_ == word for step, word in enumerate(words)):
                return len(words)
    return 0


def _quoted_belief(cast: Cast, verb: Token, papers: Papers, quoted: set[int]) -> Iterator[Words]:
    """Beliefs given in the holder's own quoted words, and "expects us to believe": both are statements."""
    if ("verb", verb.lemma_.lower()) not in beliefs():
        return
    made = (
        verb.head if verb.dep_ in ("xcomp", "ccomp") and verb.head.lemma_ in ("expect", "want", "ask", "have") else None
    )
    us = made is not None and any(child.lower_ == "us" for child in (*made.children, *verb.children))
    speaker = source_of_verb(cast, made if us and made is not None else verb, papers)
    for child in verb.children:
        content = stretch(child) if child.dep_ == "ccomp" else None
        if content is None or speaker.words is None:
            continue
        if us and made is not None:
            yield Words((made.i, verb.i + 1), content, "indirect", speaker, verb.i, audience="us", false=True)
        elif sum(index in quoted for index in range(*content)) >= 2:
            yield Words(_cue(verb), content, "mixed", speaker, verb.i)


def _idiom(verb: Token) -> bool:
    before = verb.doc[max(0, verb.i - 2) : verb.i]
    return verb.lemma_ == "say" and any(token.lower_ in _IDIOMS for token in before) and verb.tag_ == "VB"


def _verb(cast: Cast, verb: Token, classes: frozenset[str], papers: Papers) -> Iterator[Words]:
    speaker = source_of_verb(cast, verb, papers, anybody=bool(classes & {"say", "tell"}))
    if _unsaid(verb) and not classes & {"deny"}:
        return
    if classes == {"paper"} and not _by_paper(verb):
        return
    cue = _cue(verb)
    voiced = speaker.words is not None
    plain = Words(cue, cue, "indirect", speaker, verb.i, venue=venue_of(verb))
    told = bool(classes & {"tell", "ask"})
    audience = None if classes & {"accuse", "describe"} else audience_of(cast, verb, direct=told)
    explained = any(child.dep_ == "prt" and child.lower_ == "away" for child in verb.children)
    plain = replace(plain, audience=audience, false="feign" in classes or explained)
    clauses = list(_clauses(verb, classes, voiced))
    for content in clauses:
        yield replace(plain, content=content)
    if clauses or not voiced or speaker.weak:
        return
    for content in _phrases(cast, verb, classes):
        yield replace(plain, content=content, mode="indirect" if "accuse" in classes else "act")


def _by_paper(verb: Token) -> bool:
    """Whether a report, a body of experts or their like is the subject."""
    holder = holder_of(verb)
    if holder is None:
        return False
    role = role_of(holder)
    return (
        holder.lemma_.lower() in PAPERS
        or holder.lower_ in EXPERTS
        or (role is not None and role.group in ("analysts", "intelligence"))
    )


def _unsaid(verb: Token) -> bool:
    """Whether the words were never said, or only might be: "did not say", "if Russia offered"."""
    if any(child.dep_ == "neg" for child in verb.children):
        return True
    return verb.dep_ == "advcl" and any(
        child.dep_ == "mark" and child.lower_ in ("if", "unless") for child in verb.children
    )


def _cue(verb: Token) -> Stretch:
    """The verb with its particles and negation: "did not say", "has been citing"."""
    first, last = verb.i, verb.i + 1
    for child in verb.children:
        if child.dep_ in ("aux", "auxpass", "neg") and child.i < verb.i:
            first = min(first, child.i)
        elif child.dep_ == "prt" and child.i == verb.i + 1:
            last = child.i + 1
    return first, last


def _clauses(verb: Token, classes: frozenset[str], voiced: bool) -> Iterator[Stretch]:
    """Clauses that give the content: that-clauses, quotations, infinitives of demands and promises."""
    impersonal = _impersonal(verb) and "say" in classes
    for child in verb.children:
        if child.dep_ == "ccomp":
            fits = (voiced or impersonal) and bool(classes & _CLAUSAL) and not _relative(child)
        else:
            asked = voiced and bool(classes & {"demand", "ask", "promise"})
            fits = child.dep_ == "xcomp" and (asked or impersonal) and _infinitive(child)
        content = stretch(child, without=_not_said(verb, child)) if fits else None
        if content is not None:
            yield content
    if verb.dep_ == "parataxis" and voiced and classes & {"say", "show", "tell"}:
        content = _around(verb)
        if content is not None:
            yield content


def _around(verb: Token) -> Stretch | None:
    """The content of a verb put in between or after: all of the clause where the verb splits it, else its side."""
    first, last = verb.head.left_edge.i, verb.head.right_edge.i + 1
    after = any(not verb.doc[index].is_punct for index in range(verb.right_edge.i + 1, last))
    before = any(not verb.doc[index].is_punct for index in range(first, verb.i))
    if before and after:
        return first, last - 1 if verb.doc[last - 1].is_punct else last
    return stretch(verb.head, without=[verb])


def _not_said(verb: Token, content: Token) -> list[Token]:
    """What hangs from a content clause by the parse and yet is none of it: the cue itself, "while claiming ..."."""
    apart = [verb] if content.left_edge.i <= verb.i <= content.right_edge.i else []
    for child in content.children:
        aside = child.dep_ == "advcl" and child.i > content.i and child.lemma_.lower() in statement_verbs()
        if aside and child.left_edge.lower_ in ("while", "as", "when", "though", "although"):
            apart.append(child)
    return apart


_CLAUSAL = frozenset(("say", "tell", "show", "paper", "demand", "ask", "promise", "deny", "feign"))


def _impersonal(verb: Token) -> bool:
    """ "It is said that", "X is reported to": words of nobody named."""
    return any(child.dep_ == "auxpass" for child in verb.children)


def _infinitive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def _relative(verb: Token) -> bool:
    return any(child.tag_ in ("WDT", "WP") and child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def _phrases(cast: Cast, verb: Token, classes: frozenset[str]) -> Iterator[Stretch]:
    """Noun phrases that give the content: of what somebody is accused, what is demanded, what is talked about."""
    if classes & {"accuse", "describe"}:
        wanted = ("of", "for", "as", "on", "with") if "accuse" in classes else ("as", "to")
        found = [
            inner
            for child in verb.children
            if child.dep_ == "prep" and child.lower_ in wanted
            for inner in child.children
        ]
        contents = [stretch(inner) for inner in found if inner.dep_ in ("pobj", "pcomp", "amod", "acomp")]
        contents += [stretch(child) for child in verb.children if child.dep_ == "oprd"]
        if any(contents):
            yield from (content for content in contents if content is not None)
            return
    if classes & {"utter", "demand", "promise", "deny", "accuse"}:
        for child in verb.children:
            if child.dep_ == "dobj" and child.pos_ != "PRON" and not _target(cast, verb, child):
                content = stretch(child)
                if content is not None:
                    yield content
                return
    if classes & {"about"} | (classes & {"tell"}):
        about = (*_TOPICS, "to") if verb.lemma_ in _TO else _TOPICS
        yield from _topics(verb, about if "about" in classes else ("about", "of"))


def _target(cast: Cast, verb: Token, thing: Token) -> bool:
    """Whether the object of "threaten" or "reject" is somebody, not something said."""
    return thing.i in cast.by_token or verb.lemma_ == "threaten"


def _topics(head: Token, prepositions: tuple[str, ...]) -> Iterator[Stretch]:
    candidates = [
        (prepositions.index(child.lower_), inner)
        for child in head.children
        if child.dep_ in ("prep", "dative") and child.lower_ in prepositions
        for inner in child.children
        if inner.dep_ in ("pobj", "pcomp") and inner.ent_type_ not in ("DATE", "TIME")
    ]
    # "to foreign leaders about the war": the nearest preposition in the order of the list is the topic
    for _, inner in sorted(candidates, key=lambda pair: pair[0])[:1]:
        content = stretch(inner)
        if content is not None:
            yield content


def _noun(cast: Cast, noun: Token, papers: Papers) -> Iterator[Words]:
    if noun.i and noun.lower_ == "order" and noun.nbor(-1).lower_ == "in":
        return
    row_class, prepositions = statement_nouns()[noun.lemma_.lower()]
    if noun.dep_ == "attr" and any(child.dep_ == "neg" for child in noun.head.children):
        return
    speaker = source_of_noun(cast, noun, papers)
    papers.note(noun, speaker.actor)
    plain = Words((noun.i, noun.i + 1), (noun.i, noun.i + 1), "indirect", speaker, noun.i, false=row_class == "lie")
    for child in noun.children:
        asked = row_class == "demand" or (row_class == "promise" and speaker.words is not None)
        if _that_clause(child) or (asked and child.dep_ == "acl" and _infinitive(child)):
            content = stretch(child)
            if content is not None:
                yield replace(plain, content=content)
                return
    if speaker.words is None and (row_class not in ("demand", "deny", "lie") or noun.lemma_ == "call"):
        return
    topics = list(_topics(noun, (*prepositions, "to") if noun.lemma_.lower() in _TO else prepositions))
    for content in topics:
        yield replace(plain, content=content, mode="act")
    if row_class == "lie" and not topics and any(child.dep_ == "poss" for child in noun.children):
        content = phrase(noun)
        if content is not None:
            yield replace(plain, content=content, mode="act")


def _that_clause(verb: Token) -> bool:
    """A clause after a noun that says what its content is, not which one is meant."""
    if verb.dep_ not in ("acl", "ccomp", "relcl") or not is_verb(verb):
        return False
    if verb.left_edge.lower_ != "that":
        return False
    return verb.left_edge.dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj", "attr")


def _adjective(cast: Cast, adjective: Token, papers: Papers) -> Iterator[Words]:
    verb = adjective.head
    if adjective.dep_ != "acomp" or not is_verb(verb):
        return
    speaker = source_of_verb(cast, verb, papers)
    if speaker.actor is None:
        return
    plain = Words((adjective.i, adjective.i + 1), (0, 0), "indirect", speaker, adjective.i)
    for child in adjective.children:
        if child.dep_ == "ccomp":
            content = stretch(child)
            if content is not None:
                yield replace(plain, content=content)
    for content in _topics(adjective, ("about", "on")):
        yield replace(plain, content=content, mode="act")


def _according(cast: Cast, token: Token, lead: int, papers: Papers) -> Iterator[Words]:
    """ "According to X, ...": the rest of the sentence is X's, whichever way the parse has gone."""
    sentence, doc = token.sent, cast.doc
    first = token.i + lead
    last = _name_end(doc, first, sentence.end)
    named = [doc[index] for index in range(first, last)]
    speaker = next((one for one in named if cast.at(one) is not None or can_speak(cast, one)), None)
    if speaker is None:
        return
    who = source(cast, doc[cast.by_token[speaker.i].head] if speaker.i in cast.by_token else speaker, papers)
    if who.words is None:
        return
    before = any(
        not doc[index].is_punct and doc[index].pos_ not in _OPENING for index in range(sentence.start, token.i)
    )
    after = any(doc[index].is_alpha for index in range(last, sentence.end))
    if before and after and doc[last].text == "," and doc[token.i - 1].text == ",":
        content = _bare(doc, sentence.start, sentence.end)
    else:
        content = _bare(doc, sentence.start, token.i) if before else _bare(doc, last, sentence.end)
    if content[1] - content[0] > 1:
        yield Words((token.i, first), content, "indirect", who, token.i)


_OPENING = ("CCONJ", "ADV", "SPACE", "SCONJ")


def _name_end(doc: Doc, first: int, end: int) -> int:
    """Where the name after "according to" ends: at a sign, else where a new phrase begins after a proper name."""
    for index in range(first, end):
        if doc[index].text in (",", ";", ".", ":", "—", "–", ")", "”", '"', "“"):
            return index
    for index in range(first + 1, end):
        if doc[index].pos_ in ("DET", "PRON", "SCONJ") and doc[index - 1].text[0].isupper():
            return index
    return end


def _bare(doc: Doc, first: int, last: int) -> Stretch:
    """A stretch without signs and white space at its ends."""
    while first < last and (doc[last - 1].is_punct or doc[last - 1].is_space):
        last -= 1
    while first < last and (doc[first].is_punct or doc[first].is_space):
        first += 1
    return first, last
