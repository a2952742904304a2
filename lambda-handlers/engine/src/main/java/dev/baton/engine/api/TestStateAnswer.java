package dev.baton.engine.api;

import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.asl.trial.Handling;
import dev.baton.asl.trial.Inspection;
import dev.baton.asl.trial.Trial;
import dev.baton.engine.task.HttpTrace;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.services.sfn.model.InspectionData;
import software.amazon.awssdk.services.sfn.model.InspectionErrorDetails;
import software.amazon.awssdk.services.sfn.model.InspectionLevel;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;

/** A tried state as the API shows it. */
final class TestStateAnswer {

    private TestStateAnswer() {}

    /**
     * @param level INFO shows no data on the way, TRACE also what an HTTP task sent and got
     */
    static TestStateResponse of(Trial.Ended ended, InspectionLevel level, Optional<HttpTrace> trace) {
        TestStateResponse.Builder answer = TestStateResponse.builder()
                .status(ended.status().name())
                .output(ended.output().map(Json::text).orElse(null))
                .error(ended.failure().flatMap(Failure::error).orElse(null))
                .cause(ended.failure().flatMap(Failure::cause).orElse(null))
                .nextState(ended.next().orElse(null));
        if (level == InspectionLevel.DEBUG || level == InspectionLevel.TRACE) {
            InspectionData.Builder data = data(ended.inspection());
            trace.filter(exchange -> level == InspectionLevel.TRACE).ifPresent(exchange -> show(exchange, data));
            answer.inspectionData(data.build());
        }
        return answer.build();
    }

    private static void show(HttpTrace trace, InspectionData.Builder data) {
        HttpTrace.Request request = trace.request();
        data.request(shape -> shape.protocol(request.protocol())
                .method(request.method())
                .url(request.url())
                .headers(HttpTrace.text(request.headers()))
                .body(request.body().orElse(null)));
        trace.response()
                .ifPresent(response -> data.response(shape -> shape.protocol(response.protocol())
                        .statusCode(Integer.toString(response.status()))
                        .statusMessage(response.statusMessage())
                        .headers(HttpTrace.text(response.headers()))
                        .body(response.body())));
    }

    private static InspectionData.Builder data(Inspection inspection) {
        InspectionData.Builder data = InspectionData.builder();
        for (Map.Entry<Inspection.Stage, Json> document : inspection.documents().entrySet()) {
            put(data, document.getKey(), document.getValue().text());
        }
        data.maxConcurrency(integer(inspection.maxConcurrency()));
        data.toleratedFailureCount(integer(inspection.toleratedFailureCount()));
        if (inspection.toleratedFailurePercentage().isPresent()) {
            data.toleratedFailurePercentage(
                    (float) inspection.toleratedFailurePercentage().getAsDouble());
        }
        inspection
                .handling()
                .filter(handling ->
                        handling.retrier().isPresent() || handling.catcher().isPresent())
                .ifPresent(handling -> data.errorDetails(details(handling)));
        return data;
    }

    private static void put(InspectionData.Builder data, Inspection.Stage stage, String text) {
        switch (stage) {
            case INPUT -> data.input(text);
            case AFTER_INPUT_PATH -> data.afterInputPath(text);
            case AFTER_PARAMETERS -> data.afterParameters(text);
            case AFTER_ARGUMENTS -> data.afterArguments(text);
            case AFTER_ITEMS_POINTER -> data.afterItemsPointer(text);
            case AFTER_ITEMS_PATH -> data.afterItemsPath(text);
            case AFTER_ITEM_SELECTOR -> data.afterItemSelector(text);
            case AFTER_ITEM_BATCHER -> data.afterItemBatcher(text);
            case RESULT -> data.result(text);
            case AFTER_RESULT_SELECTOR -> data.afterResultSelector(text);
            case AFTER_RESULT_PATH -> data.afterResultPath(text);
            case VARIABLES -> data.variables(text);
        }
    }

    private static InspectionErrorDetails details(Handling handling) {
        InspectionErrorDetails.Builder details = InspectionErrorDetails.builder();
        handling.retrier().ifPresent(details::retryIndex);
        handling.catcher().ifPresent(details::catchIndex);
        handling.delaySeconds().ifPresent(seconds -> details.retryBackoffIntervalSeconds((int) Math.round(seconds)));
        return details.build();
    }

    private static @org.jspecify.annotations.Nullable Integer integer(OptionalLong value) {
        return value.isEmpty() ? null : (Integer) (int) Math.min(Integer.MAX_VALUE, value.getAsLong());
    }
}
