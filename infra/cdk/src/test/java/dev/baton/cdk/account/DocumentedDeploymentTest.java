package dev.baton.cdk.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.aws.blueprint.Blueprint;
import dev.baton.cdk.Node;
import dev.baton.cdk.PythonTool;
import dev.baton.harness.template.Differences;
import dev.baton.harness.template.TemplateReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who follows docs/deploy.md or one of its pages to the letter has deployed the engine: the commands are taken from the page and typed, with a stand-in in the
 * place of AWS.
 */
class DocumentedDeploymentTest {
    private static final Path DOCS = Path.of("../../docs");
    private static final Path DEPLOY = DOCS.resolve("deploy.md");
    private static final Path PLAIN = Path.of("../../baton.template.json");
    private static final String ENTER = "\n".repeat(60);

    @TempDir
    Path folder;

    private Account account;

    @BeforeEach
    void open() throws IOException {
        account = new Account();
    }

    @AfterEach
    void nothingElseWasAskedFor() {
        account.close();
        assertThat(account.unknown()).isEmpty();
    }

    @Test
    void plainTemplateIsDeployedByAwsCommandLine() throws Exception {
        Reader reader = reader(Map.of("PATH", withTool("aws", "aws-requirements.txt")));
        assertThat(reader.follow(Page.section(DEPLOY, "The plain template"), ""))
                .as(reader.seen())
                .isTrue();
        assertIsEngine("baton", id -> true, plain(Map.of("CodeBucket", "any")));
    }

    /** A name that the template does not know, as a page has it that is out of date. */
    @Test
    void wrongPageIsFound() throws Exception {
        Page right = Page.section(DEPLOY, "The plain template");
        Page wrong = new Page(right.steps().stream()
                .map(step -> step instanceof Page.Commands commands
                        ? new Page.Commands(commands.lines().replace("CodeBucket=", "ZipBucket="))
                        : step)
                .toList());
        Reader reader = reader(Map.of("PATH", withTool("aws", "aws-requirements.txt")));
        assertThat(reader.follow(wrong, "")).as(reader.seen()).isFalse();
        assertThat(reader.seen()).contains("Parameters: [CodeBucket] must have values");
    }

    @Test
    void samDeploysItsTemplate() throws Exception {
        Reader reader = reader(Map.of("PATH", withTool("sam", "sam-requirements.txt")));
        assertThat(reader.follow(Page.section(DEPLOY, "SAM"), ENTER))
                .as(reader.seen())
                .isTrue();
        assertIsEngine("baton", id -> true, plain(Map.of("CodeBucket", "any")));
    }

    @Test
    void cdkDeploysTheAppInJava() throws Exception {
        Node.orSkip();
        Page page = Page.section(DEPLOY, "CDK for Java");
        Page commands = new Page(page.steps().stream()
                .filter(step -> step instanceof Page.Commands)
                .toList());
        Files.createDirectories(folder.resolve("infra/cdk"));
        copy("infra/cdk/examples/greetings.asl.yaml", "infra/cdk/examples/hourly.asl.json");
        // What ./app runs once Maven has packaged.
        Reader reader = reader(Map.of("CDK_APP", java() + " dev.baton.cdk.BatonApp", "BATON_ROOT", folder.toString()));
        assertThat(reader.follow(commands, "")).as(reader.seen()).isTrue();
        assertHasEngine(account.stacks().named("Baton").orElseThrow(), "Engine");
    }

    /** The reader's own app, with its file beside it. */
    @Test
    void appInJavaOfOnesOwnIsSynthesised() throws Exception {
        Node.orSkip();
        Page page = Page.section(DEPLOY, "CDK for Java");
        for (String name : List.of("OrdersApp.java", "orders.asl.json")) {
            Files.writeString(folder.resolve(name), page.file(name));
        }
        Files.writeString(folder.resolve("baton-functions.zip"), "the functions");
        Reader reader = reader(Map.of("CDK_OUTDIR", folder.resolve("made").toString()));
        Page java = new Page(List.of(new Page.Commands(java() + " OrdersApp.java")));
        assertThat(reader.follow(java, "")).as(reader.seen()).isTrue();
        Stack stack = new Stack(
                "Orders", Files.readString(folder.resolve("made/Orders.template.json")), Map.of(), Map.of(), "");
        assertThat(stack.tree().path("Resources").findValuesAsText("Type"))
                .contains("Custom::BatonStateMachine", "Custom::BatonGrant", "AWS::Events::Rule");
        assertHasEngine(stack, "Baton");
    }

    @Test
    void cdkDeploysTheAppInTypeScript() throws Exception {
        Node.orSkip();
        Reader reader = reader(Map.of());
        assertThat(reader.follow(Page.of(DOCS.resolve("deploy/typescript.md")), ""))
                .as(reader.seen())
                .isTrue();
        assertIsPlainTemplate("Orders");
        // What runs is not yet what the compiler would let pass.
        Page types = new Page(List.of(
                new Page.Commands("npx tsc --noEmit --strict --skipLibCheck --module nodenext --types node app.ts")));
        assertThat(reader.follow(types, "")).as(reader.seen()).isTrue();
    }

    @Test
    void cdkDeploysTheAppInPython() throws Exception {
        Node.orSkip();
        PythonTool.orSkip("aws", "aws-requirements.txt");
        Reader reader = reader(Map.of());
        assertThat(reader.follow(Page.of(DOCS.resolve("deploy/python.md")), ""))
                .as(reader.seen())
                .isTrue();
        assertIsPlainTemplate("Orders");
    }

    @Test
    void terraformDeploysThePlainTemplate() throws Exception {
        account.buckets().make("mine");
        Reader reader = reader(Map.of("BUCKET", "mine", "TF_IN_AUTOMATION", "true"));
        boolean followed = reader.follow(Page.of(DOCS.resolve("deploy/terraform.md")), "yes\n");
        if (!followed && reader.seen().matches("(?s).*(terraform: command not found|query available provider).*")) {
            String complaint = "there is no terraform, or no provider for it";
            System.err.println("SKIPPED, NOT TESTED: docs/deploy/terraform.md; " + complaint);
            Assumptions.abort(complaint);
        }
        assertThat(followed).as(reader.seen()).isTrue();
        assertIsEngine("baton", id -> true, plain(Map.of("CodeBucket", "any", "RetentionDays", "30")));
    }

    private static String java() {
        return ProcessHandle.current().info().command().orElse("java") + " -cp "
                + System.getProperty("java.class.path");
    }

    private Reader reader(Map<String, String> more) throws IOException {
        Map<String, String> environment = new TreeMap<>(account.environment());
        environment.putAll(more);
        return new Reader(folder, environment);
    }

    private void copy(String... files) throws IOException {
        for (String file : files) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.copy(Path.of("../..").resolve(file), folder.resolve(file));
        }
    }

    private static String withTool(String name, String requirements) throws Exception {
        Path bin =
                PythonTool.orSkip(name, requirements).command().toAbsolutePath().getParent();
        return bin + File.pathSeparator + System.getenv("PATH");
    }

    private static Blueprint plain(Map<String, String> parameters) throws IOException {
        return TemplateReader.read(PLAIN, parameters);
    }

    /** The template as it is checked in, beside what is the reader's. */
    private void assertIsPlainTemplate(String name) throws IOException {
        ObjectNode expected = new Stack("", Files.readString(PLAIN), Map.of(), Map.of(), "").tree();
        assertThat(account.stacks()
                        .named(name)
                        .orElseThrow()
                        .tree()
                        .path("Resources")
                        .properties())
                .extracting(Map.Entry::getKey)
                .contains("OrdersMachine")
                .containsAll(expected.path("Resources").properties().stream()
                        .map(Map.Entry::getKey)
                        .toList());
        assertIsEngine(
                name, expected.path("Resources")::has, plain(Map.of("CodeBucket", "any", "RetentionDays", "30")));
    }

    /** By kind and number: that the construct makes the blueprint of them, EngineTemplateTest says. */
    private static void assertHasEngine(Stack stack, String construct) throws IOException {
        assertThat(types(stack.tree(), construct))
                .isEqualTo(types(new Stack("", Files.readString(PLAIN), Map.of(), Map.of(), "").tree(), ""));
    }

    private static List<String> types(ObjectNode template, String construct) {
        return template.path("Resources").properties().stream()
                .filter(resource -> resource.getKey().startsWith(construct))
                // What a parameter switches on is not in an app that does not ask for it.
                .filter(resource -> !resource.getValue().has("Condition"))
                .map(resource -> resource.getValue().path("Type").asText())
                .sorted()
                .toList();
    }

    private void assertIsEngine(String name, Predicate<String> own, Blueprint expected) {
        Stack stack = account.stacks().named(name).orElseThrow();
        ObjectNode tree = stack.tree();
        ObjectNode resources = (ObjectNode) tree.path("Resources");
        List<String> others = resources.properties().stream()
                .map(Map.Entry::getKey)
                .filter(own.negate())
                .toList();
        others.forEach(resources::remove);
        removeOutputsOf(others, tree);
        assertThat(Differences.between(expected, TemplateReader.read(tree.toString(), stack.parameters())))
                .isEmpty();
    }

    private static void removeOutputsOf(List<String> resources, ObjectNode tree) {
        if (tree.path("Outputs") instanceof ObjectNode outputs) {
            outputs.properties()
                    .removeIf(output -> resources.stream()
                            .anyMatch(id -> output.getValue().toString().contains('"' + id + '"')));
        }
    }
}
