package dev.baton.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Measures how long it takes from the start of a function's process to its first answer. */
final class ColdStart {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MACHINE = "arn:aws:states:us-east-1:123456789012:stateMachine:cold";

    /** What a process is asked for first. */
    enum FirstCall {
        LIST("ApiFunction", "ListStateMachines"),
        START("ApiFunction", "StartExecution"),
        DRIVE("DriverFunction", "wake-up: an execution from its start to its end, with three Lambda tasks");

        final String handler;
        final String label;

        FirstCall(String handler, String label) {
            this.handler = handler;
            this.label = label;
        }
    }

    /**
     * Milliseconds, since the start of the process.
     *
     * @param ready when it asked for its first event
     * @param answered when the answer was there
     * @param cpu time of processors that it took; the steadier figure where others are at work
     */
    record Sample(long ready, long answered, long cpu) {}

    private final Stage stage;
    private int names;

    ColdStart(Stage stage) {
        this.stage = stage;
    }

    /** Makes the machine that is started; comes first. */
    void prepare() throws IOException, InterruptedException, InvocationFailedException {
        FunctionInstance instance = stage.start("ApiFunction", new Launch.Managed());
        try {
            ObjectNode machine = object().put("name", "cold")
                    .put("definition", Rehearsal.DEFINITION)
                    .put("roleArn", "arn:aws:iam::123456789012:role/any");
            Stage.answer(instance.invoke(Stage.request("CreateStateMachine", machine)));
        } finally {
            instance.kill();
        }
    }

    /** One process for each first call; the driver gets the wake-up that the start before it sent. */
    Map<FirstCall, Sample> once(Launch launch) throws IOException, InterruptedException, InvocationFailedException {
        Map<FirstCall, Sample> samples = new EnumMap<>(FirstCall.class);
        for (FirstCall call : FirstCall.values()) {
            samples.put(call, measure(call, event(call), launch));
        }
        return samples;
    }

    private byte[] event(FirstCall call) throws IOException {
        return switch (call) {
            case LIST -> Stage.request("ListStateMachines", object());
            case START ->
                Stage.request(
                        "StartExecution",
                        object().put("stateMachineArn", MACHINE)
                                .put("name", "n" + names++)
                                .put("input", "{\"order\":1}"));
            case DRIVE -> stage.wakeUp();
        };
    }

    private Sample measure(FirstCall call, byte[] event, Launch launch)
            throws IOException, InterruptedException, InvocationFailedException {
        long begin = System.nanoTime();
        FunctionInstance instance = stage.start(call.handler, launch);
        try {
            long ready = millisSince(begin);
            byte[] answer = instance.invoke(event);
            long answered = millisSince(begin);
            long cpu = instance.cpu().toMillis();
            check(call, answer);
            return new Sample(ready, answered, cpu);
        } finally {
            instance.kill();
        }
    }

    private static long millisSince(long begin) {
        return (System.nanoTime() - begin) / 1_000_000;
    }

    private static void check(FirstCall call, byte[] answer) throws IOException {
        switch (call) {
            case LIST, START -> Stage.answer(answer);
            case DRIVE -> {
                JsonNode failures = JSON.readTree(answer).path("batchItemFailures");
                if (!failures.isArray() || !failures.isEmpty()) {
                    throw new IOException("the driver failed: " + failures);
                }
            }
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The middle one; of an even number, the upper of the two in the middle. */
    static long median(List<Long> values) {
        List<Long> sorted = new ArrayList<>(values);
        sorted.sort(null);
        return sorted.get(sorted.size() / 2);
    }
}
