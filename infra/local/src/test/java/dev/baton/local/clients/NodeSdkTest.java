package dev.baton.local.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code @aws-sdk/client-sfn}, where Node is, and npm can have the package; it is kept below {@code target}. */
class NodeSdkTest {
    private static final Path SOURCES = Path.of("src/test/resources/clients").toAbsolutePath();
    private static final Path FOLDER = Path.of("target/clients-node").toAbsolutePath();

    @Test
    void aUsersDayWithTheSdkForJavaScript() throws Exception {
        Files.createDirectories(FOLDER);
        for (String file : List.of("package.json", "smoke.mjs")) {
            Files.copy(SOURCES.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        ClientProcess.require("node", FOLDER, List.of("node", "--version"));
        ClientProcess.require(
                "@aws-sdk/client-sfn",
                FOLDER,
                List.of("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline"));
        try (ServedApi api = new ServedApi()) {
            String output = ClientProcess.succeeds(FOLDER, List.of("node", "smoke.mjs"), Map.of("ENDPOINT", api.url()));
            assertThat(output).endsWith("well\n");
        }
    }
}
