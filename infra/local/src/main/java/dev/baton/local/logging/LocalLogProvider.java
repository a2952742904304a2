package dev.baton.local.logging;

import dev.baton.engine.logging.LineLogProvider;

/** Gives slf4j our logger: a line format for people, one for machines, and a fast start. */
public final class LocalLogProvider extends LineLogProvider {

    public LocalLogProvider() {
        super(LocalLogger::new);
    }
}
