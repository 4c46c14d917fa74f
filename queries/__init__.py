"""The ground: every word of Cypher, and the one door to the database."""
