package dev.baton.integrations.optimised;

import dev.baton.integrations.sdk.model.SdkNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The table of all integrations with a name of their own but Lambda's and Step Functions' (<a
 * href="https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html">Step Functions' guide</a>): one more is one
 * line.
 */
final class OptimisedTable {
    private static final Map<String, OptimisedAction> ALL = all();

    private OptimisedTable() {}

    static Optional<OptimisedAction> lookup(String integration) {
        return Optional.ofNullable(ALL.get(integration));
    }

    static List<OptimisedAction> rows() {
        return new ArrayList<>(ALL.values());
    }

    private static Map<String, OptimisedAction> all() {
        Rows rows = new Rows();
        rows.of("dynamodb", "dynamodb", new ServiceWords("DynamoDB", "AmazonDynamoDBv2", "AmazonDynamoDBException"))
                .actions("getItem", "putItem", "updateItem", "deleteItem");
        rows.of("sqs", "sqs", ServiceWords.of("SQS", "AmazonSQS")).withToken("sendMessage");
        rows.of("sns", "sns", ServiceWords.of("SNS", "AmazonSNS")).withToken("publish");
        rows.of("events", "eventbridge", ServiceWords.of("EventBridge", "AmazonEventBridge"))
                .adapted(new PutEventsAdaptation())
                .withToken("putEvents");
        rows.of("ecs", "ecs", ServiceWords.of("ECS", "AmazonECS"))
                .adapted(new RunTaskAdaptation())
                .withToken("runTask");
        rows.of("batch", "batch", ServiceWords.of("Batch", "AWSBatch"))
                .adapted(new SubmitJobAdaptation())
                .actions("submitJob");
        rows.of("glue", "glue", ServiceWords.of("Glue", "AWSGlue")).actions("startJobRun");
        rows.of("databrew", "databrew", ServiceWords.of("DataBrew", "AWSGlueDataBrew"))
                .actions("startJobRun");
        rows.of("athena", "athena", ServiceWords.of("Athena", "AmazonAthena"))
                .actions("startQueryExecution", "stopQueryExecution", "getQueryExecution", "getQueryResults");
        emr(rows);
        building(rows);
        return rows.table;
    }

    private static void emr(Rows rows) {
        Rows emr = rows.of("elasticmapreduce", "emr", ServiceWords.of("ElasticMapReduce", "AmazonElasticMapReduce"));
        ClusterAdaptations.ALL.forEach(
                (name, adaptation) -> emr.adapted(adaptation).calling(name, adaptation.operation()));
        for (ModifyByNameAdaptation byName : List.of(
                new ModifyByNameAdaptation("InstanceFleet", false),
                new ModifyByNameAdaptation("InstanceGroup", true))) {
            emr.adapted(byName).calling("modify" + byName.kind() + "ByName", byName.operation());
        }
        rows.of("emr-containers", "emrcontainers", ServiceWords.of("EMRContainers", "AmazonEMRContainers"))
                .actions("createVirtualCluster", "deleteVirtualCluster", "startJobRun");
        rows.of("emr-serverless", "emrserverless", ServiceWords.of("EmrServerless", "AWSEMRServerless"))
                .actions(
                        "createApplication",
                        "startApplication",
                        "stopApplication",
                        "deleteApplication",
                        "startJobRun",
                        "cancelJobRun");
    }

    private static void building(Rows rows) {
        Rows builds = rows.of("codebuild", "codebuild", ServiceWords.of("CodeBuild", "AWSCodeBuild"));
        builds.adapted(new StartBuildAdaptation()).actions("startBuild", "startBuildBatch", "retryBuildBatch");
        builds.actions("stopBuild", "batchDeleteBuilds", "batchGetReports", "stopBuildBatch", "deleteBuildBatch");
        rows.of("sagemaker", "sagemaker", ServiceWords.of("SageMaker", "AmazonSageMaker"))
                .actions(
                        "createEndpoint",
                        "createEndpointConfig",
                        "createHyperParameterTuningJob",
                        "createLabelingJob",
                        "createModel",
                        "createProcessingJob",
                        "createTrainingJob",
                        "createTransformJob",
                        "updateEndpoint");
        Rows eks = rows.of("eks", "eks", ServiceWords.of("EKS", "AmazonEKS"));
        for (String part : List.of("Cluster", "FargateProfile", "Nodegroup")) {
            eks.withToken("create" + part);
            eks.withToken("delete" + part);
        }
        rows.of("bedrock", "bedrock", ServiceWords.of("Bedrock", "AmazonBedrock"))
                .withToken("createModelCustomizationJob");
        rows.of("bedrock", "bedrockruntime", ServiceWords.of("BedrockRuntime", "AmazonBedrockRuntime"))
                .adapted(new InvokeModelAdaptation())
                .withToken("invokeModel");
        rows.of("bedrockagentcore", "bedrockagentcore", ServiceWords.of("BedrockAgentCore", "AmazonBedrockAgentCore"))
                .adapted(new InvokeHarnessAdaptation())
                .actions("invokeHarness");
        rows.of("mediaconvert", "mediaconvert", ServiceWords.of("MediaConvert", "AWSElementalMediaConvert"))
                .adapted(new CreateMediaJobAdaptation())
                .actions("createJob");
    }

    /** Fills the table service by service. */
    private static final class Rows {
        private final Map<String, OptimisedAction> table;
        private final String prefix;
        private final String service;
        private final ServiceWords words;
        private final Adaptation adaptation;

        Rows() {
            this(new LinkedHashMap<>(), "", "", ServiceWords.of("", ""), Adaptation.NONE);
        }

        private Rows(
                Map<String, OptimisedAction> table,
                String prefix,
                String service,
                ServiceWords words,
                Adaptation adaptation) {
            this.table = table;
            this.prefix = prefix;
            this.service = service;
            this.words = words;
            this.adaptation = adaptation;
        }

        Rows of(String newPrefix, String newService, ServiceWords newWords) {
            return new Rows(table, newPrefix, newService, newWords, Adaptation.NONE);
        }

        Rows adapted(Adaptation newAdaptation) {
            return new Rows(table, prefix, service, words, newAdaptation);
        }

        void actions(String... names) {
            for (String name : names) {
                put(name, SdkNames.upperFirst(name), false);
            }
        }

        void withToken(String name) {
            put(name, SdkNames.upperFirst(name), true);
        }

        void calling(String name, String operation) {
            put(name, operation, false);
        }

        private void put(String name, String operation, boolean token) {
            String integration = prefix + ":" + name;
            table.put(integration, new OptimisedAction(integration, words, service, operation, token, adaptation));
        }
    }
}
