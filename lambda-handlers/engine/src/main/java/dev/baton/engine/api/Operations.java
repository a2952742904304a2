package dev.baton.engine.api;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The operations of the service model by name. */
public final class Operations {
    private final Map<String, Operation> byName;

    private Operations(List<Operation> all) {
        this.byName = all.stream().collect(Collectors.toUnmodifiableMap(Operation::name, Function.identity()));
    }

    /** These and others beside them. */
    public Operations with(List<Operation> others) {
        return new Operations(
                Stream.concat(byName.values().stream(), others.stream()).toList());
    }

    /**
     * Does what a request asks for, and gives no answer: for actions that stand on others.
     *
     * @throws dev.baton.engine.api.wire.ApiException as the action throws it
     */
    public void perform(String name, byte[] body) {
        find(name).orElseThrow(() -> ApiErrors.unknownOperation(name)).handle(body);
    }

    Optional<Operation> find(String name) {
        @Nullable Operation found = byName.get(name);
        return Optional.ofNullable(found);
    }

    /** All names, supported or not. */
    List<String> names() {
        return byName.keySet().stream().sorted().toList();
    }

    /**
     * All operations.
     *
     * @param deletion carries out what DeleteStateMachine begins
     * @param ids random ones, for names, revisions, Express ARNs and the choices of aliases
     */
    public static Operations of(
            Ports ports,
            ApiSettings settings,
            PageTokens tokens,
            MachineDeletion deletion,
            InstantSource clock,
            Supplier<UUID> ids) {
        return new Operations(new OperationTable(ports, tokens, clock, ids).all(settings, deletion, ids));
    }
}
