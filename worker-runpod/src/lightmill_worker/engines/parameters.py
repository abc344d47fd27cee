"""Reading of an engine's parameters: what is out of range is refused by name, before anything is spent on it."""

from collections.abc import Mapping, Sequence

from lightmill_worker.errors import ErrorCode, ItemFailure


def rejected(message: str) -> ItemFailure:
    """The engine does not accept what the job asks for."""
    return ItemFailure(ErrorCode.ENGINE_REJECTED, message)


class ParameterReader:
    """Takes parameters one by one; what is left at the end is unknown, and most likely a typing error.

    One that is null says nothing.
    """

    def __init__(self, parameters: Mapping[str, object]) -> None:
        self._left = {name: value for name, value in parameters.items() if value is not None}

    def number(self, name: str, default: float, least: float, most: float) -> float:
        """A number of a range."""
        value = self._take(name, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            raise rejected(f"{name} must be a number from {least:g} to {most:g}")
        return float(value)

    def optional_number(self, name: str, least: float, most: float) -> float | None:
        """A number of a range, or nothing said."""
        return self.number(name, least, least, most) if name in self._left else None

    def whole(self, name: str, default: int, least: int, most: int) -> int:
        """A whole number of a range."""
        value = self._take(name, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most or value % 1:
            raise rejected(f"{name} must be a whole number from {least} to {most}")
        return int(value)

    def choice(self, name: str, default: str, choices: Sequence[str]) -> str:
        """One of some words."""
        value = self._take(name, default)
        if value not in choices:
            raise rejected(f"{name} must be one of {', '.join(choices)}")
        return str(value)

    def optional_choice(self, name: str, choices: Sequence[str]) -> str | None:
        """One of some words, or nothing said."""
        if name not in self._left:
            return None
        if not choices:
            raise rejected(f"{name} cannot be chosen with this model")
        return self.choice(name, choices[0], choices)

    def choices(self, name: str, default: Sequence[str], of: Sequence[str]) -> tuple[str, ...]:
        """Some of some words."""
        value = self._take(name, list(default))
        if not isinstance(value, list) or any(entry not in of for entry in value):
            raise rejected(f"{name} must be a list of {', '.join(of)}")
        return tuple(value)

    def finish(self) -> None:
        """Refuse what nobody asked for."""
        if self._left:
            raise rejected(f"unknown parameter {', '.join(sorted(map(repr, self._left)))}")

    def _take(self, name: str, default: object) -> object:
        return self._left.pop(name, default)
