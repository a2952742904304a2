package dev.baton.engine.log;

import dev.baton.asl.history.HistoryEvent;
import java.util.List;

/** Reads an execution's history out of its log. Throws {@link StoreException} when the store cannot answer. */
public interface Histories {

    /**
     * One page of events, whole and in order.
     *
     * @param key whose history
     * @param fromEventId the first event of the page: ids begin at 1. Reversed, the page runs from it down; {@link
     *     Long#MAX_VALUE} then means the newest
     * @param limit 1 to 1001, the most events to give; fewer only when the history ends there
     * @param reverse newest first
     * @return empty when there is no event there
     */
    List<HistoryEvent> page(ExecutionKey key, long fromEventId, int limit, boolean reverse);
}
