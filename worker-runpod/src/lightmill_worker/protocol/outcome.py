"""What a run says of its items: in reports, and once more in the result of the RunPod request."""

from dataclasses import dataclass, field
from enum import Enum
from uuid import UUID

from lightmill_worker.errors import ErrorCode, ItemFailure


class Outcome(Enum):
    """How an attempt ended for an item."""

    GENERATED = "generated"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class GeneratedOutput:
    """What the worker says of a file whose PUT was acknowledged."""

    content_type: str
    bytes: int
    sha256: str | None
    width: int
    height: int
    preview: bool
    seconds: float
    cost_usd: float | None
    metadata: dict[str, object]


@dataclass(frozen=True, slots=True)
class ItemReport:
    """An attempt's verdict on one item; it counts once, however often it is told."""

    item_id: UUID
    outcome: Outcome
    output: GeneratedOutput | None = None
    code: ErrorCode | None = None
    message: str | None = None
    retry_after_seconds: float | None = None

    @staticmethod
    def generated(item_id: UUID, output: GeneratedOutput) -> "ItemReport":
        """The file is in the bucket."""
        return ItemReport(item_id, Outcome.GENERATED, output=output)

    @staticmethod
    def failed(item_id: UUID, failure: ItemFailure) -> "ItemReport":
        """No file will come of this attempt."""
        return ItemReport(
            item_id,
            Outcome.FAILED,
            code=failure.code,
            message=failure.message,
            retry_after_seconds=failure.retry_after_seconds,
        )


@dataclass(frozen=True, slots=True)
class ReportAnswer:
    """The items of the attempt that nobody wants any more."""

    stop: list[UUID]


@dataclass(frozen=True, slots=True)
class AttemptResult:
    """The verdicts of one attempt."""

    attempt_id: UUID
    items: list[ItemReport]


@dataclass(frozen=True, slots=True)
class RunResult:
    """The `output` of a RunPod request."""

    protocol: int
    invocation_id: UUID
    run_id: UUID
    attempts: list[AttemptResult] = field(default_factory=list)
