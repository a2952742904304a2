package dev.baton.integrations.optimised;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.definition.TaskResource;
import dev.baton.integrations.Integrations;
import dev.baton.integrations.sdk.model.ServiceModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/integrations/services.md} is made of the tables by which services are called, and of the notes beside them. */
class ServicesPageTest {
    private static final Path PAGE = Path.of("../../docs/integrations/services.md");
    private static final Path NOTES = Path.of("../../docs/integrations/notes");

    /** What policies call a service, where that is not what tasks call it. */
    private static final Map<String, String> POLICIES =
            Map.of("bedrockagentcore", "bedrock-agentcore", "emrserverless", "emr-serverless");

    /** What a role must be allowed besides, for the service passes a role on. */
    private static final Set<String> PASSES_ROLES = Set.of(
            "ecs:runTask",
            "elasticmapreduce:createCluster",
            "emr-serverless:startJobRun",
            "emr-containers:startJobRun",
            "eks:createCluster",
            "eks:createNodegroup",
            "eks:createFargateProfile",
            "bedrock:createModelCustomizationJob",
            "mediaconvert:createJob",
            "sagemaker:createHyperParameterTuningJob",
            "sagemaker:createLabelingJob",
            "sagemaker:createModel",
            "sagemaker:createProcessingJob",
            "sagemaker:createTrainingJob");

    @Test
    void thePageOfServicesIsWhatTheTablesSay() throws IOException {
        String page = page();
        if ("write".equals(System.getProperty("baton.docs"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("write it anew: run this test with -Dbaton.docs=write")
                .hasContent(page);
    }

    @Test
    void everyServiceHasItsNote() throws IOException {
        try (var files = Files.list(NOTES)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".md", "")))
                    .containsAll(services().keySet());
        }
    }

    private static Map<String, List<OptimisedAction>> services() {
        return OptimisedTable.rows().stream()
                .collect(Collectors.groupingBy(
                        row -> row.integration().split(":", 2)[0], LinkedHashMap::new, Collectors.toList()));
    }

    private static String page() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Service by service

                <!-- Generated: ServicesPageTest writes this page, with the texts of notes/. -->

                What each optimised integration calls; the role of its state machine must be allowed just that. Errors bear the service's name before
                those that its API has; whatever else the service says is the last one of a list, no answer is `….SdkClientException`, and a role that may not be taken
                `States.Permissions`. A failed job is `States.TaskFailed` with its description as the cause. Names in *ends well* and *ends badly* are
                those of the service's own description.

                *If the answer is lost* (the connection broke after the request was sent, or who made it died before he could write the answer down),
                an attempt is made again where nothing is done twice by that. Elsewhere it fails as `….SdkClientException`, which a Retry may catch, and what it
                may have begun is not looked for: services know runs by ids of their own, so that a run with the same arguments from the same
                minute may as well be another execution's, and must neither be waited for nor ended; to mark runs would change what jobs see,
                and to list them takes permissions that roles made for Step Functions do not have. AWS has that gap, too. Who cannot
                live with it lets the job itself see that it runs once.

                """);
        Map<String, List<OptimisedAction>> services = services();
        for (String name : new TreeSet<>(notes())) {
            page.append("## ").append(name).append("\n\n");
            if (services.containsKey(name)) {
                page.append(table(services.get(name))).append('\n');
                page.append(errors(services.get(name)));
            }
            page.append(Files.readString(NOTES.resolve(name + ".md")).strip()).append("\n\n");
        }
        return page.toString().strip() + "\n";
    }

    private static List<String> notes() throws IOException {
        try (var files = Files.list(NOTES)) {
            return files.map(file -> file.getFileName().toString().replace(".md", ""))
                    .toList();
        }
    }

    private static String table(List<OptimisedAction> rows) {
        StringBuilder table = new StringBuilder("""
                | Action | Patterns | Permissions | Ends well | Ends badly | Ended with its execution by | If the answer is lost |
                | --- | --- | --- | --- | --- | --- | --- |
                """);
        for (OptimisedAction row : rows) {
            table.append("| `")
                    .append(row.integration().split(":", 2)[1])
                    .append("` | ")
                    .append(patterns(row))
                    .append(" | ")
                    .append(String.join(", ", permissions(row)))
                    .append(" | ")
                    .append(row.job().map(job -> states(job.good())).orElse("–"))
                    .append(" | ")
                    .append(row.job().map(job -> states(job.failed())).orElse("–"))
                    .append(" | ")
                    .append(row.job()
                            .map(job -> job.cancel()
                                    .map(cancel -> "`" + cancel.operation() + "`")
                                    .orElse("nothing"))
                            .orElse("–"))
                    .append(" | ")
                    .append(lost(row))
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String patterns(OptimisedAction row) {
        List<String> patterns = new ArrayList<>(List.of("request response"));
        for (TaskResource.CallPattern pattern : TaskResource.CallPattern.values()) {
            TaskResource resource = TaskResource.of("arn:aws:states:::" + row.integration() + pattern.suffix())
                    .orElseThrow();
            if (!pattern.suffix().isEmpty() && Integrations.catalog().serves(resource)) {
                patterns.add("`" + pattern.suffix() + "`");
            }
        }
        return String.join(", ", patterns);
    }

    private static Set<String> permissions(OptimisedAction row) {
        Set<String> permissions = new LinkedHashSet<>();
        permissions.add(permission(row, row.operation()));
        row.job().ifPresent(job -> {
            permissions.add(permission(row, job.describe().operation()));
            job.cancel().ifPresent(cancel -> permissions.add(permission(row, cancel.operation())));
        });
        if (PASSES_ROLES.contains(row.integration())) {
            permissions.add("`iam:PassRole`");
        }
        return permissions;
    }

    private static String permission(OptimisedAction row, String operation) {
        String prefix = row.integration().split(":", 2)[0];
        return "`" + POLICIES.getOrDefault(prefix, prefix) + ":" + operation + "`";
    }

    private static String states(Set<String> states) {
        return states.isEmpty()
                ? "–"
                : new TreeSet<>(states)
                        .stream()
                                .map(state -> state.equals(Job.GONE) ? "it is gone" : "`" + state + "`")
                                .collect(Collectors.joining(", "));
    }

    private static String lost(OptimisedAction row) {
        if (row.action().operation().readOnly()) {
            return "made again: it only reads";
        }
        if (row.repeatable()) {
            return row.tokenMember()
                    .map(member -> "made again, `" + member + "` says that it is the same")
                    .orElse("made again: twice is once");
        }
        return row.job().map(ServicesPageTest::lost).orElse("fails; it may have been done");
    }

    /** What may have been begun is known by its name where the author gave it one. */
    private static String lost(Job job) {
        return job.handle().values().stream().allMatch(part -> part.startsWith("in:"))
                ? "fails; the name that was given tells whether it began"
                : "fails; what may have begun goes on, nobody waits for it or ends it";
    }

    private static String errors(List<OptimisedAction> rows) {
        StringBuilder errors = new StringBuilder();
        Set<String> told = new LinkedHashSet<>();
        for (OptimisedAction row : rows) {
            if (told.add(row.service())) {
                Set<String> names = new TreeSet<>();
                ServiceModels.all().service(row.service()).orElseThrow().exceptions().stream()
                        .map(name -> name.endsWith("Exception") ? name : name + "Exception")
                        .forEach(names::add);
                List<String> all = new ArrayList<>(names);
                all.add(row.words().baseException());
                errors.append("Errors: `")
                        .append(row.words().prefix())
                        .append(".` and ")
                        .append(all.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", ")))
                        .append(".\n\n");
            }
        }
        return errors.toString();
    }
}
