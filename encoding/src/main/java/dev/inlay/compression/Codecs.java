// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.compression;

import dev.inlay.compression.CodecService.Absence;
import dev.inlay.compression.CodecService.Direction;
import dev.inlay.format.CompressionCodec;
import dev.inlay.format.ParquetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who compresses and decompresses: the pure-Java provider, which is always there, and those that come with optional jars.
 *
 * <pre>
 *  name               jar                                      serves
 *  java               –                                        all codecs but BROTLI; ZSTD at level 3
 *  zstd-jni           com.github.luben:zstd-jni                ZSTD at all levels
 *  snappy-java        org.xerial.snappy:snappy-java            SNAPPY
 *  brotli4j           com.aayushatharva.brotli4j:brotli4j      BROTLI
 *  aircompressor-v3   io.airlift:aircompressor-v3, Java 22     ZSTD at all levels, SNAPPY, LZ4_RAW
 * </pre>
 *
 * <p>{@link #standard} uses every jar that is on the class path or module path, in an order that was fixed by measuring (see
 * {@code spec-notes/29-codecs.md}). That makes compressed bytes a matter of the class path: two libraries find different matches for
 * the same level. Who wants the same bytes everywhere pins the providers, for all by {@code -Dinlay.codecs=java} or for one writer
 * by {@link #pureJava} or {@link #using}. Pinned, the bytes depend on the rows, the options and the versions of the jars alone; GZIP
 * is the JDK's, and its zlib the operating system's in some builds of the JDK. Whoever compressed, anybody decompresses.
 *
 * <p>Immutable; for any number of threads.
 */
public final class Codecs {

    /** Names of providers with commas between, the first choice first: {@value}. */
    public static final String PROPERTY = "inlay.codecs";

    private static final List<CodecProvider> FOUND = find();
    private static final Codecs STANDARD = new Codecs(FOUND, true);
    private static final Codecs PURE_JAVA = using(JavaProvider.NAME);

    private final List<CodecProvider> providers;
    private final boolean ranked;

    private Codecs(List<CodecProvider> providers, boolean ranked) {
        this.providers = providers;
        this.ranked = ranked;
    }

    private static List<CodecProvider> find() {
        List<CodecProvider> found = new ArrayList<>();
        found.add(new JavaProvider());
        ServiceLoader.load(CodecProvider.class, Codecs.class.getClassLoader()).forEach(found::add);
        return List.copyOf(found);
    }

    /**
     * All that are found, each where it was measured to win; or those that the system property {@value #PROPERTY} names, as by
     * {@link #using}.
     *
     * @throws IllegalArgumentException if the property names a provider that does not exist
     */
    public static Codecs standard() {
        String names = System.getProperty(PROPERTY, "").strip();
        try {
            return names.isEmpty() ? STANDARD : using(names.split("\\s*,\\s*"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(PROPERTY + ": " + e.getMessage(), e);
        }
    }

    /** The pure-Java provider alone: the same bytes, whatever else is on the class path. */
    public static Codecs pureJava() {
        return PURE_JAVA;
    }

    /**
     * The named providers and no other, the first choice first.
     *
     * @throws IllegalArgumentException if there is none of that name; the message lists those that there are
     */
    public static Codecs using(String... names) {
        List<CodecProvider> chosen = new ArrayList<>();
        for (String name : names) {
            chosen.add(FOUND.stream()
                    .filter(provider -> provider.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "no codec provider \"" + name + "\": there are " + names(FOUND))));
        }
        return new Codecs(List.copyOf(chosen), false);
    }

    /**
     * A new compressor.
     *
     * @param level how hard to try, in the numbers of the codec; null for its default
     * @throws IllegalArgumentException if the level is not one of the codec's, or nobody here compresses the codec at that level;
     *     the message names the jar to add, or what to use instead
     */
    public Compressor compressor(CompressionCodec codec, @Nullable Integer level) {
        int resolved = Levels.resolve(codec, level);
        CodecProvider provider = compressing(codec, resolved, new ArrayList<>());
        if (provider == null) {
            throw new IllegalArgumentException(cannotCompress(codec, resolved));
        }
        Compressor compressor = provider.compressor(codec, resolved);
        // our own check for themselves
        return provider instanceof JavaProvider ? compressor : new GuardedCompressor(compressor);
    }

    /**
     * A new decompressor.
     *
     * @throws ParquetException if nobody here decompresses the codec; the message names the jar to add
     */
    public Decompressor decompressor(CompressionCodec codec) throws ParquetException {
        List<Absence> absent = new ArrayList<>();
        CodecProvider provider = decompressing(codec, absent);
        if (provider == null) {
            throw new ParquetException("codec " + codec + " cannot be decompressed" + remedy(absent));
        }
        return new GuardedDecompressor(provider.decompressor(codec));
    }

    /**
     * Who serves what, a line for each codec and direction, and for each range of levels that one provider serves; codecs in the order
     * of their numbers. Tries to load every optional library.
     */
    public List<CodecService> report() {
        List<CodecService> report = new ArrayList<>();
        for (CompressionCodec codec : CompressionCodec.values()) {
            CodecService below = null;
            for (Levels levels : ranges(codec)) {
                List<Absence> absent = new ArrayList<>();
                CodecProvider provider = compressing(codec, levels.lowest(), absent);
                CodecService service = new CodecService(codec, Direction.COMPRESS, levels, nameOf(provider), absent);
                if (below != null && service.servedAs(below)) {
                    report.remove(report.size() - 1);
                    service = service.from(below.levels().lowest());
                }
                report.add(service);
                below = service;
            }
            List<Absence> absent = new ArrayList<>();
            CodecProvider provider = decompressing(codec, absent);
            report.add(new CodecService(codec, Direction.DECOMPRESS, Levels.NONE, nameOf(provider), absent));
        }
        return List.copyOf(report);
    }

    /** The codec's levels, cut wherever a provider begins or ends. */
    private List<Levels> ranges(CompressionCodec codec) {
        Levels all = Levels.of(codec);
        TreeSet<Integer> starts = new TreeSet<>(List.of(all.lowest()));
        for (CodecProvider provider : providers) {
            Levels levels = provider.compresses(codec);
            if (levels != null) {
                starts.add(levels.lowest());
                starts.add(levels.highest() + 1);
            }
        }
        List<Levels> ranges = new ArrayList<>();
        for (int start : starts.subSet(all.lowest(), all.highest() + 1)) {
            Integer next = starts.higher(start);
            ranges.add(new Levels(start, next == null ? all.highest() : Math.min(next - 1, all.highest())));
        }
        return ranges;
    }

    private @Nullable CodecProvider compressing(CompressionCodec codec, int level, List<Absence> absent) {
        List<CodecProvider> able = new ArrayList<>();
        for (CodecProvider provider : order(codec, Direction.COMPRESS)) {
            Levels levels = provider.compresses(codec);
            if (levels != null && levels.contains(level)) {
                able.add(provider);
            }
        }
        return first(able, absent);
    }

    private @Nullable CodecProvider decompressing(CompressionCodec codec, List<Absence> absent) {
        List<CodecProvider> able = new ArrayList<>();
        for (CodecProvider provider : order(codec, Direction.DECOMPRESS)) {
            if (provider.decompresses(codec)) {
                able.add(provider);
            }
        }
        return first(able, absent);
    }

    private List<CodecProvider> order(CompressionCodec codec, Direction direction) {
        return ranked ? Ranking.order(providers, codec, direction) : providers;
    }

    /** Asks one after another, so that a library is loaded only if it may be used. */
    private static @Nullable CodecProvider first(List<CodecProvider> able, List<Absence> absent) {
        for (CodecProvider provider : able) {
            String problem = provider.problem();
            if (problem == null) {
                return provider;
            }
            absent.add(new Absence(provider.name(), provider.artifact(), problem));
        }
        return null;
    }

    private String cannotCompress(CompressionCodec codec, int level) {
        List<Absence> absent = new ArrayList<>();
        compressing(codec, level, absent);
        String what = (codec == CompressionCodec.ZSTD ? "level " + level + " of " : "") + codec
                + " cannot be compressed" + remedy(absent);
        return switch (codec) {
            case LZ4 -> "LZ4 is deprecated and not written; use LZ4_RAW";
            case LZO -> "LZO is not written; use LZ4_RAW or SNAPPY";
            case ZSTD -> what + (level == 3 ? "" : "; or use level 3");
            case BROTLI -> what + "; or use ZSTD";
            case UNCOMPRESSED, SNAPPY, GZIP, LZ4_RAW -> what;
        };
    }

    private String remedy(List<Absence> absent) {
        if (absent.isEmpty()) {
            return " by " + names(providers) + ", and no other codec provider is allowed here";
        }
        return absent.stream().map(Absence::toString).collect(Collectors.joining(" or ", ": add ", ""));
    }

    private static @Nullable String nameOf(@Nullable CodecProvider provider) {
        return provider == null ? null : provider.name();
    }

    private static String names(List<CodecProvider> providers) {
        return providers.stream().map(CodecProvider::name).collect(Collectors.joining(", "));
    }

    /** {@code Codecs[java]}; the providers' names. */
    @Override
    public String toString() {
        return "Codecs[" + names(providers) + "]";
    }

    /** Equal if the same providers are asked in the same order. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Codecs that && ranked == that.ranked && providers.equals(that.providers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(new Object[] {providers, ranked});
    }
}
