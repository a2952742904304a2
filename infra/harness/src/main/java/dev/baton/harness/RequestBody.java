package dev.baton.harness;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Bodies of requests, within what Lambda takes. */
final class RequestBody {
    /** Lambda's limit for a synchronous invocation. */
    private static final int LONGEST = 6 << 20;

    /** So much more is read and thrown away: a client whose sending is cut off may never see why. */
    private static final int THROWN_AWAY = 64 << 20;

    private static final int BUFFER = 64 << 10;

    private RequestBody() {}

    /** The body; empty when it is too long. */
    static Optional<byte[]> read(HttpExchange exchange) throws IOException {
        InputStream in = exchange.getRequestBody();
        byte[] body = in.readNBytes(LONGEST + 1);
        if (body.length <= LONGEST) {
            return Optional.of(body);
        }
        byte[] buffer = new byte[BUFFER];
        int more = 0;
        for (int thrown = 0; more >= 0 && thrown < THROWN_AWAY; thrown += more) {
            more = in.read(buffer);
        }
        return Optional.empty();
    }
}
