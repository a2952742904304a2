package dev.baton.integrations.sdk.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.integrations.sdk.model.Reference;
import dev.baton.integrations.sdk.model.Shape;
import dev.baton.integrations.sdk.protocol.ProtocolCases.Case;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** AWS's own protocol cases, all of them, against the protocols. */
class ProtocolTest {

    private static final String PAYLOAD =
            "the payload's element is named as the member's locationName says: S3's PutObjectLegalHold wants it so";

    /** What is known not to hold, and why. */
    private static final Map<String, String> NOT_HELD = Map.of(
            "rest-xml/input/RestXmlHttpPayloadWithUnion", PAYLOAD,
            "rest-xml/input/HttpPayloadWithXmlName", PAYLOAD,
            "rest-xml/input/HttpPayloadWithXmlNamespace", PAYLOAD,
            "rest-xml/input/HttpPayloadWithXmlNamespaceAndPrefix", PAYLOAD,
            "rest-xml/input/XmlAttributesOnPayload", PAYLOAD);

    @Test
    void requestsAreAsAwsWritesThem() throws IOException {
        check(ProtocolCases.all().stream().filter(Case::isInput).toList());
    }

    @Test
    void answersAreReadAsAwsReadsThem() throws IOException {
        check(ProtocolCases.all().stream()
                .filter(c -> !c.isInput() && !c.isError())
                .toList());
    }

    @Test
    void errorsAreReadAsAwsReadsThem() throws IOException {
        check(ProtocolCases.all().stream()
                .filter(c -> !c.isInput() && c.isError())
                .toList());
    }

    private static void check(List<Case> cases) {
        List<String> wrong = new ArrayList<>();
        Set<String> failed = new TreeSet<>();
        for (Case one : cases) {
            problem(one).ifPresent(problem -> {
                failed.add(one.id());
                if (!NOT_HELD.containsKey(one.id())) {
                    wrong.add(one.id() + ": " + problem);
                }
            });
        }
        assertThat(cases.size()).as("cases").isGreaterThan(40);
        assertThat(String.join("\n", wrong))
                .as(wrong.size() + " of " + cases.size())
                .isEmpty();
        assertThat(cases.stream().map(Case::id).filter(NOT_HELD::containsKey).filter(id -> !failed.contains(id)))
                .as("listed as not held, but held")
                .isEmpty();
    }

    private static Optional<String> problem(Case one) {
        try {
            Protocol protocol = Protocol.of(one.service());
            return one.isInput()
                    ? request(one, protocol)
                    : one.isError() ? error(one, protocol) : answer(one, protocol);
        } catch (UnreadableAnswerException | IOException | RuntimeException e) {
            return Optional.of(e.toString());
        }
    }

    private static Optional<String> request(Case one, Protocol protocol) throws IOException {
        JsonNode wanted = one.node().path("serialized");
        WireRequest request = BodyTraits.applied(
                        one.operation(), protocol.request(one.service(), one.operation(), input(one)), 0)
                .under(URI.create(one.node().path("clientEndpoint").asText("")).getPath());
        if (!request.method().equals(wanted.path("method").asText(request.method()))) {
            return Optional.of("method " + request.method());
        }
        Optional<String> uri = uri(wanted.path("uri").asText(), request);
        if (uri.isPresent()) {
            return uri;
        }
        for (Map.Entry<String, JsonNode> header : wanted.path("headers").properties()) {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.putAll(request.headers());
            String sent = headers.get(header.getKey());
            if (!matches(header.getValue().asText(), sent)) {
                return Optional.of("header " + header + " but " + sent);
            }
        }
        return body(one, wanted, request);
    }

    private static boolean matches(String wanted, String sent) {
        return sent != null && (sent.equals(wanted) || sent.startsWith(wanted + ";"));
    }

    private static Optional<String> uri(String wanted, WireRequest request) {
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = wanted.split("\\?", 2);
        Set<String> parameters = new TreeSet<>();
        request.query().forEach((name, values) -> values.forEach(value -> parameters.add(name + "=" + value)));
        Set<String> wantedParameters = new TreeSet<>();
        if (parts.length == 2) {
            for (String parameter : parts[1].split("&")) {
                String decoded = URLDecoder.decode(parameter, StandardCharsets.UTF_8);
                wantedParameters.add(decoded.contains("=") ? decoded : decoded + "=");
            }
        }
        return parts[0].equals(request.path()) && parameters.equals(wantedParameters)
                ? Optional.empty()
                : Optional.of("uri " + wanted + " but " + request.path() + " " + parameters);
    }

    private static Optional<String> body(Case one, JsonNode wanted, WireRequest request) throws IOException {
        if (!wanted.has("body") || wanted.path("body").isNull()) {
            return Optional.empty();
        }
        String expected = wanted.path("body").asText();
        if (one.service().protocol().contains("cbor")) {
            return sameCbor(Base64.getDecoder().decode(expected), request.body());
        }
        String sent = new String(request.body(), StandardCharsets.UTF_8);
        boolean same = expected.equals(sent)
                || switch (one.service().protocol()) {
                    case "json", "rest-json" -> sameJson(expected, sent);
                    case "rest-xml" -> sameXml(expected, sent);
                    default -> sorted(expected).equals(sorted(sent));
                };
        return same ? Optional.empty() : Optional.of("body " + expected + " but " + sent);
    }

    private static Optional<String> sameCbor(byte[] expected, byte[] sent) throws IOException {
        try {
            JsonNode wanted = CborReader.read(expected);
            JsonNode found = CborReader.read(sent);
            return equal(wanted, found) && expected.length == 0 == (sent.length == 0)
                    ? Optional.empty()
                    : Optional.of("body " + wanted + " but " + found);
        } catch (UnreadableAnswerException e) {
            return Optional.of(e.toString());
        }
    }

    private static List<String> sorted(String form) {
        return Arrays.stream(form.split("&")).sorted().toList();
    }

    private static boolean sameJson(String expected, String sent) {
        try {
            return equal(ProtocolCases.JSON.readTree(expected), ProtocolCases.JSON.readTree(sent));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean sameXml(String expected, String sent) {
        try {
            return canonical(Element.parse(expected.getBytes(StandardCharsets.UTF_8)))
                    .equals(canonical(Element.parse(sent.getBytes(StandardCharsets.UTF_8))));
        } catch (UnreadableAnswerException e) {
            return false;
        }
    }

    private static String canonical(Element element) {
        String inner = element.children().isEmpty()
                ? element.text()
                : element.children().stream()
                        .map(ProtocolTest::canonical)
                        .sorted()
                        .collect(Collectors.joining(",", "[", "]"));
        return element.name() + new TreeMap<>(element.attributes()) + inner;
    }

    private static ObjectNode input(Case one) {
        JsonNode params = one.node().path("params");
        return params.isObject() ? blobs(one, (ObjectNode) params) : ProtocolCases.JSON.createObjectNode();
    }

    private static ObjectNode blobs(Case one, ObjectNode params) {
        ObjectNode filled = params.deepCopy();
        one.operation()
                .tokenMember()
                .filter(name -> !filled.has(name))
                .ifPresent(name -> filled.put(name, "00000000-0000-4000-8000-000000000000"));
        return filled;
    }

    private static Optional<String> answer(Case one, Protocol protocol) throws UnreadableAnswerException {
        JsonNode output = protocol.output(one.operation(), wireAnswer(one));
        JsonNode wanted = one.operation()
                .output()
                .map(reference -> wanted(reference, one.node().path("result")))
                .orElseGet(() -> one.node().path("result"));
        return equal(wanted, output) ? Optional.empty() : Optional.of("output " + wanted + " but " + output);
    }

    private static Optional<String> error(Case one, Protocol protocol) {
        WireError error = protocol.error(wireAnswer(one));
        String wanted = one.node().path("errorCode").asText();
        return error.code().equals(Optional.of(wanted))
                ? Optional.empty()
                : Optional.of("code " + wanted + " but " + error);
    }

    private static WireAnswer wireAnswer(Case one) {
        JsonNode response = one.node().path("response");
        Map<String, List<String>> headers = new HashMap<>();
        response.path("headers")
                .properties()
                .forEach(header ->
                        headers.put(header.getKey(), List.of(header.getValue().asText())));
        String body = response.path("body").asText("");
        byte[] bytes = one.service().protocol().contains("cbor")
                ? Base64.getDecoder().decode(body)
                : body.getBytes(StandardCharsets.UTF_8);
        return new WireAnswer(response.path("status_code").asInt(200), headers, bytes);
    }

    /** Results as Baton has them: timestamps are texts. */
    private static JsonNode wanted(Reference reference, JsonNode value) {
        JsonNodeFactory nodes = ProtocolCases.JSON.getNodeFactory();
        if (reference.shape() instanceof Shape.Structure structure && value.isObject() && !structure.document()) {
            ObjectNode object = nodes.objectNode();
            value.properties().stream()
                    .filter(entry -> structure.members().containsKey(entry.getKey())
                            && !entry.getValue().isNull())
                    .forEach(entry -> object.set(
                            entry.getKey(), wanted(structure.members().get(entry.getKey()), entry.getValue())));
            return object;
        }
        if (reference.shape() instanceof Shape.ListOf list && value.isArray()) {
            ArrayNode array = nodes.arrayNode();
            value.forEach(element -> array.add(wanted(list.member(), element)));
            return array;
        }
        if (reference.shape() instanceof Shape.MapOf map && value.isObject()) {
            ObjectNode object = nodes.objectNode();
            value.properties().forEach(entry -> object.set(entry.getKey(), wanted(map.value(), entry.getValue())));
            return object;
        }
        boolean timestamp = reference.shape() instanceof Shape.Scalar scalar
                && scalar.kind() == Shape.Kind.TIMESTAMP
                && value.isNumber();
        return timestamp ? nodes.textNode(Timestamps.instant(value).toString()) : value;
    }

    private static boolean equal(JsonNode wanted, JsonNode found) {
        if (wanted.isObject() && found.isObject()) {
            return fields(wanted).equals(fields(found))
                    && wanted.properties().stream()
                            .allMatch(entry -> equal(entry.getValue(), found.path(entry.getKey())));
        }
        if (wanted.isArray() && found.isArray()) {
            boolean same = wanted.size() == found.size();
            for (int i = 0; same && i < wanted.size(); i++) {
                same = equal(wanted.get(i), found.get(i));
            }
            return same;
        }
        if (wanted.isNumber() && found.isNumber()) {
            return Math.abs(wanted.doubleValue() - found.doubleValue()) < 1e-6;
        }
        if (found.isBinary() && wanted.isBinary()) {
            return Arrays.equals(Scalars.bytes(found), Scalars.bytes(wanted));
        }
        if (found.isBinary()) {
            return Arrays.equals(Scalars.bytes(found), wanted.asText().getBytes(StandardCharsets.UTF_8));
        }
        return wanted.equals(found);
    }

    private static Set<String> fields(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }
}
