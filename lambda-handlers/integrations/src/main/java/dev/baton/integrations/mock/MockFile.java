package dev.baton.integrations.mock;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.baton.asl.json.SourceNode;
import dev.baton.asl.json.SourceReader;
import dev.baton.integrations.mock.MockConfiguration.Machine;
import dev.baton.integrations.mock.MockConfiguration.Responses;
import dev.baton.integrations.mock.MockConfiguration.TestCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads a {@code MockConfigFile.json} as Step Functions Local defines it: {@code {"StateMachines": {MACHINE: {"TestCases":
 * {CASE: {STATE: RESPONSE}}}}, "MockedResponses": {RESPONSE: {"0": {"Return": …}, "1-2": {"Throw": {"Error": …, "Cause":
 * …}}}}}}. AWS's page also writes {@code MockedResponse}, which is taken for the same.
 */
public final class MockFile {
    private final String source;

    private MockFile(String source) {
        this.source = source;
    }

    /**
     * Reads a file.
     *
     * @throws MockFileException when it cannot be read or is not of that form; the message says where
     */
    public static MockConfiguration read(Path file) throws MockFileException {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new MockFileException(file + ": the mock configuration cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a text.
     *
     * @param source its name in messages
     */
    public static MockConfiguration parse(String source, String text) throws MockFileException {
        try {
            return new MockFile(source).configuration(SourceReader.read(text).root());
        } catch (JsonProcessingException e) {
            throw new MockFileException(
                    source + ":" + e.getLocation().getLineNr() + ":"
                            + e.getLocation().getColumnNr() + ": not JSON: " + e.getOriginalMessage(),
                    e);
        }
    }

    private MockConfiguration configuration(SourceNode root) throws MockFileException {
        only(object(root), Set.of("StateMachines", "MockedResponses", "MockedResponse"));
        Map<String, Responses> responses = new LinkedHashMap<>();
        for (String member : Set.of("MockedResponses", "MockedResponse")) {
            if (root.has(member)) {
                responses(member(root, member), responses);
            }
        }
        Map<String, Machine> machines = new LinkedHashMap<>();
        for (Map.Entry<String, SourceNode> machine : fields(member(root, "StateMachines"))) {
            machines.put(machine.getKey(), machine(machine.getValue(), responses));
        }
        return new MockConfiguration(source, Collections.unmodifiableMap(machines));
    }

    private Machine machine(SourceNode node, Map<String, Responses> responses) throws MockFileException {
        only(object(node), Set.of("TestCases"));
        Map<String, TestCase> cases = new LinkedHashMap<>();
        for (Map.Entry<String, SourceNode> testCase : fields(member(node, "TestCases"))) {
            cases.put(testCase.getKey(), testCase(testCase.getValue(), responses));
        }
        return new Machine(Collections.unmodifiableMap(cases));
    }

    private TestCase testCase(SourceNode node, Map<String, Responses> known) throws MockFileException {
        Map<String, Responses> states = new LinkedHashMap<>();
        for (Map.Entry<String, SourceNode> state : fields(node)) {
            SourceNode name = state.getValue();
            Responses responses = name.isText() ? known.get(name.text()) : null;
            if (responses == null) {
                throw fault(name, "there is no mocked response " + name.value() + "; there are " + known.keySet());
            }
            states.put(state.getKey(), responses);
        }
        return new TestCase(Collections.unmodifiableMap(states));
    }

    private void responses(SourceNode node, Map<String, Responses> into) throws MockFileException {
        for (Map.Entry<String, SourceNode> response : fields(node)) {
            into.put(response.getKey(), MockedResponses.read(response.getKey(), response.getValue(), this));
        }
    }

    Collection<Map.Entry<String, SourceNode>> fields(SourceNode node) throws MockFileException {
        return object(node).fields().entrySet();
    }

    SourceNode object(SourceNode node) throws MockFileException {
        if (!node.isObject()) {
            throw fault(node, "an object is expected");
        }
        return node;
    }

    private SourceNode member(SourceNode node, String name) throws MockFileException {
        return object(node).field(name).orElseThrow(() -> fault(node, "the field " + name + " is missing"));
    }

    void only(SourceNode node, Set<String> allowed) throws MockFileException {
        for (Map.Entry<String, SourceNode> field : node.fields().entrySet()) {
            if (!allowed.contains(field.getKey())) {
                throw fault(field.getValue(), "the field " + field.getKey() + " is unknown here");
            }
        }
    }

    MockFileException fault(SourceNode at, String what) {
        return new MockFileException(
                source + ":" + at.line() + ":" + at.column() + ": " + what + " (at " + at.pointer() + ")");
    }
}
