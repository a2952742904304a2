package dev.baton.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WakeUpMessageTest {
    private static final WakeUp WAKE_UP =
            new WakeUp(new ExecutionKey("arn:x:\"\n", new Incarnation(1, -1)), WakeUp.Reason.LONG_TASK, 12);

    @Test
    void formOfVersion1Stays() throws Exception {
        String body = "{\"v\":1,\"x\":\"arn:x:\\\"\\n\",\"i\":\"0000000000000001ffffffffffffffff\","
                + "\"r\":\"LONG_TASK\",\"s\":12,\"n\":3}";
        assertThat(new WakeUpMessage(WAKE_UP, 3).body()).isEqualTo(body);
        assertThat(WakeUpMessage.parse(body)).isEqualTo(new WakeUpMessage(WAKE_UP, 3));
    }

    @Test
    void momentTravelsWithItsWakeUp() throws Exception {
        WakeUp timed = new WakeUp(
                WAKE_UP.key(), WakeUp.Reason.TIMER, 12, Optional.of(Instant.parse("2026-01-01T00:00:00.000000001Z")));
        assertThat(WakeUpMessage.of(timed).body()).contains("\"d\":\"2026-01-01T00:00:00.000000001Z\"");
        assertThat(WakeUpMessage.parse(WakeUpMessage.of(timed).body()).wakeUp()).isEqualTo(timed);
    }

    @Test
    void hopsTravelWithTheirWakeUp() throws Exception {
        WakeUp circling = new WakeUp(WAKE_UP.key(), WakeUp.Reason.CONTINUE, 12, Optional.empty(), 9);
        assertThat(WakeUpMessage.of(circling).body()).contains("\"h\":9");
        assertThat(WakeUpMessage.parse(WakeUpMessage.of(circling).body()).wakeUp())
                .isEqualTo(circling);
    }

    @Test
    void unknownMembersAreIgnored() throws Exception {
        String body = WakeUpMessage.of(WAKE_UP).body().replace("{\"v\"", "{\"later\":{\"a\":[1]},\"v\"");
        assertThat(WakeUpMessage.parse(body).wakeUp()).isEqualTo(WAKE_UP);
    }

    @Test
    void anotherVersionIsToldByNumber() {
        assertThatThrownBy(() ->
                        WakeUpMessage.parse(WakeUpMessage.of(WAKE_UP).body().replace("\"v\":1", "\"v\":2")))
                .isInstanceOf(PoisonMessageException.class)
                .hasMessage("the message has the version 2, and this program knows version 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[]",
                "null",
                "{}",
                "{\"v\":1}",
                "{\"v\":\"1\"}",
                "{\"v\":1,\"x\":\"a\",\"i\":\"zz\",\"r\":\"TIMER\"}",
                "{\"v\":1,\"x\":\"a\",\"i\":\"00000000000000010000000000000001\",\"r\":\"NEVER\"}",
                "{\"v\":1,\"x\":\"a\",\"i\":\"00000000000000010000000000000001\",\"r\":\"TIMER\"} x",
                "{\"v\":1,\"x\":\"a\",\"i\":\"00000000000000010000000000000001\",\"r\":\"TIMER\",\"d\":\"soon\"}",
                "{\"v\":1"
            })
    void everythingElseIsPoisonWithAReason(String body) {
        assertThatThrownBy(() -> WakeUpMessage.parse(body))
                .isInstanceOf(PoisonMessageException.class)
                .hasMessageStartingWith("the message is");
    }
}
