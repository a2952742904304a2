package dev.baton.cdk;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.stepfunctions.Pass;
import software.amazon.awscdk.services.stepfunctions.TaskInput;
import software.amazon.awscdk.services.stepfunctions.Wait;
import software.amazon.awscdk.services.stepfunctions.WaitTime;
import software.amazon.awscdk.services.stepfunctions.tasks.LambdaInvoke;
import software.constructs.Construct;

/** {@code cdk deploy --all}: the engine, and three examples that run without anything else. */
public final class BatonApp {
    private BatonApp() {}

    public static void main(String[] arguments) {
        String root = Optional.ofNullable(System.getenv("BATON_ROOT")).orElse("../..");
        App app = new App();
        new Examples(
                app,
                "Baton",
                Code.fromAsset(root + "/lambda-handlers/functions/target/baton-functions.zip"),
                Path.of(root, "infra/cdk/examples"));
        app.synth();
    }

    /** The stack. */
    static final class Examples extends Stack {
        Examples(Construct scope, String id, Code code, Path definitions) {
            super(scope, id);
            BatonEngine engine =
                    BatonEngine.Builder.create(this, "Engine", code).build();
            Function greet = Function.Builder.create(this, "Greet")
                    .runtime(Runtime.PYTHON_3_13)
                    .handler("index.greet")
                    .timeout(Duration.seconds(5))
                    .code(Code.fromInline(
                            "def greet(event, context):\n    return {'text': 'Hello, ' + event['name'] + '!'}\n"))
                    .build();
            LambdaInvoke task = LambdaInvoke.Builder.create(this, "Say hello")
                    .lambdaFunction(greet)
                    .payload(TaskInput.fromObject(Map.of("name", "Ann")))
                    .outputPath("$.Payload")
                    .build();
            output(
                    "Chain",
                    BatonStateMachine.Builder.create(
                                    this,
                                    "Chain",
                                    engine,
                                    MachineDefinition.fromChain(Wait.Builder.create(this, "Wait a second")
                                            .time(WaitTime.duration(Duration.seconds(1)))
                                            .build()
                                            .next(task)
                                            .next(Pass.Builder.create(this, "Done")
                                                    .build())))
                            .build());
            BatonStateMachine yaml = BatonStateMachine.Builder.create(
                            this, "Yaml", engine, MachineDefinition.fromFile(definitions.resolve("greetings.asl.yaml")))
                    .substitutions(Map.of("GreetFunction", greet.getFunctionArn()))
                    .build();
            greet.grantInvoke(yaml.role());
            output("Yaml", yaml);
            Queue missed = Queue.Builder.create(this, "MissedStarts")
                    .enforceSsl(true)
                    .retentionPeriod(Duration.days(14))
                    .build();
            BatonStateMachine hourly = BatonStateMachine.Builder.create(
                            this, "Hourly", engine, MachineDefinition.fromAsset(definitions.resolve("hourly.asl.json")))
                    .build();
            Rule.Builder.create(this, "EachHour")
                    .schedule(Schedule.rate(Duration.hours(1)))
                    .build()
                    .addTarget(hourly.asTarget(missed));
            output("Hourly", hourly);
            CfnOutput.Builder.create(this, "ApiUrl")
                    .value(engine.apiUrl().getUrl())
                    .build();
        }

        private void output(String name, BatonStateMachine machine) {
            CfnOutput.Builder.create(this, name + "Arn")
                    .value(machine.stateMachineArn())
                    .build();
        }
    }
}
