package dev.baton.harness.permission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a request to DynamoDB, SQS, S3, Lambda, STS or CloudWatch Logs asks IAM for (<a href="https://docs.aws.amazon.com/service-authorization/latest/reference/">reference</a>). */
final class CallReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern KEY = Pattern.compile("Credential=([A-Za-z0-9]+)/(?:[^/,]+/[^/,]+/([^/,]+)/)?");
    private static final Pattern ASSUMED = Pattern.compile("(?:^|&)RoleArn=([^&]*)");
    private static final Pattern FUNCTION =
            Pattern.compile("/2015-03-31/functions/([^/]+)/(invocations|configuration)");
    /** The actions of which a transaction is made need permissions of their own. */
    private static final Map<String, String> IN_TRANSACTIONS = Map.of(
            "Put", "PutItem", "Update", "UpdateItem", "Delete", "DeleteItem", "ConditionCheck", "ConditionCheckItem");

    private CallReader() {}

    /**
     * The calls in a request.
     *
     * @param authorization its header: functions sign with their ids as access key ids
     * @param target its header {@code X-Amz-Target}; empty where a service has none
     */
    static Set<AwsCall> read(String authorization, String method, String target, String path, byte[] body) {
        Matcher key = KEY.matcher(authorization);
        String function = key.find() ? key.group(1) : "";
        Set<AwsCall> calls = new HashSet<>();
        Matcher invoked = FUNCTION.matcher(path);
        if (invoked.matches()) {
            String action = invoked.group(2).equals("invocations") ? "InvokeFunction" : "GetFunctionConfiguration";
            calls.add(new AwsCall(function, "lambda:" + action, invoked.group(1)));
            return calls;
        }
        String service =
                Optional.ofNullable(function.isEmpty() ? null : key.group(2)).orElse("");
        if (service.equals("s3")) {
            calls.add(object(function, method, path));
            return calls;
        }
        if (service.equals("sts")) {
            Matcher role = ASSUMED.matcher(new String(body, StandardCharsets.UTF_8));
            String arn = role.find() ? URLDecoder.decode(role.group(1), StandardCharsets.UTF_8) : "";
            calls.add(new AwsCall(function, "sts:AssumeRole", arn));
            return calls;
        }
        String action = target.substring(target.indexOf('.') + 1);
        JsonNode request = tree(body);
        if (target.startsWith("DynamoDB")) {
            dynamoDb(function, action, request, calls);
        } else if (target.startsWith("Logs_")) {
            calls.add(new AwsCall(
                    function, "logs:" + action, request.path("logGroupName").asText()));
        } else if (target.startsWith("AWSEvents")) {
            request.path("Entries")
                    .forEach(entry -> calls.add(new AwsCall(
                            function,
                            "events:" + action,
                            entry.path("EventBusName").asText())));
        } else if (target.startsWith("TrentService")) {
            calls.add(
                    new AwsCall(function, "kms:" + action, request.path("KeyId").asText()));
        } else if (target.startsWith("AmazonSQS")) {
            String queue =
                    request.path("QueueUrl").asText(request.path("QueueName").asText());
            calls.add(new AwsCall(
                    function, "sqs:" + action.replaceAll("Batch$", ""), queue.substring(queue.lastIndexOf('/') + 1)));
        }
        return calls;
    }

    /** By its path, {@code /BUCKET/KEY}. */
    private static AwsCall object(String function, String method, String path) {
        String action = method.substring(0, 1) + method.substring(1).toLowerCase(Locale.ROOT) + "Object";
        return new AwsCall(function, "s3:" + action, path.substring(1));
    }

    private static JsonNode tree(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            return JSON.nullNode();
        }
    }

    private static void dynamoDb(String function, String action, JsonNode request, Set<AwsCall> calls) {
        switch (action) {
            case "BatchGetItem", "BatchWriteItem" ->
                request.path("RequestItems")
                        .fieldNames()
                        .forEachRemaining(table -> calls.add(new AwsCall(function, "dynamodb:" + action, table)));
            case "TransactWriteItems" ->
                request.path("TransactItems")
                        .forEach(item -> item.properties()
                                .forEach(part -> calls.add(new AwsCall(
                                        function,
                                        "dynamodb:" + IN_TRANSACTIONS.getOrDefault(part.getKey(), part.getKey()),
                                        part.getValue().path("TableName").asText()))));
            case "TransactGetItems" ->
                request.path("TransactItems")
                        .forEach(item -> calls.add(new AwsCall(
                                function,
                                "dynamodb:GetItem",
                                item.at("/Get/TableName").asText())));
            default -> {
                String index = request.path("IndexName").asText();
                String table = request.path("TableName").asText();
                calls.add(new AwsCall(
                        function, "dynamodb:" + action, index.isEmpty() ? table : table + "/index/" + index));
            }
        }
    }
}
