"""The organic world lies within what real samples show, and the recorded real numbers are those of the samples."""

import importlib.util
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
DATA = ROOT.parent / "shared" / "data"
OUTSIDE = {"own posts whose text occurs twice"}  # the honest groups copy on purpose; measured without them below


@pytest.fixture(scope="module")
def fit():
    sys.path.insert(0, str(ROOT / "benchmarks"))
    spec = importlib.util.spec_from_file_location("twin_fit", ROOT / "benchmarks" / "twin_fit.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["twin_fit"] = module
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.pop(0)
    return module


def test_the_twin_lies_within_the_spread_of_real_samples(fit):
    real, (mine, without, _) = fit.recorded(), fit.measured()
    assert len(mine) > 15
    for name, value in mine.items():
        low, high = fit.spread(real, name)
        if name in OUTSIDE:
            assert low <= without <= high < value, name
        else:
            assert low <= value <= high, (name, low, value, high)


def test_recorded_numbers_are_those_of_the_samples(fit):
    if not DATA.exists():
        pytest.skip("the real samples are not here")
    posts = list(fit.rtweet(DATA))
    assert fit.recorded()["rtweet"]["statistics"] == fit.statistics(posts)
    assert fit.recorded()["rtweet"]["posts"] == len(posts)


def test_people_answer_answers_and_quote_quotes(fit, tmp_path):
    import orjson
    from coterie.cases.un_notorious_big_twin import generate

    kinds, refs, texts = {}, {}, {}
    for path in generate(tmp_path, seed=4, scale=0.1, campaign=False).folder.glob("posts-*.jsonl"):
        for page in map(orjson.loads, path.open("rb")):
            for post in page["data"]:
                texts[post["id"]] = post["text"]
                for ref in post.get("referenced_tweets", ()):
                    kinds[post["id"]], refs[post["id"]] = ref["type"], ref["id"]
    chained = [(kinds[post], kinds[ref]) for post, ref in refs.items() if ref in kinds]
    for pair in (("replied_to", "replied_to"), ("quoted", "quoted"), ("retweeted", "quoted")):
        assert chained.count(pair) > 20, pair
    assert all(int(post) > int(ref) for post, ref in refs.items())
    bare = [text for post, text in texts.items() if kinds.get(post) is None and not any(c.isalnum() for c in text)]
    assert len(bare) > len(set(bare)) > 5
