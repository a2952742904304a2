package dev.baton.aws.blueprint;

import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A rule of the event bus that tells a topic of executions, where whoever deploys chooses both.
 *
 * @param id ends in {@code Rule}
 * @param source of the events
 * @param detailType theirs
 * @param statuses that are told
 */
public record RuleShape(String id, String source, String detailType, Set<String> statuses) {
    public RuleShape {
        PartName.suffix(id, "Rule");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(detailType, "detailType");
        statuses = Collections.unmodifiableSet(new TreeSet<>(statuses));
    }
}
