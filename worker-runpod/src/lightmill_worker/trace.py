"""The trace of the job at hand (W3C trace context): in each log line about its attempt, and in each word said of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_PARTS = 4

_traceparent: ContextVar[str | None] = ContextVar("traceparent", default=None)


@contextmanager
def traced(traceparent: str | None) -> Iterator[None]:
    """What this task does, and those that it starts, belongs to this trace."""
    token = _traceparent.set(traceparent)
    try:
        yield
    finally:
        _traceparent.reset(token)


def headers() -> dict[str, str]:
    """What tells the other side."""
    traceparent = _traceparent.get()
    return {} if traceparent is None else {"traceparent": traceparent}


def trace_id() -> str | None:
    """What one searches the logs of all services for."""
    parts = (_traceparent.get() or "").split("-")
    return parts[1] if len(parts) == _PARTS else None
