"""The command line: the cab case, the chain on two small documents, and bad input as one line each."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from prophasis.cli.main import main

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
CAB = """
question: Which cab was it?
hypotheses:
  blue:  {text: The cab was Blue, prior: 0.15}
  green: {text: The cab was Green, prior: 0.85}
evidence:
  witness: {text: A witness says Blue, kind: word, by: witness, likelihood: {blue: 0.8, green: 0.2}}
"""
ESSAY = """---
title: The third day
author: A secretary
date: 1931
perspective: participant
---

The envoy did not leave the conference because he was ill. He left the conference because the cabinet had
ordered him home. The minister said that the envoy was ill. In reality, the hotel doctor was never called, which
shows that illness did not drive him out. On 18 July 1907 a cable from the capital reached the hotel.
"""


def run(*words, capsys):
    with pytest.raises(SystemExit) as end:
        main([str(word) for word in words])
    out = capsys.readouterr()
    return end.value.code, out.out, out.err


@pytest.fixture
def cab(tmp_path):
    path = tmp_path / "cab.yaml"
    path.write_text(CAB)
    return path


def test_the_cab_case_prints_what_the_readme_says(cab, capsys):
    """12/29, as a point: probability, low and high are one number."""
    code, out, _ = run("weigh", cab, "--json", capsys=capsys)
    verdict = json.loads(out)
    assert code == 0
    blue = verdict["posterior"]["blue"]
    assert (blue["probability"], blue["low"], blue["high"]) == (0.413793, 0.413793, 0.413793)
    assert verdict["leaders"] == ["green"]
    assert verdict["status"] == "rated"


def test_the_cab_case_reads_well_in_a_terminal(cab, capsys):
    """A sentence with the word and its number, and whose ratings it rests on."""
    code, out, _ = run("weigh", cab, capsys=capsys)
    assert code == 0
    assert "0.59" in out
    assert "Traceback" not in out


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared development data is not beside this checkout")
def test_the_annotated_case_is_weighed_although_its_documents_are_missing(capsys, tmp_path):
    """Missing documents are said, and are not fatal."""
    code, out, err = run(
        "judge", "--case", SHARED / "case.example.yaml", "-o", tmp_path / "r.html", "--json", capsys=capsys
    )
    assert code == 0
    assert err.count("its passages cannot be shown in context") == 2
    assert json.loads(out)["status"] in ("rated", "partly rated")
    code, out, _ = run("weigh", SHARED / "case.example.yaml", "--json", capsys=capsys)
    assert code == 0
    assert set(json.loads(out)["posterior"]) == {"instructions", "illness", "protest", "other"}


def test_documents_become_a_report_with_the_case_beside_it(tmp_path, capsys):
    """An unrated draft has no posterior; the denial stays a denial; the case can be read again."""
    essay = tmp_path / "memoir.md"
    essay.write_text(ESSAY)
    code, out, _ = run("judge", essay, "-o", tmp_path / "r.html", "--json", capsys=capsys)
    verdict = json.loads(out)
    assert code == 0
    assert verdict["status"] == "unrated"
    assert verdict["posterior"] is None
    html = (tmp_path / "r.html").read_text()
    assert "<script" not in html
    assert "://" not in html.replace("http://www.w3.org", "")
    code, out, _ = run("weigh", tmp_path / "r.case.yaml", "--json", capsys=capsys)
    assert code == 0
    assert json.loads(out)["posterior"] is None


def test_a_draft_goes_to_a_sheet_and_back_and_is_weighed(tmp_path, capsys):
    """read -> draft -> rate -> weigh, with a sheet filled by a program."""
    essay = tmp_path / "memoir.md"
    essay.write_text(ESSAY)
    case, sheet = tmp_path / "case.yaml", tmp_path / "rate.csv"
    assert run("draft", essay, "-o", case, capsys=capsys)[0] == 0
    assert run("draft", essay, "-o", case, capsys=capsys)[0] == 2, "an existing case is not replaced unasked"
    assert run("rate", case, "--sheet", sheet, capsys=capsys)[0] == 0
    from prophasis import load_case

    drafted = load_case(case)
    assert drafted.evidence
    assert not any(item.ratings for item in drafted.evidence.values())
    assert sum(h.catch_all for h in drafted.hypotheses.values()) == 1
    filled = fill(sheet.read_text(), list(drafted.hypotheses))
    sheet.write_text(filled)
    code, out, err = run("rate", case, "--from", sheet, capsys=capsys)
    assert code == 0, err
    code, out, err = run("weigh", case, "--json", capsys=capsys)
    assert code == 0, err
    assert json.loads(out)["status"] in ("rated", "partly rated")


def fill(sheet, hypotheses):
    """Give every row the same numbers: 0.6 for the first hypothesis, 0.3 for the others."""
    import csv
    import io

    rows = list(csv.reader(io.StringIO(sheet)))
    header = next(index for index, row in enumerate(rows) if "analyst" in row)
    columns = rows[header]
    for row in rows[header + 1 :]:
        if not row or row[0].startswith("#"):
            continue
        row += [""] * (len(columns) - len(row))
        row[columns.index("analyst")] = "ana"
        for index, name in enumerate(columns):
            if name in hypotheses:
                row[index] = "0.6" if name == hypotheses[0] else "0.3"
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def encrypted_pdf() -> bytes:
    """A PDF whose security handler asks for a password that nobody gives."""
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
            b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"61" * 32 + b"> /U <" + b"62" * 32 + b"> >>",
        ],
        trailer=b"/Encrypt 4 0 R /ID [<" + b"63" * 16 + b"> <" + b"63" * 16 + b">]",
    )


def empty_pdf() -> bytes:
    return pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"])


def pdf(objects, trailer=b""):
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    body += b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        start,
    )


BAD_DOCUMENTS = {
    "nowhere.txt": None,
    "empty.txt": b"",
    "blank.txt": b" \n\n\t ",
    "junk.txt": bytes(range(256)) * 40,
    "junk.pdf": b"%PDF-1.4 but not really" + bytes(range(256)),
    "nopages.pdf": empty_pdf(),
    "locked.pdf": encrypted_pdf(),
    "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(40),
}


@pytest.mark.parametrize("name", BAD_DOCUMENTS)
@pytest.mark.parametrize("verb", ["read", "draft", "judge"])
def test_a_document_that_cannot_be_read_is_one_line(name, verb, tmp_path, capsys):
    """The line names the file and the mend; exit code 2; nothing is written."""
    path = tmp_path / name
    if BAD_DOCUMENTS[name] is not None:
        path.write_bytes(BAD_DOCUMENTS[name])
    before = sorted(item.name for item in tmp_path.iterdir())
    extra = {"read": [], "draft": ["-o", tmp_path / "c.yaml"], "judge": ["-o", tmp_path / "r.html"]}[verb]
    code, out, err = run(verb, path, *extra, capsys=capsys)
    assert code == 2
    assert not out
    assert name in err
    assert "Traceback" not in err
    assert len(err.strip().splitlines()) == 1
    assert sorted(item.name for item in tmp_path.iterdir()) == before


BAD_CASES = {
    "wrong key": (("kind: word", "kynd: word"), "Did you mean 'kind'?"),
    "no probability": (("blue: 0.8", "blue: 1.3"), "1.3 is not a probability"),
    "a row of zeros": (("blue: 0.8, green: 0.2", "blue: 0, green: 0"), "witness"),
    "an unknown hypothesis": (("green: 0.2", "grene: 0.2"), "Did you mean 'green'?"),
    "priors that do not sum to 1": (("prior: 0.85", "prior: 0.95"), "1.1"),
}


@pytest.mark.parametrize("name", BAD_CASES)
def test_a_case_that_cannot_be_weighed_is_one_line(name, cab, tmp_path, capsys):
    """File, place, value and mend; exit code 2; nothing is written."""
    change, expected = BAD_CASES[name]
    cab.write_text(CAB.replace(*change))
    for words in (["weigh", cab], ["judge", "--case", cab, "-o", tmp_path / "r.html"]):
        code, out, err = run(*words, capsys=capsys)
        assert code == 2
        assert not out
        assert expected in err
        assert len(err.strip().splitlines()) == 1
    assert [item.name for item in tmp_path.iterdir()] == ["cab.yaml"]


def test_a_good_document_goes_on_when_a_bad_one_fails(tmp_path, capsys):
    """The bad one is listed with its reason, exit code 3; the same file twice is read once."""
    (tmp_path / "good.md").write_text(ESSAY)
    (tmp_path / "copy.md").write_text(ESSAY)
    (tmp_path / "bad.txt").write_bytes(b"")
    code, out, err = run("read", tmp_path, "--jsonl", capsys=capsys)
    marks = [json.loads(line) for line in out.splitlines()]
    assert code == 3
    assert "bad.txt" in err
    assert len({mark["document"] for mark in marks}) == 1
    assert all(ESSAY[mark["start"] : mark["end"]] == mark["quote"] for mark in marks)


def test_marks_and_arguments_go_to_other_tools(cab, tmp_path, capsys):
    """Web Annotations of a page in HTML; an argument map of a case."""
    page = tmp_path / "memoir.html"
    body = "".join(f"<p>{part}</p>" for part in ESSAY.split("---")[2].split("\n\n"))
    page.write_text(f"<html><head><title>The third day</title></head><body><nav>Home</nav>{body}")
    code, out, _ = run("read", page, "--annotations", "--layer", "explanation", capsys=capsys)
    items = json.loads(out)["items"]
    assert code == 0
    assert items
    assert all(item["target"]["selector"][1]["exact"] for item in items)
    assert items[0]["target"]["source"]["format"] == "text/html"
    code, out, _ = run("tell", cab, "--format", "argdown", capsys=capsys)
    assert code == 0
    assert out.startswith("===\ntitle: ")
    assert "\n  + <E1 witness>" in out
    assert "\n  - <E1 witness>" in out


def test_a_second_run_is_taken_from_the_cache(tmp_path, capsys, monkeypatch):
    """On by default, told where by the environment, and off where that is asked for."""
    essay = tmp_path / "memoir.md"
    essay.write_text(ESSAY)
    monkeypatch.setenv("PROPHASIS_CACHE", str(tmp_path / "kept"))
    run("read", essay, "--no-cache", capsys=capsys)
    assert not (tmp_path / "kept").exists()
    first = run("read", essay, "--jsonl", capsys=capsys)
    assert len(list((tmp_path / "kept").iterdir())) == 1
    assert run("read", essay, "--jsonl", capsys=capsys) == first


def test_help_comes_without_loading_anything_heavy():
    """`--help` imports neither NumPy nor spaCy nor pydantic."""
    script = (
        "import sys\nfrom prophasis.cli.main import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "print([name for name in ('numpy', 'spacy', 'pydantic', 'rich', 'jinja2') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_an_unknown_verb_offers_the_nearest(capsys):
    """A slip of the finger is met with the word that was meant."""
    code, _, err = run("wiegh", capsys=capsys)
    assert code == 2
    assert "Did you mean 'weigh'?" in err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_are_printed(shell, capsys):
    """Each shell gets its script."""
    code, out, _ = run("completion", shell, capsys=capsys)
    assert code == 0
    assert "_PROPHASIS_COMPLETE" in out
