"""Write ``person_nouns.txt``: the nouns whose first sense in WordNet 3.0 is a kind of person, from WordNet's own files.

    python src/prophasis/reading/cues/make_person_nouns.py /usr/share/wordnet

The folder (Debian's ``wordnet-base``) is needed only here; the list goes with the package, under WordNet's licence.
"""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path

PERSON = "18"
"""The number of the lexicographer file ``noun.person``."""
_HEAD = """# Nouns whose first sense is a kind of person. Made by make_person_nouns.py from WordNet 3.0 (https://wordnet.princeton.edu):
# "WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved." Princeton University permits use, copying,
# modification and distribution for any purpose and without fee, provided that this notice stands, makes NO
# REPRESENTATIONS OR WARRANTIES, EXPRESS OR IMPLIED, and does not lend its name to advertising.
"""


def person_nouns(folder: Path) -> list[str]:
    """Single words in small letters, in order."""
    persons = {line[:8] for line in _lines(folder / "data.noun") if line[9:11] == PERSON and " @i " not in line}
    found = []
    for line in _lines(folder / "index.noun"):
        lemma, _, _, pointers, *rest = line.split()
        first = rest[int(pointers) + 2]
        if lemma.isalpha() and len(lemma) > 2 and first in persons:
            found.append(lemma)
    return sorted(found)


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != " "]


if __name__ == "__main__":
    words = " ".join(person_nouns(Path(sys.argv[1])))
    Path(__file__).with_name("person_nouns.txt").write_text(_HEAD + textwrap.fill(words, 118) + "\n", encoding="utf-8")
