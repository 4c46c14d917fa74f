"""The graph as data: nodes, edges and properties, from which all Cypher that writes is made."""
