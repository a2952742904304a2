package dev.baton.integrations.sdk.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.stream.Stream;

/** Errors of the protocols with JSON: the code in a header or the body, with more around it at times. */
final class JsonErrors {
    private JsonErrors() {}

    static WireError of(WireAnswer answer) {
        return of(answer, JsonValues.tryParse(answer.body()).orElseGet(JsonNodeFactory.instance::objectNode));
    }

    static WireError of(WireAnswer answer, JsonNode body) {
        Optional<String> type = answer.header("x-amzn-errortype")
                .or(() -> text(body, "__type", "code", "Code"))
                .map(JsonErrors::bare)
                .filter(name -> !name.isEmpty());
        return new WireError(
                queryCode(answer).or(() -> type),
                type,
                text(body, "message", "Message", "errorMessage"),
                requestId(answer));
    }

    /** Services that spoke the query protocol once still tell its codes (SQS): they are what errors are named by. */
    private static Optional<String> queryCode(WireAnswer answer) {
        return answer.header("x-amzn-query-error").map(value -> value.split(";", 2)[0]);
    }

    /** {@code aws.protocoltests#FooError:http://…} is FooError. */
    private static String bare(String code) {
        String name = code.split(":", 2)[0];
        return name.substring(name.lastIndexOf('#') + 1).strip();
    }

    static Optional<String> requestId(WireAnswer answer) {
        return Stream.of("x-amzn-requestid", "x-amz-request-id", "x-amzn-request-id")
                .flatMap(name -> answer.header(name).stream())
                .findFirst();
    }

    private static Optional<String> text(JsonNode body, String... members) {
        return Stream.of(members)
                .map(body::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst();
    }
}
