package dev.baton.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.sns.Topic;

/** AWS's rules for good stacks: each that finds something is mended, or stands here with the reason why not. */
class EngineNagTest {
    /** Rules that find something, and why that stays. */
    private static final Map<String, String> ACKNOWLEDGED = Map.of(
            "AwsSolutions-IAM5",
                    "indexes of a table, objects of a bucket, functions that tasks call, and queues of activities cannot be listed beforehand",
            "AwsSolutions-SMG4", "a secret that seals task tokens is changed by hand, in steps, while tasks wait",
            "AwsSolutions-S1", "access logs of a bucket that only the functions use would cost more than it");

    @TempDir
    Path output;

    @BeforeAll
    static void node() {
        Node.orSkip();
    }

    @Test
    void everyFindingIsMendedOrAcknowledged() throws IOException {
        App app = new App(AppProps.builder()
                .analyticsReporting(false)
                .outdir(output.toString())
                .build());
        Stack stack = new Stack(app, "Test");
        BatonEngine.Builder.create(stack, "Baton", Synthesis.code())
                .publishEvents(EventBus.fromEventBusName(stack, "Bus", "default"))
                .failureTopic(Topic.fromTopicArn(stack, "Failures", "arn:aws:sns:us-east-1:123456789012:failures"))
                .build();
        Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
        try {
            app.synth();
        } catch (RuntimeException e) {
            // Findings fail a synthesis; the report says which.
        }
        assertThat(findings(output)).isEqualTo(ACKNOWLEDGED.keySet());
    }

    private static Set<String> findings(Path folder) throws IOException {
        Set<String> rules = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                collect(new ObjectMapper().readTree(file.toFile()), rules);
            }
        }
        return rules;
    }

    private static void collect(JsonNode node, Set<String> rules) {
        for (String member : new String[] {"ruleName", "rule", "id"}) {
            String text = node.path(member).asText();
            if (text.startsWith("AwsSolutions-")) {
                rules.add(text.replaceAll("\\[.*", ""));
            }
        }
        node.forEach(child -> collect(child, rules));
    }
}
