package dev.baton.integrations.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Gets a token from the program that a kubeconfig names for it, as kubectl does (<a
 * href="https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins">Kubernetes'
 * documentation</a>).
 */
final class ExecCredential {
    private static final long SECONDS = 30;

    private ExecCredential() {}

    static String token(JsonNode exec) throws NoClusterException {
        List<String> line = new ArrayList<>(List.of(exec.path("command").asText()));
        exec.path("args").forEach(argument -> line.add(argument.asText()));
        try {
            ProcessBuilder builder = new ProcessBuilder(line);
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment()
                    .put(
                            "KUBERNETES_EXEC_INFO",
                            "{\"apiVersion\":\"" + exec.path("apiVersion").asText("client.authentication.k8s.io/v1")
                                    + "\",\"kind\":\"ExecCredential\",\"spec\":{\"interactive\":false}}");
            exec.path("env")
                    .forEach(variable -> builder.environment()
                            .put(
                                    variable.path("name").asText(),
                                    variable.path("value").asText()));
            return Json.parse(output(builder.start(), line))
                    .node()
                    .path("status")
                    .path("token")
                    .asText();
        } catch (JsonProcessingException e) {
            throw new NoClusterException(
                    "The kubeconfig's program " + line.getFirst() + " answered with no ExecCredential");
        } catch (IOException e) {
            throw new NoClusterException(
                    "The kubeconfig's program " + line.getFirst() + " cannot be run: " + e.getMessage());
        }
    }

    private static String output(Process process, List<String> line) throws IOException, NoClusterException {
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0) {
                return output;
            }
            throw new NoClusterException("The kubeconfig's program " + line.getFirst() + " gave no token");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoClusterException("closed while the kubeconfig's program " + line.getFirst() + " ran");
        } finally {
            process.destroyForcibly();
        }
    }
}
