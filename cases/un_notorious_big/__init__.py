"""What VIGINUM published about the Baku Initiative Group, as statements: facts, sources, contradictions."""
