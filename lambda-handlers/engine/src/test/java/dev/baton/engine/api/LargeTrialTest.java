package dev.baton.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Requests of TestState that fit into a request, and make much more of what they hold. */
class LargeTrialTest {
    private static final String PROCESSOR =
            "{\"ProcessorConfig\":{\"Mode\":\"DISTRIBUTED\",\"ExecutionType\":\"STANDARD\"},\"StartAt\":\"B\",\"States\":{\"B\":{\"Type\":\"Pass\",\"End\":true}}}";

    private final ApiWorld world = new ApiWorld();

    /** Each with a copy of its own they would be eight hundred million numbers. */
    @Test
    void fortyThousandBatchesShareTheirLongInputAndAreNotShown() {
        ArrayNode numbers = numbers(20_000);
        String definition = "{\"Type\":\"Map\",\"End\":true,\"ResultPath\":null,"
                + "\"ItemReader\":{\"Resource\":\"arn:aws:states:::s3:getObject\",\"Parameters\":{\"Bucket\":\"b\",\"Key\":\"k\"},\"ReaderConfig\":{\"InputType\":\"JSON\"}},"
                + "\"ItemBatcher\":{\"MaxItemsPerBatch\":1,\"BatchInput\":{\"all\":" + numbers + "}},"
                + "\"ItemProcessor\":" + PROCESSOR + "}";
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("definition", definition)
                .put("roleArn", "arn:aws:iam::123456789012:role/r")
                .put("inspectionLevel", "DEBUG");
        request.putObject("mock").put("result", "[1]");
        request.putObject("stateConfiguration")
                .put("mapItemReaderData", numbers(40_000).toString());

        ApiResponse response = world.call("TestState", request.toString());

        String answer = new String(response.body(), StandardCharsets.UTF_8);
        assertThat(response.status()).as(answer).isEqualTo(200);
        assertThat(answer).contains("SUCCEEDED").doesNotContain("afterItemBatcher");
    }

    private static ArrayNode numbers(int count) {
        ArrayNode numbers = JsonNodeFactory.instance.arrayNode();
        IntStream.range(0, count).forEach(numbers::add);
        return numbers;
    }
}
