package dev.baton.asl.validation;

import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.definition.TaskResource.CallPattern;
import dev.baton.asl.definition.TaskResource.Kind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The table of what Step Functions itself can call (<a
 * href="https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html">its guide</a>), whether Baton can or
 * not: what stands here is a resource, everything else is a mistake. Of the generic {@code aws-sdk:} actions, which are ten
 * thousand, it knows the form only.
 */
public final class AwsIntegrations {
    private static final Map<String, Patterns> ALL = all();

    private record Patterns(boolean sync, boolean token) {}

    private AwsIntegrations() {}

    /** All of them as {@code service:action}, by name. */
    public static List<String> names() {
        return ALL.keySet().stream().sorted().toList();
    }

    /** Whether AWS would take a Task with this resource. */
    public static boolean has(TaskResource resource) {
        if (resource.kind() != Kind.SERVICE) {
            return true;
        }
        if (resource.resourceType().startsWith("aws-sdk:")) {
            return resource.pattern() == CallPattern.REQUEST_RESPONSE
                    || resource.pattern() == CallPattern.WAIT_FOR_TASK_TOKEN;
        }
        Patterns patterns = ALL.get(resource.integration());
        return patterns != null
                && switch (resource.pattern()) {
                    case REQUEST_RESPONSE -> true;
                    case SYNC -> patterns.sync();
                    case SYNC_2 -> resource.resourceType().equals("states");
                    case WAIT_FOR_TASK_TOKEN -> patterns.token();
                };
    }

    private static Map<String, Patterns> all() {
        Patterns plain = new Patterns(false, false);
        Patterns sync = new Patterns(true, false);
        Patterns token = new Patterns(false, true);
        Patterns both = new Patterns(true, true);
        Map<String, Patterns> all = new HashMap<>();
        add(all, "lambda", token, "invoke");
        add(all, "states", both, "startExecution");
        add(all, "sqs", token, "sendMessage");
        add(all, "sns", token, "publish");
        add(all, "events", token, "putEvents");
        add(all, "apigateway", token, "invoke");
        add(all, "http", plain, "invoke");
        add(all, "dynamodb", plain, "getItem putItem updateItem deleteItem");
        add(all, "athena", sync, "startQueryExecution stopQueryExecution getQueryExecution getQueryResults");
        add(all, "batch", sync, "submitJob");
        add(all, "glue", sync, "startJobRun");
        add(all, "databrew", sync, "startJobRun");
        add(all, "ecs", both, "runTask");
        add(all, "bedrock", both, "invokeModel createModelCustomizationJob");
        add(all, "bedrockagentcore", plain, "invokeHarness");
        add(all, "mediaconvert", sync, "createJob");
        add(
                all,
                "eks",
                both,
                "createCluster deleteCluster createFargateProfile deleteFargateProfile createNodegroup"
                        + " deleteNodegroup runJob call");
        add(
                all,
                "codebuild",
                sync,
                "startBuild stopBuild batchDeleteBuilds batchGetReports startBuildBatch"
                        + " stopBuildBatch retryBuildBatch deleteBuildBatch");
        add(
                all,
                "elasticmapreduce",
                sync,
                "createCluster addStep cancelStep terminateCluster"
                        + " setClusterTerminationProtection modifyInstanceFleetByName modifyInstanceGroupByName");
        add(all, "emr-containers", sync, "createVirtualCluster deleteVirtualCluster startJobRun");
        add(
                all,
                "emr-serverless",
                sync,
                "createApplication startApplication stopApplication deleteApplication" + " startJobRun cancelJobRun");
        add(
                all,
                "sagemaker",
                sync,
                "createEndpoint createEndpointConfig createHyperParameterTuningJob"
                        + " createLabelingJob createModel createProcessingJob createTrainingJob createTransformJob"
                        + " updateEndpoint");
        return Map.copyOf(all);
    }

    private static void add(Map<String, Patterns> all, String service, Patterns patterns, String actions) {
        Arrays.stream(actions.split(" ")).forEach(action -> all.put(service + ":" + action, patterns));
    }
}
