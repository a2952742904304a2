package dev.baton.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("its browser is a property of the process")
@Timeout(300)
class DesignCliTest {
    /** With what a rewriting would lose: blanks, line ends of two kinds, a long number, letters beyond one UTF-16 unit. */
    private static final String TEXT = "{\"StartAt\" :\"Ä😀\",\r\n\t\"States\": {\"Ä😀\": {\"Type\": \"Pass\",\n"
            + " \"Result\": 12345678901234567890.10,  \"End\": true}}}\n\n";

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("order.asl.json"), text);
    }

    private static JsonNode json(HttpResponse<String> answer) throws JsonProcessingException {
        return new JsonMapper().readTree(answer.body());
    }

    private static String writing(String definition, String version) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("definition", definition)
                .put("version", version)
                .toString();
    }

    private static String refusal(String... args) {
        StringWriter err = new StringWriter();
        int code = Baton.line().setErr(new PrintWriter(err, true)).execute(args);
        assertThat(code).isEqualTo(2);
        return err.toString();
    }

    @Test
    void whatIsReadIsTheFileAndWhatIsWrittenIsTheText() throws Exception {
        Path file = file(TEXT);
        try (ServedCli design = new ServedCli("design", file.toString(), "--print")) {
            assertThat(design.page().getFragment()).isEqualTo("/design?file=order.asl.json");
            JsonNode read = json(design.call(DesignApi.READ, "{}"));
            assertThat(read.path("definition").textValue()).isEqualTo(TEXT);
            String edited = TEXT.replace("\"End\"", "\"Comment\": \"ß\", \"End\"");

            HttpResponse<String> answer = design.call(
                    DesignApi.WRITE, writing(edited, read.path("version").textValue()));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Files.readString(file)).isEqualTo(edited);
            assertThat(json(answer).path("version"))
                    .isEqualTo(json(design.call(DesignApi.READ, "{}")).path("version"));
            try (Stream<Path> there = Files.list(folder)) {
                assertThat(there).containsExactly(file);
            }
        }
    }

    @Test
    void whatAnotherWroteMeanwhileStays() throws Exception {
        Path file = file(TEXT);
        try (ServedCli design =
                new ServedCli("design", folder.resolve("order.asl.json").toString(), "--print")) {
            String version =
                    json(design.call(DesignApi.READ, "{}")).path("version").textValue();
            Files.writeString(file, TEXT + " ");

            HttpResponse<String> changed = design.call(DesignApi.WRITE, writing(TEXT.strip(), version));
            assertThat(changed.statusCode()).isEqualTo(409);
            assertThat(json(changed).path("__type").textValue()).isEqualTo("DefinitionFileChanged");
            assertThat(Files.readString(file)).isEqualTo(TEXT + " ");

            Files.delete(file);
            assertThat(design.call(DesignApi.WRITE, writing(TEXT, version)).statusCode())
                    .isEqualTo(409);
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void aLinkStaysALinkAndRightsStayAsTheyAre() throws Exception {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Path file = file(TEXT);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Path link = Files.createSymbolicLink(folder.resolve("link.asl.json"), file);
        try (ServedCli design = new ServedCli("design", link.toString(), "--print")) {
            String version =
                    json(design.call(DesignApi.READ, "{}")).path("version").textValue();

            design.call(DesignApi.WRITE, writing(TEXT.strip(), version));

            assertThat(link).isSymbolicLink();
            assertThat(Files.readString(file)).isEqualTo(TEXT.strip());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-r--r--");
        }
    }

    @Test
    void pagesOfOthersAndWhatIsNoDefinitionDoNotReachTheFile() throws Exception {
        Path file = file(TEXT);
        try (ServedCli design = new ServedCli("design", file.toString(), "--print")) {
            String version =
                    json(design.call(DesignApi.READ, "{}")).path("version").textValue();
            String request = writing(TEXT.strip(), version);

            assertThat(design.call(DesignApi.WRITE, request, "Origin", "http://elsewhere.example")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(design.call(DesignApi.WRITE, request, "Sec-Fetch-Site", "cross-site")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(design.call(DesignApi.READ, "{}", "Origin", "null").statusCode())
                    .isEqualTo(403);
            for (String wrong : new String[] {
                "",
                "[]",
                "{}",
                "{\"definition\": 1}",
                writing("{\"a\": ", version),
                writing("[]", version),
                writing("{\"a\": \"", version),
                "{\"version\": \"" + version + "\", \"definition\": \"{\\\"a\\\": \\\"\\ud83d\\\"}\"}"
            }) {
                assertThat(design.call(DesignApi.WRITE, wrong).statusCode())
                        .as(wrong)
                        .isEqualTo(400);
            }
            assertThat(Files.readString(file)).isEqualTo(TEXT);
        }
    }

    @Test
    void yamlIsReadAsJsonInItsLinesAndWrittenAsYaml() throws Exception {
        String yaml = "# Greets.\nStartAt: A\nStates:\n  A: {Type: Pass, End: true}   # done\n";
        Path file = Files.writeString(folder.resolve("order.asl.yaml"), yaml);
        try (ServedCli design = new ServedCli("design", file.toString(), "--print")) {
            JsonNode read = json(design.call(DesignApi.READ, "{}"));
            assertThat(read.path("definition").textValue()).isEqualTo(yaml);

            String json = json(design.call(DesignApi.CONVERT, writing(yaml, "")))
                    .path("json")
                    .textValue();
            assertThat(new JsonMapper().readTree(json).at("/States/A/Type").asText())
                    .isEqualTo("Pass");
            assertThat(json.lines().toList().get(3)).contains("\"A\":");
            HttpResponse<String> broken = design.call(DesignApi.CONVERT, writing("a: [", ""));
            assertThat(broken.statusCode()).isEqualTo(400);
            assertThat(json(broken).path("message").textValue()).contains("order.asl.yaml:1:");

            String edited = yaml.replace("Pass", "Succeed").replace(", End: true", "");
            design.call(DesignApi.WRITE, writing(edited, read.path("version").textValue()));
            assertThat(Files.readString(file)).isEqualTo(edited);
        }
    }

    @Test
    void theRestOfTheApiIsThereForTestsAndTrials() throws Exception {
        Path file = file(TEXT);
        try (ServedCli design = new ServedCli("design", file.toString(), "--print")) {
            assertThat(json(design.call("AWSStepFunctions.ListStateMachines", "{}"))
                            .path("stateMachines"))
                    .isEmpty();
        }
    }

    @Test
    void whereThereIsNoBrowserTheAddressIsToldAndServed() throws Exception {
        Path file = file(TEXT);
        try (ServedCli design = new ServedCli("design", file.toString())) {
            assertThat(design.call(DesignApi.READ, "{}").statusCode()).isEqualTo(200);
            while (!design.err.toString().contains("no browser could be opened; the page is " + design.page())) {
                Thread.sleep(20);
            }
        }
    }

    @Test
    void whatCannotBeOpenedIsToldWithItsPlace() throws IOException {
        file(TEXT);
        assertThat(refusal("design", folder.resolve("ordre.asl.json").toString()))
                .contains("no such file or folder; did you mean order.asl.json?");
        Path broken = Files.writeString(folder.resolve("broken.asl.json"), "{\n  \"StartAt\" \"A\"\n}");
        assertThat(refusal("design", broken.toString()))
                .contains("broken.asl.json: no JSON: ")
                .contains("line 2");
        Path list = Files.writeString(folder.resolve("list.json"), "[]");
        assertThat(refusal("design", list.toString())).contains("a definition is an object with States");
        Path yaml = Files.writeString(folder.resolve("a.yaml"), "StartAt: A\nStates: [");
        assertThat(refusal("design", yaml.toString())).contains("a.yaml:2:").contains("no YAML");
        assertThat(refusal("design")).contains("FILE");
    }

    @Test
    void aPortInUseIsTold() throws IOException {
        Path file = file(TEXT);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(refusal("design", file.toString(), "--print", "--port", port))
                    .contains("port " + port + " is in use");
            assertThat(refusal("run", "--open", file.toString(), "--port", port))
                    .contains("port " + port + " is in use");
        }
        assertThat(refusal("design", file.toString(), "--print", "--port", "70000"))
                .contains("--port takes 0 to 65535");
    }
}
