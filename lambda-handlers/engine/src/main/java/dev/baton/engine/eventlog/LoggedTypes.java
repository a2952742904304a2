package dev.baton.engine.eventlog;

import dev.baton.asl.history.HistoryEventType;
import dev.baton.engine.registry.LoggingSettings.Level;
import java.util.List;

/** Which events a log level covers (AWS: "Log levels for Step Functions execution events"). */
final class LoggedTypes {
    private static final List<String> ERRORS = List.of("Failed", "Aborted", "TimedOut");

    private LoggedTypes() {}

    static boolean covers(Level level, HistoryEventType type) {
        return switch (level) {
            case ALL -> true;
            case ERROR -> isError(type);
            case FATAL -> isFatal(type);
            case OFF -> false;
        };
    }

    private static boolean isError(HistoryEventType type) {
        return type == HistoryEventType.FAIL_STATE_ENTERED
                || ERRORS.stream().anyMatch(end -> type.text().endsWith(end));
    }

    private static boolean isFatal(HistoryEventType type) {
        return type == HistoryEventType.EXECUTION_FAILED
                || type == HistoryEventType.EXECUTION_ABORTED
                || type == HistoryEventType.EXECUTION_TIMED_OUT;
    }
}
