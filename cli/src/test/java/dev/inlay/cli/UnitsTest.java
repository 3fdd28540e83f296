// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {

    @ParameterizedTest
    @CsvSource({
        "0,0 B",
        "999,999 B",
        "1000,1.0 kB",
        "1949,1.9 kB",
        "999949,999.9 kB",
        "999950,1.0 MB",
        "1223329,1.2 MB",
        "128849018880,128.8 GB",
        "9223372036854775807,9.2 EB"
    })
    void bytes(long value, String text) {
        assertThat(Units.bytes(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0 ms",
        "850000000,850 ms",
        "999600000,1.0 s",
        "12345000000,12.3 s",
        "59949000000,59.9 s",
        "59950000000,1 min 00 s",
        "125000000000,2 min 05 s",
        "3720000000000,1 h 02 min"
    })
    void durations(long nanos, String text) {
        assertThat(Units.duration(nanos)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"0;0 rows", "1;1 row", "2000;2,000 rows"})
    void counts(long value, String text) {
        assertThat(Units.count(value, "row")).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"100,50,2.00", "1,3,0.33", "5,0,-"})
    void ratios(long whole, long part, String text) {
        assertThat(Units.ratio(whole, part)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"65536,65536", "64K,65536", "1m,1048576", "2G,2147483648", "0,0"})
    void sizes(String text, long value) {
        assertThat(WriterFlags.size("--page-size", text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "K", "1.5M", "-1", "1T", "9999999999G", "1 M"})
    void noSizes(String text) {
        assertThatThrownBy(() -> WriterFlags.size("--page-size", text))
                .hasMessage("--page-size \"" + text + "\" is not a number such as 65536, 64K, 1M or 2G");
    }

    @ParameterizedTest
    @CsvSource({"0,80", "10,40", "120,120", "500,160"})
    void widthsOfTerminalsAreSane(int told, int used) {
        assertThat(Terminal.columns(told)).isEqualTo(used);
    }

    @ParameterizedTest
    @CsvSource({"plain,plain", "Zoë 🦆,Zoë 🦆"})
    void textThatIsPlainStaysAsItIs(String text, String shown) {
        assertThat(Quoted.escaped(text)).isEqualTo(shown);
    }

    @Test
    void nothingReachesTheTerminalThatIsNotText() {
        assertThat(Quoted.of("a\tb\nc\r\u001b[31m\u007f\ud800")).isEqualTo("\"a\\tb\\nc\\r\\u001b[31m\\u007f\\ud800\"");
        assertThat(Quoted.of("x".repeat(61))).isEqualTo("\"" + "x".repeat(60) + "…\"");
    }
}
