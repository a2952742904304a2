package dev.baton.integrations.optimised;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The integrations of EMR have names of their own for actions and members that the service calls job flows. */
final class ClusterAdaptations {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** A cluster that is being terminated is terminated again without a word, and a setting is set again. */
    private static final Set<String> IDEMPOTENT = Set.of("TerminateJobFlows", "SetTerminationProtection");

    static final Map<String, Renamed> ALL = new LinkedHashMap<>();

    static {
        ALL.put("createCluster", new Renamed("RunJobFlow", UnaryOperator.identity(), ClusterAdaptations::cluster));
        ALL.put("addStep", new Renamed("AddJobFlowSteps", ClusterAdaptations::step, ClusterAdaptations::stepId));
        ALL.put(
                "cancelStep",
                new Renamed("CancelSteps", ClusterAdaptations::cancelled, ClusterAdaptations::cancelInfo));
        ALL.put(
                "terminateCluster",
                new Renamed("TerminateJobFlows", ClusterAdaptations::flows, UnaryOperator.identity()));
        ALL.put(
                "setClusterTerminationProtection",
                new Renamed("SetTerminationProtection", ClusterAdaptations::flows, UnaryOperator.identity()));
    }

    private ClusterAdaptations() {}

    /**
     * Another name for an action.
     *
     * @param operation that is called
     */
    record Renamed(String operation, UnaryOperator<ObjectNode> toArguments, UnaryOperator<ObjectNode> toResult)
            implements Adaptation {
        @Override
        public ObjectNode arguments(ObjectNode given) {
            return toArguments.apply(given.deepCopy());
        }

        @Override
        public ObjectNode result(ObjectNode answered) {
            return toResult.apply(answered.deepCopy());
        }

        /** The cluster's or step's id stands beside its description, as it does in the answer to the submission. */
        @Override
        public JsonNode described(JsonNode description) {
            ObjectNode result = description.deepCopy();
            JsonNode cluster = description.at("/Cluster/Id");
            JsonNode step = description.at("/Step/Id");
            if (cluster.isTextual()) {
                result.set("ClusterId", cluster);
            }
            if (step.isTextual()) {
                result.set("StepId", step);
            }
            return result;
        }

        @Override
        public boolean ownResult() {
            return false;
        }

        @Override
        public boolean idempotent() {
            return IDEMPOTENT.contains(operation);
        }

        @Override
        public boolean ownArguments() {
            return operation.equals("RunJobFlow");
        }
    }

    private static ObjectNode cluster(ObjectNode result) {
        JsonNode id = result.remove("JobFlowId");
        return id == null ? result : result.set("ClusterId", id);
    }

    private static ObjectNode step(ObjectNode arguments) {
        move(arguments, "ClusterId", "JobFlowId");
        wrap(arguments, "Step", "Steps");
        return arguments;
    }

    private static ObjectNode stepId(ObjectNode result) {
        JsonNode ids = result.remove("StepIds");
        return ids == null || ids.isEmpty() ? result : result.set("StepId", ids.get(0));
    }

    private static ObjectNode cancelled(ObjectNode arguments) {
        wrap(arguments, "StepId", "StepIds");
        return arguments;
    }

    private static ObjectNode cancelInfo(ObjectNode result) {
        JsonNode list = result.remove("CancelStepsInfoList");
        return list == null || list.isEmpty() ? result : result.set("CancelStepsInfo", list.get(0));
    }

    private static ObjectNode flows(ObjectNode arguments) {
        wrap(arguments, "ClusterId", "JobFlowIds");
        return arguments;
    }

    private static void move(ObjectNode node, String from, String to) {
        JsonNode value = node.remove(from);
        if (value != null) {
            node.set(to, value);
        }
    }

    private static void wrap(ObjectNode node, String from, String to) {
        JsonNode value = node.remove(from);
        if (value != null) {
            node.set(to, NODES.arrayNode().add(value));
        }
    }
}
