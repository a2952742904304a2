package dev.baton.engine.api.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.ListStateMachineVersionsResponse;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesResponse;
import software.amazon.awssdk.services.sfn.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.sfn.model.PublishStateMachineVersionResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;
import software.amazon.awssdk.services.sfn.model.TagResourceRequest;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;
import software.amazon.awssdk.services.sfn.model.UntagResourceRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResponse;
import software.amazon.awssdk.utils.builder.Buildable;

class ShapeRoundTripTest {

    @TestFactory
    Stream<DynamicTest> everyMemberOfAShapeComesBackAsItWas() {
        return Stream.<SdkPojo>of(
                        CreateStateMachineRequest.builder(),
                        CreateStateMachineResponse.builder(),
                        UpdateStateMachineResponse.builder(),
                        DescribeStateMachineResponse.builder(),
                        DescribeStateMachineForExecutionResponse.builder(),
                        ListStateMachinesResponse.builder(),
                        ListStateMachineVersionsResponse.builder(),
                        PublishStateMachineVersionResponse.builder(),
                        ValidateStateMachineDefinitionResponse.builder(),
                        StartExecutionRequest.builder(),
                        StartExecutionResponse.builder(),
                        StartSyncExecutionResponse.builder(),
                        StopExecutionResponse.builder(),
                        DescribeExecutionResponse.builder(),
                        ListExecutionsRequest.builder(),
                        ListExecutionsResponse.builder(),
                        GetExecutionHistoryRequest.builder(),
                        GetExecutionHistoryResponse.builder(),
                        SendTaskSuccessRequest.builder(),
                        TagResourceRequest.builder(),
                        UntagResourceRequest.builder(),
                        ListTagsForResourceResponse.builder(),
                        DescribeMapRunResponse.builder(),
                        TestStateResponse.builder())
                .map(builder -> DynamicTest.dynamicTest(
                        builder.getClass().getEnclosingClass().getSimpleName(), () -> roundTrip(builder)));
    }

    private static void roundTrip(SdkPojo builder) throws IOException {
        SdkPojo sample = fill(builder);
        SdkPojo reader = emptyBuilder(sample);
        ShapeReader.read(json(sample), reader);
        assertThat(((Buildable) reader).build()).isEqualTo(sample);
    }

    private static SdkPojo emptyBuilder(SdkPojo built) {
        try {
            return (SdkPojo) built.getClass().getMethod("builder").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] json(SdkPojo pojo) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (JsonGenerator out = JsonText.generator(body)) {
            ShapeWriter.write(pojo, out);
        }
        return body.toByteArray();
    }

    private static SdkPojo fill(SdkPojo builder) {
        int number = 1;
        for (SdkField<?> field : builder.sdkFields()) {
            field.set(builder, sample(field, number++));
        }
        return (SdkPojo) ((Buildable) builder).build();
    }

    private static Object sample(SdkField<?> field, int number) {
        MarshallingKnownType type = field.marshallingType().getKnownType();
        return switch (type) {
            case STRING -> "text \"" + number + "\" ü 🎈";
            case INTEGER -> number;
            case LONG -> 10_000_000_000L + number;
            case FLOAT -> number + 0.5f;
            case DOUBLE -> number + 0.25;
            case BOOLEAN -> number % 2 == 0;
            case INSTANT -> Instant.ofEpochMilli(1_772_000_000_000L + number);
            case SDK_POJO -> fill(field.constructor().get());
            case LIST -> List.of(sample(field.getRequiredTrait(ListTrait.class).memberFieldInfo(), number));
            case MAP ->
                Map.of("key", sample(field.getRequiredTrait(MapTrait.class).valueFieldInfo(), number));
            default -> throw new IllegalArgumentException("the sfn model has no " + type);
        };
    }

    @Test
    void timesHaveMilliseconds() throws IOException {
        for (String time : List.of("0.000", "1772000000.007", "1772000000.070", "1772000000.700")) {
            StopExecutionResponse.Builder builder = StopExecutionResponse.builder();
            byte[] body = ("{\"stopDate\":" + time + "}").getBytes(StandardCharsets.UTF_8);
            ShapeReader.read(body, builder);
            assertThat(json(builder.build())).asString().isEqualTo("{\"stopDate\":" + time + "}");
        }
    }
}
