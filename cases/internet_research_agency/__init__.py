"""A second case: claims on a real release of the Internet Research Agency's posts, October 2016. The file itself is not here."""
