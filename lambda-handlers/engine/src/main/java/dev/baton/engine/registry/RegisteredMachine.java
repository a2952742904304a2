package dev.baton.engine.registry;

import dev.baton.asl.validation.MachineType;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A state machine as the registry knows it: its current revision. Immutable; it changes by {@link StateMachines#replace}.
 *
 * @param arn {@code arn:aws:states:R:A:stateMachine:NAME}
 * @param settings of the current revision
 * @param creationDate with milliseconds
 * @param updateDate of the last update, at first the creation date
 * @param revisionId of the current revision; empty until the first update (recording
 *     {@code sfn_api/test_create_update_state_machine_base_definition})
 * @param tags in the order in which they were set; unmodifiable
 * @param lastVersion the highest version number given so far, 0 before the first; numbers are never given again
 * @param publishedVersion the version that holds the current revision, while there is one
 * @param stamp 1 when created, one more with each replacement: the condition of the next
 */
public record RegisteredMachine(
        String arn,
        String name,
        MachineType type,
        Status status,
        MachineSettings settings,
        Instant creationDate,
        Instant updateDate,
        Optional<String> revisionId,
        Map<String, String> tags,
        int lastVersion,
        OptionalInt publishedVersion,
        long stamp) {

    public RegisteredMachine {
        Objects.requireNonNull(arn, "arn");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(creationDate, "creationDate");
        Objects.requireNonNull(updateDate, "updateDate");
        Objects.requireNonNull(revisionId, "revisionId");
        Objects.requireNonNull(publishedVersion, "publishedVersion");
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        if (stamp < 1 || publishedVersion.orElse(0) > lastVersion) {
            throw new IllegalArgumentException("stamp " + stamp + ", version " + publishedVersion);
        }
    }

    /** The API's StateMachineStatus. */
    public enum Status {
        ACTIVE,
        DELETING
    }

    /** A machine that was just created, in its initial revision. */
    public static RegisteredMachine created(
            String arn,
            String name,
            MachineType type,
            MachineSettings settings,
            Instant now,
            Map<String, String> tags) {
        return new RegisteredMachine(
                arn, name, type, Status.ACTIVE, settings, now, now, Optional.empty(), tags, 0, OptionalInt.empty(), 1);
    }

    /** The next revision, which no version holds yet. */
    public RegisteredMachine revised(MachineSettings next, String revision, Instant now) {
        return new RegisteredMachine(
                arn,
                name,
                type,
                status,
                next,
                creationDate,
                now,
                Optional.of(revision),
                tags,
                lastVersion,
                OptionalInt.empty(),
                stamp + 1);
    }

    /** The same revision, updated without a change. */
    public RegisteredMachine touched(Instant now) {
        return new RegisteredMachine(
                arn,
                name,
                type,
                status,
                settings,
                creationDate,
                now,
                revisionId,
                tags,
                lastVersion,
                publishedVersion,
                stamp + 1);
    }

    /** The machine with its current revision published as the next version; the stamp stays, it is part of another change. */
    public RegisteredMachine publishing() {
        return withVersions(lastVersion + 1, OptionalInt.of(lastVersion + 1), stamp);
    }

    /** The machine after that version was withdrawn. */
    public RegisteredMachine withdrawing(int number) {
        OptionalInt left = publishedVersion.orElse(0) == number ? OptionalInt.empty() : publishedVersion;
        return withVersions(lastVersion, left, stamp + 1);
    }

    /** The same with the next stamp. */
    public RegisteredMachine restamped() {
        return withVersions(lastVersion, publishedVersion, stamp + 1);
    }

    private RegisteredMachine withVersions(int last, OptionalInt published, long nextStamp) {
        return new RegisteredMachine(
                arn,
                name,
                type,
                status,
                settings,
                creationDate,
                updateDate,
                revisionId,
                tags,
                last,
                published,
                nextStamp);
    }

    /** The same with other tags. */
    public RegisteredMachine tagged(Map<String, String> next) {
        return new RegisteredMachine(
                arn,
                name,
                type,
                status,
                settings,
                creationDate,
                updateDate,
                revisionId,
                next,
                lastVersion,
                publishedVersion,
                stamp + 1);
    }

    /** The machine on its way out: no new executions, running ones are ended. */
    public RegisteredMachine deleting() {
        return new RegisteredMachine(
                arn,
                name,
                type,
                Status.DELETING,
                settings,
                creationDate,
                updateDate,
                revisionId,
                tags,
                lastVersion,
                publishedVersion,
                stamp + 1);
    }
}
