package dev.baton.engine.access;

import dev.baton.asl.Arn;
import java.util.Objects;

/**
 * Who calls, as AWS tells it of a request whose signature it has checked.
 *
 * @param arn of a user, of a role's session ({@code arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION}), or of the account's root
 */
public record Principal(String arn) {
    public Principal {
        Objects.requireNonNull(arn, "arn");
    }

    /**
     * Whether a grant to that one is a grant to this caller. A role is meant by its account and name: what AWS tells of a session
     * does not have the role's path.
     *
     * @param granted the ARN of a role or user, or {@code *} for whoever may call at all
     */
    boolean is(String granted) {
        return granted.equals("*")
                || granted.equals(arn)
                || (isSession() && role(granted).equals(role(arn)));
    }

    private boolean isSession() {
        return arn.contains(":assumed-role/");
    }

    /** Account and name; empty for what is no role. */
    private static String role(String arn) {
        return Arn.parse(arn).map(Principal::role).orElse("");
    }

    private static String role(Arn arn) {
        String[] path = arn.resource().split("/");
        return switch (path[0]) {
            case "role" -> arn.account() + "/" + path[path.length - 1];
            case "assumed-role" -> path.length > 1 ? arn.account() + "/" + path[1] : "";
            default -> "";
        };
    }
}
