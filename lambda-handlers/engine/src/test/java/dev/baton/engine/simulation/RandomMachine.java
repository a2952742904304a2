package dev.baton.engine.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Draws definitions in which everything ends: loops are counted, waits are short, workers that may be silent have time-outs. */
final class RandomMachine {
    /**
     * What a state promises.
     *
     * @param waitSeconds of a Wait
     * @param timeoutSeconds of a Task, 0 for none
     * @param retries how often it is tried again at the most
     * @param interval seconds before it is tried again
     */
    record Promise(int waitSeconds, int timeoutSeconds, int retries, int interval) {}

    private final RandomGenerator random;
    private final Map<String, Promise> promises;
    private final boolean nests;
    private int names;
    private final String prefix;

    RandomMachine(RandomGenerator random, Map<String, Promise> promises, String prefix, boolean nests) {
        this.random = random;
        this.promises = promises;
        this.prefix = prefix;
        this.nests = nests;
    }

    String definition() {
        String timeout = random.nextInt(8) == 0 ? ",\"TimeoutSeconds\":" + (5 + random.nextInt(60)) : "";
        return "{" + block(0) + timeout + "}";
    }

    private String name(String kind) {
        return prefix + kind + names++;
    }

    private String block(int depth) {
        int length = 1 + random.nextInt(depth == 0 ? 4 : 2);
        List<String> order = new ArrayList<>();
        Map<String, String> bodies = new HashMap<>();
        for (int i = 0; i < length; i++) {
            add(order, bodies, depth);
        }
        // Every other state has a follower, which a Catch or a Choice can name.
        put(order, bodies, name("Last"), "\"Type\":\"Pass\",$NEXT");
        StringBuilder states = new StringBuilder();
        for (int i = 0; i < order.size(); i++) {
            String state = order.get(i);
            boolean last = i == order.size() - 1;
            String next = last ? "\"End\":true" : "\"Next\":\"" + order.get(i + 1) + "\"";
            String follower = last ? state : order.get(i + 1);
            states.append(i == 0 ? "" : ",")
                    .append('"')
                    .append(state)
                    .append("\":{")
                    .append(bodies.get(state).replace("$NEXT", next).replace("$FOLLOWER", follower))
                    .append('}');
        }
        return "\"StartAt\":\"" + order.get(0) + "\",\"States\":{" + states + "}";
    }

    private void add(List<String> order, Map<String, String> bodies, int depth) {
        int kind = random.nextInt(depth < 2 ? 20 : 14);
        if (kind < 2) {
            put(order, bodies, name("Pass"), "\"Type\":\"Pass\",$NEXT");
        } else if (kind < 4) {
            String wait = name("Wait");
            int seconds = random.nextInt(6) == 0 ? 60 + random.nextInt(2000) : random.nextInt(5);
            promises.put(wait, new Promise(seconds, 0, 0, 0));
            put(order, bodies, wait, "\"Type\":\"Wait\",\"Seconds\":" + seconds + ",$NEXT");
        } else if (kind < 12) {
            task(order, bodies);
        } else if (kind < 14 && depth == 0) {
            loop(order, bodies);
        } else if (kind < 17) {
            String state = name("Parallel");
            StringBuilder branches = new StringBuilder();
            int count = 2 + random.nextInt(2);
            for (int i = 0; i < count; i++) {
                branches.append(i == 0 ? "" : ",")
                        .append('{')
                        .append(block(depth + 1))
                        .append('}');
            }
            put(
                    order,
                    bodies,
                    state,
                    "\"Type\":\"Parallel\",\"ResultPath\":null,\"Branches\":[" + branches + "]," + retrying()
                            + catching() + "$NEXT");
        } else {
            String state = name("Map");
            put(
                    order,
                    bodies,
                    state,
                    "\"Type\":\"Map\",\"ResultPath\":null,\"ItemsPath\":\"$.items\",\"MaxConcurrency\":"
                            + random.nextInt(3) + ",\"ItemSelector\":{\"n\":0,\"items\":[1,2]},\"ItemProcessor\":{"
                            + block(depth + 1) + "}," + retrying() + catching() + "$NEXT");
        }
    }

    private static void put(List<String> order, Map<String, String> bodies, String name, String body) {
        order.add(name);
        bodies.put(name, body);
    }

    private void loop(List<String> order, Map<String, String> bodies) {
        String count = name("Count");
        put(
                order,
                bodies,
                count,
                "\"Type\":\"Pass\",\"Parameters\":{\"n.$\":\"States.MathAdd($.n, 1)\",\"items.$\":\"$.items\"},$NEXT");
        task(order, bodies);
        String choice = name("Choice");
        put(
                order,
                bodies,
                choice,
                "\"Type\":\"Choice\",\"Choices\":[{\"Variable\":\"$.n\",\"NumericLessThan\":" + (1 + random.nextInt(4))
                        + ",\"Next\":\"" + count + "\"}],\"Default\":\"$FOLLOWER\"");
        put(order, bodies, name("After"), "\"Type\":\"Pass\",$NEXT");
    }

    private void task(List<String> order, Map<String, String> bodies) {
        String task = name("Task");
        int drawn = random.nextInt(nests ? 15 : 13);
        int kind = nests || drawn < 10 ? drawn : drawn + 2;
        boolean token = kind >= 6 && kind < 10;
        boolean activity = kind == 9;
        int timeout = token || random.nextInt(3) == 0 ? 2 + random.nextInt(40) : 0;
        int retries = random.nextInt(3);
        int interval = 1 + random.nextInt(3);
        promises.put(task, new Promise(0, timeout, retries, interval));
        String resource = kind < 4
                ? "arn:aws:states:::lambda:invoke"
                : kind < 6
                        ? "arn:aws:states:::dynamodb:getItem"
                        : token
                                ? activity
                                        ? "arn:aws:states:us-east-1:123456789012:activity:a"
                                        : "arn:aws:states:::lambda:invoke.waitForTaskToken"
                                : kind < 12
                                        ? "arn:aws:states:::states:startExecution.sync:2"
                                        : kind < 14
                                                ? "arn:aws:states:::ecs:runTask.sync"
                                                : "arn:aws:states:::glue:startJobRun.sync";
        String parameters = token && !activity
                ? "{\"FunctionName\":\"f\",\"Payload\":{\"token.$\":\"$$.Task.Token\"}}"
                : kind < 4
                        ? "{\"FunctionName\":\"f\"}"
                        : kind < 6
                                ? "{\"TableName\":\"t\",\"Key\":{}}"
                                : kind >= 12 || activity ? "{}" : "{\"StateMachineArn\":\"" + Universe.CHILD + "\"}";
        put(
                order,
                bodies,
                task,
                "\"Type\":\"Task\",\"ResultPath\":null,\"Resource\":\"" + resource + "\",\"Parameters\":" + parameters
                        + ","
                        + (timeout == 0 ? "" : "\"TimeoutSeconds\":" + timeout + ",")
                        + (token && timeout > 2 && random.nextBoolean()
                                ? "\"HeartbeatSeconds\":" + (1 + random.nextInt(timeout - 1)) + ","
                                : "")
                        + (retries == 0
                                ? ""
                                : "\"Retry\":[{\"ErrorEquals\":[\"States.ALL\"],\"IntervalSeconds\":" + interval
                                        + ",\"BackoffRate\":1.0,\"MaxAttempts\":" + retries + "}],")
                        + catching() + "$NEXT");
    }

    /** Sometimes all branches or iterations are done once more. */
    private String retrying() {
        if (random.nextInt(4) > 0) {
            return "";
        }
        return "\"Retry\":[{\"ErrorEquals\":[\"States.ALL\"],\"IntervalSeconds\":" + (1 + random.nextInt(2))
                + ",\"BackoffRate\":1.0,\"MaxAttempts\":1}],";
    }

    /** Sometimes failures go on with the following state. */
    private String catching() {
        if (random.nextInt(3) > 0) {
            return "";
        }
        return "\"Catch\":[{\"ErrorEquals\":[\"States.ALL\"],\"ResultPath\":null,\"Next\":\"$FOLLOWER\"}],";
    }
}
