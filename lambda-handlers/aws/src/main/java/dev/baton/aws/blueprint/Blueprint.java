package dev.baton.aws.blueprint;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A deployment as a value, equal to another when both mean the same. {@link Standard#BLUEPRINT} is Baton's.
 *
 * @param environment variables that every function gets
 * @param rules of the event bus that is told of executions, where there is one
 */
public record Blueprint(
        List<TableShape> tables,
        List<QueueShape> queues,
        BucketShape bucket,
        SecretShape secret,
        Map<String, Setting> environment,
        List<RoleShape> roles,
        List<FunctionShape> functions,
        List<AlarmShape> alarms,
        List<RuleShape> rules) {

    public Blueprint {
        tables = sorted(tables, TableShape::id);
        queues = sorted(queues, QueueShape::id);
        Objects.requireNonNull(bucket, "bucket");
        Objects.requireNonNull(secret, "secret");
        environment = Map.copyOf(environment);
        roles = sorted(roles, RoleShape::id);
        functions = sorted(functions, FunctionShape::id);
        alarms = sorted(alarms, AlarmShape::id);
        rules = sorted(rules, RuleShape::id);
    }

    /** In whatever order they were written, they mean the same. */
    private static <T> List<T> sorted(List<T> parts, Function<T, String> id) {
        return parts.stream().sorted(Comparator.comparing(id)).toList();
    }

    /** The table of that id. */
    public TableShape table(String id) {
        return only(tables.stream().filter(table -> table.id().equals(id)), id);
    }

    /** The queue of that id. */
    public QueueShape queue(String id) {
        return only(queues.stream().filter(queue -> queue.id().equals(id)), id);
    }

    /** The function of that id. */
    public FunctionShape function(String id) {
        return only(functions.stream().filter(function -> function.id().equals(id)), id);
    }

    /** The role of that id. */
    public RoleShape role(String id) {
        return only(roles.stream().filter(role -> role.id().equals(id)), id);
    }

    private static <T> T only(Stream<T> found, String id) {
        return found.findFirst().orElseThrow(() -> new IllegalArgumentException("there is no " + id));
    }

    /** Environment variables in the order of their names. */
    public Map<String, Setting> sortedEnvironment() {
        return new TreeMap<>(environment);
    }

    /**
     * The same with other functions and queues, for tests.
     *
     * @param timeout of each function
     * @param margin between a function's time-out and the visibility time-out of its queue
     */
    public Blueprint timed(UnaryOperator<FunctionShape> timeout, Duration margin) {
        List<FunctionShape> timed = functions.stream().map(timeout).toList();
        List<QueueShape> hiding = queues.stream()
                .map(queue -> timed.stream()
                        .filter(function ->
                                function.lane().filter(queue.id()::equals).isPresent())
                        .findFirst()
                        .map(function ->
                                queue.hiding(atLeastASecond(function.timeout().plus(margin))))
                        .orElse(queue))
                .toList();
        return new Blueprint(tables, hiding, bucket, secret, environment, roles, timed, alarms, rules);
    }

    /** A test may want messages back before their function's time is over. */
    private static Duration atLeastASecond(Duration wanted) {
        Duration second = Duration.ofSeconds(1);
        return wanted.compareTo(second) < 0 ? second : wanted;
    }
}
