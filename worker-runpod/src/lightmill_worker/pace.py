"""How long an item takes on the engine."""


class Pace:
    """Knows the slowest item of a run so far: what is begun with less time left than that would only be lost."""

    def __init__(self) -> None:
        self._slowest = 0.0

    def took(self, seconds: float) -> None:
        """An item was on the engine that long."""
        self._slowest = max(self._slowest, seconds)

    def fits(self, seconds_left: float, items: int = 1) -> bool:
        """Whether so many more items, one after the other, can be expected to be made in that time."""
        return seconds_left > items * self._slowest
