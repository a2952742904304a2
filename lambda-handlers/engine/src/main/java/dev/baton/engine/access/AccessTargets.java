package dev.baton.engine.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.Arn;
import dev.baton.engine.token.TaskTokens;
import java.util.List;
import java.util.Optional;

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
        return Arn.parse(arn).flatMap(AccessTargets::machine).map(Arn::toString).orElse(arn);
    }

    private static Optional<Arn> machine(Arn arn) {
        List<String> parts = arn.resourceParts();
        if (parts.size() < 2) {
            return Optional.empty();
        }
        return switch (parts.get(0)) {
            // A name of a mock or of a Map's label may follow.
            case "stateMachine", "execution", "express", "mapRun" ->
                Optional.of(arn.beside("stateMachine:" + parts.get(1).replaceAll("[/#].*", "")));
            default -> Optional.empty();
        };
    }
}
