"""The official `runpod` SDK, and what has to be done around it."""

import ctypes
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Mapping

Handle = Callable[[Mapping[str, object]], Awaitable[dict[str, object]]]
_PR_SET_PDEATHSIG = 1


def serve(handle: Handle) -> None:
    """Take requests from RunPod's queue, one at a time, until told to end."""
    _keep_results_out_of_the_log()
    _spare_the_processor_survey()
    _let_no_child_outlive_us()
    import runpod  # noqa: PLC0415 - after the three above

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
