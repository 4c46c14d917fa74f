"""The section of groups: each with its reasons, its controls and its honest explanation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from .figures import cluster as mapped
from .figures import layers, links
from .figures.bars import Bar, bars
from .left_out import left_out
from .page import Column, Figure, Note, Section, Table, table
from .profiles import profiles
from .writing import Desk

SHOWN = 40
"""Members named in the report; the others are counted."""

Found = Mapping[str, Any]
Part = Note | Table | Figure
_CHANCE = {"block": ("attend_enough", "expected", "accounts"), "ties": ("occasions", "occasions_expected", "meetings")}
"""By kind of group: the number that surprised, what chance would give, and its unit."""


def clusters(desk: Desk, findings: Found | None) -> list[Section]:
    """An overview and one section for each cluster, or the word that there is none."""
    w = desk.words
    if findings is None:
        return [Section("clusters", w("clusters"), (Note(w("clusters.none"), "absent"),))]
    found: Sequence[Found] = findings["clusters"]
    synthetic = desk.config.synthetic or bool(findings.get("synthetic"))
    leads = [*left_out(desk, findings, synthetic), *_leads(desk, findings.get("leads") or [], synthetic)]
    if not found:
        reason = str(findings.get("reason") or "")
        return [Section("clusters", w("clusters"), (Note(w("clusters.empty", reason=reason).strip(), "absent"), *leads))]
    members = sum(len(c["members"]) for c in found)
    core = sum(bool(m["core"]) for c in found for m in c["members"])
    says = w("clusters.found", clusters=w.count(len(found), "group"), accounts=w.count(members, "account"), core=w.number(core))
    beside = [f for kind in _CHANCE for f in _beside(desk, kind, found, synthetic)]
    tied = layers.figures(desk, run=findings["run"])
    asked = tuple(a for figure in tied for a in figure.asked)
    overview = Section("clusters", w("clusters"), (Note(says, "lead"), *beside, *tied, *leads), asked, synthetic=synthetic, headline=says)
    return [overview, *(_cluster(desk, str(findings["run"]), c, synthetic) for c in found)]


def _beside(desk: Desk, kind: str, found: Sequence[Found], synthetic: bool) -> list[Figure]:
    """What was found of each group of a kind, against what chance would give."""
    w, (measured, control, unit) = desk.words, _CHANCE[kind]
    pairs = [(c["number"], _number(c, measured), _number(c, control)) for c in found if c["kind"] == kind]
    rows = [(w("cluster.name", number=n), float(a), float(b)) for n, a, b in pairs if a is not None and b is not None][:12]
    if not rows:
        return []
    names = w("found.bar"), w("chance.bar")
    values = "; ".join(f"{name}: {w.number(a)} {names[0]}, {w.number(b)} {names[1]}" for name, a, b in rows)
    svg = bars([Bar(name, a, control=b) for name, a, b in rows], names=names, unit=w(unit), look=desk.look(synthetic=synthetic))
    heads = (Column(w.head("group")), Column(names[0], "number"), Column(names[1], "number"))
    numbers = table(w("numbers"), heads, rows, folded=True, synthetic=synthetic)
    return [Figure(w(f"beside.{kind}"), svg, w("beside.alt", values=values), "", numbers, synthetic=synthetic)]


def _number(c: Found, name: str) -> float | None:
    value = c["evidence"].get(name, c.get(name))
    return float(value) if isinstance(value, int | float) else None


def _leads(desk: Desk, leads: Sequence[Found], synthetic: bool) -> list[Part]:
    """Candidates that failed a gate: their numbers, and nobody's name."""
    if not leads:
        return []
    names = sorted({k for lead in leads for k, v in lead.items() if isinstance(v, int | float)})
    heads = [Column(desk.words.measure(k, "block")[0], "number") for k in names]
    rows = [[lead.get(k) for k in names] for lead in leads]
    note = desk.words("leads.note", n=desk.words.count(len(leads), "candidate"))
    return [Note(note), table(desk.words("leads"), heads, rows, most=20, folded=True, synthetic=synthetic)]


def _cluster(desk: Desk, run: str, c: Found, synthetic: bool) -> Section:
    w = desk.words
    accounts = w.count(len(c["members"]), "account")
    reply = desk.ask("clusters/members", cluster=int(c["number"]), run=run)
    linked = links.figures(desk, name=w("cluster.name", number=c["number"]), cluster=str(c["id"]))
    drawn = mapped.figures(desk, cluster=int(c["number"]), run=run)
    parts: list[Part] = [
        Note(_says(desk, c, accounts), "lead"), *_layers(desk, c, synthetic), *_episodes(desk, c, synthetic), _controls(desk, c, synthetic),
        Note(str(c["innocent"]), "innocent"), *drawn, *linked, *_decided(desk, c, synthetic), _members(desk, c, reply.rows, synthetic),
        *profiles(desk, c, synthetic)]
    title = w("cluster", number=c["number"], accounts=accounts)
    questions = tuple(dict.fromkeys([reply.asked, *(a for f in (*drawn, *linked) for a in f.asked)]))
    headline = f"{linked[0].title}." if linked else ""
    return Section(f"cluster-{c['number']}", title, tuple(parts), questions, 3, synthetic or reply.synthetic, headline)


def _says(desk: Desk, c: Found, accounts: str) -> str:
    """The group in three sentences: how many surely, what they did, what chance would do."""
    w, evidence = desk.words, c["evidence"]
    core = sum(bool(m["core"]) for m in c["members"])
    says = [w("cluster.core", core=w.number(core), accounts=accounts), w(f"cluster.kind.{c['kind']}")]
    if c["kind"] == "block" and "attend_enough" in evidence and c.get("expected") is not None:
        episodes = evidence.get("episodes")
        many = len(episodes) if isinstance(episodes, list) else int(episodes or 0)
        attend = w.count(int(evidence["attend_enough"]), "account")
        says.append(w("cluster.chance.block", attend=attend, enough=evidence.get("enough", many), episodes=w.count(many, "episode"),
                      expected=w.number(float(c["expected"]))))
    if c["kind"] == "ties" and "occasions_expected" in evidence:
        says.append(w("cluster.chance.ties", pairs=w.count(int(evidence["pairs_tied"]), "pair"),
                      occasions=w.number(int(evidence["occasions"])), expected=w.number(float(evidence["occasions_expected"]))))
    return " ".join(says)


def _layers(desk: Desk, c: Found, synthetic: bool) -> list[Part]:
    rows = sorted(dict(c["layers"]).items(), key=lambda item: (-item[1], item[0]))
    heads = (Column(desk.words("signal"), "code"), Column(desk.words("ties"), "number"))
    return [table(desk.words("layers"), heads, rows, synthetic=synthetic)] if rows else []


def _episodes(desk: Desk, c: Found, synthetic: bool) -> list[Part]:
    """When the episodes of a block were, and how many took part."""
    episodes = c["evidence"].get("episodes")
    if not isinstance(episodes, list):
        return []
    w = desk.words
    rows = [(desk.moment(_time(e["from"])), desk.moment(_time(e["to"])), e["participants"], e["posts"]) for e in episodes]
    heads = (Column(w.head("start")), Column(w.head("end")), Column(w.head("participants"), "number"), Column(w.head("posts"), "number"))
    return [table(w("episodes", number=c["number"]), heads, rows, synthetic=synthetic)]


def _decided(desk: Desk, c: Found, synthetic: bool) -> list[Part]:
    """What the analyst decided after looking; the members are listed as found."""
    curated = c.get("curated") or {}
    rows = [[d["key"], d["verdict"], d["because"], d["by"], d["on"]] for verdict in ("out", "in") for d in curated.get(verdict, ())]
    if not rows:
        return []
    w = desk.words
    heads = (Column(w.head("decided.account"), "code"), Column(w.head("verdict")), Column(w.head("because"), wide=True),
             Column(w.head("decided.by")), Column(w.head("on")))
    note = w("decided.note", found=w.count(int(c["size"]), "account"), left=w.count(int(curated["size"]), "account"))
    return [Note(note), table(w("decided"), heads, rows, synthetic=synthetic)]


def _time(seconds: float) -> datetime:
    return datetime.fromtimestamp(float(seconds), UTC)


def _controls(desk: Desk, c: Found, synthetic: bool) -> Table:
    """The numbers a reader needs against it: chance, contrast, stability, and whatever else the detector gave."""
    given = {k: c.get(k) for k in ("expected", "p", "contrast", "stability")} | dict(c["evidence"])
    rows = []
    for name, value in given.items():
        if isinstance(value, int | float) and not isinstance(value, bool):
            title, means = desk.words.measure(name, str(c["kind"]))
            rows.append((title, value, means))
    heads = (Column(desk.words("measure")), Column(desk.words("value"), "number"), Column(desk.words("means"), wide=True))
    return table(desk.words("controls"), heads, rows, synthetic=synthetic)


def _members(desk: Desk, c: Found, known: Sequence[Found], synthetic: bool) -> Table:
    """Members by certainty, with their handles and lists where the graph knows them."""
    w, by_key = desk.words, {row["key"]: row for row in known}
    rows = []
    for m in sorted(c["members"], key=lambda m: (not m["core"], -float(m["score"]), m["key"])):
        seen = by_key.get(m["key"], {})
        who = f"@{seen['handle']}" if seen.get("handle") else m["key"]
        rows.append((who, desk.cell(bool(m["core"])), float(m["score"]), seen.get("lists") or [], m["reason"]))
    keep = [i for i in range(5) if i != 3 or any(row[3] for row in rows)]
    heads = (Column(w.head("handle"), "code"), desk.column("core"), Column(w.head("score"), "share"), Column(w.head("lists")),
             Column(w.head("reason"), wide=True))
    caption = w("members", number=c["number"])
    return table(caption, [heads[i] for i in keep], [[row[i] for i in keep] for row in rows], most=SHOWN, synthetic=synthetic)
