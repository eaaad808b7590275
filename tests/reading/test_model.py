"""The language model: official weights, told apart from others; rules where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from prophasis.reading import model as loading
from prophasis.reading.model import load_model


def test_the_installed_model_has_the_official_weights() -> None:
    """The pinned package is byte for byte the official one where it matters, so nothing is said."""
    model = load_model()
    assert model.name is not None
    assert "en_core_web_sm" in model.name
    assert model.notices == ()
    assert "senter" not in model.nlp.component_names


def test_other_weights_are_used_with_a_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    """A model whose weights differ is named, with the files that differ."""
    monkeypatch.setitem(loading.WEIGHTS, "ner/model", "0" * 64)
    model = loading.load_model.__wrapped__()
    assert [notice.code for notice in model.notices] == ["R301"]
    assert "ner/model" in model.notices[0].text


def test_without_a_model_rules_find_sentences_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading goes on with rules, and the notice names the line that installs a model."""
    monkeypatch.setattr(loading, "PACKAGES", ())
    model = loading.load_model.__wrapped__()
    assert model.name is None
    assert model.notices[0].code == "R302"
    assert "pip install" in model.notices[0].text
    doc = model.nlp("Dr. Smith left in 2021. He said “no.” Nobody asked why.\n\nA heading\n\nThe end.")
    assert [sent.text.strip() for sent in doc.sents] == [
        "Dr. Smith left in 2021.",
        "He said “no.”",
        "Nobody asked why.",
        "A heading",
        "The end.",
    ]


def test_a_model_package_without_data_is_passed_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder that merely bears the name of a model is not loaded."""
    assert loading._data(tmp_path) is None
