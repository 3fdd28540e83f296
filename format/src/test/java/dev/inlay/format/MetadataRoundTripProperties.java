// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.format.thrift.BloomFilterHeaderThrift;
import dev.inlay.format.thrift.ColumnIndexThrift;
import dev.inlay.format.thrift.ColumnMetaDataThrift;
import dev.inlay.format.thrift.FileCryptoMetaDataThrift;
import dev.inlay.format.thrift.OffsetIndexThrift;
import dev.inlay.format.thrift.PageHeaderThrift;
import dev.inlay.format.thrift.ThriftReader;
import dev.inlay.format.thrift.ThriftWriter;
import dev.inlay.io.MemoryFile;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.BiConsumer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written from any record is read as an equal one, to its last byte and not beyond. */
class MetadataRoundTripProperties {

    @Property(tries = 500)
    void fileMetaData(@ForAll("fileMetaDatas") FileMetaData metadata) throws Exception {
        byte[] footer = Footer.bytes(metadata);
        byte[] file =
                ByteBuffer.allocate(4 + footer.length).position(4).put(footer).array();
        assertThat(Footer.read(MemoryFile.of(file).asInput())).isEqualTo(metadata);
    }

    @Property(tries = 300)
    void columnMetaData(@ForAll("columnMetaDatas") ColumnMetaData column) throws Exception {
        roundTrip(column, ColumnMetaDataThrift::write, ColumnMetaDataThrift::read);
    }

    @Property(tries = 300)
    void pageHeader(@ForAll("pageHeaders") PageHeader header) throws Exception {
        roundTrip(header, PageHeaderThrift::write, PageHeaderThrift::read);
    }

    @Property(tries = 300)
    void columnIndex(@ForAll("columnIndexes") ColumnIndex index) throws Exception {
        roundTrip(index, ColumnIndexThrift::write, ColumnIndexThrift::read);
    }

    @Property(tries = 300)
    void offsetIndex(@ForAll("offsetIndexes") OffsetIndex index) throws Exception {
        roundTrip(index, OffsetIndexThrift::write, OffsetIndexThrift::read);
    }

    @Property(tries = 300)
    void bloomFilterHeader(@ForAll("bloomFilterHeaders") BloomFilterHeader header) throws Exception {
        roundTrip(header, BloomFilterHeaderThrift::write, BloomFilterHeaderThrift::read);
    }

    @Property(tries = 300)
    void fileCryptoMetaData(@ForAll("fileCryptoMetaDatas") FileCryptoMetaData crypto) throws Exception {
        roundTrip(crypto, FileCryptoMetaDataThrift::write, FileCryptoMetaDataThrift::read);
    }

    private static <T> void roundTrip(T struct, BiConsumer<ThriftWriter, T> write, Read<T> read) throws Exception {
        ThriftWriter out = new ThriftWriter();
        write.accept(out, struct);
        assertThat(out.size()).isEqualTo(out.toByteArray().length);
        ThriftReader in = new ThriftReader(out.toByteArray(), 0, out.size());
        assertThat(read.from(in)).isEqualTo(struct);
        assertThat(in.position()).isEqualTo(out.size());

        // the same from the middle of an array whose other bytes would say something else, by a writer used before
        out.reset();
        write.accept(out, struct);
        byte[] middle = new byte[out.size() + 20];
        Arrays.fill(middle, (byte) 0x15);
        out.copyTo(middle, 10);
        assertThat(read.from(new ThriftReader(middle, 10, out.size()))).isEqualTo(struct);
    }

    private interface Read<T> {
        T from(ThriftReader in) throws MalformedDataException;
    }

    @Provide
    Arbitrary<FileMetaData> fileMetaDatas() {
        return MetadataArbitraries.fileMetaData();
    }

    @Provide
    Arbitrary<ColumnMetaData> columnMetaDatas() {
        return MetadataArbitraries.columnMetaData();
    }

    @Provide
    Arbitrary<PageHeader> pageHeaders() {
        return MetadataArbitraries.pageHeader();
    }

    @Provide
    Arbitrary<ColumnIndex> columnIndexes() {
        return MetadataArbitraries.columnIndex();
    }

    @Provide
    Arbitrary<OffsetIndex> offsetIndexes() {
        return MetadataArbitraries.offsetIndex();
    }

    @Provide
    Arbitrary<BloomFilterHeader> bloomFilterHeaders() {
        return MetadataArbitraries.bloomFilterHeader();
    }

    @Provide
    Arbitrary<FileCryptoMetaData> fileCryptoMetaDatas() {
        return MetadataArbitraries.fileCryptoMetaData();
    }
}
