package dev.baton.harness.template;

import dev.baton.aws.blueprint.AlarmShape;
import dev.baton.aws.blueprint.FunctionShape;
import dev.baton.aws.blueprint.Grant;
import dev.baton.aws.blueprint.QueueShape;
import dev.baton.aws.blueprint.RuleShape;
import dev.baton.aws.blueprint.SecretShape;
import dev.baton.aws.blueprint.Setting;
import dev.baton.aws.blueprint.TableShape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What was read of a template until now; pieces that belong together may stand in several resources. */
final class Draft {
    /** A function before it is known what feeds it. */
    record Function(
            String id,
            Duration timeout,
            int memoryMb,
            String role,
            String logGroup,
            boolean feedsItself,
            Optional<String> deadLetters) {}

    final List<String> problems = new ArrayList<>();
    final List<TableShape> tables = new ArrayList<>();
    final List<QueueShape> queues = new ArrayList<>();
    /** How long objects are kept, by bucket. */
    final Map<String, Integer> bucketDays = new TreeMap<>();

    final List<SecretShape> secrets = new ArrayList<>();
    final List<AlarmShape> alarms = new ArrayList<>();
    final List<RuleShape> rules = new ArrayList<>();
    final Map<String, Function> functions = new TreeMap<>();
    /** By function. */
    final Map<String, Map<String, Setting>> environments = new TreeMap<>();
    /** By function. */
    final Map<String, FunctionShape.Source> sources = new HashMap<>();
    /** By role. */
    final Map<String, Set<Grant>> grants = new TreeMap<>();
    /** Of which role may write to them, by log group. */
    final Map<String, Set<String>> writers = new TreeMap<>();
    /** From aliases and versions to their functions. */
    final Map<String, String> qualified = new HashMap<>();
    /** Queues and buckets that refuse plain HTTP. */
    final Set<String> sealed = new HashSet<>();

    final Set<String> logGroups = new HashSet<>();

    Set<Grant> grantsOf(String role) {
        return grants.computeIfAbsent(role, id -> new HashSet<>());
    }

    /** The function itself, of a version or alias of it too. */
    String functionOf(String id) {
        String found = id;
        while (qualified.containsKey(found)) {
            found = qualified.getOrDefault(found, "");
        }
        return found;
    }
}
