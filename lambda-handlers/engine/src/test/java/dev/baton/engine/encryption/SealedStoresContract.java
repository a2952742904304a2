package dev.baton.engine.encryption;

import static dev.baton.engine.log.LogSamples.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.ExecutionQuery;
import dev.baton.engine.log.ExpressInput;
import dev.baton.engine.log.ExpressInputs;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.KeyRefusedException;
import dev.baton.engine.log.LogSamples;
import dev.baton.engine.log.MutableClock;
import dev.baton.engine.log.Redrives;
import dev.baton.engine.log.StartResult;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.log.codec.EntryReader;
import dev.baton.engine.log.codec.UnknownCodecVersionException;
import dev.baton.engine.registry.DefinitionId;
import dev.baton.engine.registry.EncryptionSettings;
import dev.baton.engine.registry.EncryptionSettings.CustomerKey;
import dev.baton.engine.registry.StateMachines;
import dev.baton.engine.token.Token;
import dev.baton.engine.token.TokenKey;
import dev.baton.engine.token.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stores under customers' keys: what was put there comes back, and what lies there tells nothing. */
public abstract class SealedStoresContract {
    /** Of no words, and doubled nowhere, so that no compression hides it. */
    protected static final String MARKER = "Zx81-QwErTy-0815-vVnMkLpO";

    private static final EncryptionSettings KEYED = new EncryptionSettings(Optional.of(new CustomerKey("k", 60)));

    private final MutableClock clock = new MutableClock(T0);
    private final FakeKeys keys = new FakeKeys();
    private StateMachines registry;
    private ExecutionLog log;
    private Tokens tokens;
    private ExpressInputs inputs;

    /** The stores themselves, fresh for each test. */
    protected abstract StateMachines registry();

    protected abstract ExecutionLog log();

    protected abstract Tokens tokens();

    protected abstract ExpressInputs expressInputs();

    /** All that lies in them, as bytes; none where they cannot be looked into. */
    protected abstract Stream<byte[]> stored();

    /** Whether {@link #stored} looks into them. */
    protected boolean canBeLookedInto() {
        return true;
    }

    @BeforeEach
    void put() {
        Seals seals = new Seals(keys, registry(), clock);
        SealedRuns runs = new SealedRuns(log());
        registry = new SealedStateMachines(registry(), seals);
        log = new SealedExecutionLog(log(), seals, runs);
        tokens = new SealedTokens(tokens(), seals, runs);
        inputs = new SealedExpressInputs(expressInputs(), seals);
    }

    /** Another process, which remembers nothing. */
    private void forget() {
        put();
    }

    private String definition(EncryptionSettings encryption) {
        String text = "\"" + MARKER + " definition\"";
        registry.saveDefinition(text, LogSamples.MACHINE, encryption);
        return DefinitionId.of(text, LogSamples.MACHINE, encryption);
    }

    private static Head head(String name, String definition) {
        ExecutionKey drawn = LogSamples.key(name);
        ExecutionKey key = DefinitionId.isSealed(definition)
                ? new ExecutionKey(drawn.executionArn(), drawn.incarnation().marked())
                : drawn;
        Json input = Json.ofText("{\"in\":\"" + (MARKER + " input ").repeat(80) + "\"}");
        return LogSamples.open(key, LogSamples.MACHINE, T0, input).defined(definition);
    }

    private static EncodedEntry entry(long seq) {
        return LogSamples.entry(seq, (MARKER + " entry " + seq).getBytes(StandardCharsets.UTF_8));
    }

    private static void assertSame(List<EncodedEntry> found, EncodedEntry... wanted) {
        assertThat(found).usingRecursiveFieldByFieldElementComparator().containsExactly(wanted);
    }

    /** Puts into the stores whatever can be. Gives the head as it stands then. */
    private Head putAll(EncryptionSettings encryption) {
        String definition = definition(encryption);
        Head head = head("a", definition);
        log.start(head, Optional.of(entry(1)));
        log.append(head.key(), entry(2), Optional.empty());
        TokenKey token = new TokenKey(head.key(), 7);
        tokens.open(token, T0);
        tokens.complete(token, new Token.Outcome.Success(Json.ofText("\"" + MARKER + " outcome\"")));
        TokenKey failed = new TokenKey(head.key(), 8);
        tokens.open(failed, T0);
        tokens.complete(failed, new Token.Outcome.Fault(Failure.of(MARKER + " error", MARKER + " cause")));
        log.requestStop(head.key(), Failure.of(MARKER + " stop", MARKER + " stopped"));
        Head closed = LogSamples.failed(head, T0.plusSeconds(1))
                .withFailures(stop -> stop, end -> Failure.of(MARKER + " end", MARKER + " ended"));
        log.append(head.key(), entry(3), Optional.of(closed));
        Head express = head("x", definition);
        inputs.put(new ExpressInput(express.key(), express.identity(), definition, Optional.empty()));
        return log.head(head.key().executionArn()).orElseThrow();
    }

    private List<String> found() {
        return stored().map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                .filter(text -> text.contains(MARKER))
                .toList();
    }

    @Test
    void whatWasPutComesBack() {
        Head head = putAll(KEYED);
        forget();
        Head read = log.head(head.key().executionArn()).orElseThrow();
        assertThat(read).isEqualTo(head);
        assertThat(read.identity().input().text()).contains(MARKER + " input");
        assertThat(read.stopRequested()).contains(Failure.of(MARKER + " stop", MARKER + " stopped"));
        assertThat(read.closing().orElseThrow().failure()).contains(Failure.of(MARKER + " end", MARKER + " ended"));
        assertThat(log.entries(read.key(), 1, 10).stream()
                        .map(entry -> new String(entry.body(), StandardCharsets.UTF_8)))
                .containsExactly(MARKER + " entry 1", MARKER + " entry 2", MARKER + " entry 3");
        assertThat(tokens.token(new TokenKey(head.key(), 7)).orElseThrow().state())
                .isEqualTo(new Token.State.Completed(
                        new Token.Outcome.Success(Json.ofText("\"" + MARKER + " outcome\""))));
        assertThat(tokens.close(new TokenKey(head.key(), 8), T0).state())
                .isEqualTo(new Token.State.Completed(
                        new Token.Outcome.Fault(Failure.of(MARKER + " error", MARKER + " cause"))));
        assertThat(registry.definition(head.definition())).contains("\"" + MARKER + " definition\"");
        inputs.forEachOpen(input -> assertThat(input.identity().input().text()).contains(MARKER + " input"));
    }

    @Test
    void nothingOfItCanBeFoundInTheStores() {
        putAll(KEYED);
        assertThat(found()).isEmpty();
    }

    @Test
    void withoutAKeyItIsFoundThere() {
        putAll(EncryptionSettings.AWS_OWNED);
        assertThat(found().isEmpty()).isEqualTo(!canBeLookedInto());
        assertThat(keys.generated.get() + keys.opened.get()).isZero();
    }

    @Test
    void whatAClosedExecutionOwesBesidesIsOpenedAndNotFoundThere() {
        Head closed = putAll(KEYED);
        Head owing = closed.dueAgain(T0.plusSeconds(9));
        EncodedEntry fourth = entry(4);
        assertThat(log.owe(fourth, owing)).isTrue();
        assertThat(log.owe(fourth, owing)).isTrue();
        forget();
        assertThat(log.entries(closed.key(), 4, 1))
                .extracting(entry -> new String(entry.body(), StandardCharsets.UTF_8))
                .containsExactly(MARKER + " entry 4");
        assertThat(log.head(closed.key().executionArn())).contains(owing.noted(4));
        assertThat(found()).isEmpty();
    }

    @Test
    void aRedriveOpensAndKeepsIt() {
        Head closed = putAll(KEYED);
        Head open = closed.reopened(Redrives.NONE.next(Optional.empty(), T0), closed.definition(), T0);
        EncodedEntry fourth = entry(4);
        assertThat(log.reopen(fourth, open)).isTrue();
        assertThat(log.reopen(fourth, open)).isTrue();
        forget();
        assertThat(log.head(open.key().executionArn()).orElseThrow().identity().input())
                .isEqualTo(closed.identity().input());
        assertSame(log.latest(open.key()), fourth);
        assertThat(found()).isEmpty();
    }

    @Test
    void aNameThatIsTakenIsShownWithItsInput() {
        Head head = head("b", definition(KEYED));
        log.start(head, Optional.empty());
        Head other = head("b", head.definition());
        assertThat(log.start(other, Optional.empty())).isEqualTo(new StartResult.NameInUse(head));
    }

    @Test
    void withoutTheKeyOutlinesAloneAreRead() {
        Head head = putAll(KEYED);
        forget();
        keys.refusal = Optional.of(KeyRefusedException.invalidState("disabled", "DISABLED"));
        assertThatThrownBy(() -> log.head(head.key().executionArn())).isInstanceOf(KeyRefusedException.class);
        assertThatThrownBy(() -> log.latest(head.key())).isInstanceOf(KeyRefusedException.class);
        assertThatThrownBy(() -> tokens.token(new TokenKey(head.key(), 7))).isInstanceOf(KeyRefusedException.class);
        assertThatThrownBy(() -> registry.definition(head.definition())).isInstanceOf(KeyRefusedException.class);
        Head outline = log.outline(head.key().executionArn()).orElseThrow();
        assertThat(outline.status()).isEqualTo(head.status());
        assertThat(outline.identity().input()).isEqualTo(Json.EMPTY_OBJECT);
        ExecutionQuery all =
                new ExecutionQuery(LogSamples.MACHINE, Optional.empty(), Optional.empty(), 10, Optional.empty());
        assertThat(log.list(all).heads()).singleElement().satisfies(listed -> {
            assertThat(listed.identity().input()).isEqualTo(Json.EMPTY_OBJECT);
            assertThat(listed.closing().orElseThrow().failure().flatMap(Failure::error))
                    .isEmpty();
        });
        inputs.forEachOpen(input -> {
            throw new AssertionError("it cannot be read");
        });
    }

    @Test
    void whatLiesInAnotherPlaceDoesNotOpen() {
        Head head = putAll(KEYED);
        EncodedEntry sealed = log().entries(head.key(), 1, 1).getFirst();
        Head other = head("c", head.definition());
        log.start(other, Optional.empty());
        log().append(other.key(), sealed, Optional.empty());
        assertThatThrownBy(() -> log.latest(other.key())).isInstanceOf(StoreException.class);
    }

    @Test
    void aProgramThatKnowsNoEnvelopesTakesThemForSomethingNewer() {
        Head head = putAll(KEYED);
        List<EncodedEntry> sealed = log().latest(head.key());
        assertThatThrownBy(() -> EntryReader.read(sealed)).isInstanceOf(UnknownCodecVersionException.class);
    }
}
