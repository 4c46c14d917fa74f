// title:     The files that everything rests on
// id:        provenance/files
// asks:      Which files were loaded, how many rows of each were kept and refused, and what does each cover?
// column:    file         The file's name
// column:    sha256       Its hash
// column:    format       The format it was read as
// column:    read         Rows read
// column:    accepted     Rows kept
// column:    refused      Rows refused; accepted and refused make read
// column:    complete     Whether the load came to its end
// column:    covers       What the file covers, in words
// column:    covers_all   Whether it is declared complete for that
// column:    observed_at  When the data was collected, UTC, if said
// column:    nodes        Nodes it made, by label, as JSON
// column:    edges        Edges it made, by type, as JSON
// column:    synthetic    Whether the file was generated, or the operations of this graph were
// innocent:  A file without declared coverage is the rule; then every count is a count in this collection.
// next:      Say in the case what each file covers; ask what rests on one file alone (provenance/rests-on-file).
// status:    tried
MATCH (f:Source)
RETURN f.name AS file, f.sha256 AS sha256, f.format AS format, f.read AS read, f.accepted AS accepted, f.refused AS refused, f.complete AS complete,
       f.covers AS covers, f.covers_all AS covers_all, f.observed_at AS observed_at, f.nodes AS nodes, f.edges AS edges, coalesce(f.synthetic, EXISTS { MATCH (o:Operation) WHERE o.synthetic }) AS synthetic
ORDER BY file, sha256
