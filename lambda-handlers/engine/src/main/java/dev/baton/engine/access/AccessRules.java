package dev.baton.engine.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Whether a call is allowed by what was granted. What nobody granted is refused.
 *
 * @param grants all there are
 * @param targets finds what a call is about
 */
public record AccessRules(AccessGrants grants, AccessTargets targets) {
    /**
     * Why a call is refused, as Step Functions says it; empty when it is allowed.
     *
     * @param action as in {@code X-Amz-Target}, without {@code AWSStepFunctions.}
     * @param request its body
     */
    public Optional<String> refusal(Principal caller, String action, JsonNode request) {
        Optional<Right> right = Right.of(action);
        if (right.isEmpty()) {
            // There is no such action, which is what the API says of it.
            return Optional.empty();
        }
        String target = targets.of(action, request);
        if (!isAllowed(caller, right.get(), target)) {
            return Optional.of(refused(caller, "states:" + action.replace("Baton.", ""), target));
        }
        String role = request.path("roleArn").asText();
        if (right.get() == Right.ADMINISTER && !role.isEmpty() && !isAllowed(caller, Right.PASS_ROLE, role)) {
            return Optional.of(refused(caller, "iam:PassRole", role));
        }
        return Optional.empty();
    }

    private boolean isAllowed(Principal caller, Right right, String target) {
        return grants.all().stream().anyMatch(grant -> grant.allows(caller, right, target));
    }

    private static String refused(Principal caller, String action, String target) {
        return "User: " + caller.arn() + " is not authorized to perform: " + action + " on resource: " + target;
    }
}
