package dev.baton.engine.api.extension;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.execution.Execution;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.EventDetails.RedriveChange;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.asl.json.Json;
import dev.baton.asl.parsing.DefinitionParser;
import dev.baton.asl.parsing.ParseResult;
import dev.baton.asl.validation.InvalidDefinitionText;
import dev.baton.asl.validation.MachineType;
import dev.baton.engine.api.Ports;
import dev.baton.engine.api.wire.ApiException;
import dev.baton.engine.api.wire.JsonText;
import dev.baton.engine.driver.Rewind;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.PageLimit;
import dev.baton.engine.log.codec.EntryReader;
import dev.baton.engine.rewind.RewindPlan;
import dev.baton.engine.rewind.RewindRefusedException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets a closed execution, also one that succeeded, go on from a state that it had entered:
 *
 * <pre>
 * {executionArn, from: state's name or id of a …StateEntered event, input?: JSON text, definition?: JSON text, by?, clientToken?}
 * → {redriveDate, fromEvent, fromState}
 * </pre>
 *
 * Errors: ExecutionDoesNotExist, ExecutionNotRedrivable with the reason, InvalidDefinition, InvalidExecutionInput,
 * ValidationException.
 */
final class RedriveFromAction implements ExtensionAction {
    private static final int MOST_INPUT = 262_144;

    private final Ports ports;
    private final InstantSource clock;

    RedriveFromAction(Ports ports, InstantSource clock) {
        this.ports = ports;
        this.clock = clock;
    }

    /** What was asked for. */
    private record Wish(
            String arn, String from, Optional<Json> input, Optional<String> definition, Optional<String> by) {}

    @Override
    public byte[] perform(Members request) {
        Wish wish = new Wish(
                request.text("executionArn"),
                request.text("from"),
                request.optionalText("input").map(RedriveFromAction::input),
                request.optionalText("definition"),
                request.optionalText("by"));
        Optional<String> token = request.optionalText("clientToken");
        request.complete();
        Head head = ExtensionErrors.head(ports.log(), wish.arn());
        Instant now = clock.instant();
        Optional<Instant> before = token.flatMap(known -> head.redrives().acceptedAt(known, now));
        if (before.isPresent()) {
            return Written.object(out -> Written.time(out, "redriveDate", before.get()));
        }
        if (head.closing().isEmpty()) {
            throw refused("Execution is RUNNING and cannot be redriven");
        }
        try {
            return redrive(head, wish, token);
        } catch (RewindRefusedException e) {
            throw refused("Execution cannot go on from there: " + e.getMessage());
        }
    }

    private byte[] redrive(Head head, Wish wish, Optional<String> token) throws RewindRefusedException {
        Optional<String> definition = wish.definition().map(text -> definition(head, text));
        if (definition.isPresent() && head.dueAt().isPresent()) {
            throw new RewindRefusedException("what its tasks began outside is still being ended");
        }
        Execution closed = EntryReader.read(ports.log().latest(head.key())).execution();
        StateMachine machine = ports.definitions().compiled(head.definition());
        Optional<StateMachine> other = definition.map(ports.definitions()::compiled);
        RewindPlan plan = new RewindPlan(machine, closed, events(head));
        HistoryEvent at = plan.entered(wish.from());
        Execution state = plan.state(at, wish.input(), other);
        String name = ((EventDetails.StateEntered) at.details()).name();
        RedriveChange change = new RedriveChange(at.id(), name, wish.input().isPresent(), definition, wish.by());
        Head redriven = ports.executions()
                .redrive(head, token, Optional.of(new Rewind(definition, standing -> state, change)))
                .orElseThrow(() -> refused("Somebody else has redriven the execution meanwhile"));
        return Written.object(out -> {
            Written.time(out, "redriveDate", redriven.redrives().date());
            out.writeNumberField("fromEvent", at.id());
            out.writeStringField("fromState", name);
        });
    }

    private List<HistoryEvent> events(Head head) {
        List<HistoryEvent> events = new ArrayList<>();
        List<HistoryEvent> page = ports.histories().page(head.key(), 1, PageLimit.MOST, false);
        while (!page.isEmpty()) {
            events.addAll(page);
            page = ports.histories().page(head.key(), events.size() + 1L, PageLimit.MOST, false);
        }
        return events;
    }

    private String definition(Head head, String text) {
        ParseResult result = DefinitionParser.parse(text)
                .checkedFor(MachineType.STANDARD)
                .checkedAgainst(ports.catalog())
                .checkedForRunning();
        if (result.hasErrors()) {
            throw new ApiException("InvalidDefinition", InvalidDefinitionText.of(result.diagnostics()));
        }
        return ports.registry().saveDefinitionBeside(head.definition(), text);
    }

    private static Json input(String text) {
        try {
            Json input = JsonText.document(text);
            if (input.utf8Length() > MOST_INPUT) {
                throw Members.refused("input", "must be a document of at most " + MOST_INPUT + " bytes");
            }
            return input;
        } catch (JsonProcessingException e) {
            throw new ApiException(
                    "InvalidExecutionInput", "Invalid State Machine Execution Input: '" + e.getOriginalMessage() + "'");
        }
    }

    private static ApiException refused(String reason) {
        return new ApiException("ExecutionNotRedrivable", reason);
    }
}
