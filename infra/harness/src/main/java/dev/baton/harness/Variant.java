package dev.baton.harness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * One of the kinds of processes that a function has side by side, as during a deployment, or on machines whose clocks disagree.
 *
 * @param name for people
 * @param artefact makes of the unpacked artefact the folder that its processes run
 * @param environment what its processes get besides
 */
public record Variant(String name, Preparation artefact, Map<String, String> environment) {

    /** The artefact as it was built. */
    public static final Variant AS_BUILT = new Variant("as built", task -> task, Map.of());

    /** Makes another artefact of an unpacked one. */
    public interface Preparation {
        /** The folder of the other one; {@code task} itself stays as it is. */
        Path prepare(Path task) throws IOException;
    }

    public Variant {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(artefact, "artefact");
        environment = Map.copyOf(environment);
    }
}
