package dev.baton.engine.api;

import dev.baton.engine.start.StartErrors;

/** Which ARNs can have tags. */
final class TaggedResources {

    private TaggedResources() {}

    /**
     * @throws dev.baton.engine.api.wire.ApiException InvalidArn when it is no ARN
     */
    static void check(String arn) {
        if (!arn.startsWith("arn:")) {
            throw StartErrors.invalidArn("Invalid ARN prefix: " + arn);
        }
    }
}
