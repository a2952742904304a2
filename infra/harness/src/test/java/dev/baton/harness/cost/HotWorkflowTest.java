package dev.baton.harness.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.aws.blueprint.Standard;
import dev.baton.harness.BuiltFunctions;
import dev.baton.harness.HarnessSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What ten short tasks cost, through the artefact that is deployed. */
class HotWorkflowTest {
    private static final int TASKS = 10;

    @TempDir
    Path work;

    @BeforeAll
    static void skipLoudly() {
        BuiltFunctions.assumeBuilt("what a hot workflow costs");
    }

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void tenShortTasksAreOneMessageOneInvocationThirteenWritesAndTwentyUnitsAtMost() throws Exception {
        Prices prices = Prices.read(Path.of("../../benchmarks/prices.json"));
        try (Lab lab = Lab.open(settings(), prices, 256)) {
            Usage used = lab.measure(workload()).execution();

            assertThat(used.of(Resource.TASK_CALLS)).isEqualTo(TASKS);
            assertThat(used.of(Resource.MESSAGES)).as("messages: %s", used).isEqualTo(1);
            assertThat(used.of(Resource.SQS_REQUESTS))
                    .as("sent, received, deleted: %s", used)
                    .isEqualTo(3);
            assertThat(used.of(Resource.DRIVER_INVOCATIONS)).isEqualTo(1);
            assertThat(used.of(Resource.INVOCATIONS)).as("of API and driver").isEqualTo(2);
            assertThat(used.of(Resource.TABLE_WRITES))
                    .as("writes of the table: %s", used)
                    .isBetween(12.0, 13.0);
            assertThat(used.writeUnits())
                    .as("write units with indexes: %s", used)
                    .isBetween(13.0, 20.0);
            assertThat(used.of(Resource.READ_UNITS)).as("read units: %s", used).isBetween(1.0, 6.0);
            assertThat(used.of(Resource.FAILED_CONDITIONS)).isZero();
            assertThat(used.of(Resource.GIGABYTE_MONTHS)).isPositive();
        }
    }

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void anUpdateOfAnItemUsesNoMoreThanAFunctionThatIsCalled() throws Exception {
        Prices prices = Prices.read(Path.of("../../benchmarks/prices.json"));
        try (Lab lab = Lab.open(settings(), prices, 256)) {
            Usage functions = lab.measure(workload()).execution();
            Usage updates =
                    lab.measure(Workloads.updates("updates", TASKS, 1, 1)).execution();

            for (Resource resource : List.of(
                    Resource.MESSAGES,
                    Resource.SQS_REQUESTS,
                    Resource.INVOCATIONS,
                    Resource.TABLE_WRITES,
                    Resource.READ_UNITS)) {
                assertThat(updates.of(resource))
                        .as("%s: %s, beside %s", resource, updates, functions)
                        .isLessThanOrEqualTo(functions.of(resource));
            }
            assertThat(updates.writeUnits())
                    .as("%s, beside %s", updates, functions)
                    .isLessThanOrEqualTo(functions.writeUnits());
        }
    }

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void aPollOfAJobUsesAtMostAMessageAnInvocationAndAWriteOfTheHead() throws Exception {
        Prices prices = Prices.read(Path.of("../../benchmarks/prices.json"));
        try (Lab lab = Lab.open(settings(), prices, 256)) {
            Usage poll = new LongJob(lab).measure().poll();

            assertThat(poll.of(Resource.MESSAGES)).as("%s", poll).isLessThanOrEqualTo(1);
            assertThat(poll.of(Resource.INVOCATIONS)).as("%s", poll).isLessThanOrEqualTo(1);
            assertThat(poll.of(Resource.SQS_REQUESTS)).as("%s", poll).isLessThanOrEqualTo(3);
            assertThat(poll.of(Resource.READ_UNITS))
                    .as("what a function looks up once a minute apart: %s", poll)
                    .isLessThanOrEqualTo(4);
            assertThat(poll.of(Resource.TABLE_WRITES))
                    .as("the head's due moment: %s", poll)
                    .isLessThanOrEqualTo(1);
        }
        assertThat(LongJob.polls(LongJob.HOUR)).isLessThanOrEqualTo(65);
    }

    private static Workload workload() {
        Workload tasks = Workloads.tasks("hot", "", TASKS, false, 1);
        return new Workload(
                tasks.name(),
                tasks.title(),
                tasks.definition().replace("task-100ms", "task-5ms"),
                tasks.input(),
                TASKS,
                OptionalDouble.empty(),
                1,
                1,
                false,
                0,
                OptionalDouble.empty());
    }

    private HarnessSettings settings() {
        return BuiltFunctions.settings(work, 1, Standard.BLUEPRINT, Duration.ofMinutes(5), false, Map.of());
    }
}
