package dev.baton.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SdkAnswerTest {

    /** The order in which AWS was seen to give the headers of a Lambda's answer. */
    private static final List<String> RECORDED = List.of(
            "X-Amz-Executed-Version",
            "x-amzn-Remapped-Content-Length",
            "Connection",
            "x-amzn-RequestId",
            "Content-Length",
            "Date",
            "X-Amzn-Trace-Id",
            "Content-Type");

    @Test
    void allHeadersComeInTheOrderOfAHashMapAndTheFirstValuesSorted() {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        RECORDED.stream().sorted().forEach(name -> headers.put(name, List.of("v")));

        var metadata =
                new SdkAnswer().metadata(headers, 200, "id").done().node().get("SdkHttpMetadata");

        assertThat(metadata.get("AllHttpHeaders").fieldNames()).toIterable().isEqualTo(RECORDED);
        assertThat(metadata.get("HttpHeaders").fieldNames())
                .toIterable()
                .isEqualTo(
                        RECORDED.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList());
    }
}
