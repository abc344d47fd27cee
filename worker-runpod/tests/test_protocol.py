"""The protocol, against the samples that the Java tests read too."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from lightmill_worker.errors import ErrorCode
from lightmill_worker.protocol.beat import Beat, BeatAnswer
from lightmill_worker.protocol.claim import ClaimedChunk, ClaimRequest, InvocationInput, Ticket
from lightmill_worker.protocol.codec import ProtocolError, decode, encode
from lightmill_worker.protocol.outcome import ItemReport, ReportAnswer, RunResult

GOLDEN = Path(__file__).parents[2] / "contracts/src/main/resources/golden/worker"
SAMPLES: list[tuple[str, type[Any]]] = [
    ("Beat", Beat),
    ("BeatAnswer", BeatAnswer),
    ("ClaimRequest", ClaimRequest),
    ("ClaimedChunk", ClaimedChunk),
    ("InvocationInput", InvocationInput),
    ("ItemReport.failed", ItemReport),
    ("ItemReport.generated", ItemReport),
    ("ReportAnswer", ReportAnswer),
    ("RunResult", RunResult),
]


@pytest.mark.skipif(not GOLDEN.is_dir(), reason="the folder stands alone, without contracts beside it")
@pytest.mark.parametrize(("name", "kind"), SAMPLES)
def test_a_golden_sample_is_read_and_written_again(name: str, kind: type[Any]) -> None:
    sample = json.loads((GOLDEN / f"{name}.json").read_text("utf-8"))

    assert encode(decode(kind, sample)) == sample


@pytest.mark.skipif(not GOLDEN.is_dir(), reason="the folder stands alone, without contracts beside it")
def test_no_golden_sample_is_forgotten() -> None:
    assert {file.stem for file in GOLDEN.glob("*.json")} == {name for name, _ in SAMPLES}


@pytest.mark.skipif(not GOLDEN.is_dir(), reason="the folder stands alone, without contracts beside it")
def test_every_error_code_is_in_the_catalogue() -> None:
    schema = json.loads((GOLDEN.parents[1] / "schema/ItemFailed.json").read_text("utf-8"))

    assert {code.value for code in ErrorCode} <= set(schema["properties"]["code"]["enum"])


def test_what_is_missing_or_wrong_is_named() -> None:
    with pytest.raises(ProtocolError, match=r"BeatAnswer\.deadlineSeconds: float expected, got NoneType"):
        decode(BeatAnswer, {"stop": []})
    with pytest.raises(ProtocolError, match=r"BeatAnswer\.stop\[0\]: 'x' is no UUID"):
        decode(BeatAnswer, {"deadlineSeconds": 1, "stop": ["x"]})
    with pytest.raises(ProtocolError, match=r"BeatAnswer\.deadlineSeconds: float expected, got bool"):
        decode(BeatAnswer, {"deadlineSeconds": True, "stop": []})
    with pytest.raises(ProtocolError, match="BeatAnswer: dict expected"):
        decode(BeatAnswer, [])


def test_a_newer_dispatcher_may_say_more() -> None:
    assert decode(BeatAnswer, {"deadlineSeconds": 1, "stop": [], "mood": "good"}) == BeatAnswer(1.0, [])


def test_neither_token_nor_signature_is_printed() -> None:
    invocation = InvocationInput(1, UUID(int=1), "http://host/", "sesame", 60)
    ticket = Ticket("PUT", "http://host/?signature=sesame", {"x": "sesame"}, None)

    assert "sesame" not in repr(invocation) + repr(ticket)
