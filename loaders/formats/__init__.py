"""One file a format: its columns, its sniffing rule, its row function."""
