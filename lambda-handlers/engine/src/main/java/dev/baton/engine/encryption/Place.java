package dev.baton.engine.encryption;

import dev.baton.engine.log.ExecutionKey;

/** Where something encrypted lies, so that it opens nowhere else. */
final class Place {
    private Place() {}

    static String of(ExecutionKey key, String part) {
        return key.executionArn() + " " + key.incarnation().text() + " " + part;
    }
}
