package dev.baton.engine.api;

import java.util.Optional;

/**
 * A request of AWS JSON 1.0, whatever brought it here.
 *
 * @param target the {@code X-Amz-Target} header
 * @param body JSON in UTF-8; not changed after it was handed over
 * @param accessKeyId the access key id that the caller signed with; it proves nothing unless the carrier has checked the signature
 * @param region that the caller signed for; empty where it signed for none, or there is but one
 */
public record ApiRequest(Optional<String> target, byte[] body, Optional<String> region, Optional<String> accessKeyId) {

    /** A request of nobody in particular. */
    public ApiRequest(Optional<String> target, byte[] body, Optional<String> region) {
        this(target, body, region, Optional.empty());
    }

    /** A request for whatever region the API stands in. */
    public ApiRequest(Optional<String> target, byte[] body) {
        this(target, body, Optional.empty());
    }
}
