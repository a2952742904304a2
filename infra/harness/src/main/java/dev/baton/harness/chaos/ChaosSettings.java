package dev.baton.harness.chaos;

import dev.baton.aws.blueprint.Blueprint;
import dev.baton.harness.Built;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * How a chaos run is made.
 *
 * @param executions how many are started
 * @param faults how many happen
 * @param seed draws what happens and when
 * @param open how many executions are open at once
 * @param instances how many processes a function has at the most
 * @param blueprint what is deployed
 * @param timeout of the functions in place of the blueprint's; that of the long lane has 4 s more
 * @param sweepEvery how often the schedule fires; zero for never
 * @param settle how long, after the last start, executions may take to end; what is still open then is lost
 * @param upgrade whether a newer version is deployed step by step and taken back, in place of one that runs beside the old one
 * @param artefact the zip with the functions
 * @param built what the build left besides, and where functions are unpacked and log
 * @param engineSources the engine's production code, of which a newer version is made
 */
public record ChaosSettings(
        int executions,
        int faults,
        long seed,
        int open,
        int instances,
        Blueprint blueprint,
        Duration timeout,
        Duration sweepEvery,
        Duration settle,
        boolean upgrade,
        Path artefact,
        Built built,
        Path engineSources) {
    /** As many processes for each function as there are variants of them. */
    public static final int ALL_VARIANTS = 4;

    public ChaosSettings {
        Objects.requireNonNull(blueprint, "blueprint");
        Objects.requireNonNull(timeout, "timeout");
        Objects.requireNonNull(sweepEvery, "sweepEvery");
        Objects.requireNonNull(settle, "settle");
        Objects.requireNonNull(artefact, "artefact");
        Objects.requireNonNull(built, "built");
        Objects.requireNonNull(engineSources, "engineSources");
        if (executions < 1 || faults < 0 || open < 1 || instances < 1) {
            throw new IllegalArgumentException("a chaos run has executions, some of them open, and processes");
        }
    }
}
