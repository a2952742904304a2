package dev.baton.cdk;

import dev.baton.aws.blueprint.Blueprint;
import dev.baton.aws.blueprint.Grant;
import dev.baton.aws.blueprint.RoleShape;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.constructs.Construct;

/** The functions' roles: each may do what the blueprint lists, action by action. */
final class EngineRoles {
    private final EngineState state;
    private final EngineSettings settings;
    private final Map<String, Role> roles = new HashMap<>();

    EngineRoles(Construct scope, Blueprint blueprint, EngineState state, EngineSettings settings) {
        this.state = state;
        this.settings = settings;
        for (RoleShape shape : blueprint.roles()) {
            Role role = Role.Builder.create(scope, shape.id())
                    .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                    .build();
            shape.grants().stream()
                    .sorted(Comparator.comparing(Grant::toString))
                    .forEach(grant -> role.addToPolicy(statement(grant)));
            settings.key().ifPresent(key -> key.grantEncryptDecrypt(role));
            roles.put(shape.id(), role);
        }
    }

    private PolicyStatement statement(Grant grant) {
        return allow(grant.actions().stream().sorted().toList(), resources(grant.target()));
    }

    private static PolicyStatement allow(List<String> actions, List<String> resources) {
        return PolicyStatement.Builder.create()
                .actions(actions)
                .resources(resources)
                .build();
    }

    private List<String> resources(Grant.Target target) {
        return switch (target) {
            case Grant.Part part -> List.of(state.arn(part.id()));
            case Grant.Inside inside -> List.of(state.inside(inside.id()));
            case Grant.OwnQueues own -> List.of(Fn.sub(own.arn()));
            case Grant.Named named -> named(named.parameter());
        };
    }

    private List<String> named(String parameter) {
        return switch (parameter) {
            case "TaskFunctions" -> settings.taskFunctions();
            case "TaskRoles" -> settings.taskRoles();
            case "ExecutionLogs" -> settings.executionLogs();
            case "EncryptionKeys" -> settings.encryptionKeys();
            default -> throw new IllegalStateException("nothing names " + parameter);
        };
    }

    Role role(String id) {
        return Objects.requireNonNull(roles.get(id), id);
    }

    void mayWriteTo(String role, ILogGroup logs) {
        role(role)
                .addToPolicy(
                        allow(List.of("logs:CreateLogStream", "logs:PutLogEvents"), List.of(logs.getLogGroupArn())));
    }
}
