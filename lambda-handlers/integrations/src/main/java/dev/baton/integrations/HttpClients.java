package dev.baton.integrations;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;

/** The HTTP client that tasks call services with, made when it is first asked for. It never repeats a call. */
public final class HttpClients implements Supplier<SdkHttpClient>, AutoCloseable {

    /** Shorter than what servers grant an idle connection: a call on one that was just closed would be lost. */
    private static final Duration IDLE = Duration.ofSeconds(4);

    private static final int CONNECTIONS = 2000;

    private final Duration silence;
    private final Optional<DnsResolver> resolver;
    private final Tls tls;
    private final Lock making = new ReentrantLock();
    private volatile @Nullable SdkHttpClient made;

    /** @param silence how long a server may say nothing */
    public HttpClients(Duration silence) {
        this(silence, Optional.empty());
    }

    /** @param resolver of hosts' names, where not just any address will do */
    public HttpClients(Duration silence, Optional<DnsResolver> resolver) {
        this(silence, resolver, Tls.USUAL);
    }

    /** @param tls by what certificates servers are known */
    public HttpClients(Duration silence, Optional<DnsResolver> resolver, Tls tls) {
        this.silence = silence;
        this.resolver = resolver;
        this.tls = tls;
    }

    @Override
    public SdkHttpClient get() {
        SdkHttpClient client = made;
        return client != null ? client : make();
    }

    private SdkHttpClient build() {
        Apache5HttpClient.Builder builder = Apache5HttpClient.builder()
                .socketTimeout(silence)
                .connectionTimeout(Duration.ofSeconds(10))
                .connectionAcquisitionTimeout(silence)
                .connectionMaxIdleTime(IDLE)
                .useIdleConnectionReaper(true)
                .tcpKeepAlive(true)
                .maxConnections(CONNECTIONS);
        resolver.ifPresent(builder::dnsResolver);
        tls.trusted().ifPresent(trusted -> builder.tlsTrustManagersProvider(() -> trusted));
        tls.own().ifPresent(own -> builder.tlsKeyManagersProvider(() -> own));
        return builder.build();
    }

    @Override
    public void close() {
        SdkHttpClient client = made;
        if (client != null) {
            client.close();
        }
    }

    private SdkHttpClient make() {
        making.lock();
        try {
            SdkHttpClient client = made;
            if (client == null) {
                client = build();
                made = client;
            }
            return client;
        } finally {
            making.unlock();
        }
    }
}
