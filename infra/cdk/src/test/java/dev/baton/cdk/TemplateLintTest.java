package dev.baton.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * cfn-lint, which runs SAM's own translation too, on the templates and on the one in docs/deploy.md. It is installed from PyPI into {@code target/} the first
 * time; without Python 3.10 or newer, or without PyPI, the test is skipped and says so.
 */
class TemplateLintTest {
    private static final Path TOOLS = Path.of("target/cfn-lint");
    private static final Path LINT = TOOLS.resolve("bin/cfn-lint");
    private static final Pattern SNIPPET = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final int PATIENCE_MINUTES = 5;

    @TempDir
    Path folder;

    private record Run(int code, String output) {}

    @BeforeAll
    static void install() throws Exception {
        if (Files.isExecutable(LINT)) {
            return;
        }
        Optional<String> python = python();
        if (python.isEmpty()) {
            skip("there is no Python 3.10 or newer");
        }
        Run made = run(List.of(python.orElseThrow(), "-m", "venv", TOOLS.toString()));
        Run installed = made.code() == 0
                ? run(List.of(TOOLS.resolve("bin/pip").toString(), "install", "-q", "-r", "requirements.txt"))
                : made;
        if (installed.code() != 0) {
            skip("cfn-lint cannot be installed: " + installed.output());
        }
    }

    private static void skip(String complaint) {
        System.err.println("SKIPPED, NOT TESTED: what cfn-lint says of the templates; " + complaint);
        Assumptions.abort(complaint);
    }

    private static Optional<String> python() throws Exception {
        for (String name : List.of("python3", "python3.13", "python3.12", "python3.11", "python3.10")) {
            try {
                String check = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))";
                if (run(List.of(name, "-c", check)).code() == 0) {
                    return Optional.of(name);
                }
            } catch (IOException e) {
                // There is none of that name.
            }
        }
        return Optional.empty();
    }

    private static Run run(List<String> words) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("AWS_DEFAULT_REGION", "us-east-1");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException(words.getFirst() + " does not end");
        }
        return new Run(process.exitValue(), output);
    }

    private static Run lint(String... words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(LINT.toString()));
        all.addAll(List.of(words));
        return run(all);
    }

    @Test
    void nothingIsFoundInSamsTemplate() throws Exception {
        assertThat(lint("../sam/template.yaml")).isEqualTo(new Run(0, ""));
    }

    /** CDK repeats dependencies that references make, which is W3005. */
    @Test
    void nothingIsFoundInThePlainTemplate() throws Exception {
        assertThat(lint("--ignore-checks", "W3005", "--", "../../baton.template.json"))
                .isEqualTo(new Run(0, ""));
    }

    @Test
    void nothingIsFoundInTheTemplateOfTheDocumentation() throws Exception {
        Matcher snippets = SNIPPET.matcher(Files.readString(Path.of("../../docs/deploy.md")));
        int count = 0;
        while (snippets.find()) {
            Path template = folder.resolve("snippet" + count++ + ".yaml");
            // The function that the example calls is the reader's.
            String charge = "  Charge:\n    Type: AWS::SNS::Topic\n";
            Files.writeString(template, snippets.group(1).replace("!GetAtt Charge.Arn", "!Ref Charge") + charge);
            assertThat(lint(template.toString())).isEqualTo(new Run(0, ""));
        }
        assertThat(count).isPositive();
    }

    @Test
    void faultIsFound() throws Exception {
        Path wrong = folder.resolve("wrong.yaml");
        Files.writeString(
                wrong,
                Files.readString(Path.of("../sam/template.yaml"))
                        .replace("VisibilityTimeout: 930", "VisibilityTimeOut: 930"));
        assertThat(lint(wrong.toString()).output()).contains("VisibilityTimeOut");
    }
}
