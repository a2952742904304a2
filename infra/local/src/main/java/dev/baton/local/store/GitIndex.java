package dev.baton.local.store;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which files a git repository brought along: the paths in its index, of versions 2 to 4. Source: git's documentation,
 * {@code gitformat-index}.
 */
final class GitIndex {
    private static final int SIGNATURE = 0x44495243;
    /** Times, device, inode, mode, owner and size of an entry. */
    private static final int STAT = 40;

    private static final int EXTENDED = 0x4000;
    private static final int SHA1 = 20;
    private static final int SHA256 = 32;

    private GitIndex() {}

    /** Whether the checkout that this folder lies in, if any, has files of that folder in its index. */
    static boolean tracks(Path folder) throws IOException {
        Path absolute = folder.toRealPath();
        for (Path top = absolute; top != null; top = top.getParent()) {
            Optional<Path> index = indexOf(top);
            if (index.isPresent()) {
                String inside = top.relativize(absolute).toString().replace('\\', '/');
                return !inside.isEmpty() && names(ByteBuffer.wrap(Files.readAllBytes(index.get())), inside + "/");
            }
        }
        return false;
    }

    /** Also of a worktree, whose {@code .git} is a file that names the folder. */
    private static Optional<Path> indexOf(Path top) throws IOException {
        Path git = top.resolve(".git");
        if (Files.isRegularFile(git)) {
            String text = Files.readString(git).strip();
            git = text.startsWith("gitdir:")
                    ? top.resolve(text.substring("gitdir:".length()).strip())
                    : git;
        }
        return Optional.of(git.resolve("index")).filter(Files::isRegularFile);
    }

    /** What cannot be understood counts as a yes: it is safer to ask the user. */
    private static boolean names(ByteBuffer index, String prefix) {
        return names(index.duplicate(), prefix, SHA1)
                .or(() -> names(index.duplicate(), prefix, SHA256))
                .orElse(true);
    }

    /** @return empty when it is no index with ids of that length */
    private static Optional<Boolean> names(ByteBuffer index, String prefix, int idBytes) {
        try {
            if (index.getInt() != SIGNATURE) {
                return Optional.empty();
            }
            int version = index.getInt();
            int entries = index.getInt();
            String path = "";
            for (int i = 0; i < entries; i++) {
                int start = index.position();
                index.position(start + STAT + idBytes);
                int flags = Short.toUnsignedInt(index.getShort());
                if ((flags & EXTENDED) != 0) {
                    index.getShort();
                }
                path = version == 4 ? path.substring(0, path.length() - offset(index)) + text(index) : text(index);
                if (path.isEmpty()) {
                    return Optional.empty();
                }
                if (path.startsWith(prefix)) {
                    return Optional.of(true);
                }
                if (version < 4) {
                    // Filled with zeros to a multiple of eight; one of them was read as the text's end.
                    index.position(start + ((index.position() - 1 - start) / 8 + 1) * 8);
                }
            }
            return Optional.of(false);
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** Git's variable width encoding, as for offsets in packs. */
    private static int offset(ByteBuffer index) {
        int next = index.get();
        int value = next & 0x7f;
        while ((next & 0x80) != 0) {
            next = index.get();
            value = ((value + 1) << 7) | (next & 0x7f);
        }
        return value;
    }

    private static String text(ByteBuffer index) {
        int start = index.position();
        int end = start;
        while (index.get(end) != 0) {
            end++;
        }
        index.position(end + 1);
        return new String(index.array(), start, end - start, StandardCharsets.UTF_8);
    }
}
