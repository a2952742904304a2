package dev.baton.engine.driver.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.json.Json;
import dev.baton.engine.task.TaskAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The document of a call's states is what the code does: the table in it is made here. {@code -Dbaton.documents.write=true} writes it
 * anew.
 */
class CallStatesDocumentTest {
    private static final Path DOCUMENT = Path.of("../../docs/call-states.md");
    private static final String BEGIN = "<!-- made by CallStatesDocumentTest: do not edit -->\n";
    private static final String END = "<!-- end -->\n";
    private static final Instant THEN = Instant.EPOCH;
    private static final TaskAnswer ANSWER = new TaskAnswer.Succeeded(Json.EMPTY_OBJECT);

    private static List<CallState> remembered() {
        List<CallState> states = new ArrayList<>();
        states.add(null);
        states.add(new CallState.Running(false));
        states.add(new CallState.Answered(ANSWER, false));
        states.add(new CallState.Refused(THEN));
        states.add(new CallState.SentFor());
        states.add(new CallState.TokenClosed(THEN));
        states.add(new CallState.Abandoned());
        states.add(new CallState.Naming());
        return states;
    }

    private static Map<String, CallEvent> events() {
        Map<String, CallEvent> events = new LinkedHashMap<>();
        events.put("made", new CallEvent.Made(false));
        events.put("answered", new CallEvent.Answered(ANSWER));
        events.put("no room", new CallEvent.Refused(THEN));
        events.put("another sent for", new CallEvent.SentFor());
        events.put("token found closed", new CallEvent.TokenFoundClosed(THEN));
        events.put("overtaken", new CallEvent.Overtaken());
        events.put("committed", new CallEvent.Committed());
        events.put("attempt over", new CallEvent.Over(false));
        events.put("attempt over, to be named", new CallEvent.Over(true));
        return events;
    }

    private static String name(Optional<CallState> state) {
        return state.map(known -> known.getClass().getSimpleName()).orElse("–");
    }

    private static String table() {
        StringBuilder table = new StringBuilder("| remembered | ")
                .append(String.join(" | ", events().keySet()))
                .append(" |\n|")
                .append(" --- |".repeat(events().size() + 1))
                .append('\n');
        for (CallState before : remembered()) {
            table.append("| ").append(name(Optional.ofNullable(before))).append(" | ");
            table.append(events().values().stream()
                    .map(event -> CallState.after(before, event))
                    .map(after -> after.equals(Optional.ofNullable(before)) ? "" : name(after))
                    .collect(Collectors.joining(" | ")));
            table.append(" |\n");
        }
        return table.toString();
    }

    @Test
    void documentHasTheTransitionsThatTheCodeMakes() throws IOException {
        String text = Files.readString(DOCUMENT);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        if (Boolean.getBoolean("baton.documents.write")) {
            Files.writeString(DOCUMENT, text.substring(0, begin) + table() + text.substring(end));
            return;
        }
        assertThat(text.substring(begin, end))
                .describedAs("docs/call-states.md is stale: run this test with -Dbaton.documents.write=true")
                .isEqualTo(table());
    }

    @Test
    void everyStateHasItsLineInTheDocument() throws IOException {
        String text = Files.readString(DOCUMENT);
        for (Class<?> state : CallState.class.getPermittedSubclasses()) {
            assertThat(text).contains("| `" + state.getSimpleName() + "` |");
        }
    }
}
