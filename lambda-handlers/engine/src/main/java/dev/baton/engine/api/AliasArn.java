package dev.baton.engine.api;

import dev.baton.engine.start.MachineArn;

/**
 * An alias's ARN as a request names it: {@code arn:PARTITION:states:REGION:ACCOUNT:stateMachine:NAME:ALIAS}.
 *
 * @param machine the machine's own ARN
 */
record AliasArn(String machine, String name) {

    /**
     * Reads an ARN.
     *
     * @throws dev.baton.engine.api.wire.ApiException InvalidArn when it is no machine's, ValidationException when it names a
     *     machine or a version
     */
    static AliasArn of(String text) {
        MachineArn arn = MachineArn.of(text);
        if (arn.qualifier().isEmpty() || arn.version().isPresent()) {
            throw ApiErrors.validation("An alias's ARN is expected, not '" + arn.given() + "'");
        }
        return new AliasArn(arn.machine(), arn.qualifier().get());
    }
}
