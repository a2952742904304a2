package dev.baton.engine.log.codec;

import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.execution.PageKey;
import dev.baton.asl.execution.ResultPage;
import dev.baton.engine.log.Lease;
import dev.baton.engine.log.OwedCancel;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes what changed from one state to the next: scalars under a mask, leases, and the frames and pages that are not the
 * same objects. A snapshot is the identity, and what changed since an execution of which nothing is known.
 */
final class StateEncoder {
    private final FieldWriter out;

    StateEncoder(FieldWriter out) {
        this.out = out;
    }

    void identity(ExecutionIdentity identity) {
        // First, so that the input is payload 0.
        out.json(identity.input());
        out.string(identity.executionArn());
        out.string(identity.name());
        out.string(identity.stateMachineArn());
        out.string(identity.stateMachineName());
        out.string(identity.roleArn());
        out.instant(identity.startTime());
        out.flag(identity.express());
        out.optionalString(identity.stateMachineVersionArn());
        out.optionalString(identity.stateMachineAliasArn());
        out.optionalString(identity.mockCase());
    }

    void delta(Execution before, Execution after, List<Lease> leases, List<OwedCancel> cancels) {
        scalars(before, after);
        leases(leases);
        frames(before.frames(), after);
        pages(before.pages(), after.pages());
        StateAdditions.write(out, cancels, after);
    }

    private void scalars(Execution before, Execution after) {
        int changed = changed(before, after);
        out.number(changed);
        when(changed, StateCodes.STATUS, () -> out.sink.octet(StateCodes.of(after.status())));
        when(changed, StateCodes.NEXT_FRAME, () -> out.number(after.nextFrame()));
        when(changed, StateCodes.NEXT_ATTEMPT, () -> out.number(after.nextAttempt()));
        when(changed, StateCodes.DEADLINE, () -> out.optionalInstant(after.deadline()));
        when(changed, StateCodes.OUTPUT, () -> out.optionalJson(after.output()));
        when(changed, StateCodes.FAILURE, () -> {
            out.flag(after.failure().isPresent());
            after.failure().ifPresent(out::failure);
        });
        when(changed, StateCodes.REDRIVES, () -> out.number(after.redriveCount()));
    }

    private static void when(int changed, int bit, Runnable write) {
        if ((changed & bit) != 0) {
            write.run();
        }
    }

    private static int changed(Execution before, Execution after) {
        return (before.status() == after.status() ? 0 : StateCodes.STATUS)
                | (before.nextFrame() == after.nextFrame() ? 0 : StateCodes.NEXT_FRAME)
                | (before.nextAttempt() == after.nextAttempt() ? 0 : StateCodes.NEXT_ATTEMPT)
                | (before.deadline().equals(after.deadline()) ? 0 : StateCodes.DEADLINE)
                | (before.output().equals(after.output()) ? 0 : StateCodes.OUTPUT)
                | (before.failure().equals(after.failure()) ? 0 : StateCodes.FAILURE)
                | (before.redriveCount() == after.redriveCount() ? 0 : StateCodes.REDRIVES);
    }

    private void leases(List<Lease> leases) {
        out.number(leases.size());
        for (Lease lease : leases) {
            out.number(lease.attempt());
            out.string(lease.owner());
            out.instant(lease.end());
        }
    }

    private void frames(Map<Integer, Frame> before, Execution after) {
        removed(before, after.frames(), id -> out.number(id));
        FrameEncoder frames = new FrameEncoder(out, after.lastEventId());
        out.number(countChanged(before, after.frames()));
        for (Frame frame : after.frames().values()) {
            if (before.get(frame.id()) != frame) {
                frames.write(frame);
            }
        }
    }

    private void pages(Map<PageKey, ResultPage> before, Map<PageKey, ResultPage> after) {
        removed(before, after, key -> {
            out.number(key.frame());
            out.number(key.page());
        });
        PageEncoder pages = new PageEncoder(out);
        out.number(countChanged(before, after));
        for (Map.Entry<PageKey, ResultPage> entry : after.entrySet()) {
            ResultPage known = before.get(entry.getKey());
            if (known != entry.getValue()) {
                pages.write(entry.getKey(), known == null ? ResultPage.empty() : known, entry.getValue());
            }
        }
    }

    private <K, V> void removed(Map<K, V> before, Map<K, V> after, Consumer<? super K> write) {
        int count = 0;
        for (K key : before.keySet()) {
            count += after.containsKey(key) ? 0 : 1;
        }
        out.number(count);
        if (count > 0) {
            before.keySet().stream().filter(key -> !after.containsKey(key)).forEach(write);
        }
    }

    private static <K, V> int countChanged(Map<K, V> before, Map<K, V> after) {
        int count = 0;
        for (Map.Entry<K, V> entry : after.entrySet()) {
            count += before.get(entry.getKey()) == entry.getValue() ? 0 : 1;
        }
        return count;
    }
}
