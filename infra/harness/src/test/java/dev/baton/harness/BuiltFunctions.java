package dev.baton.harness;

import dev.baton.aws.blueprint.Blueprint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** What tests on the harness stand on: the functions' zip, which the build makes before them, and DynamoDB Local. */
public final class BuiltFunctions {
    public static final Path ARTEFACT = Path.of("../../lambda-handlers/functions/target/baton-functions.zip");
    public static final Path DYNAMODB_LOCAL = Path.of("../../lambda-handlers/aws/target/dynamodb-local.classpath");

    private BuiltFunctions() {}

    /**
     * Skips the test, loudly, where one of them is missing.
     *
     * @param test what is not tested then
     */
    public static void assumeBuilt(String test) {
        for (Path needed : List.of(ARTEFACT, DYNAMODB_LOCAL)) {
            if (!Files.exists(needed)) {
                System.err.println("SKIPPED, NOT TESTED: " + test + "; " + needed.toAbsolutePath()
                        + " is missing (mvn verify makes it)");
            }
            Assumptions.assumeTrue(Files.exists(needed), needed + " is missing");
        }
    }

    /**
     * A harness of these functions, on tables and queues of its own and at any free port.
     *
     * @param sweepEvery how often the schedule fires
     * @param freeze whether processes are stopped between invocations
     * @param environment what functions get besides
     */
    public static HarnessSettings settings(
            Path work,
            int instances,
            Blueprint blueprint,
            Duration sweepEvery,
            boolean freeze,
            Map<String, String> environment) {
        return new HarnessSettings(
                0,
                ARTEFACT,
                Path.of("target", "runtime"),
                new Services.Own(DYNAMODB_LOCAL),
                work,
                instances,
                blueprint,
                sweepEvery,
                freeze,
                environment,
                Optional.empty());
    }
}
