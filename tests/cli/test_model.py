"""``prophasis model``: documents in, each one's own model out, on the screen, as a page and as data."""

from __future__ import annotations

import json

import pytest

import prophasis
from prophasis.cli.main import main
from prophasis.reading import read
from prophasis.store import parse_case

FIRM = """Prussia attacked Saxony in 1756 because King Frederick believed that Saxony was weak. His aim was to bring
Saxony under Prussian control. It did not attack because it feared an attack by Saxony.

A ceasefire would give Prussia time to rearm. Peace requires a guarantee of Saxony.
"""
MILD = """Prussia attacked Saxony in 1756 because it feared an attack by Saxony. Prussia did not want to bring Saxony
under its control.

Saxony should cede the southern district. A guarantee of Saxony would be a mistake.
"""
CASE = """
question: Which cab was it?
hypotheses:
  blue:  {text: The cab was Blue, prior: 0.15}
  green: {text: The cab was Green, prior: 0.85}
evidence:
  witness: {text: A witness says Blue, kind: word, by: witness, likelihood: {blue: 0.8, green: 0.2}}
"""


@pytest.fixture
def essays(tmp_path):
    for name, text in (("firm", FIRM), ("mild", MILD)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def run(*words, capsys):
    with pytest.raises(SystemExit) as end:
        main([str(word) for word in words])
    out = capsys.readouterr()
    return end.value.code, out.out, out.err


def test_two_documents_are_two_models_that_part(essays, capsys):
    """Their aims and their advice differ; progress goes to standard error."""
    words = ("model", essays / "firm.txt", essays / "mild.txt", "--draws", "20", "--json", "--no-cache")
    code, out, err = run(*words, capsys=capsys)
    assert code == 0
    assert "firm played, 1 to come" in err
    told = json.loads(out)
    assert [one["sketch"]["document"] for one in told["models"]] == ["firm", "mild"]
    main_advice = next(one for one in told["partings"] if one["what"] == "the main advice")
    assert main_advice["says"] == {"firm": "guarantee", "mild": "concession"}
    assert main_advice["agree"] == "differ"


def test_the_page_and_the_data_are_written_where_asked(essays, capsys):
    """The ending of the name says which; another ending is refused before anything is read."""
    firm = essays / "firm.txt"
    for name, mark in (("page.html", "<!doctype html>"), ("models.yaml", "models:")):
        code, _, _ = run("model", firm, "-o", essays / name, "--draws", "20", "--no-cache", capsys=capsys)
        assert code == 0
        assert (essays / name).read_text(encoding="utf-8").startswith(mark)
    code, _, err = run("model", firm, "-o", essays / "models.doc", capsys=capsys)
    assert code == 2
    assert "[C006]" in err


def test_an_authors_model_moves_no_verdict(essays):
    """A case weighed before and after building models gives the same posterior; nothing of a model is a case's."""
    case = parse_case(CASE)
    before = prophasis.weigh(case)
    models = prophasis.model(read([essays / "firm.txt"]).readings, draws=20)
    predictions = [one.prediction for one in models.models if one.prediction is not None]
    assert predictions
    assert all(one.path is None for one in predictions)
    assert prophasis.weigh(case, predictions=predictions).posterior == before.posterior
