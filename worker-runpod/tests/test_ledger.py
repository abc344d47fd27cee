"""What the worker tells a ledger."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from conftest import Work
from fake_gateway import Chunk, FakeGateway
from lightmill_worker.settings import LedgerSettings
from pictures import picture


class Keeper:
    """Keeps what it is told; refuses as often as it is asked to."""

    def __init__(self) -> None:
        self.lines: list[dict[str, Any]] = []
        self.keys: set[str | None] = set()
        self.refusals = 0
        self.url = ""

    async def take(self, request: web.Request) -> web.StreamResponse:
        self.keys.add(request.headers.get("Authorization"))
        if self.refusals > 0:
            self.refusals -= 1
            return web.Response(status=503)
        for line in await request.json():
            # As runpod-local does: a try whose answer was lost comes again.
            if line["line"] > len(self.lines):
                self.lines.append(line)
        return web.json_response({})


@pytest.fixture
async def keeper() -> AsyncIterator[Keeper]:
    kept = Keeper()
    app = web.Application()
    app.router.add_post("/v2/local/ledger/pod-1", kept.take)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    kept.url = f"http://127.0.0.1:{runner.addresses[0][1]}/v2/local/ledger/pod-1"
    yield kept
    await runner.cleanup()


async def test_each_step_of_an_item_is_told_in_order(gateway: FakeGateway, work: Work, keeper: Keeper) -> None:
    item = gateway.item(gateway.keep(picture()))
    chunk = Chunk([item])
    gateway.chunks = [chunk]

    result = await work(ledger=LedgerSettings(url=keeper.url, key="key"))

    assert [line["event"] for line in keeper.lines] == ["claimed", "started", "ended", "uploaded", "reported"]
    assert keeper.lines[0]["itemIds"] == [item["id"]]
    assert {line["attemptId"] for line in keeper.lines} == {chunk.attempt_id}
    assert {line["itemId"] for line in keeper.lines[1:]} == {item["id"]}
    assert {line["runId"] for line in keeper.lines} == {result["runId"]}
    assert {line["invocationId"] for line in keeper.lines} == {gateway.invocation_id}
    assert keeper.lines[4]["outcome"] == "generated"
    assert keeper.keys == {"key"}
    times = [line["time"] for line in keeper.lines]
    assert times == sorted(times)


async def test_lines_that_are_refused_are_told_again(gateway: FakeGateway, work: Work, keeper: Keeper) -> None:
    keeper.refusals = 1
    gateway.chunks = [Chunk([gateway.item(gateway.keep(picture()))])]

    await work(ledger=LedgerSettings(url=keeper.url, key="key"))

    assert len(keeper.lines) == 5


async def test_a_ledger_that_nobody_keeps_costs_nothing(gateway: FakeGateway, work: Work) -> None:
    item = gateway.item(gateway.keep(picture()))
    gateway.chunks = [Chunk([item])]

    async with asyncio.timeout(10):
        await work(ledger=LedgerSettings(url="http://127.0.0.1:9/ledger", key="key"))

    assert gateway.verdicts()[item["id"]]["outcome"] == "generated"


def test_the_key_of_the_ledger_is_not_shown() -> None:
    assert "secret" not in repr(LedgerSettings(url="http://x", key="secret"))
