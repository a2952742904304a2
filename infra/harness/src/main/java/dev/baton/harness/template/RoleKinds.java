package dev.baton.harness.template;

import dev.baton.aws.blueprint.Grant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Roles of functions, and what they may do. */
final class RoleKinds {
    /** What whoever deploys says by a parameter, by service. */
    private static final Map<String, String> CHOSEN = Map.of(
            "lambda",
            "TaskFunctions",
            "sts",
            "TaskRoles",
            "logs",
            "ExecutionLogs",
            "kms",
            "EncryptionKeys",
            "events",
            "EventBus");

    private static final Set<String> LOGGING = Set.of("logs:CreateLogStream", "logs:PutLogEvents");

    private static final Pattern OWN_QUEUES =
            Pattern.compile("arn:\\$\\{AWS::Partition}:sqs:.*\\$\\{AWS::StackName}(-\\w+-)\\*");

    private RoleKinds() {}

    record Role() implements Kind {
        @Override
        public void read(String id, Fields in, Draft draft) {
            Fields trust = in.object("AssumeRolePolicyDocument");
            trust.must("Version", "2012-10-17");
            for (Fields statement : trust.objects("Statement")) {
                statement.must("Effect", "Allow");
                statement.must("Action", "sts:AssumeRole");
                statement.object("Principal").must("Service", "lambda.amazonaws.com");
            }
            draft.grantsOf(id);
            in.objects("Policies").forEach(policy -> statements(id, policy.object("PolicyDocument"), draft));
        }
    }

    record Policy() implements Kind {
        @Override
        public void read(String id, Fields in, Draft draft) {
            Fields document = in.object("PolicyDocument");
            for (String role : in.texts("Roles")) {
                Reference.of(role).ifPresent(found -> statements(found.id(), document, draft));
            }
        }
    }

    private static void statements(String role, Fields document, Draft draft) {
        document.must("Version", "2012-10-17");
        for (Fields statement : document.objects("Statement")) {
            statement.must("Effect", "Allow");
            Set<String> actions = new HashSet<>(statement.texts("Action"));
            for (String resource : statement.texts("Resource")) {
                grant(role, actions, resource, statement, draft);
            }
        }
    }

    private static void grant(String role, Set<String> actions, String resource, Fields statement, Draft draft) {
        Optional<Reference> whole = Reference.of(resource);
        if (actions.equals(LOGGING)
                && whole.isPresent()
                && whole.get().attribute().equals("Arn")) {
            draft.writers
                    .computeIfAbsent(whole.get().id(), id -> new HashSet<>())
                    .add(role);
            return;
        }
        Optional<Grant.Target> target = whole.<Grant.Target>map(found ->
                        found.attribute().equals("Arn") ? new Grant.Part(found.id()) : new Grant.Named(found.id()))
                .or(() -> inside(resource))
                .or(() -> named(resource, actions));
        if (target.isEmpty()) {
            statement.problem("Resource " + resource + " is not known here");
            return;
        }
        try {
            draft.grantsOf(role).add(new Grant(actions, target.get()));
        } catch (IllegalArgumentException e) {
            statement.problem(String.valueOf(e.getMessage()));
        }
    }

    /** CDK writes what was named as it is. */
    private static Optional<Grant.Target> named(String resource, Set<String> actions) {
        Matcher own = OWN_QUEUES.matcher(resource);
        if (own.matches()) {
            return Optional.of(new Grant.OwnQueues(own.group(1)));
        }
        String service = actions.iterator().next().replaceAll(":.*", "");
        return Optional.ofNullable(CHOSEN.get(service)).map(Grant.Named::new);
    }

    /** {@code arn/index/*} of a table, {@code arn/*} of a bucket. */
    private static Optional<Grant.Target> inside(String resource) {
        for (String end : List.of("/index/*", "/*")) {
            if (resource.endsWith(end)) {
                return Reference.of(resource.substring(0, resource.length() - end.length()))
                        .map(found -> new Grant.Inside(found.id()));
            }
        }
        return Optional.empty();
    }
}
