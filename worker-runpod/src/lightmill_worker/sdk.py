"""The official `runpod` SDK, and what has to be done around it."""

import asyncio
import ctypes
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from lightmill_worker.leaving import leaving_of_this_process

Poll = Callable[..., Awaitable[Any]]
Handle = Callable[[Mapping[str, object]], Awaitable[dict[str, object]]]
_PR_SET_PDEATHSIG = 1


def serve(handle: Handle) -> None:
    """Take requests from RunPod's queue, one at a time, until told to end."""
    _keep_results_out_of_the_log()
    _spare_the_processor_survey()
    _let_no_child_outlive_us()
    import runpod  # noqa: PLC0415 - after the three above

    _hang_up_when_told_to_end()
    runpod.serverless.start({"handler": handle})


def _keep_results_out_of_the_log() -> None:
    """By default the SDK logs everything that it knows, each result twice; whoever wants that can still ask for it."""
    if "RUNPOD_DEBUG_LEVEL" not in os.environ:
        os.environ.setdefault("RUNPOD_LOG_LEVEL", "INFO")


def _spare_the_processor_survey() -> None:
    """The SDK asks for the processor's name when it is imported, for a debugger that is not used here.

    That takes a second and starts processes; on a paid GPU it is paid for at every cold start.
    """
    import cpuinfo  # noqa: PLC0415 - only the SDK needs it

    cpuinfo.get_cpu_info = dict


def _let_no_child_outlive_us() -> None:
    """The SDK pings from a forked process, which would go on saying that we live when we have been killed."""
    if sys.platform != "linux":
        return
    libc = ctypes.CDLL(None)
    parent = os.getpid()

    def die_with_the_parent() -> None:
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)

    os.register_at_fork(after_in_child=die_with_the_parent)


def _hang_up_when_told_to_end() -> None:
    """Told to end, the SDK waits for its two long polls, 90 s each, though it would begin nothing that they bring."""
    from runpod.serverless.modules import rp_scale  # noqa: PLC0415 - as late as the SDK itself

    rp_scale.get_job = until_told_to_end(rp_scale.get_job)
    rp_scale.get_stop_signals = until_told_to_end(rp_scale.get_stop_signals)


def until_told_to_end(poll: Poll) -> Poll:
    """The same poll; when the process is told to end it has brought nothing in time, which the SDK expects."""

    async def polling(*arguments: object) -> object:
        answer = asyncio.ensure_future(poll(*arguments))
        leaving = asyncio.ensure_future(leaving_of_this_process().wait())
        try:
            await asyncio.wait((answer, leaving), return_when=asyncio.FIRST_COMPLETED)
            if not answer.done():
                raise TimeoutError("told to end")
            return answer.result()
        finally:
            leaving.cancel()
            answer.cancel()

    return polling
