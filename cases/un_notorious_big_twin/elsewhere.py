"""The other invented platforms: pages (as Facebook), photos (as Instagram) and work (as LinkedIn), in coterie's own table of posts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from .operations import stamp
from .organic import Setting
from .reach import say
from .sheet import split

HEADER = "platform,id,account_id,handle,at,lang,text,media,synthetic"
Plan = Mapping[str, Any]


def rows(rng: np.random.Generator, setting: Setting, plans: Plan) -> Iterator[tuple[str, ...]]:
    """The organiser's message on three more platforms, then the New Caledonia operation's posts on pages."""
    plan, operation = plans["elsewhere"], plans["operations"]["new-caledonia"]
    mark = str(setting.people.id[setting.people.hub["organiser"]])[-9:]
    for number, (platform, at) in enumerate(plan["message_at"].items()):
        if platform != "twin":
            text = say(setting, plans, f" #{plan['message_also']}" if number < 2 else "")
            yield (platform, f"{mark}{number}", mark, "", _iso(at.timestamp()), "az", text, setting.picture("message"), "true")
    lines = setting.tongues["fr"].sentences(rng, rng.integers(0, 6, 5), rng.integers(9, 20, 5))
    owner = np.repeat(np.arange(plan["pages_accounts"]), split(rng, plan["pages_posts"], np.ones(plan["pages_accounts"])))
    starts = stamp(operation["starts"], plans["world"]["zone"]) + 16 * 3600.0
    tags = " ".join(f"#{tag}" for tag in operation["tags"])
    for i, (account, at) in enumerate(zip(owner.tolist(), (starts + 86400.0 * rng.beta(1.2, 2.4, len(owner))).tolist(), strict=True)):
        text = f"{lines[int(len(lines) * rng.random() ** 2)]} {tags}"
        picture = setting.picture(f"new-caledonia-{int(rng.integers(6))}", int(rng.integers(1, 9)))
        yield ("twin-pages", f"{mark}5{i:05d}", f"{mark}7{account:04d}", "", _iso(at), "fr", text, picture, "true")


def _iso(seconds: float) -> str:
    return f"{np.datetime64(int(seconds), 's')}Z"
