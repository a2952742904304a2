package dev.baton.functions;

import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.json.Json;
import dev.baton.engine.task.Cancellation;
import dev.baton.engine.task.JobStatus;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.task.TaskIntegration;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * Bounds the calls of Lambda functions by the functions' own time-outs, so that a short function is called by whatever driver is at
 * work, and only a long one moves its execution to the long lane. A time-out is asked once and believed for a while; where it
 * cannot be had, the call counts as a long one.
 */
final class FunctionBounds implements TaskIntegration {
    private static final Logger LOG = LoggerFactory.getLogger(FunctionBounds.class);

    /** Short, because whoever raises a time-out must not see running calls given up. */
    private static final Duration BELIEVED = Duration.ofMinutes(1);

    /** Connecting, and the way there and back. */
    private static final Duration WAY = Duration.ofSeconds(2);

    private static final int MOST_KNOWN = 10_000;

    private record Known(Duration bound, Instant until) {}

    /** A version or alias may have another time-out than the function has now. */
    private record Named(String function, Optional<String> qualifier) {}

    private final TaskIntegration integrations;
    private final Supplier<LambdaClient> lambda;
    private final InstantSource clock;
    private final Map<Named, Known> known = new ConcurrentHashMap<>();

    FunctionBounds(TaskIntegration integrations, Supplier<LambdaClient> lambda, InstantSource clock) {
        this.integrations = integrations;
        this.lambda = lambda;
        this.clock = clock;
    }

    @Override
    public Duration bound(TaskResource resource, Json parameters) {
        Duration longest = integrations.bound(resource, parameters);
        return function(resource, parameters).map(name -> bound(name, longest)).orElse(longest);
    }

    private static Optional<Named> function(TaskResource resource, Json parameters) {
        if (resource.kind() == TaskResource.Kind.LAMBDA_FUNCTION) {
            return Optional.of(new Named(resource.arn(), Optional.empty()));
        }
        if (!resource.integration().equals("lambda:invoke")) {
            return Optional.empty();
        }
        Optional<String> qualifier =
                Optional.ofNullable(parameters.node().path("Qualifier").textValue());
        return Optional.ofNullable(parameters.node().path("FunctionName").textValue())
                .map(name -> new Named(name, qualifier));
    }

    private Duration bound(Named function, Duration longest) {
        Instant now = clock.instant();
        Known found = known.get(function);
        if (found != null && found.until().isAfter(now)) {
            return found.bound();
        }
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        Duration bound = ask(function)
                .map(timeout -> timeout.plus(WAY))
                .filter(timeout -> timeout.compareTo(longest) < 0)
                .orElse(longest);
        known.put(function, new Known(bound, now.plus(BELIEVED)));
        return bound;
    }

    private Optional<Duration> ask(Named function) {
        try {
            Integer seconds = lambda.get()
                    .getFunctionConfiguration(request -> request.functionName(function.function())
                            .qualifier(function.qualifier().orElse(null)))
                    .timeout();
            return Optional.ofNullable(seconds).map(Duration::ofSeconds);
        } catch (SdkException e) {
            LOG.info("The time-out of {} cannot be had, its calls count as long: {}", function, e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public boolean serves(TaskResource resource) {
        return integrations.serves(resource);
    }

    @Override
    public TaskAnswer call(TaskCall call) throws InterruptedException {
        return integrations.call(call);
    }

    @Override
    public boolean repeatable(TaskResource resource) {
        return integrations.repeatable(resource);
    }

    @Override
    public Optional<TaskAnswer> offer(TaskCall call) {
        return integrations.offer(call);
    }

    @Override
    public void withdraw(TaskCall call) {
        integrations.withdraw(call);
    }

    @Override
    public boolean polls(TaskResource resource) {
        return integrations.polls(resource);
    }

    @Override
    public JobStatus poll(TaskCall call, Json handle) throws InterruptedException {
        return integrations.poll(call, handle);
    }

    @Override
    public boolean cancels(TaskResource resource) {
        return integrations.cancels(resource);
    }

    @Override
    public Cancellation cancel(TaskCall call, Optional<Json> handle) throws InterruptedException {
        return integrations.cancel(call, handle);
    }
}
