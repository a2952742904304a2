package dev.baton.local.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** boto3, where a {@code python3} has it. */
class Boto3Test {
    private static final Path SCRIPT =
            Path.of("src/test/resources/clients/smoke.py").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void aUsersDayWithBoto3() throws Exception {
        ClientProcess.require("python3 with boto3", folder, List.of("python3", "-c", "import boto3"));
        try (ServedApi api = new ServedApi()) {
            String output = ClientProcess.succeeds(
                    folder, List.of("python3", SCRIPT.toString()), Map.of("AWS_ENDPOINT_URL", api.url()));
            assertThat(output).endsWith("well\n");
        }
    }
}
