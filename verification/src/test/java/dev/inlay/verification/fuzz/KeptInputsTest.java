// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.verification.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inlay.encoding.EncodingTable;
import dev.inlay.format.CompressionCodec;
import dev.inlay.format.Encoding;
import dev.inlay.format.PhysicalType;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All that fuzzing has kept, once more, without a fuzzer. */
class KeptInputsTest {

    /** The limit catches what does not end; nothing here takes a second. */
    @ParameterizedTest
    @EnumSource(FuzzTarget.class)
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void keptInputs(FuzzTarget target) throws IOException {
        int accepted = 0;
        int refused = 0;
        for (byte[] input : KeptInputs.of(target)) {
            if (accepts(target, input)) {
                accepted++;
            } else {
                refused++;
            }
        }
        assertThat(accepted).isPositive();
        assertThat(refused).isPositive();
    }

    @ParameterizedTest
    @EnumSource(FuzzTarget.class)
    void seedsAreAccepted(FuzzTarget target) throws IOException {
        List<byte[]> seeds = Seeds.of(target);

        assertThat(seeds).isNotEmpty();
        for (byte[] seed : seeds) {
            assertThat(accepts(target, seed)).as(HexFormat.of().formatHex(seed)).isTrue();
        }
    }

    @Test
    void everyEncodingHasATarget() {
        Set<String> missing = new TreeSet<>();
        for (Encoding encoding : Encoding.values()) {
            if (Arrays.stream(PhysicalType.values()).anyMatch(type -> EncodingTable.allows(encoding, type))) {
                missing.add(encoding.name());
            }
        }
        missing.removeAll(targets());

        assertThat(missing).as("without those of DICTIONARY").containsExactly("PLAIN_DICTIONARY", "RLE_DICTIONARY");
    }

    @Test
    void everyCodecHasATarget() {
        Set<String> missing =
                Arrays.stream(CompressionCodec.values()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
        missing.removeAll(targets());

        assertThat(missing).as("without what is a copy, and what is no Java").containsExactly("BROTLI", "UNCOMPRESSED");
    }

    private static Set<String> targets() {
        return Arrays.stream(FuzzTarget.values()).map(Enum::name).collect(Collectors.toSet());
    }

    private static boolean accepts(FuzzTarget target, byte[] input) {
        try {
            return target.accepts(input);
        } catch (Throwable e) {
            throw new AssertionError(KeptInputs.finding(target, input), e);
        }
    }
}
