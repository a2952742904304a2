package dev.baton.integrations.sdk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.Arn;
import dev.baton.asl.execution.ErrorNames;
import dev.baton.asl.execution.Failure;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.integrations.AwsSettings;
import dev.baton.integrations.Credentials;
import dev.baton.integrations.HttpClients;
import dev.baton.integrations.NotPermittedException;
import dev.baton.integrations.sdk.model.Reference;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What calls of services have in common, whichever dialect a task speaks. */
public final class AwsTasks {
    /** The variable that says whether each task calls in its machine's role, and in that of its {@code Credentials}. */
    public static final String ASSUME_ROLES = "BATON_ASSUME_ROLES";

    /** How long a call may take that asks for no long work. */
    public static final Duration USUAL = Duration.ofMinutes(1);

    /** How long a service may say nothing: as long as the longest of calls lasts. */
    private static final Duration SILENCE = Duration.ofSeconds(960);

    private final AwsSettings settings;
    private final AwsClient client;
    private final Credentials credentials;
    private final Consumer<AwsAction> watcher;

    /**
     * Calls by a client, in the name of what the credentials say.
     *
     * @param settings by which the client was made
     */
    public AwsTasks(AwsSettings settings, AwsClient client, Credentials credentials) {
        this(settings, client, credentials, action -> {});
    }

    private AwsTasks(AwsSettings settings, AwsClient client, Credentials credentials, Consumer<AwsAction> watcher) {
        this.settings = settings;
        this.client = client;
        this.credentials = credentials;
        this.watcher = watcher;
    }

    /** What the environment says. */
    public AwsSettings settings() {
        return settings;
    }

    /** In whose name tasks call. */
    public Credentials credentials() {
        return credentials;
    }

    /** The same, where that is not this process. */
    public Optional<Credentials> roles() {
        return settings.flag(ASSUME_ROLES) ? Optional.of(credentials) : Optional.empty();
    }

    /** Services where the environment has them, in this process's own name, or in the roles of tasks if that is switched on. */
    public static AwsTasks of(AwsSettings settings) {
        return of(settings, Map.of());
    }

    /** The same, with services that are played in this process. */
    public static AwsTasks of(AwsSettings settings, Map<String, AwsClient.NearService> near) {
        AwsClient client = new AwsClient(settings, new HttpClients(SILENCE), near);
        Credentials own = new OwnCredentials(settings);
        return new AwsTasks(
                settings,
                client,
                settings.flag(ASSUME_ROLES) ? new TaskRoles(own, client, InstantSource.system()) : own);
    }

    /** The same, where each call is told before it is made. */
    public AwsTasks watchedBy(Consumer<AwsAction> newWatcher) {
        return new AwsTasks(settings, client, credentials, newWatcher);
    }

    /** The input's values for the arguments of a task. */
    public static ObjectNode input(AwsAction action, TaskCall call, Dialect dialect) throws ArgumentsException {
        ObjectNode input = Arguments.read(
                action.operation().inputShape(), call.parameters().node(), dialect);
        IdempotencyToken.fill(action.operation(), call, input);
        describeStream(action, input);
        return input;
    }

    /** What is sent as a stream is a text to AWS (recording {@code services/test_s3_put_object[str]}). */
    private static void describeStream(AwsAction action, ObjectNode input) {
        action.operation().inputShape().ifPresent(shape -> {
            String payload = shape.traits().text("payload").orElse("");
            Reference stream = shape.members().get(payload);
            boolean untyped = shape.members().containsKey("ContentType") && !input.hasNonNull("ContentType");
            if (stream != null && stream.has("streaming") && untyped && input.hasNonNull(payload)) {
                input.put("ContentType", "text/plain; charset=UTF-8");
            }
        });
    }

    /** Calls a service in a task's name, which takes no longer than calls usually may. */
    public AwsReply call(TaskCall call, AwsAction action, ObjectNode input)
            throws NotPermittedException, InterruptedException {
        return call(call, action, input, USUAL);
    }

    /** The same, however long it may take, to the last byte of the answer. */
    public AwsReply call(TaskCall call, AwsAction action, ObjectNode input, Duration most)
            throws NotPermittedException, InterruptedException {
        watcher.accept(action);
        AwsReply reply = client.call(new AwsCall(
                action.service(),
                action.operation(),
                input,
                credentials.of(call),
                region(call),
                call.traceHeader(),
                most));
        if (reply instanceof AwsReply.Refused refused && tellsOfExpiry(refused)) {
            credentials.forget(call);
        }
        if (reply instanceof AwsReply.Unanswered && Thread.interrupted()) {
            throw new InterruptedException("closed while the service was called");
        }
        return reply;
    }

    /** A session that was revoked, or that ended before its time. The attempt fails in AWS's words; the next one has another session. */
    private static boolean tellsOfExpiry(AwsReply.Refused refused) {
        String code = refused.error().type().or(refused.error()::code).orElse("");
        return code.contains("ExpiredToken")
                || code.equals("UnrecognizedClientException")
                || code.equals("InvalidClientTokenId");
    }

    /** The region of the execution. */
    public static String region(TaskCall call) {
        return Arn.of(call.key().executionArn()).region();
    }

    /** Arguments that the action does not take. */
    public static TaskAnswer refused(TaskCall call, ArgumentsException e) {
        return new TaskAnswer.Failed(Failure.of(
                ErrorNames.RUNTIME,
                "The Parameters '" + call.parameters().text() + "' could not be used to start the Task: ["
                        + e.getMessage() + "]"));
    }

    /** A role that may not be taken. */
    public static TaskAnswer notPermitted(NotPermittedException e) {
        return e.answer();
    }
}
