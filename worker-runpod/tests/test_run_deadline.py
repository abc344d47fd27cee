"""A run and its clock: beats, the attempt's deadline, the session's end."""

import asyncio

import pytest
from aiohttp import web

from conftest import Work
from fake_gateway import Chunk, FakeGateway
from faults import always, for_ever
from scripted_engine import ScriptedEngine

pytestmark = pytest.mark.jumping_time

DEADLINE, PUT, SESSION = 90, 20, 600


def now() -> float:
    return asyncio.get_running_loop().time()


def takes(seconds: float) -> ScriptedEngine:
    return ScriptedEngine(lambda _: asyncio.sleep(seconds))


async def test_a_beat_goes_every_two_seconds_and_says_how_far_each_open_item_is(
    gateway: FakeGateway, work: Work
) -> None:
    on_the_engine, waiting = gateway.item(variation=1), gateway.item(variation=2)
    gateway.chunks = [Chunk([on_the_engine, waiting])]

    await work(takes(8.5))

    assert gateway.when("beat") == pytest.approx([2, 4, 6, 8, 10, 12, 14, 16], abs=0.5)
    assert [progress for _, progress in gateway.beats[:4]] == [{on_the_engine["id"]: 0.475, waiting["id"]: 0.0}] * 4
    assert [progress for _, progress in gateway.beats[4:]] == [{waiting["id"]: 0.475}] * 4


async def test_at_zero_one_put_before_the_deadline_the_engine_stops_and_puts_are_aborted(
    gateway: FakeGateway, work: Work
) -> None:
    putting: list[tuple[float, web.Request]] = []

    async def hang(request: web.Request) -> None:
        if request.match_info["key"].startswith("outputs"):
            putting.append((now(), request))
            await for_ever(request)

    gateway.faults["put"] = hang
    gateway.faults["beat"] = always(503)
    engine = ScriptedEngine(lambda item: for_ever(item) if item.variation == 2 else asyncio.sleep(0))
    gateway.chunks = [Chunk([gateway.item(variation=1), gateway.item(variation=2)], deadline=DEADLINE, put=PUT)]

    await work(engine)

    assert now() == pytest.approx(DEADLINE - PUT, abs=1)
    assert engine.cancelled == 1
    assert gateway.reports == []
    # Each try was cut after one PUT's time; the last by zero.
    assert [begun for begun, _ in putting] == pytest.approx([0, 20.3, 41, 62.5], abs=1.5)
    assert all(request.transport is None or request.transport.is_closing() for _, request in putting)


async def test_answered_beats_move_the_deadline(gateway: FakeGateway, work: Work) -> None:
    item = gateway.item()
    gateway.chunks = [Chunk([item])]

    await work(takes(DEADLINE + 100))

    assert gateway.verdicts()[item["id"]]["outcome"] == "generated"


async def test_a_beat_is_counted_from_before_it_was_asked(gateway: FakeGateway, work: Work) -> None:
    async def slow_then_silent(_: web.Request) -> web.StreamResponse | None:
        if gateway.beats:
            return web.Response(status=503)
        await asyncio.sleep(8)
        return None

    gateway.faults["beat"] = slow_then_silent
    gateway.chunks = [Chunk([gateway.item()])]

    await work(ScriptedEngine(for_ever))

    # Asked at 2 s, answered at 10 s.
    assert now() == pytest.approx(2 + DEADLINE - PUT, abs=1)


async def test_a_deadline_of_zero_stops_the_attempt_at_once_and_in_silence(gateway: FakeGateway, work: Work) -> None:
    gateway.beat_deadline = 0
    engine = ScriptedEngine(for_ever)
    gateway.chunks = [Chunk([gateway.item(), gateway.item()])]

    result = await work(engine)

    assert now() == pytest.approx(2, abs=0.5)
    assert engine.cancelled == 1
    assert gateway.reports == []
    assert result["attempts"][0]["items"] == []


async def test_chunks_are_claimed_until_the_session_leaves_no_time_for_one_more(
    gateway: FakeGateway, work: Work
) -> None:
    gateway.session_end = SESSION
    gateway.chunks = [Chunk([gateway.item()]) for _ in range(100)]

    await work(takes(30))

    # Each is claimed when the one before begins; one begun after 550 s could not be stored before the session's end.
    assert gateway.when("claim") == pytest.approx([0, *range(0, 520, 30)], abs=3)
    assert {report["outcome"] for report in gateway.verdicts().values()} == {"generated"}
    assert now() == pytest.approx(570, abs=3)


async def test_no_chunk_is_claimed_after_the_session_of_the_invitation(gateway: FakeGateway, work: Work) -> None:
    gateway.chunks = [Chunk([gateway.item()]) for _ in range(100)]

    await work(takes(10), session_seconds=60)

    assert max(gateway.when("claim")) < 60
    assert now() < 60 + PUT


async def test_what_the_session_is_too_short_for_is_given_back_and_nothing_more_is_claimed(
    gateway: FakeGateway, work: Work
) -> None:
    first, second = gateway.item(variation=1), gateway.item(variation=2)
    gateway.chunks = [Chunk([first, second], session=100), *(Chunk([gateway.item()], session=50) for _ in range(9))]

    await work(takes(50))

    assert gateway.verdicts()[first["id"]]["outcome"] == "generated"
    assert gateway.verdicts()[second["id"]]["code"] == "stopped"
    assert len(gateway.claims) == 1


async def test_what_an_engine_waits_for_its_turn_is_not_the_pace_of_its_items(gateway: FakeGateway, work: Work) -> None:
    engine = takes(5)
    engine.waits = 59

    async def waits_no_more(_: web.Request) -> None:
        if gateway.claims:
            engine.waits = 0

    gateway.faults["claim"] = waits_no_more
    gateway.chunks = [Chunk([gateway.item()], session=120), *(Chunk([gateway.item()], session=120) for _ in range(3))]

    await work(engine)

    assert {report["outcome"] for report in gateway.verdicts().values()} == {"generated"}
    assert len(gateway.verdicts()) == 4


async def test_the_run_ends_when_nothing_is_queued_and_its_last_item_is_finished(
    gateway: FakeGateway, work: Work
) -> None:
    item = gateway.item()
    gateway.chunks = [Chunk([item])]

    result = await work(takes(30))

    assert gateway.when("claim") == pytest.approx([0, 0], abs=0.5)
    assert result["attempts"][0]["items"][0]["outcome"] == "generated"
    assert now() == pytest.approx(30, abs=1)
