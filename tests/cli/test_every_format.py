"""Files of many kinds in one go through the command line: folders, archives, a pipe, and real samples of every format there is one of."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile

import pytest
from as_user import command, run

POSTS = "platform,id,account_id,handle,at,text\nx,901,100,,2024-02-01T08:00:00Z,fine\n"
REAL = {
    "rtweet_v11/tweets_v11.jsonl.gz": ("x-api-v1", 2198, 0), "api_v11_tweet_parser/test/tweet_payload_examples/activity_streams_examples.json": ("gnip", 25, 0),
    "twarc_csv_testdata/test-data/brexit.jsonl": ("x-api-v2", 100, 0), "twarc_csv_testdata/out/noflat.csv": ("twarc-csv", 100, 0), "twscrape_mock/raw_search.json": ("x-graphql", 20, 0),
    "twscrape_mock/parsed_raw_list_timeline.jsonl": ("snscrape", 115, 0), "asd_info_ops_archive/io_release_sample.csv": ("io-release", 30, 0), "qut_cnt/sample_data.csv": ("qut", 100, 0),
    "telegram/channel_complex_0.json": ("telegram", 1, 0), "format_samples/social_listening/crowdtangle_2020_row.csv": ("crowdtangle", 1, 0), "congress_accounts/users.json": ("congress-accounts", 614, 0),
    "congress_accounts/tweets-parsed.json": ("congress-posts", 7, 0), "format_samples/backlinks/ahrefs_backlinks_utf16.csv": ("ahrefs", 2, 0), "format_samples/backlinks/ahrefs_api_export.csv": ("ahrefs-api", 1, 0),
    "format_samples/backlinks/pravda_network_header.csv": ("pravda", 1, 0), "rdap_whois/test/testdata/rdap/rdap.nic.cz/domain-example.cz.json": ("rdap", 1, 0), "rdap_whois/jobs_google.jobs": ("whois", 1, 0),
    "rdap_whois/jobs_google.jobs.json": ("whois-json", 1, 0), "format_samples/crtsh_sample.json": ("crtsh", 1, 0), "format_samples/opencorporates_sample.json": ("opencorporates", 1, 0),
    "ftm_entities/zala_entities.ftm.json": ("ftm", 91, 0), "warc/example.warc.gz": ("warc", 6, 0), "viginum/rrn/NDD_RRN.csv": ("viginum-domains", 637, 0),
    "twarc_csv_testdata/test-data/lists.jsonl": ("x-api-v2", 6, 0), "format_samples/commoncrawl_webgraph/derived-frmedia-host-vertices.txt.gz": ("webgraph-vertices", 421, 0),
    "format_samples/commoncrawl_webgraph/derived-frmedia-host-edges.txt.gz": ("webgraph-edges", 20992, 0),
}  # fmt: skip
NAMED = {"format_samples/backlinks/gsc_latest_links.csv": ("search-console", 3, 0), "format_samples/backlinks/gsc_top_linking_sites.csv": ("search-console-sites", 3, 0),
         "format_samples/backlinks/ahrefs_refdomains.csv": ("ahrefs-domains", 1, 0)}
ARCHIVE = ["account.js", "follower.js", "following.js", "note-tweet.js", "tweets.js"]


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    """A case of its own: the other tests' case keeps its findings."""
    place = tmp_path_factory.mktemp("formats")
    assert run(place, "new", "my-case", "--zone", "Europe/Paris").exit == 0
    yield place / "my-case"
    run(place / "my-case", "db", "stop")


def loaded(case, *words):
    said = run(case, "load", *map(str, words), "--zone", "UTC", "--json")
    assert said.exit == 0 and "Traceback" not in said.err, said.err[-2000:]
    return json.loads(said.out)["sources"]


@pytest.mark.slow
def test_the_real_samples_load_in_one_go(case, shared):
    data = shared / "data"
    found = loaded(case, *(data / name for name in REAL), data / "format_samples" / "x_archive" / "data")
    assert [(s["format"], s["read"], s["refused"]) for s in found[: len(REAL)]] == list(REAL.values())
    assert [s["path"].rsplit("/", 1)[-1] for s in found[len(REAL) :]] == ARCHIVE and all(s["accepted"] == s["read"] for s in found)
    named = loaded(case, *(data / name for name in NAMED), "--of", "plumber.example.org")
    assert [(s["format"], s["read"], s["refused"]) for s in named] == list(NAMED.values())


@pytest.mark.slow
def test_a_folder_an_archive_a_glob_and_a_pipe(case, tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "one.csv").write_text(POSTS)
    (tmp_path / "utf16.csv").write_bytes(POSTS.replace("901", "902").encode("utf-16"))
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("in/posts.csv", POSTS.replace("901", "903"))
        for n in range(5):
            archive.writestr(f"in/picture{n}.png", b"\x89PNG" + bytes(range(256)))
    (tmp_path / "all.zip").write_bytes(held.getvalue())
    found = loaded(case, tmp_path / "folder", tmp_path / "utf*.csv", tmp_path / "all.zip")
    assert [(s["accepted"], "error" in s) for s in found] == [(1, False)] * 3 + [(0, True)]
    assert "picture0.png, picture1.png, picture2.png and 2 more" in found[-1]["error"]
    piped = subprocess.run(command("load", "-", "--json"), cwd=case, input=POSTS.replace("901", "904"), capture_output=True, text=True, timeout=180)
    assert json.loads(piped.stdout)["sources"][0]["accepted"] == 1 and (case / "sources").exists()
