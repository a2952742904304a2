package dev.baton.engine.activity;

import dev.baton.engine.registry.EncryptionSettings;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * An activity: a name under which tasks wait for workers that come and take them. Immutable; its tags change by {@link
 * Activities#replace}.
 *
 * @param arn {@code arn:aws:states:R:A:activity:NAME}
 * @param id drawn when it was created: one of the same name that is created later is another one, with a queue of its own
 * @param creationDate with milliseconds
 * @param tags in the order in which they were set; unmodifiable
 * @param encryption what was said of its encryption when it was created, which does not change
 * @param stamp 1 when created, one more with each replacement: the condition of the next
 */
public record Activity(
        String arn,
        String name,
        String id,
        Instant creationDate,
        Map<String, String> tags,
        EncryptionSettings encryption,
        long stamp) {
    public Activity {
        Objects.requireNonNull(arn, "arn");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(creationDate, "creationDate");
        Objects.requireNonNull(encryption, "encryption");
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        if (stamp < 1) {
            throw new IllegalArgumentException("stamp " + stamp);
        }
    }

    /** One with AWS's own key. */
    public Activity(String arn, String name, String id, Instant creationDate, Map<String, String> tags, long stamp) {
        this(arn, name, id, creationDate, tags, EncryptionSettings.AWS_OWNED, stamp);
    }

    /** The next replacement, with these tags. */
    public Activity tagged(Map<String, String> next) {
        return new Activity(arn, name, id, creationDate, next, encryption, stamp + 1);
    }
}
