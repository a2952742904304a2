package dev.baton.integrations.sdk.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.integrations.sdk.model.ServiceModels;

/** Which partition a region lies in; one that nobody knows lies in the first. */
final class PartitionTable {
    private PartitionTable() {}

    static JsonNode of(String region) {
        JsonNode partitions = ServiceModels.partitions().path("partitions");
        for (JsonNode partition : partitions) {
            if (partition.path("regions").has(region)) {
                return partition.path("outputs");
            }
        }
        for (JsonNode partition : partitions) {
            if (region.matches(partition.path("regionRegex").asText())) {
                return partition.path("outputs");
            }
        }
        return partitions.path(0).path("outputs");
    }
}
