"""What the environment says, read once at the start."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

KNOWN_ENGINES = ("augment", "gemini")
MEBIBYTE = 1024 * 1024
GEMINI_API = "https://generativelanguage.googleapis.com"


class SettingsError(Exception):
    """The environment asks for something that cannot be; the worker does not start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GeminiSettings:
    """How the `gemini` engine reaches its provider."""

    api_key: str
    base_url: str = GEMINI_API
    concurrency: int = 4
    timeout_seconds: float = 180.0
    requests_a_minute: float | None = None
    dollars_in_ten_minutes: float | None = None
    models_file: Path | None = None

    def __repr__(self) -> str:
        # The key must not reach a log.
        return f"GeminiSettings({self.base_url})"


@dataclass(frozen=True, slots=True, kw_only=True)
class AugmentSettings:
    """How the `augment` engine uses the machine; `minimum_seconds` is an aid of tests and demos only."""

    concurrency: int = 1
    pixels: int = 4096 * 4096
    minimum_seconds: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerSettings:
    """Who keeps a ledger, and the key that opens it: the worker's own at its endpoint."""

    url: str
    key: str

    def __repr__(self) -> str:
        # The key must not reach a log.
        return f"LedgerSettings({self.url})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that the worker lets be set. The README's table says what each is for."""

    engines: tuple[str, ...] = ("augment",)
    worker_id: str | None = None
    patience_seconds: float = 120.0
    request_seconds: float = 10.0
    input_bytes: int = 64 * MEBIBYTE
    item_input_bytes: int = 128 * MEBIBYTE
    input_cache_bytes: int = 64 * MEBIBYTE
    input_pixels: int = 64_000_000
    preview_side: int = 512
    log_level: str = "INFO"
    augment: AugmentSettings = AugmentSettings()
    gemini: GeminiSettings | None = None
    ledger: LedgerSettings | None = None

    @property
    def concurrency(self) -> dict[str, int]:
        """How many items each of the engines makes at once."""
        of_each = {"augment": self.augment.concurrency}
        if self.gemini:
            of_each["gemini"] = self.gemini.concurrency
        return {name: of_each[name] for name in self.engines}

    @staticmethod
    def from_environment(environment: Mapping[str, str]) -> "Settings":
        """Read the environment; `SettingsError` names the variable that is wrong."""
        read = _Reader(environment)
        gemini = _gemini(read)
        return Settings(
            engines=_engines(read, has_gemini=gemini is not None),
            worker_id=environment.get("RUNPOD_POD_ID"),
            patience_seconds=read.number("LIGHTMILL_PATIENCE_SECONDS", 120.0),
            request_seconds=read.number("LIGHTMILL_REQUEST_SECONDS", 10.0, at_least=0.1),
            input_bytes=read.whole("LIGHTMILL_INPUT_BYTES", 64 * MEBIBYTE),
            item_input_bytes=read.whole("LIGHTMILL_ITEM_INPUT_BYTES", 128 * MEBIBYTE),
            input_cache_bytes=read.whole("LIGHTMILL_INPUT_CACHE_BYTES", 64 * MEBIBYTE),
            input_pixels=read.whole("LIGHTMILL_INPUT_PIXELS", 64_000_000),
            preview_side=read.whole("LIGHTMILL_PREVIEW_SIDE", 512),
            log_level=_log_level(read),
            augment=AugmentSettings(
                concurrency=read.whole("LIGHTMILL_AUGMENT_CONCURRENCY", 1),
                pixels=read.whole("LIGHTMILL_AUGMENT_PIXELS", 4096 * 4096),
                minimum_seconds=read.number("LIGHTMILL_AUGMENT_MINIMUM_SECONDS", 0.0),
            ),
            gemini=gemini,
            ledger=_ledger(read),
        )


def _ledger(read: "_Reader") -> LedgerSettings | None:
    url = read.text("LIGHTMILL_LEDGER_URL", "")
    return LedgerSettings(url=url, key=read.text("RUNPOD_AI_API_KEY", "")) if url else None


def _engines(read: "_Reader", *, has_gemini: bool) -> tuple[str, ...]:
    default = "augment,gemini" if has_gemini else "augment"
    names = tuple(name.strip() for name in read.text("LIGHTMILL_ENGINES", default).split(",") if name.strip())
    for name in names:
        if name not in KNOWN_ENGINES:
            raise SettingsError(f"LIGHTMILL_ENGINES: {name!r} is none of {', '.join(KNOWN_ENGINES)}")
    if not names:
        raise SettingsError("LIGHTMILL_ENGINES names no engine")
    if "gemini" in names and not has_gemini:
        raise SettingsError("LIGHTMILL_ENGINES names gemini, but GEMINI_API_KEY is not set")
    return names


def _gemini(read: "_Reader") -> GeminiSettings | None:
    key = read.text("GEMINI_API_KEY", "")
    if not key:
        return None
    models = read.text("LIGHTMILL_GEMINI_MODELS", "")
    return GeminiSettings(
        api_key=key,
        base_url=read.text("LIGHTMILL_GEMINI_BASE_URL", GEMINI_API).rstrip("/"),
        concurrency=read.whole("LIGHTMILL_GEMINI_CONCURRENCY", 4),
        timeout_seconds=read.number("LIGHTMILL_GEMINI_TIMEOUT_SECONDS", 180.0, at_least=0.1),
        requests_a_minute=read.number("LIGHTMILL_GEMINI_REQUESTS_A_MINUTE", 0.0) or None,
        dollars_in_ten_minutes=read.number("LIGHTMILL_GEMINI_DOLLARS_IN_TEN_MINUTES", 0.0) or None,
        models_file=Path(models) if models else None,
    )


def _log_level(read: "_Reader") -> str:
    level = read.text("LIGHTMILL_LOG_LEVEL", "INFO").upper()
    if level not in ("DEBUG", "INFO", "WARNING", "ERROR"):
        raise SettingsError(f"LIGHTMILL_LOG_LEVEL: {level} is none of DEBUG, INFO, WARNING, ERROR")
    return level


class _Reader:
    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment

    def text(self, name: str, default: str) -> str:
        return self._environment.get(name, "").strip() or default

    def number(self, name: str, default: float, *, at_least: float = 0.0) -> float:
        text = self.text(name, str(default))
        try:
            value = float(text)
        except ValueError:
            raise SettingsError(f"{name}: {text!r} is no number") from None
        if not at_least <= value < float("inf"):
            raise SettingsError(f"{name}: {text} is less than {at_least:g} or not finite")
        return value

    def whole(self, name: str, default: int) -> int:
        value = self.number(name, default, at_least=1)
        if value != int(value):
            raise SettingsError(f"{name}: {value} is no whole number")
        return int(value)
