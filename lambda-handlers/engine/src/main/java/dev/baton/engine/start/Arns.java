package dev.baton.engine.start;

/** What is common to the ARNs of requests: {@code arn:PARTITION:states:REGION:ACCOUNT:TYPE:NAME…}. */
public final class Arns {
    private static final int NAME = 6;

    private Arns() {}

    /**
     * The parts of an ARN: the name and what follows it are from index 6 on, at most two.
     *
     * @param type the resource type that the request is about
     * @throws dev.baton.engine.api.wire.ApiException InvalidArn in AWS's words: {@code Invalid ARN prefix: xyz}, {@code
     *     Resource type not valid in this context: express} (recordings {@code sfn_api/test_list_execution_invalid_arn},
     *     {@code sfn_api_express/test_start_async_describe_history_execution})
     */
    public static String[] parts(String arn, String type) {
        if (!arn.startsWith("arn:")) {
            throw StartErrors.invalidArn("Invalid ARN prefix: " + arn);
        }
        String[] parts = arn.split(":", NAME + 2);
        if (parts.length <= NAME || parts[NAME].isEmpty()) {
            throw StartErrors.invalidArn("Invalid ARN length: " + arn);
        }
        if (!parts[2].equals("states")) {
            throw StartErrors.invalidArn("Invalid service: " + parts[2]);
        }
        if (!parts[5].equals(type)) {
            throw StartErrors.invalidArn("Resource type not valid in this context: " + parts[5]);
        }
        return parts;
    }

    /**
     * Checks that a Standard execution is named.
     *
     * @throws dev.baton.engine.api.wire.ApiException InvalidArn
     */
    public static void checkExecution(String arn) {
        parts(arn, "execution");
    }

    /**
     * Checks a role. Whether it exists nobody here can know.
     *
     * @throws dev.baton.engine.api.wire.ApiException InvalidArn
     */
    public static void checkRole(String arn) {
        if (!arn.startsWith("arn:")) {
            throw StartErrors.invalidArn("Invalid ARN prefix: " + arn);
        }
    }
}
