package dev.baton.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * The schedule's function, every minute; what the schedule's event says does not matter. Invoked directly, it shows and redrives dead
 * letters ({@link DeadLetterDesk}). Time-out 120 s.
 */
public final class SweepFunction implements RequestStreamHandler {
    private final Wiring wiring = Wiring.ofThisFunction();

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        wiring.accounted(context, () -> sweep(input, output, context));
    }

    private void sweep(InputStream input, OutputStream output, Context context) throws IOException {
        Instant end = wiring.now().plusMillis(context.getRemainingTimeInMillis() / 2);
        JsonNode event = Events.read(input);
        if (DeadLetterDesk.isAsked(event)) {
            Events.write(wiring.engine().desk().answer(event, end), output);
            return;
        }
        List<String> failed = wiring.engine().sweeps().once(end);
        if (!failed.isEmpty()) {
            // So that the function's error metric shows it; the log has the reasons.
            throw new IOException("The sweep failed in: " + String.join(", ", failed));
        }
        output.write("{}".getBytes(StandardCharsets.UTF_8));
    }
}
