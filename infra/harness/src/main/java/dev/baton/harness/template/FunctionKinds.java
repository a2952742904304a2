package dev.baton.harness.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.aws.blueprint.FunctionShape;
import dev.baton.aws.blueprint.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Functions as CloudFormation has them, and what belongs to each. */
final class FunctionKinds {
    private static final Pattern SECRET =
            Pattern.compile("\\{\\{resolve:secretsmanager:\\$\\{(\\w+)}:SecretString(?:::)?:?(?::)?}}");

    private static final Pattern QUALIFIED = Pattern.compile("\\$\\{(\\w+)\\.Part6}:live");

    private FunctionKinds() {}

    record Function() implements Kind {
        @Override
        public void read(String id, Fields in, Draft draft) {
            Optional<String> deadLetters = in.has("DeadLetterConfig")
                    ? Optional.of(Reference.id(in.object("DeadLetterConfig"), "TargetArn", "Arn"))
                    : Optional.empty();
            common(id, in, deadLetters, draft);
            if (in.has("TracingConfig")) {
                in.object("TracingConfig").must("Mode", "PassThrough");
            }
        }
    }

    /** What SAM's functions have in the same words. */
    static void common(String id, Fields in, Optional<String> deadLetters, Draft draft) {
        in.must("Runtime", "java25");
        if (!in.texts("Architectures").equals(List.of("arm64"))) {
            in.problem("Architectures must be arm64");
        }
        in.must("Handler", "dev.baton.functions." + id);
        in.object("SnapStart").must("ApplyOn", "PublishedVersions");
        Fields logging = in.object("LoggingConfig");
        logging.must("LogFormat", "JSON");
        logging.must("SystemLogLevel", "WARN");
        draft.functions.put(
                id,
                new Draft.Function(
                        id,
                        Duration.ofSeconds(in.number("Timeout")),
                        in.number("MemorySize"),
                        Reference.id(in, "Role", "Arn"),
                        Reference.id(logging, "LogGroup", ""),
                        in.optional("RecursiveLoop").equals(Optional.of("Allow")),
                        deadLetters));
        draft.environments.put(id, environment(in.object("Environment"), draft));
    }

    private static Map<String, Setting> environment(Fields in, Draft draft) {
        Map<String, Setting> environment = new TreeMap<>();
        for (Map.Entry<String, JsonNode> variable : in.node("Variables").properties()) {
            String text = variable.getValue().asText();
            setting(text)
                    .ifPresentOrElse(
                            setting -> environment.put(variable.getKey(), setting),
                            () -> draft.problems.add(
                                    in.place() + "/" + variable.getKey() + " is not known here: " + text));
        }
        return environment;
    }

    /** What a reference means is told by what it refers to, at the end; until then a name is a name. */
    private static Optional<Setting> setting(String text) {
        if (text.equals("${AWS::AccountId}")) {
            return Optional.of(new Setting.AccountId());
        }
        if (text.equals("${AWS::StackName}")) {
            return Optional.of(new Setting.StackName());
        }
        Matcher secret = SECRET.matcher(text);
        if (secret.matches()) {
            return Optional.of(new Setting.HeldBy(secret.group(1)));
        }
        if (!text.contains("${")) {
            return Optional.of(new Setting.Chosen("", text));
        }
        return Reference.of(text).map(found -> new Setting.NameOf(found.id()));
    }

    record Version() implements Kind {
        @Override
        public void read(String id, Fields in, Draft draft) {
            draft.qualified.put(id, Reference.id(in, "FunctionName", ""));
        }
    }

    record Alias() implements Kind {
        @Override
        public void read(String id, Fields in, Draft draft) {
            in.must("Name", "live");
            in.node("FunctionVersion");
            draft.qualified.put(id, Reference.id(in, "FunctionName", ""));
        }
    }

    record Mapping() implements Kind {
        @Override
        public void read(String id, Fields in, Draft draft) {
            String function = invoked(in, "FunctionName");
            draft.sources.put(function, lane(in, Reference.id(in, "EventSourceArn", "Arn")));
        }
    }

    static FunctionShape.Lane lane(Fields in, String queue) {
        if (!in.texts("FunctionResponseTypes").equals(List.of("ReportBatchItemFailures"))) {
            in.problem("FunctionResponseTypes must be ReportBatchItemFailures");
        }
        in.object("ScalingConfig").number("MaximumConcurrency");
        return new FunctionShape.Lane(queue, in.number("BatchSize"));
    }

    record Url() implements Kind {
        @Override
        public void read(String id, Fields in, Draft draft) {
            in.must("AuthType", "AWS_IAM");
            draft.qualified.put(id, Reference.id(in, "TargetFunctionArn", "Arn"));
            in.must("Qualifier", "live");
            draft.sources.put(draft.functionOf(id), new FunctionShape.Url());
        }
    }

    /** Only EventBridge needs one, for its rule. */
    record Permission() implements Kind {
        @Override
        public void read(String id, Fields in, Draft draft) {
            in.must("Action", "lambda:InvokeFunction");
            in.must("Principal", "events.amazonaws.com");
            invoked(in, "FunctionName");
            Reference.id(in, "SourceArn", "Arn");
        }
    }

    record Rule() implements Kind {
        @Override
        public void read(String id, Fields in, Draft draft) {
            in.must("State", "ENABLED");
            if (in.has("EventPattern")) {
                WatchKinds.rule(id, in, draft);
                return;
            }
            FunctionShape.Every every = every(in, "ScheduleExpression");
            for (Fields target : in.objects("Targets")) {
                target.raw("Id");
                draft.sources.put(invoked(target, "Arn"), every);
            }
        }
    }

    static FunctionShape.Every every(Fields in, String name) {
        String rate = in.raw(name);
        Matcher minutes = Pattern.compile("rate\\((\\d+) minutes?\\)").matcher(rate);
        if (!minutes.matches()) {
            in.problem(name + " must be a rate of minutes, but is " + rate);
            return new FunctionShape.Every(Duration.ofDays(1));
        }
        return new FunctionShape.Every(Duration.ofMinutes(Long.parseLong(minutes.group(1))));
    }

    /** What is invoked is always an alias; which function's is told at the end. */
    private static String invoked(Fields in, String name) {
        String text = in.raw(name);
        // CDK takes an alias's function from the alias's ARN.
        Matcher qualified = QUALIFIED.matcher(text);
        return qualified.matches() ? qualified.group(1) : Reference.id(in, name, "");
    }
}
