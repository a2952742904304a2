package dev.baton.engine.driver.chain;

import dev.baton.asl.Step;
import dev.baton.engine.log.CommitId;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.Lease;
import dev.baton.engine.log.OwedCancel;
import dev.baton.engine.log.codec.EntryWriter;
import dev.baton.engine.log.codec.FormatLevel;
import java.util.List;

/** Makes the entries of one execution, one after the other. One that is not told {@link #committed} was never made. */
sealed interface Pen {

    /** The number of the last committed entry, 0 before the first. */
    long seq();

    /** @see EntryWriter#write(dev.baton.asl.execution.Execution, List, List, List, CommitId) */
    EncodedEntry write(Step step, List<Lease> leases, List<OwedCancel> owed, CommitId commit);

    /** The entry that was made last is durable. */
    void committed(EncodedEntry entry);

    /** Entries for a log, in no version above that level. */
    record Encoding(EntryWriter writer, FormatLevel level) implements Pen {
        @Override
        public long seq() {
            return writer.seq();
        }

        @Override
        public EncodedEntry write(Step step, List<Lease> leases, List<OwedCancel> owed, CommitId commit) {
            return writer.write(step.execution(), step.events(), leases, owed, commit, level);
        }

        @Override
        public void committed(EncodedEntry entry) {
            writer.committed(entry);
        }
    }

    /** Entries that nobody keeps: they have their number and no body. */
    final class Counting implements Pen {
        private static final byte[] NO_BODY = {};

        private long seq;

        @Override
        public long seq() {
            return seq;
        }

        @Override
        public EncodedEntry write(Step step, List<Lease> leases, List<OwedCancel> owed, CommitId commit) {
            int events = step.events().size();
            long first = step.execution().lastEventId() - events + 1;
            return new EncodedEntry(seq + 1, seq + 1, commit, first, events, NO_BODY);
        }

        @Override
        public void committed(EncodedEntry entry) {
            seq = entry.seq();
        }
    }
}
