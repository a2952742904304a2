package dev.baton.engine.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.registry.EncryptionSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Activities} keeps to. */
public abstract class ActivitiesContract {
    private static final Instant T0 = Instant.parse("2026-03-01T10:00:00.123Z");

    private Activities activities;

    /** A fresh, empty registry. */
    protected abstract Activities empty();

    @BeforeEach
    void open() {
        activities = empty();
    }

    @Test
    void unknownOneIsAbsent() {
        assertThat(activities.activity(arn("none"))).isEmpty();
        assertThat(activities.replace(activity("none", 0).tagged(Map.of()))).isFalse();
        activities.remove(activity("none", 0));
        assertThat(activities.list(10, Optional.empty())).isEqualTo(new ActivityPage(List.of(), Optional.empty()));
    }

    @Test
    void createdOneComesBackWithAllItHas() {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("b", "ü");
        tags.put("a", "");
        Activity activity = new Activity(arn("ä"), "ä", "id", T0, tags, 1);
        assertThat(activities.create(activity)).isEmpty();
        assertThat(activities.activity(arn("ä"))).contains(activity);
        assertThat(activities.activity(arn("ä")).orElseThrow().tags().keySet()).containsExactly("b", "a");
    }

    @Test
    void keyOfOneComesBack() {
        EncryptionSettings encryption =
                new EncryptionSettings(Optional.of(new EncryptionSettings.CustomerKey("alias/mine", 120)));
        Activity activity = new Activity(arn("k"), "k", "id", T0, Map.of(), encryption, 1);
        activities.create(activity);
        assertThat(activities.activity(arn("k"))).contains(activity);
        assertThat(activity.tagged(Map.of("a", "b")).encryption()).isEqualTo(encryption);
    }

    @Test
    void nameIsGivenOnce() {
        Activity first = activity("a", 0);
        activities.create(first);
        Activity second = new Activity(first.arn(), "a", "other", T0.plusSeconds(9), Map.of("k", "v"), 1);
        assertThat(activities.create(second)).contains(first);
        assertThat(activities.activity(first.arn())).contains(first);
        assertThat(activities.list(10, Optional.empty()).activities()).containsExactly(first);
    }

    @Test
    void onlyOneOfTwoReplacementsCounts() {
        Activity first = activity("a", 0);
        activities.create(first);
        assertThat(activities.replace(first.tagged(Map.of("k", "1")))).isTrue();
        assertThat(activities.replace(first.tagged(Map.of("k", "2")))).isFalse();
        assertThat(activities.activity(first.arn()).orElseThrow().tags()).isEqualTo(Map.of("k", "1"));
    }

    @Test
    void removedOneLeavesItsNameToAnother() {
        Activity first = activity("a", 0);
        activities.create(first);
        activities.remove(first.tagged(Map.of()));
        assertThat(activities.activity(first.arn())).isEmpty();
        assertThat(activities.list(10, Optional.empty()).activities()).isEmpty();
        Activity second = new Activity(first.arn(), "a", "other", T0.plusSeconds(1), Map.of(), 1);
        assertThat(activities.create(second)).isEmpty();
        activities.remove(first);
        assertThat(activities.activity(first.arn())).as("that was another one").contains(second);
        assertThat(activities.list(10, Optional.empty()).activities()).containsExactly(second);
    }

    @Test
    void pagesAreInTheOrderOfCreationThenByArn() {
        List<Activity> all = new ArrayList<>();
        for (String name : List.of("c", "b", "a")) {
            all.add(activity(name, all.size()));
        }
        Activity twin = activity("Z", 2);
        all.add(2, twin);
        for (int i = all.size() - 1; i >= 0; i--) {
            activities.create(all.get(i));
        }
        ActivityPage first = activities.list(3, Optional.empty());
        assertThat(first.activities()).isEqualTo(all.subList(0, 3));
        ActivityPage second = activities.list(3, first.next());
        assertThat(second.activities()).isEqualTo(all.subList(3, 4));
        assertThat(second.next()).isEmpty();
        assertThat(activities.list(4, Optional.empty()).next()).isEmpty();
    }

    private static Activity activity(String name, int age) {
        return new Activity(arn(name), name, "id-" + name, T0.plusSeconds(age), Map.of(), 1);
    }

    private static String arn(String name) {
        return "arn:aws:states:us-east-1:123456789012:activity:" + name;
    }
}
