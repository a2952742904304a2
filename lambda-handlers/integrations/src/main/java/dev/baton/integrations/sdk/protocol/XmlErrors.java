package dev.baton.integrations.sdk.protocol;

import java.util.Optional;
import java.util.stream.Stream;

/** Errors of the protocols with XML: {@code <ErrorResponse><Error>}, {@code <Response><Errors><Error>}, or {@code <Error>} alone. */
final class XmlErrors {
    private XmlErrors() {}

    static WireError of(WireAnswer answer) {
        try {
            Element root = Element.parse(answer.body());
            Element error = root.child("Error")
                    .or(() -> root.child("Errors").flatMap(errors -> errors.child("Error")))
                    .orElse(root);
            Optional<String> requestId = Stream.of("RequestId", "RequestID")
                    .flatMap(name -> Stream.of(root, error).flatMap(element -> element.textAt(name).stream()))
                    .findFirst()
                    .or(() -> JsonErrors.requestId(answer));
            return new WireError(
                    error.textAt("Code").map(String::strip),
                    error.textAt("Code").map(String::strip),
                    error.textAt("Message").or(() -> error.textAt("message")),
                    requestId);
        } catch (UnreadableAnswerException e) {
            return new WireError(Optional.empty(), Optional.empty(), Optional.empty(), JsonErrors.requestId(answer));
        }
    }
}
