// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inlay.format.Binary;
import dev.inlay.format.ColumnChunk;
import dev.inlay.format.ColumnCryptoMetaData.EncryptionWithColumnKey;
import dev.inlay.format.EncryptionAlgorithm;
import dev.inlay.format.EncryptionAlgorithm.AesGcmCtrV1;
import dev.inlay.format.EncryptionAlgorithm.AesGcmV1;
import dev.inlay.format.FileCryptoMetaData;
import dev.inlay.format.FileMetaData;
import dev.inlay.format.ParquetException;
import dev.inlay.format.thrift.FileCryptoMetaDataThrift;
import dev.inlay.format.thrift.PageHeaderThrift;
import dev.inlay.format.thrift.ThriftReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What encrypted files say in clear: who has the key of the footer, and footers that are only signed. */
class EncryptedMetadataTest {

    @BeforeAll
    static void needsTheCorpus() {
        Corpus.root();
    }

    private static final String PLAIN_FOOTER = "plaintext_footer";

    static List<String> encryptedFooters() {
        return Corpus.files("data", ".encrypted").stream()
                .filter(name -> !name.contains(PLAIN_FOOTER))
                .toList();
    }

    static List<String> plainFooters() {
        return Corpus.files("data", ".encrypted").stream()
                .filter(name -> name.contains(PLAIN_FOOTER))
                .toList();
    }

    @Test
    void thereAreFilesOfBothKinds() {
        assertThat(encryptedFooters()).hasSize(11);
        assertThat(plainFooters()).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("encryptedFooters")
    void anEncryptedFooterIsNotCalledCorrupt(String name) {
        assertThatThrownBy(() -> MetadataCorpusTest.readFooter(name))
                .isExactlyInstanceOf(ParquetException.class)
                .hasMessageEndingWith("the footer is encrypted (PARE), which is not supported yet");
    }

    @ParameterizedTest
    @MethodSource("encryptedFooters")
    void fileCryptoMetaDataIsInClear(String name) throws Exception {
        byte[] file = Files.readAllBytes(Corpus.file(name));
        int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - 8);
        FileCryptoMetaData crypto =
                FileCryptoMetaDataThrift.read(new ThriftReader(file, file.length - 8 - length, length));
        assertThat(MetadataCorpusTest.readAgain(
                        FileCryptoMetaDataThrift::write, FileCryptoMetaDataThrift::read, crypto))
                .isEqualTo(crypto);

        assertThat(crypto.encryptionAlgorithm())
                .isInstanceOf(name.contains("_ctr") ? AesGcmCtrV1.class : AesGcmV1.class);
        assertThat(crypto.keyMetadata()).isNotNull();
        if (name.endsWith("_disable_aad_storage.parquet.encrypted")) {
            assertThat(supplyAadPrefix(crypto.encryptionAlgorithm())).isTrue();
        }
    }

    private static Boolean supplyAadPrefix(EncryptionAlgorithm algorithm) {
        return algorithm instanceof AesGcmV1 gcm ? gcm.supplyAadPrefix() : ((AesGcmCtrV1) algorithm).supplyAadPrefix();
    }

    @Test
    void theVectorOfH19IsWhatTheFileHolds() throws Exception {
        String name = "data/encrypt_columns_and_footer_aad.parquet.encrypted";
        byte[] file = Files.readAllBytes(Corpus.file(name));
        int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - 8);
        assertThat(FileCryptoMetaDataThrift.read(new ThriftReader(file, file.length - 8 - length, length)))
                .isEqualTo(new FileCryptoMetaData(
                        new AesGcmV1(
                                Binary.utf8("tester"), Binary.of(HexFormat.of().parseHex("f88942f47d927f29")), false),
                        Binary.utf8("kf")));
    }

    @ParameterizedTest
    @MethodSource("plainFooters")
    void aSignedFooterReadsWithoutAKey(String name) throws Exception {
        FileMetaData metadata = MetadataCorpusTest.readFooter(name);
        assertThat(metadata.encryptionAlgorithm()).isInstanceOf(AesGcmV1.class);
        assertThat(metadata.footerSigningKeyMetadata()).isEqualTo(Binary.utf8("kf"));
        assertThat(MetadataCorpusTest.readAgain(metadata)).isEqualTo(metadata);

        byte[] file = Files.readAllBytes(Corpus.file(name));
        int encrypted = 0;
        for (ColumnChunk chunk : metadata.rowGroups().get(0).columns()) {
            if (chunk.cryptoMetadata() == null) {
                for (ChunkPages.Found page : ChunkPages.of(file, chunk.metaData())) {
                    assertThat(MetadataCorpusTest.readAgain(
                                    PageHeaderThrift::write, PageHeaderThrift::read, page.header()))
                            .isEqualTo(page.header());
                }
            } else {
                encrypted++;
                assertThat(chunk.cryptoMetadata()).isInstanceOf(EncryptionWithColumnKey.class);
                assertThat(chunk.encryptedColumnMetadata()).isNotNull();
                assertThat(chunk.metaData().statistics()).as("X12").isNull();
            }
        }
        assertThat(encrypted).isEqualTo(name.contains("aes256") ? 8 : 2);
    }
}
