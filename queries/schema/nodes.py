"""The nodes: what can stand in the graph."""

from __future__ import annotations

from .model import Node, flag, number, share, text, texts, time

SYNTHETIC = flag("synthetic", "Made by a generator; shown with a violet diamond wherever it appears.")
PROVENANCE = (
    text("source", "The first loaded file that said so: the first 16 hex digits of its SHA-256."),
    number("row", "The row of that file, counted from 1."),
    texts("sources", "Further files that say the same."),
)

ACCOUNT = Node("Account", "key", "Somebody's account on one platform; its key is platform:id, or platform:@handle while the id is unknown.", (
    text("platform", "x, twin, facebook, instagram, telegram, …", index=True),
    text("id", "The platform's own numeric id, as a string."),
    text("handle", "As printed, without @."),
    text("handle_key", "The handle folded for comparison.", index=True),
    text("name", "The display name, as first seen."),
    time("created_at", "When the account was made."),
    text("standing", "office-holder, named (in a source) or private (the default)."),
    text("damaged", "Why the handle as printed cannot be right; it is kept as printed."),
    texts("candidates", "What a damaged handle may have been. Never applied, never leaves the case."),
    SYNTHETIC, *PROVENANCE,
), caption="handle", colour="#4C78A8")
PROFILE = Node("Profile", "key", "One observed state of an account.", (
    text("handle", "The handle at that time."), text("name", "The display name at that time."),
    text("bio", "What the account says of itself."), text("location", "Where it says it is."),
    text("url", "The link it shows."), text("banner", "What its banner shows, in words."),
    number("followers", "How many follow it."), number("following", "How many it follows."),
    number("posts", "How many posts it had made."),
    flag("suspended", "The platform had suspended or removed it."),
    flag("protected", "Its posts were private."), flag("verified", "It carried a verification mark."),
    time("observed_at", "When this state was seen.", index=True), SYNTHETIC, *PROVENANCE,
), caption="name", colour="#A0CBE8")
POST = Node("Post", "key", "One post. A post that others refer to but no file holds has no time and no text.", (
    text("id", "The platform's own id, as a string; absent when the file had none."),
    text("platform", "Where it was posted."),
    time("at", "When it was posted, UTC.", index=True),
    text("text", "As it was written; a repost carries the full text of its original."),
    text("lang", "The platform's guess of the language."),
    text("kind", "original, repost, quote or reply."),
    number("likes", "Likes when collected."), number("reposts", "Reposts when collected."),
    number("replies", "Replies when collected."), number("quotes", "Quotes when collected."),
    number("views", "Views when collected."), number("media", "How many pictures or videos it shows."),
    text("client", "The program it was sent with."), text("conversation", "The id of its conversation."),
    time("observed_at", "When it was collected."),
    text("url", "Where it stands, or stood."), text("archive", "Where an archived copy stands."),
    SYNTHETIC, *PROVENANCE,
), caption="text", colour="#F28E2B")
HASHTAG = Node("Hashtag", "tag", "A hashtag, folded for comparison.",
    (text("printed", "As first seen, without #."), SYNTHETIC, *PROVENANCE), caption="printed", colour="#76B7B2")
LINK = Node("Link", "url", "A web address, in canonical form.", (SYNTHETIC, *PROVENANCE), caption="url", colour="#EDC948")
DOMAIN = Node("Domain", "name", "A registrable domain name, never defanged here.", (
    text("title", "What the site calls itself."), time("registered_on", "When it was registered."),
    text("registrar", "Through whom."), text("note", "What else is said of it."), SYNTHETIC, *PROVENANCE,
), caption="name", colour="#59A14F")
MEDIA = Node("Media", "hash", "A picture or video: its SHA-256 where known, else platform:media key.", (
    text("type", "photo, video or animated_gif."), text("url", "Where it stood."),
    text("perceptual", "A perceptual hash, hex."), SYNTHETIC, *PROVENANCE,
), caption="type", colour="#B07AA1")
PASSAGE = Node("Passage", "id", "A group of near-identical texts, named by its exemplar.", (
    text("text", "The exemplar as first posted."), number("posts", "Posts that say it."),
    number("accounts", "Accounts that say it."), text("run", "The run that found it.", index=True), SYNTHETIC,
), caption="text", colour="#FF9DA7", derived=True)
PERSON = Node("Person", "key", "A human being named in a source.", (
    text("name", "As printed in the source."), texts("aliases", "Other spellings in the sources."),
    text("standing", "office-holder, named or private (the default)."), text("note", "Who that is, in one line."),
    flag("target", "Somebody whom a campaign attacked."), SYNTHETIC, *PROVENANCE,
), caption="name", colour="#E15759")
ORGANISATION = Node("Organisation", "key", "A company, party, office, movement or outlet.", (
    text("name", "As printed in the source."), texts("aliases", "Other names."), text("kind", "party, office, company, ngo, media, movement, …"),
    text("country", "ISO 3166 code."), text("note", "What it is, in one line."), SYNTHETIC, *PROVENANCE,
), caption="name", colour="#9C755F")
ADDRESS = Node("Address", "key", "A postal address or an IP address.",
    (text("name", "As printed."), text("kind", "postal or ip."), SYNTHETIC, *PROVENANCE), caption="name", colour="#BAB0AC")
EVENT = Node("Event", "key", "A conference, memorandum, arrest or election.", (
    text("name", "As printed."), text("kind", "conference, memorandum, arrest, election, …"), text("place", "Where."),
    text("starts", "First day or moment, ISO, as precise as the source."), text("ends", "Last day or moment."),
    SYNTHETIC, *PROVENANCE,
), caption="name", colour="#D37295")
STATEMENT = Node("Statement", "id", "Who asserts what, and on which page; asserted, not true.", (
    text("says", "The assertion in our words."), text("quote", "At most 15 words of the source."),
    text("page", "The page of the document."), text("archive", "An archived copy of the underlying evidence."),
    text("grade", "Admiralty code: A1 (reliable, confirmed) to F6 (cannot be judged)."),
    text("asserted_by", "Who says so."), text("holds_from", "From when it holds, ISO, as precise as known."),
    text("holds_to", "Until when."), text("document", "The id of the document."), SYNTHETIC, *PROVENANCE,
), caption="says", colour="#F1CE63")
DOCUMENT = Node("Document", "id", "A report, article, list or page that statements cite.", (
    text("title", "Its title."), text("publisher", "Who published it."), text("published_on", "When, ISO."),
    text("url", "Where."), text("archive", "An archived copy."), SYNTHETIC, *PROVENANCE,
), caption="title", colour="#86BCB6")
OPERATION = Node("Operation", "id", "A named window with selectors.", (
    text("title", "What it is about."), time("starts", "First moment, UTC."), time("ends", "First moment after it, UTC."),
    text("zone", "The zone in which the window was written."), text("selector", "What selects its posts, as JSON."), SYNTHETIC,
), caption="title", colour="#8CD17D", derived=True)
SOURCE = Node("Source", "sha256", "A loaded file with its coverage.", (
    text("name", "The file's name."), text("format", "The format it was read as."),
    number("read", "Rows read."), number("accepted", "Rows accepted."), number("refused", "Rows in quarantine."),
    text("refusals", "Refused rows by reason, as JSON."), text("notes", "Values dropped from kept rows, as JSON."), text("nodes", "Nodes it made, by label, as JSON."),
    text("edges", "Edges it made, by type, as JSON."), number("rows_done", "Rows committed so far."), flag("complete", "The load came to its end."),
    text("covers", "What the file covers, in words: query, window, deletions."), flag("covers_all", "Declared complete for what it covers."),
    time("observed_at", "When the data was collected, if said."), SYNTHETIC,
), caption="name", colour="#79706E")
RUN = Node("Run", "id", "One detection: its parameters, code, data and seed.", (
    number("number", "Counted from 1 in this case."), number("seed", "The seed."), text("parameters", "As JSON."), text("version", "coterie's version."),
    text("snapshot", "A hash of what was loaded."), text("result", "Counts and controls, as JSON."), SYNTHETIC,
), caption="number", colour="#499894", derived=True)
CLUSTER = Node("Cluster", "id", "Accounts that a run found synchronised.", (
    text("run", "The run that found it.", index=True), number("number", "Its number in the run, biggest first."), number("size", "Members."),
    text("kind", "block (the same people in several big episodes) or ties (they meet again and again)."),
    share("p", "The chance of as much by accident, under the stated model."), share("stability", "Share of seeds that agree, 0..1."),
    share("contrast", "Near matches over all matches, 0..1; live events stay near 0.15."),
    share("expected", "Accounts that chance would put there."),
    text("layers", "Ties by signal, as JSON."), text("evidence", "The numbers behind it, as JSON."), text("innocent", "What honest thing looks the same."), SYNTHETIC,
), caption="number", colour="#D4A6C8", derived=True)

NODES = (ACCOUNT, PROFILE, POST, HASHTAG, LINK, DOMAIN, MEDIA, PASSAGE, PERSON, ORGANISATION, ADDRESS, EVENT,
         STATEMENT, DOCUMENT, OPERATION, SOURCE, RUN, CLUSTER)
BY_LABEL = {node.label: node for node in NODES}
