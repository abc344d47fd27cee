"""What the tests share."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest

from fake_gateway import FakeGateway
from lightmill_worker.engines import Engines
from lightmill_worker.handler import Worker
from lightmill_worker.settings import Settings
from scripted_engine import ScriptedEngine

Work = Callable[..., Awaitable[dict[str, Any]]]


@pytest.fixture
async def gateway() -> AsyncIterator[FakeGateway]:
    async with FakeGateway() as fake:
        yield fake


@pytest.fixture
def work(gateway: FakeGateway) -> Work:
    """Run the handler on the gateway's invitation, with the real engines or a scripted one."""

    async def run(engine: ScriptedEngine | None = None, session_seconds: int = 600, **settings: Any) -> dict[str, Any]:
        chosen = Settings(**{"patience_seconds": 3.0, **settings})
        engines = Engines(chosen, {engine.name: engine}) if engine else None
        return await Worker(chosen, engines).handle(gateway.invitation(session_seconds))

    return run
