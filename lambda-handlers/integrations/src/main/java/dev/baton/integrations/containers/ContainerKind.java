package dev.baton.integrations.containers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.execution.Failure;
import dev.baton.engine.task.TaskCall;
import java.util.List;

/** What is run as containers: tasks of ECS, jobs of Batch. */
sealed interface ContainerKind permits EcsTask, BatchJob {

    /** The containers of a task. */
    List<ContainerPlan> plans(TaskCall call, Definitions definitions) throws NoContainerException, InterruptedException;

    /** The answer to its submission, in the form of its service's. */
    ObjectNode submitted(TaskCall call, List<ContainerPlan> plans);

    /** What a refused submission fails with. */
    Failure refused(String reason);

    /** What it is when all has ended, in the form of its service's description. */
    ObjectNode described(TaskCall call, List<ContainerPlan> plans, JsonNode containers);
}
