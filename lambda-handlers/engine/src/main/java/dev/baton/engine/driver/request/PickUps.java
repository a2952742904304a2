package dev.baton.engine.driver.request;

import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.Pending;
import dev.baton.asl.json.Json;
import dev.baton.engine.driver.Executions.ActivityTask;
import dev.baton.engine.driver.process.DriverParts;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.codec.EntryReader;
import dev.baton.engine.token.Token;
import dev.baton.engine.token.TokenKey;
import dev.baton.engine.wakeup.WakeUp;
import java.util.List;
import java.util.Optional;

/** Workers who take activities' tasks: decided by the token item alone, once, within the call. */
final class PickUps {
    private final DriverParts parts;

    PickUps(DriverParts parts) {
        this.parts = parts;
    }

    /** Gives the task to the caller; empty when it is over, or somebody else's. */
    Optional<ActivityTask> take(TokenKey key, Optional<String> workerName) {
        Optional<Json> input = input(key);
        if (input.isEmpty()) {
            return Optional.empty();
        }
        Token.PickUp mine = new Token.PickUp(parts.random().nextLong(), workerName, parts.now());
        Optional<Token> token = parts.tokens().take(key, mine);
        // Whoever took it before may have died before he woke the execution, and then only this one comes by again.
        if (token.flatMap(Token::pickUp).isPresent()) {
            wake(key);
        }
        return token.filter(after -> after.state() instanceof Token.State.Open
                        && after.pickUp().equals(Optional.of(mine)))
                .map(after -> new ActivityTask(parts.taskTokens().seal(key), input.get()));
    }

    /** What the task is about, while no worker has it, as far as the log knows. */
    private Optional<Json> input(TokenKey key) {
        List<EncodedEntry> latest = parts.log().latest(key.execution());
        if (latest.isEmpty()) {
            return Optional.empty();
        }
        Execution execution = EntryReader.read(latest).execution();
        return execution
                .taskFrames()
                .map(frame -> (Pending.Task) frame.pending())
                .filter(task -> task.attempt() == key.attempt() && task.phase() == Pending.Phase.SCHEDULED)
                .map(Pending.Task::parameters)
                .findFirst();
    }

    private void wake(TokenKey key) {
        WakeUp wakeUp = new WakeUp(key.execution(), WakeUp.Reason.CALLBACK, 0);
        parts.wakeUps().send(wakeUp, parts.now());
    }
}
