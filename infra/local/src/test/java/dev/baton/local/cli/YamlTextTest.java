package dev.baton.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class YamlTextTest {
    private static final Path FILE = Path.of("f.yaml");

    @Test
    void everythingStandsInItsLineAndColumn() {
        String json = YamlText.toJson(FILE, """
            # what it is for
            StartAt: A

            States:
              A: {Type: Succeed, Bogus: 1}
            """);
        String[] lines = json.split("\n", -1);
        assertThat(lines[1]).contains("\"StartAt\":");
        assertThat(lines[3]).contains("\"States\":");
        assertThat(lines[4].indexOf("\"A\"")).isBetween(2, 3);
        assertThat(lines[4].indexOf("\"Bogus\"")).isGreaterThanOrEqualTo(21).isLessThan(32);
    }

    @Test
    void scalarsAreWhatYaml12SaysAndJsonKnows() throws Exception {
        JsonNode node = read("""
            text: on
            quoted: "12"
            number: 12
            real: 1.50
            exponent: 1e3
            octal: 0o17
            nothing: ~
            yes: True
            time: 2026-11-28T00:00:00Z
            block: |
              a "b"
              c
            tagged: !Sub "arn:${x}"
            """);
        assertThat(node.get("text").textValue()).isEqualTo("on");
        assertThat(node.get("quoted").textValue()).isEqualTo("12");
        assertThat(node.get("number").intValue()).isEqualTo(12);
        assertThat(node.get("real").isNumber()).isTrue();
        assertThat(node.get("exponent").isNumber()).isTrue();
        assertThat(node.get("octal").textValue()).isEqualTo("0o17");
        assertThat(node.get("nothing").isNull()).isTrue();
        assertThat(node.get("yes").isBoolean()).isTrue();
        assertThat(node.get("time").textValue()).isEqualTo("2026-11-28T00:00:00Z");
        assertThat(node.get("block").textValue()).isEqualTo("a \"b\"\nc\n");
        assertThat(node.get("tagged").textValue()).isEqualTo("arn:${x}");
    }

    @Test
    void anchorsAreFollowed() throws Exception {
        assertThat(read("a: &r [1, 2]\nb: *r\n").get("b")).isEqualTo(read("[1, 2]"));
    }

    @Test
    void whatContainsItselfIsRefused() {
        assertThatThrownBy(() -> YamlText.toJson(FILE, "a: &a [*a]"))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("f.yaml:1:4");
    }

    @Test
    void aliasesOfAliasesAreBounded() {
        StringBuilder bomb = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x,x]\n");
        for (char name = 'b'; name < 'k'; name++) {
            bomb.append(name).append(": &").append(name).append(" [");
            bomb.append(("*" + (char) (name - 1) + " ,").repeat(9))
                    .append("*")
                    .append((char) (name - 1))
                    .append(" ]\n");
        }
        assertThatThrownBy(() -> YamlText.toJson(FILE, bomb.toString())).isInstanceOf(UserMistake.class);
    }

    @Test
    void faultsAreToldWithTheirPlace() {
        assertThatThrownBy(() -> YamlText.toJson(FILE, "a: b\n c: d\n"))
                .isInstanceOf(UserMistake.class)
                .hasMessageStartingWith("f.yaml:2:");
        assertThatThrownBy(() -> YamlText.toJson(FILE, "")).isInstanceOf(UserMistake.class);
    }

    private static JsonNode read(String yaml) throws Exception {
        return new JsonMapper().readTree(YamlText.toJson(FILE, yaml));
    }
}
