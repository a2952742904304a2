package dev.baton.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.definition.TaskResource.CallPattern;
import dev.baton.asl.validation.AwsIntegrations;
import dev.baton.asl.validation.ResourceCatalog;
import dev.baton.engine.GeneratedTable;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The table of integrations in {@code docs/feature-support.md} is made of what is served, and of remarks. A line of remarks names the
 * integrations that it is about, {@code athena:} all of a service, or says {@code =yes,–,–} where the table does not know.
 */
class SupportedIntegrationsTest {
    private static final ResourceCatalog SERVED = Integrations.catalog();
    private static final int NAMED_AT_MOST = 3;

    @Test
    void theTableOfIntegrationsIsWhatIsServed() throws IOException {
        List<List<String>> remarks = GeneratedTable.remarks("integrations", 3);
        TreeSet<String> told = new TreeSet<>();
        remarks.forEach(row -> told.addAll(names(row.get(0))));
        assertThat(told).containsExactlyElementsOf(new TreeSet<>(AwsIntegrations.names()));
        GeneratedTable.check(
                "integrations",
                remarks.stream()
                        .map(SupportedIntegrationsTest::row)
                        .collect(Collectors.joining(
                                "",
                                "| Resource | Request response | `.sync` | `.waitForTaskToken` | Remarks |\n"
                                        + "| --- | --- | --- | --- | --- |\n",
                                "")));
    }

    private static List<String> names(String field) {
        return field.startsWith("=")
                ? List.of()
                : Arrays.stream(field.split(" "))
                        .flatMap(name -> name.endsWith(":")
                                ? AwsIntegrations.names().stream().filter(one -> one.startsWith(name))
                                : Stream.of(name))
                        .toList();
    }

    private static String row(List<String> remark) {
        String cells = remark.get(0).startsWith("=")
                ? remark.get(0).substring(1).replace(",", " | ")
                : cells(names(remark.get(0)));
        return "| " + remark.get(1) + " | " + cells + " |" + (remark.get(2).isEmpty() ? "" : " " + remark.get(2))
                + " |\n";
    }

    private static String cells(List<String> names) {
        return Stream.of(CallPattern.REQUEST_RESPONSE, CallPattern.SYNC, CallPattern.WAIT_FOR_TASK_TOKEN)
                .map(pattern -> cell(names, pattern))
                .collect(Collectors.joining(" | "));
    }

    private static String cell(List<String> names, CallPattern pattern) {
        List<String> served = names.stream()
                .filter(name -> SERVED.serves(resource(name, pattern)))
                .toList();
        List<String> lacking = names.stream()
                .filter(name -> AwsIntegrations.has(resource(name, pattern)) && !anyOfServiceIsServed(name, pattern))
                .toList();
        String cell = served.size() == names.size() ? "yes" : some(served);
        boolean second = pattern == CallPattern.SYNC
                && !served.isEmpty()
                && served.stream().allMatch(name -> SERVED.serves(resource(name, CallPattern.SYNC_2)));
        return cell + (second ? ", also `.sync:2`" : "") + (lacking.isEmpty() ? "" : "; not " + listed(lacking));
    }

    /** AWS's list tells patterns by service: an action without one, beside another that has it, is as AWS has it. */
    private static boolean anyOfServiceIsServed(String name, CallPattern pattern) {
        String service = name.substring(0, name.indexOf(':') + 1);
        return AwsIntegrations.names().stream()
                .anyMatch(one -> one.startsWith(service) && SERVED.serves(resource(one, pattern)));
    }

    private static String some(List<String> served) {
        if (served.isEmpty()) {
            return "–";
        }
        return served.size() <= NAMED_AT_MOST ? listed(served) : "yes, where AWS has it";
    }

    private static String listed(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static TaskResource resource(String integration, CallPattern pattern) {
        return TaskResource.of("arn:aws:states:::" + integration + pattern.suffix())
                .orElseThrow();
    }
}
