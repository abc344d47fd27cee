"""Waits between tries."""

from itertools import islice

from lightmill_worker.backoff import waits


def test_waits_double_up_to_the_most_and_never_fall_below_half() -> None:
    for wait, whole in zip(islice(waits(1, 8), 6), (1, 2, 4, 8, 8, 8), strict=True):
        assert whole / 2 <= wait <= whole
