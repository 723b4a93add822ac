"""Annotated text, one module a format: plain text, JSON lines, HTML."""
