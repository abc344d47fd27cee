"""What makes the pixels. Each engine is imported when a chunk first needs it, so that a start costs nothing."""

from collections.abc import Mapping
from importlib import import_module

from lightmill_worker.engines.engine import Engine
from lightmill_worker.settings import Settings


class Engines:
    """The engines of this worker, made once and kept from run to run."""

    def __init__(self, settings: Settings, made: Mapping[str, Engine] | None = None) -> None:
        self._settings = settings
        self._made = dict(made or {})

    @property
    def names(self) -> list[str]:
        """The engines that this worker can run."""
        return list(self._settings.engines)

    def open_within(self, seconds: float) -> list[str]:
        """Those that take an item by then, as far as they know; one that was never needed is open."""
        made = self._made
        return [name for name in self.names if name not in made or made[name].opens_in <= seconds]

    def named(self, name: str) -> Engine | None:
        """The engine, or None when this worker is not set up for it."""
        if name not in self._settings.engines:
            return None
        if name not in self._made:
            module = import_module(f"lightmill_worker.engines.{name}")
            self._made[name] = module.engine(self._settings)
        return self._made[name]

    async def rest(self) -> None:
        """Let go of what belongs to one run, such as connections."""
        for engine in self._made.values():
            await engine.rest()
