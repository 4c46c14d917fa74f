"""Gathering: the smallest part of the graph that proves a cluster, an account's part in it, statements, or an answer."""
