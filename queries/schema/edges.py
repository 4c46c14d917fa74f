"""The edges: how things in the graph stand to each other. Each carries its picture."""

from __future__ import annotations

from .model import Edge, flag, number, share, text, texts, time
from .nodes import (
    ACCOUNT,
    ADDRESS,
    CLUSTER,
    DOCUMENT,
    DOMAIN,
    EVENT,
    HASHTAG,
    LINK,
    MEDIA,
    OPERATION,
    ORGANISATION,
    PASSAGE,
    PERSON,
    POST,
    PROFILE,
    PROVENANCE,
    STATEMENT,
    SYNTHETIC,
)

# What files say happened.
POSTED = Edge("POSTED", (ACCOUNT,), (POST,), "The account wrote the post.", PROVENANCE)  # (:Account)-[:POSTED]->(:Post)
REPOSTS = Edge("REPOSTS", (POST,), (POST,), "Passed on unchanged.", PROVENANCE)  # (:Post)-[:REPOSTS]->(:Post)
QUOTES = Edge("QUOTES", (POST,), (POST,), "Passed on with words of its own.", PROVENANCE)  # (:Post)-[:QUOTES]->(:Post)
REPLIES_TO = Edge("REPLIES_TO", (POST,), (POST,), "Answers.", PROVENANCE)  # (:Post)-[:REPLIES_TO]->(:Post)
MENTIONS = Edge("MENTIONS", (POST,), (ACCOUNT,), "Names the account.", PROVENANCE)  # (:Post)-[:MENTIONS]->(:Account)
TAGGED = Edge("TAGGED", (POST,), (HASHTAG,), "Carries the hashtag.", PROVENANCE)  # (:Post)-[:TAGGED]->(:Hashtag)
LINKS_TO = Edge("LINKS_TO", (POST,), (LINK,), "Carries the link.", PROVENANCE)  # (:Post)-[:LINKS_TO]->(:Link)
ON = Edge("ON", (LINK,), (DOMAIN,), "The link leads there.", PROVENANCE)  # (:Link)-[:ON]->(:Domain)
SHOWS = Edge("SHOWS", (POST,), (MEDIA,), "Shows the picture or video.", PROVENANCE)  # (:Post)-[:SHOWS]->(:Media)
SHOWED = Edge("SHOWED", (ACCOUNT,), (PROFILE,), "Looked like this when observed.", PROVENANCE)  # (:Account)-[:SHOWED]->(:Profile)
FOLLOWS = Edge(
    "FOLLOWS",
    (ACCOUNT,),
    (ACCOUNT,),
    "Followed when observed.",
    (
        time("observed_at", "When this was seen."),
        flag("complete", "The whole list was seen."),
        texts("statements", "Ids of the statements that say so."),
        SYNTHETIC,
        *PROVENANCE,
    ),
)  # (:Account)-[:FOLLOWS]->(:Account)
LISTED_IN = Edge(
    "LISTED_IN",
    (ACCOUNT,),
    (DOCUMENT,),
    "The list names the account.",
    (number("position", "Its place in the list, from 1."), text("printed", "The handle as printed there."), *PROVENANCE),
)  # (:Account)-[:LISTED_IN]->(:Document)
ABOUT = Edge(
    "ABOUT",
    (STATEMENT,),
    (ACCOUNT, DOMAIN, PERSON, ORGANISATION, ADDRESS, EVENT, POST, DOCUMENT),
    "The statement speaks of it.",
    PROVENANCE,
)  # (:Statement)-[:ABOUT]->(…)
CITES = Edge("CITES", (STATEMENT,), (DOCUMENT,), "Stands in the document.", PROVENANCE)  # (:Statement)-[:CITES]->(:Document)
CONTRADICTS = Edge("CONTRADICTS", (STATEMENT,), (STATEMENT,), "Both cannot hold.", PROVENANCE)  # (:Statement)-[:CONTRADICTS]->(:Statement)

# What documents assert. Each such edge carries the ids of its statements and is no truer than they are.
SAID = (
    texts("statements", "Ids of the statements that say so."),
    text("holds_from", "From when, ISO."),
    text("holds_to", "Until when, ISO."),
    text("verb", "The relation as the source words it."),
    SYNTHETIC,
    *PROVENANCE,
)
ACTORS = (PERSON, ORGANISATION)


def _asserted(type_: str, start: tuple, end: tuple, says: str) -> Edge:  # type: ignore[type-arg]
    return Edge(type_, start, end, says, SAID, asserted=True)


BACKLINKS = _asserted("BACKLINKS", (DOMAIN,), (DOMAIN,), "Links to the other site.")  # (:Domain)-[:BACKLINKS]->(:Domain)
MIRRORS = _asserted("MIRRORS", (DOMAIN,), (DOMAIN,), "Shows the same site.")  # (:Domain)-[:MIRRORS]->(:Domain)
HOSTED_AT = _asserted("HOSTED_AT", (DOMAIN,), (ADDRESS,), "Answers from this address.")  # (:Domain)-[:HOSTED_AT]->(:Address)
REGISTERED_BY = _asserted("REGISTERED_BY", (DOMAIN,), ACTORS, "Was registered by.")  # (:Domain)-[:REGISTERED_BY]->(:Person|:Organisation)
SITE_OF = _asserted("SITE_OF", (DOMAIN,), ACTORS, "Is the website of.")  # (:Domain)-[:SITE_OF]->(:Person|:Organisation)
DESIGNED = _asserted("DESIGNED", ACTORS, (DOMAIN,), "Worked on its design.")  # (:Person|:Organisation)-[:DESIGNED]->(:Domain)
SHOWS_CONTACT = _asserted(
    "SHOWS_CONTACT", (DOMAIN,), (ADDRESS,), "Prints this address as its contact."
)  # (:Domain)-[:SHOWS_CONTACT]->(:Address)
MEMBER_OF = _asserted(
    "MEMBER_OF", (PERSON, ACCOUNT, ORGANISATION), (ORGANISATION,), "Belongs to."
)  # (:Person)-[:MEMBER_OF]->(:Organisation)
WORKS_FOR = _asserted(
    "WORKS_FOR", (PERSON,), (ORGANISATION,), "Works for, or holds an office in."
)  # (:Person)-[:WORKS_FOR]->(:Organisation)
LEADS = _asserted("LEADS", (PERSON,), (ORGANISATION,), "Heads.")  # (:Person)-[:LEADS]->(:Organisation)
FOUNDED = _asserted("FOUNDED", ACTORS, (ORGANISATION,), "Brought into being.")  # (:Organisation)-[:FOUNDED]->(:Organisation)
PART_OF = _asserted("PART_OF", (ORGANISATION,), (ORGANISATION,), "Is a part of.")  # (:Organisation)-[:PART_OF]->(:Organisation)
ANSWERS_TO = _asserted(
    "ANSWERS_TO", (ORGANISATION,), ACTORS, "Is registered with, supervised or claimed by."
)  # (:Organisation)-[:ANSWERS_TO]->(…)
LOCATED_AT = _asserted("LOCATED_AT", ACTORS, (ADDRESS,), "Has its premises there.")  # (:Organisation)-[:LOCATED_AT]->(:Address)
DECORATED = _asserted("DECORATED", (PERSON,), (PERSON,), "Gave a decoration to.")  # (:Person)-[:DECORATED]->(:Person)
TOOK_PART_IN = _asserted("TOOK_PART_IN", (PERSON, ORGANISATION, ACCOUNT), (EVENT,), "Took part in.")  # (…)-[:TOOK_PART_IN]->(:Event)
ORGANISED = _asserted("ORGANISED", ACTORS, (EVENT,), "Held or signed.")  # (:Organisation)-[:ORGANISED]->(:Event)
STATES_AFFILIATION = _asserted(
    "STATES_AFFILIATION", (ACCOUNT,), (ORGANISATION,), "Says in its own profile that it belongs there."
)  # (:Account)-[:STATES_AFFILIATION]->(:Organisation)
REPRESENTS = _asserted(
    "REPRESENTS", (ACCOUNT,), ACTORS, "Is the account of, or appears to be."
)  # (:Account)-[:REPRESENTS]->(:Person|:Organisation)
SHARES_WITH = _asserted(
    "SHARES_WITH", (ACCOUNT,), (ACCOUNT,), "Reuses the other's pictures or texts."
)  # (:Account)-[:SHARES_WITH]->(:Account)
NAMES = _asserted(
    "NAMES", (ACCOUNT,), (PERSON, ORGANISATION, DOMAIN), "Posts about, or links to in its profile."
)  # (:Account)-[:NAMES]->(…)
FOLLOWS_ACCOUNT_OF = _asserted(
    "FOLLOWS_ACCOUNT_OF", (ACCOUNT,), ACTORS, "Follows an account of theirs whose handle the source does not print."
)  # (:Account)-[:FOLLOWS_ACCOUNT_OF]->(:Person|:Organisation)

# What a run derives; deleted together with it, and never evidence itself.
RUN_ID = text("run", "The run that made it.", index=True)
SAYS = Edge(
    "SAYS",
    (POST,),
    (PASSAGE,),
    "The post's text belongs to the passage.",
    (share("similarity", "To the exemplar, 0..1."), RUN_ID),
    derived=True,
)  # (:Post)-[:SAYS]->(:Passage)
IN_OPERATION = Edge(
    "IN_OPERATION", (POST,), (OPERATION,), "The selectors of the operation match.", (), derived=True
)  # (:Post)-[:IN_OPERATION]->(:Operation)
COORDINATES_WITH = Edge(
    "COORDINATES_WITH",
    (ACCOUNT,),
    (ACCOUNT,),
    "A tie above the threshold.",
    (
        text("layer", "The signal it was found in."),
        number("weight", "Occasions."),
        number("traces", "Distinct traces."),
        share("p", "P(X >= weight) by chance."),
        share("expected", "Occasions that chance would give."),
        RUN_ID,
    ),
    apart=("run", "layer"),
    derived=True,
)  # (:Account)-[:COORDINATES_WITH]->(:Account)
BELONGS_TO = Edge(
    "BELONGS_TO",
    (ACCOUNT,),
    (CLUSTER,),
    "Is a member.",
    (flag("core", "Named at the strict level."), share("score", "How sure, 0..1."), text("reason", "Why it is in, in words."), RUN_ID),
    derived=True,
)  # (:Account)-[:BELONGS_TO]->(:Cluster)

EDGES = (
    POSTED,
    REPOSTS,
    QUOTES,
    REPLIES_TO,
    MENTIONS,
    TAGGED,
    LINKS_TO,
    ON,
    SHOWS,
    SHOWED,
    FOLLOWS,
    LISTED_IN,
    ABOUT,
    CITES,
    CONTRADICTS,
    BACKLINKS,
    MIRRORS,
    HOSTED_AT,
    REGISTERED_BY,
    SITE_OF,
    DESIGNED,
    SHOWS_CONTACT,
    MEMBER_OF,
    WORKS_FOR,
    LEADS,
    FOUNDED,
    PART_OF,
    ANSWERS_TO,
    LOCATED_AT,
    DECORATED,
    TOOK_PART_IN,
    ORGANISED,
    STATES_AFFILIATION,
    REPRESENTS,
    SHARES_WITH,
    NAMES,
    FOLLOWS_ACCOUNT_OF,
    SAYS,
    IN_OPERATION,
    COORDINATES_WITH,
    BELONGS_TO,
)
BY_TYPE = {edge.type: edge for edge in EDGES}
