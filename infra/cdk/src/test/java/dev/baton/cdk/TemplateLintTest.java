package dev.baton.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * cfn-lint, which runs SAM's own translation too, on the templates and on the one in docs/deploy.md. It is installed from PyPI into {@code target/} the first
 * time; without Python 3.10 or newer, or without PyPI, the test is skipped and says so.
 */
class TemplateLintTest {
    private static final Pattern SNIPPET = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    private static PythonTool lint;

    @BeforeAll
    static void install() throws Exception {
        lint = PythonTool.orSkip("cfn-lint", "requirements.txt");
    }

    private static PythonTool.Run lint(String... words) throws IOException, InterruptedException {
        return lint.with(words);
    }

    @Test
    void nothingIsFoundInSamsTemplate() throws Exception {
        assertThat(lint("../sam/template.yaml")).isEqualTo(new PythonTool.Run(0, ""));
    }

    @Test
    void nothingIsFoundInTheExampleOfAStack() throws Exception {
        assertThat(lint("../sam/example/template.yaml")).isEqualTo(new PythonTool.Run(0, ""));
    }

    /** CDK repeats dependencies that references make, which is W3005. */
    @Test
    void nothingIsFoundInThePlainTemplate() throws Exception {
        assertThat(lint("--ignore-checks", "W3005", "--", "../../baton.template.json"))
                .isEqualTo(new PythonTool.Run(0, ""));
    }

    @Test
    void nothingIsFoundInTheTemplateOfTheDocumentation() throws Exception {
        Matcher snippets = SNIPPET.matcher(Files.readString(Path.of("../../docs/deploy.md")));
        int count = 0;
        while (snippets.find()) {
            Path template = folder.resolve("snippet" + count++ + ".yaml");
            Files.writeString(template, withWhatIsTheReaders(snippets.group(1)));
            assertThat(lint(template.toString())).isEqualTo(new PythonTool.Run(0, ""));
        }
        assertThat(count).isPositive();
    }

    /** What an example refers to without making it is the reader's own: a topic stands for it here. */
    private static String withWhatIsTheReaders(String example) {
        String whole = example + "  Own:\n    Type: AWS::SNS::Topic\n";
        for (String own : List.of("!GetAtt Charge.Arn", "!GetAtt RepairFunction.Arn", "!Ref Failures")) {
            whole = whole.replace(own, "!Ref Own");
        }
        return whole.contains("  Orders:") ? whole : whole.replace("!Ref Orders", "!Ref Own");
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
