package dev.baton.cdk;

import dev.baton.aws.blueprint.AlarmShape;
import dev.baton.aws.blueprint.Blueprint;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.constructs.Construct;

/** The alarms of the blueprint. */
final class EngineAlarms {
    private final EngineState state;
    private final EngineFunctions functions;

    EngineAlarms(
            Construct scope,
            Blueprint blueprint,
            EngineState state,
            EngineFunctions functions,
            EngineSettings settings) {
        this.state = state;
        this.functions = functions;
        for (AlarmShape shape : blueprint.alarms()) {
            Alarm alarm = alarm(scope, shape);
            settings.alarmTopic().ifPresent(topic -> alarm.addAlarmAction(new SnsAction(topic)));
        }
    }

    private Alarm alarm(Construct scope, AlarmShape shape) {
        Metric metric = Metric.Builder.create()
                .namespace(shape.metric().namespace())
                .metricName(shape.metric().name())
                .dimensionsMap(Map.of(shape.dimension(), name(shape.part())))
                .statistic(shape.statistic())
                .period(Duration.minutes(shape.minutes()))
                .build();
        return Alarm.Builder.create(scope, shape.id())
                .metric(metric)
                .evaluationPeriods(shape.periods())
                .threshold(shape.bound())
                .comparisonOperator(
                        shape.above()
                                ? ComparisonOperator.GREATER_THAN_THRESHOLD
                                : ComparisonOperator.LESS_THAN_THRESHOLD)
                .treatMissingData(shape.missing() ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING)
                .build();
    }

    private String name(String part) {
        if (functions.has(part)) {
            return functions.function(part).getFunctionName();
        }
        return part.endsWith("Queue") ? state.queue(part).getQueueName() : state.name(part);
    }
}
