"""Handouts for a class as pages, one module a kind: article, glossary, exercises, word list."""
