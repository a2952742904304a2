package dev.baton.functions.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code Custom::BatonStateMachine}: its physical id is the ARN. */
record StateMachineResource(Api api, Ownership ownership, StoredDocuments documents) implements Resources.Kind {
    private static final Logger LOG = LoggerFactory.getLogger(StateMachineResource.class);
    private static final String ARN = "stateMachineArn";

    @Override
    public ResourceAnswer create(ResourceRequest request) throws ApiRefusalException, RefusedResourceException {
        return create(request, new StateMachineProperties(request, documents).creating());
    }

    private ResourceAnswer create(ResourceRequest request, ObjectNode wanted)
            throws ApiRefusalException, RefusedResourceException {
        String name = wanted.path("name").asText();
        String arn;
        try {
            arn = api.call("CreateStateMachine", wanted).path(ARN).asText();
        } catch (ApiRefusalException e) {
            if (e.code().equals("StateMachineAlreadyExists")) {
                throw new RefusedResourceException("The name " + name + " is taken: " + e.getMessage());
            }
            throw e;
        }
        // The API takes a machine that is there for the new one if both are alike; it may be somebody else's.
        if (!ownership.isOf(request, arn)) {
            throw new RefusedResourceException(
                    "The name " + name + " is taken by a state machine that this resource did not make");
        }
        return done(arn);
    }

    @Override
    public ResourceAnswer update(ResourceRequest request, String physicalId)
            throws ApiRefusalException, RefusedResourceException {
        StateMachineProperties wanted = new StateMachineProperties(request, documents);
        JsonNode standing = describe(physicalId);
        if (!isReplacement(request, standing)) {
            checkOwner(request, physicalId);
            return change(wanted, physicalId);
        }
        Optional<String> replaced = replacedBy(physicalId, request);
        if (replaced.isPresent()) {
            return change(wanted, replaced.get());
        }
        return create(request, wanted.replacing(physicalId));
    }

    private ResourceAnswer change(StateMachineProperties wanted, String arn)
            throws ApiRefusalException, RefusedResourceException {
        ObjectNode change = wanted.changing();
        change.put(ARN, arn);
        api.call("UpdateStateMachine", change);
        tag(arn, wanted.tags());
        return done(arn);
    }

    /**
     * Other names and types are other machines. What stands is looked at, not the properties before: an update that failed is taken back by one whose
     * properties before are those that failed.
     */
    private static boolean isReplacement(ResourceRequest request, JsonNode standing) throws RefusedResourceException {
        Optional<String> name = StateMachineProperties.givenName(request.properties());
        String stands = standing.path("name").asText();
        boolean sameType = StateMachineProperties.type(request.properties())
                .equals(standing.path("type").asText());
        if (!sameType && name.filter(stands::equals).isPresent()) {
            throw new RefusedResourceException(
                    "Another StateMachineType needs another StateMachineName, because the old machine goes only when the"
                            + " new one is there; or give no name");
        }
        boolean sameName = name.map(stands::equals)
                .orElseGet(
                        () -> !Optional.of(stands).equals(StateMachineProperties.givenName(request.oldProperties())));
        return !sameName || !sameType;
    }

    /** The machine in whose place that one was made, if it is still there and is what is wanted again: so a stack takes a replacement back. */
    private Optional<String> replacedBy(String arn, ResourceRequest request)
            throws ApiRefusalException, RefusedResourceException {
        Optional<String> before = ownership.replacedBy(arn);
        if (before.isEmpty()) {
            return Optional.empty();
        }
        try {
            JsonNode machine = describe(before.get());
            boolean fits = machine.path("status").asText().equals("ACTIVE")
                    && !isReplacement(request, machine)
                    && ownership.isOf(request, before.get());
            return before.filter(old -> fits);
        } catch (ApiRefusalException e) {
            if (isGone(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private void checkOwner(ResourceRequest request, String arn) throws ApiRefusalException, RefusedResourceException {
        if (!ownership.isOf(request, arn)) {
            throw new RefusedResourceException(arn + " was not made by this resource, and is left as it is");
        }
    }

    private void tag(String arn, ArrayNode wanted) throws ApiRefusalException {
        ObjectNode about = JsonNodeFactory.instance.objectNode().put("resourceArn", arn);
        Set<String> keys = new HashSet<>();
        wanted.forEach(tag -> keys.add(tag.path("key").asText()));
        ArrayNode gone = JsonNodeFactory.instance.arrayNode();
        for (JsonNode tag : api.call("ListTagsForResource", about).path("tags")) {
            if (!keys.contains(tag.path("key").asText())) {
                gone.add(tag.path("key").asText());
            }
        }
        if (!gone.isEmpty()) {
            api.call("UntagResource", about.deepCopy().set("tagKeys", gone));
        }
        api.call("TagResource", about.deepCopy().set("tags", wanted));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) throws ApiRefusalException {
        try {
            if (!ownership.isOf(request, physicalId)) {
                LOG.warn("{} was not made by {} of {}, and stays", physicalId, request.logicalId(), request.stackId());
                return;
            }
        } catch (ApiRefusalException e) {
            if (isGone(e)) {
                return;
            }
            throw e;
        }
        api.call("DeleteStateMachine", JsonNodeFactory.instance.objectNode().put(ARN, physicalId));
    }

    /** Also what is no ARN at all, or one of something else: that was never made. */
    static boolean isGone(ApiRefusalException e) {
        return Set.of(
                        "ResourceNotFound",
                        "StateMachineDoesNotExist",
                        "StateMachineDeleting",
                        "InvalidArn",
                        "ValidationException")
                .contains(e.code());
    }

    private ResourceAnswer done(String arn) throws ApiRefusalException {
        JsonNode machine = describe(arn);
        Map<String, String> attributes = new HashMap<>();
        attributes.put("Arn", arn);
        attributes.put("Name", machine.path("name").asText());
        attributes.put("StateMachineRevisionId", machine.path("revisionId").asText("INITIAL"));
        return ResourceAnswer.done(arn, attributes);
    }

    private JsonNode describe(String arn) throws ApiRefusalException {
        return api.call(
                "DescribeStateMachine", JsonNodeFactory.instance.objectNode().put(ARN, arn));
    }
}
