"""`python -m lightmill_worker` is the worker."""

from lightmill_worker.handler import main

main()
