package dev.baton.asl.behavior;

import dev.baton.asl.execution.ErrorNames;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.execution.PageKey;
import dev.baton.asl.execution.Pending;
import dev.baton.asl.execution.ResultPage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an execution that ended badly: the frames that failed or were aborted, and the results of the branches and
 * iterations beside them that had succeeded, which a redrive does not do again.
 */
record Kept(Map<Integer, Frame> frames, Map<PageKey, ResultPage> pages) {

    /**
     * @param open frames at the end
     * @param failed frames that had failed or been aborted before
     * @param why the execution ended
     */
    static Kept of(
            Map<Integer, Frame> open,
            Map<Integer, Frame> failed,
            Map<PageKey, ResultPage> results,
            Map<PageKey, ResultPage> failedResults,
            Failure why) {
        Map<Integer, Frame> all = new HashMap<>(failed);
        all.putAll(open);
        Map<PageKey, ResultPage> pages = new HashMap<>(failedResults);
        pages.putAll(results);
        Set<Integer> parents = new HashSet<>();
        all.values().forEach(frame -> parents.add(frame.parent()));
        // AWS does a Parallel or Map again as a whole whose result was too large.
        boolean tooLarge =
                why.error().filter(ErrorNames.DATA_LIMIT_EXCEEDED::equals).isPresent();
        Map<Integer, Frame> kept = new HashMap<>();
        for (Frame frame : all.values()) {
            boolean waits = frame.pending() instanceof Pending.Branches branches
                    && (parents.contains(frame.id()) || (!tooLarge && isComplete(frame.id(), branches, pages)));
            kept.put(frame.id(), frame.kept(waits));
        }
        Map<Integer, Frame> before = Map.copyOf(kept);
        kept.values().removeIf(frame -> !isAwaited(frame, before));
        pages.keySet().removeIf(key -> !waits(kept.get(key.frame())));
        return new Kept(kept, pages);
    }

    /** Whether all around it wait for it: who is done again as a whole opens its frames anew. */
    private static boolean isAwaited(Frame frame, Map<Integer, Frame> kept) {
        Frame inner = frame;
        while (inner.parent() != Frame.NO_PARENT) {
            Frame outer = kept.get(inner.parent());
            if (outer == null || !waits(outer)) {
                return false;
            }
            inner = outer;
        }
        return true;
    }

    private static boolean waits(@Nullable Frame frame) {
        return frame != null && frame.pending() instanceof Pending.Branches;
    }

    private static boolean isComplete(int frame, Pending.Branches branches, Map<PageKey, ResultPage> pages) {
        for (int i = 0; i < branches.length(); i++) {
            ResultPage page = pages.get(new PageKey(frame, i / ResultPage.SIZE));
            if (page == null || page.get(i % ResultPage.SIZE).isEmpty()) {
                return false;
            }
        }
        return branches.length() > 0;
    }
}
