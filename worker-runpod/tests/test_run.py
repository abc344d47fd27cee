"""A run on a quiet day."""

import asyncio
import io
import json
from typing import Any

import pytest
from PIL import Image

from conftest import Work
from fake_gateway import Chunk, FakeGateway
from lightmill_worker import handler
from lightmill_worker.handler import Worker
from lightmill_worker.protocol.claim import ClaimedItem
from lightmill_worker.settings import Settings
from pictures import picture
from scripted_engine import ScriptedEngine

pytestmark = pytest.mark.jumping_time


async def test_one_item_is_made_stored_reported_and_repeated_in_the_result(gateway: FakeGateway, work: Work) -> None:
    item = gateway.item(gateway.keep(picture()))
    gateway.chunks = [Chunk([item])]

    result = await work()

    report = gateway.verdicts()[item["id"]]
    stored = gateway.objects[f"outputs/{item['id']}"]
    assert report["outcome"] == "generated"
    assert report["output"]["bytes"] == len(stored)
    assert report["output"]["contentType"] == "image/jpeg"
    assert report["output"]["preview"] is True
    assert Image.open(io.BytesIO(stored)).size == (report["output"]["width"], report["output"]["height"])
    assert max(Image.open(io.BytesIO(gateway.objects[f"previews/{item['id']}"])).size) <= 512
    assert result["protocol"] == 1
    assert result["invocationId"] == gateway.invocation_id
    assert result["attempts"] == [{"attemptId": gateway.claimed[result["runId"], 1].attempt_id, "items": [report]}]


async def test_the_ticket_headers_are_sent_and_none_of_ours(gateway: FakeGateway, work: Work) -> None:
    gateway.chunks = [Chunk([gateway.item(gateway.keep(picture()))])]

    await work()

    for _, headers in gateway.puts:
        assert headers["x-goog-if-generation-match"] == "0"
        assert set(headers) == {"Host", "x-goog-if-generation-match", "Content-Length"}


async def test_claims_count_up_and_name_the_run_until_there_is_nothing(gateway: FakeGateway, work: Work) -> None:
    parent = gateway.keep(picture())
    gateway.chunks = [Chunk([gateway.item(parent)]), Chunk([gateway.item(parent)])]

    await work(worker_id="pod-1")

    assert [claim["number"] for claim in gateway.claims] == [1, 2, 3]
    assert len({claim["runId"] for claim in gateway.claims}) == 1
    assert gateway.claims[0]["runpodId"] == "rp-1"
    assert gateway.claims[0]["workerId"] == "pod-1"
    assert gateway.claims[0]["engines"] == ["augment"]
    assert gateway.claims[0]["concurrency"] == {"augment": 1}


async def test_the_next_chunk_is_claimed_while_the_last_item_is_on_the_engine(gateway: FakeGateway, work: Work) -> None:
    second_claim = asyncio.Event()

    async def waits_for_the_second_claim(item: ClaimedItem) -> None:
        if item.variation == 2:
            await second_claim.wait()

    async def note_claim(request: Any) -> None:
        if (await request.json())["number"] == 2:
            second_claim.set()

    gateway.faults["claim"] = note_claim
    gateway.chunks = [Chunk([gateway.item(variation=1), gateway.item(variation=2)]), Chunk([gateway.item()])]

    async with asyncio.timeout(10):
        await work(ScriptedEngine(waits_for_the_second_claim))

    assert len(gateway.verdicts()) == 3


async def test_one_item_at_a_time_on_an_engine_that_is_bound_to_the_machine(gateway: FakeGateway, work: Work) -> None:
    engine = ScriptedEngine(lambda _: asyncio.sleep(1))
    chunks = [Chunk([gateway.item() for _ in range(4)]) for _ in range(2)]
    gateway.chunks = list(chunks)

    await work(engine)

    assert engine.most_at_once == 1
    assert [str(item.id) for item in engine.begun] == [item["id"] for chunk in chunks for item in chunk.items]


async def test_several_at_once_on_an_engine_that_waits_for_the_network_from_two_attempts_at_most(
    gateway: FakeGateway, work: Work
) -> None:
    open_attempts: set[str] = set()
    most_open = 0

    async def count(request: Any) -> None:
        nonlocal most_open
        open_attempts.add(str((await request.json())["number"]))
        most_open = max(most_open, len(open_attempts))

    all_at_once = asyncio.Barrier(4)

    async def meet(_: ClaimedItem) -> None:
        await all_at_once.wait()

    engine = ScriptedEngine(meet, concurrency=4)
    gateway.faults["claim"] = count
    gateway.chunks = [Chunk([gateway.item() for _ in range(2)]) for _ in range(4)]

    async with asyncio.timeout(10):
        await work(engine)

    assert engine.most_at_once == 4
    assert len(gateway.verdicts()) == 8
    claimed_before_first_report = gateway.events[: gateway.events.index("report")].count("claim")
    assert claimed_before_first_report == 2


async def test_inputs_are_fetched_and_outputs_stored_while_the_engine_works_on_another_item(
    gateway: FakeGateway, work: Work
) -> None:
    parents = [gateway.keep(picture(seed=n)) for n in range(3)]
    first, second, third = (gateway.item(parent, variation=n) for n, parent in enumerate(parents))

    async def script(item: ClaimedItem) -> None:
        if item.variation == 1:
            await gateway.until(
                lambda: f"outputs/{first['id']}" in gateway.objects and gateway.gets[f"inputs/{parents[2]}"] == 1
            )

    gateway.chunks = [Chunk([first, second, third])]

    await work(ScriptedEngine(script))

    assert len(gateway.verdicts()) == 3


async def test_the_file_says_inside_what_the_report_says_of_it(gateway: FakeGateway, work: Work) -> None:
    item = gateway.item(gateway.keep(picture()), seed=41, variation=3, prompt="a <blue> cat")
    gateway.chunks = [Chunk([item])]

    await work()

    stored = Image.open(io.BytesIO(gateway.objects[f"outputs/{item['id']}"]))
    said = json.loads(stored.info["comment"])
    assert said == gateway.verdicts()[item["id"]]["output"]["metadata"]
    assert (said["engine"], said["seed"], said["variation"]) == ("augment", 41, 3)
    assert said["drawn"]
    assert b"a &lt;blue&gt; cat" in stored.info["xmp"]


async def test_an_input_that_many_items_share_is_fetched_once(gateway: FakeGateway, work: Work) -> None:
    parent = gateway.keep(picture())
    gateway.chunks = [Chunk([gateway.item(parent, variation=n) for n in range(4)])]

    await work()

    assert gateway.gets[f"inputs/{parent}"] == 1


async def test_sets_of_a_semi_automatic_job_are_made_one_after_the_other(gateway: FakeGateway, work: Work) -> None:
    engine = ScriptedEngine()
    items = [gateway.item(in_set=number, variation=n) for n in range(2) for number in (2, 1)]
    gateway.chunks = [Chunk(items, mode="semi-automatic")]

    await work(engine)

    assert [item.set for item in engine.begun] == [1, 1, 2, 2]
    assert {report["output"]["metadata"]["set"] for report in gateway.verdicts().values()} == {1, 2}


async def test_an_invitation_without_session_time_claims_nothing(gateway: FakeGateway, work: Work) -> None:
    result = await work(session_seconds=0)

    assert gateway.claims == []
    assert result["attempts"] == []


async def test_several_ready_verdicts_go_in_one_report(gateway: FakeGateway, work: Work) -> None:
    first_report = asyncio.Event()

    async def slow_first(_: Any) -> None:
        if not first_report.is_set():
            first_report.set()
            # No item is open any more: the other three have their verdicts.
            await gateway.until(lambda: gateway.beats[-1:] != [] and gateway.beats[-1][1] == {})

    async def script(item: ClaimedItem) -> None:
        if item.variation > 1:
            await first_report.wait()

    gateway.faults["report"] = slow_first
    gateway.chunks = [Chunk([gateway.item(variation=n) for n in range(1, 5)])]

    await work(ScriptedEngine(script))

    assert sorted(len(reports) for _, reports in gateway.reports) == [1, 3]


async def test_the_result_is_json_as_the_sdk_wants_it(gateway: FakeGateway, work: Work) -> None:
    gateway.chunks = [Chunk([gateway.item(gateway.keep(picture()), prompt="half \ud83d of a smile")])]

    result = await work()

    assert json.dumps(result, ensure_ascii=False, allow_nan=False).encode()


async def test_a_result_that_would_be_large_holds_the_outcomes_only(
    gateway: FakeGateway, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handler, "LARGE_RESULT", 1000)
    parent = gateway.keep(picture())
    gateway.chunks = [Chunk([gateway.item(parent, variation=n) for n in range(3)])]

    result = await work()

    items = result["attempts"][0]["items"]
    assert [(item["outcome"], item["output"]["metadata"]) for item in items] == [("generated", {})] * 3
    assert all(report["output"]["metadata"] for report in gateway.verdicts().values())


async def test_nothing_of_a_picture_is_in_the_result(gateway: FakeGateway, work: Work) -> None:
    parent = gateway.keep(picture(1200, 800))
    gateway.chunks = [Chunk([gateway.item(parent, variation=n, prompt="p" * 10_000) for n in range(4)])]

    result = await work()

    assert len(json.dumps(result)) < 4 * 1500


async def test_an_input_that_is_no_invitation_is_an_error_in_words() -> None:
    worker = Worker(Settings())

    assert await worker.handle({"id": "1", "input": {"protocol": 1}}) == {
        "error": "the input is no invocation: InvocationInput.invocationId: str expected, got NoneType"
    }
