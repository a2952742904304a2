package dev.baton.harness;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How the harness runs.
 *
 * @param port where the API function's URL is served; 0 for any free one
 * @param artefact the zip with the functions
 * @param runtime the folder with the jars of the runtime client
 * @param dynamoDbClassPath the file that holds DynamoDB Local's class path
 * @param work folder for what is unpacked and logged
 * @param instances how many processes a function has at the most
 * @param margin between a function's time-out and its queue's visibility time-out
 * @param timeouts of the functions
 * @param sweepEvery how often the schedule fires
 * @param freeze whether processes are stopped between invocations, as Lambda does
 * @param environment what functions get besides, e.g. endpoints of the services that tasks call
 * @param image the folder of a container image with its archive, from which processes are started then
 */
public record HarnessSettings(
        int port,
        Path artefact,
        Path runtime,
        Path dynamoDbClassPath,
        Path work,
        int instances,
        Duration margin,
        Timeouts timeouts,
        Duration sweepEvery,
        boolean freeze,
        Map<String, String> environment,
        Optional<Path> image) {

    /** Time-outs of the functions. */
    public record Timeouts(Duration api, Duration driver, Duration longTask, Duration express, Duration sweep) {
        /** Those that are deployed. */
        public static final Timeouts DEPLOYED = new Timeouts(
                Duration.ofSeconds(310),
                Duration.ofSeconds(120),
                Duration.ofSeconds(900),
                Duration.ofSeconds(310),
                Duration.ofSeconds(120));
    }

    /** Between a function's time-out and the moment at which its messages come again, as deployed. */
    public static final Duration DEPLOYED_MARGIN = Duration.ofSeconds(30);

    public HarnessSettings {
        Objects.requireNonNull(artefact, "artefact");
        Objects.requireNonNull(runtime, "runtime");
        Objects.requireNonNull(dynamoDbClassPath, "dynamoDbClassPath");
        Objects.requireNonNull(work, "work");
        Objects.requireNonNull(margin, "margin");
        Objects.requireNonNull(timeouts, "timeouts");
        Objects.requireNonNull(sweepEvery, "sweepEvery");
        Objects.requireNonNull(image, "image");
        environment = Map.copyOf(environment);
    }
}
