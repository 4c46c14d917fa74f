"""A small world of answers and findings, invented, as plain values; ``word`` is put into every text of it."""

from datetime import UTC, date, datetime, timedelta

from coterie.evidence.asking import Reply, printed
from coterie.evidence.config import ReportConfig, SourceFile
from coterie.evidence.ledger.told import Told
from coterie.evidence.page import Asked

START = datetime(2024, 2, 2, 10, tzinfo=UTC)


def config(word: str = "", **more) -> ReportConfig:
    given = {
        "title": f"What the twin shows {word}".strip(), "case": f"un-notorious-big-twin{word}", "zone": "Europe/Paris", "version": "0.1.0", "snapshot": "5be2c01a77d3f0aa",
        "synthetic": True, "domains": (f"bluebridge.example{word}",), "paths": ((f"Domain:mirror.example{word}", "Organisation:party"),),
        "all_of": ("launch", "empowerment", f"corsica{word}"), "lists": (f"roll{word}",), "about": (f"Organisation:party{word}",),
        "generated_from": (SourceFile(f"posts.jsonl{word}", "ab" * 32, 152_310, 152_301, 9, f"a whole twin {word}"),)}
    return ReportConfig(**given | more)


def findings(word: str = "") -> dict:
    members = [{"key": f"twin:{1000 + i}{word}", "core": i < 40, "score": round(1 - i / 100, 2),
                "reason": f"In all 4 episodes of the group, 11 copies; chance puts it there once in 400. {word}"} for i in range(57)]
    ties = [{"key": f"twin:{9000 + i}", "core": True, "score": 0.98, "reason": "Tied to 5 members; the closest tie: 14 occasions on 31 traces by link, "
             "where chance gives 0.02 (p 3e-31)."} for i in range(6)]
    return {
        "run": "0c9d2b1e55aa7f01", "seed": 0, "synthetic": True, "reason": "",
        "clusters": [
            {"id": "r-1", "number": 1, "kind": "block", "size": 57, "p": 4.2e-31, "stability": 1.0, "contrast": 0.61, "expected": 3.8,
             "layers": {f"hashtag-set{word}": 340, "media": 77}, "evidence": {
                 "copies": 5.41, "copies_elsewhere": 1.2, "peak": 0.31, "attend_enough": 42, "held_out": 20, "held_out_expected": 1.9, "big_episodes": 31,
                 "contrasts": {"passage": 0.61}, "episodes": [{"from": 1706868000 + 9e6 * i, "to": 1706880000 + 9e6 * i, "participants": 500 + i, "posts": 2090 - i} for i in range(4)]},
             "innocent": f"A disciplined honest campaign can look like this: 5.4 copies each per day. {word}", "members": members, "profile": profile(word)},
            {"id": "r-2", "number": 2, "kind": "ties", "size": 6, "p": 0.0004, "stability": 0.9, "contrast": 0.44, "expected": None,
             "layers": {"link": 15}, "evidence": {"pairs_tied": 15, "occasions": 204, "occasions_expected": 0.31},
             "innocent": "Desks of one newsroom, or tools that post one feed to many accounts, do this too.", "members": ties}],
        "signals": {"link": {"window": 60, "traces_left_out": 1, "events_left_out": 90, "left_out": [
            {"trace": f"https://viral.example/{word}", "accounts": 80, "events": 90}]}, "media": {"window": 60, "traces_left_out": 0}},
        "leads": [{"attend_enough": 19, "expected": 9.0, "copies": 1.1, "episodes": [{"from": 1706868000}]}, {"attend_enough": 23, "expected": 4.0, "copies": 1.3}],
        "control": {"permutations": 5, "clusters": [0, 0, 0, 0, 0], "accounts": [0, 0, 0, 0, 0]}}


def profile(word: str = "") -> dict:
    """What the first cluster's profiles have in common: one bio; nothing is known of follows."""
    values = [{"value": f"Proud friend of http://quiet.example {word}", "members": 9, "others": 30}]
    return {"others": 900, "least": 4, "most": 210, "traits": [
        {"trait": "bio", "title": f"Says of itself {word}", "innocent": f"Mottos are common. {word}", "known": 45, "known_others": 600, "looked_at": 12,
         "not_enough_data": None, "values": values},
        {"trait": "follows", "title": "Follows", "innocent": "", "known": 0, "known_others": 0, "looked_at": 0, "not_enough_data": "the collection says nothing of it.", "values": []}]}


def claim(id_: str, verdict: str, word: str = "", **more) -> dict:
    """A claim as a check leaves it."""
    given = {"id": id_, "says": f"The operation drew many posts. {word}", "page": f"4{word}", "verdict": verdict, "why": f"measured again {word}", "synthetic": True, "published": ["at least 1000"],
             "measured": [370], "tolerance": [0.0], "units": [f"posts{word}"], "stale": False, "question": "", "sha256": "", "params": {}, "zone": "", "assumes": f"days begin in Paris {word}",
             "needs": f"all posts {word}", "statements": [f"tw-p18-05{word}"], "note": f"Nearly. {word}", "answer_rows": 1, "rows": [], "control": None}
    return given | more


def told(word: str = "") -> Told:
    """Claims with every verdict, criteria, letters and a technique."""
    burst = {"question": "burst", "sha256": "cd" * 32, "rows": [{"most": 370, "others_mean": 21.5}], "why": ""}
    wilson = {"question": "interval", "sha256": "cd" * 32, "rows": [{"low": 0.56, "high": 0.62}], "why": ""}
    claims = (
        claim("OP5-01", "holds on the synthetic twin", word, question="operations/bins", sha256="1f00ba2c9d3e" + "0" * 52, params={"minutes": 10, "operation": f"corsica{word}"}, control=burst),
        claim("LS-01", "reproduced under an assumption", word, question="content/link-shares", sha256="1f00ba2c9d3e" + "0" * 52, params={"all_of": ["launch", "corsica"]}, published=[0.594], measured=[0.594],
              tolerance=[0.0005], units=["share"], control=wilson),
        claim("OP-X1", "differs", word, published=[423], measured=[[f"tw_000003{word}"]]), claim("WB-01", "documented", word, published=[], measured=[], units=[], tolerance=[]),
        claim("EV-01", "not enough data", word, measured=[], stale=True), claim("AX-01", "not reproducible", word, measured=[], control={"question": "overlap", "sha256": "", "rows": [], "why": f"nobody {word}"}))
    heads = [("criterion", "2", "Spread", ["OP5-01", "OP-X1"]), ("criterion", "3", "Actor", ["WB-01", "OP5-01"]), ("letter", "A", "Actor", ["WB-01"]), ("letter", "B", "Behaviour", ["OP5-01", "OP-X1"]),
             ("technique", "T0049", "Flood", ["OP5-01"])]
    weighed = tuple({"kind": kind, "id": id_, "name": f"{name} {word}".strip(), "standing": "supported", "by": by, "all": by, "against": [f"LS-01{word}"], "lacking": ["EV-01"],
                     "confidence": f"high{word}", "note": f"A note. {word}", "was": None, "known": True, "names": {"fr": f"En français {name}"}} for kind, id_, name, by in heads)
    return Told(claims, weighed, f"DISARM 1.6{word}")


def rows(id_: str, word: str, params: dict) -> list[dict]:
    end = START + timedelta(hours=5)
    text = f"Baku talks end with a statement on the islands. https://bluebridge.example/statement #Islands {word}"
    said = {"says": f"The organiser calls the site a mirror. {word}", "document": f"The twin's report {word}", "page": f"18{word}", "grade": "B3",
            "archive": "https://web.archive.org/web/20240211120000/https://mirror.example/", "by": f"The twin's authors {word}", "synthetic": True}
    steps = [("mirror.example", "SITE_OF", f"Ilham Nobody {word}", "is the website of", "B2"), (f"Ilham Nobody {word}", "<-FOUNDED", "Blue Bridge Studio", "was founded by", "C3"),
             ("Blue Bridge Studio", "MEMBER_OF", "Party of Quiet Streets, District Organisation", "lists among its members, on a page since removed,", "B2")]
    bins = [(i, (370, 250, 180, 90, 40)[i % 15] if i % 15 < 5 else 0, 6 if i % 4 == 0 else 0) for i in range(30)]
    asked, counts = {"all_month": 40, "zone": "Europe/Paris", "synthetic": True}, {"posts": 40, "counted": 40, "median": 7.0, "zone": "Europe/Paris", "synthetic": True}
    week = [f"{d}day" for d in ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")]
    return {
        "clusters/list": [{"number": n, "id": f"r-{n}", "kind": k, "size": s, "layers": la, "run": "0c9d2b1e55aa7f01", "synthetic": True} for n, k, s, la in (
            (1, "block", 57, None), (2, "ties", 6, '{"link":15,"media":6}'))],
        "clusters/ties": [] if params.get("cluster") == 1 else [{"a": f"twin:{1000 + i}{word}", "a_handle": f"tw_{i:06d}{word}", "b": f"twin:{1001 + i}{word}", "b_handle": f"tw_{i + 1:06d}{word}",
            "layer": la, "weight": 4 + i, "expected": 0.1, "traces": 3, "p": 1e-9, "run": "r", "synthetic": True} for i in range(6) for la in (f"link{word}", "media")],
        "clusters/passages": [{"passage": f"{text} {n}", "members": 40 - n, "size": 57, "posts": 90, "others": 3, "who": [f"twin:{1000 + i}{word}" for i in range(n, 40)], "run": "r", "synthetic": True} for n in range(3)],
        "content/topics": [{"rank": i, "topic": f"{t}{word}", "posts": n, "of_posts": n / 100, "all_posts": 100, "words": [f"{t} {n}"], "first_at": START, "synthetic": True} for i, (t, n) in enumerate((("Corsica", 60), ("Conference", 30)), 1)],
        "content/topics-by-month": [{"month": m, "topic": f"{t}{word}", "posts": n, "of_month": n / 40, "of_topic": 0.5, **asked} for m, t, n in (("2024-01", "Corsica", 4), ("2024-01", "Conference", 20), ("2024-02", "Corsica", 30), ("2024-02", "Conference", 0))],
        "clocks/hours": [{"hour": h, "zone": "Europe/Paris", "posts": 10 * (8 < h < 20), "of_posts": (8 < h < 20) / 11, "accounts": 5, "others": 1 / 24, "all_others": 90, "synthetic": True} for h in range(24)],
        "clocks/weekdays": [{"weekday": d, "posts": 10, "of_posts": 1 / 7, "others": 1 / 7, "all_others": 90, "synthetic": True} for d in week],
        "overlap/in-several": [{"handle": f"tw_{i}{word}", "key": f"twin:{i}", "which": w, "operations": len(w), "synthetic": True} for i, w in enumerate(
            [["launch", "empowerment", f"corsica{word}"]] * 42 + [["launch", "empowerment"]] * 61 + [["launch"]] * 480)],
        "reach/interactions": [{"period": None, "interactions": 900, **counts}, *({"period": date(2024, 2, d), "interactions": 10 * d, **counts} for d in range(1, 20))],
        "reach/peaks": [{"day": date(2024, 2, d), "interactions": 10 * d, "of_usual": d / 3, "usual": 30.0, "posts": 2, "top": f"A text {word}", "events": [f"A conference {word}"] if d == 9 else [], "operations": [], "synthetic": True} for d in (9, 10, 18)],
        "provenance/statements": [{"statement": f"tw-p18-05{word}", "quote": f"a mirror {word}", "against": [f"tw-p04-01{word}"], **said}],
        "clusters/members": [{"handle": f"tw_{i:06d}{word}", "key": f"twin:{1000 + i}{word}", "core": i < 40, "lists": [f"roll{word}"] if i < 5 else [], "synthetic": True} for i in range(57)],
        "overlap/accounts-in-all": [{"handle": f"tw_{i:06d}{word}", "key": f"twin:{1000 + i}", "operations": 3, "posts": 90 - i, "each": [40, 30, 20 - i % 7], "synthetic": True} for i in range(42)],
        "overlap/how-many": [{"operations": n, "accounts": a, "posts": p, "synthetic": True} for n, a, p in ((3, 42, 2100), (2, 61, 900), (1, 480, 700))],
        "operations/volume": [{"operation": f"corsica{word}", "title": f"Operation 5: the arrests {word}".strip(), "starts": START, "ends": end, "posts": 2090, "accounts": 583,
                               "originals": 2042, "reposts": 48, "quotes": 0, "replies": 0, "with_media": 1500, "synthetic": True}],
        "operations/bins": [{"bin": START + timedelta(minutes=10 * i), "posts": a + b, "originals": a, "reposts": b, "quotes": 0, "replies": 0, "usual": 12.0, "synthetic": True} for i, a, b in bins],
        "origin/first-posters": [
            {"passage": None, "posts": 2090, "first_at": START, "first": ["tw_000003", f"tw_000007{word}"], "accounts": ["tw_000003", "tw_000007", "tw_000009"], "synthetic": True},
            {"passage": text, "posts": 704, "first_at": START, "first": ["tw_000003", f"tw_000007{word}"], "accounts": ["tw_000003", "tw_000007"], "synthetic": True},
            {"passage": "Solidarité avec la Corse, toujours. " + word, "posts": 210, "first_at": START + timedelta(seconds=41), "first": ["tw_000012"], "accounts": ["tw_000012"], "synthetic": True}],
        "content/link-shares": [{"domain": f"{d}{word}", "links": n, "of_links": n / 1000, "all_links": 1000, "posts": n, "of_posts": n / 990, "all_posts": 990, "accounts": 80, "synthetic": True}
                                for d, n in (("residence.example", 594), ("statewire.example", 127), ("bluebridge.example", 94), ("others.example", 185))],
        "infrastructure/backlinks": [{"domain": "mirror.example", "mirror": True, "relation": "BACKLINKS", "statement": f"tw-p18-05{word}", **said},
                                     {"domain": "nobody.example", "mirror": False, "relation": "BACKLINKS", "statement": "tw-p18-06", **said, "says": "It links there.", "archive": "javascript:alert(1)"}],
        "infrastructure/mirrors": [{"domain": "mirror.example", "of": f"bluebridge.example{word}", "links": True, "statement": "tw-p18-05", "against": [], **said}],
        "affiliation/paths": [{"path": 1, "hops": 3, "weakest": "C3", "attention": 0, "hop": i, "start": a, "relation": r, "end": b, "verb": f"{v}{word}", "statements": [f"tw-p18-0{i}", "tw-p19"][:3 - i],
                               **said, "grade": g} for i, (a, r, b, v, g) in enumerate(steps, 1)],
        "lists/members": [{"position": i, "printed": f"tw_{i:06d}{word}" + "-" * (i == 3), "damaged": "a hyphen stands in it" if i == 3 else None, "also_in": [], "posts": 3, "synthetic": True} for i in range(1, 9)],
        "affiliation/statements-about": [{"thing": "party", "statement": "tw-p02-01", "quote": f"was founded in June {word}", "holds_from": "2023-06", "against": [f"tw-p04-01: founded in July {word}"], **said}],
    }.get(id_, [])


def answers(word: str = ""):
    """An asker over this world."""
    def put(id_: str, **params) -> Reply:
        found = tuple(rows(id_, word, params))
        asked = Asked(id_, "1f00ba2c9d3e", f"What does {id_} say?", printed(params), f"An honest thing looks the same. {word}", f"Read the posts first. {word}")
        return Reply(asked, tuple(found[0]) if found else (), found)
    return put


def silence(id_: str, **params) -> Reply:
    """An asker over an empty world."""
    return Reply(Asked(id_, "1f00ba2c9d3e", f"What does {id_} say?", printed(params)))
