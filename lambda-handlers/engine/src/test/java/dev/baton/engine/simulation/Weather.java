package dev.baton.engine.simulation;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What goes wrong in one world, and how often. Chances are "one in n" for each occasion; 0 means never.
 *
 * @param shared many processes over one store and one durable queue (AWS), or one process at a time with its own timers
 * @param crash of the process, before or after a port call
 * @param suspend of the process, for up to a minute and a half
 * @param failure a port call that is not answered, whether it took place or not
 * @param outage a port call that begins some seconds in which none is answered
 * @param duplicate a message that comes twice
 * @param drop a message that never comes
 * @param full a call of a function that begins some seconds in which none finds room
 * @param longestPark how long attempts without room may be parked
 * @param sweeping whether overdue executions are swept up. Without it nothing may need it: then no message is dropped and no
 *     API call dies between its fact and its message
 * @param told whether somebody wants to be told of ends
 */
record Weather(
        boolean shared,
        int crash,
        int suspend,
        int failure,
        int outage,
        int duplicate,
        int drop,
        int full,
        Duration longestPark,
        boolean sweeping,
        boolean told) {

    private static final List<Duration> PARKS = List.of(Duration.ZERO, Duration.ofSeconds(20), Duration.ofMinutes(15));

    static Weather of(RandomGenerator random, boolean told) {
        boolean shared = random.nextInt(3) > 0;
        boolean sweeping = shared && random.nextBoolean();
        boolean calm = random.nextInt(5) == 0;
        return new Weather(
                shared,
                calm || random.nextInt(4) == 0 ? 0 : 40 + random.nextInt(200),
                !shared || calm || random.nextBoolean() ? 0 : 80 + random.nextInt(200),
                calm || random.nextInt(4) == 0 ? 0 : 10 + random.nextInt(60),
                (sweeping || !shared) && random.nextInt(3) == 0 ? 100 + random.nextInt(200) : 0,
                random.nextBoolean() ? 0 : 3 + random.nextInt(10),
                sweeping && random.nextInt(3) > 0 ? 4 + random.nextInt(30) : 0,
                random.nextBoolean() ? 0 : 3 + random.nextInt(12),
                PARKS.get(random.nextInt(PARKS.size())),
                sweeping,
                told);
    }

    /** The same world after the storm: from here on everything must come to its end. */
    Weather calmed() {
        return new Weather(shared, 0, 0, 0, 0, 0, 0, 0, longestPark, sweeping, told);
    }
}
