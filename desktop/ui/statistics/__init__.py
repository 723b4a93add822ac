"""The Statistics page: one text, and the library."""
