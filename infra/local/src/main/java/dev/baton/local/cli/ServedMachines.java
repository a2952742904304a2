package dev.baton.local.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * State machines of files that the server is started with: each is created, or updated when it stands there already.
 *
 * @param role that they get; nothing assumes it
 */
record ServedMachines(LocalApi api, Substitutions substitutions, String role) {
    private static final String ROLE = "arn:aws:iam::123456789012:role/baton-local";

    ServedMachines(LocalApi api, Substitutions substitutions) {
        this(api, substitutions, ROLE);
    }

    /**
     * Puts them there.
     *
     * @return their ARNs
     * @throws UserMistake when one cannot be read, or is refused; the message names its file
     */
    List<String> put(List<Path> named) {
        return named.stream().map(DefinitionFile::find).map(this::put).toList();
    }

    private String put(DefinitionFile file) {
        ObjectNode creation = JsonNodeFactory.instance
                .objectNode()
                .put("name", file.machine())
                .put("definition", file.json(substitutions))
                .put("roleArn", role);
        LocalApi.Reply created = api.ask("CreateStateMachine", creation);
        if (created.status() == 200) {
            return created.members().path("stateMachineArn").asText();
        }
        return created.error().equals("StateMachineAlreadyExists")
                ? updated(file, creation)
                : refused(file, created, creation);
    }

    private String updated(DefinitionFile file, ObjectNode creation) {
        String arn = arnOf(file.machine());
        creation.put("stateMachineArn", arn).remove("name");
        LocalApi.Reply update = api.ask("UpdateStateMachine", creation);
        return update.status() == 200 ? arn : refused(file, update, creation);
    }

    private String arnOf(String machine) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        while (true) {
            var page = api.call("ListStateMachines", request);
            for (var found : page.path("stateMachines")) {
                if (found.path("name").asText().equals(machine)) {
                    return found.path("stateMachineArn").asText();
                }
            }
            if (page.path("nextToken").isMissingNode()) {
                throw new UserMistake("the machine " + machine + " is being deleted; try again in a moment");
            }
            request.set("nextToken", page.path("nextToken"));
        }
    }

    private String refused(DefinitionFile file, LocalApi.Reply reply, ObjectNode creation) {
        Set<String> missing =
                substitutions.missingIn(creation.path("definition").asText());
        String hint = missing.isEmpty()
                ? ""
                : "\nNot substituted: " + String.join(", ", missing) + " (--substitute NAME=VALUE)";
        throw new UserMistake(file.path() + ": " + reply.error() + ": "
                + reply.members().path("message").asText() + hint);
    }
}
