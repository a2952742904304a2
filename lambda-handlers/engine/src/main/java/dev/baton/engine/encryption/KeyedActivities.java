package dev.baton.engine.encryption;

import dev.baton.engine.activity.Activities;
import dev.baton.engine.activity.Activity;
import dev.baton.engine.activity.ActivityPage;
import dev.baton.engine.activity.ActivityPorts;
import dev.baton.engine.activity.ActivityQueues;
import dev.baton.engine.token.TokenKey;
import java.time.Duration;
import java.util.Optional;

/**
 * Activities of which those with a customer's key are made, and their tasks given to workers, only while the key can be used. There is
 * nothing of them to encrypt: a task's input lies in its execution's log, under the key of its machine, and in an activity's queue lie its
 * tasks' names alone.
 */
public final class KeyedActivities {
    private final Seals seals;

    private KeyedActivities(Seals seals) {
        this.seals = seals;
    }

    /** The same ports, with a look at the key. */
    public static ActivityPorts of(ActivityPorts ports, Seals seals) {
        KeyedActivities keyed = new KeyedActivities(seals);
        return new ActivityPorts(
                keyed.new Registry(ports.activities()), keyed.new Queues(ports.queues()), ports.longestPoll());
    }

    private void check(Activity activity) {
        activity.encryption().customerKey().ifPresent(key -> seals.check(key, activity.arn()));
    }

    private final class Registry implements Activities {
        private final Activities activities;

        Registry(Activities activities) {
            this.activities = activities;
        }

        @Override
        public Optional<Activity> create(Activity activity) {
            check(activity);
            return activities.create(activity);
        }

        @Override
        public Optional<Activity> activity(String arn) {
            return activities.activity(arn);
        }

        @Override
        public boolean replace(Activity next) {
            return activities.replace(next);
        }

        @Override
        public void remove(Activity activity) {
            activities.remove(activity);
        }

        @Override
        public ActivityPage list(int limit, Optional<String> after) {
            return activities.list(limit, after);
        }
    }

    private final class Queues implements ActivityQueues {
        private final ActivityQueues queues;

        Queues(ActivityQueues queues) {
            this.queues = queues;
        }

        @Override
        public void open(Activity activity) {
            queues.open(activity);
        }

        @Override
        public void close(Activity activity) {
            queues.close(activity);
        }

        @Override
        public void offer(Activity activity, TokenKey task) {
            queues.offer(activity, task);
        }

        @Override
        public void withdraw(Activity activity, TokenKey task) {
            queues.withdraw(activity, task);
        }

        @Override
        public Poll poll(Activity activity, Duration longest) {
            check(activity);
            return queues.poll(activity, longest);
        }
    }
}
