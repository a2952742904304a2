package dev.baton.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SAM's own command line on the templates, as whoever deploys with it meets them: {@code sam validate --lint}. */
class SamValidateTest {
    private static PythonTool sam;

    @TempDir
    Path folder;

    @BeforeAll
    static void install() throws Exception {
        sam = PythonTool.orSkip("sam", "sam-requirements.txt");
    }

    private static PythonTool.Run validate(String template) throws Exception {
        return sam.with("validate", "--lint", "--region", "us-east-1", "--template", template);
    }

    @Test
    void engineIsValid() throws Exception {
        assertValid(validate("../sam/template.yaml"));
    }

    @Test
    void exampleOfAStackIsValid() throws Exception {
        assertValid(validate("../sam/example/template.yaml"));
    }

    private static void assertValid(PythonTool.Run run) {
        assertThat(run.output()).contains("is a valid SAM Template");
        assertThat(run.code()).as(run.output()).isZero();
    }

    @Test
    void faultIsFound() throws Exception {
        Path wrong = folder.resolve("wrong.yaml");
        String template = Files.readString(Path.of("../sam/template.yaml"));
        Files.writeString(wrong, template.replace("VisibilityTimeout: 930", "VisibilityTimeOut: 930"));
        PythonTool.Run run = validate(wrong.toString());
        assertThat(run.code()).as(run.output()).isNotZero();
        assertThat(run.output()).contains("VisibilityTimeOut");
    }
}
