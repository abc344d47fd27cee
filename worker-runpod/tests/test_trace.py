"""What is said and logged of an attempt names its job's trace."""

import asyncio
import logging

import pytest

from conftest import Work
from fake_gateway import Chunk, FakeGateway
from lightmill_worker.journal import note
from lightmill_worker.trace import headers, trace_id, traced
from pictures import picture

TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736"
TRACE = f"00-{TRACE_ID}-00f067aa0ba902b7-01"


@pytest.mark.jumping_time
async def test_reports_are_told_in_the_trace_of_their_job(gateway: FakeGateway, work: Work) -> None:
    parent = gateway.keep(picture())
    gateway.chunks = [Chunk([gateway.item(parent)], traceparent=TRACE), Chunk([gateway.item(parent)])]

    await work()

    assert sorted(gateway.traces["report"], key=str) == sorted([TRACE, None], key=str)
    assert set(gateway.traces["claim"]) == {None}


async def test_a_task_that_is_started_in_a_trace_belongs_to_it() -> None:
    async def said() -> dict[str, str]:
        return headers()

    with traced(TRACE):
        started = asyncio.create_task(said())

    assert await started == {"traceparent": TRACE}
    assert headers() == {}


@pytest.mark.parametrize(("traceparent", "shown"), [(TRACE, TRACE_ID), (None, None), ("nonsense", None)])
def test_the_log_shows_its_id(
    traceparent: str | None, shown: str | None, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger("lightmill"), "propagate", True)

    with traced(traceparent), caplog.at_level(logging.INFO, "lightmill"):
        assert trace_id() == shown
        note("item generated", itemId=1)

    assert caplog.messages == ["item generated itemId=1" + (f" traceId={shown}" if shown else "")]
