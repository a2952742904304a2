package dev.baton.local.store;

import dev.baton.engine.activity.Activities;
import dev.baton.engine.activity.Activity;
import dev.baton.engine.activity.ActivityCodec;
import dev.baton.engine.activity.ActivityPage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Activities on disk. */
final class EmbeddedActivities implements Activities {
    private final Database database;
    private final GroupCommit commits;

    EmbeddedActivities(Database database, GroupCommit commits) {
        this.database = database;
        this.commits = commits;
    }

    @Override
    public Optional<Activity> create(Activity activity) {
        return commits.write(batch -> {
            Optional<Activity> standing = find(batch, activity.arn());
            if (standing.isEmpty()) {
                put(batch, activity);
                CreationIndex.ACTIVITIES.put(batch, activity.creationDate(), activity.arn());
            }
            return standing;
        });
    }

    @Override
    public Optional<Activity> activity(String arn) {
        return find(database, arn);
    }

    @Override
    public boolean replace(Activity next) {
        return commits.write(batch -> {
            boolean replaces = find(batch, next.arn())
                    .filter(standing -> standing.stamp() == next.stamp() - 1)
                    .isPresent();
            if (replaces) {
                put(batch, next);
            }
            return replaces;
        });
    }

    @Override
    public void remove(Activity activity) {
        commits.write(batch -> {
            find(batch, activity.arn())
                    .filter(standing -> standing.id().equals(activity.id()))
                    .ifPresent(standing -> {
                        batch.delete(Table.RECORDS, Keys.activity(standing.arn()));
                        CreationIndex.ACTIVITIES.delete(batch, standing.creationDate(), standing.arn());
                    });
            return true;
        });
    }

    @Override
    public ActivityPage list(int limit, Optional<String> after) {
        CreationIndex.Page<Activity> page = CreationIndex.ACTIVITIES.page(database, limit, after, this::activity);
        return new ActivityPage(page.things(), page.next());
    }

    private static Optional<Activity> find(Records records, String arn) {
        return Optional.ofNullable(records.get(Table.RECORDS, Keys.activity(arn)))
                .map(record -> ActivityCodec.decode(new String(record, StandardCharsets.UTF_8)));
    }

    private static void put(Batch batch, Activity activity) {
        batch.put(
                Table.RECORDS,
                Keys.activity(activity.arn()),
                ActivityCodec.encode(activity).getBytes(StandardCharsets.UTF_8));
    }
}
