package dev.baton.engine.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.Closing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BatchedStatusEventsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final List<List<StatusEvent>> calls = new CopyOnWriteArrayList<>();

    private static ExecutionIdentity identity(String name, String input) {
        return new ExecutionIdentity(
                "arn:aws:states:us-east-1:123456789012:execution:m:" + name,
                name,
                "arn:aws:states:us-east-1:123456789012:stateMachine:m",
                "m",
                "arn:aws:iam::123456789012:role/r",
                Instant.EPOCH,
                Json.ofText(input),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static StatusChange running(ExecutionIdentity identity) {
        return new StatusChange(identity, Optional.empty(), Optional.empty(), 0, Optional.empty(), true);
    }

    private static StatusChange ended(String name, String input) {
        return new StatusChange(
                identity(name, input),
                Optional.of(new Closing(ExecutionStatus.FAILED, Instant.EPOCH, Optional.empty())),
                Optional.empty(),
                0,
                Optional.empty(),
                true);
    }

    private static List<Optional<String>> taken(List<StatusEvent> events) {
        return Collections.nCopies(events.size(), Optional.empty());
    }

    private StatusBus bus() {
        return events -> {
            calls.add(events);
            return taken(events);
        };
    }

    /** Tells so many at once and waits until all were taken. */
    private static void tellAll(BatchedStatusEvents events, int count, String input) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> tellers = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String name = "e" + i;
                tellers.add(threads.submit(() -> {
                    events.tell(ended(name, input));
                    return name;
                }));
            }
            for (Future<?> teller : tellers) {
                teller.get();
            }
        }
    }

    @Test
    void whatWaitsGoesTogetherAndNoCallIsTooBig() throws Exception {
        String input = '"' + "x".repeat(60 * 1024) + '"';
        try (BatchedStatusEvents events = new BatchedStatusEvents(bus())) {
            tellAll(events, 300, "{}");
            tellAll(events, 100, input);
        }
        assertThat(calls.stream().mapToInt(List::size).sum()).isEqualTo(400);
        assertThat(calls).allSatisfy(call -> {
            assertThat(call).hasSizeLessThanOrEqualTo(StatusBus.MOST_EVENTS);
            assertThat(call.stream().mapToInt(StatusEvent::bytes).sum()).isLessThanOrEqualTo(StatusBus.MOST_BYTES);
        });
    }

    @Test
    void whatIsRefusedOnceIsPutAgainAndNothingElseIs() throws Exception {
        AtomicInteger puts = new AtomicInteger();
        StatusBus stumbling = events -> {
            calls.add(events);
            return puts.incrementAndGet() == 1
                    ? Collections.nCopies(events.size(), Optional.of("ThrottlingException"))
                    : taken(events);
        };
        try (BatchedStatusEvents events = new BatchedStatusEvents(stumbling)) {
            events.tell(ended("e", "{}"));
        }
        assertThat(calls).hasSize(2);
        assertThat(calls.get(1)).isEqualTo(calls.get(0));
    }

    @Test
    void whoTellsHearsThatItWasNotTaken() {
        StatusBus broken = events -> Collections.nCopies(events.size(), Optional.of("no such bus"));
        try (BatchedStatusEvents events = new BatchedStatusEvents(broken)) {
            assertThatThrownBy(() -> events.tell(ended("e", "{}")))
                    .isInstanceOf(StatusNotToldException.class)
                    .hasMessage("no such bus");
        }
    }

    @Test
    void busThatFallsLeavesNobodyWaiting() {
        StatusBus falling = events -> {
            throw new IllegalStateException("a mistake");
        };
        try (BatchedStatusEvents events = new BatchedStatusEvents(falling)) {
            assertThatThrownBy(() -> events.tell(ended("e", "{}")))
                    .isInstanceOf(StatusNotToldException.class)
                    .hasMessage("a mistake");
        }
    }

    @Test
    void newsOfOneExecutionGoInTheirOrder() throws Exception {
        try (BatchedStatusEvents events = new BatchedStatusEvents(bus())) {
            for (int i = 0; i < 100; i++) {
                events.offer(running(identity("e" + i, "{}")));
                events.tell(ended("e" + i, "{}"));
            }
        }
        List<String> texts = calls.stream()
                .flatMap(List::stream)
                .map(event -> event.executionArn() + event.detail().contains("RUNNING"))
                .toList();
        assertThat(texts).hasSize(200);
        for (int i = 0; i < 100; i++) {
            String arn = identity("e" + i, "{}").executionArn();
            assertThat(texts.indexOf(arn + true)).isLessThan(texts.indexOf(arn + false));
        }
    }

    @Test
    void offersNeverWaitAndThoseWithoutRoomAreCounted() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        StatusBus hanging = events -> {
            try {
                hangs.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return taken(events);
        };
        try (BatchedStatusEvents events = new BatchedStatusEvents(hanging)) {
            for (int i = 0; i < 10_000; i++) {
                events.offer(running(identity("e" + i, "{}")));
            }
            assertThat(events.lost()).isPositive();
            assertThat(events.flush(Duration.ofMillis(1))).isFalse();
            hangs.countDown();
            assertThat(events.flush(PATIENCE)).isTrue();
        }
    }

    @Test
    void whoWaitsAtTheEndIsToldThatItWasNotTaken() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        StatusBus hanging = events -> {
            called.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Collections.nCopies(events.size(), Optional.of("interrupted"));
        };
        BatchedStatusEvents events = new BatchedStatusEvents(hanging);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> teller = threads.submit(() -> {
                try {
                    events.tell(ended("e", "{}"));
                    return "taken";
                } catch (StatusNotToldException e) {
                    return "not taken";
                }
            });
            called.await();
            events.close();
            assertThat(teller.get()).isEqualTo("not taken");
        }
        assertThatThrownBy(() -> events.tell(ended("e", "{}"))).isInstanceOf(StatusNotToldException.class);
    }
}
