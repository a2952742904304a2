package dev.baton.cdk.account;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plays what command lines that deploy need of an AWS account: buckets, stacks and identities. A stack is there as soon as it is asked for, if CloudFormation
 * would have begun with it: its parameters, capabilities, size, code and imports are checked. What it makes, nobody makes.
 */
final class Account implements AutoCloseable {
    static final String ID = "123456789012";
    private static final Pattern SCOPE = Pattern.compile("Credential=[^/]+/[0-9]+/[^/]+/([^/]+)/");

    private final HttpServer server;
    private final Buckets buckets = new Buckets();
    private final Stacks stacks = new Stacks(buckets);
    private final List<String> unknown = new CopyOnWriteArrayList<>();

    Account() throws IOException {
        this(0);
    }

    private Account(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** Serves an account by itself, for trying commands by hand, until it is stopped: {@code Account PORT}. */
    public static void main(String[] arguments) throws IOException {
        System.out.println(new Account(Integer.parseInt(arguments[0])).url());
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What a client needs to come here instead of to AWS. */
    Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL", url(),
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test",
                "AWS_REGION", "eu-west-1",
                "AWS_DEFAULT_REGION", "eu-west-1",
                "AWS_EC2_METADATA_DISABLED", "true",
                "AWS_PAGER", "");
    }

    Stacks stacks() {
        return stacks;
    }

    Buckets buckets() {
        return buckets;
    }

    /** Requests that nobody here knew what to do with. */
    List<String> unknown() {
        return Collections.unmodifiableList(unknown);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = Request.of(exchange);
            Answer answer = answer(request);
            if (answer.status() == Answer.UNKNOWN) {
                unknown.add(request.toString());
                System.err.println("The account does not know " + request);
            }
            answer.to(exchange);
        }
    }

    private Answer answer(Request request) {
        return switch (service(request)) {
            case "s3" -> buckets.answer(request);
            case "sts" -> identity(request);
            case "ssm" ->
                Answer.json("{\"Parameter\": {\"Name\": \"version\", \"Type\": \"String\", \"Value\": \"99\"}}");
            case "cloudformation" -> stacks.answer(request);
            default -> Answer.unknown(request);
        };
    }

    private static String service(Request request) {
        Matcher scope = SCOPE.matcher(request.header("Authorization"));
        return scope.find() ? scope.group(1) : "";
    }

    private static Answer identity(Request request) {
        String action = request.form().getOrDefault("Action", "");
        String result = switch (action) {
            case "GetCallerIdentity" ->
                "<Account>%1$s</Account><UserId>me</UserId><Arn>arn:aws:iam::%1$s:user/me</Arn>".formatted(ID);
            case "AssumeRole" ->
                "<Credentials><AccessKeyId>role</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>"
                        + "<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials><AssumedRoleUser><AssumedRoleId>r:s</AssumedRoleId>"
                        + "<Arn>arn:aws:sts::" + ID + ":assumed-role/r/s</Arn></AssumedRoleUser>";
            default -> "";
        };
        return result.isEmpty() ? Answer.unknown(request) : Answer.result(action, result);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** A request, read. */
    record Request(String method, String path, String query, Map<String, List<String>> headers, byte[] body) {
        static Request of(HttpExchange exchange) throws IOException {
            return new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""),
                    exchange.getRequestHeaders(),
                    exchange.getRequestBody().readAllBytes());
        }

        String header(String name) {
            return String.join(",", headers.getOrDefault(name, List.of()));
        }

        Map<String, String> form() {
            return Form.read(new String(body, StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            String text = new String(body, StandardCharsets.UTF_8);
            return method + " " + path + "?" + query + " " + header("X-amz-target") + " "
                    + text.substring(0, Math.min(200, text.length()));
        }
    }
}
