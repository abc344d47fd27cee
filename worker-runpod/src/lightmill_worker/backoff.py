"""Waits between tries of the same thing."""

import random
from collections.abc import Iterator


def waits(first: float = 0.2, most: float = 5.0) -> Iterator[float]:
    """Doubling waits with full jitter in their upper half: workers that failed together do not come back together."""
    wait = first
    while True:
        yield wait * random.uniform(0.5, 1.0)  # noqa: S311 - spreads load, protects nothing
        wait = min(wait * 2, most)
