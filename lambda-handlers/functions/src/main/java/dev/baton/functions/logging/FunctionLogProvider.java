package dev.baton.functions.logging;

import dev.baton.engine.logging.LineLogProvider;

/** Gives slf4j our logger: it starts fast and its lines are JSON. */
public final class FunctionLogProvider extends LineLogProvider {

    public FunctionLogProvider() {
        super(JsonLogger::new);
    }
}
