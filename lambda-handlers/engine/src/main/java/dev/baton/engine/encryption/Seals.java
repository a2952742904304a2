package dev.baton.engine.encryption;

import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.log.record.RecordSink;
import dev.baton.engine.log.record.RecordSource;
import dev.baton.engine.registry.EncryptionSettings.CustomerKey;
import dev.baton.engine.registry.StateMachines;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Encrypts what belongs to a definition that is encrypted itself, by the same key, and decrypts it. Every method that does so throws what
 * {@link KeyService} throws. What a place is: what is encrypted for one does not open in another.
 */
public final class Seals {
    private static final int REMEMBERED = 10_000;

    private final StateMachines registry;
    private final Envelope envelope;
    private final DataKeys keys;
    private final ConcurrentMap<String, SealedDefinition> known = new ConcurrentHashMap<>();

    /** @param registry of which definitions come as they are stored */
    public Seals(KeyService service, StateMachines registry, InstantSource clock) {
        this.registry = registry;
        this.keys = new DataKeys(service, clock);
        this.envelope = new Envelope(keys);
    }

    /** Whether the key can be used now, or was within its reuse period. */
    void check(CustomerKey key, String arn) {
        keys.forSealing(key, EncryptionContext.of(arn));
    }

    /** A definition as it is stored. */
    String definition(String id, String text, String stateMachineArn, CustomerKey key) {
        byte[] sealed =
                envelope.seal(text.getBytes(StandardCharsets.UTF_8), key, EncryptionContext.of(stateMachineArn), id);
        return new SealedDefinition(stateMachineArn, key, sealed).text();
    }

    /** Its text; empty when there is none of that id. */
    Optional<String> definition(String id) {
        return stored(id).map(found -> new String(envelope.open(found.sealed(), id), StandardCharsets.UTF_8));
    }

    /** What stands there never changes, except that it may be encrypted anew by the same key. */
    private Optional<SealedDefinition> stored(String id) {
        SealedDefinition remembered = known.get(id);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        Optional<SealedDefinition> found = registry.definition(id).map(text -> SealedDefinition.of(id, text));
        found.ifPresent(definition -> {
            if (known.size() >= REMEMBERED) {
                known.clear();
            }
            known.put(id, definition);
        });
        return found;
    }

    /** Whose key it is. */
    SealedDefinition of(String definitionId) {
        return stored(definitionId).orElseThrow(() -> new StoreException("there is no definition " + definitionId));
    }

    byte[] seal(String definitionId, byte[] clear, String place) {
        SealedDefinition definition = of(definitionId);
        return envelope.seal(clear, definition.key(), definition.context(), place);
    }

    byte[] open(byte[] sealed, String place) {
        return envelope.open(sealed, place);
    }

    /** As a JSON string of base64. */
    Json seal(String definitionId, Json clear, String place) {
        byte[] sealed = seal(definitionId, clear.text().getBytes(StandardCharsets.UTF_8), place);
        return Json.ofChecked('"' + Base64.getEncoder().encodeToString(sealed) + '"');
    }

    Json open(Json sealed, String place) {
        byte[] clear = open(decoded(sealed.node().asText(), place), place);
        return Json.ofText(new String(clear, StandardCharsets.UTF_8));
    }

    /** As an error's name of base64, which may be longer than a cause. Where there is nothing to hide, no key is needed. */
    Failure seal(String definitionId, Failure clear, String place) {
        if (clear.error().isEmpty() && clear.cause().isEmpty()) {
            return clear;
        }
        byte[] sealed = seal(definitionId, new RecordSink().failure(clear).toBytes(), place);
        return new Failure(Optional.of(Base64.getEncoder().encodeToString(sealed)), Optional.empty());
    }

    Failure open(Failure sealed, String place) {
        return sealed.error()
                .map(error -> RecordSource.read(
                        open(decoded(error, place), place), "an encrypted failure", RecordSource::failure))
                .orElse(sealed);
    }

    private static byte[] decoded(String base64, String place) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new StoreException("what lies encrypted at " + place + " is damaged", e);
        }
    }
}
