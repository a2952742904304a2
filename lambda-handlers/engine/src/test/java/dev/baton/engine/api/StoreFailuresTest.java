package dev.baton.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.activity.ActivityPorts;
import dev.baton.engine.activity.InMemoryActivities;
import dev.baton.engine.activity.LocalActivityQueues;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.Histories;
import dev.baton.engine.log.LogSamples;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.log.ThrottledException;
import dev.baton.engine.log.codec.UnknownCodecVersionException;
import dev.baton.engine.registry.CompiledDefinitions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What callers see when a store cannot do its work. */
class StoreFailuresTest {
    private final ApiWorld world = new ApiWorld();

    @Test
    void storeThatThrottlesIsShownAsThrottling() {
        ApiResponse response = historyFrom((key, from, limit, reverse) -> {
            throw new ThrottledException("busy", new IllegalStateException());
        });
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).asString().contains("\"__type\":\"ThrottlingException\"");
    }

    @Test
    void storeThatDoesNotAnswerIsOurFault() {
        ApiResponse response = historyFrom((key, from, limit, reverse) -> {
            throw new StoreException("gone");
        });
        assertThat(response.status()).isEqualTo(503);
        assertThat(response.body()).asString().contains("\"__type\":\"ServiceUnavailable\"");
    }

    @Test
    void executionThatANewerVersionWroteIsForItToShow() {
        ApiResponse response = historyFrom((key, from, limit, reverse) -> {
            throw new UnknownCodecVersionException(1, 99);
        });
        assertThat(response.status()).isEqualTo(503);
        assertThat(response.body()).asString().contains("\"__type\":\"ServiceUnavailable\"", "newer version");
    }

    private ApiResponse historyFrom(Histories histories) {
        Head head = LogSamples.open("a");
        world.log.start(head, Optional.empty());
        Ports ports = new Ports(
                world.registry,
                new CompiledDefinitions(world.registry, text -> Optional.empty()),
                world.log,
                histories,
                world.executions,
                resource -> true,
                new ActivityPorts(new InMemoryActivities(), new LocalActivityQueues(), Duration.ZERO));
        PageTokens tokens = new PageTokens(new byte[16], world.clock);
        Operations operations = Operations.of(
                ports, ApiSettings.of(Map.of()), tokens, world.deletion, world.clock, () -> new UUID(0, 0));
        String body = "{\"executionArn\":\"" + head.key().executionArn() + "\"}";
        return new ApiHandler(operations)
                .handle(new ApiRequest(
                        Optional.of("AWSStepFunctions.GetExecutionHistory"), body.getBytes(StandardCharsets.UTF_8)));
    }
}
