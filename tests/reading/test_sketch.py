"""Sketches: what a document says of a conflict becomes its own model, part by part, as its author has it."""

from __future__ import annotations

import pytest

from prophasis.case import Sketch
from prophasis.reading import part, read_text, sketch

ESSAY = """Why Karsia Seized the Strait

Karsia did not seize the Veldrian strait in 1987 because it feared the Northern Alliance. It attacked because President
Anton Reskov believed that Veldria was weak and that the Northern Alliance would not fight. His aim was to bring Veldria
under Karsian control and to end its independence.

The alliance had no plan to admit Veldria. Karsia tried to buy Veldrian ministers in 1981 and failed to install a
friendly government in 1984.

Reskov underestimated the Veldrian army. He thought that his troops would take the capital in three days.

In March 1987 Karsia issued an ultimatum to Veldria. The ultimatum demanded that Veldria disband its army and hand over
its ports. No government could have accepted it, and Reskov knew that it would be refused. The demand was a pretext.

The Northern Alliance ruled out the use of force in April 1987. No concession short of surrender would have stopped
Reskov. Only a threat of military intervention might have deterred Karsia.

A ceasefire along the present line would give Karsia time to rearm. The truce of 1979 was used to rebuild its army, and
Karsia will attack again once it has rearmed. A second war would be larger and costlier.

Veldria should not cede the southern district. Peace requires a guarantee of Veldria by the Northern Alliance, and the
alliance must give Veldria weapons.
"""
OTHER = """Why Karsia Seized the Strait

Karsia seized the Veldrian strait in 1987 because it feared the Northern Alliance. The alliance had surrounded Karsia.
Karsia did not want to bring Veldria under its control.

The truce of 1979 held for eight years and kept the peace. Veldria should cede the southern district. A guarantee by the
Northern Alliance would be a mistake.
"""


@pytest.fixture(scope="module")
def made() -> Sketch:
    return sketch([read_text(ESSAY, id="firm")])[0]


@pytest.fixture(scope="module")
def other() -> Sketch:
    return sketch([read_text(OTHER, id="mild")])[0]


def standing(found: Sketch) -> dict[str, str]:
    return {aim.motive: aim.standing for aim in found.aims}


def test_who_did_what_to_whom_is_found(made: Sketch) -> None:
    """The acting side and the target are actors of the document, and somebody stands behind the target."""
    assert (made.protagonist, made.target) == ("karsia", "veldria")
    assert any(one.side == "backer" and "Alliance" in one.name for one in made.parts)


def test_aims_stand_as_the_author_has_them(made: Sketch, other: Sketch) -> None:
    """What one asserts another denies."""
    assert standing(made)["control"] == "asserted"
    assert standing(made)["fear_of_alliance"] == "denied"
    assert standing(other)["fear_of_alliance"] == "asserted"
    assert standing(other)["control"] == "denied"


def test_a_belief_in_the_targets_weakness_has_the_authors_stance(made: Sketch) -> None:
    """A word such as "underestimated" says that the author holds the belief false."""
    weak = [one for one in made.beliefs if one.side == "target" and one.finding == "weak"]
    assert [one.stance for one in weak] == ["false"]
    assert weak[0].stance_passages


def test_a_means_that_failed_is_an_instrument_tried(made: Sketch) -> None:
    """Failure is said of the means, with its year."""
    assert [(one.outcome, one.when) for one in made.instruments if "friendly government" in one.text] == [
        ("failed", "1984")
    ]


def test_an_ultimatum_made_to_be_refused_is_read_as_one(made: Sketch) -> None:
    """The author says that nobody could have accepted it."""
    assert next((one.ultimatum, one.reading) for one in made.demands) == (True, "built for refusal")
    assert any("accepted" in (span.quote or "") for span in made.demands[0].reading_passages)


def test_force_that_was_ruled_out_is_off_the_table(made: Sketch) -> None:
    """The one who ruled it out is named."""
    assert any(one.standing == "off the table" and "Alliance" in made.name(one.by) for one in made.threats)


def test_a_truce_serves_what_the_author_says(made: Sketch, other: Sketch) -> None:
    """Rearmament here, peace there."""
    assert {one.serves for one in made.truces} == {"rearmament"}
    assert {one.serves for one in other.truces} == {"peace"}


def test_what_would_have_prevented_the_deed_is_told_from_what_would_not(made: Sketch) -> None:
    """ "No concession short of surrender" is no concession that would have helped."""
    told = {one.policies[0]: one.holds for one in made.counterfactuals if one.prevents and one.policies}
    assert told == {"concession": False, "threat": True}


def test_advice_is_a_kind_of_policy_advised_or_rejected(made: Sketch, other: Sketch) -> None:
    """ "Should not cede" rejects a concession; what peace requires is advised."""
    assert {one.policy: one.advised for one in made.advice} == {"guarantee": True, "arms": True, "concession": False}
    assert {one.policy: one.advised for one in other.advice} == {"concession": True, "guarantee": False}


def test_every_passage_stands_in_the_document(made: Sketch) -> None:
    """A quote is the text at its place."""
    spans = [span for one in (*made.aims, *made.beliefs, *made.advice, *made.truces) for span in one.passages]
    assert spans
    assert all(ESSAY[span.start : span.end] == span.quote for span in spans)


def test_models_part_where_their_authors_do(made: Sketch, other: Sketch) -> None:
    """The same thing with another word differs; what one alone says is no disagreement."""
    found = {(one.about, one.what): one for one in part([made, other])}
    assert found["aim", "Control of another state"].agree == "differ"
    assert found["truce", "a ceasefire or frozen line"].agree == "differ"
    assert found["policy", "the main advice"].says == {"firm": "guarantee", "mild": "concession"}
    assert found["threat", "a threat of force by others"].agree == "one only"
    assert found["threat", "a threat of force by others"].says["mild"] is None


def test_somebody_elses_demand_is_not_the_protagonists() -> None:
    """It names the acting side, and is made to it."""
    text = (
        "Prussia invaded Saxony in 1756 because it feared Austria. Austria demanded that Prussia withdraw its troops."
    )
    assert sketch([read_text(text)])[0].demands == ()


def test_force_that_somebody_only_thinks_off_the_table_is_not_off_it() -> None:
    """A belief of the acting side is no fact of the author's."""
    text = (
        "Prussia invaded Saxony in 1756 because King Frederick was convinced that Austria would not fight. "
        "Austria sent an army within weeks."
    )
    found = sketch([read_text(text)])[0]
    assert found.threats == ()


def test_a_policy_under_threat_of_force_is_not_a_threat_advised() -> None:
    """Only what is refused is refused."""
    text = (
        "Prussia invaded Saxony in 1756 to conquer it. Concessions under threat of force would only invite further "
        "demands. Saxony must keep a strong garrison."
    )
    advice = {one.policy: one.advised for one in sketch([read_text(text)])[0].advice}
    assert advice == {"concession": False, "arms": True}


def test_a_document_that_argues_nothing_has_an_empty_model() -> None:
    """Nothing is made up."""
    found = sketch([read_text("The committee met on Tuesday. It adjourned at noon.")])[0]
    assert found.aims == found.beliefs == found.demands == found.threats == found.advice == ()
