"""CrowdTangle's Facebook CSV, for pages and groups; its header changed over the years, and its times name a zone of the USA."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .. import clean
from ..format import Context, Format, required_zone
from ..read import Head, Raw, table
from ..rows import AccountRow, PostRow, RowRefused, Rows
from ..tables import Cells

COLUMNS = ("Facebook Id", "Message", "URL", "Link", "Final Link", "Type", "Total Interactions")
_POST = re.compile(r"(?:/posts/|/permalink/|/videos/|/photos/|story_fbid=|fbid=|/reel/)(?:[^/?]*/)*?(pfbid\w{20,90}|\d{5,25})")
_NOTHING = ("", "N/A", "n/a", "-")


def _sniff(head: Head) -> bool:
    return set(COLUMNS) <= set(head.columns) and bool({"Page Name", "Group Name"} & set(head.columns))


def _rows(raw: Raw, context: Context) -> Iterator[Rows]:
    cell: Cells = {name: "" if value.strip() in _NOTHING else value for name, value in raw.value.items()}
    author = _account(cell, context)
    address = clean.text(cell["URL"].strip())
    found = _POST.search(address or "")
    when = "Post Created" if "Post Created" in cell else "Created"
    link = clean.text((cell["Final Link"] or cell["Link"]).strip())
    yield PostRow(
        "facebook",
        f"{author.id}_{found[1]}" if found and author.id else found[1] if found else None,
        author,
        required_zone(cell.get(when), clean.moment(cell.get(when), context.zone), when),
        clean.text(cell["Message"]),
        mentions=[],  # an @ is no mark of Facebook's
        links=[link] if link and link != address else [],
        counts={
            "likes": clean.count(cell.get("Likes")),
            "reposts": clean.count(cell.get("Shares")),
            "replies": clean.count(cell.get("Comments")),
            "views": clean.count(cell.get("Total Views") or cell.get("Post Views")),
        },
        observed_at=context.observed_at,
        url=address,
    )


def _account(cell: Cells, context: Context) -> AccountRow:
    id_, handle = clean.identifier(cell["Facebook Id"]), clean.text(cell.get("User Name"))
    if clean.rounded(cell["Facebook Id"]):
        context.note("Facebook Id rounded by a spreadsheet")
    if not id_ and not handle:
        raise RowRefused("Facebook Id", "neither an id nor a name of an account")
    name = clean.text(cell.get("Page Name") or cell.get("Group Name"))
    followers = cell.get("Followers at Posting") or cell.get("Likes at Posting") or cell.get("Size at Posting")
    return AccountRow(
        "facebook",
        id_,
        handle,
        name,
        clean.moment(cell.get("Page Created"), context.zone),
        profile={
            "bio": clean.text(cell.get("Page Description")),
            "location": clean.text(cell.get("Page Admin Top Country")),
            "followers": clean.count(followers),
        },
        observed_at=context.observed_at,
    )


FORMATS = [Format("crowdtangle", "CrowdTangle CSV of Facebook posts", _sniff, table, _rows, columns=COLUMNS)]
