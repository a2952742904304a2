package dev.baton.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.console.ConsoleFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The API and the console: events of a Function URL, and direct invocations ({@link DirectInvocation}). Time-out 310 s, because StartSyncExecution
 * waits up to five minutes; everything else is answered at once.
 */
public final class ApiFunction implements RequestStreamHandler {
    private static final ConsoleFiles CONSOLE = new ConsoleFiles(ApiFunction.class.getClassLoader());

    private final Wiring wiring = Wiring.ofThisFunction();

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        wiring.accounted(context, () -> answer(input, output));
    }

    private void answer(InputStream input, OutputStream output) throws IOException {
        JsonNode event = Events.read(input);
        if (UrlExchange.isPage(event)) {
            Events.write(UrlExchange.page(event, CONSOLE), output);
            return;
        }
        Engine engine = wiring.engine();
        FittingAnswers api = new FittingAnswers(engine.api(), engine.audit()::answered);
        if (UrlExchange.isUrlEvent(event)) {
            Events.write(
                    UrlExchange.answer(event, wiring.door().map(api::behind).orElse(api)), output);
        } else {
            output.write(DirectInvocation.answer(event, api));
        }
    }
}
