package dev.baton.engine.access;

import java.util.Objects;
import java.util.Set;

/**
 * That somebody may do something with something.
 *
 * @param id whoever made it knows it by that
 * @param principal ARN of a role or user, or {@code *}
 * @param resource ARN of a state machine, activity or role, with {@code *} for any characters
 */
public record AccessGrant(String id, String principal, Set<Right> rights, String resource) {
    private static final int LONGEST = 2048;

    public AccessGrant {
        Objects.requireNonNull(id, "id");
        if (!principal.equals("*") && !principal.matches("arn:[^:]*:iam::\\d{12}:(role|user)/\\S+")) {
            throw new IllegalArgumentException("a principal is the ARN of a role or user, or *, not " + principal);
        }
        if (resource.isBlank() || resource.length() > LONGEST) {
            throw new IllegalArgumentException("a resource has 1 to " + LONGEST + " characters");
        }
        if (rights.isEmpty()) {
            throw new IllegalArgumentException("a grant has one right at least");
        }
        rights = Set.copyOf(rights);
    }

    boolean allows(Principal caller, Right right, String wanted) {
        return rights.contains(right) && caller.is(principal) && matches(resource, wanted);
    }

    /** In a time that grows with the product of the lengths at the most. */
    static boolean matches(String pattern, String text) {
        int at = 0;
        int star = -1;
        int mark = 0;
        int p = 0;
        while (at < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                mark = at;
            } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(at)) {
                p++;
                at++;
            } else if (star >= 0) {
                p = star + 1;
                at = ++mark;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
