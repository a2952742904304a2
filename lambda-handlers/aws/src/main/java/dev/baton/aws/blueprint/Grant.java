package dev.baton.aws.blueprint;

import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a role may do.
 *
 * @param actions as IAM writes them, {@code dynamodb:GetItem}
 * @param target on what
 */
public record Grant(Set<String> actions, Target target) {

    /** What actions are allowed on. */
    public sealed interface Target {}

    /** A part of the deployment, by its id. */
    public record Part(String id) implements Target {
        public Part {
            Objects.requireNonNull(id, "id");
        }
    }

    /** What is inside of one: the indexes of a table, the objects of a bucket. */
    public record Inside(String id) implements Target {
        public Inside {
            Objects.requireNonNull(id, "id");
        }
    }

    /** Queues that the functions make, whose names begin with the stack's. */
    public record OwnQueues(String infix) implements Target {
        public OwnQueues {
            Objects.requireNonNull(infix, "infix");
        }

        /** The queues' ARN, with {@code ${AWS::StackName}} and the like in it. */
        public String arn() {
            return "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:${AWS::StackName}" + infix + "*";
        }
    }

    /** What whoever deploys names by a parameter of that name; everything when nothing is said. */
    public record Named(String parameter) implements Target {
        public Named {
            Objects.requireNonNull(parameter, "parameter");
        }
    }

    public Grant {
        for (String action : actions) {
            if (!action.matches("[a-z0-9]+:[A-Z][A-Za-z]+")) {
                throw new IllegalArgumentException("an action without wildcards was expected, not " + action);
            }
        }
        actions = Collections.unmodifiableSet(new TreeSet<>(actions));
        Objects.requireNonNull(target, "target");
    }

    static Grant of(Target target, String service, String... names) {
        Set<String> actions = new TreeSet<>();
        for (String name : names) {
            actions.add(service + ":" + name);
        }
        return new Grant(actions, target);
    }
}
