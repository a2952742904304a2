package dev.baton.engine.api.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;

/** Checks a request against the constraints of the service model, and names all that it breaks in one ValidationException. */
public final class RequestCheck {
    private final List<MemberRule> rules;

    private RequestCheck(List<MemberRule> rules) {
        this.rules = rules;
    }

    /** The check of an action's requests. */
    public static RequestCheck of(String action) {
        return new RequestCheck(Constraints.of(action));
    }

    /** Whether anything is asked of the request. */
    public boolean hasRules() {
        return !rules.isEmpty();
    }

    /**
     * @throws ApiException ValidationException: {@code 1 validation error detected: Value '1001' at 'maxResults' failed to
     *     satisfy constraint: …} (recording {@code sfn_api/test_list_executions_versions_pagination})
     */
    public void check(SdkPojo request) {
        List<String> broken = new ArrayList<>(0);
        members(rules, request, "", broken);
        if (!broken.isEmpty()) {
            throw new ApiException(
                    "ValidationException",
                    broken.size()
                            + (broken.size() == 1 ? " validation error" : " validation errors")
                            + " detected: "
                            + String.join("; ", broken));
        }
    }

    private static void members(List<MemberRule> rules, SdkPojo pojo, String path, List<String> broken) {
        Shape shape = Shape.of(pojo);
        for (MemberRule rule : rules) {
            Shape.@Nullable Member member = shape.byName().get(rule.name());
            if (member == null) {
                throw new IllegalStateException("the shape has no member " + rule.name());
            }
            value(rule, member.field().getValueOrDefault(pojo), path + rule.name(), broken);
        }
    }

    private static void value(MemberRule rule, @Nullable Object value, String path, List<String> broken) {
        if (value == null || value instanceof SdkAutoConstructList) {
            if (rule.required()) {
                broken.add(text(rule, "null", path, "Member must not be null"));
            }
            return;
        }
        for (Constraint constraint : rule.constraints()) {
            Optional<String> failure = constraint.broken(value);
            failure.ifPresent(words -> broken.add(text(rule, "'" + value + "'", path, words)));
        }
        if (value instanceof SdkPojo inner) {
            members(rule.inner(), inner, path + ".", broken);
        } else if (value instanceof List<?> list) {
            elements(rule, list, path, broken);
        }
    }

    private static void elements(MemberRule rule, List<?> list, String path, List<String> broken) {
        for (MemberRule element : rule.inner()) {
            int index = 1;
            for (Object value : list) {
                value(element.must(), value, path + "." + index + ".member", broken);
                index++;
            }
        }
    }

    private static String text(MemberRule rule, String value, String path, String words) {
        String shown = rule.sensitive() ? "Value" : "Value " + value;
        return shown + " at '" + path + "' failed to satisfy constraint: " + words;
    }
}
