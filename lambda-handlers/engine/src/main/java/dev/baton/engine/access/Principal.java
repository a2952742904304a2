package dev.baton.engine.access;

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
        String[] parts = arn.split(":", 6);
        if (parts.length < 6) {
            return "";
        }
        String[] path = parts[5].split("/");
        return switch (path[0]) {
            case "role" -> parts[4] + "/" + path[path.length - 1];
            case "assumed-role" -> path.length > 1 ? parts[4] + "/" + path[1] : "";
            default -> "";
        };
    }
}
