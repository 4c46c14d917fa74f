"""What platforms hold: accounts and their profiles, posts, and what posts carry."""

from __future__ import annotations

from .marks import PROVENANCE, SYNTHETIC
from .model import Node, flag, number, text, texts, time

ACCOUNT = Node(
    "Account",
    "key",
    "Somebody's account on one platform; its key is platform:id, or platform:@handle while the id is unknown.",
    (
        text("platform", "x, twin, facebook, instagram, telegram, …", index=True),
        text("id", "The platform's own numeric id, as a string."),
        text("handle", "As printed, without @."),
        text("handle_key", "The handle folded for comparison.", index=True),
        text("name", "The display name, as first seen."),
        time("created_at", "When the account was made."),
        text("standing", "office-holder, named (in a source) or private (the default)."),
        text("standing_source", "What the standing rests on: statements, or a decision."),
        text("damaged", "Why the handle as printed cannot be right; it is kept as printed."),
        text("doubtful", "Why the handle as printed may be misread; it may be right too."),
        texts("candidates", "What a damaged or doubtful handle may have been. Never applied, never leaves the case."),
        SYNTHETIC,
        *PROVENANCE,
    ),
    caption="handle",
    colour="#4C78A8",
)
PROFILE = Node(
    "Profile",
    "key",
    "One observed state of an account.",
    (
        text("handle", "The handle at that time."),
        text("handle_key", "That handle folded for comparison: so an account is found by each name it ever had.", index=True),
        text("name", "The display name at that time."),
        text("bio", "What the account says of itself."),
        text("location", "Where it says it is."),
        text("url", "The link it shows."),
        text("banner", "What its banner shows, in words."),
        number("followers", "How many follow it."),
        number("following", "How many it follows."),
        number("posts", "How many posts it had made."),
        flag("suspended", "The platform had suspended or removed it."),
        flag("protected", "Its posts were private."),
        flag("verified", "It carried a verification mark."),
        time("observed_at", "When this state was seen.", index=True),
        SYNTHETIC,
        *PROVENANCE,
    ),
    caption="name",
    colour="#A0CBE8",
)
POST = Node(
    "Post",
    "key",
    "One post. A post that others refer to but no file holds has no time and no text.",
    (
        text("id", "The platform's own id, as a string; absent when the file had none."),
        text("platform", "Where it was posted."),
        time("at", "When it was posted, UTC.", index=True),
        text("text", "As it was written; a repost carries the full text of its original."),
        text("lang", "The language as the file has it, mostly the platform's guess; absent where that names none, as X's und and zxx do."),
        text("lang_derived", "The language worked out from the text where the platform names none; und when nobody can tell."),
        text("kind", "original, repost, quote or reply."),
        number("likes", "Likes when collected."),
        number("reposts", "Reposts when collected."),
        number("replies", "Replies when collected."),
        number("quotes", "Quotes when collected."),
        number("views", "Views when collected."),
        number("media", "How many pictures or videos it shows."),
        text("client", "The program it was sent with."),
        text("conversation", "The id of its conversation."),
        time("observed_at", "When it was collected."),
        text("url", "Where it stands, or stood."),
        text("archive", "Where an archived copy stands."),
        SYNTHETIC,
        *PROVENANCE,
    ),
    caption="text",
    colour="#F28E2B",
)
HASHTAG = Node(
    "Hashtag",
    "tag",
    "A hashtag, folded for comparison.",
    (text("printed", "As first seen, without #."), SYNTHETIC, *PROVENANCE),
    caption="printed",
    colour="#76B7B2",
)
LINK = Node("Link", "url", "A web address, in canonical form.", (SYNTHETIC, *PROVENANCE), caption="url", colour="#EDC948")
MEDIA = Node(
    "Media",
    "hash",
    "A picture or video: its SHA-256 where known, else platform:media key.",
    (
        text("type", "photo, video or animated_gif."),
        text("url", "Where it stood."),
        text("perceptual", "A perceptual hash, hex, which copies nearly share: as a file says it, or of a picture beside an export."),
        SYNTHETIC,
        *PROVENANCE,
    ),
    caption="type",
    colour="#B07AA1",
)
