package dev.baton.cdk;

import dev.baton.aws.blueprint.Blueprint;
import dev.baton.aws.blueprint.FunctionShape;
import dev.baton.aws.blueprint.Setting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.events.IEventBus;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.EventSourceMappingOptions;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.FunctionUrl;
import software.amazon.awscdk.services.lambda.FunctionUrlAuthType;
import software.amazon.awscdk.services.lambda.FunctionUrlOptions;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.RecursiveLoop;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.SystemLogLevel;
import software.amazon.awscdk.services.lambda.VersionOptions;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** The functions, each behind its alias {@code live}, and what invokes them. */
final class EngineFunctions {
    private final Construct scope;
    private final EngineState state;
    private final EngineRoles roles;
    private final EngineSettings settings;
    private final Map<String, String> environment;
    private final Map<String, Function> functions = new HashMap<>();
    private final Map<String, Alias> aliases = new HashMap<>();
    private @Nullable FunctionUrl apiUrl;

    EngineFunctions(
            Construct scope, Blueprint blueprint, EngineState state, EngineRoles roles, EngineSettings settings) {
        this.scope = scope;
        this.state = state;
        this.roles = roles;
        this.settings = settings;
        this.environment = environment(blueprint);
        for (FunctionShape shape : blueprint.functions()) {
            Function function = function(shape);
            functions.put(shape.id(), function);
            Alias alias = function.addAlias("live");
            aliases.put(shape.id(), alias);
            shape.source().ifPresent(source -> connect(source, shape, alias));
        }
    }

    private Map<String, String> environment(Blueprint blueprint) {
        Map<String, String> values = new TreeMap<>();
        blueprint.environment().forEach((name, setting) -> values.put(name, value(setting)));
        return values;
    }

    private String value(Setting setting) {
        return switch (setting) {
            case Setting.NameOf named -> state.name(named.part());
            case Setting.UrlOf url -> state.queue(url.queue()).getQueueUrl();
            case Setting.StackName stack -> Aws.STACK_NAME;
            // In the functions' configuration, as all of their environment: who may read that may read the secret.
            case Setting.HeldBy held -> state.secret().getSecretValue().unsafeUnwrap();
            case Setting.AccountId account -> Aws.ACCOUNT_ID;
            case Setting.Chosen chosen -> chosen(chosen);
        };
    }

    private String chosen(Setting.Chosen chosen) {
        return switch (chosen.parameter()) {
            case "RetentionDays" -> Numbers.text(settings.retentionDays());
            case "Access" -> settings.access();
            case "FormatLevel" -> Numbers.text(settings.formatLevel());
            case "EventBus" ->
                settings.eventBus().map(IEventBus::getEventBusName).orElse("");
            case "LogLevel" -> settings.logLevel();
            default -> throw new IllegalStateException("nothing chooses " + chosen.parameter());
        };
    }

    private Function function(FunctionShape shape) {
        LogGroup logs = LogGroup.Builder.create(scope, shape.id().replace("Function", "Logs"))
                .retention(settings.logRetention())
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        roles.mayWriteTo(shape.role(), logs);
        Function.Builder builder = Function.Builder.create(scope, shape.id())
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .code(settings.code())
                .handler(shape.handler())
                .timeout(Duration.seconds(shape.timeout().toSeconds()))
                .memorySize(settings.memoryMb())
                .role(roles.role(shape.role()))
                .environment(environment)
                .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
                .logGroup(logs)
                .loggingFormat(LoggingFormat.JSON)
                .systemLogLevelV2(SystemLogLevel.WARN)
                // What an alias left can be gone back to.
                .currentVersionOptions(VersionOptions.builder()
                        .removalPolicy(RemovalPolicy.RETAIN)
                        .build());
        settings.key().ifPresent(builder::environmentEncryption);
        shape.deadLetters().ifPresent(queue -> builder.deadLetterQueue(state.queue(queue)));
        if (shape.feedsItself()) {
            builder.recursiveLoop(RecursiveLoop.ALLOW);
        }
        return builder.build();
    }

    private void connect(FunctionShape.Source source, FunctionShape shape, Alias alias) {
        switch (source) {
            case FunctionShape.Lane lane ->
                alias.addEventSourceMapping(
                        "Lane",
                        EventSourceMappingOptions.builder()
                                .eventSourceArn(state.queue(lane.queue()).getQueueArn())
                                .batchSize(lane.batch())
                                .reportBatchItemFailures(true)
                                .maxConcurrency(settings.laneConcurrency())
                                .build());
            case FunctionShape.Every every ->
                Rule.Builder.create(scope, shape.id().replace("Function", "Schedule"))
                        .schedule(Schedule.rate(Duration.minutes(every.period().toMinutes())))
                        .targets(List.of(LambdaFunction.Builder.create(alias).build()))
                        .build();
            case FunctionShape.Url url ->
                apiUrl = alias.addFunctionUrl(FunctionUrlOptions.builder()
                        .authType(FunctionUrlAuthType.AWS_IAM)
                        .build());
        }
    }

    FunctionUrl apiUrl() {
        return Objects.requireNonNull(apiUrl, "no function has a URL");
    }

    Function function(String id) {
        return Objects.requireNonNull(functions.get(id), id);
    }

    Alias alias(String id) {
        return Objects.requireNonNull(aliases.get(id), id);
    }

    boolean has(String id) {
        return functions.containsKey(id);
    }
}
