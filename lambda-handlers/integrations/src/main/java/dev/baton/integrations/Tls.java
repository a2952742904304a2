package dev.baton.integrations;

import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;

/**
 * By what certificates a server is known, and a client.
 *
 * @param trusted who vouches for the server; empty: the authorities of the platform
 * @param own what the client shows; empty: nothing
 */
public record Tls(Optional<TrustManager[]> trusted, Optional<KeyManager[]> own) {
    /** As any web page is called. */
    public static final Tls USUAL = new Tls(Optional.empty(), Optional.empty());
}
