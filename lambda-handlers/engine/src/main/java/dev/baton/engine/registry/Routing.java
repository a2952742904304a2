package dev.baton.engine.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Which version a start through an alias gets. What an alias says is remembered for the stamp of its machine: every change of
 * an alias gives the machine a new one, and the machine is read with each start anyhow. So a remembered route is never stale,
 * and a start through an alias costs no read more than one of the machine itself.
 */
public final class Routing {
    private static final int REMEMBERED = 1000;
    private static final int TRIES = 3;

    private final StateMachines registry;
    private final ConcurrentHashMap<String, Known> known = new ConcurrentHashMap<>();

    public Routing(StateMachines registry) {
        this.registry = registry;
    }

    /** What an alias was when its machine had that stamp; a machine that was made anew has another creation date. */
    private record Known(long stamp, Instant machineCreated, MachineAlias alias, List<MachineVersion> versions) {
        boolean isOf(RegisteredMachine machine) {
            return stamp == machine.stamp() && machineCreated.equals(machine.creationDate());
        }
    }

    /**
     * An alias and one of its versions.
     *
     * @param version whose settings the start gets
     */
    public record Route(MachineAlias alias, MachineVersion version) {}

    /**
     * The route of a start through an alias.
     *
     * @param machine as it was just read
     * @param draw gives random bits; asked only when there is something to choose
     * @return empty when the machine has no such alias
     */
    public Optional<Route> route(RegisteredMachine machine, String alias, LongSupplier draw) {
        return known(machine, alias)
                .map(found -> route(found, found.alias().version(found.alias().isSplit() ? draw.getAsLong() : 0)));
    }

    /** The route to the version that an alias shows as its own; empty when the machine has no such alias. */
    public Optional<Route> mainRoute(RegisteredMachine machine, String alias) {
        return known(machine, alias).map(found -> route(found, found.alias().mainVersion()));
    }

    private static Route route(Known found, int number) {
        return found.versions().stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .map(version -> new Route(found.alias(), version))
                .orElseThrow();
    }

    private Optional<Known> known(RegisteredMachine machine, String alias) {
        String arn = machine.arn() + ":" + alias;
        @Nullable Known remembered = known.get(arn);
        if (remembered != null && remembered.isOf(machine)) {
            return Optional.of(remembered);
        }
        Optional<Known> loaded = load(machine, alias);
        loaded.ifPresent(now -> {
            if (known.size() >= REMEMBERED) {
                known.clear();
            }
            known.put(arn, now);
        });
        return loaded;
    }

    /** A version can go between the two reads, if the alias was turned away from it; then both are read again. */
    private Optional<Known> load(RegisteredMachine machine, String name) {
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<MachineAlias> alias = registry.alias(machine.arn(), name);
            if (alias.isEmpty()) {
                return Optional.empty();
            }
            List<MachineVersion> versions = new ArrayList<>();
            for (AliasRoute route : alias.get().routes()) {
                registry.version(machine.arn(), route.version()).ifPresent(versions::add);
            }
            if (versions.size() == alias.get().routes().size()) {
                return Optional.of(new Known(machine.stamp(), machine.creationDate(), alias.get(), versions));
            }
        }
        return Optional.empty();
    }
}
