package dev.baton.engine.log.codec;

import dev.baton.engine.log.CommitId;
import dev.baton.engine.log.EncodedEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A golden file: entries as they were once stored, and what they say. In each section a line names the entry, hexadecimal
 * lines are its body, and the rest is the state, the leases and the events, as the records print themselves.
 */
record GoldenFile(List<Section> sections) {
    private static final int LINE = 64;

    /** One entry. */
    record Section(EncodedEntry entry, String description) {}

    static GoldenFile load(int version, GoldenCase golden) {
        String name = "/golden/v" + version + "/" + golden.name().toLowerCase(java.util.Locale.ROOT) + ".txt";
        try (InputStream in = GoldenFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no golden file " + name);
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GoldenFile parse(String text) {
        List<Section> sections = new ArrayList<>();
        for (String section : text.split("(?m)^== entry ")) {
            if (!section.startsWith("#")) {
                sections.add(section(section));
            }
        }
        return new GoldenFile(sections);
    }

    private static Section section(String text) {
        List<String> lines = text.lines().toList();
        String[] head = lines.getFirst().split(" ");
        StringBuilder hex = new StringBuilder();
        int at = 1;
        for (; lines.get(at).startsWith("| "); at++) {
            hex.append(lines.get(at).substring(2));
        }
        EncodedEntry entry = new EncodedEntry(
                Long.parseLong(head[0]),
                Long.parseLong(head[2]),
                new CommitId(1, 2),
                Long.parseLong(head[4]),
                Integer.parseInt(head[6]),
                HexFormat.of().parseHex(hex));
        return new Section(entry, String.join("\n", lines.subList(at, lines.size())) + "\n");
    }

    /** The file as text. */
    String text(String about) {
        StringBuilder text = new StringBuilder("# " + about + "\n");
        for (Section section : sections) {
            EncodedEntry entry = section.entry();
            text.append("== entry %d snapshot %d firstEvent %d events %d\n"
                    .formatted(entry.seq(), entry.snapshotSeq(), entry.firstEventId(), entry.eventCount()));
            String hex = HexFormat.of().formatHex(entry.body());
            for (int i = 0; i < hex.length(); i += LINE) {
                text.append("| ")
                        .append(hex, i, Math.min(i + LINE, hex.length()))
                        .append('\n');
            }
            text.append(section.description());
        }
        return text.toString();
    }
}
