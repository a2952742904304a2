package dev.baton.functions.resource;

import dev.baton.engine.access.AccessGrants;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what CloudFormation asks, whatever the kind of resource. Twice is as good as once. */
public final class Resources {
    private static final Logger LOG = LoggerFactory.getLogger(Resources.class);
    /** The physical id of what was never made: its deletion has nothing to do. */
    private static final String NOT_MADE = "not-made-";

    private final Map<String, Kind> kinds;

    /** One type of resource. */
    interface Kind {
        ResourceAnswer create(ResourceRequest request) throws ApiRefusalException, RefusedResourceException;

        /** Another physical id than before tells CloudFormation to delete the old one later. */
        ResourceAnswer update(ResourceRequest request, String physicalId)
                throws ApiRefusalException, RefusedResourceException;

        /** Of what is not there, or is somebody else's, nothing is deleted. */
        void delete(ResourceRequest request, String physicalId) throws ApiRefusalException;
    }

    /**
     * @param documents reads definitions that lie in S3
     * @param grants asked with each request, because an engine lives no longer than a snapshot
     */
    public Resources(Api api, StoredDocuments documents, Supplier<AccessGrants> grants) {
        Ownership ownership = new Ownership(api);
        this.kinds = Map.of(
                "Custom::BatonStateMachine", new StateMachineResource(api, ownership, documents),
                "Custom::BatonStateMachineVersion", new VersionResource(api),
                "Custom::BatonStateMachineAlias", new AliasResource(api),
                "Custom::BatonGrant", new GrantResource(grants));
    }

    /** Never throws: CloudFormation would wait for an hour. */
    public ResourceAnswer answer(ResourceRequest request) {
        String fallback = request.physicalId().orElse(NOT_MADE + request.requestId());
        Kind kind = kinds.get(request.type());
        if (kind == null) {
            return request.kind().equals("Delete")
                    ? ResourceAnswer.done(fallback, Map.of())
                    : ResourceAnswer.failed(
                            fallback, "There is no resource type " + request.type() + "; there are " + kinds.keySet());
        }
        try {
            return answer(kind, request, fallback);
        } catch (ApiRefusalException | RefusedResourceException e) {
            LOG.warn(
                    "{} of {} in {} is refused: {}",
                    request.kind(),
                    request.logicalId(),
                    request.stackId(),
                    e.getMessage());
            return ResourceAnswer.failed(fallback, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("{} of {} in {} failed", request.kind(), request.logicalId(), request.stackId(), e);
            return ResourceAnswer.failed(fallback, "Internal failure, see the log of the function: " + e);
        }
    }

    private static ResourceAnswer answer(Kind kind, ResourceRequest request, String fallback)
            throws ApiRefusalException, RefusedResourceException {
        Optional<String> made = request.physicalId().filter(id -> !id.startsWith(NOT_MADE));
        return switch (request.kind()) {
            case "Create" -> kind.create(request);
            case "Update" -> made.isPresent() ? kind.update(request, made.get()) : kind.create(request);
            case "Delete" -> {
                if (made.isPresent()) {
                    kind.delete(request, made.get());
                }
                yield ResourceAnswer.done(fallback, Map.of());
            }
            default -> throw new RefusedResourceException("There is no request type " + request.kind());
        };
    }
}
