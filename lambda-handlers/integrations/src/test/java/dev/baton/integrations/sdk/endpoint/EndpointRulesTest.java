package dev.baton.integrations.sdk.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.integrations.sdk.model.ServiceModels;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

/** AWS's own endpoint cases, all of them, against the rules of all services. */
class EndpointRulesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void endpointsAreWhereAwsHasThem() throws IOException {
        int cases = 0;
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, JsonNode> service : packed().properties()) {
            EndpointRules rules = new EndpointRules(
                    ServiceModels.all().service(service.getKey()).orElseThrow().rules());
            for (JsonNode one : service.getValue()) {
                cases++;
                problem(rules, one).ifPresent(problem -> wrong.add(service.getKey() + " " + one + ": " + problem));
            }
        }
        assertThat(cases).isGreaterThan(14_000);
        assertThat(wrong).as(wrong.size() + " of " + cases).isEmpty();
    }

    private static Optional<String> problem(EndpointRules rules, JsonNode one) {
        Map<String, JsonNode> parameters = new HashMap<>();
        one.path("params").properties().forEach(parameter -> parameters.put(parameter.getKey(), parameter.getValue()));
        JsonNode expected = one.path("expect");
        try {
            Endpoint found = rules.resolve(parameters);
            JsonNode wanted = expected.path("endpoint");
            boolean same = found.url().equals(URI.create(wanted.path("url").asText()))
                    && found.properties()
                            .path("authSchemes")
                            .equals(wanted.path("properties").path("authSchemes"));
            return same ? Optional.empty() : Optional.of("found " + found);
        } catch (NoEndpointException e) {
            return expected.path("error").asText().equals(e.getMessage())
                    ? Optional.empty()
                    : Optional.of("refused: " + e.getMessage());
        } catch (RuntimeException e) {
            return Optional.of(e.toString());
        }
    }

    private static JsonNode packed() throws IOException {
        String resource = "/dev/baton/integrations/sdk/endpoint-cases.z";
        try (DataInputStream in = new DataInputStream(
                Objects.requireNonNull(EndpointRulesTest.class.getResourceAsStream(resource), resource))) {
            byte[] deflated = in.readNBytes(in.readInt());
            try (InputStream inflated = new InflaterInputStream(new ByteArrayInputStream(deflated))) {
                return JSON.readTree(inflated);
            }
        }
    }
}
