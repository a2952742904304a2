package dev.baton.integrations.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.task.TaskAnswer;
import dev.baton.integrations.Calls;
import dev.baton.integrations.ServiceStub;
import dev.baton.integrations.sdk.OwnCredentials;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiGatewayInvokeTest {
    private final ServiceStub api = new ServiceStub();
    private final String host = api.url().substring("http://".length());
    private final HttpTargets targets = HttpTargets.of(host);
    private final ApiGatewayInvoke integration =
            new ApiGatewayInvoke(new HttpExchange(targets), new OwnCredentials(api.settings()), targets);

    @AfterEach
    void stop() {
        api.close();
    }

    private TaskAnswer invoke(String more) throws InterruptedException {
        return integration.call(
                Calls.call("arn:aws:states:::apigateway:invoke", "{\"ApiEndpoint\": \"" + host + "\", " + more + "}"));
    }

    @Test
    void stageAndPathAreTheApis() throws InterruptedException {
        api.answers(200, Map.of("Content-Type", "application/json"), "{\"ok\": true}");

        TaskAnswer answer = invoke(
                "\"Method\": \"POST\", \"Stage\": \"prod\", \"Path\": \"/bills\", \"Headers\": {\"a\": [\"1\", \"2\"]}, \"RequestBody\": \"text\", \"AuthType\": \"IAM_ROLE\"");

        assertThat(answer.toString()).contains("\"ResponseBody\":{\"ok\":true}", "\"StatusCode\":200");
        assertThat(api.last().uri()).isEqualTo("/prod/bills");
        assertThat(api.last().body()).isEqualTo("\"text\"");
        assertThat(api.last().header("Authorization")).contains("/execute-api/aws4_request");
    }

    @Test
    void errorsAreNamedByTheirStatus() throws InterruptedException {
        api.answers(403, "{\"message\":\"Forbidden\"}");

        TaskAnswer answer = invoke("\"Method\": \"GET\"");

        assertThat(answer.toString()).contains("ApiGateway.403", "{\"message\":\"Forbidden\"}");
    }

    @Test
    void wrongArgumentsAreRefused() throws InterruptedException {
        assertThat(invoke("\"Method\": \"FETCH\"").toString()).contains("States.Runtime");
        assertThat(invoke("\"Method\": \"GET\", \"Header\": {}").toString())
                .contains("\\\"Header\\\" is not supported".replace("\\", ""));
        assertThat(invoke("\"Method\": \"GET\", \"Headers\": {\"X-Amzn-Trace\": \"1\"}")
                        .toString())
                .contains("States.Runtime");
    }
}
