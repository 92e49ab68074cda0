"""Tagging many documents, in this process or in several, in order and in bounded memory."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import NamedTuple, cast

from syriatimeline.cli.tagging.documents import Input
from syriatimeline.cli.tagging.formats import Look, Tagged
from syriatimeline.errors import UnusableInputError
from syriatimeline.temporal import Tagger

__all__ = ["Job", "run"]

#: A batch is sent off when it holds this many documents or characters.
_BATCH_DOCUMENTS = 64
_BATCH_CHARACTERS = 200_000
#: How many batches may wait for each worker.
_WAITING = 2


class Job(NamedTuple):
    """What is done with each document."""

    tagger: Tagger
    look: Look

    def tagged(self, documents: Iterable[Input]) -> Iterator[Tagged]:
        """Their results, one after the other."""
        for document, mentions in self.tagger.stream(documents):
            yield self.look.show(cast("Input", document), mentions)

    def batch(self, documents: list[Input]) -> list[Tagged]:
        """Their results at once, as a worker sends them back."""
        return list(self.tagged(documents))


def run(job: Job, documents: Iterable[Input], workers: int) -> Iterator[Tagged]:
    """The results in the order of the documents; few documents are held at a time.

    Args:
        job: What to do.
        documents: Read as they are needed.
        workers: Processes; with 1 it is done in this one.

    Raises:
        UnusableInputError: A worker died.
    """
    if workers == 1:
        yield from job.tagged(documents)
        return
    # Spawned, not forked: a progress bar runs a thread, and forking threads is unsafe.
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _ignore_interrupt)
    try:
        waiting: deque[Future[list[Tagged]]] = deque()
        for batch in _batches(documents):
            waiting.append(pool.submit(job.batch, batch))
            if len(waiting) >= workers * _WAITING:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool as error:
        raise UnusableInputError(
            "a worker died, perhaps for want of memory; try fewer --workers"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _ignore_interrupt() -> None:
    """The first process hears Ctrl-C and ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _batches(documents: Iterable[Input]) -> Iterator[list[Input]]:
    batch: list[Input] = []
    characters = 0
    for document in documents:
        batch.append(document)
        characters += len(document.text)
        if len(batch) >= _BATCH_DOCUMENTS or characters >= _BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch
