package dev.baton.cdk;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CustomResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.IGrantable;
import software.constructs.Construct;

/** {@code Custom::BatonGrant}: what callers of the API's URL may do, where only what is granted is allowed. */
final class EngineGrants {
    private static final String PREFIX = "Grant";

    private EngineGrants() {}

    /**
     * Makes one.
     *
     * @param scope where it stands
     * @param grantee a role or a user, or what has one
     * @param rights read, start, operate, administer, pass-role
     * @param resource ARN, perhaps with wildcards
     */
    static void make(Construct scope, String serviceToken, IGrantable grantee, List<String> rights, String resource) {
        long made = scope.getNode().getChildren().stream()
                .filter(child -> child.getNode().getId().startsWith(PREFIX))
                .count();
        CustomResource.Builder.create(scope, PREFIX + (made + 1))
                .serviceToken(serviceToken)
                .resourceType("Custom::BatonGrant")
                .serviceTimeout(Duration.minutes(5))
                .properties(Map.of("Principal", principal(grantee), "Rights", rights, "Resource", resource))
                .build();
    }

    private static String principal(IGrantable grantee) {
        List<String> arns = grantee.getGrantPrincipal()
                .getPolicyFragment()
                .getPrincipalJson()
                .getOrDefault("AWS", List.of());
        if (arns.size() != 1) {
            throw new IllegalArgumentException("a role or a user can be granted rights, or what has a role");
        }
        return arns.getFirst();
    }
}
