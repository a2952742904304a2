package dev.baton.integrations.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.task.TaskCall;
import dev.baton.integrations.NotPermittedException;
import dev.baton.integrations.http.HttpExchange.Outcome;
import dev.baton.integrations.http.HttpResults;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpMethod;

/** What the containers of a Job wrote: {@code {pods: {POD: {containers: {CONTAINER: {log}}}}}}, as well as it can be had. */
final class PodLogs {
    private final ClusterApi api;

    PodLogs(ClusterApi api) {
        this.api = api;
    }

    boolean areWanted(TaskCall call) {
        return call.parameters().node().path("LogOptions").path("RetrieveLogs").asBoolean();
    }

    ObjectNode of(TaskCall call, KubernetesJob job)
            throws NoClusterException, NotPermittedException, InterruptedException {
        ObjectNode logs = JsonNodeFactory.instance.objectNode();
        ObjectNode pods = logs.putObject("pods");
        Outcome listed = api.send(
                call,
                ClusterApi.Request.of(SdkHttpMethod.GET, job.pods()).with("labelSelector", "job-name=" + job.name()));
        for (JsonNode pod : EksAnswers.body(listed).path("items")) {
            String name = pod.path("metadata").path("name").asText();
            ObjectNode containers = pods.putObject(name).putObject("containers");
            for (JsonNode container : pod.path("spec").path("containers")) {
                String inside = container.path("name").asText();
                containers.set(inside, log(call, job.pods() + "/" + name + "/log", inside));
            }
        }
        return logs;
    }

    private ObjectNode log(TaskCall call, String path, String container)
            throws NoClusterException, NotPermittedException, InterruptedException {
        JsonNode options = call.parameters().node().path("LogOptions");
        Map<String, List<String>> query = new LinkedHashMap<>(EksArguments.query(options.path("LogParameters")));
        query.put("container", List.of(container));
        Outcome outcome = api.send(call, new ClusterApi.Request(SdkHttpMethod.GET, path, query, Optional.empty()));
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        if (outcome instanceof Outcome.Answered answered && EksAnswers.isSuccess(outcome)) {
            result.set(
                    "log",
                    read(HttpResults.text(answered), options.path("RawLogs").asBoolean()));
        } else {
            Failure failure = EksAnswers.failure(call, outcome);
            failure.error().ifPresent(error -> result.put("error", error));
            failure.cause().ifPresent(cause -> result.put("cause", cause));
        }
        return result;
    }

    private static JsonNode read(String log, boolean raw) {
        if (!raw) {
            try {
                return Json.parse(log).node();
            } catch (JsonProcessingException e) {
                // Most logs are no JSON.
            }
        }
        return TextNode.valueOf(log);
    }
}
