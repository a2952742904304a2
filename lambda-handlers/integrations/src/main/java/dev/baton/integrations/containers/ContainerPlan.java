package dev.baton.integrations.containers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One container that is to be run.
 *
 * @param name on this machine
 * @param container what its definition calls it
 * @param memoryMb at the most; 0: any
 * @param essential whether its end is the task's
 * @param beside the container whose network it shares, by its name on this machine
 */
record ContainerPlan(
        String name,
        String container,
        String image,
        List<String> entryPoint,
        List<String> command,
        Map<String, String> environment,
        int memoryMb,
        Optional<String> user,
        Optional<String> workingDirectory,
        boolean essential,
        Optional<String> beside) {
    ContainerPlan {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(container, "container");
        Objects.requireNonNull(image, "image");
        entryPoint = List.copyOf(entryPoint);
        command = List.copyOf(command);
        environment = new LinkedHashMap<>(environment);
    }

    /** What follows {@code run} and the options that all have. */
    List<String> arguments(List<String> options) {
        List<String> arguments = new ArrayList<>(List.of("--name", name));
        environment.forEach((variable, value) -> arguments.addAll(List.of("--env", variable + "=" + value)));
        if (memoryMb > 0) {
            arguments.addAll(List.of("--memory", memoryMb + "m"));
        }
        user.ifPresent(one -> arguments.addAll(List.of("--user", one)));
        workingDirectory.ifPresent(folder -> arguments.addAll(List.of("--workdir", folder)));
        boolean ownNetwork = options.stream().noneMatch(option -> option.startsWith("--net"));
        beside.filter(other -> ownNetwork)
                .ifPresent(other -> arguments.addAll(List.of("--network", "container:" + other)));
        if (!entryPoint.isEmpty()) {
            arguments.addAll(List.of("--entrypoint", entryPoint.getFirst()));
        }
        arguments.add(image);
        arguments.addAll(entryPoint.subList(Math.min(1, entryPoint.size()), entryPoint.size()));
        arguments.addAll(command);
        return arguments;
    }

    /** A definition's container with what a task says otherwise. */
    static ContainerPlan of(String name, JsonNode definition, JsonNode overrides, Optional<String> beside)
            throws NoContainerException {
        String container = Members.text(definition, "name").orElse("default");
        String image = Members.text(definition, "image").orElse("");
        if (image.isEmpty() || image.startsWith("-")) {
            throw new NoContainerException("the container '" + container + "' has no image");
        }
        if (!Members.of(definition, "secrets").isEmpty()) {
            throw new NoContainerException("the container '" + container
                    + "' takes secrets, which are not fetched here: give its definition in a file without them, and their"
                    + " values by --container-options");
        }
        Map<String, String> environment = new LinkedHashMap<>();
        for (JsonNode from : List.of(definition, overrides)) {
            Members.of(from, "environment")
                    .forEach(variable -> environment.put(
                            Members.text(variable, "name").orElse(""),
                            Members.text(variable, "value").orElse("")));
        }
        List<String> command = Members.texts(overrides, "command");
        return new ContainerPlan(
                name,
                container,
                image,
                Members.texts(definition, "entryPoint"),
                command.isEmpty() ? Members.texts(definition, "command") : command,
                environment,
                Math.max(
                        Members.of(overrides, "memory").asInt(),
                        Members.of(definition, "memory").asInt()),
                Members.text(definition, "user"),
                Members.text(definition, "workingDirectory"),
                Members.of(definition, "essential").asBoolean(true),
                beside);
    }

    /** The same with other words in its command. */
    ContainerPlan withCommand(List<String> words, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.putAll(more);
        return new ContainerPlan(
                name, container, image, entryPoint, words, all, memoryMb, user, workingDirectory, essential, beside);
    }
}
