"""A second case: claims on a real release of the Internet Research Agency's posts, first fortnight of October 2016. The file is not here."""
