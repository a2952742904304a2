package dev.baton.harness.permission;

import dev.baton.aws.blueprint.Blueprint;
import dev.baton.aws.blueprint.FunctionShape;
import dev.baton.aws.blueprint.Grant;
import dev.baton.aws.blueprint.RoleShape;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a blueprint's policies say of calls.
 *
 * @param prefix of the names of tables and queues
 */
public record Permissions(Blueprint blueprint, String prefix) {
    /** <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">What an event source mapping needs</a>. */
    private static final Set<String> POLLING =
            Set.of("sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage");

    /** What Lambda itself calls in the name of the functions that queues feed. */
    public Set<AwsCall> polls() {
        Set<AwsCall> polls = new HashSet<>();
        for (FunctionShape function : blueprint.functions()) {
            function.lane()
                    .ifPresent(lane ->
                            POLLING.forEach(action -> polls.add(new AwsCall(function.id(), action, name(lane)))));
        }
        return polls;
    }

    /** Calls that AWS would refuse, in words. */
    public Set<String> refused(Set<AwsCall> calls) {
        Set<String> refused = new TreeSet<>();
        for (AwsCall call : calls) {
            Optional<RoleShape> role = role(call.function());
            boolean allowed = role.isPresent()
                    && role.get().grants().stream()
                            .anyMatch(grant ->
                                    grant.actions().contains(call.action()) && covers(grant.target(), call.resource()));
            if (!allowed) {
                refused.add(call.function() + " may not " + call.action() + " on " + call.resource());
            }
        }
        return refused;
    }

    /** What is allowed and was not used, in words. */
    public Set<String> unused(Set<AwsCall> calls) {
        Set<String> unused = new TreeSet<>();
        for (RoleShape role : blueprint.roles()) {
            for (Grant grant : role.grants()) {
                for (String action : grant.actions()) {
                    boolean used = calls.stream()
                            .anyMatch(call -> call.action().equals(action)
                                    && role(call.function())
                                            .filter(role::equals)
                                            .isPresent()
                                    && covers(grant.target(), call.resource()));
                    if (!used) {
                        unused.add(role.id() + ": " + action + " on " + grant.target());
                    }
                }
            }
        }
        return unused;
    }

    private Optional<RoleShape> role(String function) {
        return blueprint.functions().stream()
                .filter(shape -> shape.id().equals(function))
                .map(FunctionShape::role)
                .map(blueprint::role)
                .findFirst();
    }

    private boolean covers(Grant.Target target, String resource) {
        return switch (target) {
            case Grant.Part part -> resource.equals(name(part.id()));
            case Grant.Inside inside -> resource.startsWith(name(inside.id()) + "/");
            case Grant.OwnQueues own -> resource.startsWith(prefix + own.infix());
            // Of what whoever deploys names nothing is known here; by their names they are neither tables nor queues.
            case Grant.Named named -> true;
        };
    }

    private String name(String id) {
        String suffix = id.endsWith("Table")
                ? blueprint.table(id).suffix()
                : id.endsWith("Queue")
                        ? blueprint.queue(id).suffix()
                        : blueprint.bucket().suffix();
        return prefix + "-" + suffix;
    }
}
