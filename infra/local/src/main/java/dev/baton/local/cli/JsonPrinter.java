package dev.baton.local.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.asl.json.Json;
import dev.baton.engine.api.HistoryEventWriter;
import dev.baton.engine.api.wire.JsonText;
import dev.baton.engine.log.Closing;
import dev.baton.engine.log.Head;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One line an event, as GetExecutionHistory has it, and a last one with status and output or error. */
record JsonPrinter(PrintWriter out) implements EventPrinter {
    private static final HistoryEventWriter WRITER = new HistoryEventWriter(true);

    @Override
    public void print(HistoryEvent event) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        try (JsonGenerator generator = JsonText.generator(line)) {
            WRITER.write(event, generator);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        out.println(line.toString(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void end(Head head, Optional<Json> output) {
        Closing closing = head.closing().orElseThrow();
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("status", closing.status().name());
        output.ifPresent(json -> line.set("output", json.node()));
        closing.failure().flatMap(failure -> failure.error()).ifPresent(error -> line.put("error", error));
        closing.failure().flatMap(failure -> failure.cause()).ifPresent(cause -> line.put("cause", cause));
        out.println(line);
        out.flush();
    }
}
