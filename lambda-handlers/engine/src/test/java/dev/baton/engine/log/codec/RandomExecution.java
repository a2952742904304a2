package dev.baton.engine.log.codec;

import dev.baton.asl.Step;
import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.execution.PageKey;
import dev.baton.asl.execution.Pending;
import dev.baton.asl.execution.ResultPage;
import dev.baton.asl.execution.Variables;
import dev.baton.engine.log.Lease;
import dev.baton.engine.log.OwedCancel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * An execution that goes on at random: not as the interpreter would do it, but in every way the records allow. What does
 * not change stays the same object, as the interpreter does it.
 */
final class RandomExecution {
    private final Random random;
    private final RandomValues values;
    private final RandomHistory history;
    private final ExecutionIdentity identity;
    private final List<Variables> variables = new ArrayList<>(List.of(Variables.NONE));
    private final Map<Integer, Frame> frames = new HashMap<>();
    private final Map<PageKey, ResultPage> pages = new HashMap<>();
    private Execution execution;

    RandomExecution(long seed) {
        random = new Random(seed);
        values = new RandomValues(random);
        history = new RandomHistory(random, values);
        identity = new ExecutionIdentity(
                values.text(),
                values.name(),
                values.name(),
                values.name(),
                values.name(),
                values.instant(),
                values.json(),
                random.nextBoolean(),
                values.optional(values::name),
                values.optional(values::name),
                values.optional(values::name));
        execution = StateBuilder.blank(identity);
    }

    Step step(boolean last) {
        List<dev.baton.asl.history.HistoryEvent> events = history.events(
                random.nextInt(8) == 0 ? random.nextInt(400) : random.nextInt(12),
                execution.lastEventId() + 1,
                values.instant());
        changeFrames();
        changePages();
        if (last) {
            frames.clear();
        }
        Instant time = events.isEmpty() ? values.instant() : events.getLast().timestamp();
        execution = new Execution(
                identity,
                last ? ExecutionStatus.values()[1 + random.nextInt(4)] : ExecutionStatus.RUNNING,
                time,
                execution.lastEventId() + events.size(),
                seldom() ? values.count() : execution.nextFrame(),
                seldom() ? random.nextLong() : execution.nextAttempt(),
                new HashMap<>(frames),
                new HashMap<>(pages),
                seldom() ? values.optional(values::instant) : execution.deadline(),
                seldom() ? values.optional(values::json) : execution.output(),
                seldom() ? values.optional(values::failure) : execution.failure(),
                seldom() ? values.count() : execution.redriveCount(),
                seldom() ? values.optional(values::instant) : execution.redrivenAt());
        return new Step(execution, events, List.of());
    }

    List<Lease> leases() {
        List<Lease> leases = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            leases.add(new Lease(random.nextLong(), values.name(), values.instant()));
        }
        return leases;
    }

    List<OwedCancel> cancels() {
        List<OwedCancel> cancels = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            cancels.add(new OwedCancel(
                    random.nextLong(),
                    values.count(),
                    values.name(),
                    values.count(),
                    values.json(),
                    values.optional(values::name),
                    values.optional(values::json),
                    values.instant(),
                    values.optional(values::name),
                    values.instant()));
        }
        return cancels;
    }

    private boolean seldom() {
        return random.nextInt(4) == 0;
    }

    private void changeFrames() {
        frames.keySet().removeIf(id -> random.nextInt(10) == 0);
        for (int i = random.nextInt(4); i > 0; i--) {
            Frame frame = frame(random.nextInt(30));
            frames.put(frame.id(), frame);
        }
    }

    private Frame frame(int id) {
        List<Integer> retries = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            retries.add(values.count());
        }
        return new Frame(
                id,
                random.nextInt(5) - 1,
                values.count(),
                values.count(),
                values.name(),
                values.json(),
                values.instant(),
                random.nextLong(),
                random.nextInt(100),
                random.nextInt(100),
                variables(),
                retries,
                pending());
    }

    private Variables variables() {
        if (random.nextInt(3) == 0) {
            variables.add(new Variables(values.namedValues()));
        }
        return variables.get(random.nextInt(variables.size()));
    }

    private Pending pending() {
        return switch (random.nextInt(5)) {
            case 0 -> Pending.Enter.INSTANCE;
            case 1 -> new Pending.Wait(values.instant());
            case 2 -> new Pending.Retry(values.instant());
            case 3 -> task(Pending.Phase.values()[random.nextInt(3)]);
            default ->
                new Pending.Branches(
                        values.json(), keys(), values.count(), values.count(), values.count(), values.count());
        };
    }

    private Pending.Task task(Pending.Phase phase) {
        return new Pending.Task(
                random.nextLong(),
                phase,
                values.json(),
                values.optional(values::name),
                values.optional(values::instant),
                values.optionalLong(),
                values.instant(),
                early(),
                phase == Pending.Phase.SUBMITTED ? values.optional(this::submission) : Optional.empty());
    }

    private Pending.Submission submission() {
        return new Pending.Submission(values.instant(), values.json(), values.optional(values::instant));
    }

    private Optional<Pending.EarlyCallback> early() {
        return switch (random.nextInt(3)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(new Pending.EarlyCallback.Success(values.json()));
            default -> Optional.of(new Pending.EarlyCallback.Fault(values.failure()));
        };
    }

    private List<String> keys() {
        List<Frame> known = frames.values().stream()
                .filter(frame -> frame.pending() instanceof Pending.Branches)
                .toList();
        if (!known.isEmpty() && random.nextBoolean()) {
            return ((Pending.Branches) known.getFirst().pending()).keys();
        }
        List<String> keys = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            keys.add(values.name());
        }
        return keys;
    }

    private void changePages() {
        pages.keySet().removeIf(key -> random.nextInt(20) == 0);
        for (int i = random.nextInt(3); i > 0; i--) {
            PageKey key = new PageKey(random.nextInt(3), random.nextInt(3));
            ResultPage page =
                    random.nextInt(10) == 0 ? ResultPage.empty() : pages.getOrDefault(key, ResultPage.empty());
            for (int j = random.nextInt(6); j > 0; j--) {
                page = page.with(random.nextInt(ResultPage.SIZE), values.json());
            }
            pages.put(key, page);
        }
    }
}
