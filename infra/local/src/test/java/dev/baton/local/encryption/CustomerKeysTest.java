package dev.baton.local.encryption;

import static dev.baton.local.encryption.KeyedServer.KEY;
import static dev.baton.local.encryption.KeyedServer.members;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.encryption.KmsStandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines with a key of the customer's, on the embedded store. */
class CustomerKeysTest {
    /** It does not compress well, and is long, so that the input lies where long inputs lie. */
    private static final String MARKER = "Zx81-QwErTy-0815-vVnMkLpO";

    private static final String LONG_INPUT = "{\"in\":\"" + (MARKER + "-in ").repeat(60) + "\"}";

    private static final String PASS = """
            {"Comment":"%s-definition","StartAt":"P","States":{
             "P":{"Type":"Pass","Result":"%s-result","ResultPath":"$.r","Next":"W"},
             "W":{"Type":"Wait","Seconds":0,"End":true}}}""".formatted(MARKER, MARKER);
    private static final String FAIL = """
            {"StartAt":"F","States":{"F":{"Type":"Fail","Error":"%s-error","Cause":"%s-cause"}}}""".formatted(MARKER, MARKER);
    private static final String ACTIVITY = """
            {"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:us-east-1:123456789012:activity:act",
             "End":true}}}""";

    private static final String WAIT = """
            {"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":2,"End":true}}}""";

    @TempDir
    Path folder;

    private KmsStandIn kms;
    private KeyedServer server;

    @BeforeEach
    void start() throws IOException {
        kms = KmsStandIn.start();
        server = new KeyedServer(folder, Optional.of(kms));
    }

    @AfterEach
    void stop() {
        server.close();
        kms.close();
    }

    /** One of each way on which data comes into the store. */
    private void runAll(boolean keyed) throws InterruptedException {
        String pass = server.machine("pass", "STANDARD", PASS, keyed);
        JsonNode passed = server.awaitEnd(server.start(pass, LONG_INPUT));
        assertThat(passed.path("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(passed.path("input").asText()).isEqualTo(LONG_INPUT);
        assertThat(passed.path("output").asText()).contains(MARKER + "-result", MARKER + "-in");

        JsonNode failed = server.awaitEnd(server.start(server.machine("fail", "STANDARD", FAIL, keyed), "{}"));
        assertThat(failed.path("error").asText()).isEqualTo(MARKER + "-error");
        assertThat(failed.path("cause").asText()).isEqualTo(MARKER + "-cause");

        server.call("CreateActivity", members("name", "act"));
        String waiting = server.machine("wait", "STANDARD", ACTIVITY, keyed);
        String execution = server.start(waiting, "{\"in\":\"" + MARKER + "-task\"}");
        JsonNode task = server.call(
                "GetActivityTask", members("activityArn", "arn:aws:states:us-east-1:123456789012:activity:act"));
        assertThat(task.path("input").asText()).contains(MARKER + "-task");
        server.call(
                "SendTaskSuccess",
                members("taskToken", task.path("taskToken").asText(), "output", "\"" + MARKER + "-answer\""));
        assertThat(server.awaitEnd(execution).path("output").asText()).contains(MARKER + "-answer");

        String stopped = server.start(waiting, "{}");
        server.call(
                "StopExecution",
                members("executionArn", stopped, "error", MARKER + "-stop", "cause", MARKER + "-stopped"));
        assertThat(server.describe(stopped).path("cause").asText()).isEqualTo(MARKER + "-stopped");

        String express = server.machine("express", "EXPRESS", PASS, keyed);
        server.start(express, LONG_INPUT);
    }

    private static List<String> filesWith(Path folder, String text) {
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> contains(file, wanted))
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean contains(Path file, byte[] wanted) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                    .contains(new String(wanted, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void noByteOfTheFolderTellsWhatAKeyedMachineRuns() throws InterruptedException {
        runAll(true);
        server.close();
        for (String part : List.of("", "-definition", "-result", "-in", "-error", "-task", "-answer", "-stop")) {
            assertThat(filesWith(folder, MARKER + part)).isEmpty();
        }
        server.restart();
    }

    @Test
    void withoutAKeyTheSameIsFoundInTheFolder() throws InterruptedException {
        runAll(false);
        server.close();
        for (String part : List.of("-definition", "-result", "-in", "-error", "-task", "-answer", "-stop")) {
            assertThat(filesWith(folder, MARKER + part)).as(part).isNotEmpty();
        }
        assertThat(kms.calls()).isEmpty();
        server.restart();
    }

    @Test
    void anotherProcessReadsItWithTheKey() throws InterruptedException {
        String machine = server.machine("pass", "STANDARD", PASS, true);
        String execution = server.start(machine, LONG_INPUT);
        server.awaitEnd(execution);
        server.restart();
        assertThat(server.describe(execution).path("input").asText()).isEqualTo(LONG_INPUT);
        assertThat(server.history(execution).toString()).contains(MARKER + "-result");
        assertThat(server.call("DescribeStateMachine", members("stateMachineArn", machine))
                        .path("definition")
                        .asText())
                .isEqualTo(PASS);
        assertThat(kms.calls())
                .allSatisfy(call ->
                        assertThat(call.context()).isEqualTo("{\"aws:states:stateMachineArn\":\"" + machine + "\"}"));
    }

    @Test
    void aDataKeyIsReusedForItsPeriod() throws InterruptedException {
        String machine = server.machine("pass", "STANDARD", PASS, true);
        for (int i = 0; i < 10; i++) {
            server.awaitEnd(server.start(machine, LONG_INPUT));
        }
        assertThat(kms.count("GenerateDataKey")).isBetween(1L, 3L);
        assertThat(kms.count("Decrypt")).isLessThanOrEqualTo(2);
    }

    @Test
    void whatADisabledKeyEncryptsIsRefusedAndItsMetadataIsShown() throws InterruptedException {
        String machine = server.machine("pass", "STANDARD", PASS, true);
        String execution = server.start(machine, LONG_INPUT);
        server.awaitEnd(execution);
        kms.refuse(KEY, "DisabledException");
        server.restart();
        JsonNode refused = server.describe(execution);
        assertThat(refused.path("__type").asText()).isEqualTo("KmsInvalidStateException");
        assertThat(refused.path("kmsKeyState").asText()).isEqualTo("DISABLED");
        assertThat(server.history(execution).path("__type").asText()).isEqualTo("KmsInvalidStateException");
        assertThat(server.call("StartExecution", members("stateMachineArn", machine, "input", "{}"))
                        .path("__type")
                        .asText())
                .isEqualTo("KmsInvalidStateException");
        assertThat(server.call("DescribeStateMachine", members("stateMachineArn", machine))
                        .path("__type")
                        .asText())
                .isEqualTo("KmsInvalidStateException");
        assertThat(server.call(
                                "DescribeStateMachine",
                                members("stateMachineArn", machine, "includedData", "METADATA_ONLY"))
                        .path("name")
                        .asText())
                .isEqualTo("pass");
        JsonNode metadata =
                server.call("DescribeExecution", members("executionArn", execution, "includedData", "METADATA_ONLY"));
        assertThat(metadata.path("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(metadata.has("input")).isFalse();
        assertThat(server.call("ListExecutions", members("stateMachineArn", machine))
                        .path("executions")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void aKeyThatMayNotBeUsedIsRefusedWithTheMachineAndTheActivity() {
        kms.refuse(KEY, "AccessDeniedException");
        assertThat(server.create("pass", "STANDARD", PASS, true).path("__type").asText())
                .isEqualTo("KmsAccessDeniedException");
        var activity = members("name", "act");
        activity.set("encryptionConfiguration", KeyedServer.encryption());
        assertThat(server.call("CreateActivity", activity).path("__type").asText())
                .isEqualTo("KmsAccessDeniedException");
        kms.refuse(KEY, "ThrottlingException");
        assertThat(server.create("pass", "STANDARD", PASS, true).path("__type").asText())
                .isEqualTo("KmsThrottlingException");
        kms.refuse(KEY, "DisabledException");
        assertThat(server.create("pass", "STANDARD", PASS, true).path("__type").asText())
                .isEqualTo("InvalidEncryptionConfiguration");
        kms.allow(KEY);
        assertThat(server.create("pass", "STANDARD", PASS, true).has("stateMachineArn"))
                .isTrue();
    }

    @Test
    void oneKeyThatCannotBeUsedStopsNoSearchAndNoOtherMachine() throws InterruptedException {
        server.awaitEnd(server.start(server.machine("fail", "STANDARD", FAIL, true), LONG_INPUT));
        String waits = server.machine("wait", "STANDARD", WAIT, true);
        String waiting = server.start(waits, LONG_INPUT);
        String plain = server.start(server.machine("plain", "STANDARD", PASS, false), LONG_INPUT);
        server.awaitEnd(plain);
        kms.refuse(KEY, "DisabledException");
        server.restart();
        assertThat(server.call("Baton.SearchExecutions", members()).path("executions"))
                .hasSize(3);
        assertThat(server.call("Baton.SearchExecutions", members("text", MARKER))
                        .path("executions"))
                .hasSize(1);
        assertThat(server.call("Baton.ListTasks", members()).has("tasks")).isTrue();
        assertThat(server.describe(plain).path("input").asText()).isEqualTo(LONG_INPUT);
        assertThat(server.call("StopExecution", members("executionArn", waiting))
                        .path("__type")
                        .asText())
                .isEqualTo("KmsInvalidStateException");
    }

    @Test
    void aRunningExecutionStandsStillWithoutItsKeyAndGoesOnWithIt() throws InterruptedException {
        String execution = server.start(server.machine("wait", "STANDARD", WAIT, true), LONG_INPUT);
        kms.refuse(KEY, "AccessDeniedException");
        server.restart();
        long before = kms.count("Decrypt");
        KeyedServer.await(() -> kms.count("Decrypt") > before + 2);
        kms.allow(KEY);
        assertThat(server.awaitEnd(execution).path("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(server.describe(execution).path("output").asText()).isEqualTo(LONG_INPUT);
    }

    @Test
    void aKeyComesAndGoesWithAnUpdate() throws InterruptedException {
        String machine = server.machine("pass", "STANDARD", PASS, false);
        var update = members("stateMachineArn", machine);
        update.set("encryptionConfiguration", KeyedServer.encryption());
        assertThat(server.call("UpdateStateMachine", update).has("updateDate")).isTrue();
        String keyed = server.start(machine, "{\"n\":\"" + MARKER + "-keyed\"}");
        server.awaitEnd(keyed);
        update.set("encryptionConfiguration", members("type", "AWS_OWNED_KEY"));
        server.call("UpdateStateMachine", update);
        String plain = server.start(machine, "{\"n\":\"" + MARKER + "-plain\"}");
        server.awaitEnd(plain);
        assertThat(server.call("DescribeStateMachine", members("stateMachineArn", machine))
                        .path("definition")
                        .asText())
                .isEqualTo(PASS);
        kms.refuse(KEY, "AccessDeniedException");
        server.restart();
        assertThat(server.describe(plain).path("input").asText()).contains(MARKER + "-plain");
        assertThat(server.describe(keyed).path("__type").asText()).isEqualTo("KmsAccessDeniedException");
        server.close();
        assertThat(filesWith(folder, MARKER + "-keyed")).isEmpty();
        assertThat(filesWith(folder, MARKER + "-plain")).isNotEmpty();
        server.restart();
    }

    @Test
    void withoutKmsTheServerHoldsAKeyItself(@TempDir Path other) throws InterruptedException {
        try (KeyedServer alone = new KeyedServer(other, Optional.empty())) {
            String execution = alone.start(alone.machine("pass", "STANDARD", PASS, true), LONG_INPUT);
            alone.awaitEnd(execution);
            alone.restart();
            assertThat(alone.describe(execution).path("input").asText()).isEqualTo(LONG_INPUT);
            assertThat(filesWith(other, MARKER)).isEmpty();
        }
    }
}
