"""Graph to traces to ties to clusters."""
