package dev.baton.engine.activity;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A page of activities.
 *
 * @param next where the next page begins, opaque; empty after the last
 */
public record ActivityPage(List<Activity> activities, Optional<String> next) {
    public ActivityPage {
        activities = List.copyOf(activities);
        Objects.requireNonNull(next, "next");
    }
}
