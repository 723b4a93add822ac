"""The tables of the user's rows as SQLite describes them, and the ids of two files made to agree.

The other file is attached as `other`; it is a copy of our own, and may be changed.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.storage.database import Database, Transaction

_OURS = {"id", "changed", "deleted"}


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the user's rows.

    `types` and `defaults` are those of the `columns`, as SQL; `optional` says which may be NULL.
    `key` names what is unique beside the id, and is the same for as long as the row exists.
    `parents` are the columns that refer to a row of another table, each with that table, and
    `links` also those whose row need not exist.
    """

    name: str
    columns: tuple[str, ...]
    types: tuple[str, ...]
    defaults: tuple[str | None, ...]
    optional: tuple[bool, ...]
    key: tuple[str, ...]
    parents: tuple[tuple[str, str], ...]

    @property
    def links(self) -> tuple[tuple[str, str], ...]:
        """The columns that name a row of another table, each with that table."""
        loose = "document" in self.columns and "document" not in dict(self.parents)
        return (*self.parents, ("document", "document")) if loose else self.parents

    @property
    def content(self) -> tuple[str, ...]:
        """The columns that are the user's: all but the id and what tells when it was written."""
        return tuple([name for name in self.columns if name not in _OURS])


def user_tables(source: Database | Transaction) -> tuple[Table, ...]:
    """Describe the tables of the user's rows, parents before their children."""
    found = []
    for (name,) in source.rows(
        "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid"
    ):
        columns = source.rows(
            "SELECT name, type, dflt_value, NOT [notnull] AND NOT pk FROM pragma_table_info(?)"
            " ORDER BY cid",
            (name,),
        )
        if {column for column, *_ in columns} >= _OURS:
            found.append(
                Table(
                    name,
                    tuple([row[0] for row in columns]),
                    tuple([row[1] for row in columns]),
                    tuple([row[2] for row in columns]),
                    tuple([bool(row[3]) for row in columns]),
                    _key(source, name),
                    tuple(
                        source.rows(
                            "SELECT [from], [table] FROM pragma_foreign_key_list(?)", (name,)
                        )
                    ),
                )
            )
    return tuple(_parents_first(found))


def agree_on_ids(write: Transaction, tables: tuple[Table, ...]) -> None:
    """Give rows of the other file that are the same thing here under another id that id.

    Rows are the same thing if their keys are equal, as those of a word that was saved anew.
    """
    # An id is changed before those who name it.
    write.run("PRAGMA defer_foreign_keys = ON")
    write.run("CREATE TABLE IF NOT EXISTS other.moved (old TEXT PRIMARY KEY, new TEXT NOT NULL)")
    for table in tables:
        if not table.key:
            continue
        same = " AND ".join([f"here.{column} = there.{column}" for column in table.key])
        write.run("DELETE FROM other.moved")
        moved = write.run(
            f"INSERT INTO other.moved SELECT there.id, here.id FROM other.{table.name} AS there"
            f" JOIN main.{table.name} AS here ON {same} WHERE here.id <> there.id"
        )
        if not moved:
            continue
        _move(write, table.name, "id")
        for child in tables:
            for column, parent in child.links:
                if parent == table.name:
                    _move(write, child.name, column)


def with_parents(table: Table, alias: str) -> str:
    """Write the condition that the rows which a row refers to are here."""
    return "".join(
        [
            f" AND EXISTS (SELECT 1 FROM main.{parent} WHERE id = {alias}.{column})"
            for column, parent in table.parents
        ]
    )


def put_rows(write: Transaction, table: Table, values: str, where: str) -> int:
    """Write rows of the other file, called `there`, over those here; give how many.

    `values` gives each column of the table.
    """
    columns = ", ".join(table.columns)
    changes = ", ".join([f"{name} = excluded.{name}" for name in table.columns if name != "id"])
    return write.run(
        f"INSERT INTO main.{table.name} ({columns}) SELECT {values} FROM other.{table.name}"
        f" AS there WHERE {where}{with_parents(table, 'there')}"
        f" ON CONFLICT (id) DO UPDATE SET {changes}"
    )


def _move(write: Transaction, table: str, column: str) -> None:
    write.run(
        f"UPDATE other.{table} SET {column} = (SELECT new FROM other.moved WHERE old = {column})"
        f" WHERE {column} IN (SELECT old FROM other.moved)"
    )


def _key(source: Database | Transaction, table: str) -> tuple[str, ...]:
    for (index,) in source.rows(
        "SELECT name FROM pragma_index_list(?) WHERE origin = 'u'", (table,)
    ):
        columns = source.rows("SELECT name FROM pragma_index_info(?) ORDER BY seqno", (index,))
        return tuple([name for (name,) in columns])
    return ()


def _parents_first(tables: list[Table]) -> list[Table]:
    done: list[Table] = []
    waiting = list(tables)
    while waiting:
        names = {table.name for table in waiting}
        ready = [table for table in waiting if not names & {to for _, to in table.links}]
        done += ready
        waiting = [table for table in waiting if table not in ready]
    return done
