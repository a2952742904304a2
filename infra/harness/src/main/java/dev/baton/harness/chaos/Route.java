package dev.baton.harness.chaos;

import com.sun.net.httpserver.Headers;
import java.util.Set;

/** A way between two parties that a {@link FaultyProxy} stands in. */
enum Route {
    DYNAMODB(
            400,
            "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\","
                    + "\"message\":\"The level of configured provisioned throughput for the table was exceeded.\"}") {
        @Override
        boolean isWork(String path, Headers headers) {
            return WRITES.contains(action(headers));
        }
    },
    SQS(403, "{\"__type\":\"com.amazonaws.sqs#RequestThrottled\",\"message\":\"Rate exceeded\"}") {
        @Override
        boolean isWork(String path, Headers headers) {
            return action(headers).equals("SendMessage");
        }
    },
    LAMBDA(429, "{\"Reason\":\"ReservedFunctionConcurrentInvocationLimitExceeded\",\"message\":\"Rate Exceeded.\"}") {
        @Override
        boolean isWork(String path, Headers headers) {
            return path.endsWith("/invocations");
        }
    },
    JOBS(400, "{\"__type\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}") {
        @Override
        boolean isWork(String path, Headers headers) {
            return action(headers).endsWith("QueryExecution");
        }
    },
    API(400, "{\"__type\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}") {
        @Override
        boolean isWork(String path, Headers headers) {
            return FACTS.contains(action(headers));
        }
    };

    private static final Set<String> FACTS =
            Set.of("StartExecution", "StartSyncExecution", "RedriveExecution", "SendTaskSuccess", "SendTaskFailure");
    private static final Set<String> WRITES = Set.of("PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems");

    private final int throttledStatus;
    private final String throttled;

    Route(int throttledStatus, String throttled) {
        this.throttledStatus = throttledStatus;
        this.throttled = throttled;
    }

    /** Whether a request does something; only those are cut. */
    abstract boolean isWork(String path, Headers headers);

    /** The operation of a request of the AWS JSON protocol: {@code X-Amz-Target: DynamoDB_20120810.PutItem}. */
    static String action(Headers headers) {
        String target = headers.getFirst("X-Amz-Target");
        return target == null ? "" : target.substring(target.indexOf('.') + 1);
    }

    /** For people. */
    String words() {
        return switch (this) {
            case DYNAMODB -> "DynamoDB";
            case SQS -> "SQS";
            case LAMBDA -> "Lambda";
            case JOBS -> "the service of jobs";
            case API -> "the API";
        };
    }

    /** The status of the answer to a throttled request. */
    int throttledStatus() {
        return throttledStatus;
    }

    /** Its body. */
    String throttled() {
        return throttled;
    }
}
