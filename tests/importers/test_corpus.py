"""Real run-of-shows, where the folder of them lies beside this checkout: a few of each layout, against their truth."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from app.importers import as_json, understand
from app.importers.child import answer_to
from app.importers.wire import read_answer

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"

pytestmark = pytest.mark.skipif(
    not (CORPUS / "score.py").exists(), reason="no corpus of run-of-shows lies beside this checkout"
)


@pytest.fixture(scope="module")
def scoring() -> ModuleType:
    """The corpus's own way to score."""
    spec = importlib.util.spec_from_file_location("corpus_score", CORPUS / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    "number", ["01", "05", "06", "13", "19", "23", "24", "29", "31", "34", "58", "65", "71", "81", "84", "85", "87"]
)
def test_scores_as_before(number: str, scoring: ModuleType) -> None:
    truth = json.loads((CORPUS / "truth" / f"{number}.json").read_text())
    path = CORPUS / truth["file"]
    grids = read_answer(json.dumps(answer_to(path.read_bytes())).encode())
    assert scoring.score(truth, as_json(understand(path.name, grids)))["f1"] >= 0.9
