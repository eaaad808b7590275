"""The network of a case file: short rows, long rows, the same network back."""

from __future__ import annotations

from pathlib import Path

import pytest

from prophasis.errors import CaseError
from prophasis.store import dump_case, parse_case
from prophasis.weighing import weigh

CASE = """
question: Why?
hypotheses:
  a: {text: It was a., prior: 0.5}
  b: {text: It was b., prior: 0.5}
evidence:
  memo: {text: A memo., kind: word}
  march: {text: A march., kind: deed}
network:
  query: cause
  reason: One order stands behind both.
  nodes:
    cause: {states: [a, b]}
    mood: {states: [calm, tense, hot], table: [0.5, 0.3, 0.2]}
    order:
      text: An order was given.
      parents: [cause]
      table: {a: [0.6, 0.8, 0.9], b: 0.3}
    memo:
      parents: [order, mood]
      table:
        "yes, calm": 0.9
        "yes, tense": {yes: 0.8, no: 0.2}
        "yes, hot": 0.7
        "no, calm": 0.1
        "no, tense": 0.1
        "no, hot": 0.1
    seen: {item: march, parents: [order], noisy_or: {leak: 0.1, order: 0.7}}
    echo: {parents: [order], table: {"yes": 0.9, "no": 0.2}}
    coin: {table: {"yes": 0.5, "no": 0.5}}
"""


def test_short_and_long_rows_are_read_and_written_back():
    """Numbers, ranges, lists and mappings of states make the same network, and dumping loses nothing."""
    made = parse_case(CASE)
    order = made.network.nodes["order"].table
    assert (order["a"]["yes"].low, order["b"]["yes"].best) == (0.6, 0.3)
    assert made.network.nodes["mood"].table[""]["hot"].best == 0.2
    assert made.network.nodes["echo"].table["no"]["yes"].best == 0.2
    assert made.network.nodes["coin"].table[""]["no"].best == 0.5
    assert made.network.nodes["memo"].table["yes, tense"]["no"].best == 0.2
    assert parse_case(dump_case(made)).network == made.network
    verdict = weigh(made)
    assert verdict.contributions[0].items == ("memo", "march")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("item: march", "item: marsh", "S030"),
        ("table: [0.5, 0.3, 0.2]", "table: [0.5, 0.5]", "S047"),
        ("{yes: 0.8, no: 0.2}", "{maybe: 0.8}", "S030"),
        ("leak: 0.1", "leak: 1.1", "S024"),
    ],
)
def test_a_wrong_word_is_refused_with_its_line(old, new, code):
    """Unknown items and states, rows of the wrong length, numbers that are none."""
    with pytest.raises(CaseError, match=r"case\.yaml:\d+") as raised:
        parse_case(CASE.replace(old, new))
    assert raised.value.code == code


def test_a_network_of_another_tool_is_a_network_of_the_case(tmp_path: Path):
    """A BIF file brings nodes and tables; the case says which states are hypotheses and which nodes are items."""
    pytest.importorskip("pyagrum", reason="needs the extra 'bayes'")
    (tmp_path / "small.bif").write_text(
        "network small {}\n"
        "variable sick { type discrete [ 2 ] { yes, no }; }\n"
        "variable spots { type discrete [ 2 ] { yes, no }; }\n"
        "probability ( sick ) { table 0.1, 0.9; }\n"
        "probability ( spots | sick ) { ( yes ) 0.8, 0.2; ( no ) 0.1, 0.9; }\n"
    )
    text = CASE[: CASE.index("network:")] + (
        "network: {file: small.bif, query: sick, means: {yes: a, no: b}, nodes: {spots: {item: memo}}}"
    )
    verdict = weigh(parse_case(text, base=str(tmp_path)))
    assert verdict.posterior["a"].probability == pytest.approx(8 / 9)
    assert verdict.contributions[0].items == ("memo",)


MORE = """
question: Why?
settings: {habit: 0.2, recalibrate: true, extremise: true, pool: coherence-weighted-logarithmic}
sources: {agent: {text: An agent., accuracy: 0.8, deceives: [0.0, 0.1, 0.2]}}
hypotheses:
  a: {text: It was a., prior: 0.5, since: 1913, mechanism: {threat: A threat was seen., order: An order was given.}}
  b: {text: It was b., prior: 0.5}
evidence:
  search:
    text: A search.
    status: open
    outcomes:
      found: {a: [0.1, 0.3, 0.5], b: 0.1}
      lost: {ana: {a: 0.4, b: 0.3}, ben: [{a: 0.5, b: 0.2}, {round: 2, a: 0.6, b: 0.2}]}
  photo: {text: A photograph., staged: {a: 0.05, b: [0.1, 0.3, 0.6]}, steps: [threat, order], known: 1914-06}
  expert: {text: A forgery., exposes: photo, outcome: null}
  there:
    text: Elsewhere.
    kind: comparison
    cases:
      - One war
      - {name: Another, shared: [a border], differing: [size], response: none, expected: {a: war, b: none}}
"""


def test_everything_a_case_can_say_of_its_items_comes_back():
    """Outcomes by analyst and round, staging, steps, dates, parallels short and long: dumped and read, the same."""
    made = parse_case(MORE)
    assert parse_case(dump_case(made)) == made
    assert [rating.outcome for rating in made.evidence["search"].ratings] == ["found", "lost", "lost", "lost"]
    assert made.evidence["there"].cases[0].name == "One war"
    assert made.evidence["there"].cases[1].expected == {"a": "war", "b": "none"}
    assert made.evidence["photo"].known == "1914-06"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("exposes: photo", "exposes: phato"),
        ("steps: [threat", "steps: [thread"),
        ("expected: {a: war", "expected: {c: war"),
        ("staged: {a:", "staged: {c:"),
    ],
)
def test_unknown_ids_are_refused(old, new):
    """A wrong id is one clear line with its place."""
    with pytest.raises(CaseError, match=r"case\.yaml:\d+") as raised:
        parse_case(MORE.replace(old, new))
    assert raised.value.code == "S030"
