package dev.baton.engine.search;

import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.engine.log.Closing;
import dev.baton.engine.log.Head;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * By which attributes the executions of a machine are to be found. Where each costs a write, they are declared by the machine's
 * tag {@value #TAG}, words separated by spaces: {@code name}, {@code error}, and paths of the input, {@code input.order.id}.
 * What was started before the tag was set is not in the index.
 *
 * @param everything all that {@link InputValues} gives, besides names and errors
 * @param names by how they begin
 * @param errors with which they ended
 * @param paths of the input
 */
public record SearchAttributes(boolean everything, boolean names, boolean errors, Set<String> paths) {
    /** The tag's key. */
    public static final String TAG = "baton:search";
    /** More paths are left out: each costs a write with each start. */
    public static final int MOST_PATHS = 10;

    /** Where rows cost nothing. */
    public static final SearchAttributes EVERYTHING = new SearchAttributes(true, true, true, Set.of());

    private static final String INPUT = "input.";

    public SearchAttributes {
        paths = Set.copyOf(paths);
    }

    /** What the tags of a machine declare. */
    public static SearchAttributes of(Map<String, String> tags) {
        Set<String> words = new LinkedHashSet<>(
                Arrays.asList(tags.getOrDefault(TAG, "").strip().split("\\s+")));
        Set<String> paths = new LinkedHashSet<>();
        words.stream()
                .filter(word -> word.startsWith(INPUT) && word.length() > INPUT.length())
                .limit(MOST_PATHS)
                .forEach(word -> paths.add(word.substring(INPUT.length())));
        return new SearchAttributes(false, words.contains("name"), words.contains("error"), paths);
    }

    /** See {@link SearchIndex#leads}. */
    public List<Clue> leads(Clue wanted) {
        return switch (wanted) {
            case Clue.Name name -> List.of(name);
            case Clue.Prefix prefix -> names ? List.of(prefix) : List.of();
            case Clue.Error error -> errors ? List.of(error) : List.of();
            case Clue.Input input ->
                everything
                        ? List.of(input, new Clue.Unlisted())
                        : paths.contains(input.path()) ? List.of(input) : List.of();
            case Clue.Anywhere anywhere -> anywhere(anywhere);
            case Clue.Unlisted unlisted -> everything ? List.of(unlisted) : List.of();
        };
    }

    private List<Clue> anywhere(Clue.Anywhere wanted) {
        if (everything) {
            return List.of(wanted, new Clue.Unlisted());
        }
        if (paths.isEmpty()) {
            return List.of();
        }
        List<Clue> all = new ArrayList<>();
        all.add(new Clue.Name(wanted.value()));
        paths.stream().sorted().forEach(path -> all.add(new Clue.Input(path, wanted.value())));
        return all;
    }

    /** What is known of an execution from its start on: of one that is encrypted by a customer's key, its name alone. */
    public List<Clue> ofStart(Head head) {
        Set<Clue> clues = new LinkedHashSet<>();
        if (names) {
            clues.add(new Clue.Prefix(head.identity().name()));
        }
        if (head.key().incarnation().isMarked()) {
            return List.copyOf(clues);
        }
        if (everything) {
            clues.add(new Clue.Anywhere(head.identity().name()));
            Optional<List<InputValues.Value>> values =
                    InputValues.of(head.identity().input());
            values.ifPresent(all -> all.forEach(value -> {
                clues.add(new Clue.Input(value.path(), value.text()));
                clues.add(new Clue.Anywhere(value.text()));
            }));
            if (values.isEmpty()) {
                clues.add(new Clue.Unlisted());
            }
        }
        for (String path : paths) {
            InputValues.at(head.identity().input(), path).ifPresent(value -> clues.add(new Clue.Input(path, value)));
        }
        return List.copyOf(clues);
    }

    /** What is known of it from its end on; nothing of one that is encrypted by a customer's key. */
    public List<Clue> ofEnd(Head head) {
        String error = errorOf(head);
        return errors && !error.isEmpty() && !head.key().incarnation().isMarked()
                ? List.of(new Clue.Error(error))
                : List.of();
    }

    /** The name of the error with which an execution ended; empty when there was none. */
    public static String errorOf(Head head) {
        return head.closing()
                .flatMap(Closing::failure)
                .flatMap(failure -> failure.error())
                .orElse(head.status() == ExecutionStatus.TIMED_OUT ? "States.Timeout" : "");
    }
}
