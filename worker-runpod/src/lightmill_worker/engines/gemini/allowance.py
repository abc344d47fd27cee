"""How often, and for how much, one worker asks the provider."""

import asyncio
from collections import defaultdict, deque
from dataclasses import dataclass

from lightmill_worker.errors import ErrorCode, ItemFailure

_MINUTE = 60.0
_SPENDING_WINDOW = 600.0
# A turn that comes sooner is waited for; a later one is better spent elsewhere, so the item is given back.
_LONGEST_WAIT = 60.0


@dataclass(slots=True)
class Spending:
    """A request's share of the money: what it is expected to cost, until its answer says it exactly."""

    at: float
    dollars: float


class Allowance:
    """The provider's rolling windows: requests a minute for each model, dollars in ten minutes for all.

    The provider counts by project. A worker knows only of itself, so its limits are its share of the project's, which
    need not be whole: a share of 2.5 is two requests a minute, one of a half is one request in two minutes. And it
    listens: after a 429 that names a delay, the model is not asked again before, by none of the items that wait.
    """

    def __init__(self, requests_a_minute: float | None, dollars_in_ten_minutes: float | None) -> None:
        self._requests = None if requests_a_minute is None else max(1, int(requests_a_minute))
        self._window = _MINUTE / min(1.0, requests_a_minute or 1.0)
        self._dollars = dollars_in_ten_minutes
        self._asked: dict[str, deque[float]] = defaultdict(deque)
        self._spent: deque[Spending] = deque()
        self._silent_until: dict[str, float] = {}
        self._priced: dict[str, float] = {}

    @property
    def opens_in(self) -> float:
        """Seconds until one of the models asked so far may be asked again, for as many dollars as the last time."""
        return max(0.0, min((self._wait(model, dollars) for model, dollars in self._priced.items()), default=0.0))

    async def turn(self, model: str, dollars: float) -> Spending:
        """Wait until the model may be asked; `ItemFailure` with the delay where that would be long."""
        self._priced[model] = dollars
        while (wait := self._wait(model, dollars)) > 0:
            if wait > _LONGEST_WAIT:
                message = f"this worker's allowance for {model} is used up"
                raise ItemFailure(ErrorCode.ENGINE_RATE_LIMITED, message, round(wait, 3))
            await asyncio.sleep(wait)
        spending = Spending(_now(), dollars)
        self._asked[model].append(spending.at)
        self._spent.append(spending)
        return spending

    def refused(self, model: str, seconds: float) -> None:
        """The provider wants to hear nothing of this model for so long."""
        self._silent_until[model] = max(self._silent_until.get(model, 0.0), _now() + seconds)

    def _wait(self, model: str, dollars: float) -> float:
        now = _now()
        until_heard = self._silent_until.get(model, 0.0) - now
        return max(until_heard, self._until_few_enough(model, now), self._until_cheap_enough(dollars, now))

    def _until_few_enough(self, model: str, now: float) -> float:
        asked = self._asked[model]
        while asked and asked[0] <= now - self._window:
            asked.popleft()
        if self._requests is None or len(asked) < self._requests:
            return 0.0
        return asked[0] + self._window - now

    def _until_cheap_enough(self, dollars: float, now: float) -> float:
        spent = self._spent
        while spent and spent[0].at <= now - _SPENDING_WINDOW:
            spent.popleft()
        too_much = sum(each.dollars for each in spent) + dollars - (self._dollars or 0.0)
        # The first request is always allowed: an allowance below the price of one picture would make none at all.
        if self._dollars is None or too_much <= 0 or not spent:
            return 0.0
        return spent[0].at + _SPENDING_WINDOW - now


def _now() -> float:
    return asyncio.get_running_loop().time()
