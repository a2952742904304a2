package dev.baton.cdk.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** CloudFormation's API, as far as command lines use it to deploy. */
final class Stacks {
    private static final String NOW = "2026-01-01T00:00:00Z";

    private final Buckets buckets;
    private final Map<String, Stack> stacks = new ConcurrentHashMap<>();
    private final Map<String, Stack> changes = new ConcurrentHashMap<>();

    Stacks(Buckets buckets) {
        this.buckets = buckets;
    }

    /** The stack of that name, if it was deployed. */
    Optional<Stack> named(String name) {
        return Optional.ofNullable(stacks.get(name));
    }

    Answer answer(Account.Request request) {
        Map<String, String> form = request.form();
        String action = form.getOrDefault("Action", "");
        String name = form.getOrDefault("StackName", "").replaceAll("arn:.*:stack/([^/]+)/.*", "$1");
        try {
            return switch (action) {
                case "CreateStack", "UpdateStack" -> {
                    if (action.equals("CreateStack") && stacks.containsKey(name)) {
                        throw new Refusal("AlreadyExistsException", "Stack [" + name + "] already exists");
                    }
                    make(proposal(name, form));
                    yield Answer.result(action, "<StackId>" + stacks.get(name).arn() + "</StackId>");
                }
                case "CreateChangeSet" -> propose(name, form);
                case "DescribeChangeSet", "DescribeChangeSetHooks" -> change(action, name);
                case "ExecuteChangeSet" -> {
                    make(Optional.ofNullable(changes.remove(name)).orElseThrow());
                    yield Answer.result(action, "");
                }
                case "DescribeStacks" -> describe(name);
                case "DescribeStackEvents", "DescribeEvents" -> events(action, name);
                case "GetTemplate" ->
                    Answer.result(
                            action,
                            "<TemplateBody>" + Answer.escaped(existing(name).template()) + "</TemplateBody>");
                case "GetTemplateSummary" -> summary(form);
                case "DescribeStackResources", "ListStackResources", "ListStacks", "UpdateTerminationProtection" ->
                    Answer.result(action, "");
                case "DeleteStack" -> {
                    stacks.remove(name);
                    yield Answer.result(action, "");
                }
                case "DeleteChangeSet" -> {
                    changes.remove(name);
                    yield Answer.result(action, "");
                }
                default -> Answer.unknown(request);
            };
        } catch (Refusal e) {
            return Answer.error(400, e.code, e.getMessage());
        }
    }

    private void make(Stack stack) {
        // What SAM makes for itself: a bucket.
        stack.tree().path("Resources").properties().forEach(resource -> {
            if (resource.getValue().path("Type").asText().equals("AWS::S3::Bucket")) {
                buckets.make(stack.text(stack.tree().objectNode().put("Ref", resource.getKey())));
            }
        });
        stacks.put(stack.name(), stack.with(stacks.containsKey(stack.name()) ? "UPDATE_COMPLETE" : "CREATE_COMPLETE"));
    }

    private Stack proposal(String name, Map<String, String> form) throws Refusal {
        Stack stack = new Stack(name, template(form), parameters(name, form), tags(form), "REVIEW_IN_PROGRESS");
        new Scrutiny(stack, form, buckets, exports()).check();
        return stack;
    }

    private Answer propose(String name, Map<String, String> form) throws Refusal {
        Stack proposal = proposal(name, form);
        changes.put(name, proposal);
        return Answer.result(
                "CreateChangeSet",
                "<Id>arn:aws:cloudformation:eu-west-1:" + Account.ID + ":changeSet/c/1</Id><StackId>" + proposal.arn()
                        + "</StackId>");
    }

    private Map<String, String> exports() {
        Map<String, String> all = new TreeMap<>();
        stacks.values().forEach(stack -> all.putAll(stack.exports()));
        return all;
    }

    private String template(Map<String, String> form) throws Refusal {
        String body = form.get("TemplateBody");
        if (body != null) {
            if (body.length() > Scrutiny.DIRECT_BYTES) {
                throw new Refusal(
                        "ValidationError",
                        "1 validation error detected: Value at 'templateBody' failed to "
                                + "satisfy constraint: Member must have length less than or equal to "
                                + Scrutiny.DIRECT_BYTES);
            }
            return body;
        }
        String url = form.getOrDefault("TemplateURL", "");
        return new String(
                buckets.object(URI.create(url))
                        .orElseThrow(() -> new Refusal("ValidationError", "S3 error: Access Denied: " + url)),
                StandardCharsets.UTF_8);
    }

    private Map<String, String> parameters(String name, Map<String, String> form) {
        Map<String, String> given = new TreeMap<>();
        for (int i = 1; form.containsKey("Parameters.member." + i + ".ParameterKey"); i++) {
            String at = "Parameters.member." + i + ".";
            String key = form.getOrDefault(at + "ParameterKey", "");
            String before = Optional.ofNullable(stacks.get(name))
                    .map(stack -> stack.parameters().getOrDefault(key, ""))
                    .orElse("");
            given.put(key, form.getOrDefault(at + "ParameterValue", before));
        }
        return given;
    }

    private static Map<String, String> tags(Map<String, String> form) {
        Map<String, String> tags = new TreeMap<>();
        for (int i = 1; form.containsKey("Tags.member." + i + ".Key"); i++) {
            String at = "Tags.member." + i + ".";
            tags.put(form.getOrDefault(at + "Key", ""), form.getOrDefault(at + "Value", ""));
        }
        return tags;
    }

    private Answer change(String action, String name) throws Refusal {
        Stack change = Optional.ofNullable(changes.get(name))
                .orElseThrow(() -> new Refusal("ChangeSetNotFound", "ChangeSet does not exist"));
        String members = change.tree().path("Resources").properties().stream()
                .map(resource ->
                        "<member><Type>Resource</Type><ResourceChange><Action>Add</Action><LogicalResourceId>%s</LogicalResourceId><ResourceType>%s</ResourceType></ResourceChange></member>"
                                .formatted(
                                        resource.getKey(),
                                        resource.getValue().path("Type").asText()))
                .collect(Collectors.joining());
        return Answer.result(
                action,
                "<ChangeSetName>c</ChangeSetName><ChangeSetId>arn:aws:cloudformation:eu-west-1:" + Account.ID
                        + ":changeSet/c/1</ChangeSetId><StackId>" + change.arn() + "</StackId><StackName>" + name
                        + "</StackName><Status>CREATE_COMPLETE</Status><ExecutionStatus>AVAILABLE</ExecutionStatus><Changes>"
                        + members + "</Changes>");
    }

    private Stack existing(String name) throws Refusal {
        return Optional.ofNullable(stacks.getOrDefault(name, changes.get(name)))
                .orElseThrow(() -> new Refusal("ValidationError", "Stack with id " + name + " does not exist"));
    }

    private Answer describe(String name) throws Refusal {
        Collection<Stack> shown = name.isEmpty() ? stacks.values() : List.of(existing(name));
        return Answer.result(
                "DescribeStacks",
                "<Stacks>" + shown.stream().map(Stacks::shown).collect(Collectors.joining()) + "</Stacks>");
    }

    private static String shown(Stack stack) {
        return "<member><StackName>%s</StackName><StackId>%s</StackId><StackStatus>%s</StackStatus><CreationTime>%s</CreationTime><Capabilities><member>CAPABILITY_IAM</member></Capabilities>%s%s%s</member>"
                .formatted(
                        stack.name(),
                        stack.arn(),
                        stack.status(),
                        NOW,
                        pairs("Parameter", "Parameters", stack.parameters()),
                        pairs("Output", "Outputs", stack.outputs()),
                        pairs("", "Tags", stack.tags()));
    }

    private static String pairs(String kind, String list, Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .map(pair -> "<member><%1$sKey>%2$s</%1$sKey><%1$sValue>%3$s</%1$sValue></member>"
                        .formatted(kind, pair.getKey(), Answer.escaped(pair.getValue())))
                .collect(Collectors.joining("", "<" + list + ">", "</" + list + ">"));
    }

    private Answer events(String action, String name) throws Refusal {
        Stack stack = existing(name);
        String list = action.equals("DescribeEvents") ? "OperationEvents" : "StackEvents";
        return Answer.result(
                action,
                "<%1$s><member><StackId>%2$s</StackId><EventId>%4$s-%5$s</EventId><StackName>%3$s</StackName><LogicalResourceId>%3$s</LogicalResourceId><PhysicalResourceId>%2$s</PhysicalResourceId><ResourceType>AWS::CloudFormation::Stack</ResourceType><ResourceStatus>%4$s</ResourceStatus><Timestamp>%5$s</Timestamp></member></%1$s>"
                        .formatted(list, stack.arn(), name, stack.status(), Instant.now()));
    }

    private Answer summary(Map<String, String> form) throws Refusal {
        String name = form.getOrDefault("StackName", "");
        JsonNode parameters = name.isEmpty()
                ? new Stack("", template(form), Map.of(), Map.of(), "").tree().path("Parameters")
                : existing(name).tree().path("Parameters");
        String members = parameters.properties().stream()
                .map(parameter -> "<member><ParameterKey>" + parameter.getKey() + "</ParameterKey></member>")
                .collect(Collectors.joining());
        return Answer.result("GetTemplateSummary", "<Parameters>" + members + "</Parameters>");
    }

    /** What CloudFormation would refuse. */
    static final class Refusal extends Exception {
        final String code;

        Refusal(String code, String message) {
            super(message);
            this.code = code;
        }
    }
}
