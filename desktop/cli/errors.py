"""What may go wrong through nobody's mistake."""

from __future__ import annotations

from desktop.documents.errors import OpenError
from desktop.storage.errors import StorageError
from dictionaries.errors import DictionaryError

KNOWN_ERRORS = (OpenError, StorageError, DictionaryError)
"""The errors whose message is a sentence for the user."""
