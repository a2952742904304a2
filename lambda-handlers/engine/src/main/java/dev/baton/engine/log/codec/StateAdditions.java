package dev.baton.engine.log.codec;

import dev.baton.asl.execution.Execution;
import dev.baton.engine.log.OwedCancel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the state of an entry of version 2 ends with: a mask of what follows, then each in the order of its bit. A reader that meets a
 * bit it does not know gives up, so a new addition is a new version too.
 *
 * <pre>
 * 1   cancels that are owed, all there are
 * 2   when it was redriven last (version 3)
 * </pre>
 */
final class StateAdditions {
    static final int CANCELS = 1;
    static final int REDRIVEN = 2;

    private StateAdditions() {}

    /** Writes them, if there are any or the entry is of a version that always has them. */
    static void write(FieldWriter out, List<OwedCancel> cancels, Execution after) {
        if (!cancels.isEmpty()) {
            out.requires(EntryFormat.WITH_ADDITIONS);
        }
        if (after.redrivenAt().isPresent() || after.isRedrivable()) {
            out.requires(EntryFormat.WITH_REDRIVES);
        }
        if (out.version() >= EntryFormat.WITH_ADDITIONS) {
            out.number((cancels.isEmpty() ? 0 : CANCELS) | (after.redrivenAt().isPresent() ? REDRIVEN : 0));
            if (!cancels.isEmpty()) {
                cancels(out, cancels);
            }
            after.redrivenAt().ifPresent(out::instant);
        }
    }

    private static void cancels(FieldWriter out, List<OwedCancel> cancels) {
        out.number(cancels.size());
        for (OwedCancel cancel : cancels) {
            out.number(cancel.attempt());
            out.number(cancel.block());
            out.string(cancel.state());
            out.number(cancel.retryCount());
            out.json(cancel.parameters());
            out.optionalString(cancel.roleArn());
            out.optionalJson(cancel.handle());
            out.instant(cancel.since());
            out.optionalString(cancel.caller());
            out.instant(cancel.callEnd());
        }
    }

    /** Reads them into the state. */
    static void read(FieldReader in, StateBuilder state) {
        int mask = in.number32();
        if ((mask & ~(CANCELS | REDRIVEN)) != 0) {
            throw in.source.corrupt("nothing that is added has the code " + mask);
        }
        state.cancels = (mask & CANCELS) == 0 ? List.of() : cancels(in);
        state.redrivenAt = (mask & REDRIVEN) == 0 ? Optional.empty() : Optional.of(in.instant());
    }

    private static List<OwedCancel> cancels(FieldReader in) {
        int count = in.count();
        List<OwedCancel> cancels = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            cancels.add(new OwedCancel(
                    in.number(),
                    in.number32(),
                    in.string(),
                    in.number32(),
                    in.json(),
                    in.optionalString(),
                    in.optionalJson(),
                    in.instant(),
                    in.optionalString(),
                    in.instant()));
        }
        return cancels;
    }
}
