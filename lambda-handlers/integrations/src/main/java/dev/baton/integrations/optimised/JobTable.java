package dev.baton.integrations.optimised;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.json.Json;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The table of all jobs that {@code .sync} waits for, by their integrations: one more is one row. */
final class JobTable {
    private static final Map<String, Job> ALL = new LinkedHashMap<>();

    static {
        containers();
        data();
        clusters();
        serverless();
        building();
        learning();
        kubernetes();
    }

    private JobTable() {}

    static Optional<Job> lookup(String integration) {
        return Optional.ofNullable(ALL.get(integration));
    }

    static Map<String, Job> rows() {
        return ALL;
    }

    private static void containers() {
        job("ecs:runTask", "cluster=out:/tasks/0/clusterArn task=out:/tasks/0/taskArn")
                .describedBy("DescribeTasks", "{'cluster': '$cluster', 'tasks': ['$task']}")
                .at("/tasks/0/lastStatus", "/Tasks/0")
                .cancelledBy("StopTask", "{'cluster': '$cluster', 'task': '$task', 'reason': 'The execution ended'}")
                .ends(Set.of("STOPPED"), Set.of());
        job("batch:submitJob", "id=out:/jobId")
                .describedBy("DescribeJobs", "{'jobs': ['$id']}")
                .at("/jobs/0/status", "/Jobs/0")
                .cancelledBy("TerminateJob", "{'jobId': '$id', 'reason': 'The execution ended'}")
                .ends(Set.of("SUCCEEDED"), Set.of("FAILED"));
    }

    private static void data() {
        job("glue:startJobRun", "name=in:/JobName id=out:/JobRunId")
                .describedBy("GetJobRun", "{'JobName': '$name', 'RunId': '$id'}")
                .at("/JobRun/JobRunState", "/JobRun")
                .cancelledBy("BatchStopJobRun", "{'JobName': '$name', 'JobRunIds': ['$id']}")
                .ends(Set.of("SUCCEEDED", "STOPPED"), Set.of("FAILED", "TIMEOUT", "ERROR", "EXPIRED"));
        job("databrew:startJobRun", "name=in:/Name id=out:/RunId")
                .describedBy("DescribeJobRun", "{'Name': '$name', 'RunId': '$id'}")
                .at("/State", "")
                .cancelledBy("StopJobRun", "{'Name': '$name', 'RunId': '$id'}")
                .ends(Set.of("SUCCEEDED"), Set.of("FAILED", "STOPPED", "TIMEOUT"));
        job("athena:startQueryExecution", "id=out:/QueryExecutionId")
                .describedBy("GetQueryExecution", "{'QueryExecutionId': '$id'}")
                .at("/QueryExecution/Status/State", "")
                .cancelledBy("StopQueryExecution", "{'QueryExecutionId': '$id'}")
                .ends(Set.of("SUCCEEDED"), Set.of("FAILED", "CANCELLED"));
        job("mediaconvert:createJob", "id=out:/Job/Id")
                .describedBy("GetJob", "{'Id': '$id'}")
                .at("/Job/Status", "")
                .cancelledBy("CancelJob", "{'Id': '$id'}")
                .ends(Set.of("COMPLETE"), Set.of("ERROR", "CANCELED"));
    }

    /** Clusters are not ended with the execution. */
    private static void clusters() {
        job("elasticmapreduce:createCluster", "id=out:/JobFlowId")
                .describedBy("DescribeCluster", "{'ClusterId': '$id'}")
                .at("/Cluster/Status/State", "")
                .ends(Set.of("WAITING"), Set.of("TERMINATED", "TERMINATED_WITH_ERRORS"));
        job("elasticmapreduce:terminateCluster", "id=in:/JobFlowIds/0")
                .describedBy("DescribeCluster", "{'ClusterId': '$id'}")
                .at("/Cluster/Status/State", "")
                .ends(Set.of("TERMINATED", "TERMINATED_WITH_ERRORS"), Set.of());
        job("elasticmapreduce:addStep", "cluster=in:/JobFlowId id=out:/StepIds/0")
                .describedBy("DescribeStep", "{'ClusterId': '$cluster', 'StepId': '$id'}")
                .at("/Step/Status/State", "")
                .cancelledBy("CancelSteps", "{'ClusterId': '$cluster', 'StepIds': ['$id']}")
                .ends(Set.of("COMPLETED"), Set.of("FAILED", "CANCELLED", "INTERRUPTED"));
        job("emr-containers:startJobRun", "cluster=in:/virtualClusterId id=out:/id")
                .describedBy("DescribeJobRun", "{'virtualClusterId': '$cluster', 'id': '$id'}")
                .at("/jobRun/state", "")
                .cancelledBy("CancelJobRun", "{'virtualClusterId': '$cluster', 'id': '$id'}")
                .ends(Set.of("COMPLETED"), Set.of("FAILED", "CANCELLED"));
        job("emr-containers:deleteVirtualCluster", "id=in:/id")
                .describedBy("DescribeVirtualCluster", "{'id': '$id'}")
                .at("/virtualCluster/state", "")
                .ends(Set.of("TERMINATED", Job.GONE), Set.of("ARRESTED"));
    }

    private static void serverless() {
        application("emr-serverless:createApplication", "out", "CREATED", Set.of("TERMINATED"))
                .cancelledBy("DeleteApplication", "{'applicationId': '$id'}");
        application("emr-serverless:startApplication", "in", "STARTED", Set.of("TERMINATED"))
                .cancelledBy("StopApplication", "{'applicationId': '$id'}");
        application("emr-serverless:stopApplication", "in", "STOPPED", Set.of("TERMINATED"));
        application("emr-serverless:deleteApplication", "in", "TERMINATED", Set.of());
        job("emr-serverless:startJobRun", "application=in:/applicationId id=out:/jobRunId")
                .describedBy("GetJobRun", "{'applicationId': '$application', 'jobRunId': '$id'}")
                .at("/jobRun/state", "")
                .cancelledBy("CancelJobRun", "{'applicationId': '$application', 'jobRunId': '$id'}")
                .ends(Set.of("SUCCESS"), Set.of("FAILED", "CANCELLED"));
        job("emr-serverless:cancelJobRun", "application=in:/applicationId id=in:/jobRunId")
                .describedBy("GetJobRun", "{'applicationId': '$application', 'jobRunId': '$id'}")
                .at("/jobRun/state", "")
                .ends(Set.of("CANCELLED", "SUCCESS", "FAILED"), Set.of());
    }

    private static Row application(String integration, String side, String good, Set<String> failed) {
        return job(integration, "id=" + side + ":/applicationId")
                .describedBy("GetApplication", "{'applicationId': '$id'}")
                .at("/application/state", "")
                .ends(Set.of(good), failed);
    }

    private static void building() {
        Set<String> failed = Set.of("FAILED", "FAULT", "TIMED_OUT", "STOPPED");
        job("codebuild:startBuild", "id=out:/build/id")
                .describedBy("BatchGetBuilds", "{'ids': ['$id']}")
                .at("/builds/0/buildStatus", "Build=/Builds/0")
                .cancelledBy("StopBuild", "{'id': '$id'}")
                .ends(Set.of("SUCCEEDED"), failed);
        for (String start : new String[] {"startBuildBatch", "retryBuildBatch"}) {
            job("codebuild:" + start, "id=out:/buildBatch/id")
                    .describedBy("BatchGetBuildBatches", "{'ids': ['$id']}")
                    .at("/buildBatches/0/buildBatchStatus", "BuildBatch=/BuildBatches/0")
                    .cancelledBy("StopBuildBatch", "{'id': '$id'}")
                    .ends(Set.of("SUCCEEDED"), failed);
        }
    }

    private static void learning() {
        for (String kind : new String[] {"Training", "Transform", "Processing", "Labeling", "HyperParameterTuning"}) {
            String name = kind + "JobName";
            job("sagemaker:create" + kind + "Job", "name=in:/" + name)
                    .describedBy("Describe" + kind + "Job", "{'" + name + "': '$name'}")
                    .at("/" + kind + "JobStatus", "")
                    .cancelledBy("Stop" + kind + "Job", "{'" + name + "': '$name'}")
                    .ends(Set.of("Completed"), Set.of("Failed", "Stopped"));
        }
        job("bedrock:createModelCustomizationJob", "id=out:/jobArn")
                .describedBy("GetModelCustomizationJob", "{'jobIdentifier': '$id'}")
                .at("/status", "")
                .cancelledBy("StopModelCustomizationJob", "{'jobIdentifier': '$id'}")
                .ends(Set.of("Completed"), Set.of("Failed", "Stopped"));
    }

    private static void kubernetes() {
        part("Cluster", "name=in:/name", "{'name': '$name'}", "FAILED", "FAILED");
        part(
                "Nodegroup",
                "cluster=in:/clusterName name=in:/nodegroupName",
                "{'clusterName': '$cluster', 'nodegroupName': '$name'}",
                "CREATE_FAILED",
                "DELETE_FAILED");
        part(
                "FargateProfile",
                "cluster=in:/clusterName name=in:/fargateProfileName",
                "{'clusterName': '$cluster', 'fargateProfileName': '$name'}",
                "CREATE_FAILED",
                "DELETE_FAILED");
    }

    /** A part of EKS that is made and unmade; neither is undone with the execution. */
    private static void part(String kind, String handle, String parameters, String notMade, String notUnmade) {
        String member = kind.substring(0, 1).toLowerCase(Locale.ROOT) + kind.substring(1);
        job("eks:create" + kind, handle)
                .describedBy("Describe" + kind, parameters)
                .at("/" + member + "/status", "")
                .ends(Set.of("ACTIVE"), Set.of(notMade));
        job("eks:delete" + kind, handle)
                .describedBy("Describe" + kind, parameters)
                .at("/" + member + "/status", "")
                .ends(Set.of(Job.GONE), Set.of(notUnmade));
    }

    private static Row job(String integration, String handle) {
        Map<String, String> parts = new HashMap<>();
        for (String part : handle.split(" ")) {
            String[] pair = part.split("=", 2);
            parts.put(pair[0], pair[1]);
        }
        return new Row(integration, parts);
    }

    /** Fills one row; it stands in the table as soon as its ends are known. */
    private static final class Row {
        private final String integration;
        private final Map<String, String> handle;
        private Job.Request describe = new Job.Request("", JsonNodeFactory.instance.objectNode());
        private String status = "";
        private String output = "";
        private Optional<Job.Request> cancel = Optional.empty();
        private Set<String> good = Set.of();
        private Set<String> failed = Set.of();

        Row(String integration, Map<String, String> handle) {
            this.integration = integration;
            this.handle = handle;
        }

        Row describedBy(String operation, String parameters) {
            describe = request(operation, parameters);
            return this;
        }

        Row at(String newStatus, String newOutput) {
            status = newStatus;
            output = newOutput;
            return this;
        }

        Row cancelledBy(String operation, String parameters) {
            cancel = Optional.of(request(operation, parameters));
            return put();
        }

        Row ends(Set<String> newGood, Set<String> newFailed) {
            good = newGood;
            failed = newFailed;
            return put();
        }

        private Row put() {
            ALL.put(integration, new Job(handle, describe, status, good, failed, output, cancel));
            return this;
        }

        private static Job.Request request(String operation, String parameters) {
            try {
                return new Job.Request(operation, (ObjectNode)
                        Json.parse(parameters.replace('\'', '"')).node());
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(parameters, e);
            }
        }
    }
}
