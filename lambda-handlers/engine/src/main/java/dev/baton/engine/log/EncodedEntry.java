package dev.baton.engine.log;

import java.util.Objects;

/**
 * One commit of an execution as it is stored: its events and the frames and pages that changed, encoded. Stores neither
 * know nor change the body.
 *
 * @param seq from 1, without gap; with the incarnation it is the item's key
 * @param snapshotSeq the newest entry at or before this one that holds the full state; entries {@code snapshotSeq..seq}
 *     together give the state at {@code seq}
 * @param commit who wrote it: drawn for each commit, so that a writer whose answer was lost recognises its own
 * @param firstEventId of the events in it
 * @param eventCount may be 0
 * @param body the versioned binary form; not changed after it was handed over
 */
public record EncodedEntry(
        long seq, long snapshotSeq, CommitId commit, long firstEventId, int eventCount, byte[] body) {
    public EncodedEntry {
        Objects.requireNonNull(commit, "commit");
        Objects.requireNonNull(body, "body");
        if (seq < 1 || snapshotSeq < 1 || snapshotSeq > seq) {
            throw new IllegalArgumentException("entry " + seq + " with snapshot " + snapshotSeq);
        }
    }
}
