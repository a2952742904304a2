package dev.baton.cdk;

import java.util.List;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.CfnRule;
import software.amazon.awscdk.CfnRuleAssertion;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.ICfnConditionExpression;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.events.IEventBus;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.IConstruct;

/** The plain template's choice of whom executions are told to: parameters, and conditions of what is made for them. */
final class PlainEvents {
    private final Stack stack;
    private final CfnParameter bus;
    private final CfnParameter topic;

    PlainEvents(Stack stack) {
        this.stack = stack;
        this.bus = parameter(
                "EventBus",
                "Event bus that is told of executions (baton.states), in this account and region, such as default."
                        + " Without one, nobody is told.");
        bus.setAllowedPattern("[a-zA-Z0-9./_-]*");
        this.topic = parameter(
                "FailureTopicArn",
                "SNS topic that the event bus tells of executions that failed, timed out or were stopped."
                        + " Its policy must let events.amazonaws.com publish.");
        CfnRule.Builder.create(stack, "FailuresNeedEvents")
                .ruleCondition(isSet(topic))
                .assertions(List.of(CfnRuleAssertion.builder()
                        .assertValue(isSet(bus))
                        .assertDescription("FailureTopicArn hears of failures by the bus that EventBus names")
                        .build()))
                .build();
    }

    private CfnParameter parameter(String name, String about) {
        return CfnParameter.Builder.create(stack, name)
                .type("String")
                .defaultValue("")
                .description(about)
                .build();
    }

    private static ICfnConditionExpression isSet(CfnParameter parameter) {
        return Fn.conditionNot(Fn.conditionEquals(parameter.getValueAsString(), ""));
    }

    IEventBus bus() {
        return EventBus.fromEventBusName(stack, "Bus", bus.getValueAsString());
    }

    ITopic failureTopic() {
        return Topic.fromTopicArn(stack, "FailureTopic", topic.getValueAsString());
    }

    /** Leaves out what nobody wants. */
    void onlyWhereWanted(BatonEngine engine) {
        CfnCondition published = CfnCondition.Builder.create(stack, "Published")
                .expression(isSet(bus))
                .build();
        CfnCondition told = CfnCondition.Builder.create(stack, "FailuresTold")
                .expression(Fn.conditionAnd(published, isSet(topic)))
                .build();
        condition(engine, "EventsPolicy", published);
        condition(engine, "FailuresRule", told);
    }

    private static void condition(BatonEngine engine, String part, CfnCondition condition) {
        for (IConstruct construct : engine.getNode().findChild(part).getNode().findAll()) {
            if (construct instanceof CfnResource resource) {
                resource.getCfnOptions().setCondition(condition);
            }
        }
    }
}
