package dev.baton.harness.template;

import dev.baton.aws.blueprint.Blueprint;
import dev.baton.aws.blueprint.BucketShape;
import dev.baton.aws.blueprint.FunctionShape;
import dev.baton.aws.blueprint.QueueShape;
import dev.baton.aws.blueprint.RoleShape;
import dev.baton.aws.blueprint.Setting;
import dev.baton.aws.blueprint.Standard;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Puts together what stood in several resources. */
final class Assembly {
    private final Draft draft;
    private final Values values;

    Assembly(Draft draft, Values values) {
        this.draft = draft;
        this.values = values;
    }

    /** Absent when something is missing, which is noted. */
    Optional<Blueprint> blueprint() {
        checkSealed();
        if (draft.bucketDays.size() != 1 || draft.secrets.size() != 1) {
            draft.problems.add("one bucket and one secret are expected, not " + draft.bucketDays.size() + " and "
                    + draft.secrets.size());
            return Optional.empty();
        }
        List<FunctionShape> functions = functions();
        Map<String, Setting> environment = environment();
        return Optional.of(new Blueprint(
                draft.tables,
                draft.queues,
                bucket(environment),
                draft.secrets.getFirst(),
                environment,
                draft.grants.entrySet().stream()
                        .map(role -> new RoleShape(role.getKey(), role.getValue()))
                        .toList(),
                functions,
                draft.alarms,
                draft.rules));
    }

    /** How much longer than finished executions its objects are kept. */
    private BucketShape bucket(Map<String, Setting> environment) {
        String kept =
                environment.get("BATON_RETENTION_DAYS") instanceof Setting.Chosen chosen ? chosen.otherwise() : "0";
        Map.Entry<String, Integer> bucket =
                draft.bucketDays.entrySet().iterator().next();
        return new BucketShape(bucket.getKey(), Duration.ofDays(bucket.getValue() - Long.parseLong(kept)));
    }

    private void checkSealed() {
        Stream<String> wanted =
                Stream.concat(draft.queues.stream().map(QueueShape::id), draft.bucketDays.keySet().stream());
        wanted.filter(id -> !draft.sealed.contains(id))
                .forEach(id -> draft.problems.add("Resources/" + id + ": no policy refuses what comes without TLS"));
    }

    private List<FunctionShape> functions() {
        Map<String, FunctionShape.Source> sources = new HashMap<>();
        draft.sources.forEach((id, source) -> sources.put(draft.functionOf(id), source));
        return draft.functions.values().stream()
                .map(function -> function(function, Optional.ofNullable(sources.get(function.id()))))
                .toList();
    }

    private FunctionShape function(Draft.Function function, Optional<FunctionShape.Source> source) {
        if (!draft.logGroups.contains(function.logGroup())) {
            draft.problems.add("Resources/" + function.id() + ": there is no log group " + function.logGroup());
        }
        if (!draft.writers.getOrDefault(function.logGroup(), Set.of()).contains(function.role())) {
            draft.problems.add("Resources/" + function.id() + ": its role may not write to its log group");
        }
        return new FunctionShape(
                function.id(),
                function.timeout(),
                function.memoryMb(),
                function.role(),
                source,
                function.feedsItself(),
                function.deadLetters());
    }

    /** All functions have the same. */
    private Map<String, Setting> environment() {
        Map<String, Setting> first = Map.of();
        for (Map.Entry<String, Map<String, Setting>> one : draft.environments.entrySet()) {
            if (!first.isEmpty() && !first.equals(one.getValue())) {
                draft.problems.add(
                        "Resources/" + one.getKey() + ": its environment is another than that of other functions");
            }
            first = one.getValue();
        }
        Map<String, Setting> environment = new TreeMap<>();
        first.forEach((name, setting) -> environment.put(name, meant(name, setting)));
        return environment;
    }

    /** A reference to a queue is its URL, one to a parameter what was chosen; CDK writes what was chosen as it is. */
    private Setting meant(String name, Setting setting) {
        if (setting instanceof Setting.Chosen literal) {
            return Standard.BLUEPRINT.environment().get(name) instanceof Setting.Chosen known
                    ? new Setting.Chosen(known.parameter(), literal.otherwise())
                    : literal;
        }
        if (!(setting instanceof Setting.NameOf named)) {
            return setting;
        }
        if (draft.queues.stream().anyMatch(queue -> queue.id().equals(named.part()))) {
            return new Setting.UrlOf(named.part());
        }
        String chosen = values.parameters().get(named.part());
        return chosen == null ? setting : new Setting.Chosen(named.part(), chosen);
    }
}
