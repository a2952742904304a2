package dev.baton.functions;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * An HTTP client that is made in a thread of its own: reading the JDK's certificates and setting TLS up takes as long as all other
 * objects of a function together, and they need it only for their first request.
 */
final class LateHttpClient implements SdkHttpClient {
    private final CompletableFuture<SdkHttpClient> made = new CompletableFuture<>();

    LateHttpClient(Supplier<SdkHttpClient> how) {
        Thread.ofPlatform().name("http client").daemon().start(() -> {
            try {
                made.complete(how.get());
            } catch (RuntimeException | Error e) {
                made.completeExceptionally(e);
            }
        });
    }

    private SdkHttpClient client() {
        try {
            return made.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the HTTP client could not be made", e.getCause());
        }
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return client().prepareRequest(request);
    }

    @Override
    public String clientName() {
        return "Apache5";
    }

    @Override
    public void close() {
        client().close();
    }
}
