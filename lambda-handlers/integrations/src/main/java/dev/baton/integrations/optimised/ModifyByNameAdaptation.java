package dev.baton.integrations.optimised;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.execution.Failure;
import dev.baton.integrations.NotPermittedException;
import java.util.List;

/**
 * elasticmapreduce:modifyInstanceFleetByName and modifyInstanceGroupByName: the action wants an id, which is looked up by the name (<a
 * href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr.html">Step Functions' guide</a>).
 *
 * @param kind {@code InstanceFleet} or {@code InstanceGroup}, by which members and actions are named
 * @param list whether the action takes a list of them
 */
record ModifyByNameAdaptation(String kind, boolean list) implements Adaptation {
    static final ServiceWords WORDS = ServiceWords.of("ElasticMapReduce", "AmazonElasticMapReduce");

    /** The action that is called. */
    String operation() {
        return list ? "Modify" + kind + "s" : "Modify" + kind;
    }

    @Override
    public ObjectNode arguments(ObjectNode given) {
        ObjectNode arguments = given.deepCopy().without(List.of(kind + "Name"));
        JsonNode changes = arguments.remove(kind);
        if (changes != null) {
            arguments.set(list ? kind + "s" : kind, list ? arguments.arrayNode().add(changes) : changes);
        }
        return arguments;
    }

    @Override
    public ObjectNode prepared(ObjectNode given, ObjectNode input, FurtherCalls calls)
            throws CallFailedException, NotPermittedException, InterruptedException {
        String id =
                id(given.path("ClusterId").asText(), given.path(kind + "Name").asText(), calls);
        ObjectNode changed = list ? (ObjectNode) input.withArray(kind + "s").path(0) : input.withObject("/" + kind);
        changed.put(kind + "Id", id);
        return input;
    }

    private String id(String cluster, String name, FurtherCalls calls)
            throws CallFailedException, NotPermittedException, InterruptedException {
        ObjectNode input = JsonNodeFactory.instance.objectNode().put("ClusterId", cluster);
        JsonNode page;
        do {
            page = calls.call("emr", WORDS, "List" + kind + "s", input);
            for (JsonNode one : page.path(kind + "s")) {
                if (one.path("Name").asText().equals(name)) {
                    return one.path("Id").asText();
                }
            }
            input.set("Marker", page.path("Marker"));
        } while (page.hasNonNull("Marker"));
        throw new CallFailedException(Failure.of(
                WORDS.prefix() + ".InvalidRequestException",
                "The cluster " + cluster + " has no " + kind + " named '" + name + "'"));
    }

    @Override
    public boolean ownArguments() {
        return false;
    }
}
