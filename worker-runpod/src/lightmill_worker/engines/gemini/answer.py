"""What a 200 of the model holds: a picture, or one of the four ways of holding none."""

import base64
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lightmill_worker.engines.gemini.models import Usage
from lightmill_worker.errors import ErrorCode, ItemFailure, printable
from lightmill_worker.picture.reading import Header, header

_BLOCKED = frozenset({
    "SAFETY", "IMAGE_SAFETY", "PROHIBITED_CONTENT", "IMAGE_PROHIBITED_CONTENT", "BLOCKLIST", "SPII",
})  # fmt: skip
_RECITATION = frozenset({"RECITATION", "IMAGE_RECITATION"})
_TOO_LONG = "MAX_TOKENS"


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of an answer: its bytes, and what they are by content; the declared type is not believed."""

    data: bytes
    header: Header


def picture_of(answer: Mapping[str, object]) -> Picture:
    """The first picture that is no thought, or `ItemFailure`."""
    for part in _parts(answer):
        data = _inline_data(part)
        if data is not None:
            return _sniffed(data)
    raise _no_picture(answer)


def usage_of(answer: Mapping[str, object]) -> Usage:
    """The tokens that the answer took."""
    return Usage.of(_object(answer, "usageMetadata"))


def _sniffed(data: bytes) -> Picture:
    known = header(data)
    if known is None:
        raise ItemFailure(ErrorCode.ENGINE_FAILED, "the model's picture is no PNG, JPEG or WebP")
    return Picture(data, known)


def _parts(answer: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    content = _object(_candidate(answer), "content")
    parts = content.get("parts")
    for part in parts if isinstance(parts, list) else []:
        if isinstance(part, dict) and not part.get("thought"):
            yield part


def _inline_data(part: Mapping[str, object]) -> bytes | None:
    inline = _object(part, "inlineData") or _object(part, "inline_data")
    data = inline.get("data")
    if not isinstance(data, str) or not data:
        return None
    try:
        return decoded(data)
    except ValueError:
        raise ItemFailure(ErrorCode.ENGINE_FAILED, "the model's picture is not readable base64") from None


def decoded(text: str) -> bytes:
    """Base64 in either alphabet, with or without its padding."""
    plain = text.replace("-", "+").replace("_", "/").rstrip("=")
    return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)


def _no_picture(answer: Mapping[str, object]) -> ItemFailure:
    blocked = _object(answer, "promptFeedback").get("blockReason")
    candidate = _candidate(answer)
    reason = str(blocked or candidate.get("finishReason") or "no candidate")
    said = str(candidate.get("finishMessage") or _words(answer))
    message = f"{reason}: {printable(said, 300)}" if said else reason
    if blocked or reason in _BLOCKED:
        return ItemFailure(ErrorCode.CONTENT_BLOCKED, message)
    if reason in _RECITATION:
        return ItemFailure(ErrorCode.RECITATION, message)
    if reason == _TOO_LONG:
        return ItemFailure(ErrorCode.ENGINE_REJECTED, message)
    return ItemFailure(ErrorCode.NO_IMAGE, message)


def _words(answer: Mapping[str, object]) -> str:
    return " ".join(str(part["text"]) for part in _parts(answer) if part.get("text"))


def _candidate(answer: Mapping[str, object]) -> Mapping[str, object]:
    candidates = answer.get("candidates")
    first = candidates[0] if isinstance(candidates, list) and candidates else {}
    return first if isinstance(first, dict) else {}


def _object(fields: Mapping[str, object], name: str) -> Mapping[str, object]:
    value = fields.get(name)
    return value if isinstance(value, dict) else {}
