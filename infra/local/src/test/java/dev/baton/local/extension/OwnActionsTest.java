package dev.baton.local.extension;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.local.extension.OwnWorld.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class OwnActionsTest {
    private static final String PASS = "{'StartAt':'A','States':{'A':{'Type':'Pass','End':true}}}";
    private static final String FAIL =
            "{'StartAt':'Charge','States':{'Charge':{'Type':'Fail','Error':'CardDeclined','Cause':'no money'}}}";
    private static final String WAIT = "{'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':86400,'End':true}}}";
    private static final String APPROVAL = "{'StartAt':'Approve','States':{'Approve':{'Type':'Task',"
            + "'Resource':'arn:aws:states:::lambda:invoke.waitForTaskToken','Parameters':{'FunctionName':'ask',"
            + "'Payload':{'token.$':'$$.Task.Token','HumanTask':{'Title':'Approve the order','Assignees':['ann'],"
            + "'Form':{'type':'object','properties':{'approved':{'type':'boolean'}}}}}},'End':true}}}";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void aSearchFindsByStatusNameErrorStateAndInput(Store store) throws IOException {
        try (OwnWorld world = new OwnWorld(store, folder)) {
            String good = world.machine("good", PASS);
            String bad = world.machine("bad", FAIL);
            String slow = world.machine("slow", WAIT);
            world.start(good, "order-1", "{'order':{'id':'A-1'},'n':7}");
            world.start(good, "order-2", "{'order':{'id':'A-2'},'n':8}");
            world.start(bad, "order-3", "{'order':{'id':'A-3'}}");
            world.start(slow, "other", "{}");
            assertThat(found(world, "{'statuses':['FAILED']}")).containsExactly("order-3");
            assertThat(found(world, "{'namePrefix':'order-'}"))
                    .containsExactlyInAnyOrder("order-1", "order-2", "order-3");
            assertThat(found(world, "{'error':'CardDeclined'}")).containsExactly("order-3");
            assertThat(found(world, "{'state':'Charge'}")).containsExactly("order-3");
            assertThat(found(world, "{'state':'W'}")).containsExactly("other");
            assertThat(found(world, "{'input':{'order.id':'A-2','n':'8'}}")).containsExactly("order-2");
            assertThat(found(world, "{'text':'A-1'}")).containsExactly("order-1");
            assertThat(found(world, "{'stateMachineArns':['" + slow + "']}")).containsExactly("other");
            assertThat(found(world, "{'startedBefore':1}")).isEmpty();
            assertThat(found(world, "{'startedAfter':1}")).hasSize(4);
            JsonNode row = world.call("Baton.SearchExecutions", "{'statuses':['FAILED'],'withStates':true}")
                    .path("executions")
                    .path(0);
            assertThat(row.path("states").path(0).asText()).isEqualTo("Charge");
            assertThat(row.path("error").asText()).isEqualTo("CardDeclined");
        }
    }

    private static List<String> found(OwnWorld world, String request) {
        List<String> names = new ArrayList<>();
        world.call("Baton.SearchExecutions", request)
                .path("executions")
                .forEach(row -> names.add(row.path("name").asText()));
        return names;
    }

    @ParameterizedTest
    @EnumSource
    void pagesGoOnWhereTheyEndedThoughExecutionsStartMeanwhile(Store store) throws IOException {
        try (OwnWorld world = new OwnWorld(store, folder)) {
            String one = world.machine("one", PASS);
            String two = world.machine("two", PASS);
            for (int i = 0; i < 30; i++) {
                world.start(i % 3 == 0 ? two : one, "e" + i, "{}");
            }
            List<String> seen = new ArrayList<>();
            String token = "";
            do {
                JsonNode page = world.call(
                        "Baton.SearchExecutions",
                        token.isEmpty() ? "{'maxResults':7}" : "{'maxResults':7,'nextToken':'" + token + "'}");
                page.path("executions").forEach(row -> seen.add(row.path("name").asText()));
                token = page.path("nextToken").asText();
                world.start(one, "late" + seen.size(), "{}");
            } while (!token.isEmpty());
            assertThat(seen).hasSize(30).doesNotHaveDuplicates().allMatch(name -> name.startsWith("e"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWatchIsHeldUntilTheLogGrows(Store store) throws IOException {
        try (OwnWorld world = new OwnWorld(store, folder)) {
            String execution = world.start(world.machine("m", WAIT), "w", "{}");
            String ask = "{'executionArn':'" + execution + "','afterEventId':2,'waitSeconds':20}";
            CompletableFuture<JsonNode> held =
                    CompletableFuture.supplyAsync(() -> world.call("Baton.WatchExecution", ask));
            world.call("StopExecution", "{'executionArn':'" + execution + "'}");
            JsonNode events = held.join();
            assertThat(events.path("status").asText()).isEqualTo("ABORTED");
            assertThat(events.path("events").path(0).path("type").asText()).isEqualTo("ExecutionAborted");
            assertThat(events.path("more").asBoolean()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWatchGivesALongHistoryInParts(Store store) throws IOException {
        try (OwnWorld world = new OwnWorld(store, folder)) {
            String execution = world.start(world.machine("m", PASS), "w", "{}");
            JsonNode first = world.call("Baton.WatchExecution", "{'executionArn':'" + execution + "','maxEvents':3}");
            assertThat(first.path("events")).hasSize(3);
            assertThat(first.path("more").asBoolean()).isTrue();
            JsonNode rest = world.call("Baton.WatchExecution", "{'executionArn':'" + execution + "','afterEventId':3}");
            assertThat(rest.path("events").path(0).path("type").asText()).isEqualTo("ExecutionSucceeded");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBatchStopsAllThatAreFoundAndNothingElse(Store store) throws IOException {
        try (OwnWorld world = new OwnWorld(store, folder)) {
            String slow = world.machine("slow", WAIT);
            List<String> stopped = new ArrayList<>();
            for (int i = 0; i < 120; i++) {
                stopped.add(world.start(slow, "a" + i, "{}"));
            }
            String kept = world.start(slow, "b", "{}");
            String id = world.call(
                            "Baton.StartBatch",
                            "{'action':'STOP','filter':{'namePrefix':'a'},'by':'ann','cause':'a mistake'}")
                    .path("batchId")
                    .asText();
            world.await(() -> batch(world, id).path("status").asText().equals("SUCCEEDED"));
            assertThat(batch(world, id).path("done").asLong()).isEqualTo(120);
            assertThat(stopped).allMatch(arn -> world.status(arn).equals("ABORTED"));
            assertThat(world.status(kept)).isEqualTo("RUNNING");
            assertThat(world.call("Baton.ListBatches", "{}").path("batches")).hasSize(1);
        }
    }

    private static JsonNode batch(OwnWorld world, String id) {
        return world.call("Baton.DescribeBatch", "{'batchId':'" + id + "'}");
    }

    @Test
    void aBatchThatWasInterruptedIsTakenUpByTheNextProcess() throws IOException {
        try (OwnWorld world = new OwnWorld(Store.FOLDER, folder)) {
            String slow = world.machine("slow", WAIT);
            for (int i = 0; i < 300; i++) {
                world.start(slow, "a" + i, "{}");
            }
            String id = world.call("Baton.StartBatch", "{'action':'STOP','filter':{}}")
                    .path("batchId")
                    .asText();
            world.restart();
            world.await(() -> batch(world, id).path("status").asText().equals("SUCCEEDED"));
            assertThat(found(world, "{'statuses':['RUNNING']}")).isEmpty();
            assertThat(found(world, "{'statuses':['ABORTED'],'maxResults':1000}"))
                    .hasSize(300);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHumanTaskIsListedClaimedAndCompletedWithoutItsToken(Store store) throws IOException {
        try (OwnWorld world = new OwnWorld(store, folder)) {
            String execution = world.start(world.machine("approval", APPROVAL), "x", "{}");
            world.await(() -> world.call("Baton.ListTasks", "{}").path("tasks").size() == 1);
            JsonNode listed = world.call("Baton.ListTasks", "{'assignee':'ann'}")
                    .path("tasks")
                    .path(0);
            assertThat(listed.path("title").asText()).isEqualTo("Approve the order");
            assertThat(world.call("Baton.ListTasks", "{'assignee':'bob'}").path("tasks"))
                    .isEmpty();
            String id = listed.path("taskId").asText();
            JsonNode task = world.call("Baton.DescribeTask", "{'taskId':'" + id + "'}");
            assertThat(task.path("form").path("properties").has("approved")).isTrue();
            assertThat(task.path("parameters").asText()).contains("(the task's token)");
            world.call("Baton.ClaimTask", "{'taskId':'" + id + "','by':'ann'}");
            assertThat(world.call("Baton.ClaimTask", "{'taskId':'" + id + "','by':'bob'}")
                            .path("__type")
                            .asText())
                    .isEqualTo("ConflictException");
            assertThat(world.call("Baton.CompleteTask", "{'taskId':'" + id + "','by':'bob','output':'{}'}")
                            .path("__type")
                            .asText())
                    .isEqualTo("ConflictException");
            assertThat(world.call("Baton.CompleteTask", "{'taskId':'" + id + "','by':'ann','output':'{ no'}")
                            .path("__type")
                            .asText())
                    .isEqualTo("InvalidOutput");
            world.call("Baton.CompleteTask", "{'taskId':'" + id + "','by':'ann','output':'true'}");
            world.await(() -> world.status(execution).equals("SUCCEEDED"));
            assertThat(world.call("Baton.DescribeTask", "{'taskId':'" + id + "'}")
                            .path("__type")
                            .asText())
                    .isEqualTo("TaskDoesNotExist");
        }
    }

    @ParameterizedTest
    @EnumSource
    void metricsCountWhatRanAndWhatWentWrong(Store store) throws IOException {
        try (OwnWorld world = new OwnWorld(store, folder)) {
            world.start(world.machine("good", PASS), "a", "{}");
            String bad = world.machine("bad", FAIL);
            world.start(bad, "b", "{}");
            world.start(bad, "c", "{}");
            JsonNode metrics = world.call("Baton.GetMetrics", "{'hours':1}");
            assertThat(metrics.path("statuses").path("FAILED").asInt()).isEqualTo(2);
            assertThat(metrics.path("statuses").path("SUCCEEDED").asInt()).isEqualTo(1);
            assertThat(metrics.path("errors").path(0).path("error").asText()).isEqualTo("CardDeclined");
            assertThat(metrics.path("errors").path(0).path("count").asInt()).isEqualTo(2);
            assertThat(metrics.path("buckets")).hasSize(24);
            assertThat(metrics.path("partial").asBoolean()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPreviewNamesWhatAChangeMeets(Store store) throws IOException {
        try (OwnWorld world = new OwnWorld(store, folder)) {
            String machine = world.machine("m", PASS);
            world.start(machine, "a", "{}");
            String next = "{\\'StartAt\\':\\'A\\',\\'States\\':{\\'A\\':{\\'Type\\':\\'Pass\\',\\'Next\\':\\'B\\'},"
                    + "\\'B\\':{\\'Type\\':\\'Succeed\\'}}}";
            JsonNode preview = world.call(
                    "Baton.PreviewUpdate", "{'stateMachineArn':'" + machine + "','definition':'" + next + "'}");
            assertThat(preview.path("added").path(0).asText()).isEqualTo("B");
            assertThat(preview.path("changed").path(0).asText()).isEqualTo("A");
            assertThat(preview.path("affected").path(0).path("name").asText()).isEqualTo("a");
            assertThat(preview.path("replays").toString()).isEqualTo("{\"OTHER_WAY\":1}");
            assertThat(preview.path("differences").path(0).path("turning").toString())
                    .isEqualTo("{\"after\":\"A\",\"now\":\"B\"}");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPreviewReplaysWhatRanAndSaysWhatWouldFail(Store store) throws IOException {
        try (OwnWorld world = new OwnWorld(store, folder)) {
            String machine = world.machine("m", PASS);
            world.start(machine, "good", "{'path':1}");
            world.start(machine, "bad", "{}");
            String needs =
                    "{\\'StartAt\\':\\'A\\',\\'States\\':{\\'A\\':{\\'Type\\':\\'Pass\\',\\'InputPath\\':\\'$.path\\',\\'End\\':true}}}";
            JsonNode preview = world.call(
                    "Baton.PreviewUpdate", "{'stateMachineArn':'" + machine + "','definition':'" + needs + "'}");
            assertThat(preview.path("replays").toString()).isEqualTo("{\"FAILS\":1,\"OTHER_OUTPUT\":1}");
            JsonNode worst = preview.path("differences").path(0);
            assertThat(worst.path("name").asText()).isEqualTo("bad");
            assertThat(worst.path("before").path("status").asText()).isEqualTo("SUCCEEDED");
            assertThat(worst.path("after").path("error").asText()).isEqualTo("States.Runtime");
            assertThat(preview.path("diagnostics")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPreviewOfWhatCannotRunTellsWhyAndReplaysNothing(Store store) throws IOException {
        try (OwnWorld world = new OwnWorld(store, folder)) {
            String machine = world.machine("m", PASS);
            world.start(machine, "a", "{}");
            JsonNode preview = world.call(
                    "Baton.PreviewUpdate",
                    "{'stateMachineArn':'" + machine + "','definition':'{\\'StartAt\\':\\'B\\',\\'States\\':{}}'}");
            assertThat(preview.path("diagnostics").path(0).path("severity").asText())
                    .isEqualTo("ERROR");
            assertThat(preview.has("replays")).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSummaryCountsRunsAndNamesTheWayToTheFailure(Store store) throws IOException {
        try (OwnWorld world = new OwnWorld(store, folder)) {
            String map =
                    "{'StartAt':'Each','States':{'Each':{'Type':'Map','ItemProcessor':{'StartAt':'Is it bad?','States':{"
                            + "'Is it bad?':{'Type':'Choice','Choices':[{'Variable':'$','NumericEquals':2,'Next':'Bad'}],'Default':'Good'},"
                            + "'Good':{'Type':'Pass','End':true},'Bad':{'Type':'Fail','Error':'Two'}}},'End':true}}}";
            String execution = world.start(world.machine("m", map), "x", "[0,1,2]");
            JsonNode summary = world.call("Baton.SummarizeExecution", "{'executionArn':'" + execution + "'}");
            assertThat(summary.path("status").asText()).isEqualTo("FAILED");
            assertThat(summary.path("failurePath").toString())
                    .isEqualTo("[{\"state\":\"Each\",\"index\":2},{\"state\":\"Bad\"}]");
            assertThat(summary.path("states").findValuesAsText("name")).contains("Each", "Is it bad?", "Good", "Bad");
            assertThat(summary.path("states").path(1).path("runs").asInt()).isEqualTo(3);
            assertThat(summary.path("partial").asBoolean()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void changesAreRecordedWithTheirCallersAndOutcomes(Store store) throws IOException {
        try (OwnWorld world = new OwnWorld(store, folder)) {
            String execution = world.start(world.machine("m", WAIT), "w", "{}");
            world.call("StopExecution", "{'executionArn':'" + execution + "'}", Optional.of("AKIAANN"));
            world.call("StopExecution", "{'executionArn':'" + execution + "x'}", Optional.of("AKIABOB"));
            JsonNode changes = world.call("Baton.ListChanges", "{}").path("changes");
            assertThat(changes.path(0).path("outcome").asText()).isEqualTo("ExecutionDoesNotExist");
            assertThat(changes.path(1).path("caller").asText()).isEqualTo("AKIAANN");
            assertThat(changes.path(1).path("resource").asText()).isEqualTo(execution);
            assertThat(changes.path(2).path("action").asText()).isEqualTo("CreateStateMachine");
            if (store == Store.FOLDER) {
                world.restart();
                assertThat(world.call("Baton.ListChanges", "{'maxResults':2}").path("changes"))
                        .isEqualTo(world.call("Baton.ListChanges", "{'maxResults':2}")
                                .path("changes"))
                        .hasSize(2);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Baton.Nothing | {} | UnknownOperationException",
                "Baton.SearchExecutions | [] | SerializationException",
                "Baton.SearchExecutions | { | SerializationException",
                "Baton.SearchExecutions | {'statuses':['GONE']} | ValidationException",
                "Baton.SearchExecutions | {'statuses':'FAILED'} | ValidationException",
                "Baton.SearchExecutions | {'maxResults':0} | ValidationException",
                "Baton.SearchExecutions | {'unheardOf':1} | ValidationException",
                "Baton.SearchExecutions | {'nextToken':'x'} | InvalidToken",
                "Baton.WatchExecution | {} | ValidationException",
                "Baton.WatchExecution | {'executionArn':'x'} | ExecutionDoesNotExist",
                "Baton.WatchExecution | {'executionArn':'x','waitSeconds':21} | ValidationException",
                "Baton.StartBatch | {'action':'DELETE','filter':{}} | ValidationException",
                "Baton.StartBatch | {'action':'STOP'} | ValidationException",
                "Baton.StartBatch | {'action':'STOP','filter':{'statuses':['FAILED']}} | ValidationException",
                "Baton.StartBatch | {'action':'STOP','filter':{'all':true}} | ValidationException",
                "Baton.DescribeBatch | {'batchId':'x'} | ResourceNotFound",
                "Baton.DescribeTask | {'taskId':'x'} | TaskDoesNotExist",
                "Baton.DescribeTask | {'taskId':'arn:x/1'} | TaskDoesNotExist",
                "Baton.GetMetrics | {'hours':0} | ValidationException",
                "Baton.PreviewUpdate | {'stateMachineArn':'x','definition':'{'} | InvalidDefinition"
            })
    void whatMakesNoSenseIsRefused(String target, String request, String code) throws IOException {
        try (OwnWorld world = new OwnWorld(Store.MEMORY, folder)) {
            assertThat(world.call(target, request).path("__type").asText()).isEqualTo(code);
        }
    }
}
