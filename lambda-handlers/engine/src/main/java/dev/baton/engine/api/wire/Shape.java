package dev.baton.engine.api.wire;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * A structure of the service model, made ready for reading and writing: the SDK's field table of a class, once for each class.
 *
 * @param members in the order of the model
 * @param byName the same by name on the wire
 */
record Shape(List<Member> members, Map<String, Member> byName) {
    private static final Map<Class<?>, Shape> KNOWN = new ConcurrentHashMap<>();

    /** A member with its name ready to be written. */
    record Member(String name, SerializableString written, SdkField<?> field) {}

    /** The shape of a model object or its builder. */
    static Shape of(SdkPojo pojo) {
        @Nullable Shape known = KNOWN.get(pojo.getClass());
        return known != null ? known : KNOWN.computeIfAbsent(pojo.getClass(), type -> compile(pojo));
    }

    private static Shape compile(SdkPojo pojo) {
        List<Member> members = pojo.sdkFields().stream()
                .map(field -> new Member(
                        field.locationName(), new SerializedString(field.locationName()), (SdkField<?>) field))
                .toList();
        Map<String, Member> byName = new HashMap<>();
        members.forEach(member -> byName.put(member.name(), member));
        return new Shape(members, Map.copyOf(byName));
    }
}
