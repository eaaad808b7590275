"""Tense: the ground form of a verb from its past, for questions ("destroyed" -> "destroy", "left" -> "leave")."""

from __future__ import annotations

import re
from collections.abc import Mapping

_IRREGULAR = """
arise arose arisen;awake awoke;bear bore borne;beat beaten;become became;begin began begun;bend bent;bind bound
bite bit bitten;bleed bled;blow blew blown;break broke broken;bring brought;build built;burn burnt;buy bought
catch caught;choose chose chosen;cling clung;come came;creep crept;deal dealt;dig dug;do did done;draw drew drawn
drink drank drunk;drive drove driven;eat ate eaten;fall fell fallen;feed fed;feel felt;fight fought;find found
flee fled;fly flew flown;forbid forbade forbidden;forget forgot forgotten;forgive forgave forgiven
forsake forsook forsaken;freeze froze frozen;get got gotten;give gave given;go went gone;grind ground;grow grew grown
hang hung;have had;hear heard;hide hid hidden;hold held;keep kept;know knew known;lay laid;lead led;leave left
lend lent;lose lost;make made;mean meant;meet met;mistake mistook mistaken;overcome overcame
overthrow overthrew overthrown;overtake overtook overtaken;pay paid;ride rode ridden;ring rang rung;rise rose risen
run ran;say said;see saw seen;seek sought;sell sold;send sent;shake shook shaken;shoot shot;show shown;shrink shrank
sing sang sung;sink sank sunk;sit sat;sleep slept;slide slid;speak spoke spoken;spend spent;spring sprang sprung
stand stood;steal stole stolen;stick stuck;strike struck stricken;strive strove;swear swore sworn;sweep swept;swim swam
take took taken;teach taught;tear tore torn;tell told;think thought;throw threw thrown;undertake undertook undertaken
understand understood;undo undid undone;uphold upheld;wake woke;wear wore worn;win won;withdraw withdrew withdrawn
withhold withheld;withstand withstood;write wrote written
cut cut;put put;set set;shut shut;let let;hit hit;quit quit;cost cost;hurt hurt;rid rid;shed shed;spread spread
develop developed;create created;split split;burst burst;cast cast;bid bid;upset upset
"""
IRREGULAR: dict[str, str] = {
    form: forms[0] for line in re.split(r"[;\n]", _IRREGULAR.strip()) for forms in (line.split(),) for form in forms[1:]
}
GROUND = frozenset(IRREGULAR.values())
_NO_PAST = frozenset(
    "need indeed speed deed seed breed creed greed steed weed red hundred sacred naked wicked kindred shed bed sled"
    " embed united led".split()
)
_KEPT = frozenset({"install", "recall", "forestall", "enthrall"})
_WITH_E = re.compile(
    r"(?:[cuvz]|[^s]s|g|[bcdfgkptz]l|th|[^aeo][aiou]k|[^aeiou][aoy]p|[^o]id|[^eo]ad|[^o]od|ud|ced|ced|[^ae]ir|[^o]ur"
    r"|[nt]or|gnor|[^e]ar|[^ao]in|um|[^e]at|ut|[^u]it(?<=[nvcru]it)|pon|[^r]ib)$"
)


def ground(word: str, known: Mapping[str, str] | None = None) -> str | None:
    """The ground form of a past form; None where the word is none.

    Args:
        known: forms whose ground form is known from the text; they go first.
    """
    form = word.lower()
    if known and form in known and (form.endswith("ed") or form in IRREGULAR):
        return known[form]
    if form in IRREGULAR:
        return IRREGULAR[form]
    if form in _NO_PAST or len(form) < 4 or not re.fullmatch(r"[a-z]+(?:-[a-z]+)*ed", form):
        return None
    if form.endswith("ied"):
        return form[:-3] + "y" if len(form) > 4 else form[:-1]
    stem = form[:-2]
    if stem.endswith("ll"):
        return stem[:-1] if len(stem) > 5 and stem not in _KEPT else stem
    if re.search(r"([bdgkmnprtv])\1$", stem) and stem[-2:] != "dd" or stem.endswith("bidd"):
        return stem[:-1]
    return stem + "e" if stem.endswith("e") or _WITH_E.search(stem) else stem


__all__ = ["GROUND", "IRREGULAR", "ground"]
