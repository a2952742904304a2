package dev.baton.harness.template;

import java.util.Map;

/** What a template may have beside what is read, and why that does not change what is deployed. */
final class NotModelled {
    /** Types of resources. */
    static final Map<String, String> TYPES = Map.of("AWS::CDK::Metadata", "tells AWS which constructs are in use");

    /** Properties, of whatever type. */
    static final Map<String, String> PROPERTIES = Map.ofEntries(
            Map.entry("AlarmActions", "who hears of an alarm is the deployer's"),
            Map.entry("AlarmDescription", "for people"),
            Map.entry("Description", "for people"),
            Map.entry("Tags", "for people"),
            Map.entry("PolicyName", "a name"),
            Map.entry("Sid", "a name"),
            Map.entry("Code", "the harness runs the functions that were built"),
            Map.entry("CodeUri", "the harness runs the functions that were built"),
            Map.entry("KmsKeyArn", "the deployer's key"),
            Map.entry("KmsMasterKeyId", "the deployer's key"),
            Map.entry("KmsKeyId", "the deployer's key"),
            Map.entry("SSESpecification", "whose key encrypts a table"));

    private NotModelled() {}
}
