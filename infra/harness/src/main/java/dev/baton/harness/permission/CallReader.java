package dev.baton.harness.permission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a request to DynamoDB, SQS or Lambda asks IAM for (<a href="https://docs.aws.amazon.com/service-authorization/latest/reference/">reference</a>). */
final class CallReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern KEY = Pattern.compile("Credential=([A-Za-z0-9]+)/");
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
     * @param target its header {@code X-Amz-Target}; empty for Lambda
     */
    static Set<AwsCall> read(String authorization, String target, String path, byte[] body) {
        Matcher key = KEY.matcher(authorization);
        String function = key.find() ? key.group(1) : "";
        Set<AwsCall> calls = new HashSet<>();
        Matcher invoked = FUNCTION.matcher(path);
        if (invoked.matches()) {
            String action = invoked.group(2).equals("invocations") ? "InvokeFunction" : "GetFunctionConfiguration";
            calls.add(new AwsCall(function, "lambda:" + action, invoked.group(1)));
            return calls;
        }
        String action = target.substring(target.indexOf('.') + 1);
        JsonNode request = tree(body);
        if (target.startsWith("DynamoDB")) {
            dynamoDb(function, action, request, calls);
        } else if (target.startsWith("AmazonSQS")) {
            String queue =
                    request.path("QueueUrl").asText(request.path("QueueName").asText());
            calls.add(new AwsCall(
                    function, "sqs:" + action.replaceAll("Batch$", ""), queue.substring(queue.lastIndexOf('/') + 1)));
        }
        return calls;
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
