"""A run that is told to stop: an item by the dispatcher, the run by RunPod, the process by its host."""

import asyncio
import signal
from collections.abc import Callable

import pytest
from aiohttp import web

from conftest import Work
from fake_gateway import Chunk, FakeGateway
from faults import for_ever
from lightmill_worker.handler import Worker
from lightmill_worker.protocol.claim import ClaimedItem
from pictures import picture
from scripted_engine import ScriptedEngine

pytestmark = pytest.mark.jumping_time


async def test_a_stopped_item_is_given_back_and_its_mates_go_on(gateway: FakeGateway, work: Work) -> None:
    unwanted, wanted = gateway.item(variation=1), gateway.item(variation=2)

    async def script(item: ClaimedItem) -> None:
        if item.variation == 1:
            gateway.stop_on_beat = [unwanted["id"]]
            await for_ever(item)

    engine = ScriptedEngine(script)
    gateway.chunks = [Chunk([unwanted, wanted])]

    async with asyncio.timeout(10):
        await work(engine)

    assert gateway.verdicts()[unwanted["id"]]["code"] == "stopped"
    assert gateway.verdicts()[wanted["id"]]["outcome"] == "generated"
    assert engine.cancelled == 1
    assert f"outputs/{unwanted['id']}" not in gateway.objects


async def test_a_stopped_item_does_not_take_the_input_from_one_that_waits_for_it_too(
    gateway: FakeGateway, work: Work
) -> None:
    parent = gateway.keep(picture())
    unwanted, wanted = gateway.item(parent, variation=1), gateway.item(parent, variation=2)

    async def stop_the_first_meanwhile(_: web.Request) -> None:
        gateway.stop_on_beat = [unwanted["id"]]
        await gateway.until(lambda: gateway.beats[-1:] != [] and set(gateway.beats[-1][1]) == {wanted["id"]})

    gateway.faults["get"] = stop_the_first_meanwhile
    gateway.chunks = [Chunk([unwanted, wanted])]

    async with asyncio.timeout(10):
        await work(ScriptedEngine())

    assert gateway.verdicts()[wanted["id"]]["outcome"] == "generated"


async def test_what_the_engine_has_made_is_stored_and_told_though_nobody_wants_it(
    gateway: FakeGateway, work: Work
) -> None:
    item = gateway.item()

    async def stop_it_meanwhile(_: web.Request) -> None:
        gateway.stop_on_beat = [item["id"]]
        heard = len(gateway.beats) + 2
        await gateway.until(lambda: len(gateway.beats) >= heard)

    gateway.faults["put"] = stop_it_meanwhile
    gateway.chunks = [Chunk([item])]

    async with asyncio.timeout(10):
        await work(ScriptedEngine())

    assert gateway.verdicts()[item["id"]]["outcome"] == "generated"
    assert f"outputs/{item['id']}" in gateway.objects


async def test_what_is_paid_for_is_kept_though_it_is_stopped_while_it_is_unpacked(
    gateway: FakeGateway, work: Work
) -> None:
    item = gateway.item()

    async def unpack(_: ClaimedItem) -> None:
        gateway.stop_on_beat = [item["id"]]
        heard = len(gateway.beats) + 2
        await gateway.until(lambda: len(gateway.beats) >= heard)

    gateway.chunks = [Chunk([item])]

    async with asyncio.timeout(10):
        await work(ScriptedEngine(unpack, says=1.0))

    assert gateway.verdicts()[item["id"]]["outcome"] == "generated"


async def test_the_answer_to_a_report_stops_items_too(gateway: FakeGateway, work: Work) -> None:
    first, second = gateway.item(variation=1), gateway.item(variation=2)
    gateway.stop_on_report = [second["id"]]

    async def script(item: ClaimedItem) -> None:
        if item.variation == 2:
            await for_ever(item)

    gateway.chunks = [Chunk([first, second], beat=600)]

    async with asyncio.timeout(10):
        await work(ScriptedEngine(script))

    assert gateway.verdicts()[first["id"]]["outcome"] == "generated"
    assert gateway.verdicts()[second["id"]]["code"] == "stopped"


async def test_a_cancelled_run_gives_its_open_items_back_and_cleans_up(
    gateway: FakeGateway, worker_of: Callable[..., Worker]
) -> None:
    begun = asyncio.Event()

    async def script(item: ClaimedItem) -> None:
        begun.set()
        await for_ever(item)

    engine = ScriptedEngine(script)
    gateway.chunks = [Chunk([gateway.item(), gateway.item()])]
    run = asyncio.create_task(worker_of(engine).handle(gateway.invitation()))
    await begun.wait()

    run.cancel()
    with pytest.raises(asyncio.CancelledError):
        await run

    assert engine.cancelled == 1
    assert engine.rested == 1
    assert {report["code"] for report in gateway.verdicts().values()} == {"stopped"}
    assert len(gateway.verdicts()) == 2


async def test_nothing_is_said_of_an_item_whose_put_is_under_way_when_the_run_is_cancelled(
    gateway: FakeGateway, worker_of: Callable[..., Worker]
) -> None:
    putting = asyncio.Event()

    async def hang(_: web.Request) -> None:
        putting.set()
        await asyncio.Event().wait()

    gateway.faults["put"] = hang
    gateway.chunks = [Chunk([gateway.item()])]
    run = asyncio.create_task(worker_of(ScriptedEngine()).handle(gateway.invitation()))
    await putting.wait()

    run.cancel()
    with pytest.raises(asyncio.CancelledError):
        await run

    assert gateway.reports == []


async def test_a_cancelled_run_is_silent_about_an_attempt_that_was_over(
    gateway: FakeGateway, worker_of: Callable[..., Worker]
) -> None:
    second_begun = asyncio.Event()

    async def script(item: ClaimedItem) -> None:
        if item.variation == 1:
            gateway.beat_deadline = 0
        else:
            second_begun.set()
        await for_ever(item)

    over, running = gateway.item(variation=1), gateway.item(variation=2)
    gateway.chunks = [Chunk([over]), Chunk([running], beat=600)]
    run = asyncio.create_task(worker_of(ScriptedEngine(script)).handle(gateway.invitation()))
    await asyncio.wait_for(second_begun.wait(), 5)

    run.cancel()
    with pytest.raises(asyncio.CancelledError):
        await run

    assert set(gateway.verdicts()) == {running["id"]}


async def test_sigterm_finishes_what_is_on_the_engine_and_gives_the_rest_back(gateway: FakeGateway, work: Work) -> None:
    told: list[int] = []
    before = signal.signal(signal.SIGTERM, lambda number, _: told.append(number))

    async def script(_: ClaimedItem) -> None:
        signal.raise_signal(signal.SIGTERM)
        await asyncio.sleep(5)

    first, second = gateway.item(variation=1), gateway.item(variation=2)
    gateway.chunks = [Chunk([first, second]), Chunk([gateway.item()])]
    try:
        await work(ScriptedEngine(script))
    finally:
        signal.signal(signal.SIGTERM, before)

    assert told == [signal.SIGTERM]
    assert gateway.verdicts()[first["id"]]["outcome"] == "generated"
    assert gateway.verdicts()[second["id"]]["code"] == "stopped"
    assert len(gateway.claims) == 1
