package dev.baton.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.asl.validation.MachineType;
import dev.baton.engine.log.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RegistryCodecTest {
    private static final MachineSettings SETTINGS = new MachineSettings(
            "d1",
            "role",
            new LoggingSettings(LoggingSettings.Level.ERROR, true, List.of("group")),
            true,
            new EncryptionSettings(Optional.of(new EncryptionSettings.CustomerKey("key", 60))));
    private static final Instant NOW = Instant.ofEpochMilli(1_772_000_000_123L);

    @Test
    void aMachineComesBackAsItWas() {
        RegisteredMachine machine = new RegisteredMachine(
                "arn",
                "näme",
                MachineType.EXPRESS,
                RegisteredMachine.Status.DELETING,
                SETTINGS,
                NOW,
                NOW.plusMillis(1),
                Optional.of("rev"),
                Map.of("k", "v"),
                7,
                OptionalInt.of(6),
                12);
        assertThat(RegistryCodec.machine(RegistryCodec.encode(machine))).isEqualTo(machine);
        RegisteredMachine bare = RegisteredMachine.created("arn", "n", MachineType.STANDARD, SETTINGS, NOW, Map.of());
        assertThat(RegistryCodec.machine(RegistryCodec.encode(bare))).isEqualTo(bare);
    }

    @Test
    void aVersionComesBackAsItWas() {
        MachineVersion version = new MachineVersion("arn", 3, Optional.of("rev"), SETTINGS, Optional.of("d"), NOW);
        assertThat(RegistryCodec.version(RegistryCodec.encode(version))).isEqualTo(version);
    }

    @Test
    void anAliasComesBackAsItWas() {
        MachineAlias alias = new MachineAlias(
                "arn",
                "PROD",
                Optional.of("d"),
                List.of(new AliasRoute(7, 0), new AliasRoute(2, 100)),
                NOW,
                NOW.plusMillis(1));
        assertThat(RegistryCodec.alias(RegistryCodec.encode(alias))).isEqualTo(alias);
        MachineAlias bare = new MachineAlias("arn", "a.b", Optional.empty(), List.of(new AliasRoute(1, 100)), NOW, NOW);
        assertThat(RegistryCodec.alias(RegistryCodec.encode(bare))).isEqualTo(bare);
    }

    @Test
    void anItemOfANewerFormIsNeverGuessedAt() {
        assertThatThrownBy(() -> RegistryCodec.machine("{\"form\":2}"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("form 2");
    }
}
