package dev.baton.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.definition.TaskResource.CallPattern;
import dev.baton.asl.validation.AwsIntegrations;
import dev.baton.asl.validation.ResourceCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/integrations/README.md} is made of the table of AWS's integrations and of what is served here. */
class IntegrationsPageTest {
    private static final Path PAGE = Path.of("../../docs/integrations/README.md");
    private static final ResourceCatalog SERVED = Integrations.catalog();

    @Test
    void thePageOfIntegrationsIsWhatIsServed() throws IOException {
        check(PAGE, page());
    }

    private static String page() {
        String rows =
                AwsIntegrations.names().stream().map(IntegrationsPageTest::row).collect(Collectors.joining());
        return """
                # Service integrations

                <!-- Generated: IntegrationsPageTest writes this page. -->

                What AWS lists as optimised integrations, and whether Baton serves it: *yes* or *no*; a dash where AWS has no such pattern. AWS's list tells patterns by
                service: where *no* stands beside a *yes*, AWS may not have that pattern for this action either. Beside these there are Lambda functions and activities by their ARN, and `aws-sdk:SERVICE:ACTION`, request response and
                `.waitForTaskToken`. [Service by service](services.md): what each calls, which permissions its role needs, its errors, and what differs from AWS.

                | Resource | Request response | `.sync` | `.sync:2` | `.waitForTaskToken` |
                | --- | --- | --- | --- | --- |
                """ + rows;
    }

    private static String row(String integration) {
        return Stream.of(
                        CallPattern.REQUEST_RESPONSE,
                        CallPattern.SYNC,
                        CallPattern.SYNC_2,
                        CallPattern.WAIT_FOR_TASK_TOKEN)
                .map(pattern -> cell(integration, pattern))
                .collect(Collectors.joining(" | ", "| `" + integration + "` | ", " |\n"));
    }

    private static String cell(String integration, CallPattern pattern) {
        TaskResource resource = TaskResource.of("arn:aws:states:::" + integration + pattern.suffix())
                .orElseThrow();
        if (!AwsIntegrations.has(resource)) {
            return "–";
        }
        return SERVED.serves(resource) ? "yes" : "**no**";
    }

    /** The page as it is, or written anew with {@code -Dbaton.docs=write}. */
    private static void check(Path page, String generated) throws IOException {
        if ("write".equals(System.getProperty("baton.docs"))) {
            Files.writeString(page, generated);
        }
        assertThat(page)
                .as("write it anew: run this test with -Dbaton.docs=write")
                .hasContent(generated);
    }
}
