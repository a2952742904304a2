package dev.baton.engine.api;

import dev.baton.engine.activity.Activities;
import dev.baton.engine.activity.Activity;
import dev.baton.engine.start.Arns;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Finds and changes activities by their ARNs. */
final class ActivityLookup {
    private static final int TRIES = 20;

    private final Activities activities;

    ActivityLookup(Activities activities) {
        this.activities = activities;
    }

    /**
     * The activity of that ARN.
     *
     * @throws dev.baton.engine.api.wire.ApiException InvalidArn, ActivityDoesNotExist
     */
    Activity find(String arn) {
        Arns.check(arn, "activity");
        return activities.activity(arn).orElseThrow(() -> ApiErrors.noSuchActivity(arn));
    }

    /** The tags of an activity; empty when the ARN names none. */
    Optional<Map<String, String>> tags(String arn) {
        return activities.activity(arn).map(Activity::tags);
    }

    /**
     * Changes an activity's tags.
     *
     * @return whether there is such an activity
     * @throws dev.baton.engine.api.wire.ApiException ConflictException when others keep changing it
     */
    boolean retag(String arn, UnaryOperator<Map<String, String>> change) {
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<Activity> standing = activities.activity(arn);
            if (standing.isEmpty()) {
                return false;
            }
            Map<String, String> next = change.apply(standing.get().tags());
            if (activities.replace(standing.get().tagged(next))) {
                return true;
            }
        }
        throw ApiErrors.conflict("The activity is being changed by other requests: '" + arn + "'");
    }

    /** Tags without some. */
    static Map<String, String> without(Map<String, String> tags, List<String> keys) {
        Map<String, String> left = new LinkedHashMap<>(tags);
        keys.forEach(left::remove);
        return left;
    }
}
