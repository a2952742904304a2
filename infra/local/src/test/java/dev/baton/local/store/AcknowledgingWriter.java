package dev.baton.local.store;

import dev.baton.asl.json.Json;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.ExpressInput;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.log.LogSamples;
import dev.baton.engine.token.Token;
import dev.baton.engine.token.TokenKey;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The process that the power-cut test watches: threads that write to a store and print, with one system call each, what was
 * acknowledged. Arguments: the folder, and whether to sync.
 */
final class AcknowledgingWriter {
    static final int THREADS = 4;
    static final int ROUNDS = 40;

    private AcknowledgingWriter() {}

    public static void main(String[] args) throws Exception {
        StoreOptions options = StoreFixture.options(Path.of(args[0]), () -> StoreFixture.T0, StoreFixture.RETENTION);
        try (EmbeddedStore store = EmbeddedStore.open(options, Boolean.parseBoolean(args[1]))) {
            Thread[] threads = IntStream.range(0, THREADS)
                    .mapToObj(thread -> Thread.ofPlatform().start(() -> run(store, thread)))
                    .toArray(Thread[]::new);
            for (Thread thread : threads) {
                thread.join();
            }
            // Closing would force what was not forced before; the power goes off first.
            Runtime.getRuntime().halt(0);
        }
    }

    private static void run(EmbeddedStore store, int thread) {
        for (int round = 0; round < ROUNDS; round++) {
            int number = thread * ROUNDS + round;
            Head head = head(number);
            store.log().start(head, Optional.of(LogSamples.snapshot(1)));
            acknowledge("start", number);
            store.tokens().open(token(number), StoreFixture.T0);
            store.tokens().complete(token(number), new Token.Outcome.Success(Json.ofText("" + number)));
            acknowledge("complete", number);
            store.log()
                    .append(
                            head.key(),
                            LogSamples.snapshot(2),
                            Optional.of(LogSamples.succeeded(head, StoreFixture.T0)));
            acknowledge("append", number);
            store.expressInputs().put(new ExpressInput(head.key(), head.identity(), "d", Optional.empty()));
            acknowledge("express", number);
        }
    }

    static Head head(int number) {
        String arn = LogSamples.MACHINE.replace("stateMachine", "execution") + ":e" + number;
        ExecutionKey key = new ExecutionKey(arn, new Incarnation(7, number));
        return LogSamples.open(key, LogSamples.MACHINE, StoreFixture.T0, Json.EMPTY_OBJECT);
    }

    static TokenKey token(int number) {
        return new TokenKey(head(number).key(), 1);
    }

    private static void acknowledge(String what, int number) {
        byte[] line = ("ack " + what + " " + number + "\n").getBytes(StandardCharsets.US_ASCII);
        try {
            // Not through System.out, which may join lines.
            new FileOutputStream(FileDescriptor.out).write(line);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
