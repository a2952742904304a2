package dev.baton.engine.start;

import dev.baton.asl.Arn;
import java.util.List;

/** What is common to the ARNs of requests: {@code arn:PARTITION:states:REGION:ACCOUNT:TYPE:NAME…}. */
public final class Arns {
    private Arns() {}

    /**
     * Checks that a resource of that type is named. Of its parts ({@link Arn#resourceParts}) the name is the second.
     *
     * @param type the resource type that the request is about
     * @throws dev.baton.engine.api.wire.ApiException InvalidArn in AWS's words: {@code Invalid ARN prefix: xyz}, {@code
     *     Resource type not valid in this context: express} (recordings {@code sfn_api/test_list_execution_invalid_arn},
     *     {@code sfn_api_express/test_start_async_describe_history_execution})
     */
    public static Arn check(String text, String type) {
        if (!text.startsWith("arn:")) {
            throw StartErrors.invalidArn("Invalid ARN prefix: " + text);
        }
        Arn arn = Arn.parse(text)
                .filter(Arns::hasName)
                .orElseThrow(() -> StartErrors.invalidArn("Invalid ARN length: " + text));
        if (!arn.service().equals("states")) {
            throw StartErrors.invalidArn("Invalid service: " + arn.service());
        }
        String given = arn.resourceParts().getFirst();
        if (!given.equals(type)) {
            throw StartErrors.invalidArn("Resource type not valid in this context: " + given);
        }
        return arn;
    }

    private static boolean hasName(Arn arn) {
        List<String> parts = arn.resourceParts();
        return parts.size() > 1 && !parts.get(1).isEmpty();
    }

    /**
     * Checks that a Standard execution is named.
     *
     * @throws dev.baton.engine.api.wire.ApiException InvalidArn
     */
    public static void checkExecution(String arn) {
        check(arn, "execution");
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
