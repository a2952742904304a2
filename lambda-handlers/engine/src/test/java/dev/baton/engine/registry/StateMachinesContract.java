package dev.baton.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.validation.MachineType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link StateMachines} keeps to. */
public abstract class StateMachinesContract {
    private static final Instant T0 = Instant.parse("2026-03-01T10:00:00.123Z");
    private static final String PREFIX = "arn:aws:states:us-east-1:123456789012:stateMachine:";

    private StateMachines registry;

    /** A fresh, empty registry. */
    protected abstract StateMachines empty();

    @BeforeEach
    void open() {
        registry = empty();
    }

    @Test
    void definitionsComeBackByteForByte() {
        String text = "{ \"StartAt\" :\t\"Grüße 🎈\"\r\n}";
        String id = DefinitionId.of(text);
        assertThat(registry.definition(id)).isEmpty();
        registry.saveDefinition(id, text);
        registry.saveDefinition(id, text);
        assertThat(registry.definition(id)).contains(text);
    }

    @Test
    void anUnknownMachineIsAbsent() {
        assertThat(registry.machine(PREFIX + "none")).isEmpty();
        assertThat(registry.version(PREFIX + "none", 1)).isEmpty();
        assertThat(registry.versions(PREFIX + "none", 10, Optional.empty()).versions())
                .isEmpty();
        assertThat(registry.machines(10, Optional.empty())).isEqualTo(new MachinePage(List.of(), Optional.empty()));
    }

    @Test
    void aCreatedMachineComesBackWithAllItHas() {
        MachineSettings settings = new MachineSettings(
                "d1",
                "arn:aws:iam::123456789012:role/r",
                new LoggingSettings(LoggingSettings.Level.ALL, true, List.of("arn:aws:logs:x:y:log-group:g:*")),
                true);
        RegisteredMachine machine =
                RegisteredMachine.created(PREFIX + "ä", "ä", MachineType.EXPRESS, settings, T0, Map.of("key", "välue"));
        assertThat(registry.create(machine, List.of())).isEmpty();
        assertThat(registry.machine(machine.arn())).contains(machine);
    }

    @Test
    void aTakenArnGivesTheStandingMachineAndWritesNothing() {
        RegisteredMachine first = create("one", T0);
        RegisteredMachine second = machine("one", T0.plusSeconds(5), "other");
        assertThat(registry.create(second, List.of(publish(second, 1)))).contains(first);
        assertThat(registry.machine(first.arn())).contains(first);
        assertThat(registry.version(first.arn(), 1)).isEmpty();
    }

    @Test
    void tagsKeepTheirOrder() {
        RegisteredMachine machine = create("tagged", T0);
        Map<String, String> tags = new java.util.LinkedHashMap<>();
        for (String key : List.of("z", "a", "m", "b")) {
            tags.put(key, "");
        }
        assertThat(registry.replace(machine.tagged(tags), List.of())).isTrue();
        assertThat(registry.machine(machine.arn()).orElseThrow().tags().keySet())
                .containsExactly("z", "a", "m", "b");
    }

    @Test
    void aReplacementOfAStaleStampIsRefused() {
        RegisteredMachine first = create("cas", T0);
        RegisteredMachine second = first.revised(first.settings().withRole("r2"), "rev-1", T0.plusSeconds(1));
        assertThat(registry.replace(second, List.of())).isTrue();
        RegisteredMachine stale = first.revised(first.settings().withRole("r3"), "rev-2", T0.plusSeconds(2));
        assertThat(registry.replace(stale, List.of(publish(stale, 1)))).isFalse();
        assertThat(registry.machine(first.arn())).contains(second);
        assertThat(registry.version(first.arn(), 1)).isEmpty();
    }

    @Test
    void whatIsNotThereIsNotReplaced() {
        assertThat(registry.replace(machine("ghost", T0, "d").touched(T0), List.of()))
                .isFalse();
    }

    @Test
    void ofManyReplacementsAtOnceOneWins() throws Exception {
        RegisteredMachine first = create("race", T0);
        List<Callable<Boolean>> attempts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            RegisteredMachine next = first.revised(first.settings(), "rev-" + i, T0);
            attempts.add(() -> registry.replace(next, List.of()));
        }
        int won = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> attempt : threads.invokeAll(attempts)) {
                won += attempt.get() ? 1 : 0;
            }
        }
        assertThat(won).isEqualTo(1);
    }

    @Test
    void versionsAreListedHighestNumberFirst() {
        RegisteredMachine machine = create("versions", T0);
        List<MachineVersion> published = new ArrayList<>();
        for (int number = 1; number <= 12; number++) {
            machine = machine.publishing().restamped();
            RegistryChange.PublishVersion change = publish(machine, number);
            assertThat(registry.replace(machine, List.of(change))).isTrue();
            published.add(0, change.version());
        }
        VersionPage first = registry.versions(machine.arn(), 5, Optional.empty());
        VersionPage second = registry.versions(machine.arn(), 5, first.next());
        VersionPage third = registry.versions(machine.arn(), 5, second.next());
        assertThat(first.versions()).isEqualTo(published.subList(0, 5));
        assertThat(second.versions()).isEqualTo(published.subList(5, 10));
        assertThat(third).isEqualTo(new VersionPage(published.subList(10, 12), Optional.empty()));
        assertThat(registry.version(machine.arn(), 12)).contains(published.get(0));
    }

    @Test
    void aFullLastPageHasNoNext() {
        RegisteredMachine machine = create("exact", T0);
        assertThat(registry.machines(1, Optional.empty()))
                .isEqualTo(new MachinePage(List.of(machine), Optional.empty()));
    }

    @Test
    void aWithdrawnVersionIsGone() {
        RegisteredMachine one = create("withdraw", T0).publishing().restamped();
        registry.replace(one, List.of(publish(one, 1)));
        RegisteredMachine two = one.withdrawing(1);
        assertThat(registry.replace(two, List.of(new RegistryChange.WithdrawVersion(1))))
                .isTrue();
        assertThat(registry.version(one.arn(), 1)).isEmpty();
        assertThat(registry.machine(one.arn()).orElseThrow().lastVersion()).isEqualTo(1);
    }

    @Test
    void aliasesArePutReplacedRemovedAndListedByName() {
        RegisteredMachine one = create("aliased", T0).restamped();
        RegisteredMachine other = create("aliased2", T0).restamped();
        MachineAlias prod = alias(one, "PROD", 1);
        MachineAlias test = alias(one, "a.test_1", 1);
        MachineAlias beta = alias(one, "BETA", 1);
        assertThat(registry.replace(
                        one,
                        List.of(
                                new RegistryChange.PutAlias(prod),
                                new RegistryChange.PutAlias(test),
                                new RegistryChange.PutAlias(beta))))
                .isTrue();
        assertThat(registry.replace(other, List.of(new RegistryChange.PutAlias(alias(other, "PROD", 3)))))
                .isTrue();
        assertThat(registry.aliases(one.arn())).containsExactly(beta, prod, test);
        assertThat(registry.alias(one.arn(), "PROD")).contains(prod);
        assertThat(registry.alias(one.arn(), "prod")).isEmpty();
        MachineAlias moved = alias(one, "PROD", 2);
        assertThat(registry.replace(
                        one.restamped(),
                        List.of(new RegistryChange.PutAlias(moved), new RegistryChange.RemoveAlias("BETA"))))
                .isTrue();
        assertThat(registry.aliases(one.arn())).containsExactly(moved, test);
        registry.remove(one.arn());
        assertThat(registry.aliases(one.arn())).isEmpty();
        assertThat(registry.aliases(other.arn())).hasSize(1);
    }

    @Test
    void anAliasOfAStaleStampIsNotWritten() {
        RegisteredMachine machine = create("stale", T0);
        assertThat(registry.replace(machine.restamped(), List.of())).isTrue();
        assertThat(registry.replace(
                        machine.restamped(), List.of(new RegistryChange.PutAlias(alias(machine, "PROD", 1)))))
                .isFalse();
        assertThat(registry.alias(machine.arn(), "PROD")).isEmpty();
    }

    @Test
    void asManyAliasesAsAMachineMayHaveAreListed() {
        RegisteredMachine machine = create("many", T0);
        for (int i = 0; i < MachineAlias.MOST; i++) {
            machine = machine.restamped();
            MachineAlias alias = alias(machine, "alias-" + i, 1);
            assertThat(registry.replace(machine, List.of(new RegistryChange.PutAlias(alias))))
                    .isTrue();
        }
        assertThat(registry.aliases(machine.arn())).hasSize(MachineAlias.MOST);
    }

    private static MachineAlias alias(RegisteredMachine machine, String name, int version) {
        return new MachineAlias(
                machine.arn(), name, Optional.empty(), List.of(new AliasRoute(version, 100)), T0, T0.plusMillis(1));
    }

    @Test
    void machinesAreListedInTheOrderOfTheirCreation() {
        RegisteredMachine third = create("a", T0.plusMillis(2));
        RegisteredMachine first = create("c", T0);
        RegisteredMachine second = create("b", T0.plusMillis(1));
        RegisteredMachine alsoSecond = create("d", T0.plusMillis(1));
        MachinePage one = registry.machines(2, Optional.empty());
        MachinePage two = registry.machines(2, one.next());
        assertThat(one.machines()).containsExactly(first, second);
        assertThat(two).isEqualTo(new MachinePage(List.of(alsoSecond, third), Optional.empty()));
    }

    @Test
    void aRemovedMachineTakesItsVersionsAlongAndFreesTheName() {
        RegisteredMachine machine = create("gone", T0).publishing().restamped();
        registry.replace(machine, List.of(publish(machine, 1)));
        registry.saveDefinition("d", "text");
        registry.remove(machine.arn());
        registry.remove(machine.arn());
        assertThat(registry.machine(machine.arn())).isEmpty();
        assertThat(registry.version(machine.arn(), 1)).isEmpty();
        assertThat(registry.definition("d")).contains("text");
        assertThat(registry.create(machine("gone", T0, "d"), List.of())).isEmpty();
    }

    private RegisteredMachine create(String name, Instant at) {
        RegisteredMachine machine = machine(name, at, "d");
        assertThat(registry.create(machine, List.of())).isEmpty();
        return machine;
    }

    private static RegisteredMachine machine(String name, Instant at, String definition) {
        MachineSettings settings = new MachineSettings(definition, "role", LoggingSettings.OFF, false);
        return RegisteredMachine.created(PREFIX + name, name, MachineType.STANDARD, settings, at, Map.of());
    }

    private static RegistryChange.PublishVersion publish(RegisteredMachine machine, int number) {
        return new RegistryChange.PublishVersion(new MachineVersion(
                machine.arn(), number, machine.revisionId(), machine.settings(), Optional.of("v" + number), T0));
    }
}
