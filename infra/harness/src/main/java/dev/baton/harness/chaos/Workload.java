package dev.baton.harness.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;

/** The workflows that run: each takes {@code {"n": N}}, and what must come out is known. Their definitions are resources. */
enum Workload {
    CHAIN(Course.STARTED, n -> counted(n + 5)),
    WAITS(Course.STARTED, n -> counted(n + 3)),
    PARALLEL(Course.STARTED, n -> list(n + 2, n + 1, n + 1)),
    MAP(Course.STARTED, n -> list(n + 1, n + 1, n + 1, n + 1, n + 1, n + 1, n + 1, n + 1)),
    CALLBACK(Course.STARTED, n -> counted(n + 2)),
    NESTED(Course.STARTED, n -> counted(n + 3)),
    LONG(Course.STARTED, n -> counted(n + 3)),
    ACTIVITY(Course.STARTED, n -> counted(n + 2)),
    JOB(Course.STARTED, n -> counted(n + 1)),
    ALIAS(Course.BY_ALIAS, n -> counted(n + 2)),
    REDRIVE(Course.REDRIVEN, n -> list(n + 2, n + 2)),
    EXPRESS(Course.REPORTED, n -> counted(n + 2)),
    SYNC(Course.AWAITED, n -> counted(n + 2)),
    HEAVY(Course.STARTED, n -> counted(n + 1)),
    POISON(Course.DOOMED, n -> MissingNode.getInstance());

    /** How a client goes through an execution. */
    enum Course {
        /** Started by its machine's ARN, it succeeds. */
        STARTED,
        /** Started by an alias, it succeeds. */
        BY_ALIAS,
        /** It fails, is redriven, and then succeeds. */
        REDRIVEN,
        /** It fails, for it kills who drives it. */
        DOOMED,
        /** An asynchronous Express execution: what is seen of its end is a call of a function. */
        REPORTED,
        /** A synchronous Express execution: the answer is its end. */
        AWAITED
    }

    /** The alias of {@link Course#BY_ALIAS}. */
    static final String ALIAS_NAME = "live";

    /** Of which an activity's workers ask for tasks. */
    static final String ACTIVITY_ARN = "arn:aws:states:us-east-1:123456789012:activity:chaos";

    /** How often a workload is drawn, beside the {@link #RARE} ones, which take seconds of a processor. */
    private static final int USUAL = 4;

    private static final Set<Workload> RARE = EnumSet.of(HEAVY, POISON);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PREFIX = "arn:aws:states:us-east-1:123456789012:";

    private final Course course;
    private final IntFunction<JsonNode> output;

    Workload(Course course, IntFunction<JsonNode> output) {
        this.course = course;
        this.output = output;
    }

    /** Each of them in the first executions, then by weight. */
    static Workload drawn(int execution, Random random) {
        if (execution < values().length) {
            return values()[execution];
        }
        List<Workload> all = new ArrayList<>(List.of(values()));
        for (Workload workload : values()) {
            if (!RARE.contains(workload)) {
                all.addAll(Collections.nCopies(USUAL - 1, workload));
            }
        }
        return all.get(random.nextInt(all.size()));
    }

    Course course() {
        return course;
    }

    /** As CreateStateMachine takes it. */
    String type() {
        return course == Course.REPORTED || course == Course.AWAITED ? "EXPRESS" : "STANDARD";
    }

    private static JsonNode counted(int n) {
        return JsonNodeFactory.instance.objectNode().put("n", n);
    }

    private static JsonNode list(int... numbers) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (int n : numbers) {
            list.add(counted(n));
        }
        return list;
    }

    /** The machine's name. */
    String machine() {
        return name().toLowerCase(Locale.ROOT);
    }

    String machineArn() {
        return PREFIX + "stateMachine:" + machine();
    }

    /** What StartExecution is told. */
    String target() {
        return course == Course.BY_ALIAS ? machineArn() + ":" + ALIAS_NAME : machineArn();
    }

    String executionArn(String name) {
        return PREFIX + "execution:" + machine() + ":" + name;
    }

    /** The definition, as CreateStateMachine takes it. */
    String definition() {
        return resource(machine()).replace("\"@retry\"", resource("retry"));
    }

    private static String resource(String name) {
        try (InputStream in = Workload.class.getResourceAsStream(name + ".json")) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String input(int n) {
        return "{\"n\":" + n + "}";
    }

    /** Whether that came out which must. */
    boolean isRight(int n, String text) {
        try {
            return JSON.readTree(text).equals(output.apply(n));
        } catch (IOException e) {
            return false;
        }
    }
}
