package dev.baton.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.functions.resource.ResourceRequest;
import dev.baton.functions.resource.Resources;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * State machines, versions, aliases and grants as custom resources of CloudFormation ({@code Custom::BatonStateMachine} …). Its ARN is their
 * {@code ServiceToken}. Time-out 120 s.
 */
public final class StateMachinesFunction implements RequestStreamHandler {
    private final Wiring wiring = Wiring.ofThisFunction();
    private final Resources resources = new Resources(
            new InnerApi(() -> wiring.engine().api()),
            wiring.storedDocuments(),
            () -> wiring.engine().access().grants());

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        wiring.accounted(context, () -> answer(input, output));
    }

    private void answer(InputStream input, OutputStream output) throws IOException {
        JsonNode event = Events.read(input);
        if (!ResourceRequest.isOne(event)) {
            throw new IllegalArgumentException("The event is no request of CloudFormation for a custom resource");
        }
        ResourceRequest request = ResourceRequest.of(event);
        AnswerPost.put(request.answerTo(), resources.answer(request).body(request));
        output.write("{}".getBytes(StandardCharsets.UTF_8));
    }
}
