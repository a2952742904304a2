package dev.baton.integrations.kubernetes;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * The API server of a cluster, and who calls it.
 *
 * @param server its URL
 * @param authority certificates in PEM that its own must be signed by; empty: the usual ones
 * @param caller in whose name it is called
 * @param own whether the user of this process named it, so that it may be anywhere; else it must be public
 */
record Cluster(URI server, Optional<String> authority, Caller caller, boolean own) {
    Cluster {
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(authority, "authority");
        Objects.requireNonNull(caller, "caller");
    }

    /** In whose name. */
    sealed interface Caller {
        /** By the header {@code Authorization}. */
        record Bearer(String token) implements Caller {}

        /** By the header {@code Authorization}. */
        record Basic(String username, String password) implements Caller {}

        /** By a certificate, both in PEM. */
        record Certificate(String chain, String key) implements Caller {}

        /** In nobody's. */
        record Nobody() implements Caller {}
    }
}
