package dev.baton.integrations.sdk.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationResponse;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunResponse;

class ModelsTest {

    @Test
    void everyServiceIsThere() {
        assertThat(ServiceModels.all().names()).hasSizeGreaterThanOrEqualTo(440).contains("dynamodb", "ssm", "sfn");
        assertThat(ServiceModels.all().service("nothing")).isEmpty();
        assertThat(ServiceModels.all().service("../model/sqs")).isEmpty();
    }

    @Test
    void everyShapeOfEveryActionCanBeRead() {
        int actions = 0;
        for (String name : ServiceModels.all().names()) {
            ServiceModel service = ServiceModels.all().service(name).orElseThrow();
            for (String operation : service.operationNames()) {
                OperationModel model = service.operation(operation).orElseThrow();
                model.inputShape()
                        .ifPresent(shape -> assertThat(shape.members().values())
                                .allSatisfy(member -> assertThat(member.shape()).isNotNull()));
                model.outputShape();
                actions++;
            }
        }
        assertThat(actions).isGreaterThan(19_000);
    }

    /** The SDK's own fields carry both names: of the model, and as getters. */
    @Test
    void membersAreNamedAsTheSdkNamesThem() {
        List<String> wrong = new ArrayList<>();
        compare(
                "lambda",
                "CreateFunction",
                true,
                CreateFunctionRequest.builder().sdkFields(),
                wrong);
        compare("lambda", "GetFunction", false, GetFunctionResponse.builder().sdkFields(), wrong);
        compare("lambda", "Invoke", false, InvokeResponse.builder().sdkFields(), wrong);
        compare(
                "lambda",
                "UpdateFunctionConfiguration",
                false,
                UpdateFunctionConfigurationResponse.builder().sdkFields(),
                wrong);
        compare(
                "sfn",
                "DescribeExecution",
                false,
                DescribeExecutionResponse.builder().sdkFields(),
                wrong);
        compare("sfn", "DescribeMapRun", false, DescribeMapRunResponse.builder().sdkFields(), wrong);

        assertThat(wrong).isEmpty();
    }

    private static void compare(
            String service, String operation, boolean input, List<SdkField<?>> fields, List<String> wrong) {
        OperationModel model = ServiceModels.all()
                .service(service)
                .orElseThrow()
                .operation(operation)
                .orElseThrow();
        Shape.Structure shape = (input ? model.inputShape() : model.outputShape()).orElseThrow();
        Set<String> ours =
                shape.members().keySet().stream().map(SdkNames::member).collect(Collectors.toSet());
        for (SdkField<?> field : fields) {
            String theirs = SdkNames.upperFirst(field.memberName());
            if (shape.members().containsKey(field.memberName())
                    && !ours.contains(SdkNames.member(field.memberName()))) {
                wrong.add(service + " " + theirs);
            }
        }
    }

    @Test
    void namesFollowTheSdksRules() {
        assertThat(List.of("DBInstances", "ARN", "SSEKMSKeyId", "MD5OfMessageBody", "ETag", "ChecksumCRC32", "Return"))
                .extracting(SdkNames::member)
                .containsExactly(
                        "DbInstances",
                        "Arn",
                        "SsekmsKeyId",
                        "Md5OfMessageBody",
                        "ETag",
                        "ChecksumCRC32",
                        "ReturnValue");
        assertThat(List.of("ParameterNotFound", "DBInstanceNotFoundFault", "ResourceNotFoundException"))
                .extracting(SdkNames::exception)
                .containsExactly(
                        "ParameterNotFoundException", "DbInstanceNotFoundException", "ResourceNotFoundException");
        assertThat(ServiceModels.all().service("cloudwatchlogs").orElseThrow().client())
                .isEqualTo("CloudWatchLogs");
    }
}
