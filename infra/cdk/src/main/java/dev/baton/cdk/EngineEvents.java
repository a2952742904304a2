package dev.baton.cdk;

import dev.baton.aws.blueprint.Grant;
import dev.baton.aws.blueprint.RuleShape;
import dev.baton.aws.blueprint.Standard;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.IEventBus;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.SnsTopic;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/** Where executions' statuses are told of: who may put events on the bus, and who hears of failures. */
final class EngineEvents {
    private final Construct scope;
    private final EngineRoles roles;

    EngineEvents(Construct scope, EngineRoles roles, EngineSettings settings) {
        this.scope = scope;
        this.roles = roles;
        settings.eventBus().ifPresent(bus -> {
            permit(bus);
            settings.failureTopic()
                    .ifPresent(topic -> Standard.publishing("").rules().forEach(rule -> tell(rule, bus, topic)));
        });
    }

    /** A policy of its own, so that a template can leave it out. */
    private void permit(IEventBus bus) {
        Grant grant = Standard.publishingGrant();
        Policy.Builder.create(scope, "EventsPolicy")
                .statements(List.of(PolicyStatement.Builder.create()
                        .actions(List.copyOf(grant.actions()))
                        .resources(List.of(bus.getEventBusArn()))
                        .build()))
                .roles(Standard.PUBLISHERS.stream().map(roles::role).toList())
                .build();
    }

    private void tell(RuleShape rule, IEventBus bus, ITopic topic) {
        Rule.Builder.create(scope, rule.id())
                .description("Executions that failed, timed out or were stopped")
                .eventBus(bus)
                .eventPattern(EventPattern.builder()
                        .source(List.of(rule.source()))
                        .detailType(List.of(rule.detailType()))
                        .detail(Map.of("status", List.copyOf(rule.statuses())))
                        .build())
                .targets(List.of(SnsTopic.Builder.create(topic).build()))
                .build();
    }
}
