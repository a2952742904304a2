package dev.baton.local.cli;

import dev.baton.integrations.AwsSettings;
import dev.baton.integrations.containers.ContainerSettings;
import dev.baton.integrations.http.HttpSettings;
import dev.baton.integrations.kubernetes.Clusters;
import dev.baton.integrations.sdk.AwsTasks;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How tasks reach services, common to {@code local} and {@code run}: each option stands for a variable. */
final class ServiceOptions {
    private static final String KUBECONFIG = "BATON_KUBECONFIG";

    @Option(
            names = "--connections",
            paramLabel = "FILE",
            description = "Connections of http:invoke by name, as CreateConnection takes them ("
                    + HttpSettings.CONNECTIONS + "). Default: EventBridge is asked.")
    private Optional<Path> connections = Optional.empty();

    @Option(
            names = "--http-allow",
            paramLabel = "HOST[:PORT]",
            split = ",",
            description =
                    "Hosts that http:invoke and apigateway:invoke may call though they are not public, and without TLS ("
                            + HttpSettings.ALLOW + ").")
    private List<String> allowed = List.of();

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description = "Clusters that eks:call and eks:runJob find by their ClusterName (" + KUBECONFIG
                    + "). Default: the task's Endpoint, in its role's name.")
    private Optional<Path> kubeconfig = Optional.empty();

    @Option(
            names = "--containers",
            paramLabel = "PROGRAM",
            description = "Runs ecs:runTask and batch:submitJob as containers of this machine, by docker or podman ("
                    + ContainerSettings.PROGRAM + ").")
    private Optional<String> containers = Optional.empty();

    @Option(
            names = "--container-definitions",
            paramLabel = "FILE",
            split = ",",
            description = "Task and job definitions, as RegisterTaskDefinition and RegisterJobDefinition take them ("
                    + ContainerSettings.DEFINITIONS + "). Default: ECS and Batch are asked.")
    private List<String> definitions = List.of();

    @Option(
            names = "--container-options",
            paramLabel = "OPTIONS",
            description =
                    "Given to each run of a container, such as '--network host' (" + ContainerSettings.OPTIONS + ").")
    private Optional<String> containerOptions = Optional.empty();

    @Option(
            names = "--assume-roles",
            description = "Each task calls in its machine's role and in that of its Credentials ("
                    + AwsTasks.ASSUME_ROLES + ").")
    private boolean assumeRoles;

    /**
     * The environment with what was given.
     *
     * @throws UserMistake when there is no such file
     */
    Map<String, String> in(Map<String, String> environment) {
        Map<String, String> filled = new HashMap<>(environment);
        connections.ifPresent(file -> {
            if (!Files.isRegularFile(file)) {
                throw new UserMistake(file + ": no such file");
            }
            filled.put(HttpSettings.CONNECTIONS, file.toAbsolutePath().toString());
        });
        kubeconfig
                .or(() -> Optional.ofNullable(environment.get(KUBECONFIG)).map(Path::of))
                .ifPresent(file -> filled.put(Clusters.KUBECONFIG, YamlText.toJson(file, InputFiles.read(file))));
        putContainers(filled);
        if (!allowed.isEmpty()) {
            filled.put(HttpSettings.ALLOW, String.join(",", allowed));
        }
        if (assumeRoles) {
            filled.put(AwsTasks.ASSUME_ROLES, "true");
        }
        return filled;
    }

    private void putContainers(Map<String, String> filled) {
        containers.ifPresent(program -> filled.put(ContainerSettings.PROGRAM, program));
        containerOptions.ifPresent(options -> filled.put(ContainerSettings.OPTIONS, options));
        if (!definitions.isEmpty()) {
            filled.put(ContainerSettings.DEFINITIONS, String.join(",", definitions));
        }
        try {
            ContainerSettings.of(new AwsSettings(filled));
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new UserMistake(String.valueOf(e.getMessage()));
        }
    }
}
