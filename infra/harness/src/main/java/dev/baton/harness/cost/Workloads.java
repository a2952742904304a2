package dev.baton.harness.cost;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;

/** The workflows that are measured. Documents have 1 KB, half of it random, where nothing else is said. */
final class Workloads {
    static final int DOCUMENT = 1024;
    private static final int TASKS = 10;
    private static final int CALLBACKS = 5;
    private static final int MAP_ITEMS = 100;
    private static final int ROUNDS = 3;
    private static final int ALONE = 4;
    private static final int TOGETHER = 60;

    private static final double MOST_WITH_TASKS_ALONE = 2.5;
    private static final double MOST_WITH_FIVE_STATES_A_TASK = 0.8;
    /** As much as with tasks of Lambda. */
    private static final double MOST_WITH_UPDATES = MOST_WITH_TASKS_ALONE;

    /** The table whose items are updated. */
    static final String ITEMS = "cost-items";

    private Workloads() {}

    static List<Workload> all() {
        return List.of(
                tasks("tasks", "a Lambda task of 100 ms in each state", TASKS, false, ALONE),
                tasks("tasks-20", "the same with twenty states", 2 * TASKS, false, ALONE),
                tasks("tasks-together", "the same with ten, 60 executions at once", TASKS, true, TOGETHER),
                invokes(),
                updates("updates", TASKS, ALONE, ROUNDS),
                slowTasks(),
                fiveStatesATask("five-states", "five states a task, tasks of 100 ms", false, ALONE),
                map(),
                callbacks());
    }

    /** Not measured: tasks that answer at once. */
    static Workload warmUp() {
        return new Workload(
                "warm-up",
                "",
                chain(TASKS, number -> lambda(0, DOCUMENT)),
                input(),
                TASKS,
                OptionalDouble.empty(),
                5,
                100,
                true,
                0,
                OptionalDouble.empty());
    }

    /** Tasks in a row that call functions by their ARNs. */
    static Workload tasks(String name, String title, int tasks, boolean atOnce, int executions) {
        return new Workload(
                name,
                title,
                chain(tasks, number -> lambda(100, DOCUMENT)),
                input(),
                tasks,
                OptionalDouble.of(tasks * 0.1),
                ROUNDS,
                executions,
                atOnce,
                0,
                OptionalDouble.of(MOST_WITH_TASKS_ALONE));
    }

    /** As CDK's LambdaInvoke writes it: the answer holds the payload, headers and ids, and the payload goes on. */
    private static Workload invokes() {
        return new Workload(
                "tasks-invoke",
                "ten, one by one, by lambda:invoke, OutputPath $.Payload",
                chain(TASKS, number -> {
                    ObjectNode task = task("arn:aws:states:::lambda:invoke");
                    ObjectNode parameters = task.putObject("Parameters");
                    parameters.put("FunctionName", function(100, DOCUMENT));
                    parameters.put("Payload.$", "$");
                    return task.put("OutputPath", "$.Payload");
                }),
                input(),
                TASKS,
                OptionalDouble.of(TASKS * 0.1),
                ROUNDS,
                ALONE,
                false,
                0,
                OptionalDouble.empty());
    }

    /** Tasks that update an item of DynamoDB, one by one. */
    static Workload updates(String name, int tasks, int executions, int rounds) {
        return new Workload(
                name,
                "dynamodb:updateItem in each of ten states",
                chain(tasks, number -> {
                    ObjectNode task = task("arn:aws:states:::dynamodb:updateItem");
                    ObjectNode parameters = task.putObject("Parameters").put("TableName", ITEMS);
                    parameters.putObject("Key").putObject("id").put("S.$", "$$.Execution.Name");
                    parameters.put("UpdateExpression", "SET stage = :stage");
                    parameters
                            .putObject("ExpressionAttributeValues")
                            .putObject(":stage")
                            .put("N", Integer.toString(number));
                    return task.putNull("ResultPath");
                }),
                input(),
                tasks,
                OptionalDouble.of(tasks * 0.01),
                rounds,
                executions,
                false,
                0,
                OptionalDouble.of(MOST_WITH_UPDATES));
    }

    /**
     * A job of Glue that is waited for.
     *
     * @param polls at which of them it has ended
     * @param most what was promised
     */
    static Workload job(String name, String title, int polls, int executions, OptionalDouble most) {
        return new Workload(
                name,
                title,
                chain(1, number -> {
                    ObjectNode task = task("arn:aws:states:::glue:startJobRun.sync");
                    task.putObject("Parameters").put("JobName", "polls-" + polls);
                    return task;
                }),
                input(),
                1,
                OptionalDouble.empty(),
                1,
                executions,
                false,
                0,
                most);
    }

    private static Workload slowTasks() {
        return new Workload(
                "tasks-1s",
                "a Lambda task of 1 s in each state",
                chain(TASKS, number -> lambda(1000, DOCUMENT)),
                input(),
                TASKS,
                OptionalDouble.of(TASKS),
                2,
                2,
                false,
                0,
                OptionalDouble.empty());
    }

    /** Between two tasks: a note is added, a Choice looks at it, and two states hand the document on. */
    private static Workload fiveStatesATask(String name, String title, boolean atOnce, int executions) {
        int states = 5 * TASKS;
        return new Workload(
                name,
                title,
                chain(states, number -> switch (number % 5) {
                    case 0 -> lambda(100, DOCUMENT);
                    case 1 -> pass().put("ResultPath", "$.note").set("Result", object().put("checked", true));
                    case 2 -> choice(number);
                    default -> pass();
                }),
                input(),
                states,
                OptionalDouble.of(TASKS * 0.1),
                ROUNDS,
                executions,
                atOnce,
                0,
                OptionalDouble.of(MOST_WITH_FIVE_STATES_A_TASK));
    }

    private static Workload map() {
        return new Workload(
                "map-100",
                "a Map over 100 items, a task of 100 ms each",
                mapDefinition(100, DOCUMENT, "$"),
                items(MAP_ITEMS),
                1 + MAP_ITEMS,
                OptionalDouble.of(0.3),
                2,
                2,
                false,
                0,
                OptionalDouble.empty());
    }

    /** A Map whose items are tasks. */
    static String mapDefinition(int millis, int bytes, String resultPath) {
        ObjectNode map = object().put("Type", "Map").put("End", true);
        map.put("ItemsPath", "$.items");
        if (resultPath.isEmpty()) {
            map.putNull("ResultPath");
        } else {
            map.put("ResultPath", resultPath);
        }
        ObjectNode processor = map.putObject("ItemProcessor");
        processor.put("StartAt", "Each");
        processor.putObject("States").set("Each", lambda(millis, bytes).put("End", true));
        ObjectNode machine = object().put("StartAt", "Map");
        machine.putObject("States").set("Map", map);
        return machine.toString();
    }

    static String items(int count) {
        ObjectNode input = object();
        for (int i = 0; i < count; i++) {
            input.withArray("items").add(i);
        }
        return input.toString();
    }

    private static Workload callbacks() {
        return new Workload(
                "callbacks",
                "a callback with a task token in each state",
                chain(CALLBACKS, number -> {
                    ObjectNode task = task("arn:aws:states:::lambda:invoke.waitForTaskToken");
                    ObjectNode parameters = task.putObject("Parameters");
                    parameters.put("FunctionName", function(10, 16));
                    parameters.putObject("Payload").put("token.$", "$$.Task.Token");
                    return task;
                }),
                input(),
                CALLBACKS,
                OptionalDouble.empty(),
                ROUNDS,
                2,
                false,
                CALLBACKS,
                OptionalDouble.empty());
    }

    /** A task, a wait, a task. */
    static Workload waiting(String name, long seconds, int executions) {
        ObjectNode machine = object().put("StartAt", "Before");
        ObjectNode states = machine.putObject("States");
        states.set("Before", lambda(100, DOCUMENT).put("Next", "Wait"));
        states.set("Wait", object().put("Type", "Wait").put("Seconds", seconds).put("Next", "After"));
        states.set("After", lambda(100, DOCUMENT).put("End", true));
        return new Workload(
                name,
                "a task, a day of waiting, a task",
                machine.toString(),
                input(),
                3,
                OptionalDouble.empty(),
                1,
                executions,
                false,
                0,
                OptionalDouble.empty());
    }

    static String input() {
        return Documents.of(DOCUMENT, new Random(7)).toString();
    }

    private interface StateOf {
        ObjectNode state(int number);
    }

    private static String chain(int length, StateOf states) {
        ObjectNode machine = object().put("StartAt", "State0");
        ObjectNode all = machine.putObject("States");
        for (int number = 0; number < length; number++) {
            ObjectNode state = states.state(number);
            boolean last = number == length - 1;
            if (last) {
                state.put("End", true);
            } else if (!state.path("Type").asText().equals("Choice")) {
                state.put("Next", "State" + (number + 1));
            }
            all.set("State" + number, state);
        }
        return machine.toString();
    }

    private static ObjectNode lambda(int millis, int bytes) {
        return task(function(millis, bytes));
    }

    private static String function(int millis, int bytes) {
        return "arn:aws:lambda:us-east-1:123456789012:function:task-" + millis + "ms-" + bytes + "b";
    }

    private static ObjectNode task(String resource) {
        return object().put("Type", "Task").put("Resource", resource);
    }

    private static ObjectNode pass() {
        return object().put("Type", "Pass");
    }

    private static ObjectNode choice(int number) {
        ObjectNode choice = object().put("Type", "Choice");
        ObjectNode rule = choice.putArray("Choices").addObject();
        rule.put("Variable", "$.note.checked").put("BooleanEquals", true).put("Next", "State" + (number + 1));
        return choice.put("Default", "State" + (number + 1));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
