package dev.baton.local.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.baton.engine.api.ApiHandler;
import dev.baton.engine.api.ApiResponse;
import dev.baton.engine.api.Caller;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answer to one exchange, which may come after its thread has gone. A connection tells that its client went away only to who
 * writes on it: so a client that waits gets blanks, which are nothing before a JSON document, and nobody hands a task to a
 * worker that has died.
 */
final class Reply implements Caller {
    private static final Logger LOG = LoggerFactory.getLogger(Reply.class);
    private static final byte[] BLANK = {' '};

    /** On the way from a process that ended: its system refuses what comes for it, and the next write sees that. */
    private static final long REFUSAL_MILLIS = 2;

    private final HttpExchange exchange;
    private final Consumer<Reply> over;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Runnable> onLeave = new ArrayList<>();
    private boolean begun;
    private boolean ended;
    private boolean left;

    /** @param over told once, when the exchange is over */
    Reply(HttpExchange exchange, Consumer<Reply> over) {
        this.exchange = exchange;
        this.over = over;
    }

    /** Sends the answer; later ones are dropped. */
    void send(ApiResponse response) {
        end(() -> write(response));
    }

    /** There will be no answer. */
    void breakOff() {
        end(() -> {});
    }

    private interface LastWords {
        void write() throws IOException;
    }

    private void end(LastWords words) {
        lock.lock();
        try {
            if (ended) {
                return;
            }
            ended = true;
            try (exchange) {
                words.write();
            } catch (IOException e) {
                // The client went away; whatever it asked for was done or refused as a whole.
                LOG.debug("A client left before its answer", e);
            }
        } finally {
            lock.unlock();
        }
        over.accept(this);
    }

    boolean isOver() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    private void write(ApiResponse response) throws IOException {
        if (begun && response.status() != 200) {
            // The status is on its way: what remains is to break off, and the client asks again.
            return;
        }
        if (!begun) {
            Headers headers = exchange.getResponseHeaders();
            response.headers().forEach(headers::set);
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(response.status(), -1);
                return;
            }
            exchange.sendResponseHeaders(response.status(), response.body().length);
        }
        // Closed at once: the answer is on its way before what is left of a refused request is read.
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(response.body());
        }
    }

    @Override
    public boolean isThere() {
        if (!pulse()) {
            return false;
        }
        try {
            Thread.sleep(REFUSAL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return pulse();
    }

    /** Writes a blank; false when the client is gone, which is then told to whoever works for it. */
    boolean pulse() {
        lock.lock();
        try {
            if (!ended && !left) {
                writeBlank();
            }
        } catch (IOException e) {
            LOG.debug("A client that waited is gone", e);
            leave();
        } finally {
            lock.unlock();
        }
        return !left;
    }

    private void writeBlank() throws IOException {
        if (!begun) {
            begun = true;
            exchange.getResponseHeaders().set("Content-Type", ApiHandler.CONTENT_TYPE);
            exchange.sendResponseHeaders(200, 0);
        }
        exchange.getResponseBody().write(BLANK);
        exchange.getResponseBody().flush();
    }

    @Override
    public void onLeave(Runnable action) {
        lock.lock();
        try {
            if (!left) {
                onLeave.add(action);
                return;
            }
        } finally {
            lock.unlock();
        }
        action.run();
    }

    /** The client is gone, or is sent away. */
    void leave() {
        List<Runnable> actions;
        lock.lock();
        try {
            left = true;
            actions = List.copyOf(onLeave);
            onLeave.clear();
        } finally {
            lock.unlock();
        }
        actions.forEach(Runnable::run);
    }
}
