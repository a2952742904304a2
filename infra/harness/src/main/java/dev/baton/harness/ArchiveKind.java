package dev.baton.harness;

import java.nio.file.Path;

/** What JVMs know how to write and to use: an archive of loaded classes, and since JDK 25 a cache with linked classes and profiles. */
enum ArchiveKind {
    /** Of JDK 21 to 24: <a href="https://openjdk.org/jeps/350">JEP 350</a>. */
    CLASSES(".jsa", "-XX:SharedArchiveFile=", "-Xshare:on", "-XX:ArchiveClassesAtExit="),

    /** Of JDK 25 and later: <a href="https://openjdk.org/jeps/514">JEP 514</a>, <a href="https://openjdk.org/jeps/515">JEP 515</a>. */
    CACHE(".aot", "-XX:AOTCache=", "-XX:AOTMode=on", "-XX:AOTCacheOutput=");

    private static final int CACHE_SINCE = 25;

    private final String suffix;
    private final String use;
    private final String required;
    private final String write;

    ArchiveKind(String suffix, String use, String required, String write) {
        this.suffix = suffix;
        this.use = use;
        this.required = required;
        this.write = write;
    }

    static ArchiveKind ofThisJvm() {
        return Runtime.version().feature() >= CACHE_SINCE ? CACHE : CLASSES;
    }

    /** How its files' names end. */
    String suffix() {
        return suffix;
    }

    /** The option that uses one; a JVM that cannot use it warns and starts without. */
    String using(Path archive) {
        return use + archive;
    }

    /** The option that ends a JVM that cannot use it. */
    String required() {
        return required;
    }

    /** The option that writes one when the JVM ends. */
    String writing(Path archive) {
        return write + archive;
    }
}
