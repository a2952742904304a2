package dev.baton.integrations.lambda;

import dev.baton.asl.execution.Failure;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** One call of Lambda's Invoke, common to both ways in which a Task names a function. */
final class FunctionCall {
    private final Supplier<LambdaClient> client;

    FunctionCall(Supplier<LambdaClient> client) {
        this.client = client;
    }

    /** What came of it. */
    sealed interface Reply {
        /**
         * The function ran to its end.
         *
         * @param payload what it gave back, as it came; may be empty for an asynchronous invocation
         */
        record Returned(InvokeResponse response, String payload, int bytes) implements Reply {}

        /** The function raised an error, or could not be called. */
        record Failed(Failure failure) implements Reply {}
    }

    /**
     * Makes the call, once.
     *
     * @throws InterruptedException when the attempt was closed meanwhile
     */
    Reply invoke(Consumer<InvokeRequest.Builder> request) throws InterruptedException {
        try {
            return reply(client.get().invoke(request));
        } catch (SdkException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("closed while the function was called");
            }
            return new Reply.Failed(LambdaFailures.of(e));
        }
    }

    private static Reply reply(InvokeResponse response) {
        SdkBytes bytes = response.payload();
        String payload = bytes == null ? "" : bytes.asUtf8String();
        if (response.functionError() != null) {
            return new Reply.Failed(LambdaFailures.ofFunction(payload));
        }
        return new Reply.Returned(
                response,
                payload,
                Optional.ofNullable(bytes)
                        .map(b -> b.asByteArrayUnsafe().length)
                        .orElse(0));
    }
}
