package dev.baton.local.http;

import java.util.Map;

/** Settings of the JDK's HTTP server that it takes from system properties only. What the user has set stays. */
final class ServerProperties {
    private static final Map<String, String> OURS = Map.of(
            // Answers are small and wait for nobody.
            "sun.net.httpserver.nodelay", "true",
            // A thousand clients that keep their connections; the default closes all idle ones beyond 200.
            "sun.net.httpserver.maxIdleConnections", "10000",
            // Seconds. SDKs keep idle connections for up to a minute; it is the client who should close.
            "sun.net.httpserver.idleInterval", "120",
            // Seconds for a request to come in whole: each has a thread meanwhile.
            "sun.net.httpserver.maxReqTime", "120",
            // Of a refused body, so that its sender sees the answer and not a reset connection.
            "sun.net.httpserver.drainAmount", Long.toString(64L << 20));

    private ServerProperties() {}

    /** Sets them; must come before the first use of the server's classes. */
    static void apply() {
        OURS.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
    }
}
