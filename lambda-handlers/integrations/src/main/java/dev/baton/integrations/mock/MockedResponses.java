package dev.baton.integrations.mock;

import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.asl.json.SourceNode;
import dev.baton.engine.token.Token;
import dev.baton.integrations.mock.MockConfiguration.Responses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one entry of {@code MockedResponses}: answers by numbers or ranges of invocations. */
final class MockedResponses {
    private static final Pattern INVOCATIONS = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");

    private MockedResponses() {}

    static Responses read(String name, SourceNode node, MockFile file) throws MockFileException {
        List<MockedResponse> list = new ArrayList<>();
        for (Map.Entry<String, SourceNode> entry : file.fields(node)) {
            MockedResponse response = response(entry.getKey(), entry.getValue(), file);
            for (MockedResponse other : list) {
                if (other.answers(response.first()) || response.answers(other.first())) {
                    throw file.fault(entry.getValue(), "the invocations " + entry.getKey() + " are answered already");
                }
            }
            list.add(response);
        }
        return new Responses(name, list);
    }

    private static MockedResponse response(String key, SourceNode node, MockFile file) throws MockFileException {
        Matcher invocations = INVOCATIONS.matcher(key);
        if (!invocations.matches()) {
            throw file.fault(node, "'" + key + "' is neither an invocation's number (\"0\") nor a range (\"1-3\")");
        }
        int first = Integer.parseInt(invocations.group(1));
        int last = invocations.group(2) == null ? first : Integer.parseInt(invocations.group(2));
        if (last < first) {
            throw file.fault(node, "the range '" + key + "' ends before it begins");
        }
        return new MockedResponse(first, last, outcome(node, file));
    }

    private static Token.Outcome outcome(SourceNode node, MockFile file) throws MockFileException {
        file.only(file.object(node), Set.of("Return", "Throw"));
        Optional<SourceNode> returned = node.field("Return");
        Optional<SourceNode> thrown = node.field("Throw");
        if (returned.isPresent() == thrown.isPresent()) {
            throw file.fault(node, "either Return or Throw is expected");
        }
        return returned.isPresent()
                ? new Token.Outcome.Success(Json.of(returned.get().value()))
                : new Token.Outcome.Fault(failure(thrown.orElseThrow(), file));
    }

    private static Failure failure(SourceNode node, MockFile file) throws MockFileException {
        file.only(file.object(node), Set.of("Error", "Cause"));
        return new Failure(text(node, "Error", file), text(node, "Cause", file));
    }

    private static Optional<String> text(SourceNode node, String field, MockFile file) throws MockFileException {
        Optional<SourceNode> value = node.field(field);
        if (value.isPresent() && !value.get().isText()) {
            throw file.fault(value.get(), field + " must be a text");
        }
        return value.map(SourceNode::text);
    }
}
