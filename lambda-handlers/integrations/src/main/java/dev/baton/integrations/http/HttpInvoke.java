package dev.baton.integrations.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.definition.TaskResource.CallPattern;
import dev.baton.asl.execution.ErrorNames;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.task.HttpTrace;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.task.TaskIntegration;
import dev.baton.integrations.ResultLimit;
import dev.baton.integrations.http.Connection.Authorization;
import dev.baton.integrations.http.HttpExchange.Outcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * {@code arn:aws:states:::http:invoke}: a call of any HTTP API, authorized by a connection (<a
 * href="https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html">Step Functions' guide</a>).
 */
public final class HttpInvoke implements TaskIntegration {
    private final HttpExchange exchange;
    private final Connections connections;
    private final OAuthTokens tokens;

    public HttpInvoke(HttpExchange exchange, Connections connections) {
        this.exchange = exchange;
        this.connections = connections;
        this.tokens = new OAuthTokens(exchange, InstantSource.system());
    }

    @Override
    public boolean serves(TaskResource resource) {
        return resource.integration().equals("http:invoke") && resource.pattern() == CallPattern.REQUEST_RESPONSE;
    }

    /** An API may do anything. */
    @Override
    public boolean repeatable(TaskResource resource) {
        return false;
    }

    @Override
    public Duration bound(TaskResource resource, Json parameters) {
        return HttpExchange.LONGEST.plusSeconds(30);
    }

    @Override
    public TaskAnswer call(TaskCall call) throws InterruptedException {
        return call(call, (arguments, connection, outcome) -> {});
    }

    @Override
    public TaskAnswer callInTest(TaskCall call, Consumer<HttpTrace> trace, boolean secrets)
            throws InterruptedException {
        return call(call, (arguments, connection, outcome) -> {
            // What a connection adds is left out with it.
            Optional<Connection> shown = secrets ? connection : Optional.empty();
            trace.accept(HttpTraces.of(new HttpRequests(call, arguments, shown, tokens), outcome));
        });
    }

    private interface Watcher {
        void exchanged(HttpArguments arguments, Optional<Connection> connection, Outcome outcome)
                throws WrongArgumentsException, NoConnectionException;
    }

    private TaskAnswer call(TaskCall call, Watcher watcher) throws InterruptedException {
        try {
            HttpArguments arguments = HttpArguments.read(call.parameters().node());
            Optional<Connection> connection = arguments.connectionArn().isEmpty()
                    ? Optional.empty()
                    : Optional.of(connections.of(arguments.connectionArn().get(), call));
            Outcome outcome = send(call, arguments, connection);
            watcher.exchanged(arguments, connection, outcome);
            return answer(call, outcome);
        } catch (WrongArgumentsException e) {
            return failed(
                    ErrorNames.RUNTIME,
                    "The Parameters '" + call.parameters().text() + "' could not be used to start the Task: ["
                            + e.getMessage() + "]");
        } catch (NoConnectionException e) {
            return new TaskAnswer.Failed(e.failure());
        }
    }

    /** A token that is refused is got anew, once. */
    private Outcome send(TaskCall call, HttpArguments arguments, Optional<Connection> connection)
            throws WrongArgumentsException, NoConnectionException, InterruptedException {
        HttpRequests requests = new HttpRequests(call, arguments, connection, tokens);
        Outcome outcome = exchange.send(requests.build());
        if (Thread.interrupted()) {
            throw new InterruptedException("closed while the endpoint was called");
        }
        boolean refused = outcome instanceof Outcome.Answered answered && answered.status() == 401;
        if (refused
                && connection.isPresent()
                && connection.get().authorization() instanceof Authorization.OAuth oauth) {
            tokens.forget(oauth);
            return exchange.send(requests.build());
        }
        return outcome;
    }

    private static TaskAnswer answer(TaskCall call, Outcome outcome) {
        return switch (outcome) {
            case Outcome.TooLong tooLong ->
                new TaskAnswer.Failed(ResultLimit.exceeded(call.resource().resourceType()));
            case Outcome.Broken broken -> failed("States.Http.Socket", broken.message());
            case Outcome.Forbidden forbidden -> failed(ErrorNames.RUNTIME, forbidden.message());
            case Outcome.Answered answered -> answered(call, answered);
        };
    }

    private static TaskAnswer answered(TaskCall call, Outcome.Answered answered) {
        if (answered.status() / 100 != 2) {
            String text = HttpResults.isBinary(answered) ? "" : HttpResults.text(answered);
            return failed("States.Http.StatusCode." + answered.status(), text.isEmpty() ? answered.reason() : text);
        }
        if (HttpResults.isBinary(answered)) {
            return failed(ErrorNames.RUNTIME, "The endpoint answered with binary content, which is not supported");
        }
        ObjectNode result = HttpResults.of(answered);
        Json output = Json.of((JsonNode) result);
        return output.utf8Length() > ResultLimit.BYTES
                ? new TaskAnswer.Failed(ResultLimit.exceeded(call.resource().resourceType()))
                : new TaskAnswer.Succeeded(output);
    }

    private static TaskAnswer failed(String error, String cause) {
        return new TaskAnswer.Failed(Failure.of(error, cause));
    }
}
