"""The part of the error catalogue that a worker can meet."""

from enum import Enum


class ErrorCode(Enum):
    """Why an item failed; the catalogue in `contracts` says what follows from each."""

    INTERNAL = "internal"
    INPUT_TOO_LARGE = "input-too-large"
    INPUT_DAMAGED = "input-damaged"
    INPUT_TOO_MANY_PIXELS = "input-too-many-pixels"
    INPUT_UNREADABLE = "input-unreadable"
    CONTENT_BLOCKED = "content-blocked"
    RECITATION = "recitation"
    NO_IMAGE = "no-image"
    MODEL_RETIRED = "model-retired"
    ENGINE_REJECTED = "engine-rejected"
    ENGINE_UNAUTHENTICATED = "engine-unauthenticated"
    ENGINE_RATE_LIMITED = "engine-rate-limited"
    ENGINE_QUOTA_EXHAUSTED = "engine-quota-exhausted"
    ENGINE_OVERLOADED = "engine-overloaded"
    ENGINE_TIMEOUT = "engine-timeout"
    ENGINE_FAILED = "engine-failed"
    OUT_OF_MEMORY = "out-of-memory"
    UPLOAD_FAILED = "upload-failed"
    STOPPED = "stopped"


def printable(text: str, most: int = 500) -> str:
    """Somebody else's text, made fit for JSON and for people.

    A lone surrogate in RunPod's result would make the SDK post nothing at all.
    """
    clean = text.encode(errors="replace").decode()
    return clean if len(clean) <= most else clean[: most - 1] + "…"


class ItemFailure(Exception):  # noqa: N818 - it is the failure of an item, told to people, not of the program
    """No file will come of this attempt at an item; the others of the chunk go on."""

    def __init__(self, code: ErrorCode, message: str, retry_after_seconds: float | None = None) -> None:
        super().__init__(f"{code.value}: {message}")
        self.code = code
        self.message = printable(message)
        self.retry_after_seconds = retry_after_seconds
