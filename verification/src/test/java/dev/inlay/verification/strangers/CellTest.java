// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.strangers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.format.CompressionCodec;
import dev.inlay.format.LogicalType;
import dev.inlay.format.LogicalType.FileType;
import dev.inlay.format.LogicalType.ListType;
import dev.inlay.format.LogicalType.MapType;
import dev.inlay.format.LogicalType.NullType;
import dev.inlay.format.LogicalType.UnrecognizedType;
import dev.inlay.format.LogicalType.VariantType;
import dev.inlay.format.PhysicalType;
import dev.inlay.format.Repetition;
import dev.inlay.schema.PrimitiveNode;
import dev.inlay.writer.ColumnOptions;
import dev.inlay.writer.WriterOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every leaf type × required and optional × dictionary and plain × codec, read by all strangers. */
@Timeout(60) // seconds; a leaf takes a third of a second
class CellTest {

    /** What no flat leaf carries, or what has no meaning without more than a flat leaf. */
    private static final Set<Class<?>> NOT_OF_FLAT_LEAVES =
            Set.of(MapType.class, ListType.class, VariantType.class, FileType.class, UnrecognizedType.class);

    private Strangers strangers;

    @TempDir
    Path directory;

    @BeforeEach // again for each test: a process that one test killed is another one for the next
    void meet() {
        strangers = Strangers.orSkip();
    }

    @Test
    void noAnnotationIsForgotten() {
        Set<Class<?>> known = new HashSet<>(NOT_OF_FLAT_LEAVES);
        known.addAll(Cells.ANNOTATIONS.keySet());

        assertThat(known).containsExactlyInAnyOrder(LogicalType.class.getPermittedSubclasses());
    }

    @Test
    void noCodecIsForgotten() {
        assertThat(Cells.codecs())
                .contains(
                        CompressionCodec.UNCOMPRESSED,
                        CompressionCodec.SNAPPY,
                        CompressionCodec.GZIP,
                        CompressionCodec.ZSTD,
                        CompressionCodec.LZ4_RAW);
    }

    @Test
    void everyAnnotationHasALeaf() {
        Set<Class<?>> carried = new HashSet<>();
        Cells.annotated(Repetition.OPTIONAL)
                .forEach(node -> carried.add(node.logicalType().getClass()));

        assertThat(carried).containsExactlyInAnyOrderElementsOf(Cells.ANNOTATIONS.keySet());
    }

    static Stream<PrimitiveNode> leaves() {
        return Stream.concat(Cells.bare(Repetition.OPTIONAL).stream(), Cells.annotated(Repetition.OPTIONAL).stream());
    }

    @ParameterizedTest
    @MethodSource("leaves")
    void isReadByAll(PrimitiveNode leaf) throws IOException {
        for (CompressionCodec codec : Cells.codecs()) {
            TableFile file = write(leaf, codec);
            assertThat(ParquetJava.layout(file.path())).as("row groups").hasSize(2);
            assertDictionaries(file);
            try (Expectation expectation = file.expectation(strangers)) {
                for (Engine engine : Engine.values()) {
                    Optional<Limit> limit = Limit.of(engine, leaf);
                    if (limit.isEmpty()) {
                        expectation.mustBeReadFrom(file.path(), engine);
                    } else {
                        assertThatThrownBy(() -> expectation.mustBeReadFrom(file.path(), engine))
                                .as("%s reads %s now: the limit can go", limit.get(), leaf)
                                .isInstanceOf(AssertionError.class);
                    }
                }
            }
        }
    }

    /** The columns that are to have a dictionary have one in each chunk, the others have none: else only half is tested. */
    private static void assertDictionaries(TableFile file) throws IOException {
        for (List<String> chunks : ParquetJava.layout(file.path())) {
            for (int i = 0; i < chunks.size(); i++) {
                PrimitiveNode node = file.columns().get(i).node();
                boolean possible = node.type() != PhysicalType.BOOLEAN && !(node.logicalType() instanceof NullType);
                if (node.typeLength() == 1 && node.name().endsWith("_dictionary")) {
                    continue; // a dictionary of single bytes saves little: the writer may do without
                }
                assertThat(chunks.get(i).startsWith("dictionary("))
                        .as("%s of %s: %s", node.name(), file.path(), chunks.get(i))
                        .isEqualTo(possible && node.name().endsWith("_dictionary"));
            }
        }
    }

    /** Four columns of one type: required and optional, with a dictionary and without; pages and a second row group. */
    private TableFile write(PrimitiveNode leaf, CompressionCodec codec) throws IOException {
        ValueSource source = new ValueSource(leaf);
        Random random = new Random(leaf.name().hashCode());
        List<Object> pool = new ArrayList<>(source.edges());
        for (int i = 0; i < 20; i++) {
            pool.add(source.next(random));
        }
        List<Object> present = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            present.add(pool.get(random.nextInt(pool.size())));
        }
        present.addAll(pool);
        List<Object> gaps = new ArrayList<>();
        for (int i = 0; i < present.size(); i++) {
            gaps.add(i % 5 == 2 ? null : present.get(i));
        }
        List<LeafValues> columns = new ArrayList<>();
        WriterOptions.Builder options =
                WriterOptions.builder().codec(codec).pageRows(64).rowGroupRows(present.size() - 130);
        for (boolean dictionary : new boolean[] {true, false}) {
            for (Repetition repetition : List.of(Repetition.REQUIRED, Repetition.OPTIONAL)) {
                if (repetition == Repetition.REQUIRED && leaf.logicalType() instanceof NullType) {
                    continue; // nothing but nulls, and none allowed: there is no such table
                }
                String name = repetition + (dictionary ? "_dictionary" : "_plain");
                PrimitiveNode node =
                        new PrimitiveNode(name, repetition, leaf.type(), leaf.typeLength(), leaf.logicalType(), null);
                columns.add(new LeafValues(node, repetition == Repetition.REQUIRED ? present : gaps));
                if (leaf.type() != PhysicalType.BOOLEAN) { // which never has a dictionary, and no such option
                    options.column(
                            name, ColumnOptions.builder().dictionary(dictionary).build());
                }
            }
        }
        Path path = directory.resolve(leaf.name() + "-" + codec + ".parquet");
        return TableFile.write(
                path, columns, options.build(), Arrays.asList(50, 1000).get(random.nextInt(2)));
    }
}
