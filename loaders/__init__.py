"""Files in, graph out: sniff, read, clean, write."""
