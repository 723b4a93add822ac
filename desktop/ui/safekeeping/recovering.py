"""Open the user's data, mending what is damaged as the reader chooses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from desktop.safekeeping import Damage, Recovered, Repair, recover
from desktop.storage.errors import Damaged
from desktop.study import Study


def ask(damage: Damage) -> Repair:
    """Ask the reader in a dialog."""
    from desktop.ui.safekeeping.repair_dialog import RepairDialog

    dialog = RepairDialog(damage, datetime.now())
    dialog.exec()
    return dialog.repair


def open_study(
    folder: Path, error: Damaged, choose: Callable[[Damage], Repair] = ask
) -> tuple[Study, tuple[Recovered, ...]] | None:
    """Mend what an error says is damaged and open the data; None where the reader wants to quit.

    Gives also what was done. Raises StorageError.
    """
    done: list[Recovered] = []
    while True:
        found = recover(folder, error.path, datetime.now(), choose)
        if found is None:
            return None
        done.append(found)
        try:
            return Study.open(folder), tuple(done)
        except Damaged as other:
            if other.path == error.path:
                raise
            error = other
