"""A run whose servers fail, lose answers, or stay away."""

import asyncio
from typing import Any

import pytest
from aiohttp import web

from conftest import Work
from fake_gateway import Chunk, FakeGateway
from faults import always, for_ever, times
from lightmill_worker.protocol.claim import ClaimedItem
from pictures import picture
from scripted_engine import ScriptedEngine

pytestmark = pytest.mark.jumping_time


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
    gateway.chunks = [Chunk([item])]
    gateway.faults["report"] = always(503)
    gateway.faults["beat"] = always(503)

    result = await work(ScriptedEngine())

    assert result["attempts"][0]["items"][0]["itemId"] == item["id"]
    assert result["attempts"][0]["items"][0]["outcome"] == "generated"


async def test_a_report_that_is_refused_as_such_is_not_sent_again_but_repeated_in_the_result(
    gateway: FakeGateway, work: Work
) -> None:
    sent: list[Any] = []

    async def refuse(request: web.Request) -> web.StreamResponse:
        sent.append(await request.json())
        return web.Response(status=400, text="no")

    gateway.faults["report"] = refuse
    gateway.chunks = [Chunk([gateway.item()])]

    result = await work(ScriptedEngine())

    assert len(sent) == 1
    assert result["attempts"][0]["items"] == sent


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
    gateway.chunks = [Chunk([item])]

    await work(ScriptedEngine())

    assert gateway.verdicts()[item["id"]]["outcome"] == "generated"


async def test_a_bucket_that_stays_away_fails_the_item_and_not_the_run(gateway: FakeGateway, work: Work) -> None:
    async def no_outputs(request: web.Request) -> web.StreamResponse | None:
        return web.Response(status=503) if request.match_info["key"].startswith("outputs") else None

    item = gateway.item()
    gateway.chunks = [Chunk([item])]
    gateway.faults["put"] = no_outputs

    await work(ScriptedEngine())

    assert gateway.verdicts()[item["id"]]["code"] == "upload-failed"


async def test_a_preview_that_cannot_be_stored_costs_only_itself(gateway: FakeGateway, work: Work) -> None:
    async def no_previews(request: web.Request) -> web.StreamResponse | None:
        return web.Response(status=403) if request.match_info["key"].startswith("previews") else None

    item = gateway.item()
    gateway.chunks = [Chunk([item])]
    gateway.faults["put"] = no_previews

    await work(ScriptedEngine())

    assert gateway.verdicts()[item["id"]]["output"]["preview"] is False


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


async def test_a_gateway_that_stays_away_ends_the_run(gateway: FakeGateway, work: Work) -> None:
    gateway.faults["claim"] = always(503)

    result = await work(ScriptedEngine())

    assert result["attempts"] == []


async def test_a_gateway_that_is_away_for_a_minute_costs_nothing(gateway: FakeGateway, work: Work) -> None:
    away: list[Any] = []

    async def gone(_: web.Request) -> web.StreamResponse | None:
        return web.Response(status=502) if away else None

    async def script(item: ClaimedItem) -> None:
        if item.variation == 1:
            away.append(True)
            asyncio.get_running_loop().call_later(60, away.clear)

    for route in ("claim", "report", "beat", "put"):
        gateway.faults[route] = gone
    engine = ScriptedEngine(script)
    gateway.chunks = [Chunk([gateway.item(variation=n) for n in (1, 2, 3)])]

    await work(engine)

    assert len(engine.begun) == 3
    assert {report["outcome"] for report in gateway.verdicts().values()} == {"generated"}
