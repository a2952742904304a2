package dev.baton.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Starts executions for whoever can invoke a function but not call an API: rules and buses of EventBridge, Scheduler, Pipes. An event is
 * {@code {"stateMachineArn": …, "input": …, "name": …}}, or an array of those. What is refused fails the invocation, so that Lambda tries it again
 * and then keeps it in the queue of failed starts. Time-out 60 s.
 */
public final class StarterFunction implements RequestStreamHandler {
    private final Wiring wiring = Wiring.ofThisFunction();
    private final Starts starts = new Starts(new InnerApi(() -> wiring.engine().api()));

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        wiring.accounted(context, () -> {
            JsonNode event = Events.read(input);
            Events.write(starts.of(event, context.getAwsRequestId()), output);
        });
    }
}
