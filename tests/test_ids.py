from __future__ import annotations

from uuid import RFC_4122, UUID

from desktop.ids import new_id


def test_an_id_is_a_random_uuid() -> None:
    for made in [new_id() for _ in range(1000)]:
        read = UUID(made)
        assert (read.version, read.variant, str(read)) == (4, RFC_4122, made)


def test_ids_are_never_the_same() -> None:
    assert len({new_id() for _ in range(10_000)}) == 10_000
