package dev.baton.cdk.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.cdk.PythonTool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration of docs/deploy/terraform.md, read by a parser of its language: this much is seen without Terraform, too. */
class TerraformSnippetTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void parametersAreThoseOfTheTemplate() throws Exception {
        PythonTool parser = PythonTool.orSkip("hcl2tojson", "hcl-requirements.txt");
        Path file = folder.resolve("main.tf");
        Files.writeString(
                file, Page.of(Path.of("../../docs/deploy/terraform.md")).file("orders/main.tf"));
        PythonTool.Run run = parser.with(file.toString());
        assertThat(run.code()).as(run.output()).isZero();
        JsonNode stack = JSON.readTree(run.output().substring(run.output().indexOf('{')))
                .findValue("\"aws_cloudformation_stack\"");
        assertThat(stack).as(run.output()).isNotNull();
        Set<String> given = new TreeSet<>();
        stack.findValue("parameters").fieldNames().forEachRemaining(given::add);
        JsonNode declared =
                JSON.readTree(Path.of("../../baton.template.json").toFile()).path("Parameters");
        assertThat(given).isNotEmpty().allMatch(declared::has);
        declared.properties()
                .forEach(parameter -> assertThat(
                                parameter.getValue().has("Default") || given.contains(parameter.getKey()))
                        .as(parameter.getKey() + " needs a value")
                        .isTrue());
    }
}
