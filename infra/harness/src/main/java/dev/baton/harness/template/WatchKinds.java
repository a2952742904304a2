package dev.baton.harness.template;

import dev.baton.aws.blueprint.AlarmShape;
import dev.baton.aws.blueprint.AlarmShape.Metric;
import dev.baton.aws.blueprint.RuleShape;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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

    /** Tells the topic that was chosen of what the bus that was chosen is told. */
    static void rule(String id, Fields in, Draft draft) {
        Fields pattern = in.object("EventPattern");
        Set<String> statuses = new TreeSet<>(pattern.object("detail").texts("status"));
        in.raw("EventBusName");
        for (Fields target : in.objects("Targets")) {
            target.raw("Id");
            target.raw("Arn");
        }
        draft.rules.add(new RuleShape(id, only(pattern, "source"), only(pattern, "detail-type"), statuses));
    }

    private static String only(Fields in, String name) {
        List<String> texts = in.texts(name);
        if (texts.size() != 1) {
            in.problem(name + " must be one text, but is " + texts);
            return "";
        }
        return texts.getFirst();
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
