package dev.baton.integrations.sdk.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.integrations.sdk.model.OperationModel;
import dev.baton.integrations.sdk.model.ServiceModel;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.InflaterInputStream;

/** AWS's protocol cases, as {@code infra/models/generate.py} packs them. */
final class ProtocolCases {
    static final ObjectMapper JSON = new ObjectMapper();

    private ProtocolCases() {}

    /** One case: a model, and what goes in and comes out. */
    record Case(JsonNode node, ServiceModel service, OperationModel operation) {
        String id() {
            return node.path("suite").asText() + "/" + node.path("direction").asText() + "/"
                    + node.path("id").asText();
        }

        boolean isInput() {
            return node.path("direction").asText().equals("input");
        }

        /** Whether it is about the answer of a call that failed. */
        boolean isError() {
            return node.has("errorCode") || node.has("error");
        }
    }

    static List<Case> all() throws IOException {
        List<Case> cases = new ArrayList<>();
        for (JsonNode node : packed("/dev/baton/integrations/sdk/protocol-cases.z")) {
            List<String> lines = new ArrayList<>();
            node.path("model").forEach(line -> lines.add(line.asText()));
            ServiceModel service = new ServiceModel("test", lines, JSON::createObjectNode);
            cases.add(new Case(
                    node,
                    service,
                    service.operation(node.path("operation").asText()).orElseThrow()));
        }
        return cases;
    }

    static JsonNode packed(String resource) throws IOException {
        try (DataInputStream in = new DataInputStream(
                Objects.requireNonNull(ProtocolCases.class.getResourceAsStream(resource), resource))) {
            byte[] deflated = in.readNBytes(in.readInt());
            try (InputStream inflated = new InflaterInputStream(new ByteArrayInputStream(deflated))) {
                return JSON.readTree(inflated);
            }
        }
    }
}
