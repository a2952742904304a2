package dev.baton.engine.api.extension;

import dev.baton.asl.history.HistoryEvent;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.Histories;
import dev.baton.engine.log.PageLimit;
import java.util.ArrayList;
import java.util.List;

/** Reads histories, no more than one answer has time for. */
final class RecordedExecutions {
    private static final int MOST_EVENTS_OF_ONE = 5000;
    private static final int MOST_EVENTS = 20_000;

    private final Histories histories;
    private int read;

    RecordedExecutions(Histories histories) {
        this.histories = histories;
    }

    /** All of them, the later ones with the beginning of their history where the earlier ones were long. */
    List<RecordedExecution> read(List<Head> heads) {
        return heads.stream().map(this::read).toList();
    }

    private RecordedExecution read(Head head) {
        List<HistoryEvent> history = new ArrayList<>();
        while (true) {
            List<HistoryEvent> page = histories.page(head.key(), history.size() + 1L, PageLimit.MOST, false);
            history.addAll(page);
            read += page.size();
            if (page.size() < PageLimit.MOST) {
                return new RecordedExecution(head, history, true);
            }
            if (history.size() >= MOST_EVENTS_OF_ONE || read >= MOST_EVENTS) {
                return new RecordedExecution(head, history, false);
            }
        }
    }
}
