package dev.baton.engine.api.extension;

import dev.baton.engine.api.Operation;
import java.util.List;

/** The table of Baton's own actions. */
public final class ExtensionOperations {
    /** Before the name of each in {@code X-Amz-Target}. */
    private static final String TARGET_PREFIX = "Baton.";

    private ExtensionOperations() {}

    public static List<Operation> of(ExtensionPorts ports) {
        return List.of(operation(
                "WatchExecution",
                new WatchExecutionAction(ports.api().log(), ports.api().histories(), ports.growth())));
    }

    private static Operation operation(String name, ExtensionAction action) {
        return Operation.written(TARGET_PREFIX + name, body -> action.perform(Members.of(body)));
    }
}
