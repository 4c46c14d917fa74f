"""One cluster on a screen: the answer, how sure, why, what honest thing it could be, and who."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from ..evidence.labels import Words
from ..evidence.wording import number
from .profile import profile
from .show import SYNTHETIC, next_steps, safe, say, styled, talk
from .table import cut, paragraph, table, together

Cluster = Mapping[str, Any]
_SIGNALS = {"passage": "passages", "hashtag-set": "hashtag sets", "hashtag": "hashtags", "link": "links", "domain": "sites",
            "media": "pictures", "media-near": "near copies of pictures", "repost": "reposts", "fast-repost": "fast reposts",
            "mention": "mentions", "mention-set": "sets of mentions", "reply": "replies"}  # fmt: skip
# Said in the sentence of surprise already.
_TOLD = ("attend_enough", "enough", "expected", "occasions", "occasions_expected", "pairs_tied", "p")
_BARS = "▁▂▃▄▅▆▇█"


def ranked(cluster: Cluster, names: Mapping[str, tuple[str, bool]]) -> dict[str, Any]:
    """The cluster with its members in order, core first, then by certainty; each with its handle (empty: unknown)."""
    members = sorted(cluster["members"], key=lambda m: (not m["core"], -float(m["score"]), m["key"]))
    return {**cluster, "members": [{**m, "handle": names.get(m["key"], ("", False))[0]} for m in members]}


def layers(cluster: Cluster) -> str:
    """The ties by signal in words; empty for a crowd, which has none."""
    held = sorted(cluster["layers"].items(), key=lambda item: (-item[1], item[0]))
    return "   ".join(f"{_SIGNALS.get(name, name)} {n:,}" for name, n in held if n)


def surprise(cluster: Cluster) -> tuple[str, str]:
    """The number that surprises with its unit, and what chance would give."""
    seen = cluster["evidence"]
    if cluster["kind"] == "block" and "attend_enough" in seen:
        many = len(seen.get("episodes") or [])
        return f"{seen['attend_enough']:,} in {seen.get('enough', many)} of {many}", number(float(cluster["expected"] or 0.0))
    if "occasions_expected" in seen:
        return f"{seen['occasions']:,} meetings", number(float(seen["occasions_expected"]))
    return "", ""


def beside(cluster: Cluster) -> str:
    """The same as a sentence."""
    seen, words = cluster["evidence"], Words("en")
    if cluster["kind"] == "block" and "attend_enough" in seen:
        many = len(seen.get("episodes") or [])
        attend, episodes = words.count(int(seen["attend_enough"]), "account"), words.count(many, "episode")
        return words(
            "cluster.chance.block", attend=attend, enough=seen.get("enough", many), episodes=episodes, expected=surprise(cluster)[1])
    if "occasions_expected" in seen:
        pairs = words.count(int(seen["pairs_tied"]), "pair")
        return words("cluster.chance.ties", pairs=pairs, occasions=number(int(seen["occasions"])), expected=surprise(cluster)[1])
    return ""


def control(done: dict[str, Any]) -> str:
    """What the same search found in shuffled worlds, in words."""
    worlds = int(done.get("permutations") or 0)
    if not worlds:
        return "none was run; --permutations 20 runs the same search on 20 shuffled worlds"
    ties, accounts, blocks = (list(done.get(k) or []) for k in ("clusters", "accounts", "blocks"))
    many = counted(worlds, "shuffled world")
    if not any(ties) and not any(blocks):
        return f"the same search on {many} found no cluster at all"
    means = f"{sum(ties) / worlds:.1f} clusters of ties with {sum(accounts) / worlds:.1f} accounts and {sum(blocks) / worlds:.1f} crowds"
    return f"the same search on {many} found {means} in each on average, {max(ties, default=0)} clusters at the most"


def skipped(found: Mapping[str, Any]) -> list[str]:
    """For each signal that left out traces a sentence: how many, how often they were used, and the biggest by name."""
    told = []
    for name, said in found["signals"].items():
        if said.get("traces_left_out"):
            biggest = ", ".join(f"{cut(safe(t['trace']), 40)} ({counted(t['accounts'], 'account')})" for t in said["left_out"][:3])
            more = ", …" if said["traces_left_out"] > 3 else ""
            many = f"{counted(said['traces_left_out'], 'trace')} used {said['events_left_out']:,} times"
            told.append(f"{name}: {many} left out of the pairs, as used by too many accounts or too costly: {biggest}{more}")
    return told


def counted(n: int, noun: str) -> str:
    """A number with its noun."""
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


def marked(said: str) -> str:
    """A sentence about synthetic rows, with their sign."""
    return styled(f"{SYNTHETIC} {said}", "synthetic", sys.stderr)


def card(cluster: Cluster, limit: int, *, moments: Sequence[int], zone: str, synthetic: bool, control: str) -> None:
    """Print the cluster; ``moments`` are its members' posts in epoch seconds, ``zone`` the case's clock."""
    members, words = cluster["members"], Words("en")
    mark = f"   {styled(SYNTHETIC + ' synthetic', 'synthetic')}" if synthetic else ""
    core = sum(m["core"] for m in members)
    say(styled(f"Cluster {cluster['number']}   {len(members):,} accounts synchronised   core {core:,}", "strong") + mark)
    paragraph("what", words(f"cluster.kind.{cluster['kind']}"))
    together("with", layers(cluster).split("   ") if layers(cluster) else [])
    paragraph("surprise", beside(cluster))
    paragraph("how sure", _sure(cluster, words))
    paragraph("control", f"{control[0].upper()}{control[1:]}.")
    _when(cluster, moments, zone)
    for name, value in cluster["evidence"].items():
        if name not in _TOLD and isinstance(value, int | float):
            title, means = words.measure(name, cluster["kind"])
            paragraph(title.lower(), f"{number(value):<7} {means}", indent=24, style="dim")
    paragraph("honest?", cluster["innocent"])
    curated = cluster.get("curated") or {}
    decided = [*curated.get("out", []), *curated.get("in", [])]
    if decided:
        paragraph("decided", f"{curated['size']:,} accounts after the analyst's decisions; below stands what was found.")
    for d in decided:
        paragraph("", f"{d['verdict']}: {d['key']}: {d['because']} ({', '.join(filter(None, (d['by'], d['on'])))})")
    table(
        ["who", "core", "sure", "why"],
        [(_who(m), "core" if m["core"] else "", f"{m['score']:.2f}", m["reason"]) for m in members[:limit]],
    )
    if len(members) > limit:
        talk(f"{len(members) - limit:,} more: --limit {len(members)} shows all.")
    if cluster.get("profile"):
        profile(cluster["profile"])
    number_, id_ = cluster["number"], cluster["id"]
    next_steps(f"coterie ask clusters/members -p cluster={number_}", f"coterie ask content/link-shares -p cluster={id_}")


def _who(member: Mapping[str, Any]) -> str:
    return f"@{member['handle']}" if member["handle"] else str(member["key"])


def _sure(cluster: Cluster, words: Words) -> str:
    title, means = words.measure("p", cluster["kind"])
    said = [f"{title.lower()} {number(float(cluster['p']))} ({means})"]
    if cluster["contrast"] is not None:
        said.append(f"contrast {cluster['contrast']:.2f} (viewers of live events stay near 0.15)")
    return "; ".join([*said, f"stability {cluster['stability']:.2f} of 1"]) + "."


def _when(cluster: Cluster, moments: Sequence[int], zone: str) -> None:
    clock = ZoneInfo(zone)

    def at(seconds: int, shape: str) -> str:
        return datetime.fromtimestamp(seconds, UTC).astimezone(clock).strftime(shape)

    episodes = sorted(cluster["evidence"].get("episodes") or [], key=lambda e: e["from"])
    for n, e in enumerate(episodes):
        ends = at(e["to"], "%H:%M" if at(e["to"], "%x") == at(e["from"], "%x") else "%d %b %H:%M")
        said = f"{at(e['from'], '%d %b %Y %H:%M')} to {ends}   {e['posts']:,} posts   {e['participants']:,} accounts"
        paragraph("when" if n == 0 else "", said)
    if episodes:
        paragraph("", f"on the clock of {zone}", style="dim")
    if moments:
        first, last = at(min(moments), "%d %b %Y"), at(max(moments), "%d %b %Y")
        paragraph("when", f"{first} to {last} ({zone})   {_bars(moments)}   all {len(moments):,} posts of its members")


def _bars(moments: Sequence[int], columns: int = 16) -> str:
    first, last = min(moments), max(moments)
    counts = [0] * columns
    for moment in moments:
        counts[min(columns - 1, (moment - first) * columns // max(1, last - first))] += 1
    return "".join(_BARS[-(-n * (len(_BARS) - 1) // max(counts))] if n else " " for n in counts)
