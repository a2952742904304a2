package dev.baton.integrations;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;

/**
 * An exchange that is over when its time is, whatever the server does meanwhile. The time-out of a socket is none: it begins anew with each
 * byte, so that a server which drips, in the head or in the body, or one that does not read what it is sent, would hold a call for ever.
 */
public final class TimedExchange {
    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private TimedExchange() {}

    /** What is made of an answer; it reads the body to its end. */
    public interface Reading<T> {
        T read(HttpExecuteResponse response) throws IOException;
    }

    /**
     * Sends a request, once, and reads its answer.
     *
     * @param most from the beginning to the last byte
     * @throws SocketTimeoutException when the time was over
     */
    public static <T> T within(Duration most, ExecutableHttpRequest request, Reading<T> reading) throws IOException {
        AtomicBoolean over = new AtomicBoolean();
        ScheduledFuture<?> end = CLOCK.schedule(
                () -> {
                    over.set(true);
                    // To close a connection may take its time, and others wait for this clock.
                    Thread.ofVirtual().name("end of a call").start(request::abort);
                },
                most.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return reading.read(request.call());
        } catch (IOException | RuntimeException e) {
            if (over.get()) {
                SocketTimeoutException timeout =
                        new SocketTimeoutException("There was no whole answer within " + text(most));
                timeout.initCause(e);
                throw timeout;
            }
            throw e;
        } finally {
            end.cancel(false);
        }
    }

    private static String text(Duration most) {
        return most.toMillis() % 1000 == 0 ? most.toSeconds() + " s" : most.toMillis() + " ms";
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("ends of calls").factory());
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }
}
