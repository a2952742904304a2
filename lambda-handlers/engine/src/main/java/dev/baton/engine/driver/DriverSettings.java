package dev.baton.engine.driver;

import dev.baton.asl.Fuel;
import dev.baton.asl.Limits;
import dev.baton.engine.log.codec.FormatLevel;
import dev.baton.engine.task.PollPace;
import java.time.Duration;
import java.util.Objects;

/**
 * How drivers of one process behave.
 *
 * @param epoch this life of this process; it owns the leases of what the process calls
 * @param leases when an attempt of another owner counts as lost
 * @param limits AWS's, or lifted
 * @param fuel of one step
 * @param durableWakeUps whether a wake-up that was sent outlives this process, so that {@code dueAt} may be moved behind it
 * @param storeTries how often a port call that cannot be answered is made in all
 * @param longestPark how long a task attempt may be parked whose call finds no room, from the attempt's start; zero where it
 *     fails at once, as in Step Functions
 * @param polls when submitted jobs are asked about
 * @param level up to which version entries are written
 * @param inPlace a wait as short as that is waited for in place
 */
public record DriverSettings(
        String epoch,
        LeasePolicy leases,
        Limits limits,
        Fuel fuel,
        boolean durableWakeUps,
        int storeTries,
        Duration longestPark,
        PollPace polls,
        FormatLevel level,
        Duration inPlace) {

    /** Until when a wait is waited for in place where others can take the execution over. */
    private static final Duration SHORT = Duration.ofSeconds(2);

    /** How much too early a wake-up comes at the most: clocks differ, and delays are rounded. */
    public static final Duration EARLIEST = Duration.ofMinutes(1);

    /** How often a driver at work looks whether somebody asked for a stop. */
    public static final Duration STOP_LOOK = Duration.ofSeconds(1);

    /** How long an execution may be overdue before its driver, at work on calls, tells the sweep that it is there. */
    public static final Duration UNSIGNED = Duration.ofSeconds(20);

    /** For how long it then says so. The message that brought it comes again should it die. */
    public static final Duration PRESENCE = Duration.ofSeconds(60);

    /** When the sweep looks after an execution that waits for nothing but a callback. */
    public static final Duration PATROL = Duration.ofHours(24);

    /**
     * How long an attempt may stand open after its token was closed, because whoever closed it is about to commit. Afterwards
     * that driver is dead, and no outcome can come any more. It is waited for in place: a driver that comes later cannot know
     * since when the token is closed.
     */
    public static final Duration CLOSED_TOKEN_GRACE = SHORT;

    /** With jobs that are asked about at the usual pace. */
    public DriverSettings(
            String epoch,
            LeasePolicy leases,
            Limits limits,
            Fuel fuel,
            boolean durableWakeUps,
            int storeTries,
            Duration longestPark) {
        this(epoch, leases, limits, fuel, durableWakeUps, storeTries, longestPark, PollPace.JOBS);
    }

    /** With the newest form of entries. */
    public DriverSettings(
            String epoch,
            LeasePolicy leases,
            Limits limits,
            Fuel fuel,
            boolean durableWakeUps,
            int storeTries,
            Duration longestPark,
            PollPace polls) {
        this(epoch, leases, limits, fuel, durableWakeUps, storeTries, longestPark, polls, FormatLevel.NEWEST, SHORT);
    }

    /** The same, with entries of no version above that. */
    public DriverSettings at(FormatLevel other) {
        return new DriverSettings(
                epoch, leases, limits, fuel, durableWakeUps, storeTries, longestPark, polls, other, inPlace);
    }

    /**
     * The same for Express executions: they live in one process alone, so that all is waited for in place, and no call is put off for
     * longer than they may run.
     */
    public DriverSettings ofExpress() {
        Duration longest = Limits.LONGEST_EXPRESS;
        Duration park = longestPark.compareTo(longest) < 0 ? longestPark : longest;
        return new DriverSettings(
                epoch, leases, limits.ofExpress(), fuel, false, storeTries, park, polls, level, longest);
    }

    public DriverSettings {
        Objects.requireNonNull(polls, "polls");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(epoch, "epoch");
        Objects.requireNonNull(inPlace, "inPlace");
        if (epoch.isEmpty() || storeTries < 1 || longestPark.isNegative()) {
            throw new IllegalArgumentException(
                    "epoch '" + epoch + "', " + storeTries + " tries, parked for " + longestPark);
        }
    }
}
