package dev.baton.engine.api.extension;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.baton.engine.api.wire.JsonText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Writes answers. */
final class Written {

    private Written() {}

    /** What stands in an object. */
    interface Contents {
        void to(JsonGenerator out) throws IOException;
    }

    static byte[] object(Contents contents) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(1024);
        try (JsonGenerator out = JsonText.generator(body)) {
            out.writeStartObject();
            contents.to(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return body.toByteArray();
    }

    /** How much was written so far. */
    static long size(JsonGenerator out) {
        ByteArrayOutputStream body = (ByteArrayOutputStream) out.getOutputTarget();
        return body.size() + out.getOutputBuffered();
    }

    /** Seconds since 1970 with three decimals, as the protocol has it. */
    static void time(JsonGenerator out, String name, Instant time) throws IOException {
        out.writeNumberField(name, BigDecimal.valueOf(time.toEpochMilli(), 3));
    }

    static void time(JsonGenerator out, String name, Optional<Instant> time) throws IOException {
        if (time.isPresent()) {
            time(out, name, time.get());
        }
    }

    static void text(JsonGenerator out, String name, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            out.writeStringField(name, text.get());
        }
    }

    static void texts(JsonGenerator out, String name, Iterable<String> texts) throws IOException {
        out.writeArrayFieldStart(name);
        for (String text : texts) {
            out.writeString(text);
        }
        out.writeEndArray();
    }
}
