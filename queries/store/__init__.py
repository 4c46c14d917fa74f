"""The one door to Neo4j: managed by coterie, or any other by its address."""
