package dev.baton.integrations.mock;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a {@code MockConfigFile.json} of Step Functions Local says: for each test case of a state machine, which states answer
 * with which responses. States that no case names call the real service.
 *
 * @param source where it was read from, for messages
 * @param machines test cases by name of the state machine, in the order of the file
 */
public record MockConfiguration(String source, Map<String, Machine> machines) {

    /** No mocks at all. */
    public static final MockConfiguration NONE = new MockConfiguration("", Map.of());

    public MockConfiguration {
        Objects.requireNonNull(source, "source");
    }

    /** @param cases by name, in the order of the file */
    public record Machine(Map<String, TestCase> cases) {}

    /** @param responses by the name of the state that gives them */
    public record TestCase(Map<String, Responses> responses) {}

    /** @param name of the response in the file */
    public record Responses(String name, List<MockedResponse> list) {
        public Responses {
            list = List.copyOf(list);
        }

        Optional<MockedResponse> of(int invocation) {
            return list.stream()
                    .filter(response -> response.answers(invocation))
                    .findFirst();
        }
    }

    /** The test cases of a machine, in the order of the file; empty when it has none. */
    public Map<String, TestCase> testCases(String machine) {
        Machine known = machines.get(machine);
        return known == null ? Map.of() : known.cases();
    }
}
