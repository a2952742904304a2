package dev.baton.engine.api;

import java.util.Optional;

/**
 * A request of AWS JSON 1.0, whatever brought it here.
 *
 * @param target the {@code X-Amz-Target} header
 * @param body JSON in UTF-8; not changed after it was handed over
 */
public record ApiRequest(Optional<String> target, byte[] body) {}
