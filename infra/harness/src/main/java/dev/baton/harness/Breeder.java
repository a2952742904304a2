package dev.baton.harness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the kinds of processes that functions have, of {@link Variant}s. */
final class Breeder {
    private final HarnessSettings settings;
    private final Path logs;
    private final Path task;
    private final Path runtime;
    private final List<String> options;
    private final Map<Variant.Preparation, Path> prepared = new HashMap<>();

    Breeder(HarnessSettings settings, Path logs) throws IOException {
        this.settings = settings;
        this.logs = logs;
        this.task = Artefact.unpack(settings.artefact(), settings.work().resolve("task"));
        this.runtime = settings.runtime().toAbsolutePath();
        this.options = NativeClient.unpack(runtime, settings.work());
    }

    /**
     * Makes sure that their artefacts are there.
     *
     * @throws IOException when one cannot be made
     */
    void prepare(List<Variant> variants) throws IOException {
        for (Variant variant : variants) {
            // Once each: processes may run what was prepared.
            if (!prepared.containsKey(variant.artefact())) {
                prepared.put(variant.artefact(), variant.artefact().prepare(task.toAbsolutePath()));
            }
        }
    }

    /**
     * Those of one function.
     *
     * @param variants that were prepared
     * @param environment of all functions
     */
    List<FunctionPool.Breed> breeds(List<Variant> variants, String function, Map<String, String> environment) {
        return variants.stream()
                .map(variant -> new FunctionPool.Breed(
                        variant.name(), place(variant), environment(variant, function, environment)))
                .toList();
    }

    private FunctionInstance.Place place(Variant variant) {
        Path folder = prepared.getOrDefault(variant.artefact(), task.toAbsolutePath());
        Launch launch = settings.image()
                .<Launch>map(image -> new Launch.Archived(new ImageFolder(image.toAbsolutePath())))
                .orElseGet(Launch.Managed::new);
        return new FunctionInstance.Place(folder, runtime, options, logs, launch);
    }

    private Map<String, String> environment(Variant variant, String function, Map<String, String> common) {
        Map<String, String> all = new HashMap<>(common);
        // The servers take any; so it can be told who called.
        all.put("AWS_ACCESS_KEY_ID", function);
        all.putAll(settings.environment());
        all.putAll(variant.environment());
        return all;
    }
}
