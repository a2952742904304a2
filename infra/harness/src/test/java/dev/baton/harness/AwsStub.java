package dev.baton.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Plays what Baton calls besides tables and queues: keeps objects as S3 does, lends roles as STS does, gives a data key as KMS does, takes events as EventBridge does, and says yes to the rest. */
final class AwsStub implements AutoCloseable {
    /** Signs what is called in the role of a state machine. */
    static final String LENT_KEY = "LENT";

    private static final String CREDENTIALS = "<AssumeRoleResponse><AssumeRoleResult><Credentials>"
            + "<AccessKeyId>" + LENT_KEY + "</AccessKeyId><SecretAccessKey>s</SecretAccessKey>"
            + "<SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration>"
            + "</Credentials></AssumeRoleResult></AssumeRoleResponse>";
    /** The one data key there is: of zeroes. */
    private static final String DATA_KEY =
            "{\"Plaintext\":\"" + "A".repeat(43) + "=\",\"CiphertextBlob\":\"V1JBUFBFRA==\",\"KeyId\":\"k\"}";

    private static final String NO_SUCH_KEY = "<Error><Code>NoSuchKey</Code><Message>none</Message></Error>";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final HttpServer server;

    AwsStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How many objects there are. */
    int objects() {
        return objects.size();
    }

    /** Sources and statuses of the events that came. */
    Set<String> events() {
        return Set.copyOf(events);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String authorization = Optional.ofNullable(
                            exchange.getRequestHeaders().getFirst("Authorization"))
                    .orElse("");
            String path = exchange.getRequestURI().getPath();
            if (path.endsWith("/configuration")) {
                answer(exchange, 200, ("{\"Timeout\":" + (path.contains("long") ? 300 : 3) + "}").getBytes());
            } else if (authorization.contains("/s3/")) {
                object(exchange, body);
            } else if (authorization.contains("/sts/")) {
                answer(exchange, 200, CREDENTIALS.getBytes(StandardCharsets.UTF_8));
            } else if (authorization.contains("/kms/")) {
                answer(exchange, 200, DATA_KEY.getBytes(StandardCharsets.UTF_8));
            } else if (authorization.contains("/events/")) {
                answer(exchange, 200, taken(body));
            } else {
                String group = "{\"logGroups\":[{\"logGroupName\":\"/aws/vendedlogs/states/tour\"}]}";
                answer(exchange, 200, group.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private byte[] taken(byte[] body) throws IOException {
        ObjectNode answer = JSON.createObjectNode().put("FailedEntryCount", 0);
        for (JsonNode entry : JSON.readTree(body).path("Entries")) {
            events.add(entry.path("Source").asText() + " "
                    + JSON.readTree(entry.path("Detail").asText())
                            .path("status")
                            .asText());
            answer.withArray("Entries").addObject().put("EventId", "event-" + events.size());
        }
        return JSON.writeValueAsBytes(answer);
    }

    private void object(HttpExchange exchange, byte[] body) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("PUT")) {
            boolean chunked = exchange.getRequestHeaders().containsKey("x-amz-decoded-content-length");
            objects.put(path, chunked ? unchunked(body) : body);
            answer(exchange, 200, new byte[0]);
            return;
        }
        byte[] found = objects.get(path);
        answer(exchange, found == null ? 404 : 200, found == null ? NO_SUCH_KEY.getBytes() : found);
    }

    /** Without AWS's own chunks: {@code LENGTH[;extension]\r\nBYTES\r\n}, until one of length 0. */
    private static byte[] unchunked(byte[] body) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int at = 0;
        while (true) {
            int end = at;
            while (body[end] != '\r') {
                end++;
            }
            String line = new String(body, at, end - at, StandardCharsets.US_ASCII);
            int length = Integer.parseInt(line.replaceAll(";.*", ""), 16);
            if (length == 0) {
                return all.toByteArray();
            }
            all.write(body, end + 2, length);
            at = end + 2 + length + 2;
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
