package dev.baton.engine.activity;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The activities of a process that keeps nothing: {@code --in-memory} and tests. */
public final class InMemoryActivities implements Activities {
    private final Map<String, Activity> activities = new HashMap<>();

    @Override
    public synchronized Optional<Activity> create(Activity activity) {
        return Optional.ofNullable(activities.putIfAbsent(activity.arn(), activity));
    }

    @Override
    public synchronized Optional<Activity> activity(String arn) {
        return Optional.ofNullable(activities.get(arn));
    }

    @Override
    public synchronized boolean replace(Activity next) {
        Activity standing = activities.get(next.arn());
        if (standing == null || standing.stamp() != next.stamp() - 1) {
            return false;
        }
        activities.put(next.arn(), next);
        return true;
    }

    @Override
    public synchronized void remove(Activity activity) {
        Activity standing = activities.get(activity.arn());
        if (standing != null && standing.id().equals(activity.id())) {
            activities.remove(activity.arn());
        }
    }

    @Override
    public synchronized ActivityPage list(int limit, Optional<String> after) {
        List<Activity> found = activities.values().stream()
                .sorted(Comparator.comparing(InMemoryActivities::position))
                .filter(activity -> after.isEmpty() || position(activity).compareTo(after.get()) > 0)
                .limit(limit + 1L)
                .toList();
        return found.size() <= limit
                ? new ActivityPage(found, Optional.empty())
                : new ActivityPage(found.subList(0, limit), Optional.of(position(found.get(limit - 1))));
    }

    /** A text that sorts as the activities do. */
    private static String position(Activity activity) {
        return "%019d/%s".formatted(activity.creationDate().toEpochMilli(), activity.arn());
    }
}
