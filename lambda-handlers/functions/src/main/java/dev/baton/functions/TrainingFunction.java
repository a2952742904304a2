package dev.baton.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * API, driver and sweep in one process, so that one run of it trains one archive for all functions; not deployed. An event goes to the function
 * whose it is: one with {@code Records} to the driver, the schedule's to the sweep, any other to the API.
 */
public final class TrainingFunction implements RequestStreamHandler {
    private final RequestStreamHandler api = new ApiFunction();
    private final RequestStreamHandler driver = new DriverFunction();
    private final RequestStreamHandler sweep = new SweepFunction();

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        byte[] event = input.readAllBytes();
        receiver(Events.read(new ByteArrayInputStream(event)))
                .handleRequest(new ByteArrayInputStream(event), output, context);
    }

    private RequestStreamHandler receiver(JsonNode event) {
        if (event.has("Records")) {
            return driver;
        }
        return event.path("source").asText().equals("aws.events") ? sweep : api;
    }
}
