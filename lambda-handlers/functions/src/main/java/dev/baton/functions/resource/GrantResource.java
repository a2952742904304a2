package dev.baton.functions.resource;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.access.AccessGrant;
import dev.baton.engine.access.AccessGrants;
import dev.baton.engine.access.Right;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * {@code Custom::BatonGrant}: {@code Principal}, the ARN of a role or user; {@code Rights}, of {@link Right#word}; {@code Resource}, the ARN of a state
 * machine, activity or role, with {@code *} for any characters. Its physical id follows from stack and logical id, so that it is made once, and only by
 * its stack changed and deleted.
 */
record GrantResource(Supplier<AccessGrants> grants) implements Resources.Kind {
    private static final Set<String> KNOWN = Set.of("Principal", "Rights", "Resource");

    @Override
    public ResourceAnswer create(ResourceRequest request) throws RefusedResourceException {
        AccessGrant grant = grant(request);
        grants.get().put(grant);
        return ResourceAnswer.done(grant.id(), Map.of());
    }

    @Override
    public ResourceAnswer update(ResourceRequest request, String physicalId) throws RefusedResourceException {
        return create(request);
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        if (physicalId.equals(id(request))) {
            grants.get().remove(physicalId);
        }
    }

    private static AccessGrant grant(ResourceRequest request) throws RefusedResourceException {
        JsonNode properties = request.properties();
        Property.checkKnown(properties, KNOWN);
        Property.checkTexts(properties, "Principal", "Resource");
        String principal = Property.required(properties, "Principal");
        String resource = Property.required(properties, "Resource");
        try {
            return new AccessGrant(id(request), principal, rights(properties.path("Rights")), resource);
        } catch (IllegalArgumentException e) {
            throw new RefusedResourceException(String.valueOf(e.getMessage()));
        }
    }

    private static Set<Right> rights(JsonNode words) throws RefusedResourceException {
        EnumSet<Right> rights = EnumSet.noneOf(Right.class);
        List<JsonNode> all = new ArrayList<>();
        (words.isTextual() ? List.of(words) : words).forEach(all::add);
        for (JsonNode word : all) {
            rights.add(Right.ofWord(word.asText())
                    .orElseThrow(
                            () -> new RefusedResourceException("There is no right " + word.asText() + "; there are "
                                    + Stream.of(Right.values()).map(Right::word).toList())));
        }
        return rights;
    }

    private static String id(ResourceRequest request) {
        String of = request.stackId() + "/" + request.logicalId();
        return "grant-" + UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8));
    }
}
