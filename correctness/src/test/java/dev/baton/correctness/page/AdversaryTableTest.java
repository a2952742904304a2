package dev.baton.correctness.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tests and laws that docs/correctness.md names exist, and each hole has one. */
class AdversaryTableTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path PAGE = ROOT.resolve("docs/correctness.md");
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|Contract))(?:\\.(\\w+))?`");
    private static final Pattern LAW = Pattern.compile("`([A-Z]+(?:_[A-Z]+)+)`");
    private static final Pattern CONTRACT = Pattern.compile(" extends (\\w+)");
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git", "cdk.out");

    /** Where the test's own class is looked for, too: it is one of those that are named. */
    private final Map<String, List<Path>> sources = sources();

    @Test
    void testsThatThePageNamesExist() throws IOException {
        List<String> missing = new ArrayList<>();
        for (MatchResult name : TEST.matcher(Files.readString(PAGE)).results().toList()) {
            List<Path> files = sources.getOrDefault(name.group(1), List.of());
            if (files.isEmpty() || (name.group(2) != null && !anyHas(files, name.group(2)))) {
                missing.add(name.group());
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void lawsThatTheTableNamesExist() throws IOException {
        String laws = Files.readString(sources.get("Law").getFirst());
        assertThat(rows())
                .flatExtracting(row ->
                        LAW.matcher(row).results().map(law -> law.group(1)).toList())
                .isNotEmpty()
                .allSatisfy(law -> assertThat(laws).containsPattern("\\b" + law + "\\b"));
    }

    @Test
    void eachHoleHasATestOrSaysThatItHasNone() throws IOException {
        assertThat(rows())
                .hasSizeGreaterThan(60)
                .allMatch(row -> TEST.matcher(lastCell(row)).find()
                        || LAW.matcher(lastCell(row)).find()
                        || lastCell(row).contains("**none**"));
    }

    /** All but the heads, the rules, and those that only name a group. */
    private static List<String> rows() throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf("## What an adversary found");
        return page.substring(from, page.indexOf("\n## ", from + 1))
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| --- ") && !line.startsWith("| Hole "))
                .filter(line -> !line.endsWith("** | | |"))
                .toList();
    }

    private static String lastCell(String row) {
        String[] cells = row.split("\\|");
        return cells[cells.length - 1];
    }

    /** Itself, or by the contract that it extends. */
    private boolean anyHas(List<Path> files, String method) throws IOException {
        for (Path file : files) {
            String source = Files.readString(file);
            Matcher contract = CONTRACT.matcher(source);
            if (source.contains(" void " + method + "(")
                    || source.contains("> " + method + "(")
                    || (contract.find() && anyHas(sources.getOrDefault(contract.group(1), List.of()), method))) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, List<Path>> sources() {
        Map<String, List<Path>> found = new HashMap<>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return NOT_OURS.contains(String.valueOf(folder.getFileName()))
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String name = String.valueOf(file.getFileName());
                    if (name.endsWith(".java")) {
                        found.computeIfAbsent(name.replace(".java", ""), same -> new ArrayList<>())
                                .add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new IllegalStateException("the sources cannot be read", e);
        }
        return found;
    }
}
