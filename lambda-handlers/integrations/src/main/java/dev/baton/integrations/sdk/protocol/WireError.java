package dev.baton.integrations.sdk.protocol;

import java.util.Optional;

/**
 * What an answer that is no success says of itself.
 *
 * @param code that the service names the error by
 * @param type the model's name for it, where it is told beside another code (SQS)
 */
public record WireError(
        Optional<String> code, Optional<String> type, Optional<String> message, Optional<String> requestId) {}
