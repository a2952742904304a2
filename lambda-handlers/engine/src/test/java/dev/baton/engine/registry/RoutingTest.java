package dev.baton.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.validation.MachineType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoutingTest {
    private static final Instant T0 = Instant.parse("2026-03-01T10:00:00.123Z");
    private static final String ARN = "arn:aws:states:us-east-1:123456789012:stateMachine:m";

    private final InMemoryStateMachines registry = new InMemoryStateMachines();
    private final Routing routing = new Routing(registry);
    private RegisteredMachine machine = RegisteredMachine.created(
            ARN, "m", MachineType.STANDARD, new MachineSettings("d", "role", LoggingSettings.OFF, false), T0, Map.of());

    @BeforeEach
    void publishTwoVersions() {
        registry.create(machine, List.of());
        change(new RegistryChange.PublishVersion(version(1)), new RegistryChange.PublishVersion(version(2)));
    }

    @Test
    void startsAreDividedByWeight() {
        put(new AliasRoute(1, 90), new AliasRoute(2, 10));
        Random random = new Random(7);
        int second = 0;
        for (int i = 0; i < 10_000; i++) {
            second += chosen(random.nextLong()) == 2 ? 1 : 0;
        }
        assertThat(second).isBetween(850, 1150);
    }

    @Test
    void theSameDrawGivesTheSameVersion() {
        put(new AliasRoute(1, 50), new AliasRoute(2, 50));
        for (long draw = 0; draw < 100; draw++) {
            assertThat(chosen(draw)).isEqualTo(chosen(draw));
        }
    }

    @Test
    void aVersionWithoutWeightGetsNoStart() {
        put(new AliasRoute(1, 0), new AliasRoute(2, 100));
        for (long draw = 0; draw < 1000; draw++) {
            assertThat(chosen(draw)).isEqualTo(2);
        }
    }

    @Test
    void aChangedAliasIsSeenWithTheNextStart() {
        put(new AliasRoute(1, 100));
        assertThat(chosen(0)).isEqualTo(1);
        put(new AliasRoute(2, 100));
        assertThat(chosen(0)).isEqualTo(2);
        change(new RegistryChange.RemoveAlias("PROD"));
        assertThat(routing.route(machine, "PROD", () -> 0)).isEmpty();
    }

    @Test
    void anAliasOfAMachineThatWasMadeAnewIsReadAnew() {
        put(new AliasRoute(1, 100));
        assertThat(chosen(0)).isEqualTo(1);
        long stamp = machine.stamp();
        registry.remove(ARN);
        machine = RegisteredMachine.created(
                ARN, "m", MachineType.STANDARD, machine.settings(), T0.plusSeconds(1), Map.of());
        registry.create(machine, List.of());
        while (machine.stamp() < stamp) {
            change();
        }
        assertThat(routing.route(machine, "PROD", () -> 0)).isEmpty();
    }

    @Test
    void theVersionWithTheGreaterWeightIsTheAliassOwn() {
        put(new AliasRoute(1, 10), new AliasRoute(2, 90));
        assertThat(routing.mainRoute(machine, "PROD").orElseThrow().version().number())
                .isEqualTo(2);
    }

    private int chosen(long draw) {
        return routing.route(machine, "PROD", () -> draw)
                .orElseThrow()
                .version()
                .number();
    }

    private void put(AliasRoute... routes) {
        change(new RegistryChange.PutAlias(new MachineAlias(ARN, "PROD", Optional.empty(), List.of(routes), T0, T0)));
    }

    private void change(RegistryChange... changes) {
        machine = machine.restamped();
        assertThat(registry.replace(machine, List.of(changes))).isTrue();
    }

    private MachineVersion version(int number) {
        return new MachineVersion(ARN, number, Optional.empty(), machine.settings(), Optional.empty(), T0);
    }
}
