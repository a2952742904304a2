package dev.baton.engine.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.baton.engine.activity.Activity;
import dev.baton.engine.activity.ActivityCodec;
import dev.baton.engine.log.record.RandomRecords;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Whatever a registry record holds comes back from its stored form, components that are added later included. */
class RegistryFormsTest {
    private static final int SEEDS = 300;

    private static <T extends Record> void assertComesBack(
            Class<T> type, Function<T, String> encode, Function<String, T> decode) {
        for (long seed = 0; seed < SEEDS; seed++) {
            T value = new RandomRecords(seed, true).of(type);
            assertEquals(value, decode.apply(encode.apply(value)), "seed " + seed);
        }
    }

    @Test
    void anyMachineComesBack() {
        assertComesBack(RegisteredMachine.class, RegistryCodec::encode, RegistryCodec::machine);
    }

    @Test
    void anyVersionComesBack() {
        assertComesBack(MachineVersion.class, RegistryCodec::encode, RegistryCodec::version);
    }

    @Test
    void anyAliasComesBack() {
        for (long seed = 0; seed < SEEDS; seed++) {
            int weight = (int) (seed % AliasRoute.ALL);
            List<AliasRoute> routes = weight == 0
                    ? List.of(new AliasRoute(3, AliasRoute.ALL))
                    : List.of(new AliasRoute(3, weight), new AliasRoute(4, AliasRoute.ALL - weight));
            MachineAlias alias = new RandomRecords(seed, true).of(MachineAlias.class, Map.of("routes", routes));
            assertEquals(alias, RegistryCodec.alias(RegistryCodec.encode(alias)), "seed " + seed);
        }
    }

    @Test
    void anyActivityComesBack() {
        assertComesBack(Activity.class, ActivityCodec::encode, ActivityCodec::decode);
    }
}
