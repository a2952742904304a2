package dev.baton.aws.blueprint;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A role of functions. Besides, each may write to the log groups of the functions that have it.
 *
 * @param id ends in {@code Role}
 */
public record RoleShape(String id, Set<Grant> grants) {
    public RoleShape {
        PartName.suffix(id, "Role");
        grants = merged(grants);
    }

    /** One for each target: in however many statements they were written, they mean the same. */
    private static Set<Grant> merged(Set<Grant> grants) {
        Map<Grant.Target, Set<String>> actions = new HashMap<>();
        grants.forEach(grant -> actions.computeIfAbsent(grant.target(), target -> new TreeSet<>())
                .addAll(grant.actions()));
        return actions.entrySet().stream()
                .map(one -> new Grant(one.getValue(), one.getKey()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
