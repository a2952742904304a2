package dev.baton.aws.sqs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.wakeup.WakeUp;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A wake-up as the body of a message: {@code {"v":1,"x":ARN,"i":incarnation,"r":reason,"s":expected entry,"d":due,"h":hops,"n":returns}}. A
 * member that is not known is ignored, so that the same version may grow; what cannot be ignored gets another version.
 *
 * @param returns how often it was put back
 */
public record WakeUpMessage(WakeUp wakeUp, int returns) {
    static final int VERSION = 1;
    private static final JsonFactory JSON = new JsonFactory();

    public WakeUpMessage {
        Objects.requireNonNull(wakeUp, "wakeUp");
    }

    static WakeUpMessage of(WakeUp wakeUp) {
        return new WakeUpMessage(wakeUp, 0);
    }

    WakeUpMessage returned() {
        return new WakeUpMessage(wakeUp, returns + 1);
    }

    String body() {
        StringWriter text = new StringWriter(192);
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            out.writeNumberField("v", VERSION);
            out.writeStringField("x", wakeUp.key().executionArn());
            out.writeStringField("i", wakeUp.key().incarnation().text());
            out.writeStringField("r", wakeUp.reason().name());
            out.writeNumberField("s", wakeUp.expectedSeq());
            if (wakeUp.due().isPresent()) {
                out.writeStringField("d", wakeUp.due().get().toString());
            }
            if (wakeUp.hops() > 0) {
                out.writeNumberField("h", wakeUp.hops());
            }
            if (returns > 0) {
                out.writeNumberField("n", returns);
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return text.toString();
    }

    /**
     * Reads a body.
     *
     * @throws PoisonMessageException when it is not JSON, not a wake-up, or of another version
     */
    public static WakeUpMessage parse(String body) throws PoisonMessageException {
        try (JsonParser in = JSON.createParser(body)) {
            return new Reading().read(in).message();
        } catch (IOException e) {
            throw new PoisonMessageException("the message is not a JSON object", e);
        } catch (IllegalArgumentException e) {
            throw new PoisonMessageException("the message is no wake-up: " + e.getMessage(), e);
        }
    }

    /** What was read so far. */
    private static final class Reading {
        private long version = -1;
        private @Nullable String arn;
        private @Nullable String incarnation;
        private @Nullable String reason;
        private long seq;
        private Optional<Instant> due = Optional.empty();
        private int returns;
        private int hops;

        Reading read(JsonParser in) throws IOException {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("it is not an object");
            }
            for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
                in.nextToken();
                take(name, in);
            }
            if (in.currentToken() != JsonToken.END_OBJECT || in.nextToken() != null) {
                throw new IllegalArgumentException("something follows the object");
            }
            return this;
        }

        private void take(String name, JsonParser in) throws IOException {
            switch (name) {
                case "v" -> version = in.getLongValue();
                case "x" -> arn = in.getText();
                case "i" -> incarnation = in.getText();
                case "r" -> reason = in.getText();
                case "s" -> seq = in.getLongValue();
                case "d" -> due = Optional.of(time(in.getText()));
                case "h" -> hops = in.getIntValue();
                case "n" -> returns = in.getIntValue();
                default -> in.skipChildren();
            }
        }

        WakeUpMessage message() throws PoisonMessageException {
            if (version != VERSION) {
                throw new PoisonMessageException(
                        version < 0
                                ? "the message is no wake-up: it names no version"
                                : "the message has the version " + version + ", and this program knows version "
                                        + VERSION);
            }
            ExecutionKey key = new ExecutionKey(given(arn, "x"), Incarnation.parse(given(incarnation, "i")));
            return new WakeUpMessage(
                    new WakeUp(key, WakeUp.Reason.valueOf(given(reason, "r")), seq, due, hops), returns);
        }

        private static Instant time(String text) {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("the member 'd' is no time", e);
            }
        }

        private static String given(@Nullable String value, String name) {
            if (value == null) {
                throw new IllegalArgumentException("the member '" + name + "' is missing");
            }
            return value;
        }
    }
}
