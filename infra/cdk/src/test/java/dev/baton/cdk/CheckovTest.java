package dev.baton.cdk;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** checkov's rules for templates: each that finds something is mended, or stands here with the reason why not. */
class CheckovTest {
    /** Rules that find something, and why that stays. */
    private static final Map<String, String> ACKNOWLEDGED = Map.ofEntries(
            entry("CKV_AWS_18", "access logs of a bucket that only the functions use would cost more than it"),
            entry("CKV_AWS_21", "objects of the bucket are written once, and never changed"),
            entry(
                    "CKV_AWS_27",
                    "the queues are encrypted with SQS's own key, by default; CDK's key(...) takes another"),
            entry("CKV_AWS_107", "the task role assumes the roles of state machines, which must trust it"),
            entry(
                    "CKV_AWS_111",
                    "whoever deploys names functions, roles and log groups by parameters, whose default is all"),
            entry(
                    "CKV_AWS_115",
                    "lanes have a concurrency of their event sources; reserved concurrency throttles messages"),
            entry(
                    "CKV_AWS_116",
                    "the starter has one; of the others, queues that feed functions have theirs, the schedule comes again in a minute, the API's callers "
                            + "hear of failures, and CloudFormation fails a resource that nobody answers for"),
            entry("CKV_AWS_117", "the functions call AWS's services only, and what tasks call"),
            entry("CKV_AWS_119", "tables are encrypted with DynamoDB's own key; CDK's key(...) takes another"),
            entry("CKV_AWS_149", "the secret is encrypted with AWS's key; CDK's key(...) takes another"),
            entry("CKV_AWS_158", "logs are encrypted with AWS's key; CDK's key(...) takes another"),
            entry("CKV_AWS_173", "the environment is encrypted with AWS's key; CDK's key(...) takes another"),
            // Of the example of a stack.
            entry("CKV_AWS_73", "an example: tracing is the reader's choice"),
            entry("CKV_AWS_76", "an example: so are access logs"),
            entry("CKV_AWS_120", "a start must not be answered from a cache"));

    private static PythonTool checkov;

    @TempDir
    Path folder;

    @BeforeAll
    static void install() throws Exception {
        checkov = PythonTool.orSkip("checkov", "checkov-requirements.txt");
    }

    @Test
    void everyFindingIsMendedOrAcknowledged() throws Exception {
        assertThat(findings("../../baton.template.json", "../sam/template.yaml", "../sam/example/template.yaml"))
                .isEqualTo(ACKNOWLEDGED.keySet());
    }

    @Test
    void faultIsFound() throws Exception {
        Path open = folder.resolve("open.yaml");
        Files.writeString(
                open,
                Files.readString(Path.of("../sam/template.yaml"))
                        .replace("BlockPublicAcls: true", "BlockPublicAcls: false"));
        assertThat(findings(open.toString())).contains("CKV_AWS_53");
    }

    private static Set<String> findings(String... templates) throws IOException, InterruptedException {
        Set<String> found = new TreeSet<>();
        for (String template : templates) {
            PythonTool.Run run = checkov.with(
                    "--quiet",
                    "--compact",
                    "--framework",
                    "cloudformation",
                    "--skip-download",
                    "-o",
                    "json",
                    "-f",
                    template);
            String json = run.output().substring(Math.max(0, run.output().indexOf('{')));
            JsonNode report = new ObjectMapper().readTree(json);
            assertThat(report.at("/summary/resource_count").asInt())
                    .as(template + ": " + run.output())
                    .isPositive();
            report.at("/results/failed_checks")
                    .forEach(check -> found.add(check.path("check_id").asText()));
        }
        return found;
    }
}
