"""An item that fails, and fails alone."""

import pytest

from conftest import Work
from fake_gateway import Chunk, FakeGateway
from lightmill_worker.errors import ErrorCode, ItemFailure
from lightmill_worker.protocol.claim import ClaimedItem
from pictures import picture
from scripted_engine import ScriptedEngine


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


async def test_a_run_ends_when_its_engine_is_closed_for_long_and_leaves_the_rest_in_the_queue(
    gateway: FakeGateway, work: Work
) -> None:
    async def closes(_: ClaimedItem) -> None:
        engine.opens_in = 61.0
        raise ItemFailure(ErrorCode.ENGINE_RATE_LIMITED, "used up", 61.0)

    engine = ScriptedEngine(closes)
    gateway.chunks = [Chunk([gateway.item(), gateway.item()]) for _ in range(100)]

    await work(engine)

    # The second was claimed while the first one's last item was begun.
    assert len(gateway.claims) <= 2
    assert {report["retryAfterSeconds"] for report in gateway.verdicts().values()} == {61.0}


async def test_a_run_that_begins_while_its_engine_is_closed_asks_once(gateway: FakeGateway, work: Work) -> None:
    engine = ScriptedEngine()
    engine.opens_in = 600.0
    gateway.chunks = [Chunk([gateway.item()]) for _ in range(100)]

    await work(engine)

    assert [claim["engines"] for claim in gateway.claims] == [["augment"]]


async def test_an_engine_that_opens_soon_is_claimed_for(gateway: FakeGateway, work: Work) -> None:
    engine = ScriptedEngine()
    engine.opens_in = 59.0
    gateway.chunks = [Chunk([gateway.item()]) for _ in range(3)]

    await work(engine)

    assert len(gateway.verdicts()) == 3
