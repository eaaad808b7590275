"""Text written in YAML's folded form (``>-``) comes back as the words alone."""

from prophasis.store import parse_case

CASE = """
question: Why?
hypotheses: {one: {text: One}, two: {text: Two}}
notes: >-
  A first line
  and a second.
"""


def test_folded_text_has_no_marks_of_the_folding():
    """A folded block is its lines joined by spaces, with nothing unprintable in between."""
    assert parse_case(CASE).notes == "A first line and a second."
