package dev.baton.engine.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.token.TaskTokens;
import java.util.List;

/**
 * What calls are about: the state machine or activity, also where a request names an execution, a version, an alias, a Map Run or a task of it.
 *
 * @param place of what is made, {@code arn:aws:states:REGION:ACCOUNT:}
 * @param tokens opens those of tasks
 */
public record AccessTargets(String place, TaskTokens tokens) {
    private static final List<String> NAMING = List.of(
            "stateMachineArn",
            "executionArn",
            "stateMachineAliasArn",
            "stateMachineVersionArn",
            "activityArn",
            "resourceArn",
            "mapRunArn");

    /** Its ARN, or {@code *} for what is about nothing in particular. */
    String of(String action, JsonNode request) {
        for (String name : NAMING) {
            if (request.path(name).isTextual()) {
                return machine(request.path(name).textValue());
            }
        }
        if (request.path("taskToken").isTextual()) {
            return tokens.open(request.path("taskToken").textValue())
                    .map(key -> machine(key.execution().executionArn()))
                    .orElse("*");
        }
        return switch (action) {
            case "CreateStateMachine" ->
                place + "stateMachine:" + request.path("name").asText();
            case "CreateActivity" -> place + "activity:" + request.path("name").asText();
            case "CreateStateMachineAlias" ->
                machine(request.at("/routingConfiguration/0/stateMachineVersionArn")
                        .asText());
            default -> "*";
        };
    }

    /** {@code …:stateMachine:NAME} of whatever belongs to one. */
    static String machine(String arn) {
        String[] parts = arn.split(":", -1);
        if (parts.length < 7) {
            return arn;
        }
        String prefix = String.join(":", List.of(parts).subList(0, 5)) + ":stateMachine:";
        return switch (parts[5]) {
            // A name of a mock or of a Map's label may follow.
            case "stateMachine", "execution", "express", "mapRun" -> prefix + parts[6].replaceAll("[/#].*", "");
            default -> arn;
        };
    }
}
