package dev.baton.integrations.lambda;

import dev.baton.engine.task.TaskCall;
import dev.baton.integrations.CompactText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Tells a function which attempt it is called for, beside its payload: as custom values of the <a
 * href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">client context</a>, {@code {"custom":
 * {"baton.executionArn": ARN, "baton.attempt": number}}}, in Base64. The two together are the attempt's id: no two calls have
 * the same one.
 */
final class AttemptContext {
    private AttemptContext() {}

    static String of(TaskCall call) {
        String json = "{\"custom\":{\"baton.executionArn\":"
                + CompactText.quoted(call.key().executionArn()).text() + ",\"baton.attempt\":\"" + call.attempt()
                + "\"}}";
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
