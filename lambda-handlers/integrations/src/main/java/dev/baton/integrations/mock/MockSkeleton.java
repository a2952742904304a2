package dev.baton.integrations.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.definition.Block;
import dev.baton.asl.definition.State;
import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.definition.TaskState;
import dev.baton.integrations.answer.ExpectedResults;
import dev.baton.integrations.answer.PlausibleResult;

/**
 * A {@code MockConfigFile.json} for a machine, to begin with: one test case in which every Task succeeds, with an answer of the form
 * that its service's answers have.
 */
public final class MockSkeleton {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** The name of the test case. */
    public static final String CASE = "HappyPath";

    private MockSkeleton() {}

    /** For a machine of that name. */
    public static JsonNode of(String name, StateMachine machine) {
        ObjectNode file = NODES.objectNode();
        ObjectNode states = file.putObject("StateMachines")
                .putObject(name)
                .putObject("TestCases")
                .putObject(CASE);
        ObjectNode responses = file.putObject("MockedResponses");
        for (Block block : machine.blocks()) {
            for (State state : block.states().values()) {
                if (state instanceof TaskState task) {
                    states.put(task.name(), task.name() + "Succeeds");
                    responses.putObject(task.name() + "Succeeds").putObject("0").set("Return", answer(task));
                }
            }
        }
        return file;
    }

    private static JsonNode answer(TaskState task) {
        return ExpectedResults.of(task.resource()).map(PlausibleResult::of).orElseGet(NODES::objectNode);
    }
}
