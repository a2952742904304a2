package dev.baton.integrations.states;

import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.api.wire.ApiException;
import dev.baton.integrations.CompactText;
import dev.baton.integrations.SdkAnswer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** The answer of StartExecution as a Task's output shows it (recording {@code services/test_start_execution}). */
final class StartAnswer {

    private StartAnswer() {}

    /** The members of the answer and of an HTTP answer as AWS would have sent it. */
    static Json of(String executionArn, Instant startDate, String requestId) {
        return new SdkAnswer()
                .text("ExecutionArn", executionArn)
                .metadata(headers(executionArn, startDate, requestId), 200, requestId)
                .json("StartDate", Long.toString(startDate.toEpochMilli()))
                .done();
    }

    /** The failure of a task whose start was refused, in the dialect of optimised integrations. */
    static Failure refused(ApiException e, String requestId) {
        return Failure.of(
                "StepFunctions." + e.code() + "Exception",
                e.text() + " (Service: AWSStepFunctions; Status Code: 400; Error Code: " + e.code() + "; Request ID: "
                        + requestId + "; Proxy: null)");
    }

    private static Map<String, List<String>> headers(String executionArn, Instant startDate, String requestId) {
        String body = "{\"executionArn\":" + CompactText.quoted(executionArn).text() + ",\"startDate\":0000000000.000}";
        return Map.of(
                "x-amzn-RequestId",
                List.of(requestId),
                "connection",
                List.of("keep-alive"),
                "Content-Length",
                List.of(Integer.toString(body.length())),
                "Date",
                List.of(DateTimeFormatter.RFC_1123_DATE_TIME.format(startDate.atOffset(ZoneOffset.UTC))),
                "Content-Type",
                List.of("application/x-amz-json-1.0"));
    }
}
