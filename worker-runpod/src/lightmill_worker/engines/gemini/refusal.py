"""What an HTTP error of the provider means for an item."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lightmill_worker.errors import ErrorCode, ItemFailure

_BY_STATUS = {
    400: ErrorCode.ENGINE_REJECTED,
    401: ErrorCode.ENGINE_UNAUTHENTICATED,
    403: ErrorCode.ENGINE_UNAUTHENTICATED,
    404: ErrorCode.MODEL_RETIRED,
    408: ErrorCode.ENGINE_TIMEOUT,
    413: ErrorCode.ENGINE_REJECTED,
    429: ErrorCode.ENGINE_RATE_LIMITED,
    500: ErrorCode.ENGINE_FAILED,
    502: ErrorCode.ENGINE_OVERLOADED,
    503: ErrorCode.ENGINE_OVERLOADED,
    504: ErrorCode.ENGINE_TIMEOUT,
}
_PROSE_DELAY = re.compile(r"retry in ([0-9.]+)\s*(ms|s)", re.IGNORECASE)
_SPENT = re.compile(r"spend(ing)? (limit|cap)|prepa(id|y)\w* .*deplet|credits? .*deplet", re.IGNORECASE)
_LONGEST_DELAY = 3600.0


def refusal(status: int, text: str) -> ItemFailure:
    """Read an error's body, which may also be a proxy's page."""
    error = _Error.read(text)
    delay = error.delay()
    return ItemFailure(_code(status, error, delay), f"{status} {error.status} {error.message}".strip(), delay)


def _code(status: int, error: "_Error", delay: float | None) -> ErrorCode:
    rejected, limited = ErrorCode.ENGINE_REJECTED, ErrorCode.ENGINE_RATE_LIMITED
    code = _BY_STATUS.get(status, ErrorCode.ENGINE_FAILED)
    if code is rejected and ("API_KEY_INVALID" in error.reasons() or error.status == "FAILED_PRECONDITION"):
        # A wrong key, and billing or region, come as 400 too: no item's fault.
        return ErrorCode.ENGINE_UNAUTHENTICATED
    if code is limited and (error.is_quota_of_the_day() or (delay is None and _SPENT.search(error.message))):
        return ErrorCode.ENGINE_QUOTA_EXHAUSTED
    return code


@dataclass(frozen=True, slots=True)
class _Error:
    status: str
    message: str
    details: list[Mapping[str, object]]

    @staticmethod
    def read(text: str) -> "_Error":
        try:
            body = json.loads(text)
        except ValueError:
            body = None
        error = body.get("error") if isinstance(body, dict) else None
        if not isinstance(error, dict):
            return _Error("", "an answer that is no error of the interface", [])
        details = error.get("details")
        return _Error(
            str(error.get("status") or ""),
            str(error.get("message") or ""),
            [detail for detail in details if isinstance(detail, dict)] if isinstance(details, list) else [],
        )

    def reasons(self) -> set[object]:
        return {detail["reason"] for detail in self._of("ErrorInfo") if isinstance(detail.get("reason"), str)}

    def delay(self) -> float | None:
        """`RetryInfo`, or the sentence that says the same; there is no Retry-After header."""
        for detail in self._of("RetryInfo"):
            found = re.fullmatch(r"(\d+(?:\.\d+)?)s", str(detail.get("retryDelay")))
            if found:
                return min(float(found[1]), _LONGEST_DELAY)
        if said := _PROSE_DELAY.search(self.message):
            seconds = float(said[1].rstrip(".") or 0)
            return min(seconds / 1000 if said[2].lower() == "ms" else seconds, _LONGEST_DELAY)
        return None

    def is_quota_of_the_day(self) -> bool:
        """Not worth waiting for; neither is a quota of nothing, which a project without billing has."""
        return any(
            "PerDay" in str(violation.get("quotaId")) or str(violation.get("quotaValue")) == "0"
            for violation in self._violations()
        )

    def _violations(self) -> Iterator[Mapping[str, object]]:
        for detail in self._of("QuotaFailure"):
            violations = detail.get("violations")
            for violation in violations if isinstance(violations, list) else []:
                if isinstance(violation, dict):
                    yield violation

    def _of(self, kind: str) -> Iterator[Mapping[str, object]]:
        return (detail for detail in self.details if str(detail.get("@type")).endswith("." + kind))
