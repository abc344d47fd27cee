"""The worker's word, every few seconds, how far each item is."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Beat:
    """Progress of the open items, 0 to 1."""

    progress: dict[UUID, float]


@dataclass(frozen=True, slots=True)
class BeatAnswer:
    """The attempt's deadline, from before the worker asked (0: it is over), and the items to stop."""

    deadline_seconds: float
    stop: list[UUID]
