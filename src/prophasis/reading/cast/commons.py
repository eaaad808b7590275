"""Commons: actors named by a common noun alone: "the junta", "a clerk at the registry", "few drivers"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prophasis.case import ActorKind, Relation
from prophasis.reading.cast.groups import role_of
from prophasis.reading.cast.roster import Cast, Figure, left_edge
from prophasis.reading.clauses import is_verb
from prophasis.reading.cues import beliefs, statement_nouns, statement_verbs
from prophasis.reading.gazetteer import Role, gazetteer, slug
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODIFIERS = ("amod", "compound", "nmod", "nummod", "npadvmod", "punct", "advmod", "poss", "det", "predet", "quantmod")
_DEFINITE = wordset("the this that these those same said both either neither")
_OWNERS = wordset("his her its their whose")
_BARE = wordset("police parliament congress cabinet management radio television")
"""Singular nouns that name a body without an article."""

_WEAK = wordset("""
    companies firm bank business party side paper power powers member members leader source sources board church
    unit units force forces command mission capital capitals country countries state states nation nations
    people peoples population society public audience minority men women children youth family families speaker
    speakers host hosts chief network group groups trust team guard house chamber office department directory
    bench panel utility partner partners movement movements campaign operator player players agency bureau
    directorate management writers authors patient patients agent diet estates candidate candidates suspect
    suspects victim victims guests guest prisoner prisoners city cities foundation charity institute academy
    university town towns city village villages province provinces colony colonies tribe tribes clan clans
    kingdom kingdoms republic republics parish parishes community communities media newspaper newspapers radio
    television outlet outlets press courts""")
"""Nouns that often name a thing, a place or nobody in particular: they count where they act or are spoken to."""

THINGS = wordset(
    "aircraft warships ships tanks brigades battalions divisions regiments battlegroups legions fleet legion"
)
"""Nouns of the armed forces that are moved rather than act."""

_IF_SPEAKING = wordset("source sources authority poster posters")
"""Nouns that mean somebody only where they speak: "the source said", not "the source of heat"."""

_DOINGS = wordset("mission campaign movement network order power side command office team")
"""Nouns that, where somebody has them, name a doing rather than a body: "its mission"."""

_OF = wordset(
    "fear fears support hands revolt anger demand demands interest interests wrath vote votes advice word words"
)
_DOING_ENDS = ("ing", "tion", "sion", "ment", "al", "ance")
_NEAR = 160
"""How many words back a title looks for who bears it."""
_PASSED = wordset("same said other few some many several most more two three four five six very own")
_MANY = wordset("many few some others most several everyone everybody thousands hundreds")
_TOWNS = wordset("town city republic kingdom country island nation")
_ADDRESSED = wordset("""
    tell ask urge warn inform assure order command instruct invite beg accuse blame criticise criticize condemn praise
    persuade convince force press remind advise allow permit forbid help join oppose defy obey lead elect appoint
    interview consult frighten alarm worry scare unnerve anger embolden reassure please disappoint bribe""")
_BEARER = Role("bearer", "person", "part of")
_AGENT = Role("persons", "person", "part of")
_AGENTS = Role("persons", "group", "part of")
_ENDINGS = ("er", "or", "ist", "ian", "eer", "ee", "man", "woman", "ant", "smith", "wright")
_NO_AGENTS = wordset("""
    letter paper order matter power number chapter answer offer register poster banner sector factor error
    indicator chart covenant computer newsletter folder quarter border weather winter summer danger disaster
    master layer behavior behaviour terror horror humor labor favor vigor document figure character mirror
    river harbour tower water engineer-in-chief plant restaurant pamphlet""")
_BEARERS = Role("bearers", "group", "part of")
_PEOPLE = wordset("officials diplomats leaders analysts persons people media proxies elites")
"""Classes whose nouns, in the singular, name one person."""


def place_commons(cast: Cast) -> None:
    """Find what is named by role nouns without any name, in order, so that later namings lead to earlier ones."""
    for token in cast.doc:
        if token.i in cast.by_token or token.pos_ not in ("NOUN", "PROPN", "ADJ") or not _heads_phrase(token):
            continue
        role = _role(token)
        if role is None or not _counts(cast, token, role) or _within_another(cast, token):
            continue
        first = _left(cast, token)
        if not all(cast.free(index, index) or index < token.i for index in range(first, token.i + 1)):
            continue
        actor = apposed(cast, token) or _earlier(cast, token) or _new(cast, token, role, first)
        cast.place(Figure(first, token.i, token.i, actor, "description"))
    place_many(cast)


def place_many(cast: Cast) -> None:
    """ "Many said", "few believe": an unnamed many that speaks or thinks."""
    for token in cast.doc:
        if token.lower_ in _MANY and token.i not in cast.by_token and speaks(token):
            actor = cast.enter(slug(token.lower_), token.lower_, "group")
            cast.place(Figure(token.i, token.i, token.i, actor, "description"))


def _word(token: Token) -> str:
    """The noun in small letters; figures that a scan has put for letters are mended."""
    word = token.lower_
    if word.isalpha() or not word[0].isalpha():
        return word
    return word.replace("1", "l").replace("0", "o")


def _role(token: Token) -> Role | None:
    found = role_of(token) or gazetteer().roles.get(_word(token))
    if found is None and gazetteer().titles.get(token.lower_) in ("head", "office"):
        return _BEARER
    if found is None and gazetteer().titles.get(token.lemma_.lower()) in ("head", "office"):
        return _BEARERS
    if found is None and _agent(token):
        return _AGENTS if token.tag_ == "NNS" else _AGENT
    return found


def _agent(token: Token) -> bool:
    """Whether a noun of no list is formed like one for a doer, and speaks or thinks here: "the trustees feared"."""
    lemma = token.lemma_.lower()
    return speaks(token) and lemma.endswith(_ENDINGS) and len(lemma) > _SHORT and lemma not in _NO_AGENTS


_SHORT = 4
"""Nouns no longer than this are not read as formed with an ending ("war", "item")."""


def _heads_phrase(token: Token) -> bool:
    """Whether a noun heads its phrase and is no part of a name, a predicate or a mere modifier."""
    if token.dep_ in ("amod", "compound", "nmod", "attr", "oprd", "npadvmod", "ROOT", "dep"):
        return False
    if token.pos_ == "ADJ" and not token.tag_.startswith("NN"):
        return False
    if token.dep_ == "pobj" and token.head.lower_ in ("as", "like", "than", "without"):
        return False
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if after is not None and (after.text == "-" or (after.pos_ in ("NOUN",) and after.head.i == token.head.i + 1)):
        return False
    return not (token.text[0].isupper() and token.pos_ == "PROPN" and not token.is_sent_start and not _the(token))


def _the(token: Token) -> bool:
    return any(child.lower_ == "the" for child in token.lefts)


def _counts(cast: Cast, token: Token, role: Role) -> bool:
    """Whether a role noun names somebody here: by its article or number; nouns of many senses by what they do."""
    word = _word(token)
    if word in THINGS or any(child.lower_ == "no" and role.group == "armed-forces" for child in token.lefts):
        return False
    owned = any(child.dep_ == "poss" and child.lower_ in _OWNERS for child in token.lefts)
    if owned:
        return False
    plural = token.tag_ in ("NNS", "NNPS")
    determined = any(child.dep_ in ("det", "predet") for child in token.lefts)
    possessed = any(child.dep_ == "poss" for child in token.lefts)
    if word in ("sides", "side"):
        return plural and any(child.lower_ in ("both", "all", "two", "other") for child in token.lefts)
    if possessed and word in _DOINGS:
        return False
    if word in _IF_SPEAKING and not (_plain_subject(token) or token.head.lower_ == "to"):
        return False
    if word in ("forces", "powers") and (token.head.lemma_ == "join" or not any(True for _ in token.lefts)):
        return False
    if not (plural or determined or possessed or word in _BARE):
        return False
    if (
        word in _WEAK
        or token.lemma_.lower() in _WEAK
        or role.group in ("people", "persons", "associations")
        or not (determined or possessed)
    ):
        return acts(token)
    return token.dep_ != "appos"


def _plain_subject(token: Token) -> bool:
    """Whether a noun without a modifier is the subject of a verb in the active voice."""
    return token.dep_ == "nsubj" and not any(child.dep_ in ("compound", "amod") for child in token.lefts)


def acts(token: Token) -> bool:
    """Whether a noun does, suffers or hears something, by itself or in a list."""
    while token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN"):
        token = token.head
    head = token.head
    if token.dep_ in ("nsubj", "nsubjpass", "dative"):
        return True
    if token.dep_ == "pobj":
        above = head.head
        if head.dep_ == "agent":
            return True
        if head.lower_ == "of":
            return above.lower_ in _OF or above.lower_.endswith(_DOING_ENDS)
        if head.lower_ == "to" and above.lower_ == "according":
            return True
        return head.lower_ in ("to", "with") and is_verb(above) and above.lemma_.lower() in statement_verbs()
    if token.dep_ == "poss":
        return head.lemma_.lower() in statement_nouns() or ("noun", head.lemma_.lower()) in beliefs()
    return token.dep_ == "dobj" and head.lemma_.lower() in _ADDRESSED


def _within_another(cast: Cast, token: Token) -> bool:
    """Whether a noun only tells which one another actor is: "officials of the ministry", "the king's bailiff"."""
    if token.dep_ == "poss":
        return role_of(token.head) is not None or token.head.lower_ in gazetteer().titles
    if token.dep_ != "pobj":
        return False
    above = token.head.head
    figure = cast.at(above)
    return token.head.dep_ == "prep" and figure is not None and figure.head == above.i and above.pos_ == "NOUN"


def _left(cast: Cast, token: Token) -> int:
    first = left_edge(token, _MODIFIERS)
    while first < token.i and (
        cast.doc[first].is_punct or cast.doc[first].is_space or cast.doc[first].dep_ == "advmod"
    ):
        first += 1
    return first


def _definite(token: Token) -> bool:
    return any(child.lower_ in _DEFINITE for child in token.lefts)


def _told_by(token: Token) -> list[str]:
    """The words that tell one actor from others of its kind, in order: "border" in "the border garrisons"."""
    kept = [
        child.lower_
        for child in token.lefts
        if child.dep_ in ("amod", "compound", "nmod")
        and child.is_alpha
        and child.lower_ not in _PASSED
        and child.nbor(-1 if child.i else 0).text != "-"
    ]
    return [*kept, _word(token)]


def _earlier(cast: Cast, token: Token) -> str | None:
    """The actor that "the company" leads back to: one of that noun, or whose name ends in it."""
    if not _definite(token) or any(child.dep_ == "poss" for child in token.lefts):
        return None
    words, lemma = _told_by(token), token.lemma_.lower()
    for figure in sorted(cast.figures, key=lambda one: -one.first):
        if figure.first > token.i or figure.how == "pronoun":
            continue
        head = cast.doc[figure.head]
        name = cast.drafts[figure.actor].name.lower().split()
        if len(words) == 1 and (head.lemma_.lower() == lemma or _word(head) == words[0]):
            return figure.actor if (head.tag_ in ("NNS", "NNPS")) == (token.tag_ in ("NNS", "NNPS")) else None
        if len(words) > 1 and _told_by(head) == words:
            return figure.actor
        if len(words) == 1 and len(name) > 1 and words[0] in (name[-1], name[0]) and figure.how != "description":
            return figure.actor
    if len(words) == 1 and words[0] in _TOWNS:
        return _town(cast, token)
    return _bearer(cast, token)


def _town(cast: Cast, token: Token) -> str | None:
    """The last state or town named as a subject before "the town"."""
    subjects = [
        figure
        for figure in sorted(cast.figures, key=lambda one: -one.first)
        if figure.first < token.i and cast.kind(figure) == "state"
    ]
    acting = [figure for figure in subjects if cast.doc[figure.head].dep_ in ("nsubj", "nsubjpass", "poss")]
    return (acting or subjects)[0].actor if subjects else None


def apposed(cast: Cast, token: Token) -> str | None:
    """The person named beside a noun: "the minister for war, Ann Lee, said"."""
    for child in token.children:
        figure = cast.at(child) if child.dep_ == "appos" and child.i > token.i else None
        if child.dep_ == "conj" and cast.at(child) is not None and child.i > token.i:
            figure = cast.at(child)  # "his banker and close friend Ann Lee"
            figure = figure if figure is not None and figure.how == "title" else None
        if figure is not None and cast.kind(figure) == "person" and figure.how != "description":
            return figure.actor
    return None


def _bearer(cast: Cast, token: Token) -> str | None:
    """The person that a title of state leads back to, where none of that title is named: the last one who acted."""
    if gazetteer().titles.get(token.lower_) != "head" or len(_told_by(token)) > 1 or not _the(token):
        return None
    if token.lower_ not in ("president", "premier", "chancellor", "leader", "ruler", "dictator", "minister"):
        return None
    near = [
        figure
        for figure in sorted(cast.figures, key=lambda one: -one.first)
        if figure.first < token.i and cast.kind(figure) == "person" and figure.how != "description"
    ]
    acting = [figure for figure in near if cast.doc[figure.head].dep_ in ("nsubj", "nsubjpass")]
    chosen = (acting or near)[:1]
    return chosen[0].actor if chosen and token.i - chosen[0].first < _NEAR else None


def _new(cast: Cast, token: Token, role: Role, first: int) -> str:
    """An actor of its own, named by its words; "the guilds" and "guilds" are one, "a clerk" and "the clerk" too."""
    words = _told_by(token)
    owner = next((child for child in token.lefts if child.dep_ == "poss"), None)
    whole = cast.who(owner) if owner is not None else None
    made = next((cast.adjectives[child.i] for child in token.lefts if child.i in cast.adjectives), None)
    if made is not None and whole is None:
        whole = cast.enter_entry(made)
        words = words[-1:]
    name = " ".join(words)
    tail = _tail(token)
    if tail and not _definite(token):
        name = f"{name} {tail}"
    plural = token.tag_ in ("NNS", "NNPS")
    kind: ActorKind = "person" if role.group in _PEOPLE and not plural and token.lower_ not in _BODIES else role.kind
    relations = (Relation(to=whole, kind=role.tie),) if whole is not None else ()
    actor = slug(f"{whole} {name}") if whole is not None else slug(name)
    return cast.enter(actor, name if whole is None else f"{cast.drafts[whole].name} {name}", kind, *relations)


_BODIES = wordset("""
    embassy legation consulate mission delegation leadership command staff authority radio television press media
    crowd mob population society public congregation audience minority population staff capital youth family
    newspaper broadcaster outlet police militia""")


def _tail(token: Token) -> str:
    """What follows a noun and tells who is meant: "at the registry", "for the laboratory"."""
    for child in token.rights:
        if child.dep_ == "prep" and child.i == token.i + 1 and child.lower_ in ("of", "for", "at", "from", "in"):
            words = token.doc[child.i : child.right_edge.i + 1]
            return words.text if len(words) <= 5 and "," not in words.text else ""
    return ""


def speaks(token: Token) -> bool:
    """Whether a noun is the subject of a verb of speech or thought."""
    head = token.head
    lemma = head.lemma_.lower()
    spoken = statement_verbs().get(lemma, frozenset()) - {"show", "paper", "about", "utter", "quote", "stand"}
    return token.dep_ == "nsubj" and (bool(spoken) or ("verb", lemma) in beliefs())
