"""What an investigator types: thin commands, no logic."""
