"""Build: the cast of a parsed page, from the surest names to the least sure pronouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prophasis.reading.cast.anaphora import resolve_nouns, resolve_pronouns, resolve_titles
from prophasis.reading.cast.bodies import place_model_names, place_names
from prophasis.reading.cast.commons import place_commons
from prophasis.reading.cast.groups import place_groups, place_wide_groups
from prophasis.reading.cast.names import hits
from prophasis.reading.cast.occasions import names_nobody, occasions
from prophasis.reading.cast.owned import place_possessed
from prophasis.reading.cast.persons import find_persons
from prophasis.reading.cast.roster import Cast
from prophasis.reading.cast.strangers import strangers
from prophasis.reading.cast.titled import place_titled

if TYPE_CHECKING:
    from spacy.tokens import Doc


def build_cast(doc: Doc) -> Cast:
    """Who is named on a page. Needs sentences; without a parse, only names are found."""
    cast = Cast(doc)
    cast.occasions = occasions(doc)
    cast.blocked = {index for span in cast.occasions for index in names_nobody(doc, span)}
    found = hits(doc)
    found = sorted([*found, *strangers(doc, found)], key=lambda hit: (hit.first, -hit.last))
    cast.adjectives = {hit.last: hit.entry for hit in found if hit.sense == "adjective"}
    people = find_persons(cast, found)
    place_titled(cast, found)
    place_groups(cast, found)
    place_names(cast, found)
    place_model_names(cast)
    place_wide_groups(cast)
    resolve_titles(cast, found, people)
    resolve_nouns(cast)
    place_commons(cast)
    resolve_pronouns(cast, people)
    place_possessed(cast)
    cast.figures.sort(key=lambda figure: (figure.first, -figure.last))
    return cast
