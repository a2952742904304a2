package dev.baton.harness;

import dev.baton.aws.blueprint.Blueprint;
import dev.baton.aws.blueprint.Standard;
import dev.baton.aws.deploy.DeployPlan;
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
 * @param blueprint what is deployed
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
        Blueprint blueprint,
        Duration sweepEvery,
        boolean freeze,
        Map<String, String> environment,
        Optional<Path> image,
        Disturbances disturbances) {

    public HarnessSettings {
        Objects.requireNonNull(artefact, "artefact");
        Objects.requireNonNull(runtime, "runtime");
        Objects.requireNonNull(services, "services");
        Objects.requireNonNull(work, "work");
        Objects.requireNonNull(blueprint, "blueprint");
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
            Blueprint blueprint,
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
                blueprint,
                sweepEvery,
                freeze,
                environment,
                image,
                Disturbances.NONE);
    }

    /** The tables and queues of these functions. */
    DeployPlan deployPlan() {
        return new DeployPlan(
                blueprint, services.prefix(), services.bucket() ? Optional.of(Standard.RETENTION) : Optional.empty());
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
                blueprint,
                sweepEvery,
                freeze,
                other,
                image,
                disturbances);
    }
}
