package dev.baton.harness.template;

import dev.baton.aws.blueprint.AlarmShape;
import dev.baton.aws.blueprint.AlarmShape.Metric;
import java.util.Optional;

/** What tells people: logs and alarms. */
final class WatchKinds {
    private WatchKinds() {}

    record LogGroup() implements Kind {
        @Override
        public void read(String id, Fields in, Draft draft) {
            in.number("RetentionInDays");
            draft.logGroups.add(id);
        }
    }

    record Alarm() implements Kind {
        @Override
        public void read(String id, Fields in, Draft draft) {
            String dimension = "";
            String part = "";
            for (Fields one : in.objects("Dimensions")) {
                dimension = one.raw("Name");
                part = Reference.of(one.raw("Value")).map(Reference::id).orElse("");
            }
            int period = in.number("Period");
            if (period % 60 != 0) {
                in.problem("Period must be whole minutes, but is " + period);
            }
            boolean above = in.raw("ComparisonOperator").equals("GreaterThanThreshold");
            if (!above) {
                in.must("ComparisonOperator", "LessThanThreshold");
            }
            boolean missing = in.optional("TreatMissingData").equals(Optional.of("breaching"));
            if (!missing) {
                in.must("TreatMissingData", "notBreaching");
            }
            draft.alarms.add(new AlarmShape(
                    id,
                    new Metric(in.raw("Namespace"), in.raw("MetricName")),
                    dimension,
                    part,
                    in.raw("Statistic"),
                    Math.max(1, period / 60),
                    in.number("EvaluationPeriods"),
                    in.number("Threshold"),
                    above,
                    missing));
        }
    }
}
