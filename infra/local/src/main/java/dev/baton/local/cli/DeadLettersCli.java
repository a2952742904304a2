package dev.baton.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.json.Json;
import dev.baton.integrations.AwsSettings;
import dev.baton.integrations.lambda.LambdaClients;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** {@code baton dead-letters}: what lies in the dead-letter queue of deployed functions, asked of their sweep. */
@Command(
        name = "dead-letters",
        description =
                "Shows the messages of the dead-letter queue of Baton's Lambda functions, or sends them again. Asks the"
                        + " sweep's function: lambda:InvokeFunction is the only permission it needs.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:nothing lies there, or nothing stays there", "1:messages lie there, or stay", "2:no answer"},
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  AWS_REGION, AWS_PROFILE, AWS_ACCESS_KEY_ID …  as for the AWS CLI",
            "  AWS_ENDPOINT_URL_LAMBDA  where Lambda is, e.g. http://127.0.0.1:8084 for baton harness"
        })
final class DeadLettersCli implements Callable<Integer> {
    @Option(
            names = "--function",
            paramLabel = "NAME",
            description = "Name or ARN of the sweep's function. Default: ${DEFAULT-VALUE}.",
            defaultValue = "baton-sweep")
    private String function = "baton-sweep";

    @Option(
            names = "--redrive",
            description = "Send what is a wake-up to its queue again and make its execution due; show what stays.")
    private boolean redrive;

    @Option(names = "--json", description = "The function's answer as it is.")
    private boolean json;

    @Option(names = "--endpoint", paramLabel = "URL", description = "Instead of AWS_ENDPOINT_URL_LAMBDA.")
    private @Nullable String endpoint;

    @Spec
    @SuppressWarnings("NullAway.Init") // put in by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        String text = ask();
        JsonNode answer = answer(text);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(text);
        } else {
            print(answer, out);
        }
        out.flush();
        boolean empty =
                answer.path("letters").isEmpty() && answer.path("hidden").asInt() == 0;
        return empty ? 0 : 1;
    }

    private String ask() {
        String event = "{\"deadLetters\":\"" + (redrive ? "redrive" : "show") + "\"}";
        Map<String, String> environment = new HashMap<>(System.getenv());
        if (endpoint != null) {
            environment.put("LAMBDA_ENDPOINT", endpoint);
        }
        try (LambdaClient lambda = LambdaClients.of(new AwsSettings(environment))) {
            InvokeResponse response =
                    lambda.invoke(request -> request.functionName(function).payload(SdkBytes.fromUtf8String(event)));
            String payload = response.payload().asUtf8String();
            if (response.functionError() != null) {
                throw new UserMistake("the function " + function + " failed: " + payload);
            }
            return payload;
        } catch (SdkException | IllegalArgumentException e) {
            throw new UserMistake("the function " + function + " could not be asked: " + e.getMessage(), e);
        }
    }

    private JsonNode answer(String text) {
        JsonNode answer;
        try {
            answer = Json.parse(text).node();
        } catch (JsonProcessingException e) {
            throw new UserMistake("the function " + function + " does not answer with JSON", e);
        }
        if (!answer.path("letters").isArray()) {
            throw new UserMistake("the function " + function
                    + " is no sweep of Baton's that knows dead letters; it answers: " + text);
        }
        return answer;
    }

    private void print(JsonNode answer, PrintWriter out) {
        answer.path("letters").forEach(letter -> printLetter(letter, out));
        int letters = answer.path("letters").size();
        if (redrive) {
            out.println(answer.path("redriven").asInt() + " sent again, "
                    + answer.path("stay").asInt() + " that no function understands stay"
                    + (answer.path("complete").asBoolean() ? "" : "; there may be more, do it again"));
        } else if (answer.path("complete").asBoolean()) {
            out.println(letters == 0 ? "The dead-letter queue is empty." : letters + " in the dead-letter queue");
        } else {
            out.println("A sample: " + letters + " shown, about "
                    + answer.path("visible").asInt()
                    + " in the dead-letter queue and " + answer.path("hidden").asInt()
                    + " more that somebody else is looking at");
        }
    }

    private static void printLetter(JsonNode letter, PrintWriter out) {
        String age = letter.has("ageSeconds") ? age(letter.path("ageSeconds").asLong()) : "of unknown age";
        out.println(letter.path("messageId").asText() + "  " + age + ", from "
                + letter.path("queue").asText() + ", handed out "
                + letter.path("receives").asInt() + " times");
        out.println("    " + letter.path("reason").asText());
        if (letter.has("executionArn")) {
            out.println("    " + letter.path("executionArn").asText());
        }
        out.println("    " + letter.path("body").asText().replaceAll("\\p{Cntrl}+", " "));
    }

    private static String age(long seconds) {
        Duration age = Duration.ofSeconds(Math.max(0, seconds));
        if (age.toDays() > 0) {
            return age.toDays() + " d " + age.toHoursPart() + " h old";
        }
        return age.toHours() > 0
                ? age.toHours() + " h " + age.toMinutesPart() + " min old"
                : age.toMinutes() + " min " + age.toSecondsPart() + " s old";
    }
}
