package dev.baton.engine.registry;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The registry of a process that keeps nothing: {@code --in-memory} and tests. */
public final class InMemoryStateMachines implements StateMachines {
    private static final Comparator<RegisteredMachine> ORDER =
            Comparator.comparing(RegisteredMachine::creationDate).thenComparing(RegisteredMachine::arn);

    private final Map<String, String> definitions = new HashMap<>();
    private final Map<String, RegisteredMachine> machines = new HashMap<>();
    private final Map<String, NavigableMap<Integer, MachineVersion>> versions = new HashMap<>();
    private final Map<String, NavigableMap<String, MachineAlias>> aliases = new HashMap<>();

    @Override
    public synchronized void saveDefinition(String id, String text) {
        definitions.putIfAbsent(id, text);
    }

    @Override
    public synchronized Optional<String> definition(String id) {
        return Optional.ofNullable(definitions.get(id));
    }

    @Override
    public synchronized Optional<RegisteredMachine> create(RegisteredMachine machine, List<RegistryChange> changes) {
        Optional<RegisteredMachine> standing = Optional.ofNullable(machines.putIfAbsent(machine.arn(), machine));
        if (standing.isEmpty()) {
            apply(machine.arn(), changes);
        }
        return standing;
    }

    @Override
    public synchronized Optional<RegisteredMachine> machine(String arn) {
        return Optional.ofNullable(machines.get(arn));
    }

    @Override
    public synchronized boolean replace(RegisteredMachine next, List<RegistryChange> changes) {
        RegisteredMachine standing = machines.get(next.arn());
        if (standing == null || standing.stamp() != next.stamp() - 1) {
            return false;
        }
        machines.put(next.arn(), next);
        apply(next.arn(), changes);
        return true;
    }

    private void apply(String arn, List<RegistryChange> changes) {
        NavigableMap<Integer, MachineVersion> own = versions.computeIfAbsent(arn, key -> new TreeMap<>());
        NavigableMap<String, MachineAlias> named = aliases.computeIfAbsent(arn, key -> new TreeMap<>());
        for (RegistryChange change : changes) {
            switch (change) {
                case RegistryChange.PublishVersion publish ->
                    own.put(publish.version().number(), publish.version());
                case RegistryChange.WithdrawVersion withdraw -> own.remove(withdraw.number());
                case RegistryChange.PutAlias put -> named.put(put.alias().name(), put.alias());
                case RegistryChange.RemoveAlias remove -> named.remove(remove.name());
            }
        }
    }

    @Override
    public synchronized void remove(String arn) {
        machines.remove(arn);
        versions.remove(arn);
        aliases.remove(arn);
    }

    @Override
    public synchronized MachinePage machines(int limit, Optional<String> after) {
        Predicate<RegisteredMachine> wanted = after.<Predicate<RegisteredMachine>>map(
                        position -> machine -> position(machine).compareTo(position) > 0)
                .orElse(machine -> true);
        List<RegisteredMachine> found = machines.values().stream()
                .sorted(ORDER)
                .filter(wanted)
                .limit(limit + 1L)
                .toList();
        return found.size() <= limit
                ? new MachinePage(found, Optional.empty())
                : new MachinePage(found.subList(0, limit), Optional.of(position(found.get(limit - 1))));
    }

    /** A text that sorts as the machines do. */
    private static String position(RegisteredMachine machine) {
        return "%019d/%s".formatted(machine.creationDate().toEpochMilli(), machine.arn());
    }

    @Override
    public synchronized Optional<MachineVersion> version(String stateMachineArn, int number) {
        return Optional.ofNullable(versionsOf(stateMachineArn).get(number));
    }

    @Override
    public synchronized VersionPage versions(String stateMachineArn, int limit, Optional<String> after) {
        Stream<MachineVersion> newestFirst = versionsOf(stateMachineArn).descendingMap().values().stream();
        int below = after.map(Integer::parseInt).orElse(Integer.MAX_VALUE);
        List<MachineVersion> found = newestFirst
                .filter(version -> version.number() < below)
                .limit(limit + 1L)
                .toList();
        return found.size() <= limit
                ? new VersionPage(found, Optional.empty())
                : new VersionPage(
                        found.subList(0, limit),
                        Optional.of(Integer.toString(found.get(limit - 1).number())));
    }

    private NavigableMap<Integer, MachineVersion> versionsOf(String arn) {
        return versions.getOrDefault(arn, new TreeMap<>());
    }

    @Override
    public synchronized Optional<MachineAlias> alias(String stateMachineArn, String name) {
        return Optional.ofNullable(
                aliases.getOrDefault(stateMachineArn, new TreeMap<>()).get(name));
    }

    @Override
    public synchronized List<MachineAlias> aliases(String stateMachineArn) {
        return List.copyOf(
                aliases.getOrDefault(stateMachineArn, new TreeMap<>()).values());
    }
}
