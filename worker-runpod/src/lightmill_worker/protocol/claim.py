"""A run asks for work, and gets a chunk."""

from dataclasses import dataclass
from enum import Enum
from uuid import UUID


class Mode(Enum):
    """How a job's items are made of its inputs."""

    AUTOMATIC = "automatic"
    SEMI_AUTOMATIC = "semi-automatic"


@dataclass(frozen=True, slots=True)
class InvocationInput:
    """The `input` of one RunPod request: an invitation to come and claim.

    `session_seconds` is how long one run may go on claiming, from its start.
    """

    protocol: int
    invocation_id: UUID
    url: str
    token: str
    session_seconds: int

    def __repr__(self) -> str:
        # The token must not reach a log by way of an exception.
        return f"InvocationInput({self.invocation_id})"


@dataclass(frozen=True, slots=True)
class ClaimRequest:
    """The same (run, number) again is the same claim. `concurrency`: items of each engine that are made at once."""

    run_id: UUID
    number: int
    runpod_id: str
    worker_id: str | None
    engines: list[str] | None
    concurrency: dict[str, int] | None


@dataclass(frozen=True, slots=True)
class Ticket:
    """Permission to do one thing with one object; its headers are sent exactly so."""

    method: str
    url: str
    headers: dict[str, str]
    expires_at: str | None

    def __repr__(self) -> str:
        # The URL holds the signature.
        return f"Ticket({self.method})"


@dataclass(frozen=True, slots=True)
class ClaimedInput:
    """One source picture."""

    sha256: str
    name: str | None
    ticket: Ticket


@dataclass(frozen=True, slots=True)
class ClaimedItem:
    """One item to make; the parent is the first of its inputs."""

    id: UUID
    ordinal: int
    set: int
    variation: int
    seed: int
    prompt: str
    negative_prompt: str | None
    inputs: list[ClaimedInput]
    output: Ticket
    preview: Ticket


@dataclass(frozen=True, slots=True)
class ClaimedChunk:
    """The items bound to one attempt. All seconds count from before the worker asked.

    `traceparent` is the job's (W3C): said with whatever is said of the attempt.
    """

    attempt_id: UUID
    number: int
    job_id: UUID
    mode: Mode
    engine: str
    parameters: dict[str, object]
    aspect_ratio: str | None
    size: str | None
    deadline_seconds: float
    session_seconds: float
    beat_seconds: float
    put_seconds: float
    traceparent: str | None
    items: list[ClaimedItem]
