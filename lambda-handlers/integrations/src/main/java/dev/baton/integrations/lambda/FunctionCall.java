package dev.baton.integrations.lambda;

import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.task.TraceHeader;
import dev.baton.integrations.Credentials;
import dev.baton.integrations.NotPermittedException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** One call of Lambda's Invoke, common to both ways in which a Task names a function. */
final class FunctionCall {
    private static final String TRACE_HEADER = "X-Amzn-Trace-Id";

    private final Supplier<LambdaClient> client;
    private final Optional<Credentials> roles;

    /** @param roles in whose name functions are called; empty: in that of the client */
    FunctionCall(Supplier<LambdaClient> client, Optional<Credentials> roles) {
        this.client = client;
        this.roles = roles;
    }

    /** What came of it. */
    sealed interface Reply {
        /**
         * The function ran to its end.
         *
         * @param payload what it gave back, as it came; may be empty for an asynchronous invocation
         */
        record Returned(InvokeResponse response, String payload, int bytes) implements Reply {}

        /** The function raised an error, could not be called, or found no room. */
        record NotReturned(TaskAnswer answer) implements Reply {}
    }

    /**
     * Makes the call, once.
     *
     * @throws InterruptedException when the attempt was closed meanwhile
     */
    Reply invoke(TaskCall call, Consumer<InvokeRequest.Builder> request) throws InterruptedException {
        try {
            Optional<AwsCredentialsProvider> identity = identity(call);
            return reply(client.get().invoke(builder -> {
                request.accept(builder);
                Optional<TraceHeader> trace = call.traceHeader().flatMap(TraceHeader::parse);
                if (trace.isPresent() || identity.isPresent()) {
                    builder.overrideConfiguration(override -> {
                        trace.ifPresent(header -> override.putHeader(TRACE_HEADER, header.text()));
                        identity.ifPresent(override::credentialsProvider);
                    });
                }
            }));
        } catch (NotPermittedException e) {
            return new Reply.NotReturned(e.answer());
        } catch (TooManyRequestsException e) {
            return new Reply.NotReturned(LambdaFailures.ofThrottling(e));
        } catch (SdkException e) {
            if (e instanceof AwsServiceException refused && tellsOfExpiry(refused)) {
                roles.ifPresent(some -> some.forget(call));
            }
            if (Thread.interrupted()) {
                throw new InterruptedException("closed while the function was called");
            }
            return new Reply.NotReturned(new TaskAnswer.Failed(LambdaFailures.of(e)));
        }
    }

    private static boolean tellsOfExpiry(AwsServiceException refused) {
        String code = refused.awsErrorDetails() == null
                ? ""
                : refused.awsErrorDetails().errorCode();
        return code.contains("ExpiredToken") || code.equals("UnrecognizedClientException");
    }

    private Optional<AwsCredentialsProvider> identity(TaskCall call) throws NotPermittedException {
        return roles.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        StaticCredentialsProvider.create(credentials(roles.get().of(call))));
    }

    private static AwsCredentials credentials(AwsCredentialsIdentity identity) {
        return identity instanceof AwsSessionCredentialsIdentity session
                ? AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken())
                : AwsBasicCredentials.create(identity.accessKeyId(), identity.secretAccessKey());
    }

    private static Reply reply(InvokeResponse response) {
        SdkBytes bytes = response.payload();
        String payload = bytes == null ? "" : bytes.asUtf8String();
        if (response.functionError() != null) {
            return new Reply.NotReturned(new TaskAnswer.Failed(LambdaFailures.ofFunction(payload)));
        }
        return new Reply.Returned(
                response,
                payload,
                Optional.ofNullable(bytes)
                        .map(b -> b.asByteArrayUnsafe().length)
                        .orElse(0));
    }
}
