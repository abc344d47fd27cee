"""Log lines: what happened, and keys that say which. No prompt, token or signed URL is ever among them."""

import logging
import sys

from lightmill_worker.trace import trace_id

_log = logging.getLogger("lightmill")


def write_to_stderr(level: str) -> None:
    """Send the lines to stderr; the SDK's own logger keeps its way."""
    lines = logging.StreamHandler(sys.stderr)
    lines.setFormatter(logging.Formatter("%(asctime)s %(levelname)-7s %(message)s"))
    _log.handlers = [lines]
    _log.setLevel(level)
    _log.propagate = False


def note(what: str, /, *, level: int = logging.INFO, error: BaseException | None = None, **which: object) -> None:
    """One line: a sentence and its keys, and the trace of the job that it is about."""
    keys = " ".join(f"{key}={value}" for key, value in {**which, "traceId": trace_id()}.items() if value is not None)
    _log.log(level, "%s %s", what, keys, exc_info=error)


def warn(what: str, /, *, error: BaseException | None = None, **which: object) -> None:
    """A line that somebody should look at."""
    note(what, level=logging.WARNING, error=error, **which)
