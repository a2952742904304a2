package dev.baton.local.store;

import dev.baton.engine.activity.Activities;
import dev.baton.engine.activity.Activity;
import dev.baton.engine.activity.ActivityCodec;
import dev.baton.engine.activity.ActivityPage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
                batch.put(Table.RECORDS, byCreation(activity), new byte[0]);
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
                        batch.delete(Table.RECORDS, byCreation(standing));
                    });
            return true;
        });
    }

    @Override
    public ActivityPage list(int limit, Optional<String> after) {
        byte[] from = after.map(EmbeddedActivities::afterPosition).orElse(Keys.ACTIVITIES_BY_CREATION);
        List<Row> rows = database.rows(Table.RECORDS, from, Keys.after(Keys.ACTIVITIES_BY_CREATION), limit + 1);
        List<Activity> activities = new ArrayList<>();
        for (Row row : rows.subList(0, Math.min(limit, rows.size()))) {
            // One may have been removed since the index was read.
            activity(arnOf(row.key())).ifPresent(activities::add);
        }
        return new ActivityPage(
                activities,
                rows.size() > limit ? Optional.of(position(rows.get(limit - 1).key())) : Optional.empty());
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

    private static byte[] byCreation(Activity activity) {
        return Keys.activityByCreation(activity.creationDate().toEpochMilli(), activity.arn());
    }

    private static String arnOf(byte[] key) {
        return new String(key, 1 + Long.BYTES, key.length - 1 - Long.BYTES, StandardCharsets.UTF_8);
    }

    private static String position(byte[] key) {
        return (new RecordReader(key).skip(1).int64() ^ Long.MIN_VALUE) + "/" + arnOf(key);
    }

    private static byte[] afterPosition(String position) {
        int slash = position.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("not a place in a list: " + position);
        }
        long millis = Long.parseLong(position.substring(0, slash));
        return Keys.next(Keys.activityByCreation(millis, position.substring(slash + 1)));
    }
}
