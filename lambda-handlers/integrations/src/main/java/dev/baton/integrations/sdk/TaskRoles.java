package dev.baton.integrations.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.task.TaskCall;
import dev.baton.integrations.Credentials;
import dev.baton.integrations.NotPermittedException;
import dev.baton.integrations.sdk.model.OperationModel;
import dev.baton.integrations.sdk.model.ServiceModel;
import dev.baton.integrations.sdk.model.ServiceModels;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/**
 * Each task calls in the name of its machine's role, and with {@code Credentials} in the name of the role that they name, which is
 * assumed by the machine's with the state machine's ARN as the external id (<a
 * href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html">Step Functions' guide</a>).
 * Sessions bear the execution's name and are kept until five minutes before their end.
 */
public final class TaskRoles implements Credentials {
    private static final Duration MARGIN = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int MOST = 1000;

    private final Credentials own;
    private final AwsClient client;
    private final InstantSource clock;
    private final Map<Session, Kept> kept = new ConcurrentHashMap<>();

    private record Session(String role, Optional<String> by, String name) {}

    private record Kept(AwsCredentialsIdentity identity, Instant until) {}

    /**
     * Of roles that are assumed by this process.
     *
     * @param own the process's credentials
     * @param client that STS is asked by
     */
    public TaskRoles(Credentials own, AwsClient client, InstantSource clock) {
        this.own = own;
        this.client = client;
        this.clock = clock;
    }

    @Override
    public AwsCredentialsIdentity of(TaskCall call) throws NotPermittedException {
        String machine = call.execution().roleArn();
        AwsCredentialsIdentity first = session(new Session(machine, Optional.empty(), name(call)), own.of(call), call);
        return call.roleArn().isEmpty()
                ? first
                : session(new Session(call.roleArn().get(), Optional.of(machine), name(call)), first, call);
    }

    @Override
    public void forget(TaskCall call) {
        kept.keySet()
                .removeIf(session -> session.name().equals(name(call))
                        && (session.role().equals(call.execution().roleArn())
                                || call.roleArn().equals(Optional.of(session.role()))));
    }

    /** The execution's name, in the characters and the length that STS takes. */
    private static String name(TaskCall call) {
        String name = call.execution().name().replaceAll("[^\\w+=,.@-]", "_");
        return name.length() < 2 ? name + "__" : name.substring(0, Math.min(64, name.length()));
    }

    private AwsCredentialsIdentity session(Session session, AwsCredentialsIdentity by, TaskCall call)
            throws NotPermittedException {
        Kept standing = kept.get(session);
        if (standing != null && clock.instant().isBefore(standing.until())) {
            return standing.identity();
        }
        Kept fresh = assume(session, by, call);
        kept.values().removeIf(old -> !clock.instant().isBefore(old.until()));
        if (kept.size() < MOST) {
            kept.put(session, fresh);
        }
        return fresh.identity();
    }

    private Kept assume(Session session, AwsCredentialsIdentity by, TaskCall call) throws NotPermittedException {
        ServiceModel sts = ServiceModels.all().service("sts").orElseThrow();
        OperationModel assume = sts.operation("AssumeRole").orElseThrow();
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        input.put("RoleArn", session.role()).put("RoleSessionName", session.name());
        if (session.by().isPresent()) {
            input.put("ExternalId", call.execution().stateMachineArn());
        }
        AwsReply reply =
                client.call(new AwsCall(sts, assume, input, by, AwsTasks.region(call), Optional.empty(), LONGEST));
        return switch (reply) {
            case AwsReply.Done done -> kept(done.output().path("Credentials"));
            case AwsReply.Refused refused ->
                throw new NotPermittedException(refusal(session)
                        + refused.error().message().map(text -> " " + text).orElse(""));
            case AwsReply.Unanswered unanswered ->
                throw new NotPermittedException(refusal(session) + " " + unanswered.message());
            case AwsReply.TooLong tooLong -> throw new NotPermittedException(refusal(session));
        };
    }

    private static Kept kept(JsonNode credentials) {
        AwsSessionCredentialsIdentity identity = AwsSessionCredentialsIdentity.create(
                credentials.path("AccessKeyId").asText(),
                credentials.path("SecretAccessKey").asText(),
                credentials.path("SessionToken").asText());
        return new Kept(
                identity, Instant.parse(credentials.path("Expiration").asText()).minus(MARGIN));
    }

    private static String refusal(Session session) {
        return session.by().isPresent()
                ? "The role " + session.by().get() + " is not authorized to assume the task state's role, "
                        + session.role() + "."
                : "This installation of Baton is not authorized to assume the state machine's role, " + session.role()
                        + ".";
    }
}
