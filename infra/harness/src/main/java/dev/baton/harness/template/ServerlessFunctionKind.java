package dev.baton.harness.template;

import dev.baton.aws.blueprint.FunctionShape;
import java.util.Map;
import java.util.Optional;

/** A function as SAM has it, with its alias, its URL and what feeds it. */
record ServerlessFunctionKind() implements Kind {
    @Override
    public void read(String id, Fields in, Draft draft) {
        FunctionKinds.common(id, in, deadLetters(in), draft);
        in.must("Tracing", "PassThrough");
        in.must("AutoPublishAlias", "live");
        // Without it a changed environment publishes no version.
        in.must("AutoPublishAliasAllProperties", true);
        if (in.has("FunctionUrlConfig")) {
            in.object("FunctionUrlConfig").must("AuthType", "AWS_IAM");
            draft.sources.put(id, new FunctionShape.Url());
        }
        if (in.has("Events")) {
            Fields events = in.object("Events");
            for (String name : Map.copyOf(names(in)).keySet()) {
                source(id, events.object(name), draft);
            }
        }
    }

    private static Optional<String> deadLetters(Fields in) {
        if (!in.has("DeadLetterQueue")) {
            return Optional.empty();
        }
        Fields queue = in.object("DeadLetterQueue");
        queue.must("Type", "SQS");
        return Optional.of(Reference.id(queue, "TargetArn", "Arn"));
    }

    private static Map<String, Boolean> names(Fields in) {
        java.util.Map<String, Boolean> names = new java.util.TreeMap<>();
        in.node("Events").fieldNames().forEachRemaining(name -> names.put(name, true));
        return names;
    }

    private static void source(String id, Fields event, Draft draft) {
        Fields properties = event.object("Properties");
        switch (event.raw("Type")) {
            case "SQS" ->
                draft.sources.put(id, FunctionKinds.lane(properties, Reference.id(properties, "Queue", "Arn")));
            case "Schedule" -> draft.sources.put(id, FunctionKinds.every(properties, "Schedule"));
            default -> event.problem("this type is not known here");
        }
    }
}
