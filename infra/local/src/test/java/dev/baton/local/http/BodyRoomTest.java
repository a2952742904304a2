package dev.baton.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BodyRoomTest {

    @Test
    void longBodiesWaitForEachOtherAndShortOnesDoNot() throws Exception {
        BodyRoom room = new BodyRoom(1_000_000);
        assertThat(room.enter(900_000)).isTrue();
        CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(() -> room.enter(800_000));
        assertThat(room.enter(1_000)).isTrue();
        assertThat(second).isNotDone();
        room.leave(900_000);
        assertThat(second.get(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aBodyLongerThanTheRoomGetsAllOfIt() {
        BodyRoom room = new BodyRoom(100_000);
        assertThat(room.enter(8_000_000)).isTrue();
        room.leave(8_000_000);
        assertThat(room.enter(8_000_000)).isTrue();
    }
}
