"""What a command does that works out one thing with numpy and ends: less at its start and at its end."""

import atexit
import gc
import os


def no_threads_no_sweeping() -> None:
    """Before numpy is imported: no threads for linear algebra, which is not used, and no look through all that was made
    when the process ends anyway."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    atexit.register(gc.freeze)
