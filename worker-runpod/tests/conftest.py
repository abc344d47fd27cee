"""What the tests share."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Any

import pytest

from fake_gateway import FakeGateway
from gemini_stub import GeminiStub
from jumping_time import JumpingLoop
from lightmill_worker.engines import Engines
from lightmill_worker.handler import Worker
from lightmill_worker.settings import Settings
from scripted_engine import ScriptedEngine

Work = Callable[..., Awaitable[dict[str, Any]]]


def pytest_asyncio_loop_factories(item: pytest.Item) -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Tests of what waits for time are marked `jumping_time`."""
    return {"loop": JumpingLoop if item.get_closest_marker("jumping_time") else asyncio.new_event_loop}


@pytest.fixture
async def gateway() -> AsyncIterator[FakeGateway]:
    async with FakeGateway() as fake:
        yield fake


@pytest.fixture
async def stub() -> AsyncIterator[GeminiStub]:
    async with GeminiStub() as running:
        yield running


@pytest.fixture
def worker_of() -> Callable[..., Worker]:
    """A worker with the real engines or a scripted one."""

    def make(engine: ScriptedEngine | None = None, **settings: Any) -> Worker:
        chosen = Settings(**settings)
        return Worker(chosen, Engines(chosen, {engine.name: engine}) if engine else None)

    return make


@pytest.fixture
def work(gateway: FakeGateway, worker_of: Callable[..., Worker]) -> Work:
    """Run the handler on the gateway's invitation."""

    async def run(engine: ScriptedEngine | None = None, session_seconds: int = 600, **settings: Any) -> dict[str, Any]:
        return await worker_of(engine, **settings).handle(gateway.invitation(session_seconds))

    return run
