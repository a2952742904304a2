package dev.baton.asl.parsing;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.baton.asl.definition.Block;
import dev.baton.asl.definition.QueryLanguage;
import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.json.Json;
import dev.baton.asl.json.SourceNode;
import dev.baton.asl.json.SourceReader;
import dev.baton.asl.validation.Diagnostic;
import dev.baton.asl.validation.DiagnosticCode;
import dev.baton.asl.validation.Diagnostics;
import dev.baton.asl.validation.Severity;
import dev.baton.asl.validation.outline.Outline;
import dev.baton.asl.validation.outline.OutlineReader;
import dev.baton.asl.validation.rules.Rules;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Reads a definition in the Amazon States Language into a compiled {@link StateMachine}, or says everything that is wrong
 * with it at once. Codes, places and, where they are known, words are those of ValidateStateMachineDefinition.
 */
public final class DefinitionParser {

    /** In UTF-8 bytes: the API's limit for a definition. */
    public static final int MAX_BYTES = 1_048_576;

    private static final long MAX_TIMEOUT_SECONDS = 99_999_999;
    private static final List<String> LANGUAGES =
            Arrays.stream(QueryLanguage.values()).map(QueryLanguage::text).toList();

    private DefinitionParser() {}

    /** Parses. Never throws for what an author can write. */
    public static ParseResult parse(String text) {
        return parse(text, DefinitionParser::machine);
    }

    /**
     * Parses the definition of a single state, as TestState takes it, into a machine of that state alone. Where the state
     * leads is not checked, because the states it names are not there.
     *
     * @param name what the state shall be called; recorded TestState calls say {@code StateName}
     */
    public static ParseResult parseState(String name, String text) {
        return parse(text, document -> state(name, document));
    }

    private static ParseResult parse(String text, Function<SourceReader.Document, ParseResult> reader) {
        if (text.isBlank()) {
            return notAnObject();
        }
        if (isTooLong(text)) {
            return failed(DiagnosticCode.SCHEMA_VALIDATION_FAILED, "Definition is longer than " + MAX_BYTES + " bytes");
        }
        try {
            SourceReader.Document document = SourceReader.read(text);
            return document.root().isObject() ? reader.apply(document) : notAnObject();
        } catch (SourceReader.TooDeepException e) {
            return failed(DiagnosticCode.TOO_DEEPLY_NESTED, e);
        } catch (JsonProcessingException e) {
            return failed(DiagnosticCode.INVALID_JSON_DESCRIPTION, e);
        }
    }

    private static ParseResult machine(SourceReader.Document document) {
        SourceNode root = document.root();
        Diagnostics diagnostics = new Diagnostics();
        QueryLanguage language = OutlineReader.language(root).orElse(QueryLanguage.JSONPATH);
        Compilation compilation = new Compilation(language, diagnostics);
        Optional<Long> timeout = head(root, diagnostics);
        Optional<Block> body = BlockParser.parse(root, FieldTable.MACHINE, compilation);
        return result(body, timeout, OutlineReader.read(document), compilation);
    }

    private static ParseResult state(String name, SourceReader.Document document) {
        Compilation compilation = new Compilation(QueryLanguage.JSONPATH, new Diagnostics());
        int ordinal = compilation.openBlock();
        Optional<Block> body = StateParser.parse(name, document.root(), compilation)
                .map(state -> new Block(ordinal, name, Map.of(name, state), QueryLanguage.JSONPATH));
        body.ifPresent(compilation::closeBlock);
        return result(body, Optional.empty(), OutlineReader.readState(name, document), compilation);
    }

    private static ParseResult result(
            Optional<Block> body, Optional<Long> timeout, Outline outline, Compilation compilation) {
        Diagnostics diagnostics = compilation.diagnostics();
        Rules.check(outline, diagnostics);
        Optional<StateMachine> machine = diagnostics.hasErrors()
                ? Optional.empty()
                : body.map(block -> machine(outline, block, timeout, compilation));
        return new ParseResult(machine, diagnostics.list(), Optional.of(outline));
    }

    /** Checks the fields of the machine itself, and reads its timeout. */
    private static Optional<Long> head(SourceNode root, Diagnostics diagnostics) {
        root.field("QueryLanguage").ifPresent(value -> Shape.word(value, LANGUAGES, diagnostics));
        root.field("Version").ifPresent(value -> Shape.word(value, List.of("1.0"), diagnostics));
        OptionalLong timeout = root.field("TimeoutSeconds")
                .map(value -> Shape.integer(value, 0, MAX_TIMEOUT_SECONDS, diagnostics))
                .orElse(OptionalLong.empty());
        return timeout.isPresent() ? Optional.of(timeout.getAsLong()) : Optional.empty();
    }

    private static StateMachine machine(Outline outline, Block body, Optional<Long> timeout, Compilation compilation) {
        return new StateMachine(
                outline.body().node().field("Comment").map(SourceNode::text),
                compilation.machineLanguage(),
                body,
                timeout,
                compilation.blocks(),
                compilation.variableReferences());
    }

    private static boolean isTooLong(String text) {
        // A char is at most three bytes, so only texts in between need to be counted.
        return text.length() > MAX_BYTES
                || (text.length() > MAX_BYTES / 3 && Json.ofText(text).utf8Length() > MAX_BYTES);
    }

    private static ParseResult notAnObject() {
        return failed(DiagnosticCode.SCHEMA_VALIDATION_FAILED, "Definition must be a valid JSON object");
    }

    private static ParseResult failed(DiagnosticCode code, String message) {
        return failed(new Diagnostic(Severity.ERROR, code, message, Optional.empty(), 1, 1));
    }

    /** AWS gives Jackson's place as the location, and once more within Jackson's message. */
    private static ParseResult failed(DiagnosticCode code, JsonProcessingException e) {
        return failed(new Diagnostic(
                Severity.ERROR,
                code,
                String.valueOf(e.getMessage()),
                Optional.of(e.getLocation().toString()),
                e.getLocation().getLineNr(),
                e.getLocation().getColumnNr()));
    }

    private static ParseResult failed(Diagnostic diagnostic) {
        return new ParseResult(Optional.empty(), List.of(diagnostic), Optional.empty());
    }
}
