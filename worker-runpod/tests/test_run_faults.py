"""A run when things go wrong around it."""

import asyncio
import signal
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from aiohttp import web

from conftest import Work
from fake_gateway import Chunk, FakeGateway
from lightmill_worker.engines import Engines
from lightmill_worker.errors import ErrorCode, ItemFailure
from lightmill_worker.handler import Worker
from lightmill_worker.protocol.claim import ClaimedItem
from lightmill_worker.settings import Settings
from pictures import picture
from scripted_engine import ScriptedEngine

Fault = Callable[[web.Request], Awaitable[web.StreamResponse | None]]


def times(count: int, status: int) -> Fault:
    """The first requests get this status."""
    left = [count]

    async def fault(_: web.Request) -> web.StreamResponse | None:
        left[0] -= 1
        return web.Response(status=status) if left[0] >= 0 else None

    return fault


def always(status: int) -> Fault:
    return times(1_000_000, status)


async def for_ever(_: ClaimedItem) -> None:
    await asyncio.Event().wait()


@pytest.mark.parametrize("route", ["claim", "report", "get", "put"])
async def test_errors_of_the_servers_are_tried_again(gateway: FakeGateway, work: Work, route: str) -> None:
    item = gateway.item(gateway.keep(picture()))
    gateway.chunks = [Chunk([item])]
    gateway.faults[route] = times(2, 503)

    result = await work()

    assert gateway.verdicts()[item["id"]]["outcome"] == "generated"
    assert result["attempts"][0]["items"][0]["outcome"] == "generated"


async def test_a_claim_whose_answer_was_lost_is_asked_again_with_the_same_number(
    gateway: FakeGateway, work: Work
) -> None:
    cut = [True]

    async def lose_the_answer(request: web.Request) -> web.StreamResponse | None:
        if cut.pop() if cut else False:
            await gateway._claim(request)  # noqa: SLF001 - it arrived
            assert request.transport is not None
            request.transport.close()
            return web.Response()
        return None

    gateway.faults["claim"] = lose_the_answer
    gateway.chunks = [Chunk([gateway.item()])]

    await work(ScriptedEngine())

    assert [claim["number"] for claim in gateway.claims] == [1, 1, 2]
    assert len(gateway.verdicts()) == 1


async def test_a_report_whose_answer_was_lost_is_told_again(gateway: FakeGateway, work: Work) -> None:
    cut = [True]

    async def lose_the_answer(request: web.Request) -> web.StreamResponse | None:
        if cut.pop() if cut else False:
            await gateway._report(request)  # noqa: SLF001 - it arrived
            return web.Response(status=502)
        return None

    gateway.faults["report"] = lose_the_answer
    gateway.chunks = [Chunk([gateway.item()])]

    await work(ScriptedEngine())

    assert len(gateway.reports) == 2
    assert gateway.reports[0] == gateway.reports[1]


async def test_reports_that_nobody_hears_are_repeated_in_the_result(gateway: FakeGateway, work: Work) -> None:
    item = gateway.item()
    gateway.chunks = [Chunk([item], deadline=3.0, put=1.0)]
    gateway.faults["report"] = always(503)
    gateway.faults["beat"] = always(503)

    result = await work(ScriptedEngine())

    assert result["attempts"][0]["items"][0]["itemId"] == item["id"]
    assert result["attempts"][0]["items"][0]["outcome"] == "generated"


async def test_an_output_that_is_there_already_counts_as_stored(gateway: FakeGateway, work: Work) -> None:
    item = gateway.item()
    gateway.objects[f"outputs/{item['id']}"] = b"from an earlier try"
    gateway.chunks = [Chunk([item])]

    await work(ScriptedEngine())

    assert gateway.verdicts()[item["id"]]["outcome"] == "generated"


async def test_a_put_that_hangs_is_cut_and_tried_again(gateway: FakeGateway, work: Work) -> None:
    hanging = ["outputs"]

    async def hang_once(request: web.Request) -> None:
        if hanging and request.match_info["key"].startswith("outputs"):
            hanging.pop()
            await asyncio.Event().wait()

    gateway.faults["put"] = hang_once
    item = gateway.item()
    gateway.chunks = [Chunk([item], put=0.2)]

    await work(ScriptedEngine())

    assert gateway.verdicts()[item["id"]]["outcome"] == "generated"


async def test_a_bucket_that_stays_away_fails_the_item_and_not_the_run(gateway: FakeGateway, work: Work) -> None:
    async def no_outputs(request: web.Request) -> web.StreamResponse | None:
        return web.Response(status=503) if request.match_info["key"].startswith("outputs") else None

    item = gateway.item()
    gateway.chunks = [Chunk([item])]
    gateway.faults["put"] = no_outputs

    await work(ScriptedEngine(), patience_seconds=0.3)

    assert gateway.verdicts()[item["id"]]["code"] == "upload-failed"


async def test_a_preview_that_cannot_be_stored_costs_only_itself(gateway: FakeGateway, work: Work) -> None:
    async def no_previews(request: web.Request) -> web.StreamResponse | None:
        return web.Response(status=403) if request.match_info["key"].startswith("previews") else None

    item = gateway.item()
    gateway.chunks = [Chunk([item])]
    gateway.faults["put"] = no_previews

    await work(ScriptedEngine())

    assert gateway.verdicts()[item["id"]]["output"]["preview"] is False


async def test_a_stopped_item_is_dropped_and_its_mates_go_on(gateway: FakeGateway, work: Work) -> None:
    unwanted, wanted = gateway.item(variation=1), gateway.item(variation=2)

    async def script(item: ClaimedItem) -> None:
        if item.variation == 1:
            gateway.stop_on_beat = [unwanted["id"]]
            await for_ever(item)

    engine = ScriptedEngine(script)
    gateway.chunks = [Chunk([unwanted, wanted])]

    async with asyncio.timeout(10):
        await work(engine)

    assert set(gateway.verdicts()) == {wanted["id"]}
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

    assert set(gateway.verdicts()) == {wanted["id"]}


async def test_the_answer_to_a_report_stops_items_too(gateway: FakeGateway, work: Work) -> None:
    first, second = gateway.item(variation=1), gateway.item(variation=2)
    gateway.stop_on_report = [second["id"]]

    async def script(item: ClaimedItem) -> None:
        if item.variation == 2:
            await for_ever(item)

    gateway.chunks = [Chunk([first, second], beat=60)]

    async with asyncio.timeout(10):
        await work(ScriptedEngine(script))

    assert set(gateway.verdicts()) == {first["id"]}


async def test_a_deadline_of_zero_stops_the_attempt_at_once_and_in_silence(gateway: FakeGateway, work: Work) -> None:
    gateway.beat_deadline = 0
    engine = ScriptedEngine(for_ever)
    gateway.chunks = [Chunk([gateway.item(), gateway.item()])]

    async with asyncio.timeout(10):
        result = await work(engine)

    assert engine.cancelled == 1
    assert gateway.reports == []
    assert result["attempts"][0]["items"] == []


async def test_at_the_deadline_the_engine_stops_and_puts_are_aborted(gateway: FakeGateway, work: Work) -> None:
    async def hang(_: web.Request) -> None:
        await asyncio.Event().wait()

    gateway.faults["put"] = hang
    gateway.faults["beat"] = always(503)
    engine = ScriptedEngine(lambda item: for_ever(item) if item.variation == 2 else asyncio.sleep(0))
    gateway.chunks = [Chunk([gateway.item(variation=1), gateway.item(variation=2)], deadline=1.5, put=1.0)]
    began = asyncio.get_running_loop().time()

    await work(engine)

    # 0.5 s: one PUT before the dispatcher's 1.5 s.
    assert 0.45 < asyncio.get_running_loop().time() - began < 1.5
    assert engine.cancelled == 1
    assert gateway.reports == []


async def test_answered_beats_move_the_deadline(gateway: FakeGateway, work: Work) -> None:
    engine = ScriptedEngine(lambda _: asyncio.sleep(1.5))
    item = gateway.item()
    gateway.chunks = [Chunk([item], deadline=1.2, put=0.2)]

    await work(engine)

    assert gateway.verdicts()[item["id"]]["outcome"] == "generated"


async def test_another_token_ends_the_run_at_the_claim(gateway: FakeGateway, work: Work) -> None:
    gateway.faults["claim"] = always(404)
    gateway.chunks = [Chunk([gateway.item()])]

    result = await work(ScriptedEngine())

    assert result["attempts"] == []


async def test_a_404_to_a_report_ends_the_run(gateway: FakeGateway, work: Work) -> None:
    engine = ScriptedEngine(lambda item: for_ever(item) if item.variation == 2 else asyncio.sleep(0))
    gateway.faults["report"] = always(404)
    gateway.chunks = [Chunk([gateway.item(variation=1), gateway.item(variation=2)])]

    async with asyncio.timeout(10):
        result = await work(engine)

    assert engine.cancelled == 1
    assert len(result["attempts"][0]["items"]) == 1


@pytest.mark.parametrize(
    ("raised", "code"),
    [
        (ItemFailure(ErrorCode.CONTENT_BLOCKED, "no", 3.0), "content-blocked"),
        (RuntimeError("bug"), "engine-failed"),
        (MemoryError(), "out-of-memory"),
    ],
)
async def test_what_an_engine_raises_fails_its_item_only(
    gateway: FakeGateway, work: Work, raised: Exception, code: str
) -> None:
    async def script(item: ClaimedItem) -> None:
        if item.variation == 1:
            raise raised

    bad, good = gateway.item(variation=1), gateway.item(variation=2)
    gateway.chunks = [Chunk([bad, good])]

    await work(ScriptedEngine(script))

    verdicts = gateway.verdicts()
    assert verdicts[bad["id"]]["code"] == code
    assert verdicts[bad["id"]]["retryAfterSeconds"] == (3.0 if code == "content-blocked" else None)
    assert verdicts[good["id"]]["outcome"] == "generated"


async def test_a_chunk_for_an_engine_that_is_not_here_fails_as_ours(gateway: FakeGateway, work: Work) -> None:
    item = gateway.item()
    gateway.chunks = [Chunk([item], engine="comfyui")]

    await work()

    assert gateway.verdicts()[item["id"]]["code"] == "internal"


@pytest.mark.parametrize(
    ("data", "announced", "code"),
    [
        (b"not a picture", None, "input-damaged"),
        (picture()[:200], None, "input-damaged"),
        (picture(), "0" * 64, "input-unreadable"),
        (b"x" * 2000, None, "input-too-large"),
    ],
)
async def test_a_bad_input_fails_its_item_by_name(
    gateway: FakeGateway, work: Work, data: bytes, announced: str | None, code: str
) -> None:
    sha256 = gateway.keep(data)
    if announced:
        gateway.objects[f"inputs/{announced}"] = data
    most = 1000 if code == "input-too-large" else 1_000_000
    item = gateway.item(announced or sha256)
    gateway.chunks = [Chunk([item])]

    await work(input_bytes=most)

    assert gateway.verdicts()[item["id"]]["code"] == code


async def test_a_cancelled_run_gives_its_open_items_back_and_cleans_up(gateway: FakeGateway) -> None:
    begun = asyncio.Event()

    async def script(item: ClaimedItem) -> None:
        begun.set()
        await for_ever(item)

    engine = ScriptedEngine(script)
    settings = Settings()
    gateway.chunks = [Chunk([gateway.item(), gateway.item()])]
    run = asyncio.create_task(Worker(settings, Engines(settings, {"augment": engine})).handle(gateway.invitation()))
    await begun.wait()

    run.cancel()
    with pytest.raises(asyncio.CancelledError):
        await run

    assert engine.cancelled == 1
    assert engine.rested == 1
    assert {report["code"] for report in gateway.verdicts().values()} == {"stopped"}
    assert len(gateway.verdicts()) == 2


async def test_nothing_is_said_of_an_item_whose_put_is_under_way_when_the_run_is_cancelled(
    gateway: FakeGateway,
) -> None:
    putting = asyncio.Event()

    async def hang(_: web.Request) -> None:
        putting.set()
        await asyncio.Event().wait()

    gateway.faults["put"] = hang
    settings = Settings()
    gateway.chunks = [Chunk([gateway.item()])]
    engines = Engines(settings, {"augment": ScriptedEngine()})
    run = asyncio.create_task(Worker(settings, engines).handle(gateway.invitation()))
    await putting.wait()

    run.cancel()
    with pytest.raises(asyncio.CancelledError):
        await run

    assert gateway.reports == []


async def test_a_cancelled_run_is_silent_about_an_attempt_that_was_over(gateway: FakeGateway) -> None:
    second_begun = asyncio.Event()

    async def script(item: ClaimedItem) -> None:
        if item.variation == 1:
            gateway.beat_deadline = 0
        else:
            second_begun.set()
        await for_ever(item)

    over, running = gateway.item(variation=1), gateway.item(variation=2)
    gateway.chunks = [Chunk([over]), Chunk([running], beat=60)]
    settings = Settings()
    engine = ScriptedEngine(script)
    run = asyncio.create_task(Worker(settings, Engines(settings, {"augment": engine})).handle(gateway.invitation()))
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
        await asyncio.sleep(0.05)

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


async def test_a_gateway_that_stays_away_ends_the_run(gateway: FakeGateway, work: Work) -> None:
    gateway.faults["claim"] = always(503)

    result = await work(ScriptedEngine(), patience_seconds=0.3)

    assert result["attempts"] == []


async def test_a_gateway_away_in_the_middle_costs_nothing(gateway: FakeGateway, work: Work) -> None:
    away: list[Any] = []

    async def gone(_: web.Request) -> web.StreamResponse | None:
        return web.Response(status=502) if away else None

    async def script(item: ClaimedItem) -> None:
        if item.variation == 1:
            away.append(True)
            asyncio.get_running_loop().call_later(0.6, away.clear)

    for route in ("claim", "report", "beat", "put"):
        gateway.faults[route] = gone
    engine = ScriptedEngine(script)
    gateway.chunks = [Chunk([gateway.item(variation=n) for n in (1, 2, 3)])]

    await work(engine)

    assert len(engine.begun) == 3
    assert {report["outcome"] for report in gateway.verdicts().values()} == {"generated"}


async def test_what_the_session_is_too_short_for_is_given_back(gateway: FakeGateway, work: Work) -> None:
    first, second = gateway.item(variation=1), gateway.item(variation=2)
    gateway.chunks = [Chunk([first, second], session=3.0, put=1.0)]

    await work(ScriptedEngine(lambda _: asyncio.sleep(1.2)))

    assert gateway.verdicts()[first["id"]]["outcome"] == "generated"
    assert gateway.verdicts()[second["id"]]["code"] == "stopped"
