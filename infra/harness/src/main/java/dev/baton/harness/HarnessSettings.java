package dev.baton.harness;

import dev.baton.aws.blob.PayloadBucket;
import dev.baton.aws.deploy.DeployPlan;
import dev.baton.aws.dynamodb.Tables;
import dev.baton.aws.sqs.QueuePlan;
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
 * @param services where tables and queues are
 * @param work folder for what is unpacked and logged
 * @param instances how many processes a function has at the most
 * @param margin between a function's time-out and its queue's visibility time-out
 * @param timeouts of the functions
 * @param sweepEvery how often the schedule fires; zero for never
 * @param freeze whether processes are stopped between invocations, as Lambda does
 * @param environment what functions get besides, e.g. endpoints of the services that tasks call
 * @param image the folder of a container image with its archive, from which processes are started then
 * @param disturbances how a test makes the functions' lives hard
 */
public record HarnessSettings(
        int port,
        Path artefact,
        Path runtime,
        Services services,
        Path work,
        int instances,
        Duration margin,
        Timeouts timeouts,
        Duration sweepEvery,
        boolean freeze,
        Map<String, String> environment,
        Optional<Path> image,
        Disturbances disturbances) {

    /** Time-outs of the functions. */
    public record Timeouts(Duration api, Duration driver, Duration longTask, Duration express, Duration sweep) {
        /** Those that are deployed. */
        public static final Timeouts DEPLOYED = new Timeouts(
                Duration.ofSeconds(310),
                Duration.ofSeconds(120),
                Duration.ofSeconds(900),
                Duration.ofSeconds(310),
                Duration.ofSeconds(120));

        /**
         * What functions with these time-outs stand on.
         *
         * @param prefix of all names
         * @param margin between a function's time-out and its queue's visibility time-out
         * @param bucket whether there is one for payloads
         */
        DeployPlan deployPlan(String prefix, Duration margin, boolean bucket) {
            return new DeployPlan(
                    Tables.named(prefix),
                    new QueuePlan(
                            prefix,
                            visibility(driver, margin),
                            visibility(longTask, margin),
                            visibility(express, margin)),
                    bucket ? Optional.of(new PayloadBucket(prefix + "-payloads", RETENTION)) : Optional.empty());
        }

        /** A test may want messages back before their function's time is over. */
        private static Duration visibility(Duration timeout, Duration margin) {
            Duration visibility = timeout.plus(margin);
            return visibility.compareTo(LEAST_VISIBILITY) < 0 ? LEAST_VISIBILITY : visibility;
        }
    }

    private static final Duration LEAST_VISIBILITY = Duration.ofSeconds(1);

    /** As the functions have it when nothing else is set. */
    private static final Duration RETENTION = Duration.ofDays(90);

    /** Between a function's time-out and the moment at which its messages come again, as deployed. */
    public static final Duration DEPLOYED_MARGIN = Duration.ofSeconds(30);

    public HarnessSettings {
        Objects.requireNonNull(artefact, "artefact");
        Objects.requireNonNull(runtime, "runtime");
        Objects.requireNonNull(services, "services");
        Objects.requireNonNull(work, "work");
        Objects.requireNonNull(margin, "margin");
        Objects.requireNonNull(timeouts, "timeouts");
        Objects.requireNonNull(sweepEvery, "sweepEvery");
        Objects.requireNonNull(image, "image");
        environment = Map.copyOf(environment);
        Objects.requireNonNull(disturbances, "disturbances");
    }

    /** Without disturbances. */
    public HarnessSettings(
            int port,
            Path artefact,
            Path runtime,
            Services services,
            Path work,
            int instances,
            Duration margin,
            Timeouts timeouts,
            Duration sweepEvery,
            boolean freeze,
            Map<String, String> environment,
            Optional<Path> image) {
        this(
                port,
                artefact,
                runtime,
                services,
                work,
                instances,
                margin,
                timeouts,
                sweepEvery,
                freeze,
                environment,
                image,
                Disturbances.NONE);
    }

    /** The tables and queues of these functions. */
    DeployPlan deployPlan() {
        return timeouts.deployPlan(services.prefix(), margin, services.bucket());
    }

    /** The same with another environment. */
    public HarnessSettings withEnvironment(Map<String, String> other) {
        return new HarnessSettings(
                port,
                artefact,
                runtime,
                services,
                work,
                instances,
                margin,
                timeouts,
                sweepEvery,
                freeze,
                other,
                image,
                disturbances);
    }
}
