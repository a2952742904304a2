package dev.baton.aws.blueprint;

import java.util.Set;

/**
 * A role of functions. Besides, each may write to the log groups of the functions that have it.
 *
 * @param id ends in {@code Role}
 */
public record RoleShape(String id, Set<Grant> grants) {
    public RoleShape {
        PartName.suffix(id, "Role");
        grants = Set.copyOf(grants);
    }
}
