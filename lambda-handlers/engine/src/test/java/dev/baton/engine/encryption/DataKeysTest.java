package dev.baton.engine.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.engine.log.KeyRefusedException;
import dev.baton.engine.log.LogSamples;
import dev.baton.engine.log.MutableClock;
import dev.baton.engine.registry.EncryptionSettings.CustomerKey;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DataKeysTest {
    private static final EncryptionContext CONTEXT = EncryptionContext.of(LogSamples.MACHINE);
    private static final CustomerKey KEY = new CustomerKey("k", 60);

    private final MutableClock clock = new MutableClock(LogSamples.T0);
    private final FakeKeys service = new FakeKeys();
    private final DataKeys keys = new DataKeys(service, clock);

    @Test
    void aKeyIsReusedUntilItsPeriodIsOver() {
        KeyService.DataKey first = keys.forSealing(KEY, CONTEXT);
        clock.advance(Duration.ofSeconds(59));
        assertThat(keys.forSealing(KEY, CONTEXT)).isSameAs(first);
        clock.advance(Duration.ofSeconds(1));
        assertThat(keys.forSealing(KEY, CONTEXT)).isNotSameAs(first);
        assertThat(service.generated).hasValue(2);
    }

    @Test
    void whoMadeAKeyOpensWithItWithoutAsking() {
        KeyService.DataKey own = keys.forSealing(KEY, CONTEXT);
        assertThat(keys.forOpening(own.wrapped(), CONTEXT, 60).clear()).isEqualTo(own.clear());
        assertThat(service.opened).hasValue(0);
        clock.advance(Duration.ofSeconds(60));
        assertThat(keys.forOpening(own.wrapped().clone(), CONTEXT, 60).clear()).isEqualTo(own.clear());
        assertThat(keys.forOpening(own.wrapped().clone(), CONTEXT, 60).clear()).isEqualTo(own.clear());
        assertThat(service.opened).hasValue(1);
    }

    @Test
    void aRefusalIsNotOutlivedByWhatIsRemembered() {
        KeyService.DataKey own = keys.forSealing(KEY, CONTEXT);
        service.refusal = Optional.of(KeyRefusedException.accessDenied("no"));
        clock.advance(Duration.ofSeconds(60));
        assertThatThrownBy(() -> keys.forSealing(KEY, CONTEXT)).isInstanceOf(KeyRefusedException.class);
        assertThatThrownBy(() -> keys.forOpening(own.wrapped(), CONTEXT, 60)).isInstanceOf(KeyRefusedException.class);
        service.refusal = Optional.empty();
        assertThat(keys.forOpening(own.wrapped(), CONTEXT, 60).clear()).isEqualTo(own.clear());
    }

    @Test
    void keysOfTwoMachinesAreTwo() {
        KeyService.DataKey first = keys.forSealing(KEY, CONTEXT);
        EncryptionContext other = EncryptionContext.of(LogSamples.MACHINE + "2");
        assertThat(keys.forSealing(KEY, other)).isNotSameAs(first);
        assertThat(EncryptionContext.of("arn:aws:states:us-east-1:1:activity:a").name())
                .isEqualTo("aws:states:activityArn");
    }
}
