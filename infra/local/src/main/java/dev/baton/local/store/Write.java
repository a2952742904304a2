package dev.baton.local.store;

/**
 * One atomic, conditional write. Decided by the writer thread: reads from the batch, stages changes, does nothing else and
 * keeps nothing outside, since the commit may still fail.
 */
@FunctionalInterface
interface Write<T> {
    T decide(Batch batch);
}
