"""The world as files: pages of posts as an archiver of the X API writes them, and coterie's own tables."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import orjson

from .districts import Tally
from .organic import Setting
from .people import HUBS
from .sheet import ORIGINAL, QUOTE, REPLY, REPOST, Ints
from .standins import Standins
from .tables import tables

PAGE = 100
KINDS = {REPOST: "retweeted", QUOTE: "quoted", REPLY: "replied_to"}
MARK = {"platform": "twin", "synthetic": True}
FOUND = re.compile(r"(?:#(\w+)|@(tw_\w+)|(https://s\.example/\w+))")


def write(folder: Path, setting: Setting, plans: Mapping[str, Any], roles: Mapping[int, str],
          standins: Standins, tally: Tally) -> list[Path]:
    """Write a district's files, the first one's anew, and count them in the tally; returns their paths."""
    first = not setting.district.number
    if first:
        (folder / "truth").mkdir(parents=True, exist_ok=True)
        for old in (*folder.glob("posts-*"), folder / "follows.csv"):  # of another world
            old.unlink(missing_ok=True)
    table = Table(setting, tally)
    files = [*_posts(folder, table)]
    if first:
        files += tables(folder, setting, plans, roles, standins)
    else:
        _append(folder, setting, plans, roles, standins)
    tally.posts += len(table.order)
    for account in np.unique(table.author[table.order]).tolist():
        if first or account >= len(HUBS):
            role = roles.get(account, "organic")
            tally.roles[role] = tally.roles.get(role, 0) + 1
    return files


def _append(folder: Path, setting: Setting, plans: Mapping[str, Any], roles: Mapping[int, str], standins: Standins) -> None:
    """Add a later district's rows to the tables; the hubs stand there already, windows and parts are the first one's."""
    with tempfile.TemporaryDirectory(dir=folder) as name:
        (scratch := Path(name)).joinpath("truth").mkdir()
        tables(scratch, setting, plans, roles, standins)
        for table, known in (("accounts.csv", len(HUBS)), ("truth/planted.csv", len(HUBS)), ("follows.csv", 0)):
            if (scratch / table).exists():
                with (scratch / table).open("rb") as rows, (folder / table).open("ab") as out:
                    out.writelines(islice(rows, 1 + known, None))


class Table:
    """The sheet in order of time, with ids, full texts and counts."""

    def __init__(self, setting: Setting, tally: Tally) -> None:
        sheet, district, hubs = setting.sheet, setting.district, len(setting.hub_rows)
        self.setting, self.sheet = setting, sheet
        self.at = district.post_times(sheet.moments(), hubs)
        self.author = sheet.numbers("author")
        self.kind = sheet.numbers("kind")
        self.ref = sheet.numbers("ref")
        rows = np.arange(len(sheet))
        self.id = district.post_ids(self.at, hubs)
        self.order = np.lexsort((rows, self.at))
        if district.number:  # the first one wrote the hubs' posts
            self.order = self.order[self.order >= hubs]
        self.when = [f"{t}Z" for t in np.datetime_as_string(self.at.astype("datetime64[ms]")).tolist()]
        self.month = self.at.astype("datetime64[ms]").astype("datetime64[M]")
        self.counts = {kind: tally.reactions(kind, np.bincount(self.ref[self.kind == kind], minlength=len(rows)), hubs) for kind in KINDS}
        draw = np.random.default_rng([setting.seed, 77]).pareto(1.3, len(rows)) * np.sqrt(setting.people.followers[self.author]) / 6
        self.likes = np.minimum(draw, 40_000).astype(np.int64) + 2 * self.counts[REPOST]
        self.ids = [str(i) for i in self.id.tolist()]
        self.authors = [str(i) for i in setting.people.id.tolist()]
        self.numbers = {handle: number for number, handle in enumerate(setting.people.handle)}

    def post(self, row: int) -> dict[str, Any]:
        """One post as the API gives it: a repost's text is cut at 140 characters."""
        sheet, kind, ref = self.sheet, int(self.kind[row]), int(self.ref[row])
        source = ref if kind == REPOST else row
        text = sheet.text[source]
        if sheet.link[source]:
            text += f" {self.short(source)}"
        if kind == REPOST:
            text = f"RT @{self.setting.people.handle[int(self.author[ref])]}: {text}"
            text = text if len(text) <= 140 else text[:139] + "…"
        out: dict[str, Any] = {
            "id": self.ids[row], "author_id": self.authors[int(self.author[row])], "created_at": self.when[row], "text": text,
            "lang": sheet.lang[source], "public_metrics": self._metrics(row, source)}
        if kind != ORIGINAL:
            out["referenced_tweets"] = [{"type": KINDS[kind], "id": self.ids[ref]}]
        if kind == REPLY:
            out["in_reply_to_user_id"] = self.authors[int(self.author[ref])]
        if entities := self._entities(text, source):
            out["entities"] = entities
        if sheet.media[source]:
            out["attachments"] = {"media_keys": [_key(sheet.media[source])]}
        return out

    def short(self, row: int) -> str:
        """The platform's short address of a post's link."""
        return f"https://s.example/{np.base_repr(int(self.id[row]) % 36**8, 36)}"

    def _metrics(self, row: int, source: int) -> dict[str, int]:
        own = row == source
        found = {"retweet_count": int(self.counts[REPOST][source]), "reply_count": int(self.counts[REPLY][row]),
                 "like_count": int(self.likes[row]) if own else 0, "quote_count": int(self.counts[QUOTE][row])}
        return found | self.setting.measured.get(source, {}) if own else found

    def _entities(self, text: str, source: int) -> dict[str, list[dict[str, Any]]]:
        out: dict[str, list[dict[str, Any]]] = {}
        cut = len(text) - 1 if text.endswith("…") else len(text) + 1
        for match in FOUND.finditer(text):
            span = {"start": match.start(), "end": match.end()}
            tag, handle, url = match.groups()
            if match.end() == cut:  # cut in its middle: it is not known which one it was
                continue
            if tag:
                out.setdefault("hashtags", []).append({**span, "tag": tag})
            elif handle in self.numbers:
                out.setdefault("mentions", []).append({**span, "username": handle, "id": self.authors[self.numbers[handle]]})
            elif url:
                long = self.sheet.link[source]
                out.setdefault("urls", []).append({**span, "url": url, "expanded_url": long, "display_url": long[8:]})
        return out

    def user(self, account: int) -> dict[str, str]:
        """An account as the API gives it unless asked for more; profiles are in accounts.csv."""
        people = self.setting.people
        return {"id": self.authors[account], "name": people.name[account], "username": people.handle[account]}


def _key(media: str) -> str:
    return f"3_{int(media[:15], 16)}"


def _posts(folder: Path, table: Table) -> Iterator[Path]:
    months = table.month[table.order]
    for month in np.unique(months):
        path = folder / f"posts-{month}{table.setting.district.name}.jsonl"
        rows = table.order[months == month]
        with path.open("wb") as out:
            out.writelines(_pages(table, rows))
        yield path


def _pages(table: Table, rows: Ints) -> Iterable[bytes]:
    for start in range(0, len(rows), PAGE):
        yield orjson.dumps(_page(table, rows[start : start + PAGE].tolist())) + b"\n"


def _page(table: Table, rows: list[int]) -> dict[str, Any]:
    data = [table.post(row) for row in rows]
    refs = sorted({int(table.ref[row]) for row in rows} - {-1})
    shown = [*rows, *refs]
    sources = {int(table.ref[row]) if table.kind[row] == REPOST else row for row in shown}
    media = sorted({table.sheet.media[row] for row in sources} - {""})
    users = sorted({int(table.author[row]) for row in shown})
    includes: dict[str, Any] = {"users": [table.user(account) for account in users]}
    if refs:
        includes["tweets"] = [table.post(row) for row in refs]
    if media:
        includes["media"] = [{"media_key": _key(m), "type": "photo" if m[-1] < "d" else "video", "sha256": m,
                              "perceptual": table.setting.looks[m]} for m in media]
    meta = {"newest_id": data[-1]["id"], "oldest_id": data[0]["id"], "result_count": len(data)}
    return {"data": data, "includes": includes, "meta": meta, "__coterie": MARK}


