package dev.baton.integrations.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.execution.ErrorNames;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.integrations.ResultLimit;
import dev.baton.integrations.http.HttpExchange.Outcome;
import dev.baton.integrations.http.HttpResults;

/**
 * A cluster's answers in the form of Step Functions: {@code {Headers, ResponseBody, StatusCode, StatusText}}; a refusal is {@code
 * EKS.401} with that as its cause, without the headers.
 */
final class EksAnswers {
    private EksAnswers() {}

    static boolean isSuccess(Outcome outcome) {
        return outcome instanceof Outcome.Answered answered && answered.status() / 100 == 2;
    }

    static int status(Outcome outcome) {
        return outcome instanceof Outcome.Answered answered ? answered.status() : 0;
    }

    /** The body of an answer. */
    static JsonNode body(Outcome outcome) {
        return outcome instanceof Outcome.Answered answered
                ? HttpResults.of(answered).path("ResponseBody")
                : Json.EMPTY_OBJECT.node();
    }

    static Json output(Outcome.Answered answered) {
        return Json.of((JsonNode) HttpResults.of(answered));
    }

    static Failure failure(TaskCall call, Outcome outcome) {
        return switch (outcome) {
            case Outcome.TooLong tooLong -> ResultLimit.exceeded(call.resource().resourceType());
            case Outcome.Broken broken -> Failure.of("EKS.SdkClientException", broken.message());
            case Outcome.Forbidden forbidden -> Failure.of(ErrorNames.RUNTIME, forbidden.message());
            case Outcome.Answered answered -> {
                ObjectNode cause = HttpResults.of(answered);
                cause.remove("Headers");
                yield Failure.of("EKS." + answered.status(), cause.toString());
            }
        };
    }

    static TaskAnswer failed(TaskCall call, Outcome outcome) {
        return new TaskAnswer.Failed(failure(call, outcome));
    }
}
