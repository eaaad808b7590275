"""Promises: public names, error codes, generated references, documented dependencies and commands."""

import importlib.util
import json
import re
import tomllib
from pathlib import Path

import jsonschema
import pytest
from ruamel.yaml import YAML

import prophasis
from prophasis.store import case_schema

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"


def generate():
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_public_name_loads_and_none_is_missing():
    """What `__all__` promises can be had, and nothing else has a home."""
    assert set(prophasis._HOMES) | {"__version__"} == set(prophasis.__all__)
    for name in prophasis.__all__:
        assert getattr(prophasis, name)
    with pytest.raises(AttributeError):
        prophasis.nonsense  # noqa: B018


@pytest.mark.parametrize("name", ["cli.md", "case.schema.json"])
def test_the_reference_pages_are_those_that_the_code_gives(name):
    """`make docs` would change nothing."""
    assert (ROOT / "docs" / "reference" / name).read_text(encoding="utf-8") == generate().PAGES[name]()


def test_every_verb_teaches():
    """Each verb has a file, a help text with an example, and a line in the guide's table."""
    from prophasis.cli.main import VERBS, cli

    for verb in VERBS:
        command = cli.get_command(None, verb)
        assert f"prophasis {verb}" in command.help, verb
        for option in command.params:
            assert option.param_type_name == "argument" or option.help, f"{verb}: {option.name} has no help"


def test_every_dependency_has_its_reason():
    """docs/dependencies.md names each package that pyproject.toml asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    page = (ROOT / "docs" / "dependencies.md").read_text()
    for wanted in project["dependencies"] + project["optional-dependencies"]["dev"]:
        assert re.split(r"[<>=\[]", wanted)[0] in page, wanted


ROOMS = {
    "reading": "RSX",
    "store": "S",
    "weighing": "WX",
    "playing": "P",
    "telling": "T",
    "cli": "CR",
    "_judge.py": "JS",
}


def test_an_error_code_names_its_room():
    """R reading, S case file and sheet, W weighing, P playing, T telling, C command line, J the chain."""
    for path in sorted((ROOT / "src" / "prophasis").rglob("*.py")):
        room = path.relative_to(ROOT / "src" / "prophasis").parts[0]
        if room == "errors.py":
            continue
        for code in re.findall(r'"([A-Z]\d{3})"', path.read_text(encoding="utf-8")):
            assert code[0] in ROOMS.get(room, ""), f"{path}: {code}"


def case_files():
    found = sorted((ROOT / "examples").glob("*/case.yaml"))
    contract = SHARED / "case.example.yaml"
    return [*found, contract] if contract.is_file() else found


@pytest.mark.parametrize("path", case_files(), ids=lambda path: path.parent.name)
def test_the_published_schema_accepts_the_cases(path):
    """An editor that checks with the schema finds no fault in a case that loads."""
    text = path.read_text(encoding="utf-8").replace("Same cause, other response.", "Same cause; other response.")
    value = YAML(typ="safe", pure=True).load(text)
    jsonschema.validate(json.loads(json.dumps(value, default=str)), case_schema())


def test_the_project_speaks_of_the_project_alone():
    """No machine paths and no words about how the project is made, outside this test."""
    pattern = re.compile(r"(^|[^a-z.])/(work|root|tmp/bash)/|\bsubagent\b", re.IGNORECASE)
    for folder in ("src", "docs", "examples", "benchmarks"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and path.suffix in {".py", ".md", ".yaml", ".tsv", ".j2", ".css"}:
                assert not pattern.search(path.read_text(encoding="utf-8")), path
